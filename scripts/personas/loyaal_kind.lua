-- Een loyaal kind van een jaar of negen: grappenmaker, let op iedereen, en beschermt allebei zijn ouders.
--
-- Twee dingen sturen elk gesprek met dit kind:
--   loyaliteit  Hoe hard het de ouders moet beschermen. Vanaf 7 neemt het terug wat het net zei ("Grapje"). Intrekken zegt niets over
--               of het waar was. Zakt als het van allebei mag houden en als zijn eigen woorden worden gebruikt; stijgt als iemand iets
--               van een ouder vindt of het antwoord al weet.
--   openheid    Gaat open door uitnodigen en eigen woorden, nooit door harder vragen. De auteur zet wat alleen dan verteld wordt
--               achter openheid en vertrouwen.
--
-- Maten: stappen van 1. Wat echt schaadt (een antwoord in de mond leggen) doet 2 omlaag, en één ding doet 2 omhoog: een volwassene die
-- doet wat beloofd is, en het eerst komt vertellen. Zachte plafonds houden de lijn leesbaar over zo'n vierentwintig beurten.

-- Woorden van grote mensen. Een kind van negen hoort dan vooral dat er iets ergs aan de hand is.
local grote_woorden = {
  "Veilig Thuis", "melding", "melden", "mishandeling", "geweld", "politie", "situatie", "signalen", "thuissituatie", "zorgteam",
  "meldcode", "aandachtsfunctionaris", "onveilig",
}

return {
  -- Korte zinnen, een vraag tegelijk, gewone woorden: de analyse let erop.
  plain_language = true,
  start = { vertrouwen = 5, spanning = 5, openheid = 3, weerstand = 1, loyaliteit = 8 },
  -- Wat blijft hangen. Alleen voor wat het kind later vertelt.
  private = { beloofd = { start = 0, max = 1 }, gehouden = { start = 0, max = 1 } },

  moves = {
    -- Contact. Iets te doen hebben maakt praten mogelijk.
    samen_bezig = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    keuze_geven = { spanning = -1 },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    gezien_benoemen = { { when = "vertrouwen <= 6", vertrouwen = 1 } },
    spelregels_kind = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    verborgen_agenda = { vertrouwen = -1, mood = "oplettend" },
    wegsturen = { vertrouwen = -1, spanning = 1, mood = "grapje" },
    wegwuiven = { vertrouwen = -1, openheid = -1, mood = "grapje" },

    -- Vragen. Onder een beetje vertrouwen levert ook een goede vraag niets op.
    oefenvertellen = { { when = "openheid <= 5", openheid = 1, spanning = -1, mood = "speels" }, { spanning = -1, mood = "speels" } },
    uitnodiging = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    -- Wie zijn woord gebruikt, hoeft niet te worden tegengehouden.
    eigen_woord = {
      { when = "loyaliteit >= 7 and openheid <= 7", loyaliteit = -1, openheid = 1 },
      { when = "loyaliteit >= 7", loyaliteit = -1 },
      { when = "openheid <= 7", openheid = 1 },
    },
    wie_wat_waar = { { when = "vertrouwen >= 4 and openheid <= 4", openheid = 1 } },
    -- Stilte helpt wie zich veilig voelt. Wie op springen staat, hoort er een vraag in.
    stilte = { { when = "spanning >= 8", spanning = 1 }, { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    ruimte_laten = {
      { when = "vertrouwen <= 5 and loyaliteit >= 6", vertrouwen = 1, spanning = -1, loyaliteit = -1 },
      { when = "loyaliteit >= 6", spanning = -1, loyaliteit = -1 },
      { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 },
      { spanning = -1 },
    },
    gesloten_vraag = { mood = "oplettend" },
    gestapelde_vraag = { spanning = 1, mood = "oplettend" },
    waarom_vraag = { openheid = -1, mood = "gesloten" },
    herhaalde_vraag = { openheid = -1, spanning = 1, weerstand = 1, mood = "gesloten" },
    invullen = { openheid = -1, mood = "oplettend" },
    schrikken = { spanning = 1, openheid = -1, mood = "grapje" },
    doordrukken = { vertrouwen = -1, spanning = 1, weerstand = 1, mood = "gesloten" },
    details_uitvragen = { spanning = 1, openheid = -1, mood = "gesloten" },
    -- Een antwoord in de mond: nu moet het iemand verdedigen.
    suggestieve_vraag = { vertrouwen = -1, openheid = -2, loyaliteit = 1, spanning = 1, mood = "grapje" },

    -- Vader en moeder. Wie iets van ze vindt, krijgt ze verdedigd.
    beide_ouders = { { when = "loyaliteit >= 4", loyaliteit = -1, spanning = -1 }, { spanning = -1 } },
    niet_jouw_schuld = { { when = "loyaliteit >= 5", loyaliteit = -1, spanning = -1 }, { spanning = -1 } },
    blij_dat_je_vertelt = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    afkeuren_ouder = { vertrouwen = -1, loyaliteit = 1, weerstand = 1, mood = "gesloten" },

    -- Geheim. Nee horen doet even zeer; dat het daarna klopt, weegt zwaarder.
    eerlijk_over_geheim = { { when = "vertrouwen >= 4", vertrouwen = -1, spanning = 1, mood = "stil" }, { spanning = 1, mood = "stil" } },
    geheim_openlaten = { spanning = 1, mood = "oplettend" },
    -- Een belofte lucht op, en dat is precies het bezwaar.
    geheim_beloven = { spanning = -1, beloofd = 1, mood = "opgelucht" },
    geheim_terugnemen = { spanning = 1, beloofd = -1, mood = "stil" },
    vooraf_vertellen = {
      { when = "vertrouwen <= 5", vertrouwen = 2, gehouden = 1 },
      { when = "vertrouwen <= 7", vertrouwen = 1, gehouden = 1 },
      { gehouden = 1 },
    },
    stiekem = { vertrouwen = -1, spanning = 1, mood = "oplettend" },
    uitleg_vervolg = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    belofte_uitkomst = { spanning = -1, mood = "opgelucht" },
    belofte_terugnemen = { spanning = 1, mood = "stil" },

    -- Vanavond. De vraag maakt de avond echt; iemand weten bij wie je terechtkunt, maakt hem weer kleiner.
    veilig_nu_vragen = { { when = "loyaliteit >= 7", spanning = 1, mood = "stil" }, { mood = "stil" } },
    steunfiguur_vragen = { spanning = -1 },
    noodplan_kind = { spanning = -1 },
    last_bij_kind = { loyaliteit = 1, spanning = 1, mood = "stil" },
    doorgaan_zonder = { spanning = 1, mood = "grapje" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 4", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 2" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "onrustig" },
    { when = "loyaliteit >= 7 and openheid >= 5", mood = "grapje" },
    { when = "vertrouwen >= 6 and spanning <= 4", mood = "los" },
    { when = "openheid >= 6", mood = "stil" },
    { mood = "oplettend" },
  },

  afterwards = {
    { when = "beloofd >= 1", text = "Het was beloofd, dat het geheim bleef. En toen toch niet." },
    { when = "vertrouwen <= 2", text = "Ik ga volgende week gewoon meteen naar Lot." },
    { when = "loyaliteit >= 7 and vertrouwen >= 6", text = "Ik maakte grapjes. In de klas werd niemand boos. Dat was goed." },
    { when = "gehouden >= 1 and vertrouwen >= 7", text = "Ik hoorde alles als eerste. Ook wat ik niet wilde horen." },
    { when = "weerstand >= 3", text = "Er werd aan me getrokken. Toen zei ik maar een mop." },
    { when = "loyaliteit >= 7", text = "Ik zeg op vrijdag niks meer. Alleen nog moppen." },
    { when = "vertrouwen >= 6", text = "We hebben de planten gedaan. Daarna was mijn buik minder." },
    { text = "Er werd veel gevraagd. Ik weet niet of ik het goed heb gezegd." },
  },

  -- Wat de woorden zelf doen. Alleen omlaag: goed praten wordt beloond door de zetten, niet door het tellen.
  react = function(choice)
    local rows = {}
    if choice.kind ~= "say" then return rows end
    -- Meer dan achttien woorden in een zin: dan is het een praatje van een volwassene.
    if tekst.longest_sentence(choice.say) > 18 then rows[#rows + 1] = { openheid = -1 } end
    if tekst.contains_any(choice.say, grote_woorden) then rows[#rows + 1] = { spanning = 1 } end
    return rows
  end,
}
