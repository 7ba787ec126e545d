-- Voor het gesprek: hoe klaar voel je je? Wordt nooit beoordeeld; de nabespreking laat het zien naast hoe het ging.
--
-- In een casus:
--   form: {use: vertrouwen_vooraf, with: {gesprek: dit gesprek met de moeder van Milan}}

return {
  parameters = {
    titel = { default = "Voor je begint" },
    gesprek = { default = "dit gesprek", about = "Hoe het gesprek heet in de vraag." },
  },

  build = function(p)
    return {
      title = p.titel,
      fields = {
        {
          id = "klaar",
          type = "scale",
          ask = "Hoe klaar voel je je voor " .. p.gesprek .. "? 0: helemaal niet. 10: ik kan zo beginnen.",
          from = 0,
          to = 10,
        },
        { id = "al_gelukt", type = "text", required = false, ask = "Wat maakt dat het geen nul is?" },
        { id = "tegenop", type = "text", required = false, ask = "Waar zie je tegenop, en wat zou je dan kunnen doen?" },
      },
    }
  end,
}
