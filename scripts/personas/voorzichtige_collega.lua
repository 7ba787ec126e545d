-- In de weging: de collega die twijfelt. Geen dwarsligger: wie het hardop mag zeggen, brengt het feit in dat nog ontbrak.
--
-- trek is de trek aan het besluit, en deze trekt naar wachten: nog één gesprek, nog één meting. Zakt door feiten die hard
-- genoeg zijn en door een besluit met een tweede helft (blijven helpen); stijgt als twijfel wordt weggestemd of gevoed.
-- openheid is wat ze op tafel legt. Wie haar overstemt, hoort het ontbrekende feit niet meer.
--
-- Maten: stappen van 1, plafonds over zo'n achttien beurten. De anderen aan tafel: ongeduldige_collega, teamleider_in_tijdnood.

return {
  start = { vertrouwen = 7, spanning = 3, openheid = 6, weerstand = 2, trek = 6 },
  private = { overstemd = { start = 0, max = 1 } },

  moves = {
    feiten_eerst = { { when = "openheid <= 8", openheid = 1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    tegenspraak_vragen = {
      { when = "vertrouwen <= 8 and openheid <= 8", vertrouwen = 1, openheid = 1, mood = "bijgedraaid" },
      { mood = "bijgedraaid" },
    },
    kind_in_beeld = { { when = "trek >= 3 and openheid <= 8", trek = -1, openheid = 1 }, { mood = "aan_tafel" } },
    weegvraag_hardop = { { when = "trek >= 4", trek = -1 } },
    acuut_en_structureel = { { when = "trek >= 3", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    twee_besluiten = { { when = "trek >= 3", trek = -1, spanning = -1 }, { spanning = -1 } },
    wie_vertelt_het = { { when = "trek >= 3", trek = -1, spanning = -1 }, { spanning = -1 } },
    opvolgen = { spanning = -1 },
    concrete_afspraak = { spanning = -1 },
    feit = { { when = "openheid <= 8", openheid = 1 } },
    patroon_benoemen = { { when = "trek >= 3", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    norm_volgen = { { when = "trek >= 3", trek = -1, spanning = 1 }, { spanning = 1 } },
    niet_stemmen = { { when = "openheid <= 8", openheid = 1, overstemd = -1, mood = "aan_tafel" }, { overstemd = -1 } },
    veiligheid_vragen = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    melding_staat = { { when = "trek >= 3", trek = -1 }, { spanning = -1 } },
    open_vraag = { { when = "openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "openheid <= 7", openheid = 1 } },
    samenvatten = { { when = "trek >= 4", trek = -1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 8", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    perspectief_vragen = { { when = "openheid <= 8", openheid = 1 } },

    -- Wat de twijfel stilmaakt in plaats van beantwoordt.
    stemmen = { openheid = -1, overstemd = 1, mood = "teruggetrokken" },
    discussie = { openheid = -1, weerstand = 1 },
    verwijt = { vertrouwen = -2, openheid = -1, mood = "teruggetrokken" },
    oordeel = { vertrouwen = -1, openheid = -1, mood = "teruggetrokken" },
    gevoel_als_argument = { openheid = -1 },
    groep_als_verklaring = { vertrouwen = -1, openheid = -1, mood = "teruggetrokken" },
    melden_en_klaar = { weerstand = 1, trek = 1, mood = "teruggetrokken" },

    -- Wat de twijfel voedt.
    bewijs_eisen = { trek = 1, mood = "bijgedraaid" },
    nog_een_kans = { trek = 1, mood = "bijgedraaid" },
    meewerken_is_veilig = { trek = 1, mood = "bijgedraaid" },
    alleen_acuut_wegen = { trek = 1 },
    sussen = { trek = 1 },
    losse_eindjes = { trek = 1, spanning = 1 },

    herstel = { { when = "vertrouwen <= 7", vertrouwen = 1, overstemd = -1 }, { overstemd = -1 } },
  },

  rest = { spanning = { 3, every = 4 } },

  moods = {
    { when = "weerstand >= 4", mood = "kortaf" },
    { when = "spanning >= 6", mood = "kortaf" },
    { when = "trek <= 3 and vertrouwen >= 7", mood = "bijgedraaid" },
    { mood = "aan_tafel" },
  },

  afterwards = {
    { when = "overstemd >= 1", text = "Mijn twijfel telde als stem, niet als vraag. Hij zit er nog." },
    { when = "trek <= 3", text = "Ik zei hardop wat ik niet zeker wist. Daarna kon ik mee." },
    { when = "trek >= 8", text = "Ik had liever nog gewacht. Ik weet alleen niet waarop." },
    { text = "Ik had er liever één feit bij gehad. Dat heb ik niet hard genoeg gezegd." },
  },
}
