-- De drie kolommen van Signs of Safety (criterium D1): wat baart zorgen, wat gaat goed, wat moet er gebeuren. De speler
-- schuift kaarten in een kolom.
--
-- In een casus, met kaarten die de auteur schrijft (zoveel als nodig, tot vier per kolom):
--   form: {use: drie_kolommen, with: {zorg_1: "Milan komt zonder ontbijt op school.", kracht_1: "Oma past op woensdag op.",
--          veilig_1: "Vrijdag haalde oma hem op toen het misging.", stap_1: "Wie staat er 's ochtends op?"}}
--
-- Zonder kaarten sorteert de speler de feiten die zijn opgemerkt, zonder punten: de auteur heeft dan niet gezegd wat waar hoort.
-- Een kaart `veilig_…` is meer dan een kracht: het gebeurde toen het erom ging. Dan komt er een vierde kolom bij.

local soorten = {
  { naam = "zorg", kolom = "zorgen" },
  { naam = "kracht", kolom = "krachten" },
  { naam = "veilig", kolom = "veiligheid" },
  { naam = "stap", kolom = "stappen" },
}
local meeste = 4

local parameters = {
  titel = { default = "Drie kolommen" },
  vraag = { default = "", about = "De vraag boven de kaarten, als de gewone niet past." },
}
for _, soort in ipairs(soorten) do
  for i = 1, meeste do
    parameters[soort.naam .. "_" .. i] = { default = "", about = "Een kaart die bij " .. soort.kolom .. " hoort." }
  end
end

return {
  parameters = parameters,

  build = function(p)
    local items, answer, into, met_veiligheid = {}, {}, {}, false
    for _, soort in ipairs(soorten) do
      for i = 1, meeste do
        local id = soort.naam .. "_" .. i
        if p[id] ~= "" then
          items[#items + 1] = { id = id, text = p[id] }
          answer[id] = soort.kolom
          met_veiligheid = met_veiligheid or soort.naam == "veilig"
        end
      end
    end
    local vraag = "Wat baart zorgen, wat gaat goed, en wat moet er gebeuren?"
    for _, soort in ipairs(soorten) do
      if soort.naam ~= "veilig" or met_veiligheid then into[#into + 1] = soort.kolom end
    end
    if met_veiligheid then vraag = vraag .. " Veiligheid is wat iemand al deed toen het erom ging." end
    if p.vraag ~= "" then vraag = p.vraag end

    local board = { id = "kolommen", type = "board", ask = vraag, into = into, items = "revealed" }
    if #items > 0 then
      board.items = items
      board.answer = answer
      board.score = { D1 = { -1, 2 } }
      board.why = "Een sterk punt dat niets met het gevaar te maken heeft, maakt het gevaar niet kleiner."
    end
    return {
      title = p.titel,
      fields = {
        board,
        { id = "woorden", type = "text", required = false, ask = "Welke kaart zou het gezin anders zeggen? In hun woorden:" },
      },
    }
  end,
}
