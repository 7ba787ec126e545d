-- Een ouder die woedend is omdat er iets is misgegaan, en bang om het kind. Dit is boosheid uit frustratie: wie gehoord wordt, zakt.
--
-- Wat het gesprek stuurt is de trap van escalatie (0 kalm … 5 gevaar):
--   omlaag  door ruimte, erkennen, een echte fout toegeven en een grens met een keuze;
--   omhoog  door 'rustig maar', terugslaan en in discussie gaan. Feiten komen pas aan als de stem gezakt is.
--
-- Maten: stappen van 1; alleen wat echt schaadt doet 2. Zachte plafonds houden de lijn leesbaar over zo'n vijftien beurten.

return {
  start = { vertrouwen = 2, spanning = 8, openheid = 3, weerstand = 7, escalatie = 3 },

  moves = {
    -- Eerst stoom, dan praten. Wie ruimte geeft, hoeft niets toe te geven.
    ruimte_geven = {
      { when = "escalatie >= 3", escalatie = -1, spanning = -1 },
      { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 },
      { spanning = -1 },
    },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    samenvatten = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { weerstand = -1 } },
    fout_toegeven = {
      { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1, escalatie = -1, mood = "afwachtend" },
      { weerstand = -1 },
    },
    grens_met_keuze = { { when = "escalatie >= 1", escalatie = -1, spanning = -1 }, { spanning = -1 } },
    keuze_geven = { weerstand = -1 },

    -- Wat de boosheid voedt.
    rustig_maar = { escalatie = 1, weerstand = 1, mood = "boos" },
    tegenaanval = { vertrouwen = -1, escalatie = 1, weerstand = 1, mood = "boos" },
    discussie = { { when = "escalatie >= 2", escalatie = 1, weerstand = 1, mood = "boos" }, { weerstand = 1 } },
    over_hoofd_heen = { vertrouwen = -1, escalatie = 1, mood = "boos" },
    verwijt = { vertrouwen = -2, weerstand = 1, escalatie = 1, mood = "boos" },
    dreigen = { vertrouwen = -2, escalatie = 1, mood = "boos" },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    vaag = { weerstand = 1 },

    -- De inhoud, als de stem gezakt is.
    open_vraag = { { when = "escalatie <= 2 and openheid <= 6", openheid = 1 } },
    perspectief_vragen = { { when = "escalatie <= 2 and openheid <= 7", openheid = 1 } },
    feit = { { when = "escalatie >= 3", weerstand = 1 }, { mood = "afwachtend" } },
    zorg_benoemen = { { when = "escalatie >= 3", escalatie = 1, mood = "boos" }, { spanning = 1 } },
    sussen = { spanning = -1, mood = "afwachtend" },

    -- Afspraken. Iemand die vooraf zegt wat hij doet, is nieuw.
    concrete_afspraak = { spanning = -1 },
    eigen_taak_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    losse_eindjes = { mood = "afwachtend" },
    geheim_beloven = { spanning = -1, mood = "opgelucht" },
    belofte_terugnemen = { spanning = 1, mood = "afwachtend" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, escalatie = -1 }, { escalatie = -1 } },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "escalatie >= 4" } },

  moods = {
    { when = "escalatie >= 3", mood = "boos" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "vertrouwen >= 5 and spanning <= 5", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "escalatie >= 4", text = "Ze luisteren pas als je schreeuwt. En dan ook niet." },
    { when = "vertrouwen >= 5", text = "Ik ging erheen om ruzie te maken. Er zat iemand die zei: dat hadden wij moeten doen." },
    { when = "vertrouwen <= 2", text = "Ik vertel die school niks meer." },
    { text = "Ik was te hard. Maar ze hadden me moeten bellen." },
  },
}
