-- Een veiligheidsdoel kiezen (criterium D3): wat iedereen gaat zien in plaats van het gevaar, en hoe lang.
--
-- In een casus:
--   form: {use: veiligheidsdoel, with: {over: Tygo en Mila,
--          zien: "Er is altijd een nuchtere volwassene bij Tygo en Mila.", dienst: "Linda gaat naar de verslavingszorg.",
--          termijn: "Zes maanden, elke dag en elke nacht."}}

return {
  parameters = {
    titel = { default = "Het veiligheidsdoel" },
    over = { default = "het kind", about = "Hoe het kind of de kinderen heten." },
    zien = { about = "Wat iedereen ziet gebeuren als het veilig is." },
    dienst = { default = "De ouder volgt hulp.", about = "Hulp in plaats van veiligheid." },
    belofte = { default = "Het gebeurt niet meer.", about = "Iets wat er niet meer is: dat kan niemand zien." },
    termijn = { about = "Hoe lang iedereen dat ziet, voor het genoeg is." },
    termijn_vaag = { default = "Tot het beter gaat.", about = "Een termijn zonder eind." },
  },

  build = function(p)
    return {
      title = p.titel,
      fields = {
        {
          id = "doel",
          type = "choice",
          ask = "Hoe ziet het eruit als het veilig is voor " .. p.over .. "?",
          options = {
            { id = "dienst", label = p.dienst, score = { D3 = -1 },
              why = "Hulp kan een weg zijn. Of het vanavond veilig is voor " .. p.over .. ", zie je er niet aan." },
            { id = "zien", label = p.zien, score = { D3 = 2 },
              why = "Iets wat er wél is, en wat iedereen aan tafel kan zien." },
            { id = "belofte", label = p.belofte, score = { D3 = -1 },
              why = "Dat iets uitblijft, ziet niemand. Wat komt ervoor in de plaats?" },
          },
        },
        {
          id = "termijn",
          type = "choice",
          ask = "Hoe lang moet iedereen dat zien?",
          options = {
            { id = "lang_genoeg", label = p.termijn, score = { D3 = 1 },
              why = "Lang genoeg om ook een slechte week mee te maken, en met een eind waar je naartoe kunt werken." },
            { id = "vaag", label = p.termijn_vaag, score = { D3 = -1 },
              why = "Zonder eind weet niemand wanneer het goed genoeg is." },
          },
        },
        { id = "wie_ziet", type = "text", required = false, ask = "Wie ziet dat, en op welk moment van de dag?" },
      },
    }
  end,
}
