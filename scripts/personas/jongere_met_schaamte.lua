-- Een jongere van een jaar of vijftien over wie iets rondgaat, en die thuis op haar hoede is. Verwacht een preek, en een volwassene
-- die daarna naar huis belt. Wie niets overneemt en doet wat hij zegt, krijgt stukje bij beetje meer te horen.
--
-- Drie dingen sturen elk gesprek met deze jongere:
--   schaamte  Hoog: kijkt weg en zegt 'boeit niet'. Zakt als iemand de schuld legt waar die hoort, en als niemand iets hoeft te zien.
--             Stijgt van elk woord dat klinkt als eigen schuld.
--   regie     Hoeveel er zelf te kiezen valt. Stijgt door keuzes en door vooraf te weten wie wat hoort; zakt als iemand het overneemt.
--   vertrouwen  Begint laag. Een eerlijke grens wint, een mooie belofte lucht op en kost later.
--
-- Helemaal onderaan (vertrouwen 0 of 1) telt ook een klein goed ding: even wachten, een eigen woord teruggeven, zeggen bij wie de
-- schuld ligt. Zo staat niemand op en loopt weg om een zin die klopte.
--
-- Maten: stappen van 1. Wat schaadt (een verwijt, naar huis bellen) doet 2. Eén ding doet 2 ten goede: de schuld leggen waar die hoort.
-- Zachte plafonds houden de lijn leesbaar over zo'n twintig beurten.

return {
  start = { vertrouwen = 2, spanning = 6, openheid = 2, weerstand = 6, schaamte = 8, regie = 2 },
  -- Wat blijft hangen. Alleen voor wat de jongere achteraf zegt.
  private = {
    beschuldigd = { start = 0, max = 1 },
    sorry_gehoord = { start = 0, max = 1 },
    eerst_gehoord = { start = 0, max = 1 },
    doorverteld = { start = 0, max = 1 },
    beloofd = { start = 0, max = 1 },
    rondverteld = { start = 0, max = 1 },
    weggestuurd = { start = 0, max = 1 },
    alleen = { start = 0, max = 1 },
    geschrokken = { start = 0, max = 1 },
  },

  moves = {
    -- Contact. Interesse die niets wil, mag blijven.
    gewone_dingen = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = {
      { when = "vertrouwen <= 6 and schaamte >= 6", vertrouwen = 1, schaamte = -1 },
      { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 },
      { weerstand = -1 },
    },
    gezien_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { weerstand = -1 } },
    spelregels_kind = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    doel_zeggen = { { when = "vertrouwen <= 4", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    verborgen_agenda = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },

    -- Regie.
    regie_geven = {
      { when = "vertrouwen <= 4 and regie <= 7", vertrouwen = 1, regie = 1, weerstand = -1 },
      { when = "regie <= 7", regie = 1, weerstand = -1 },
      { weerstand = -1 },
    },
    keuze_geven = { { when = "regie <= 6", regie = 1 }, { spanning = -1 } },
    niet_hoeven_leveren = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    mogelijkheden_noemen = {
      { when = "vertrouwen <= 1", vertrouwen = 1, spanning = -1 },
      { when = "regie <= 7", regie = 1, spanning = -1 },
      { spanning = -1 },
    },
    toestemming_delen = {
      { when = "vertrouwen <= 1", vertrouwen = 1, spanning = -1, rondverteld = -1 },
      { when = "regie <= 7", regie = 1, spanning = -1, rondverteld = -1 },
      { spanning = -1, rondverteld = -1 },
    },
    overnemen = { regie = -1, weerstand = 1, mood = "gesloten" },
    stap_opdringen = { regie = -1, weerstand = 1, mood = "gespannen" },
    delen_zonder = { vertrouwen = -2, regie = -1, weerstand = 1, rondverteld = 1, mood = "gesloten" },
    kind_als_bron = { vertrouwen = -2, regie = -1, doorverteld = 1, mood = "gesloten" },
    stiekem = { vertrouwen = -1, regie = -1, mood = "gesloten" },

    -- Wat er rondgaat.
    schuld_leggen = {
      { when = "schaamte >= 3 and vertrouwen <= 1", vertrouwen = 1, schaamte = -1, mood = "stil" },
      { when = "schaamte >= 3", schaamte = -2, mood = "stil" },
      { weerstand = -1 },
    },
    niets_hoeven_zien = { { when = "schaamte >= 4", schaamte = -1, spanning = -1 }, { spanning = -1 } },
    slachtoffer_verwijten = { vertrouwen = -2, schaamte = 1, weerstand = 1, beschuldigd = 1, mood = "beschaamd" },

    -- Vragen. Onder een beetje vertrouwen levert ook een goede vraag weinig op.
    open_vraag = { { when = "vertrouwen >= 3 and openheid <= 6", openheid = 1 } },
    uitnodiging = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    eigen_woord = { { when = "vertrouwen <= 1", vertrouwen = 1 }, { when = "openheid <= 7", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    stilte = {
      { when = "spanning >= 8", spanning = 1 },
      { when = "vertrouwen <= 1", vertrouwen = 1 },
      { when = "openheid <= 6", openheid = 1 },
    },
    blij_dat_je_vertelt = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    gestapelde_vraag = { spanning = 1, weerstand = 1, mood = "gesloten" },
    waarom_vraag = { openheid = -1, weerstand = 1, mood = "gesloten" },
    invullen = { openheid = -1, weerstand = 1, mood = "gesloten" },
    doordrukken = { vertrouwen = -1, spanning = 1, weerstand = 1, mood = "gespannen" },
    details_uitvragen = { spanning = 1, schaamte = 1, openheid = -1, mood = "beschaamd" },
    schrikken = { spanning = 1, openheid = -1, mood = "gespannen" },
    wegwuiven = { vertrouwen = -1, openheid = -1, mood = "gesloten" },

    -- Wat ze al duizend keer hoorde.
    preken = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    dreigen = { vertrouwen = -1, regie = -1, weerstand = 1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, schaamte = 1, mood = "gesloten" },
    ongevraagd_advies = { openheid = -1, weerstand = 1 },
    afkeuren_ouder = { spanning = 1, weerstand = 1, mood = "gespannen" },

    -- Thuis.
    onveiligheid_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { weerstand = -1 } },
    hulp_aankondigen = { spanning = 1 },
    niet_jouw_schuld = { { when = "schaamte >= 3", schaamte = -1, spanning = -1 }, { spanning = -1 } },

    -- Geheim en vervolg. Nee horen is even schrikken; dat het klopt, telt.
    eerlijk_over_geheim = {
      { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1, mood = "stil" },
      { spanning = 1, mood = "stil" },
    },
    geheim_openlaten = { spanning = 1, weerstand = 1, mood = "afwachtend" },
    geheim_beloven = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    geheim_terugnemen = { spanning = 1, beloofd = -1, mood = "stil" },
    vooraf_vertellen = {
      { when = "vertrouwen <= 7 and regie <= 7", vertrouwen = 1, regie = 1, eerst_gehoord = 1 },
      { when = "regie <= 7", regie = 1, eerst_gehoord = 1 },
      { spanning = -1, eerst_gehoord = 1 },
    },
    melding_meedelen = { { when = "regie >= 4", spanning = 1, eerst_gehoord = 1 }, { spanning = 1, weerstand = 1, eerst_gehoord = 1 } },
    melding_vragen = { spanning = 1, mood = "gespannen" },
    belofte_uitkomst = { spanning = -1, mood = "afwachtend" },
    belofte_terugnemen = { spanning = 1, mood = "stil" },
    uitleg_vervolg = { spanning = -1 },

    -- Vanavond.
    veilig_nu_vragen = {
      { when = "vertrouwen >= 4", spanning = -1, alleen = -1, mood = "stil" },
      { when = "vertrouwen <= 1", vertrouwen = 1, spanning = 1, alleen = -1, mood = "stil" },
      { spanning = 1, alleen = -1, mood = "stil" },
    },
    steunfiguur_vragen = { spanning = -1 },
    veiligheid_afspreken = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1, alleen = -1 }, { spanning = -1, alleen = -1 } },
    noodplan_kind = { spanning = -1 },
    last_bij_kind = { spanning = 1, regie = -1, alleen = 1, mood = "gesloten" },
    doorgaan_zonder = { spanning = 1, alleen = 1, mood = "gesloten" },
    laten_gaan = { vertrouwen = -2, regie = -1, weggestuurd = 1, mood = "gesloten" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    verwijt_terugnemen = { { when = "vertrouwen <= 5", vertrouwen = 1, schaamte = -1, sorry_gehoord = 1 }, { schaamte = -1, sorry_gehoord = 1 } },
    stap_terugnemen = { { when = "vertrouwen <= 4", vertrouwen = 1, spanning = -1, geschrokken = 1 }, { spanning = -1, geschrokken = 1 } },
    niet_laten_gaan = {
      { when = "vertrouwen <= 5 and regie <= 6", vertrouwen = 1, regie = 1, weggestuurd = -1 },
      { spanning = -1, weggestuurd = -1 },
    },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 7", mood = "beschaamd" },
    { when = "vertrouwen >= 7 and regie >= 5", mood = "ontspannen" },
    { when = "openheid >= 6", mood = "stil" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "doorverteld >= 1", text = "Ze weten het nu thuis. Ik zeg niks meer." },
    { when = "weggestuurd >= 1", text = "Ik had het eindelijk gezegd. En toen stond ik weer op de gang." },
    { when = "beloofd >= 1 and eerst_gehoord >= 1 and vertrouwen >= 3", text = "Het was beloofd, dat het geheim bleef. En toen toch niet." },
    { when = "beloofd >= 1 and vertrouwen >= 3", text = "Er is beloofd dat niemand iets hoort. Dat moet ik nog zien." },
    { when = "beschuldigd >= 1 and sorry_gehoord >= 1", text = "Die ene zin hoor ik nog. Maar ook dat het niet klopte." },
    { when = "beschuldigd >= 1", text = "Ik hoor die ene zin nog steeds. Dus het was mijn eigen schuld." },
    { when = "rondverteld >= 1 and vertrouwen >= 3", text = "Er ging weer iets van mij rond. Met een goede bedoeling, deze keer." },
    { when = "geschrokken >= 1 and vertrouwen >= 3", text = "Heel even dacht ik: nu weten ze het thuis. Dat zit nog in mijn buik." },
    { when = "alleen >= 1 and vertrouwen >= 3", text = "Aardig hoor. En vanavond zit ik gewoon weer daar." },
    { when = "vertrouwen <= 2", text = "Zie je wel. Laat me gewoon." },
    { when = "eerst_gehoord >= 1 and regie >= 6 and vertrouwen >= 6", text = "Ik wist elke keer wie het ging horen. Dat had ik nog nooit." },
    { when = "eerst_gehoord >= 1", text = "Het is nu geen geheim meer. Eng. Maar ik hoorde het wel eerst." },
    { when = "regie <= 2", text = "Aardig hoor. Maar het werd toch weer voor mij geregeld." },
    { when = "vertrouwen >= 6", text = "Er werd niet gepreekt. Dat was raar. Goed raar." },
    { text = "Het ging wel. Ik moet nog zien of het klopt." },
  },

  -- Wat de woorden zelf doen. Alleen omlaag: goed praten wordt beloond door de zetten, niet door het tellen.
  react = function(choice)
    -- Meer dan twintig woorden in een zin: dan is het een praatje van een volwassene.
    if choice.kind == "say" and choice.longest > 20 then return { openheid = -1 } end
  end,
}
