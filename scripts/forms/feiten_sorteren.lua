-- Feiten sorteren: waar hoort wat je in dit gesprek hebt opgemerkt? Alleen de sorteertaak, op elk moment van een casus:
-- voor je belt, voor je weegt of erna. `vastleggen` sorteert ook, en laat daarna een zin kiezen.
--
-- In een casus:
--   form: {use: feiten_sorteren, with: {over: Milan}}
--
-- De taak gaat over de feiten die zijn opgemerkt (`reveals`); hun `kind` zegt waar ze horen. criterium: A9 (vastleggen), of
-- A1 waar het om het in kaart brengen zelf gaat.

return {
  parameters = {
    titel = { default = "Sorteer wat je zag en hoorde" },
    over = { default = "het kind", about = "Hoe het kind in de uitleg heet." },
    criterium = { default = "A9", about = "A9 (vastleggen) of A1 (in kaart brengen)." },
  },

  build = function(p)
    assert(p.criterium == "A9" or p.criterium == "A1", "criterium is A9 of A1")
    return {
      title = p.titel,
      fields = {
        {
          id = "sorteer",
          type = "sort",
          ask = "Waar hoort dit? Feit: zelf gezien of gemeten. Bron: van een ander gehoord. Duiding: wat iemand ervan vindt. "
            .. "Sterk: wat goed gaat. Ruis: zegt niets over " .. p.over .. ".",
          items = "revealed",
          into = { "feit", "bron", "duiding", "sterk", "ruis" },
          answer = "kind",
          score = { [p.criterium] = { -1, 2 } },
          why = "Wat een ander je vertelde, kan waar zijn. Met de naam erbij van wie het zei, blijft het te controleren.",
        },
        { id = "nog_niet", type = "text", required = false, ask = "Wat weet je nog niet, en wie zou het je kunnen vertellen?" },
      },
    }
  end,
}
