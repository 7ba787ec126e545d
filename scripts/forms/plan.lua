-- Wie doet wat, en wanneer (criteria C15, B8, D7). Een ingevuld plan is de gebeurtenis EVALUATIEDATUM. De woorden worden
-- bewaard en niet beoordeeld.
--
-- In een casus:
--   form: {use: plan, with: {rijen: 4, stel_dat: "zaterdagavond, half elf, en niemand neemt op"}}

return {
  parameters = {
    titel = { default = "Wie doet wat" },
    vraag = { default = "Wie doet wat, en wanneer? Zet er ook bij wanneer jullie terugkijken.", about = "De vraag boven het plan." },
    rijen = { default = 3, about = "Hoeveel regels het plan heeft." },
    stel_dat = { default = "", about = "Een moment om het plan aan te toetsen: stel dat …" },
  },

  build = function(p)
    local fields = {
      { id = "plan", type = "plan", ask = p.vraag, rows = p.rijen, emits = "EVALUATIEDATUM",
        why = "'In de gaten houden' heeft pas waarde met een naam en een datum." },
    }
    if p.stel_dat ~= "" then
      fields[#fields + 1] = { id = "stel_dat", type = "text", required = false,
        ask = "Stel: " .. p.stel_dat .. ". Wat gebeurt er dan, en weet iedereen dat?" }
    end
    fields[#fields + 1] = { id = "als_niet", type = "text", required = false, ask = "En als het niet lukt, wat dan?" }
    return { title = p.titel, fields = fields }
  end,
}
