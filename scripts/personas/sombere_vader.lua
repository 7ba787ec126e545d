-- Een vader die somber is, zich schaamt en het gesprek liever over slapen laat gaan. Hij vermijdt: kijkt naar zijn handen, zegt
-- dat niemand er iets van merkt, en wordt fel als hij denkt dat iemand aan zijn kinderen komt.
--
-- Twee dingen sturen elk gesprek met hem:
--   schaamte  Hoog bij het begin. Alles wat klinkt als een rapport over hem als vader maakt hem dicht. Wie hem aanspreekt
--             als vader, en niet alleen als patiënt, haalt er steeds een stapje af.
--   openheid  Stijgt door gewone vragen die bij hem thuis binnenkijken. Sussen en het over iets anders hebben luchten hem
--             op: dan is hij je dankbaar, en vertelt niets meer. Opluchting is bij hem dus geen goed teken.
--
-- Maten: stappen van 1; alleen wat schaadt (een verwijt, een dreigement, hem als vader afkeuren) doet 2 omlaag. Zachte plafonds
-- houden de lijn leesbaar over zo'n vijfentwintig beurten.

return {
  start = { vertrouwen = 4, spanning = 6, openheid = 3, weerstand = 3, schaamte = 8 },
  -- Wat blijft hangen tot het wordt teruggenomen. Alleen voor wat hij achteraf vertelt.
  private = { bang = { start = 0, max = 1 }, beloofd = { start = 0, max = 1 }, gekwetst = { start = 0, max = 1 } },

  moves = {
    -- Contact. Vriendelijkheid alleen draagt niet ver; gezien worden als vader wel.
    waardering = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
    normaliseren = { { when = "schaamte >= 4", schaamte = -1 }, { spanning = -1 } },
    toestemming_vragen = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { when = "weerstand >= 3", weerstand = -1 } },
    eigen_aandeel = { { when = "weerstand >= 3", weerstand = -1, schaamte = -1 }, { schaamte = -1 } },
    als_ouder_aanspreken = { { when = "vertrouwen <= 7", vertrouwen = 1, schaamte = -1 }, { schaamte = -1 } },
    oordeel = { vertrouwen = -1, schaamte = 1, weerstand = 1, mood = "gesloten" },
    over_hoofd_heen = { vertrouwen = -1, spanning = 1, weerstand = 1, mood = "gesloten" },
    discussie = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    losse_lof = { schaamte = 1 },

    -- Vragen. Hij heeft weinig woorden; één vraag die binnenkijkt doet meer dan drie.
    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    samenvatten = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    perspectief_vragen = { { when = "openheid <= 7", openheid = 1 } },
    uitzondering_vragen = { { when = "openheid <= 7", openheid = 1, mood = "afwachtend" }, { mood = "afwachtend" } },
    netwerk_vragen = { { when = "schaamte >= 8", spanning = 1 }, { spanning = -1 } },
    gesloten_vraag = { { when = "openheid >= 4", openheid = -1 } },
    gestapelde_vraag = { spanning = 1, openheid = -1, mood = "gespannen" },
    ongevraagd_advies = { openheid = -1, weerstand = 1, mood = "gesloten" },
    vaktaal = { openheid = -1, mood = "gesloten" },
    vaag = { mood = "afwachtend" },

    -- De kindcheck. Even spannend, ook als je het goed vraagt; en dan blijkt het te kunnen.
    kindcheck_vragen = { { when = "spanning <= 5", spanning = 1, mood = "gespannen" }, { mood = "gespannen" } },
    overname_vragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1, mood = "gespannen" }, { mood = "gespannen" } },
    merken_vragen = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1, mood = "beschaamd" }, { mood = "beschaamd" } },
    drinken_vragen = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1, mood = "beschaamd" }, { mood = "beschaamd" } },
    uitleg_aan_kinderen = { { when = "schaamte >= 3", schaamte = -1, spanning = -1 }, { spanning = -1 } },
    -- Hij had erop gehoopt dat het over iets anders mocht gaan. Wie hem laat ontsnappen houdt hem in de stoel; meer ook niet.
    alleen_patient = {
      { when = "vertrouwen <= 2", vertrouwen = 1, openheid = -1, spanning = -1, mood = "opgelucht" },
      { openheid = -1, spanning = -1, mood = "opgelucht" },
    },
    kind_als_hulp = { openheid = -1, mood = "beschaamd" },
    ouderschap_afkeuren = { vertrouwen = -2, schaamte = 1, weerstand = 1, gekwetst = 1, mood = "gesloten" },

    -- De zorg. Eerlijk is eng. Wie contact heeft, wint er vertrouwen mee; wie het nog niet heeft, raakt schaamte.
    doel_zeggen = { spanning = -1 },
    feit = { spanning = 1 },
    zorg_benoemen = {
      { when = "vertrouwen >= 5 and vertrouwen <= 6", vertrouwen = 1, mood = "geschrokken" },
      { when = "vertrouwen <= 4", schaamte = 1, mood = "geschrokken" },
      { mood = "geschrokken" },
    },
    verborgen_agenda = { openheid = -1, mood = "afwachtend" },
    verwijt = { vertrouwen = -2, schaamte = 1, weerstand = 1, gekwetst = 1, mood = "gesloten" },
    sussen = {
      { when = "vertrouwen <= 2", vertrouwen = 1, spanning = -1, openheid = -1, mood = "opgelucht" },
      { spanning = -1, openheid = -1, mood = "opgelucht" },
    },
    dreigen = { vertrouwen = -2, spanning = 1, bang = 1, mood = "geschrokken" },
    -- Een belofte lijkt op vertrouwen, tot ze niet uitkomt.
    belofte_uitkomst = {
      { when = "vertrouwen <= 3", vertrouwen = 1, spanning = -1, beloofd = 1, mood = "opgelucht" },
      { spanning = -1, beloofd = 1, mood = "opgelucht" },
    },
    belofte_niet_melden = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    eerlijk_over_grens = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },

    -- Afspraken. Iets dat morgen al anders is, weegt voor hem meer dan een traject.
    veiligheid_afspreken = { spanning = -1, mood = "opgelucht" },
    concrete_afspraak = { { when = "spanning >= 4", spanning = -1 } },
    kleine_stap = { { when = "spanning >= 4", spanning = -1 } },
    stel_dat = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    opvolgen = { { when = "vertrouwen <= 7", vertrouwen = 1 } },
    eigen_taak_noemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    samen_afronden = { spanning = -1 },
    bal_bij_ouder = { openheid = -1 },
    losse_eindjes = { { when = "vertrouwen >= 3", vertrouwen = -1 } },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1, gekwetst = -1 }, { weerstand = -1, gekwetst = -1 } },
    dreiging_terugnemen = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1, bang = -1 }, { spanning = -1, bang = -1 } },
    belofte_terugnemen = { spanning = 1, beloofd = -1 },
  },

  -- Wie zo gespannen is, praat niet meer.
  each_turn = { { when = "spanning >= 8", openheid = -1 } },
  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 7", mood = "beschaamd" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "bang >= 1", text = "Eén naam, en ik zag ze al voor de deur staan. Ik heb de kinderen niks verteld." },
    { when = "vertrouwen <= 2", text = "Ik weet nu weer waarom ik hier niet over praat." },
    { when = "beloofd >= 1", text = "Er is mij iets beloofd. Daar hou ik me aan vast." },
    { when = "gekwetst >= 1", text = "Er werd goed geluisterd. Maar die ene zin draait nog rond." },
    { when = "vertrouwen >= 7 and openheid >= 6", text = "Ik kwam voor het slapen. Het ging over Jade en Finn. Ik denk dat ik dat wilde." },
    { when = "vertrouwen >= 6", text = "Het was niet makkelijk. Ik ben niet uitgemaakt voor een slechte vader." },
    { when = "openheid <= 2", text = "Prima gesprek. Het ging nergens over." },
    { text = "Ik weet nog niet wat ik ervan vind. Ik heb in elk geval iets gezegd." },
  },
}
