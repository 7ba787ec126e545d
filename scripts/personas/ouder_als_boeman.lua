-- Een ouder na een scheiding die verwacht dat hij het weer gedaan heeft: weinig woorden, armen over elkaar, en dan ineens veel.
--
-- Wat het gesprek stuurt:
--   claim       Ook hij trekt: niet met papier maar met 'zie je wel'. Zakt als hij merkt dat er evenveel voor hem is.
--   escalatie   0 kalm … 5 gevaar. Omhoog door 'rustig maar', verwijten, een beschuldiging waar de ander bij zit, en als jij een kant
--               kiest. Omlaag door ruimte, een pauze voor iedereen, en een grens met een keuze.
-- Uit zichzelf wordt hij niet gevaarlijk: wie hem hoort, houdt hem onder de 3. Vanaf 4 zegt hij iets wat hij niet terug kan nemen.
-- Wat het kiezen van een kant met hem doet, zegt de casus met een effect (zie ouder_met_bewijs).
--
-- Maten: stappen van 1; alleen een verwijt, een beschuldiging en een dreigement doen 2 omlaag.

return {
  start = { vertrouwen = 4, spanning = 7, openheid = 6, weerstand = 5, claim = 8, escalatie = 1 },
  private = { gekwetst = { start = 0, max = 2 } },

  moves = {
    -- Evenveel krijgen is bij hem het halve werk.
    kader_voor_beiden = { { when = "vertrouwen <= 5", vertrouwen = 1, claim = -1, mood = "afwachtend" }, { claim = -1 } },
    beurt_verdelen = { { when = "weerstand >= 3", weerstand = -1, spanning = -1 }, { spanning = -1 } },
    geen_verklaring = { { when = "claim >= 4", claim = -1, spanning = -1 }, { spanning = -1 } },
    gelijk_informeren = { { when = "vertrouwen <= 6", vertrouwen = 1, claim = -1 }, { claim = -1 } },
    doel_zeggen = { spanning = -1 },

    meerzijdig_erkennen = {
      { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1, weerstand = -1 },
      { spanning = -1, weerstand = -1 },
    },
    verwijt_ombuigen = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },

    -- Als de stem omhoog is: eerst ruimte of een pauze, dan pas de inhoud.
    ruimte_geven = {
      { when = "escalatie >= 1", escalatie = -1, spanning = -1 },
      { when = "vertrouwen <= 6", vertrouwen = 1 },
      { spanning = -1 },
    },
    pauze_nemen = { { when = "escalatie >= 1", escalatie = -1, spanning = -1 }, { spanning = -1 } },
    grens_met_keuze = { { when = "escalatie >= 1", escalatie = -1, spanning = -1 }, { spanning = -1 } },

    perspectief_vragen = { { when = "escalatie <= 2 and openheid <= 7", openheid = 1 }, { spanning = 1 } },
    open_vraag = { { when = "escalatie <= 2 and openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "escalatie <= 2 and openheid <= 7", openheid = 1 } },
    uitzondering_vragen = { { when = "weerstand >= 3", weerstand = -1, mood = "ontspannen" }, { mood = "ontspannen" } },
    apart_vragen = { spanning = 1, mood = "afwachtend" },

    zorg_benoemen = { spanning = 1 },
    kindwoorden_delen = { weerstand = -1, mood = "geschrokken" },

    -- Wat de trek voedt.
    partij_kiezen = { claim = 1 },
    scheidsrechter = { weerstand = 1, escalatie = 1, mood = "gespannen" },
    boodschapper = { claim = 1 },
    ongelijk_informeren = { claim = 1 },

    -- Wat de boosheid voedt.
    rustig_maar = { escalatie = 1, weerstand = 1, mood = "boos" },
    verwijt = { vertrouwen = -2, escalatie = 1, gekwetst = 1, mood = "boos" },
    oordeel = { vertrouwen = -1, escalatie = 1, gekwetst = 1, mood = "boos" },
    tegenaanval = { vertrouwen = -1, escalatie = 1, gekwetst = 1, mood = "boos" },
    samen_naar_geweld_vragen = { vertrouwen = -2, escalatie = 1, gekwetst = 1, mood = "boos" },
    dreigen = { vertrouwen = -2, escalatie = 1, gekwetst = 1, mood = "boos" },
    discussie = { { when = "escalatie >= 2", escalatie = 1, weerstand = 1 }, { weerstand = 1 } },
    conclusie_trekken = { vertrouwen = -1, weerstand = 1 },
    kind_als_wapen = { spanning = 1, gekwetst = 1, mood = "geschrokken" },
    verborgen_agenda = { vertrouwen = -1, mood = "gespannen" },
    ongevraagd_advies = { weerstand = 1 },
    sussen = { weerstand = 1 },
    vaag = { weerstand = 1 },
    ontwijken = { weerstand = 1 },
    losse_eindjes = { spanning = 1 },

    -- Eén ding, een dag, en wie. Daar kan hij mee naar huis.
    concrete_afspraak = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    kleine_stap = { weerstand = -1 },
    opvolgen = { spanning = -1 },

    -- Dat je het terugneemt, heeft hij nog niet meegemaakt.
    partij_terugnemen = { { when = "vertrouwen <= 5", vertrouwen = 1, escalatie = -1 }, { escalatie = -1 } },
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, escalatie = -1 }, { escalatie = -1 } },
  },

  rest = { spanning = { 5, every = 4 } },
  closed = { { when = "escalatie >= 4" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "escalatie >= 3", mood = "boos" },
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    -- Geen "ontspannen" uit zichzelf: hier wordt niet gelachen om wat zeer doet. Wie het echt is, krijgt het op zijn regel.
    { when = "vertrouwen >= 7 and spanning <= 4", mood = "zacht" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "escalatie >= 4", text = "Ik heb iets gezegd wat ik nooit zou doen. Dat staat nu ergens opgeschreven." },
    { when = "vertrouwen <= 2", text = "Twee tegen één. Wat zei ik." },
    { when = "claim >= 9", text = "Mooi, die heeft door hoe zij is." },
    { when = "vertrouwen >= 6", text = "Ik mocht uitpraten. Dat klinkt klein, maar dat was lang geleden." },
    { text = "Het was niet leuk. Maar ik was niet de boeman, deze keer." },
  },
}
