-- A rule of each kind, for tests.
return {
  regel{
    id = "R02", label = "Eerst een feit, dan praten", severity = "major", criterion = "A1",
    before{ first = { "SIGNAAL=feit", "DOSSIER" }, later = "GESPREK_OUDERS", unless = "SPOED_112" },
  },
  regel{
    id = "R10", label = "Beloof niets wat je niet kunt houden", severity = "KO", criterion = "C9",
    forbids{ event = "GEHEIM_BELOOFD", knockout = "KO1" },
    forbids{ event = "UITKOMST_BELOOFD", knockout = "KO11" },
  },
  regel{
    id = "R16", label = "Leg elke stap vast", severity = "major", criterion = "A9", profiles = { "VVN", "ONDERWIJS" },
    requires{ event = "DOSSIER", after = { "GESPREK_OUDERS", "GESPREK_KIND" } },
  },
  regel{
    id = "R17", label = "Spreek een datum af", severity = "minor",
    within{ event = "EVALUATIEDATUM", after = "GESPREK_OUDERS", turns = 5, unless = "WEEG_Q1=nee" },
  },
}
