-- Een ouder bij de netwerkbijeenkomst, na een terugval. Zit erbij met haar jas aan: iedereen weet het, of iedereen denkt het.
--
-- Wat het gesprek stuurt:
--   regie       Wie het vertelt, zij of de rest. Stijgt als ze het zelf mag zeggen en zelf de taken noemt; zakt als er over haar wordt
--               gepraat. Zonder regie wordt het plan van een ander.
--   schaamte    Zakt bij wat gelukt is, stijgt bij vaktaal en bij wat ze een uur eerder had moeten doen.
--   openheid    Wat ze over het moeilijke moment zegt. Zet wat ze echt vreest achter openheid en regie.
-- De anderen aan tafel hebben een eigen persona: oma_die_draagt, oom_die_wil_doen, buurvrouw_die_niets_wist.
--
-- Maten: stappen van 1; alleen te kijk gezet worden doet 2. Zachte plafonds over zo'n twintig beurten.

return {
  start = { vertrouwen = 4, spanning = 7, openheid = 4, weerstand = 3, schaamte = 7, regie = 3 },
  private = { te_kijk = { start = 0, max = 1 }, plan_eigen = { start = 0, max = 1 } },

  moves = {
    -- Zelf vertellen, met hulp. Dat is het moeilijkste, en het telt het meest.
    netwerk_inlichten = { { when = "regie <= 7", regie = 1, spanning = 1, mood = "stil" }, { spanning = 1, mood = "stil" } },
    normaliseren = { { when = "schaamte >= 4", schaamte = -1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1, schaamte = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    rol_uitleggen = { { when = "vertrouwen <= 6", spanning = -1, vertrouwen = 1 }, { spanning = -1 } },
    keuze_geven = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    toestemming_vragen = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    reflecteren = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    volhouden_vragen = { { when = "openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },
    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1 } },

    -- De kolommen, het gevaar en het doel. Eerlijk, en in haar woorden.
    drie_kolommen_vullen = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    kracht_of_veiligheid = { { when = "schaamte >= 4 and regie <= 7", schaamte = -1, regie = 1, mood = "opgelucht" }, { mood = "opgelucht" } },
    gevaarsboodschap = {
      { when = "vertrouwen >= 5 and openheid <= 7", spanning = 1, openheid = 1, mood = "stil" },
      { spanning = 1, mood = "stil" },
    },
    veiligheidsdoel = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    veiligheidsschaal = { { when = "openheid <= 7", openheid = 1 } },
    een_punt_hoger = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    en_wat_nog_meer = { { when = "schaamte >= 4 and regie <= 7", schaamte = -1, regie = 1, mood = "trots" }, { mood = "trots" } },
    lukte_waardoor = { { when = "schaamte >= 4 and openheid <= 7", schaamte = -1, openheid = 1, mood = "trots" }, { mood = "trots" } },
    schaalvraag = { { when = "openheid <= 7", openheid = 1 } },

    -- Het kind. Wat Tygo tekende, komt harder aan dan wat een beroepskracht zegt.
    kindstem_inbrengen = {
      { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1, mood = "geschrokken" },
      { spanning = 1, mood = "geschrokken" },
    },
    drie_huizen = { spanning = 1, mood = "geschrokken" },
    woorden_en_plaatjes = { { when = "regie <= 7", regie = 1, schaamte = -1 }, { schaamte = -1 } },
    kind_verrassen = { vertrouwen = -2, schaamte = 1, te_kijk = 1, mood = "gesloten" },

    -- Het plan. Oefenen is eng, en daarna van haar.
    veiligheidsplan_maken = {
      { when = "regie <= 7", regie = 1, plan_eigen = 1, mood = "oplettend" },
      { plan_eigen = 1, mood = "oplettend" },
    },
    plan_oefenen = { { when = "regie >= 5", spanning = 1, plan_eigen = 1, mood = "stil" }, { spanning = 1, mood = "beschaamd" } },
    kind_kent_het_plan = { { when = "schaamte >= 4", schaamte = -1, mood = "opgelucht" }, { mood = "opgelucht" } },
    bodemeis_noemen = { { when = "vertrouwen >= 5", spanning = 1 }, { spanning = 1, weerstand = 1 } },
    taak_per_persoon = { { when = "vertrouwen <= 7", spanning = -1, vertrouwen = 1 }, { spanning = -1 } },
    netwerk_aan_het_woord = { spanning = -1 },
    concrete_afspraak = { spanning = -1 },
    opvolgen = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },

    -- Wat haar kleiner maakt.
    ouder_te_kijk_zetten = { vertrouwen = -2, schaamte = 1, regie = -1, te_kijk = 1, mood = "gesloten" },
    inwrijven = { vertrouwen = -1, schaamte = 1, weerstand = 1, te_kijk = 1, mood = "beschaamd" },
    alleen_zorgen = { schaamte = 1, mood = "beschaamd" },
    gevaar_in_vaktaal = { openheid = -1, weerstand = 1, mood = "gesloten" },
    dienst_als_doel = { regie = -1, mood = "afwachtend" },
    cijfers_middelen = { openheid = -1 },
    cijfer_betwisten = { openheid = -1, schaamte = 1, mood = "gesloten" },
    kracht_tegen_gevaar = { mood = "opgelucht" },
    hulp_in_het_midden = { regie = -1, mood = "afwachtend" },
    belofte_als_plan = { spanning = -1, mood = "opgelucht" },
    belofte_uitkomst = { spanning = -1, mood = "opgelucht" },
    oordeel = { vertrouwen = -1, schaamte = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, schaamte = 1, mood = "gesloten" },
    dreigen = { vertrouwen = -2, regie = -1, mood = "gesloten" },
    sussen = { openheid = -1 },
    vaktaal = { openheid = -1 },
    ongevraagd_advies = { weerstand = 1, regie = -1 },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
  },

  each_turn = { { when = "schaamte >= 9", openheid = -1 } },
  rest = { spanning = { 5, every = 4 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "schaamte >= 8", mood = "beschaamd" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "regie >= 6 and schaamte <= 5", mood = "ontspannen" },
    { mood = "stil" },
  },

  afterwards = {
    { when = "te_kijk >= 1", text = "Iedereen keek naar mij. Daarna heb ik alleen nog ja gezegd." },
    { when = "plan_eigen >= 1 and regie >= 6", text = "Het is mijn plan. Dat hoor ik niet vaak, over mezelf." },
    { when = "schaamte >= 8", text = "Ze bedoelden het goed. Ik had alleen geen plek om te kijken." },
    { when = "openheid >= 6", text = "Ik heb gezegd hoe zo'n avond gaat. Dat had ik nog nooit gedaan." },
    { text = "Er staan nu namen op. Ik moet nog zien of ze blijven." },
  },
}
