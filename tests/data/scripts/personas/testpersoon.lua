-- One of everything that a persona may have (format 5.7). Tests name its rows.
return {
  start = { vertrouwen = 4, spanning = 6, openheid = 3, schaamte = 7 },
  private = { verwijten = { start = 0, max = 3 } },

  moves = {
    waardering = { when = "vertrouwen <= 8", vertrouwen = 1, spanning = -1 },
    open_vraag = { { when = "vertrouwen >= 5 and openheid <= 8", openheid = 1 }, { when = "spanning <= 7", spanning = -1 } },
    erkenning = { when = "vertrouwen <= 8", vertrouwen = 1, schaamte = -1, mood = "open" },
    verwijt = { vertrouwen = -2, verwijten = 1, mood = "gesloten" },
    zorg_benoemen = { spanning = 1 },
    herstel = { { when = "verwijten >= 1 and vertrouwen <= 8", vertrouwen = 1, verwijten = -1 } },
  },

  each_turn = { { when = "spanning >= 8", vertrouwen = -1 } },
  rest = { spanning = { 5, every = 4 } },
  closed = { { when = "spanning >= 9" }, { when = "verwijten >= 3" } },

  moods = {
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "vertrouwen >= 7 and openheid >= 5", mood = "open" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "vertrouwen >= 6", text = "Ik zou wel weer bellen." },
    { text = "Ik ben blij dat het voorbij is." },
  },

  react = function(choice)
    local rows = {}
    if choice.longest > 15 then rows[#rows + 1] = { spanning = 1 } end
    if tekst.contains_any(choice.say, { "curve", "intake" }) then
      rows[#rows + 1] = { when = "schaamte >= 6", openheid = -1 }
    end
    return rows
  end,
}
