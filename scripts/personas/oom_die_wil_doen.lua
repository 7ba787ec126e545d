-- De broer of oom die iets wil doen en niet weet wat. Praten is niks voor hem; een taak met een tijd wel.
--
-- Wat het gesprek stuurt:
--   openheid    Of hij zegt wat hij ziet. Vaktaal en vragen naar gevoel maken hem stil; een concrete avond maakt hem wakker.
--   weerstand   Loopt op als hij wordt neergezet als degene die er niet was.
-- De anderen aan tafel: ouder_na_terugval, oma_die_draagt, buurvrouw_die_niets_wist.
--
-- Maten: stappen van 1, plafonds over zo'n twintig beurten.

return {
  start = { vertrouwen = 5, spanning = 4, openheid = 4, weerstand = 3 },
  private = { taak = { start = 0, max = 1 } },

  moves = {
    taak_per_persoon = {
      { when = "vertrouwen <= 8", vertrouwen = 1, weerstand = -1, taak = 1, mood = "trots" },
      { taak = 1, mood = "trots" },
    },
    netwerk_aan_het_woord = { { when = "openheid <= 7", openheid = 1 }, { mood = "oplettend" } },
    netwerk_inlichten = { { when = "openheid <= 7", openheid = 1, spanning = 1, mood = "stil" }, { mood = "stil" } },
    veiligheidsplan_maken = { { when = "openheid <= 7", openheid = 1 }, { mood = "oplettend" } },
    plan_oefenen = { { when = "vertrouwen <= 8", vertrouwen = 1, mood = "oplettend" }, { mood = "oplettend" } },
    kracht_of_veiligheid = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { mood = "ontspannen" } },
    kracht_benoemen = { { when = "vertrouwen <= 7", vertrouwen = 1, mood = "trots" }, { mood = "trots" } },
    concrete_afspraak = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { weerstand = -1 } },
    kindstem_inbrengen = { spanning = 1, mood = "stil" },
    veiligheidsschaal = { { when = "openheid <= 7", openheid = 1 } },
    gevaarsboodschap = { { when = "openheid <= 7", openheid = 1, mood = "stil" }, { mood = "stil" } },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1 } },
    open_vraag = { { when = "vertrouwen >= 5 and openheid <= 7", openheid = 1 } },
    feit = { { when = "openheid <= 7", openheid = 1 } },

    -- Wat hem laat afhaken.
    gevaar_in_vaktaal = { openheid = -1, mood = "onrustig" },
    vaktaal = { openheid = -1, mood = "onrustig" },
    te_veel_tegelijk = { openheid = -1, mood = "onrustig" },
    hulp_in_het_midden = { weerstand = 1, mood = "onrustig" },
    cijfer_betwisten = { weerstand = 1, openheid = -1 },
    cijfers_middelen = { mood = "afwachtend" },
    belofte_als_plan = { weerstand = 1, mood = "onrustig" },
    ouder_te_kijk_zetten = { vertrouwen = -1, mood = "geschrokken" },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, weerstand = 1, mood = "boos" },
    discussie = { weerstand = 1 },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 4, every = 4 } },

  moods = {
    { when = "weerstand >= 6", mood = "boos" },
    { when = "spanning >= 7", mood = "onrustig" },
    { when = "vertrouwen >= 7 and weerstand <= 2", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "taak >= 1 and vertrouwen >= 6", text = "Zaterdag ben ik er. Dat is duidelijk. Dat kan ik." },
    { when = "weerstand >= 6", text = "Ik zat daar een avond te luisteren naar woorden. Zeg mij gewoon wat ik moet doen." },
    { when = "openheid >= 6", text = "Ik dacht dat het minder erg was. Goed om te weten, klinkt raar." },
    { text = "Ik weet niet of ik nodig was. Ik had wel iets gewild om te doen." },
  },
}
