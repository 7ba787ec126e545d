-- Een ouder na een scheiding die gelijk zoekt bij jou: goed voorbereid, snel, met papier. Onder het bewijs zit gemis.
--
-- Wat het gesprek stuurt:
--   claim       Hoe hard er aan je getrokken wordt om kant te kiezen. Zakt als je zegt voor wie je er bent en wat je niet doet;
--               stijgt bij elk knikje. Wie een kant kiest, wint hier vertrouwen en verliest het gesprek: de claim gaat mee omhoog.
--   vertrouwen  Stijgt als de zorg onder het verwijt wordt gehoord, en zakt als een verwijt met een verwijt wordt beantwoord.
-- De ander in de kamer reageert op dezelfde zin met een eigen persona (ouder_als_boeman); wat het kiezen van een kant met die
-- ander doet, zegt de casus met een effect, omdat een persona alleen op zinnen reageert die tegen haar gezegd zijn.
--
-- Maten: stappen van 1; alleen een verwijt en een afgekeurd kind doen 2 omlaag. Zachte plafonds over zo'n twintig beurten.

return {
  start = { vertrouwen = 4, spanning = 7, openheid = 6, weerstand = 5, claim = 8 },
  private = { gekwetst = { start = 0, max = 2 } },

  moves = {
    -- Het kader. Eerlijk over wat niet kan is even slikken, en haalt de trek eraf.
    kader_voor_beiden = { { when = "claim >= 6", claim = -1, spanning = -1, mood = "afwachtend" }, { spanning = -1 } },
    beurt_verdelen = { { when = "spanning >= 6", spanning = -1 } },
    geen_verklaring = { { when = "claim >= 4", claim = -1, mood = "gespannen" }, { spanning = -1 } },
    gelijk_informeren = { { when = "claim >= 4", claim = -1 }, { spanning = -1 } },
    doel_zeggen = { spanning = -1 },

    -- Gehoord worden, zonder gelijk te krijgen.
    meerzijdig_erkennen = {
      { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1, weerstand = -1 },
      { spanning = -1, weerstand = -1 },
    },
    verwijt_ombuigen = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    ruimte_geven = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    pauze_nemen = { spanning = -1 },
    grens_met_keuze = { { when = "spanning >= 6", spanning = -1 } },

    -- Vragen naar het kind in plaats van naar de ander.
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1 }, { weerstand = -1 } },
    open_vraag = { { when = "openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "openheid <= 7", openheid = 1 } },
    uitzondering_vragen = { { when = "weerstand >= 3", weerstand = -1, mood = "ontspannen" }, { mood = "ontspannen" } },
    apart_vragen = { spanning = 1, mood = "afwachtend" },

    -- De zorg. Dat het ook over haar gaat, is schrikken.
    zorg_benoemen = { spanning = 1 },
    kindwoorden_delen = { weerstand = -1, mood = "geschrokken" },

    -- Wat de trek voedt.
    partij_kiezen = { claim = 1 },
    scheidsrechter = { claim = 1, weerstand = 1 },
    boodschapper = { claim = 1 },
    ongelijk_informeren = { claim = 1 },

    -- Wat schuurt en schaadt.
    verwijt = { vertrouwen = -2, weerstand = 1, gekwetst = 1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, weerstand = 1, gekwetst = 1, mood = "gesloten" },
    tegenaanval = { vertrouwen = -1, weerstand = 1, gekwetst = 1, mood = "boos" },
    conclusie_trekken = { vertrouwen = -1, weerstand = 1 },
    kind_als_wapen = { spanning = 1, gekwetst = 1, mood = "geschrokken" },
    dreigen = { vertrouwen = -2, spanning = 1, gekwetst = 1, mood = "gesloten" },
    samen_naar_geweld_vragen = { spanning = 1, mood = "gesloten" },
    rustig_maar = { weerstand = 1, mood = "gespannen" },
    verborgen_agenda = { vertrouwen = -1, mood = "gespannen" },
    ongevraagd_advies = { weerstand = 1 },
    sussen = { weerstand = 1 },
    vaag = { weerstand = 1 },
    ontwijken = { weerstand = 1 },
    losse_eindjes = { spanning = 1 },

    -- Afspraken die zij kan nakijken.
    concrete_afspraak = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    opvolgen = { spanning = -1 },
    eigen_taak_noemen = { spanning = -1 },

    -- Een kant terugnemen doet bij haar even zeer, en is wel het eerlijkst.
    partij_terugnemen = { { when = "claim >= 5", claim = -1, spanning = 1 }, { claim = -1 } },
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 5, every = 4 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    -- Geen "ontspannen" uit zichzelf: hier wordt niet gelachen om wat zeer doet. Wie het echt is, krijgt het op zijn regel.
    { when = "vertrouwen >= 7 and spanning <= 4", mood = "zacht" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "vertrouwen <= 2", text = "Weer iemand die het niet wil zien." },
    { when = "gekwetst >= 1 and vertrouwen <= 4", text = "Ik kwam voor mijn dochter en ik ging weg met een opmerking." },
    { when = "claim >= 8", text = "Die staat aan mijn kant, denk ik. Dat moet ik onthouden." },
    { when = "vertrouwen >= 6", text = "Ik kreeg geen gelijk. Het ging wel een uur over Fenna." },
    { text = "Ik weet nog niet of hij zich eraan houdt. Of ik, trouwens." },
  },
}
