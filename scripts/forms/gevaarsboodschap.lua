-- Een gevaarsboodschap maken (criterium D2): wie zich zorgen maakt, wat er gebeurde, wat het kind kan overkomen als er niets
-- verandert, en in woorden die het gezin ook gebruikt. Elk deel telt apart.
--
-- In een casus:
--   form: {use: gevaarsboodschap, with: {over: Tygo en Mila, wie: "Oma Gerda, oom Karim en ik.",
--          gebeurd: "Vrijdag dronk Linda, en Tygo kreeg haar niet wakker.",
--          gevolg: "Dat Mila iets overkomt en dat niemand het merkt.",
--          woorden: "Linda zegt: 'Dan ben ik zo ver weg dat ik niks hoor.'"}}
--
-- woorden en oneens zijn er alleen als de casus ze geeft: hoe het gezin het zelf zegt, en wie het anders ziet.

return {
  parameters = {
    titel = { default = "De gevaarsboodschap" },
    over = { default = "het kind", about = "Hoe het kind of de kinderen heten." },
    wie = { about = "Wie zich zorgen maken, met naam." },
    wie_vaag = { default = "Er zijn zorgen.", about = "Zorgen zonder iemand die ze heeft." },
    gebeurd = { about = "Wat er gebeurde: wie deed wat, wanneer." },
    gebeurd_vaag = { default = "Er speelt problematiek in de thuissituatie.", about = "Vaktaal waar niemand zich in herkent." },
    gevolg = { about = "Wat het kind kan overkomen als er niets verandert." },
    gevolg_vaag = { default = "Dat is niet goed voor de ontwikkeling.", about = "Een gevolg dat overal bij past." },
    woorden = { default = "", about = "Hoe het gezin het zelf zegt." },
    woorden_vak = { default = "Moeder heeft onvoldoende inzicht in de risico's.", about = "Hetzelfde, in woorden van een verslag." },
    oneens = { default = "", about = "Wie het anders ziet, en hoe." },
  },

  build = function(p)
    local function deel(id, ask, options, why)
      local field = { id = id, type = "choice", ask = ask, options = {} }
      for i, option in ipairs(options) do
        field.options[i] = { id = option[1], label = option[2], score = { D2 = option[3] }, why = why }
      end
      return field
    end
    local fields = {
      deel("wie", "Wie maken zich zorgen?", { { "met_naam", p.wie, 1 }, { "niemand", p.wie_vaag, -1 } },
        "Een zorg heeft een eigenaar. Dan is er ook iemand om mee te praten."),
      deel("gebeurd", "Wat is er gebeurd?", { { "vaktaal", p.gebeurd_vaag, -1 }, { "gedrag", p.gebeurd, 1 } },
        "Wat iemand deed, kan iedereen aan tafel zien. Een vakwoord ziet niemand voor zich."),
      deel("gevolg", "Wat kan er met " .. p.over .. " gebeuren als er niets verandert?",
        { { "algemeen", p.gevolg_vaag, -1 }, { "concreet", p.gevolg, 1 } },
        "Pas als het gevolg er staat, weet iedereen waarvoor het plan moet werken."),
    }
    if p.woorden ~= "" then
      fields[#fields + 1] = deel("woorden", "Welke woorden komen erin?",
        { { "gezin", p.woorden, 1 }, { "verslag", p.woorden_vak, -1 } },
        "In hun eigen woorden is het hun zorg ook.")
    end
    if p.oneens ~= "" then
      fields[#fields + 1] = {
        id = "oneens",
        type = "choice",
        ask = p.oneens .. " Wat doe je daarmee?",
        options = {
          { id = "weg", label = "Weglaten, anders wordt het een welles-nietes.", score = { D2 = -1 },
            why = "Wie zijn kant niet terugziet, zet zich niet in voor het plan." },
          { id = "erbij", label = "Het komt erbij te staan, met de naam.", score = { D2 = 1 },
            why = "Je hoeft het niet eens te zijn over wat er was, om samen te werken aan wat er komt." },
        },
      }
    end
    fields[#fields + 1] = { id = "hardop", type = "text", required = false,
      ask = "Maak er één zin van die je hardop kunt zeggen, ook met " .. p.over .. " erbij." }
    return { title = p.titel, fields = fields }
  end,
}
