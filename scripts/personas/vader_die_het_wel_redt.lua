-- Een vader die moe is en het zelf wil oplossen. Hij heeft niets te verbergen, en hij vindt wel dat het er bij hem thuis niet uitziet.
-- Daardoor klinkt hij als iemand die iets te verbergen heeft: kort, op weg naar de deur, met een grapje dat niet lukt.
--
-- Wat het gesprek stuurt:
--   vertrouwen  Zakt hard als iemand het antwoord al weet. Stijgt als iemand echt vraagt, ook als de vraag pijn doet.
--   schaamte    Hoog bij het begin, om de rommel en niet om de kinderen. Wie de last ziet, haalt er een stap af.
-- Aan hem is niet te zien of het goed zit: een vader die schrikt, kan van alles zijn. Schrijf dus geen casus waarin zijn gezicht het
-- antwoord geeft.
--
-- Maten: stappen van 1; een verwijt, een dreigement en een beschuldiging doen 2. Zachte plafonds over zo'n twaalf beurten.

return {
  start = { vertrouwen = 5, spanning = 6, openheid = 4, weerstand = 3, schaamte = 6 },
  private = { beschuldigd = { start = 0, max = 1 }, nagelopen = { start = 0, max = 1 } },

  moves = {
    -- Contact.
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1, schaamte = -1 }, { schaamte = -1, spanning = -1 } },
    toestemming_vragen = { { when = "vertrouwen <= 7", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    doel_zeggen = { { when = "spanning <= 7", spanning = 1 } },
    rol_uitleggen = { { when = "weerstand >= 2", weerstand = -1 }, { spanning = -1 } },
    eigen_aandeel = { { when = "weerstand >= 2", weerstand = -1 }, { spanning = -1 } },
    kracht_benoemen = { { when = "vertrouwen <= 6", schaamte = -1, vertrouwen = 1, mood = "zacht" }, { mood = "zacht" } },

    -- Vragen. Een open vraag is voor hem een uitweg uit het beklaagdenbankje.
    open_vraag = { { when = "vertrouwen >= 3 and openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "openheid <= 7", openheid = 1 } },
    perspectief_vragen = { { when = "vertrouwen >= 3 and openheid <= 7", openheid = 1, weerstand = -1 }, { weerstand = -1 } },
    samen_kijken = { { when = "openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },
    samenvatten = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    gesloten_vraag = { mood = "gespannen" },
    beschuldigende_vraag = { vertrouwen = -2, weerstand = 1, beschuldigd = 1, mood = "boos" },

    -- De zorg. Een feit is te dragen; een conclusie niet.
    feit = { { when = "spanning <= 7", spanning = 1, mood = "geschrokken" }, { mood = "geschrokken" } },
    zorg_benoemen = { { when = "vertrouwen >= 4", spanning = 1, mood = "geschrokken" }, { weerstand = 1, mood = "gesloten" } },
    lastig_maar_zeggen = { { when = "vertrouwen <= 6", vertrouwen = 1, mood = "afwachtend" }, { mood = "afwachtend" } },
    veiligheid_vragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 }, { weerstand = 1 } },
    melding_meedelen = { spanning = 1, weerstand = 1, mood = "geschrokken" },
    om_de_zorg_heen = { openheid = -1, mood = "afwachtend" },
    sussen = { spanning = -1, openheid = -1, mood = "opgelucht" },
    verwijt = { vertrouwen = -2, weerstand = 1, schaamte = 1, beschuldigd = 1, mood = "boos" },
    oordeel = { vertrouwen = -2, weerstand = 1, schaamte = 1, mood = "gesloten" },
    conclusie_trekken = { vertrouwen = -1, weerstand = 1, beschuldigd = 1, mood = "boos" },
    discussie = { vertrouwen = -1, weerstand = 1, mood = "boos" },
    doorvertellen = { vertrouwen = -1, spanning = 1, mood = "geschrokken" },
    controle_aankondigen = { vertrouwen = -1, weerstand = 1, nagelopen = 1, mood = "gesloten" },
    verschuilen = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    belofte_uitkomst = { spanning = -1, mood = "afwachtend" },

    -- Wat er wordt gedeeld en opgeschreven.
    toestemming_delen = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    laten_meelezen = { { when = "vertrouwen <= 7", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    niet_noteren = { spanning = -1, mood = "opgelucht" },
    belofte_niet_melden = { spanning = -1, mood = "opgelucht" },
    belofte_terugnemen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = 1 } },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    fout_toegeven = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 3, every = 3 } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "weerstand >= 6", mood = "boos" },
    { when = "vertrouwen >= 7 and schaamte <= 4", mood = "ontspannen" },
    { when = "openheid <= 2", mood = "gesloten" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "nagelopen >= 1", text = "Langsrijden, om te kijken of het klopt. Bel dan aan. Dan is er koffie." },
    { when = "vertrouwen <= 2", text = "Ik haal ze op en ik zeg gedag. Meer hoeven ze daar niet te weten." },
    { when = "beschuldigd >= 1", text = "We zijn eruit. Maar die ene zin hoor ik nog." },
    { when = "vertrouwen >= 7 and openheid >= 6", text = "Het was geen leuke vraag. Ik ben blij dat iemand hem stelde." },
    { when = "openheid <= 3", text = "Er was iets, geloof ik. Wat het was, weet ik nog steeds niet." },
    { text = "Het was even slikken. Maar het ging over Teun, en niet over de rommel." },
  },
}
