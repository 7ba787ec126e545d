-- De grootouder die het al jaren opvangt, en er niet om vraagt. Wat ze doet is veiligheid; hoe lang het nog kan, zegt niemand.
--
-- Wat het gesprek stuurt:
--   spanning    De last. Zakt als een ander iets overneemt, stijgt als het weer bij haar blijft.
--   openheid    Wat ze er zelf over zegt. Wie vraagt hoe ze het volhoudt, hoort het; wie haar cijfer betwist, hoort het nooit meer.
-- De anderen aan tafel: ouder_na_terugval, oom_die_wil_doen, buurvrouw_die_niets_wist.
--
-- Maten: stappen van 1, plafonds over zo'n twintig beurten.

return {
  start = { vertrouwen = 6, spanning = 5, openheid = 5, weerstand = 2, regie = 4 },
  private = { zwaar_gezegd = { start = 0, max = 1 } },

  moves = {
    netwerk_aan_het_woord = { { when = "openheid <= 8", openheid = 1, mood = "oplettend" }, { mood = "oplettend" } },
    volhouden_vragen = {
      { when = "openheid <= 8", openheid = 1, zwaar_gezegd = 1, mood = "stil" },
      { zwaar_gezegd = 1, mood = "stil" },
    },
    erkenning = { { when = "vertrouwen <= 8", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    kracht_of_veiligheid = { { when = "vertrouwen <= 8", vertrouwen = 1, mood = "trots" }, { mood = "trots" } },
    veiligheidsschaal = { { when = "openheid <= 8", openheid = 1 } },
    taak_per_persoon = { { when = "spanning >= 4", spanning = -1, mood = "opgelucht" }, { mood = "opgelucht" } },
    veiligheidsplan_maken = { { when = "regie <= 7", regie = 1, spanning = -1 }, { spanning = -1 } },
    plan_oefenen = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    kind_kent_het_plan = { spanning = -1, mood = "opgelucht" },
    kindstem_inbrengen = { spanning = 1, mood = "stil" },
    gevaarsboodschap = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { mood = "stil" } },
    netwerk_inlichten = { spanning = 1, mood = "stil" },
    open_vraag = { { when = "openheid <= 8", openheid = 1 } },
    perspectief_vragen = { { when = "openheid <= 8", openheid = 1 } },
    samenvatten = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    opvolgen = { spanning = -1 },

    -- Wat haar stil maakt.
    cijfer_betwisten = { openheid = -2, weerstand = 1, mood = "gesloten" },
    cijfers_middelen = { openheid = -1, mood = "gesloten" },
    hulp_in_het_midden = { weerstand = 1, spanning = 1 },
    belofte_als_plan = { spanning = 1, weerstand = 1, mood = "gesloten" },
    kracht_tegen_gevaar = { openheid = -1 },
    ouder_te_kijk_zetten = { vertrouwen = -1, mood = "geschrokken" },
    inwrijven = { vertrouwen = -1, mood = "geschrokken" },
    gevaar_in_vaktaal = { openheid = -1 },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, weerstand = 1, mood = "gesloten" },
    wegsturen = { vertrouwen = -1 },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 5, every = 5 } },

  moods = {
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "weerstand >= 5", mood = "gesloten" },
    { when = "spanning <= 3", mood = "opgelucht" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "spanning <= 4 and vertrouwen >= 6", text = "Voor het eerst stond er meer dan mijn naam bij." },
    { when = "weerstand >= 5", text = "Ik haal ze toch wel. Zo is het altijd gegaan." },
    { when = "zwaar_gezegd >= 1", text = "Iemand vroeg hoe ik het deed. Ik zei dat ik moe ben. Dat had ik nog niet gezegd." },
    { text = "Ik haal ze, dat weet iedereen nu. Hoe lang nog, weet ik niet." },
  },
}
