-- A form with a parameter that has a default, and one that has none.
return {
  parameters = {
    titel = { default = "Leg vast wat je hebt gehoord" },
    zin = { about = "De zin die je letterlijk vastlegt." },
    hoogste = { default = 10 },
  },
  build = function(p)
    return {
      title = p.titel,
      fields = {
        { id = "sorteer", type = "sort", ask = "Waar hoort dit?", items = "revealed",
          into = { "feit", "bron", "duiding", "ruis" }, answer = "kind", score = { A9 = { -1, 2 } } },
        { id = "zin", type = "choice", ask = "Welke zin leg je vast?",
          options = {
            { id = "letterlijk", label = p.zin, score = { A9 = 2 }, events = { "DOSSIER" } },
            { id = "oordeel", label = "Moeder laat het erbij zitten.", score = { A9 = -2 }, why = "Dat is een oordeel." },
          } },
        { id = "zeker", type = "scale", ask = "Hoe zeker ben je?", from = 0, to = p.hoogste },
      },
    }
  end,
}
