-- Een ouder met een pasgeboren kind die weet hoe het moet, want ze doet dit voor haar werk. Trots, moe, snel, met humor.
-- Er is met haar niets aan de hand. Ze is alleen gevoelig voor één ding: dat iemand denkt dat ze het niet kan.
--
-- Wat het gesprek stuurt:
--   weerstand  Stijgt bij elk praatje dat ze zelf kan houden, en bij alles wat naar een verdenking klinkt. Zakt als iemand eerst
--              vraagt of het mag, en daarna wat zij ervan vindt.
--   openheid   Komt van gewone vragen, en van horen dat anderen dit ook hebben. Pas dan vertelt ze iets waar ze zich voor schaamt.
--   schaamte   Ze denkt dat iemand met haar beroep het vanzelf moet kunnen. Zakt als iemand zegt wat ze goed deed, met naam en toenaam.
--
-- Maten: stappen van 1. Een beschuldiging, een stap zonder signaal en een dreigement doen 2. Zachte plafonds, spanning heeft een rustpunt.

return {
  start = { vertrouwen = 5, spanning = 5, openheid = 4, weerstand = 3, schaamte = 5 },
  -- Wat blijft hangen. Alleen voor wat ze later vertelt.
  private = { verdacht = { start = 0, max = 2 }, gezien = { start = 0, max = 1 }, recht = { start = 0, max = 1 } },

  moves = {
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    normaliseren = { { when = "openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },
    -- Eerst vragen of het mag: het kleinste gebaar, en het haalt de meeste wind uit de zeilen.
    toestemming_vragen = { { when = "weerstand >= 2", weerstand = -1 }, { spanning = -1 } },
    beide_aanspreken = { spanning = -1 },
    doel_zeggen = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    eigen_aandeel = { { when = "vertrouwen <= 5", weerstand = -1, vertrouwen = 1 }, { weerstand = -1 } },
    keuze_geven = { spanning = -1 },

    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1, weerstand = -1 }, { weerstand = -1 } },
    wens_vragen = { { when = "vertrouwen <= 6", vertrouwen = 1, mood = "zacht" }, { mood = "zacht" } },
    thuis_vroeger_vragen = { { when = "openheid <= 7", openheid = 1 }, { spanning = 1 } },
    volhouden_vragen = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
    uitzondering_vragen = { schaamte = -1 },
    samen_afronden = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },

    -- Wat ze goed deed, precies. Lof in het algemeen gaat langs haar heen.
    kracht_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1, gezien = 1 }, { schaamte = -1, gezien = 1 } },
    lukte_waardoor = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1, gezien = 1 }, { schaamte = -1, gezien = 1 } },
    losse_lof = { mood = "afwachtend" },

    -- Het onderwerp zelf steekt altijd even, ook als je het goed zegt.
    kinderrecht_noemen = { spanning = 1, recht = 1 },
    risico_bespreken = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 }, { spanning = 1 } },
    neerleggen_mag = { schaamte = -1, spanning = -1 },
    advies_met_toestemming = { { when = "weerstand >= 2", weerstand = -1 }, { spanning = -1 } },
    netwerk_vragen = { spanning = 1 },
    stel_dat = { spanning = 1 },
    concrete_afspraak = { spanning = -1 },
    samen_opschrijven = { { when = "vertrouwen <= 6", vertrouwen = 1, mood = "opgelucht" }, { mood = "opgelucht" } },

    -- Wat ze zelf op de ouderavond vertelt, hoeft ze niet te horen.
    praatje_afsteken = { openheid = -1, weerstand = 1, mood = "gesloten" },
    ongevraagd_advies = { openheid = -1, weerstand = 1, mood = "gesloten" },
    bij_deze_ouders_niet = { mood = "afwachtend" },
    sussen = { { when = "openheid >= 2", openheid = -1, mood = "afwachtend" }, { mood = "afwachtend" } },
    gesloten_vraag = { mood = "gesloten" },
    gestapelde_vraag = { openheid = -1, mood = "gesloten" },
    verborgen_agenda = { vertrouwen = -1, weerstand = 1, mood = "afwachtend" },
    verschuilen = { vertrouwen = -1, mood = "gesloten" },
    over_hoofd_heen = { vertrouwen = -1, schaamte = 1, mood = "beschaamd" },
    oordeel = { vertrouwen = -1, weerstand = 1, schaamte = 1, mood = "gesloten" },
    motief_invullen = { weerstand = 1, mood = "gesloten" },
    vermanen = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    vaag = { mood = "afwachtend" },
    ontwijken = { mood = "afwachtend" },
    beschuldigende_vraag = { vertrouwen = -2, weerstand = 1, verdacht = 1, mood = "gesloten" },
    stap_zonder_signaal = { vertrouwen = -2, openheid = -1, weerstand = 1, schaamte = 1, verdacht = 1, mood = "geschrokken" },
    dreigen = { vertrouwen = -2, weerstand = 1, verdacht = 1, mood = "boos" },

    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    signaal_terugnemen = { { when = "verdacht >= 1", verdacht = -1, schaamte = -1 }, { schaamte = -1 } },
    dreiging_terugnemen = { { when = "verdacht >= 1", verdacht = -1, spanning = -1 }, { spanning = -1 } },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "weerstand >= 6", mood = "gesloten" },
    { when = "vertrouwen >= 7", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "verdacht >= 1 and vertrouwen <= 4", text = "Ik heb de hele middag in mijn hoofd zitten antwoorden. Op een vraag die niemand had moeten stellen." },
    { when = "verdacht >= 1", text = "Het was best een fijn uur, op één zin na. En die zin weet ik vanavond nog." },
    { when = "gezien >= 1 and schaamte <= 2 and vertrouwen >= 5", text = "Ik dacht dat ik overhoord werd. En toen zag ze wat er al lukt. Dat had ik nodig, en ik wist het niet." },
    { when = "recht >= 1 and vertrouwen >= 7", text = "Ik ga dit anders doen op mijn eigen ouderavond. Eerst vragen, dan pas praten." },
    { when = "vertrouwen >= 7", text = "Fijn uur. Ik heb meer gezegd dan ik van plan was." },
    { when = "vertrouwen >= 5", text = "Het was oké. Hier en daar schuurde het even, en dan ging het weer." },
    { text = "Ze bedoelde het goed. Ik ook. Daar hield het wel een beetje mee op." },
  },
}
