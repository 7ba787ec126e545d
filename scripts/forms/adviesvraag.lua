-- Je adviesvraag aan Veilig Thuis (stap 2, criterium A3): zonder naam, feiten voor indrukken, en een vraag van jezelf.
-- Het formulier is wat je klaarlegt of zegt als je belt; het advies zelf schrijft de casus op het moment daarna.
--
-- In een casus:
--   form: {use: adviesvraag, with: {wie: "een jongen van vier en zijn zusje van één", herkenbaar: "de zoon van de slager",
--          feit: "Drie consulten in drie maanden, elke keer een andere uitleg.", duiding: "Ik vertrouw die moeder niet.",
--          vraag: "Wie kan vandaag naar het letsel kijken, en moet zijn zusje mee?"}}
--
-- Wie een vraag stelt, heeft advies gevraagd (ADVIES_VT); wie vraagt of ze het overnemen, nog niet. Met een herkenbare
-- aanduiding: NAMEN_BIJ_ADVIES. Met veilig: VEILIG_NU (veilig_antwoord: ja of nee, als de casus dat weet).

return {
  parameters = {
    titel = { default = "Je adviesvraag aan Veilig Thuis" },
    wie = { about = "Om wie het gaat, zonder naam: een jongen van vier en zijn zusje van één." },
    herkenbaar = { default = "", about = "Waaraan het gezin te herkennen is; zonder is er geen antwoord met een naam." },
    feit = { about = "Een feit met datum of bron, zoals je het zou zeggen." },
    duiding = { about = "Een indruk die als feit klinkt." },
    van_horen = { default = "", about = "Iets van horen zeggen, zonder bron." },
    vraag = { about = "De vraag waar een adviseur iets mee kan, over deze situatie." },
    vraag_ruim = { default = "Wat moet ik doen?", about = "Een vraag waar alles op past." },
    vraag_weg = { default = "Kunnen jullie het overnemen?", about = "Een vraag die het besluit weggeeft." },
    veilig = { default = "", about = "Wat je weet over vandaag en vanavond; zonder wordt er niet naar gevraagd." },
    veilig_antwoord = { default = "", about = "ja of nee: is het nu veilig?" },
    veilig_vaag = { default = "Dat zal wel. Het gaat al langer zo.", about = "Een antwoord dat het niet weet." },
  },

  build = function(p)
    local opening = {
      { id = "gevoel", label = "Ik bel over een gezin waar ik geen goed gevoel bij heb.", score = { A3 = -1 },
        why = "Het gevoel mag er zijn. Alleen kan de adviseur er nog niets mee." },
      { id = "anoniem", label = "Dit is een adviesvraag, zonder namen. Het gaat om " .. p.wie .. ".", score = { A3 = 2 },
        why = "De adviseur weet wat je vraagt, en hoeft niet te weten wie het zijn." },
    }
    if p.herkenbaar ~= "" then
      opening[#opening + 1] = { id = "met_naam", label = "Het gaat om " .. p.herkenbaar .. ".", score = { A3 = -2 },
        events = { "NAMEN_BIJ_ADVIES" },
        why = "Hieraan is het gezin te herkennen. Dan is het geen advies meer: een melding hoort een bewust besluit te zijn." }
    end

    local begin = {
      { id = "feit", label = p.feit, score = { A3 = 1 },
        why = "Wat is gezien, en wanneer. Je indruk komt daarna, als indruk." },
      { id = "duiding", label = p.duiding, score = { A3 = -1 },
        why = "Wie met de conclusie begint, krijgt eerst de vraag waar die op rust." },
    }
    if p.van_horen ~= "" then
      begin[#begin + 1] = { id = "van_horen", label = p.van_horen, score = { A3 = -1 },
        why = "Zonder bron kan niemand dit nagaan. Noem van wie je het hebt, of laat het liggen." }
    end

    local fields = {
      { id = "opening", type = "choice", ask = "Hoe begin je?", options = opening },
      { id = "begin", type = "choice", ask = "Wat vertel je als eerste?", options = begin },
    }
    if p.veilig ~= "" then
      local veilig_nu = { "VEILIG_NU" }
      if p.veilig_antwoord ~= "" then veilig_nu = { { VEILIG_NU = p.veilig_antwoord } } end
      fields[#fields + 1] = {
        id = "veilig",
        type = "choice",
        ask = "De adviseur vraagt: hoe veilig is het vandaag, en vanavond?",
        options = {
          { id = "vaag", label = p.veilig_vaag, score = { A7 = -2 },
            why = "Dat het al langer zo gaat, zegt niets over vanavond. Ga het na." },
          { id = "nagegaan", label = p.veilig, score = { A7 = 2 }, events = veilig_nu,
            why = "Eerst nu, dan het patroon. Wat je hier niet weet, is je eerste vraag." },
        },
      }
    end
    fields[#fields + 1] = {
      id = "vraag",
      type = "choice",
      ask = "Wat vraag je?",
      options = {
        { id = "ruim", label = p.vraag_ruim, score = { A3 = 0 }, events = { "ADVIES_VT" },
          why = "Begrijpelijk, en erg ruim. Het antwoord kan dan alle kanten op." },
        { id = "weggeven", label = p.vraag_weg, score = { A3 = -1, B3 = -1 },
          why = "Een adviseur denkt mee. Het besluit blijft bij jou, en bij jouw afwegingskader." },
        { id = "eigen", label = p.vraag, score = { A3 = 2 }, events = { "ADVIES_VT" },
          why = "Een vraag over deze situatie krijgt een antwoord waar je vandaag iets mee kunt." },
      },
    }
    fields[#fields + 1] = { id = "woorden", type = "text", required = false, ask = "In je eigen woorden: wat wil jij weten?" }
    return { title = p.titel, fields = fields }
  end,
}
