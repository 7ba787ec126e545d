-- Een jonge moeder die niet op de afspraken komt. Geen onwil: angst. Wie ooit zelf is weggehaald, doet de deur niet open voor
-- iemand die komt kijken of het goed gaat.
--
-- Wat het gesprek stuurt:
--   weerstand   De deur. Zakt als iemand aan de drempel blijft en niets wil; stijgt bij alles wat naar controle klinkt.
--   vertrouwen  Komt langzaam, en vooral van iets wat blijkt te kloppen: een draagdoek, een berichtje, een dinsdag om tien uur.
--   regie       Of zij nog ergens over gaat. Bij een dreigement is die weg, en het contact meestal ook.
-- De auteur zet wat ze over haar vriend vertelt achter vertrouwen 5: dan pas glipt het eruit.
--
-- Maten: stappen van 1; alleen een dreigement en een verwijt doen 2. Zachte plafonds over zo'n zestien beurten.

return {
  start = { vertrouwen = 2, spanning = 6, openheid = 2, weerstand = 6, schaamte = 5, regie = 4 },
  private = { bedreigd = { start = 0, max = 1 }, iets_gehad = { start = 0, max = 1 } },

  moves = {
    -- De deur. Niets hoeven uitleggen is het eerste cadeau.
    nabellen = { { when = "vertrouwen <= 4", vertrouwen = 1, weerstand = -1, mood = "afwachtend" }, { weerstand = -1 } },
    drempel_respecteren = { { when = "weerstand >= 3", weerstand = -1, spanning = -1 }, { spanning = -1 } },
    andere_vorm_aanbieden = { { when = "regie <= 7", regie = 1, weerstand = -1 }, { weerstand = -1 } },
    praktisch_helpen = {
      { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1, iets_gehad = 1, mood = "opgelucht" },
      { iets_gehad = 1, mood = "opgelucht" },
    },
    doel_zeggen = { { when = "spanning >= 5", spanning = -1 } },
    rol_uitleggen = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    toestemming_vragen = { { when = "regie <= 7", regie = 1, spanning = -1 }, { spanning = -1 } },
    keuze_geven = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    normaliseren = { { when = "schaamte >= 4", schaamte = -1 }, { spanning = -1 } },

    -- Gezien worden als moeder.
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { spanning = -1 } },
    kracht_benoemen = {
      { when = "vertrouwen <= 6 and schaamte >= 3", vertrouwen = 1, schaamte = -1, mood = "trots" },
      { mood = "trots" },
    },
    losse_lof = { mood = "afwachtend" },
    reflecteren = { { when = "vertrouwen >= 3 and openheid <= 6", openheid = 1 } },
    meebewegen = { { when = "weerstand >= 3", weerstand = -1 } },

    -- Vragen. Achter een dichte deur levert ook een goede vraag niets op.
    open_vraag = { { when = "vertrouwen >= 3 and openheid <= 6", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    samenvatten = { { when = "vertrouwen <= 5", vertrouwen = 1 } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1 } },
    wens_vragen = { { when = "openheid <= 7", openheid = 1, spanning = -1 }, { spanning = -1 } },
    risico_bespreken = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 }, { spanning = 1 } },
    standaardvraag_veiligheid = {
      { when = "vertrouwen >= 4", spanning = 1, mood = "stil" },
      { spanning = 1, mood = "gesloten" },
    },
    aanbod_op_maat = { { when = "weerstand >= 3", weerstand = -1, spanning = -1 }, { spanning = -1 } },
    schaalvraag = { { when = "openheid <= 7", openheid = 1 } },
    gestapelde_vraag = { spanning = 1, mood = "gesloten" },
    gesloten_vraag = { mood = "gesloten" },
    ongevraagd_advies = { openheid = -1, weerstand = 1, mood = "gesloten" },

    -- De zorg, en het overleg erna. Eerlijk vooraf is te dragen; achteraf horen niet.
    zorg_benoemen = { { when = "vertrouwen >= 5", spanning = 1 }, { spanning = 1, weerstand = 1 } },
    veiligheid_vragen = { { when = "vertrouwen >= 5", spanning = 1, mood = "stil" }, { weerstand = 1, mood = "gesloten" } },
    eerlijk_over_grens = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },
    laten_meelezen = {
      { when = "vertrouwen <= 6 and regie <= 7", vertrouwen = 1, regie = 1, mood = "opgelucht" },
      { mood = "opgelucht" },
    },

    -- Wat naar controle klinkt.
    controle_aankondigen = { vertrouwen = -1, weerstand = 1, spanning = 1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, schaamte = 1, mood = "gesloten" },
    motief_invullen = { openheid = -1, weerstand = 1 },
    conclusie_trekken = { openheid = -1, weerstand = 1, mood = "geschrokken" },
    vaktaal = { spanning = 1 },
    verborgen_agenda = { vertrouwen = -1, weerstand = 1 },
    over_hoofd_heen = { vertrouwen = -1, regie = -1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, schaamte = 1, weerstand = 1, mood = "gesloten" },
    dreigen = { vertrouwen = -2, regie = -1, weerstand = 1, bedreigd = 1, mood = "gesloten" },
    sussen = { openheid = -1 },

    -- Wat er blijft als de deur weer dicht is.
    concrete_afspraak = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    opvolgen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    bal_bij_ouder = { mood = "afwachtend" },
    afhaken = { weerstand = 1, mood = "gesloten" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 4", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    dreiging_terugnemen = { { when = "vertrouwen <= 3", vertrouwen = 1, bedreigd = -1 }, { bedreigd = -1 } },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "vertrouwen <= 1" }, { when = "spanning >= 9" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "vertrouwen >= 6 and spanning <= 5", mood = "los" },
    { when = "vertrouwen >= 4", mood = "afwachtend" },
    { mood = "oplettend" },
  },

  afterwards = {
    { when = "bedreigd >= 1", text = "Zie je wel. Eerst aardig, en dan dreigen. Ik ga bij mijn tante zitten, die woont ver weg." },
    { when = "vertrouwen <= 2", text = "Ik doe de deur niet meer open als ik niet weet wie het is." },
    { when = "iets_gehad >= 1 and vertrouwen >= 6", text = "Ze hoefde niks van me. Dan zeg je meer dan je van plan was." },
    { when = "vertrouwen >= 6", text = "Het was niet zo'n gesprek waarbij je jezelf moet verdedigen." },
    { when = "weerstand <= 4", text = "Volgende keer doe ik open. Misschien." },
    { text = "Ze bedoelt het goed, denk ik. Ik moet er nog over nadenken." },
  },
}
