-- Een moeder met een licht verstandelijke beperking. Trots op wat ze zelf doet, vaak overschat, en gewend om ja te zeggen.
--
-- Twee dingen sturen elk gesprek met haar:
--   ja_bias  Ze zegt "ja hoor", of ze het nu begrijpt of niet. Ja is dus geen informatie. De auteur schrijft het antwoord op
--            `begrip` en `ja_bias`; pas bij terugvertellen of voordoen blijkt wat er is overgekomen.
--   begrip   Zakt door lange zinnen, vaktaal, beeldspraak en te veel tegelijk, en door spanning. Stijgt door korte
--            zinnen, iets om naar te kijken en terugvertellen.
--
-- Maten: stappen van 1. Alleen wat echt schaadt (een verwijt, een dreigement) doet 2 omlaag, en één ding doet 2 omhoog:
-- opnieuw uitleggen vanaf wat ze zelf terugvertelde. Wat nieuw is kost altijd 1 begrip (`uitleg`, `zorg_benoemen`), ook
-- als je het goed zegt; goede taal wint dat terug. Zachte plafonds en bodems houden de lijn leesbaar over zo'n veertig
-- beurten: vertrouwen groeit boven 6 alleen nog door wie eerlijk is en terugkomt, en slechte taal alleen maakt begrip niet nul.

-- Woorden van het werk. Hele woorden; een auteur die er een mist, zet de zet `vaktaal` erbij en vult deze lijst aan.
local vaktaal = {
  "curve", "groeicurve", "lijn", "intake", "voedingspatroon", "voedingsschema", "voedingsplan", "calorieën", "percentiel",
  "standaarddeviatie", "dossier", "ontwikkeling", "ontwikkelingsfase", "begeleidingstraject", "traject", "signalen",
  "risicofactoren", "zorgcoördinatie", "evalueren", "evaluatie", "consult", "motivatie", "structuur", "consequent",
  "vochtbalans", "ondervoeding", "casus", "interventie",
}

-- Uitdrukkingen: letterlijk genomen zeggen ze iets anders.
local beeldspraak = {
  "tandje bij", "tandje bijzetten", "neuzen dezelfde kant op", "vinger aan de pols", "in de gaten houden", "loopt achter",
  "loopt wat achter", "op de rit", "schouders eronder", "knoop doorhakken", "uit de hand", "appeltje-eitje", "buigt af",
  "aan de bel trekken", "in het honderd", "op één lijn", "een stok achter de deur", "gif",
  "met een korreltje zout", "in hetzelfde schuitje",
}

return {
  -- Korte zinnen, een vraag tegelijk, gewone woorden: de analyse let erop.
  plain_language = true,
  start = { vertrouwen = 4, spanning = 6, openheid = 5, weerstand = 3, begrip = 4, ja_bias = 8, schaamte = 4 },
  -- Wat blijft hangen tot het wordt teruggenomen. Alleen voor wat ze achteraf vertelt.
  private = { bang = { start = 0, max = 1 }, beloofd = { start = 0, max = 1 }, geheim = { start = 0, max = 1 } },

  moves = {
    -- Contact. Ze is vaak beoordeeld: een blijk van gezien worden helpt, maar vriendelijkheid alleen draagt niet ver.
    waardering = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    toestemming_vragen = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { when = "weerstand >= 3", weerstand = -1 } },
    keuze_geven = { weerstand = -1, spanning = -1 },
    -- Wie de uitleg bij zichzelf legt, maakt nee zeggen veilig.
    eigen_aandeel = { { when = "ja_bias >= 6", ja_bias = -1, schaamte = -1 }, { schaamte = -1 } },
    oordeel = { vertrouwen = -1, schaamte = 1, weerstand = 1, mood = "gesloten" },
    over_hoofd_heen = { vertrouwen = -1, spanning = 1, weerstand = 1, mood = "geschrokken" },
    kleineren = { vertrouwen = -1, schaamte = 1, mood = "beschaamd" },
    discussie = { vertrouwen = -1, weerstand = 1, mood = "gespannen" },

    -- Vragen. Concreet en samen opent; een gesloten vraag krijgt ja, en daarmee niets.
    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 5", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    samen_kijken = { { when = "openheid <= 6", openheid = 1, spanning = -1 }, { spanning = -1 } },
    samenvatten = { { when = "vertrouwen <= 5", vertrouwen = 1 } },
    gesloten_vraag = { { when = "ja_bias >= 5", mood = "knikkend" } },
    gestapelde_vraag = { { when = "begrip >= 2", spanning = 1, begrip = -1, mood = "knikkend" }, { spanning = 1, mood = "knikkend" } },
    ongevraagd_advies = { openheid = -1, schaamte = 1, mood = "knikkend" },
    conclusie_trekken = { { when = "vertrouwen >= 1", vertrouwen = -1 } },

    -- De zorg. Eerlijk is goed, en het is ook schrikken en nieuw: dat kost even.
    doel_zeggen = { spanning = -1 },
    feit = { mood = "afwachtend" },
    zorg_benoemen = { spanning = 1, weerstand = 1, begrip = -1, mood = "geschrokken" },
    verborgen_agenda = { { when = "begrip >= 2", begrip = -1, mood = "afwachtend" }, { mood = "afwachtend" } },
    verwijt = { vertrouwen = -2, schaamte = 1, weerstand = 1, mood = "gesloten" },
    -- Sussen lucht op, en dat is precies het bezwaar: ze houdt over dat er niets hoeft.
    sussen = { { when = "begrip >= 2", spanning = -1, begrip = -1, mood = "opgelucht" }, { spanning = -1, mood = "opgelucht" } },
    -- Een dreigement maakt haar niet duidelijker maar banger, en dan zegt ze nog vaker ja.
    dreigen = { vertrouwen = -2, spanning = 1, ja_bias = 1, bang = 1, mood = "geschrokken" },
    -- Een belofte die niet kan, voelt als een cadeau. De rekening komt later.
    belofte_uitkomst = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    geheim_beloven = { spanning = -1, geheim = 1, mood = "opgelucht" },
    eerlijk_over_grens = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },

    -- Taal. Wat woorden aanrichten telt `react` hieronder. Gewone taal en een plaatje winnen terug wat iets nieuws kost, maar
    -- verder dan halverwege brengt mooi praten haar niet: dat doen alleen terugvertellen en opnieuw uitleggen.
    gewone_taal = { { when = "begrip <= 4 and spanning <= 7", begrip = 1 } },
    beeld_erbij = { { when = "begrip <= 5", begrip = 1 } },
    uitleg = { { when = "begrip >= 2", begrip = -1 } },
    te_veel_tegelijk = { { when = "begrip >= 2", begrip = -1, spanning = 1, mood = "knikkend" }, { spanning = 1, mood = "knikkend" } },
    vaktaal = { mood = "knikkend" },
    beeldspraak = { mood = "knikkend" },
    vaag = { mood = "knikkend" },

    -- Begrip. Bij te veel wantrouwen voelt terugvertellen als een overhoring.
    terugvragen = {
      { when = "vertrouwen <= 2", spanning = 1, mood = "gespannen" },
      { when = "begrip <= 7 and ja_bias >= 4", begrip = 1, ja_bias = -1 },
      { when = "begrip <= 7", begrip = 1 },
      { when = "ja_bias >= 4", ja_bias = -1 },
    },
    anders_uitleggen = { { when = "begrip <= 6", begrip = 2, spanning = -1, mood = "opgelucht" }, { spanning = -1 } },
    snapt_u = { mood = "knikkend" },
    begrip_aannemen = { { when = "ja_bias <= 9", ja_bias = 1, mood = "knikkend" }, { mood = "knikkend" } },
    overnieuw_hetzelfde = { spanning = 1, schaamte = 1, mood = "knikkend" },

    -- Kracht. Ze weet dat er iets mis is; dat er ook iets goed is, hoort ze zelden.
    kracht_benoemen = { { when = "vertrouwen <= 5", vertrouwen = 1, mood = "trots" }, { schaamte = -1, mood = "trots" } },
    uitzondering_vragen = { { when = "openheid <= 7", openheid = 1, mood = "ontspannen" }, { mood = "ontspannen" } },
    netwerk_vragen = { { when = "vertrouwen >= 4", spanning = -1, mood = "ontspannen" } },

    -- Afspraken. Iemand die zelf terugkomt is meer dan ze gewend is.
    kleine_stap = { spanning = -1 },
    concrete_afspraak = { spanning = -1 },
    opvolgen = { { when = "vertrouwen <= 7", vertrouwen = 1 } },
    eigen_taak_noemen = { { when = "vertrouwen <= 7", vertrouwen = 1 } },
    samen_afronden = { { when = "ja_bias >= 4", ja_bias = -1 } },
    bal_bij_ouder = { spanning = 1, mood = "knikkend" },
    losse_eindjes = { mood = "knikkend" },
    plan_opleggen = { begrip = -1, spanning = 1, ja_bias = 1, mood = "knikkend" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    dreiging_terugnemen = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1, bang = -1 }, { spanning = -1, bang = -1 } },
    belofte_terugnemen = { spanning = 1, beloofd = -1, geheim = -1 },
    plan_terugnemen = { { when = "begrip <= 7", begrip = 1, spanning = -1, mood = "opgelucht" }, { spanning = -1 } },
  },

  -- Wie zo gespannen is, hoort woorden en geen zinnen.
  each_turn = { { when = "spanning >= 8", begrip = -1 } },
  -- Bij haar zakt spanning niet met de klok, maar als er even iets anders is: de casus zet haar op zo'n rustpunt op 5 (`effect`
  -- bij het moment). Zo blijft ook te overzien, en te bewijzen, wat er in een lang bezoek kan gebeuren.
  rest = {},
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 2" } },

  -- Verdwaald knikken gaat voor gewoon afwachten: het is het teken waar de speler op moet leren letten.
  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "begrip <= 3 and ja_bias >= 6", mood = "knikkend" },
    { when = "schaamte >= 7", mood = "beschaamd" },
    { when = "vertrouwen >= 6 and spanning <= 5", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "bang >= 1", text = "Ze zei dat ze ging bellen. Ik heb die nacht niet geslapen." },
    { when = "vertrouwen <= 2", text = "Ze doen allemaal hetzelfde. Eerst lief, en dan weten zij het beter." },
    { when = "beloofd >= 1 and vertrouwen >= 5", text = "Ze heeft beloofd dat het goed komt. Daar houd ik haar aan." },
    { when = "geheim >= 1", text = "Ze zou het tegen niemand zeggen. Dat heeft ze beloofd." },
    { when = "begrip >= 7 and vertrouwen >= 6", text = "Ze praat gewoon. En ze vroeg of zíj het goed uitlegde. Dat vraagt nooit iemand." },
    { when = "begrip >= 7", text = "Ik weet nu wat ik moet doen. Of ze me aardig vindt, weet ik niet." },
    { when = "vertrouwen >= 6", text = "Ze was aardig. Ik heb maar ja gezegd, dan was het klaar." },
    { text = "Het ging zo snel. Ik heb maar geknikt." },
  },

  -- Wat de woorden zelf doen. Alleen omlaag: goed praten wordt beloond door de zetten, niet door het tellen.
  react = function(choice)
    local rows = {}
    -- Wat je doet of denkt, hoeft ze niet te verstaan.
    if choice.kind ~= "say" then return rows end
    -- Meer dan tien woorden in een zin: het begin is weg voor het eind er is.
    if tekst.longest_sentence(choice.say) > 10 then rows[#rows + 1] = { when = "begrip >= 2", begrip = -1 } end
    if tekst.contains_any(choice.say, vaktaal) or tekst.contains_any(choice.say, beeldspraak) then
      rows[#rows + 1] = { when = "begrip >= 2", begrip = -1 }
    end
    return rows
  end,
}
