-- Na het gesprek, bij `vertrouwen_vooraf`: hoe klaar ben je voor een volgend gesprek, en klopte je eigen inschatting? Wordt
-- nooit beoordeeld.
--
-- In een casus:
--   form: {use: vertrouwen_achteraf, with: {gesprek: een gesprek als dit met Sanne en Rik}}
--
-- vooraf: nee als de casus niet met vertrouwen_vooraf begon; dan vervalt de vraag naar het eerste cijfer.

return {
  parameters = {
    titel = { default = "Terugkijken" },
    gesprek = { default = "een gesprek als dit", about = "Hoe het gesprek heet in de vraag." },
    vooraf = { default = "ja", about = "ja of nee: gaf de speler vooraf een cijfer?" },
  },

  build = function(p)
    assert(p.vooraf == "ja" or p.vooraf == "nee", "vooraf is ja of nee")
    local fields = {
      {
        id = "klaar",
        type = "scale",
        ask = "Hoe klaar voel je je nu voor " .. p.gesprek .. "? 0: helemaal niet. 10: ik kan zo beginnen.",
        from = 0,
        to = 10,
      },
    }
    if p.vooraf == "ja" then
      fields[#fields + 1] = {
        id = "eerste_cijfer",
        type = "choice",
        ask = "Vooraf gaf je ook een cijfer. Hoe zie je dat nu?",
        options = {
          { id = "klopte", label = "Het klopte ongeveer." },
          { id = "te_hoog", label = "Ik dacht dat ik er klaarder voor was." },
          { id = "te_laag", label = "Ik kon meer dan ik dacht." },
        },
      }
    end
    fields[#fields + 1] = { id = "aarzeling", type = "text", required = false, ask = "Waar aarzelde je? Wat had je nodig?" }
    fields[#fields + 1] = { id = "een_stap", type = "text", required = false,
      ask = "Welke ene zin neem je mee, en bij wie ga je die gebruiken?" }
    return { title = p.titel, fields = fields }
  end,
}
