-- Een vader die van een vreemde hoorde dat er over zijn kinderen is gemeld. Hij klimt de trap van escalatie op
-- (domeinreferentie §8: 0 kalm … 5 gevaar), en die trap heeft hier drie stukken die elk iets anders vragen:
--   stoom       hij schreeuwt omdat het pijn doet. Wie hem hoort en de fout toegeeft, laat hem zakken.
--   druk        hij wil iets van je en dreigt om het te krijgen. Horen helpt dan niet meer; een grens met een keuze wel.
--   schaamte    wie op die grens stuit en niet wordt vernederd, gaat zitten.
-- Het middelste stuk zet de casus zelf in (effect op het moment). Verschil met boze_ouder: hij begint hoger in de spanning en
-- de weerstand, schaamt zich, en toegeven aan zijn druk maakt hem niet rustiger maar dwingender.
--
-- Maten: stappen van 1; alleen wat echt schaadt doet 2. Vertrouwen komt hier langzaam: de plafonds liggen lager dan bij anderen.

return {
  start = { vertrouwen = 2, spanning = 9, openheid = 3, weerstand = 8, escalatie = 3, schaamte = 4 },

  moves = {
    -- Stoom: eerst de stem omlaag, daarna pas een begin van vertrouwen.
    ruimte_geven = {
      { when = "escalatie >= 3", escalatie = -1, spanning = -1 },
      { when = "vertrouwen <= 3", vertrouwen = 1, spanning = -1 },
      { spanning = -1 },
    },
    erkenning = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    samenvatten = { weerstand = -1 },
    fout_toegeven = {
      { when = "vertrouwen <= 4", vertrouwen = 1, weerstand = -1, mood = "afwachtend" },
      { weerstand = -1 },
    },
    volgorde_erkennen = {
      { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1, mood = "afwachtend" },
      { weerstand = -1 },
    },
    samen_dragen = { weerstand = -1 },
    eigen_veiligheid = { spanning = -1 },
    keuze_geven = { weerstand = -1 },

    -- Wat de boosheid voedt.
    rustig_maar = { escalatie = 1, weerstand = 1, mood = "boos" },
    tegenaanval = { vertrouwen = -1, escalatie = 1, weerstand = 1, mood = "boos" },
    discussie = { { when = "escalatie >= 2", escalatie = 1, weerstand = 1, mood = "boos" }, { weerstand = 1, mood = "gesloten" } },
    inhoud_te_vroeg = { { when = "escalatie >= 2", escalatie = 1, mood = "boos" }, { weerstand = 1 } },
    over_hoofd_heen = { vertrouwen = -1, escalatie = 1, mood = "boos" },
    verwijt = { vertrouwen = -2, weerstand = 1, schaamte = 1, mood = "gesloten" },
    dreigen = { vertrouwen = -2, escalatie = 1, mood = "boos" },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    ongevraagd_advies = { weerstand = 1, mood = "gesloten" },
    verschuilen = { { when = "escalatie >= 2", escalatie = 1, weerstand = 1, mood = "boos" }, { vertrouwen = -1, mood = "gesloten" } },
    collega_de_schuld = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    andermans_woorden = { vertrouwen = -1, spanning = 1, mood = "gesloten" },
    vaag = { weerstand = 1 },
    smeken = { { when = "escalatie >= 2", escalatie = 1, mood = "gesloten" }, { weerstand = 1 } },

    -- Druk: een grens werkt, en laat zien dat er een mens tegenover hem zit. Toegeven werkt averechts.
    melding_staat = {
      { when = "escalatie >= 3 and vertrouwen <= 2", escalatie = 1, mood = "boos" },
      { spanning = 1, mood = "afwachtend" },
    },
    melding_intrekken = { { when = "escalatie <= 3", escalatie = 1 }, { weerstand = 1 } },
    dreiging_benoemen = {
      { when = "escalatie >= 4", escalatie = -1, schaamte = 1 },
      { when = "schaamte <= 7", schaamte = 1 },
      { spanning = -1 },
    },
    grens_met_keuze = { { when = "escalatie >= 1", escalatie = -1, weerstand = -1 }, { weerstand = -1 } },
    stoppen = { { when = "escalatie >= 1", escalatie = -1 }, { spanning = -1 } },

    -- De inhoud, als de stem echt gezakt is.
    open_vraag = { { when = "escalatie <= 2 and openheid <= 6", openheid = 1 } },
    doorvragen = { { when = "escalatie <= 2 and openheid <= 6", openheid = 1 } },
    perspectief_vragen = { { when = "escalatie <= 2 and openheid <= 7", openheid = 1 } },
    stilte_dragen = { { when = "openheid <= 7", openheid = 1, spanning = -1 }, { spanning = -1 } },
    feit = { { when = "escalatie >= 3", weerstand = 1 }, { mood = "afwachtend" } },
    zorg_benoemen = { { when = "escalatie >= 3", escalatie = 1, mood = "boos" }, { spanning = 1 } },
    alleen_eigen_deel = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { weerstand = -1 } },
    rechten_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { weerstand = -1 } },
    eerlijk_over_grens = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },
    sussen = { spanning = -1, mood = "afwachtend" },
    belofte_uitkomst = { spanning = -1, mood = "opgelucht" },
    geheim_beloven = { spanning = -1, mood = "opgelucht" },

    -- Iets te doen: daar knapt hij van op.
    veiligheid_vragen = { { when = "openheid <= 7", openheid = 1 } },
    veiligheid_afspreken = { spanning = -1, weerstand = -1, mood = "afwachtend" },
    concrete_afspraak = { spanning = -1 },
    eigen_taak_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    losse_eindjes = { vertrouwen = -1, mood = "gesloten" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "escalatie >= 2", escalatie = -1 }, { when = "vertrouwen <= 5", vertrouwen = 1 }, { weerstand = -1 } },
    belofte_terugnemen = { spanning = 1, mood = "gesloten" },
    dreiging_terugnemen = { { when = "vertrouwen <= 4", vertrouwen = 1, escalatie = -1 }, { escalatie = -1 } },
    geheim_terugnemen = { spanning = 1, mood = "afwachtend" },
  },

  rest = { spanning = { 5, every = 3 } },
  -- Wie dreigt, vertelt niets.
  closed = { { when = "escalatie >= 4" } },

  moods = {
    -- Zolang hij staat, is hij boos: ook op twee. Ontspannen wordt hij hier niet; een gezicht dat open gaat, zegt te veel.
    { when = "escalatie >= 2", mood = "boos" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "vertrouwen <= 1", mood = "gesloten" },
    { when = "schaamte >= 6 and escalatie <= 1", mood = "beschaamd" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "escalatie >= 4", text = "Zo wil ik niet zijn. Maar ze hadden me moeten bellen." },
    { when = "vertrouwen >= 5", text = "Ik dacht: ze luisteren toch niet. Dat viel mee. Hoe het nu verder moet, daar lig ik nog wakker van." },
    { when = "vertrouwen <= 1", text = "Mij zien ze daar niet meer." },
    { text = "Ik weet nog niet wat ik ervan vind. Slapen doe ik er niet beter van." },
  },
}
