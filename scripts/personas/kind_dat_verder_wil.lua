-- Een kind van een jaar of elf dat vroeger iets heeft meegemaakt en nu vooral gewoon wil zijn. Niemand thuis begint erover.
--
-- Wat het gesprek stuurt:
--   openheid    Gaat open door nu: slapen, school, vriendjes, een les. Zakt zodra iemand naar toen graaft.
--   vertrouwen  Stijgt als het niets hoeft te vertellen en er toch iemand blijft. Het grootste nieuws komt pas bij vertrouwen 7;
--               zet het daar.
--   regie       Of het zelf nog ergens over gaat. Daarna weten wie het wanneer hoort, is belangrijker dan wat er gebeurt.
--
-- Maten: stappen van 1; alleen een gebroken geheim doet 2. Zachte plafonds over zo'n twintig beurten.

local grote_woorden = {
  "Veilig Thuis", "melding", "melden", "mishandeling", "trauma", "geweld", "aandachtsfunctionaris", "meldcode", "onveilig",
  "situatie", "verwerken",
}

return {
  plain_language = true,
  start = { vertrouwen = 5, spanning = 4, openheid = 4, weerstand = 2, loyaliteit = 5, regie = 5 },
  private = { gegraven = { start = 0, max = 1 }, gehouden = { start = 0, max = 1 } },

  moves = {
    -- Contact. Iets in je handen scheelt.
    samen_bezig = { { when = "vertrouwen <= 6", vertrouwen = 1 }, { spanning = -1 } },
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    keuze_geven = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    spelregels_kind = { { when = "regie <= 7", regie = 1, spanning = -1 }, { spanning = -1 } },
    regie_geven = { { when = "regie <= 7", regie = 1 }, { spanning = -1 } },
    gewone_leven = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1, mood = "los" }, { mood = "los" } },
    er_zijn_zonder_verhaal = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    wegsturen = { vertrouwen = -1, mood = "grapje" },
    wegwuiven = { vertrouwen = -1, openheid = -1, mood = "grapje" },

    -- Vragen over nu. Een uitnodiging werkt, een oordeel over toen niet.
    hoe_is_het_nu = { { when = "openheid <= 7", openheid = 1 } },
    uitnodiging = { { when = "vertrouwen >= 4 and openheid <= 7", openheid = 1 } },
    oefenvertellen = { { when = "openheid <= 6", openheid = 1, mood = "speels" }, { mood = "speels" } },
    eigen_woord = { { when = "openheid <= 7", openheid = 1, spanning = -1 }, { spanning = -1 } },
    wie_wat_waar = { { when = "vertrouwen >= 5 and openheid <= 6", openheid = 1 } },
    open_vraag = { { when = "vertrouwen >= 5 and openheid <= 6", openheid = 1 } },
    stilte = { { when = "spanning >= 7", spanning = 1 }, { when = "openheid <= 6", openheid = 1 } },
    ruimte_laten = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    steunzin = { { when = "openheid <= 7", openheid = 1, mood = "stil" }, { mood = "stil" } },
    steunfiguur_vragen = { spanning = -1, mood = "stil" },
    gesloten_vraag = { mood = "oplettend" },
    gestapelde_vraag = { spanning = 1, mood = "oplettend" },
    waarom_vraag = { openheid = -1, mood = "gesloten" },
    invullen = { openheid = -1, mood = "oplettend" },
    herhaalde_vraag = { openheid = -1, weerstand = 1 },

    -- Toen. Wie graaft, krijgt een grap.
    graven = { openheid = -1, spanning = 1, gegraven = 1, mood = "grapje" },
    details_uitvragen = { openheid = -1, spanning = 1, gegraven = 1, mood = "gesloten" },
    suggestieve_vraag = { vertrouwen = -1, openheid = -2, gegraven = 1, mood = "grapje" },
    afgesloten_verklaren = { openheid = -1, mood = "grapje" },
    schrikken = { spanning = 1, openheid = -1, mood = "grapje" },
    afkeuren_ouder = { vertrouwen = -1, loyaliteit = 1, mood = "gesloten" },
    beide_ouders = { { when = "loyaliteit >= 4", loyaliteit = -1, spanning = -1 }, { spanning = -1 } },
    niet_jouw_schuld = { { when = "loyaliteit >= 4", loyaliteit = -1, mood = "stil" }, { mood = "stil" } },

    -- Verder, en vanavond. Eerst horen is het halve werk.
    vooraf_vertellen = {
      { when = "vertrouwen <= 6 and regie <= 7", vertrouwen = 1, regie = 1, gehouden = 1 },
      { when = "regie <= 7", regie = 1, gehouden = 1 },
      { gehouden = 1 },
    },
    eerlijk_over_geheim = {
      { when = "vertrouwen >= 4", spanning = 1, mood = "stil" },
      { spanning = 1, vertrouwen = -1, mood = "stil" },
    },
    geheim_beloven = { spanning = -1, mood = "opgelucht" },
    geheim_terugnemen = { spanning = 1, mood = "stil" },
    geheim_openlaten = { spanning = 1, mood = "oplettend" },
    uitleg_vervolg = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    noodplan_kind = { spanning = -1 },
    veilig_nu_vragen = {
      { when = "vertrouwen >= 6 and openheid <= 7", openheid = 1, mood = "stil" },
      { spanning = 1, mood = "stil" },
    },
    herstarten = { spanning = 1, mood = "stil" },
    last_bij_kind = { spanning = 1, loyaliteit = 1, mood = "stil" },
    stiekem = { vertrouwen = -2, regie = -1, mood = "gesloten" },
    doorgaan_zonder = { spanning = 1, mood = "grapje" },
    opvolgen = { spanning = -1 },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 4, every = 3 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 2" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "onrustig" },
    { when = "vertrouwen >= 7 and spanning <= 4", mood = "los" },
    { when = "openheid >= 6", mood = "stil" },
    { mood = "oplettend" },
  },

  afterwards = {
    { when = "vertrouwen <= 2", text = "Ik ga volgende keer gewoon niet." },
    { when = "gegraven >= 1 and openheid <= 4", text = "Het ging weer over toen. Dat is zo lang geleden." },
    { when = "gehouden >= 1 and vertrouwen >= 7", text = "Ik hoorde het eerst. Daarna ging het weer over gewone dingen." },
    { when = "regie <= 3", text = "Het gaat altijd over mij, en ik weet het als laatste." },
    { when = "vertrouwen >= 7", text = "Ik hoefde niks te vertellen. Toen vertelde ik wel wat." },
    { text = "Het was wel oké. Ik weet niet of het helpt." },
  },

  react = function(choice)
    local rows = {}
    if choice.kind ~= "say" then return rows end
    if tekst.longest_sentence(choice.say) > 18 then rows[#rows + 1] = { openheid = -1 } end
    if tekst.contains_any(choice.say, grote_woorden) then rows[#rows + 1] = { spanning = 1 } end
    return rows
  end,
}
