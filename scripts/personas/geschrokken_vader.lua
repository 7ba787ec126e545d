-- Een vader die van zichzelf is geschrokken en dat achter zijn kaken houdt. "We redden het wel" is wat hij overdag zegt.
--
-- Twee dingen sturen elk gesprek met hem:
--   openheid  Een open vraag brengt hem tot het midden. Verder komt hij alleen als iemand laat merken dat andere ouders dit
--             ook kennen, als er een stilte mag vallen, of als iemand zegt wat hij aan hem ziet zonder er iets van te vinden.
--   weerstand Een beschuldiging, ook als vraag, maakt hem hard. Dan komt er niets meer, en op het laatst loopt hij weg.
--
-- Maten: stappen van 1. Een beschuldiging, een verwijt en een dreigement doen 2.

return {
  start = { vertrouwen = 4, spanning = 7, openheid = 3, weerstand = 3, schaamte = 8 },
  -- Wat blijft hangen. Alleen voor wat hij later vertelt.
  private = { beschuldigd = { start = 0, max = 1 }, overgeslagen = { start = 0, max = 2 } },

  moves = {
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    -- Meetellen. Op een consultatiebureau is dat voor hem niet vanzelf zo.
    beide_aanspreken = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    partner_overslaan = { { when = "openheid >= 3", openheid = -1, overgeslagen = 1, mood = "gesloten" }, { overgeslagen = 1, mood = "gesloten" } },
    kracht_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
    keuze_geven = { spanning = -1 },

    -- Een open vraag opent de deur op een kier, meer niet.
    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 3", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 4", openheid = 1 } },
    normaliseren = { { when = "vertrouwen >= 3 and openheid <= 7", openheid = 1, schaamte = -1 }, { schaamte = -1 } },
    stil_blijven = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1, mood = "zacht" }, { spanning = 1, mood = "gespannen" } },
    samenvatten = { { when = "vertrouwen <= 5", vertrouwen = 1 } },
    gesloten_vraag = { mood = "gesloten" },
    gestapelde_vraag = { weerstand = 1, mood = "gesloten" },
    ongevraagd_advies = { { when = "openheid >= 2", openheid = -1, weerstand = 1, mood = "gesloten" }, { weerstand = 1, mood = "gesloten" } },
    -- Precies de vraag waar hij bang voor was, met het antwoord er al in.
    beschuldigende_vraag = { vertrouwen = -2, openheid = -1, weerstand = 2, beschuldigd = 1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, weerstand = 1, schaamte = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, weerstand = 1, beschuldigd = 1, mood = "boos" },
    vermanen = { vertrouwen = -2, schaamte = 1, weerstand = 1, mood = "gesloten" },

    feit = { spanning = 1 },
    zorg_benoemen = { { when = "vertrouwen >= 5 and vertrouwen <= 6", vertrouwen = 1 }, { spanning = 1 } },
    sussen = { spanning = -1, mood = "afwachtend" },
    vandaag_nakijken = { spanning = 1, mood = "geschrokken" },
    dreigen = { vertrouwen = -2, weerstand = 1, mood = "boos" },

    eigen_taak_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    eerlijk_over_grens = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },
    belofte_niet_melden = { spanning = -1, mood = "opgelucht" },
    belofte_uitkomst = { spanning = -1, mood = "opgelucht" },
    belofte_terugnemen = { spanning = 1, mood = "gesloten" },
    vaag = { weerstand = 1, mood = "gespannen" },
    -- Iets om te doen is voor hem lucht.
    concrete_afspraak = { spanning = -1, schaamte = -1 },
    veiligheid_afspreken = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    plan_oefenen = { spanning = -1 },

    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  each_turn = { { when = "spanning >= 9", openheid = -1 } },
  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "openheid >= 6", mood = "zacht" },
    { mood = "gespannen" },
  },

  afterwards = {
    { when = "beschuldigd >= 1 and vertrouwen <= 3", text = "Ze hadden hun oordeel al klaar. Dan zeg ik niks meer." },
    { when = "overgeslagen >= 2", text = "Er werd met Sanne gepraat. Ik stond erbij, als de chauffeur." },
    { when = "vertrouwen >= 7", text = "Ik had me schrap gezet. Er werd ook aan mij iets gevraagd. Dat gebeurt daar niet vaak." },
    { when = "schaamte >= 8", text = "Ik kan haar bijna niet aankijken. Sanne ook niet. Noor wel, die kijkt gewoon terug." },
    { text = "Ik ben er geweest. Het moest." },
  },
}
