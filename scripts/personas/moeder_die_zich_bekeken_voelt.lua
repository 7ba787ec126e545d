-- Een moeder die hoort dat er over haar gezin is nagedacht. Ze is niet schuldig en voelt zich wel betrapt. Ze komt verhaal halen, en
-- eigenlijk komt ze kijken of je haar nog als een gewone moeder ziet.
--
-- Wat het gesprek stuurt:
--   vertrouwen  Komt terug als iemand staat voor de vraag die hij stelde, en niet voor een oordeel dat hij niet heeft. Wie zijn vraag
--               terugneemt, maakt haar niet rustiger: dan was het dus nergens voor nodig.
--   schaamte    Ze mist ook wel eens iets, en dat weet ze zelf het best.
--
-- Maten: stappen van 1; een verwijt en een dreigement doen 2. Zachte plafonds over zo'n acht beurten.

return {
  start = { vertrouwen = 4, spanning = 6, openheid = 4, weerstand = 4, schaamte = 6 },
  private = { gewaarschuwd = { start = 0, max = 1 }, gesust = { start = 0, max = 1 } },

  moves = {
    waardering = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    rol_uitleggen = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    kracht_benoemen = { { when = "vertrouwen <= 6", schaamte = -1, vertrouwen = 1, mood = "zacht" }, { mood = "zacht" } },
    normaliseren = { { when = "schaamte >= 3", schaamte = -1 }, { spanning = -1 } },
    fout_toegeven = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    oordeel = { vertrouwen = -2, weerstand = 1, mood = "gesloten" },
    discussie = { vertrouwen = -1, weerstand = 1, mood = "boos" },
    smeken = { vertrouwen = -1, gesust = 1, mood = "afwachtend" },

    open_vraag = { { when = "openheid <= 7", openheid = 1 } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1, weerstand = -1 }, { weerstand = -1 } },
    wens_vragen = { { when = "openheid <= 7", openheid = 1, mood = "zacht" }, { mood = "zacht" } },
    stil_blijven = { { when = "openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },

    feit = { spanning = 1 },
    verwijt = { vertrouwen = -2, schaamte = 1, weerstand = 1, mood = "gesloten" },
    sussen = { openheid = -1, gesust = 1, mood = "afwachtend" },
    conclusie_trekken = { vertrouwen = -1, weerstand = 1, mood = "boos" },
    controle_aankondigen = { vertrouwen = -2, weerstand = 1, gewaarschuwd = 1, mood = "gesloten" },

    -- Wie terugneemt dat hij blijft kijken, mag dat: dan is het weg.
    laten_meelezen = { { when = "vertrouwen <= 7", vertrouwen = 1, weerstand = -1, gewaarschuwd = -1 }, { weerstand = -1, gewaarschuwd = -1 } },
    rechten_noemen = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    toestemming_delen = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    niet_noteren = { spanning = -1, gesust = 1, mood = "opgelucht" },
    belofte_niet_melden = { spanning = -1, gesust = 1, mood = "opgelucht" },
    belofte_terugnemen = { { when = "vertrouwen <= 6", vertrouwen = 1, gesust = -1 }, { gesust = -1 } },

    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 4, every = 3 } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "weerstand >= 6", mood = "boos" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 8", mood = "beschaamd" },
    { when = "vertrouwen >= 6 and openheid >= 6", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    -- Precies zoals ze begon: zij en de speler spraken elkaar niet.
    { when = "vertrouwen == 4 and openheid == 4 and weerstand == 4 and schaamte == 6", text = "Ik was er zelf niet bij." },
    { when = "gewaarschuwd >= 1", text = "We worden in de gaten gehouden. Dat is het laatste wat ik hoorde." },
    { when = "vertrouwen <= 2", text = "Ik kijk of er bij een andere opvang plek is." },
    { when = "gesust >= 1", text = "Het was allemaal niks, hoorde ik. Waarom zat ik daar dan?" },
    { when = "vertrouwen >= 7", text = "Ik was boos toen ik binnenkwam. Thuis dacht ik: er lette iemand op hem." },
    { when = "openheid >= 6", text = "Ik heb meer verteld dan ik wilde. Dat luchtte op." },
    { text = "Het is uitgepraat. Volgende week zeg ik wel weer gewoon gedag." },
  },
}
