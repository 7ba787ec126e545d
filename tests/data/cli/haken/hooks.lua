return {
  reads = { "keren" },
  writes = { "keren" },

  on_choice = function(s, node, choice)
    if choice == "een" then s.set("keren", s.get("keren") + 1) end
    if choice == "zwaar" then
      while true do end
    end
  end,

  on_end = function(s) s.note("Je zei het " .. s.get("keren") .. " keer.") end,

  rubric = function(s)
    if s.get("keren") >= 3 then return {} end
    return { { criterion = "C1", cap = 40, why = "Je hield snel op." } }
  end,

  vaak_genoeg = function(s) return s.get("keren") >= 2 end,
}
