-- De buurvrouw die hiernaast woont en van niets wist. Ze wil best helpen; zonder te weten waarvoor, is het koffie met een sleutel.
--
-- Wat het gesprek stuurt is een eigen geheugen: wist ze ervan (weet_het)? Een taak voor wie het niet weet, houdt niet: dan schiet ze in
-- de goede bedoeling en schrikt als het erop aankomt. Netwerk inlichten komt daarom eerst.
-- De anderen aan tafel: ouder_na_terugval, oma_die_draagt, oom_die_wil_doen.
--
-- Maten: stappen van 1, plafonds over zo'n twintig beurten.

return {
  start = { vertrouwen = 6, spanning = 3, openheid = 5, weerstand = 1 },
  private = { weet_het = { start = 0, max = 1 }, taak = { start = 0, max = 1 } },

  moves = {
    -- Weten komt eerst, en doet even pijn.
    netwerk_inlichten = { spanning = 1, weet_het = 1, mood = "geschrokken" },
    gevaarsboodschap = { { when = "weet_het >= 1 and openheid <= 7", openheid = 1, mood = "stil" }, { spanning = 1, mood = "geschrokken" } },
    taak_per_persoon = {
      { when = "weet_het >= 1 and vertrouwen <= 8", vertrouwen = 1, taak = 1, mood = "trots" },
      { when = "weet_het >= 1", taak = 1, mood = "trots" },
      { spanning = 1, mood = "knikkend" },
    },
    veiligheidsplan_maken = { { when = "weet_het >= 1 and openheid <= 7", openheid = 1 }, { spanning = 1, mood = "knikkend" } },
    plan_oefenen = { { when = "weet_het >= 1 and openheid <= 7", openheid = 1, mood = "oplettend" }, { spanning = 1, mood = "geschrokken" } },
    netwerk_aan_het_woord = { { when = "openheid <= 7", openheid = 1 }, { mood = "los" } },
    kindstem_inbrengen = { spanning = 1, mood = "stil" },
    kracht_of_veiligheid = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { mood = "ontspannen" } },
    open_vraag = { { when = "openheid <= 7", openheid = 1 } },
    erkenning = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    concrete_afspraak = { { when = "weet_het >= 1", taak = 1 }, { mood = "knikkend" } },
    uitleg_vervolg = { spanning = -1 },

    hulp_in_het_midden = { openheid = -1, mood = "afwachtend" },
    gevaar_in_vaktaal = { openheid = -1, mood = "knikkend" },
    ouder_te_kijk_zetten = { vertrouwen = -1, spanning = 1, mood = "geschrokken" },
    belofte_als_plan = { mood = "opgelucht" },
    oordeel = { vertrouwen = -1, openheid = -1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, openheid = -1, mood = "gesloten" },
    vaag = { mood = "knikkend" },

    herstel = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
  },

  rest = { spanning = { 3, every = 4 } },

  moods = {
    { when = "spanning >= 7", mood = "geschrokken" },
    { when = "vertrouwen <= 3", mood = "gesloten" },
    { when = "weet_het >= 1", mood = "oplettend" },
    { mood = "los" },
  },

  afterwards = {
    { when = "taak >= 1", text = "Ik heb de sleutel en ik weet waarvoor. Dat is een ander soort buurvrouw." },
    { when = "weet_het >= 1", text = "Nu weet ik het, en ik weet niet of iemand mij belt." },
    { text = "Ik weet niet goed wat ik daar kwam doen. Ik had best willen helpen." },
  },
}
