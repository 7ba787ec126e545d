-- Een vader die alles luchtig zegt, ook wat niet luchtig is. Handig, hartelijk, blij dat hij meetelt. Wie hem een praatje
-- voorhoudt, krijgt een grapje terug; wie hem iets vraagt, een antwoord waar hij zelf van opkijkt.
--
-- Wat het gesprek stuurt:
--   openheid   Een gewone vraag is genoeg, als die ook echt aan hem gesteld wordt.
--   weerstand  Stijgt als iemand zijn vader, zijn huis of zijn vrouw veroordeelt. Over zijn vader mag hij zelf iets zeggen.
--
-- Maten: stappen van 1. Een beschuldiging, een stap zonder signaal en een dreigement doen 2. Zachte plafonds, spanning heeft een rustpunt.

return {
  start = { vertrouwen = 5, spanning = 4, openheid = 4, weerstand = 2, schaamte = 3 },
  -- Wat blijft hangen. Alleen voor wat hij later vertelt.
  private = { verdacht = { start = 0, max = 2 }, gevraagd = { start = 0, max = 1 }, wens = { start = 0, max = 1 } },

  moves = {
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    normaliseren = { { when = "openheid <= 6", openheid = 1 }, { spanning = -1 } },
    toestemming_vragen = { spanning = -1 },
    beide_aanspreken = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    doel_zeggen = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    keuze_geven = { spanning = -1 },

    open_vraag = { { when = "openheid <= 6", openheid = 1 } },
    doorvragen = { { when = "openheid <= 7", openheid = 1, mood = "zacht" }, { mood = "zacht" } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1, gevraagd = 1 }, { gevraagd = 1 } },
    wens_vragen = { { when = "vertrouwen <= 7", vertrouwen = 1, gevraagd = 1, wens = 1, mood = "zacht" }, { gevraagd = 1, wens = 1, mood = "zacht" } },
    thuis_vroeger_vragen = { { when = "openheid <= 7", openheid = 1, gevraagd = 1 }, { gevraagd = 1 } },
    volhouden_vragen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    samen_afronden = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },

    kracht_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1, mood = "trots" }, { mood = "trots" } },
    lukte_waardoor = { mood = "trots" },
    losse_lof = { mood = "afwachtend" },
    kinderrecht_noemen = { { when = "openheid <= 6", openheid = 1 }, { spanning = 1 } },
    risico_bespreken = { { when = "openheid <= 6", openheid = 1 }, { spanning = 1 } },
    neerleggen_mag = { spanning = -1, mood = "opgelucht" },
    advies_met_toestemming = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    netwerk_vragen = { mood = "afwachtend" },
    concrete_afspraak = { spanning = -1 },
    samen_opschrijven = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },

    praatje_afsteken = { { when = "openheid >= 2", openheid = -1, mood = "afwachtend" }, { mood = "afwachtend" } },
    ongevraagd_advies = { weerstand = 1, mood = "afwachtend" },
    sussen = { mood = "afwachtend" },
    gestapelde_vraag = { spanning = 1, mood = "afwachtend" },
    verborgen_agenda = { vertrouwen = -1 },
    over_hoofd_heen = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    partner_overslaan = { openheid = -1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    motief_invullen = { weerstand = 1, mood = "gesloten" },
    vermanen = { vertrouwen = -1, weerstand = 1, schaamte = 1, mood = "gesloten" },
    ontwijken = { spanning = 1, mood = "afwachtend" },
    beschuldigende_vraag = { vertrouwen = -2, weerstand = 1, verdacht = 1, mood = "gesloten" },
    stap_zonder_signaal = { vertrouwen = -2, openheid = -1, weerstand = 1, schaamte = 1, verdacht = 1, mood = "geschrokken" },
    dreigen = { vertrouwen = -2, openheid = -1, weerstand = 1, verdacht = 1, mood = "geschrokken" },
    geheim_beloven = { spanning = -1, mood = "opgelucht" },
    geheim_terugnemen = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },

    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    signaal_terugnemen = { { when = "verdacht >= 1", verdacht = -1, schaamte = -1 }, { schaamte = -1 } },
    dreiging_terugnemen = { { when = "verdacht >= 1", verdacht = -1, spanning = -1 }, { spanning = -1 } },
  },

  rest = { spanning = { 4, every = 3 } },
  closed = { { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "schaamte >= 6", mood = "beschaamd" },
    { when = "vertrouwen >= 7", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "verdacht >= 1 and vertrouwen <= 4", text = "Je zegt iets gewoons, en opeens is het iets. Volgende keer heb ik het over het weer." },
    { when = "wens >= 1 and verdacht <= 0 and vertrouwen >= 7", text = "Ik had nog nooit hardop gezegd wat voor vader ik wil zijn. Zomaar, aan de keukentafel." },
    { when = "gevraagd >= 1 and vertrouwen >= 6", text = "Leuk mens. Ze vroeg ook dingen aan mij." },
    { text = "Siem is aangekomen. Voor de rest heb ik vooral koffie gezet." },
  },
}
