-- Een jongere van een jaar of vijftien die niemand nodig wil hebben. Bang dat volwassenen het overnemen; gaat pas open als hij
-- of zij iets te zeggen krijgt, en merkt dat iemand doet wat hij zegt.
--
-- Twee dingen sturen elk gesprek:
--   regie      Hoeveel de jongere zelf te zeggen heeft. Stijgt door keuzes en door vooraf te horen wat er gebeurt; zakt als iemand
--              het overneemt.
--   weerstand  Duwen geeft terugduwen. Zakt door erkennen en regie, stijgt door preken en dreigen.
--
-- Maten: stappen van 1; alleen wat echt schaadt doet 2. Zachte plafonds houden de lijn leesbaar over zo'n vijftien beurten.

return {
  start = { vertrouwen = 3, spanning = 6, openheid = 2, weerstand = 6, schaamte = 5, regie = 2 },

  moves = {
    -- Contact. Interesse die niets wil, is welkom; een compliment met een bedoeling ruikt hij.
    waardering = { { when = "vertrouwen <= 4", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    regie_geven = { { when = "regie <= 7", regie = 1, weerstand = -1 }, { weerstand = -1 } },
    keuze_geven = { { when = "regie <= 6", regie = 1 }, { spanning = -1 } },

    -- Vragen. Zonder regie levert ook een goede vraag weinig op.
    open_vraag = { { when = "regie >= 3 and openheid <= 5", openheid = 1 } },
    doorvragen = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },
    gestapelde_vraag = { weerstand = 1, mood = "gesloten" },
    feit = { spanning = 1 },
    invullen = { openheid = -1, weerstand = 1, mood = "gesloten" },
    suggestieve_vraag = { vertrouwen = -1, openheid = -2, mood = "gesloten" },

    -- Wat pubers al duizend keer hoorden.
    preken = { vertrouwen = -1, weerstand = 1, mood = "gesloten" },
    oordeel = { vertrouwen = -1, schaamte = 1, mood = "gesloten" },
    ongevraagd_advies = { openheid = -1, weerstand = 1 },
    dreigen = { vertrouwen = -2, regie = -1, weerstand = 1, mood = "gesloten" },

    -- Geheim en vervolg. Een eerlijke grens vooraf kost even spanning en wint vertrouwen.
    eerlijk_over_geheim = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = 1 }, { spanning = 1 } },
    geheim_beloven = { spanning = -1, mood = "afwachtend" },
    geheim_terugnemen = { spanning = 1, mood = "afwachtend" },
    vooraf_vertellen = {
      { when = "vertrouwen <= 7 and regie <= 7", vertrouwen = 1, regie = 1 },
      { when = "regie <= 7", regie = 1 },
      { spanning = -1 },
    },
    stiekem = { vertrouwen = -1, regie = -1, mood = "gesloten" },
    uitleg_vervolg = { spanning = -1 },

    -- Vanavond.
    veilig_nu_vragen = { { when = "vertrouwen >= 4", spanning = -1, mood = "stil" }, { spanning = 1, mood = "stil" } },
    steunfiguur_vragen = { spanning = -1 },
    doorgaan_zonder = { mood = "afwachtend" },

    -- Herstel geeft de helft terug van wat schade kostte.
    herstel = { { when = "vertrouwen <= 5", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
    dreiging_terugnemen = { { when = "vertrouwen <= 5 and regie <= 5", vertrouwen = 1, regie = 1 }, { weerstand = -1 } },
  },

  rest = { spanning = { 5, every = 3 } },
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 8", mood = "beschaamd" },
    { when = "vertrouwen >= 6 and regie >= 5", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "vertrouwen <= 2", text = "Ging weer over regels. Volgende keer zeg ik gewoon dat het goed gaat." },
    { when = "regie >= 5 and vertrouwen >= 6", text = "Ik wist tenminste wie wat ging zeggen. Dat was nieuw." },
    { when = "regie <= 2", text = "Aardig hoor. Maar het ging gewoon zonder mij verder." },
    { text = "Het was oké. Ik moet nog zien of het klopt." },
  },
}
