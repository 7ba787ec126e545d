-- Een kind van een jaar of vijf dat graag vertelt, midden in zijn spel. Hij liegt niet en verzint niet; hij zegt de wereld zoals hij
-- die van binnenuit ziet. "Papa en mama gaan weg" kan zes stappen ver zijn.
--
-- Wat het gesprek stuurt:
--   openheid    Stijgt als iemand meespeelt en zijn eigen woorden gebruikt. Zakt als er iets van hem moet.
--   vertrouwen  Is er gewoon, tot iemand schrikt of zijn ouders iets verwijt.
-- Legt iemand hem een antwoord in de mond, dan zegt hij ja. Hij denkt dat grote mensen vragen stellen waar ze het antwoord van weten.
-- Dat ja is dus van de vrager. Zo'n antwoord schrijft de auteur bij de keuze; hier staat wat het met hem doet.
--
-- Maten: stappen van 1; alleen een antwoord in de mond doet 2. Zachte plafonds over zo'n zes beurten.

local grote_woorden = {
  "Veilig Thuis", "melding", "melden", "mishandeling", "verwaarlozing", "aandachtsfunctionaris", "meldcode", "onveilig", "situatie",
  "gevaarlijk", "politie",
}

return {
  plain_language = true,
  start = { vertrouwen = 6, spanning = 3, openheid = 5, loyaliteit = 4 },
  -- Wat blijft hangen. Alleen voor wat hij later vertelt.
  private = { meegezegd = { start = 0, max = 1 }, schrik = { start = 0, max = 1 } },

  moves = {
    -- Meedoen. Met iets in zijn handen vertelt hij vanzelf.
    samen_bezig = { { when = "vertrouwen <= 7", vertrouwen = 1, mood = "speels" }, { mood = "speels" } },
    ruimte_laten = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    blij_dat_je_vertelt = { { when = "vertrouwen <= 7", vertrouwen = 1, mood = "los" }, { mood = "los" } },
    keuze_geven = { spanning = -1 },

    -- Vragen. Zijn woord, en dan wachten.
    uitnodiging = { { when = "openheid <= 7", openheid = 1 } },
    eigen_woord = { { when = "openheid <= 8", openheid = 1 } },
    wie_wat_waar = { { when = "openheid <= 6", openheid = 1 } },
    oefenvertellen = { { when = "openheid <= 6", openheid = 1, mood = "speels" }, { mood = "speels" } },
    stilte = { { when = "openheid <= 7", openheid = 1 } },
    waarom_vraag = { openheid = -1, mood = "oplettend" },
    invullen = { openheid = -1, meegezegd = 1, mood = "oplettend" },
    herhaalde_vraag = { openheid = -1, spanning = 1, mood = "oplettend" },
    doordrukken = { openheid = -1, spanning = 1, mood = "onrustig" },
    details_uitvragen = { openheid = -1, spanning = 1, mood = "onrustig" },
    suggestieve_vraag = { vertrouwen = -1, openheid = -2, spanning = 1, meegezegd = 1, mood = "oplettend" },
    schrikken = { vertrouwen = -1, spanning = 1, schrik = 1, mood = "oplettend" },
    wegwuiven = { openheid = -1, mood = "stil" },

    -- Thuis. Van papa en mama moet je afblijven.
    beide_ouders = { { when = "loyaliteit >= 3", loyaliteit = -1 }, { spanning = -1 } },
    niet_jouw_schuld = { { when = "spanning >= 3", spanning = -1, mood = "los" }, { mood = "los" } },
    afkeuren_ouder = { vertrouwen = -1, loyaliteit = 1, schrik = 1, mood = "gesloten" },
    last_bij_kind = { spanning = 1, loyaliteit = 1, mood = "oplettend" },
    stiekem = { vertrouwen = -1, spanning = 1, mood = "oplettend" },

    -- Wat er nu gebeurt.
    vooraf_vertellen = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },
    uitleg_vervolg = { { when = "vertrouwen <= 7", vertrouwen = 1 }, { spanning = -1 } },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
  },

  -- Hij is niet gespannen van zichzelf; wat hem spant, zakt weer weg.
  rest = { spanning = { 1, every = 4 } },
  closed = { { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 3", mood = "gesloten" },
    { when = "spanning >= 7", mood = "onrustig" },
    { when = "loyaliteit >= 6", mood = "oplettend" },
    { when = "openheid >= 6", mood = "speels" },
    { when = "openheid <= 3", mood = "stil" },
    { mood = "los" },
  },

  afterwards = {
    { when = "schrik >= 1", text = "Ik zei iets van thuis. Toen keek het gezicht raar." },
    { when = "meegezegd >= 1", text = "Ik heb ja gezegd. Dat was geloof ik goed." },
    { when = "openheid >= 7", text = "We gingen spelen, en ik vertelde. Ik weet daar alles van." },
    { when = "spanning >= 5", text = "Er moest de hele tijd iets van me. Ik wilde spelen." },
    { text = "Ik heb gewoon gespeeld." },
  },

  react = function(choice)
    local rows = {}
    if choice.kind ~= "say" then return rows end
    if tekst.longest_sentence(choice.say) > 14 then rows[#rows + 1] = { openheid = -1 } end
    if tekst.contains_any(choice.say, grote_woorden) then rows[#rows + 1] = { spanning = 1 } end
    return rows
  end,
}
