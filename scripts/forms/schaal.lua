-- Een veiligheidsschaal met uiteinden die iets betekenen (criterium D4). Wordt nooit beoordeeld: het verschil tussen de
-- cijfers is het gesprek.
--
-- In een casus:
--   form: {use: schaal, with: {over: Tygo, wie_2: mama, wie_3: oma}}

return {
  parameters = {
    titel = { default = "Hoe veilig is het nu?" },
    over = { default = "het kind", about = "Voor wie het veilig moet zijn." },
    nul = { default = "het gaat zeker weer mis", about = "Wat 0 betekent." },
    tien = { default = "iedereen gelooft dat het veilig is", about = "Wat het hoogste cijfer betekent." },
    hoogste = { default = 10, about = "Het hoogste cijfer." },
    wie_1 = { default = "jij", about = "Wie een cijfer geeft." },
    wie_2 = { default = "" },
    wie_3 = { default = "" },
    wie_4 = { default = "" },
  },

  build = function(p)
    local fields = {}
    for i, wie in ipairs({ p.wie_1, p.wie_2, p.wie_3, p.wie_4 }) do
      if wie ~= "" then
        local vraag = wie == "jij" and "Welk cijfer geef jij?" or "Welk cijfer denk je dat " .. wie .. " geeft?"
        fields[#fields + 1] = {
          id = "cijfer_" .. i,
          type = "scale",
          ask = vraag .. " 0: " .. p.nul .. ". " .. p.hoogste .. ": " .. p.tien .. ".",
          from = 0,
          to = p.hoogste,
        }
      end
    end
    fields[#fields + 1] = { id = "geen_nul", type = "text", required = false, ask = "Wat maakt dat het geen 0 is?" }
    fields[#fields + 1] = { id = "eentje_hoger", type = "text", required = false,
      ask = "Wat zou " .. p.over .. " merken als het één hoger was?" }
    return { title = p.titel, fields = fields }
  end,
}
