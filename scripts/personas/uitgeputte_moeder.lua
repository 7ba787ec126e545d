-- Een moeder na acht weken huilen en drie uur slaap per nacht: lief, hartelijk, beschaamd dat het niet vanzelf gaat.
--
-- Zij praat het makkelijkst, en daardoor gaat een gesprek snel alleen over haar. Wat haar openmaakt is erkenning; wat haar
-- dichtdoet is een tip die ze al kende. Wie over haar partner oordeelt, krijgt haar tegenover zich, ook als zij hetzelfde denkt.
--
-- Maten: stappen van 1. Alleen een verwijt en een dreigement doen 2. Zachte plafonds, en spanning heeft een rustpunt.

return {
  start = { vertrouwen = 5, spanning = 7, openheid = 5, weerstand = 2, schaamte = 7 },
  -- Wat blijft hangen. Alleen voor wat ze later vertelt.
  private = { beloofd = { start = 0, max = 1 } },

  moves = {
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    erkenning = {
      { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1, schaamte = -1 },
      { spanning = -1, schaamte = -1 },
    },
    beide_aanspreken = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    -- Dat anderen dit ook kennen, is de eerste zin in acht weken die haar minder alleen maakt.
    normaliseren = { { when = "openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },
    kracht_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
    losse_lof = { mood = "afwachtend" },

    open_vraag = { { when = "vertrouwen >= 3 and openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "openheid <= 7", openheid = 1 } },
    samenvatten = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    stil_blijven = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 }, { spanning = 1 } },
    gesloten_vraag = { mood = "afwachtend" },
    gestapelde_vraag = { spanning = 1, mood = "gespannen" },
    -- Alles wat je kunt opnoemen, heeft ze om vier uur 's nachts al opgezocht.
    ongevraagd_advies = { openheid = -1, schaamte = 1, mood = "beschaamd" },
    beschuldigende_vraag = { vertrouwen = -2, weerstand = 1, schaamte = 1, mood = "geschrokken" },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, weerstand = 1, mood = "boos" },
    vermanen = { vertrouwen = -1, schaamte = 1, mood = "gesloten" },

    feit = { spanning = 1 },
    zorg_benoemen = { { when = "vertrouwen >= 5 and vertrouwen <= 6", vertrouwen = 1 }, { spanning = 1 } },
    sussen = { spanning = -1, mood = "opgelucht" },
    -- Schrik en opluchting tegelijk: eindelijk kijkt er iemand.
    vandaag_nakijken = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1, mood = "geschrokken" }, { spanning = 1, mood = "geschrokken" } },
    aankijken = { mood = "afwachtend" },
    dreigen = { vertrouwen = -2, spanning = 1, mood = "boos" },

    eigen_taak_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    eerlijk_over_grens = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },
    belofte_niet_melden = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    belofte_uitkomst = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    belofte_terugnemen = { spanning = 1, beloofd = -1, mood = "geschrokken" },
    vaag = { spanning = 1, mood = "gespannen" },
    concrete_afspraak = { spanning = -1 },
    netwerk_vragen = { { when = "schaamte >= 7", schaamte = 1, mood = "beschaamd" }, { spanning = -1 } },
    veiligheid_afspreken = { spanning = -1, mood = "opgelucht" },
    plan_oefenen = { spanning = -1 },

    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  each_turn = { { when = "spanning >= 9", openheid = -1 } },
  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 8", mood = "beschaamd" },
    { when = "vertrouwen >= 7", mood = "zacht" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "beloofd >= 1", text = "Er werd iets beloofd waar ik de hele middag op heb geleund. Dat had niet gemoeten." },
    { when = "vertrouwen <= 2", text = "Ik dacht: daar ga ik nooit meer heen. En toen zat ik thuis, met haar op mijn arm." },
    { when = "vertrouwen >= 7 and schaamte <= 5", text = "Het was een zwaar uur. En het eerste in weken waarin ik niet alleen was." },
    { when = "vertrouwen >= 6", text = "Ik schaamde me kapot. Maar het werd wel aan ons allebei gevraagd." },
    { text = "Ze bedoelden het goed. Thuis wist ik niet meer wat er nou precies was gezegd." },
  },
}
