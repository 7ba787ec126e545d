-- Na het gesprek: leg vast wat je zag en hoorde, en kies de zin die in het verslag komt (criterium A9).
--
-- In een casus:
--   form: {use: vastleggen, with: {letterlijk: "Moeder zegt: 'Ik krijg het er niet in.'", oordeel: "Moeder laat het erbij zitten."}}
--
-- De sorteertaak gaat over de feiten die in dit gesprek zijn opgemerkt; wat niet ter sprake kwam, doet niet mee.

return {
  parameters = {
    titel = { default = "Leg vast wat je hebt gezien en gehoord" },
    letterlijk = { about = "Een zin die klopt: wat je zag, of wat iemand letterlijk zei, met de bron erbij." },
    oordeel = { about = "Een zin die een oordeel is en als feit klinkt." },
    vaag = { default = "Er zijn zorgen over de thuissituatie.", about = "Een zin waar een collega morgen niets mee kan." },
  },

  build = function(p)
    return {
      title = p.titel,
      fields = {
        {
          id = "sorteer",
          type = "sort",
          ask = "Waar hoort dit? Feit: zelf gezien of gemeten. Bron: van een ander gehoord. Duiding: wat iemand ervan vindt. "
            .. "Sterk: wat goed gaat. Ruis: zegt niets over het kind.",
          items = "revealed",
          into = { "feit", "bron", "duiding", "sterk", "ruis" },
          answer = "kind",
          score = { A9 = { -1, 2 } },
          why = "Een feit kan morgen door een ander worden nagelezen. Een duiding mag ook, met de naam erbij van wie het vindt.",
        },
        {
          id = "zin",
          type = "choice",
          ask = "Welke zin leg je vast?",
          options = {
            { id = "vaag", label = p.vaag, score = { A9 = -1 }, why = "Wie dit leest, weet niet wat je zag." },
            { id = "letterlijk", label = p.letterlijk, score = { A9 = 2 },
              why = "Wat je zag of hoorde, met de bron erbij. De ouder zou zich erin herkennen." },
            { id = "oordeel", label = p.oordeel, score = { A9 = -2 }, why = "Een oordeel zonder eigenaar, dat als feit klinkt." },
          },
        },
        {
          id = "lezen",
          type = "yes_no",
          required = false,
          ask = "Stel dat de ouder dit verslag morgen leest. Klopt elke zin dan nog?",
        },
      },
    }
  end,
}
