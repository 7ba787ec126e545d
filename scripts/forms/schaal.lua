-- Een veiligheidsschaal met uiteinden die iets betekenen (criterium D4), voor een tot vier mensen. De cijfers worden nooit
-- beoordeeld: het verschil ertussen is het gesprek.
--
-- In een casus:
--   form: {use: schaal, with: {over: Tygo, wie_2: mama, wie_3: oma}}
--
-- Gaf iemand het cijfer al zelf, dan hoeft de speler het niet te raden: cijfer_3: "4". Met verschil: ja komt er een vraag bij
-- die wel telt: wat doe je met cijfers die uit elkaar liggen?

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
    cijfer_2 = { default = "", about = "Het cijfer dat wie_2 zelf gaf." },
    cijfer_3 = { default = "" },
    cijfer_4 = { default = "" },
    verschil = { default = "nee", about = "ja: vraag ook wat de speler met het verschil doet (D4)." },
  },

  build = function(p)
    assert(p.verschil == "ja" or p.verschil == "nee", "verschil is ja of nee")
    local fields, er_ligt = {}, ""
    local gegeven = { "", p.cijfer_2, p.cijfer_3, p.cijfer_4 }
    for i, wie in ipairs({ p.wie_1, p.wie_2, p.wie_3, p.wie_4 }) do
      if wie ~= "" and gegeven[i] ~= "" then
        er_ligt = er_ligt .. (er_ligt == "" and "Er ligt al: " or ", ") .. wie .. " een " .. gegeven[i]
      elseif wie ~= "" then
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
    if er_ligt ~= "" then er_ligt = er_ligt .. ". " end
    if p.verschil == "ja" then
      fields[#fields + 1] = {
        id = "verschil",
        type = "choice",
        ask = er_ligt .. "De cijfers liggen uit elkaar. Wat doe je?",
        options = {
          { id = "midden", label = "Het midden nemen, dan kunnen jullie verder.", score = { D4 = -1 },
            why = "Een gemiddelde is van niemand. Het laagste cijfer ziet misschien iets wat de anderen missen." },
          { id = "gelijk", label = "Vragen wie er gelijk heeft.", score = { D4 = -2 },
            why = "Dan gaat het over winnen. Wie het lage cijfer gaf, zegt straks niets meer." },
          { id = "vragen", label = "Ieder vragen: wat zie jij, en wat is er nodig voor één hoger?", score = { D4 = 2 },
            why = "Ieder kijkt van een andere plek. Eén hoger is klein genoeg om morgen te beginnen." },
        },
      }
      er_ligt = ""
    end
    fields[#fields + 1] = { id = "geen_nul", type = "text", required = false, ask = er_ligt .. "Wat maakt dat het geen 0 is?" }
    fields[#fields + 1] = { id = "eentje_hoger", type = "text", required = false,
      ask = "Wat zou " .. p.over .. " merken als het één hoger was?" }
    return { title = p.titel, fields = fields }
  end,
}
