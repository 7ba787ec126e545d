-- De twee besluiten, elk apart (criterium A6): is melden noodzakelijk, en is hulp bieden of organiseren (ook) mogelijk?
-- De antwoorden zijn de gebeurtenissen BESLUIT_MELDEN en BESLUIT_HULP.
--
-- In een casus:
--   form: {use: besluiten, with: {over: Milan, melden: nee, hulp: ja}}
--
-- melden en hulp: wat bij de weging van deze casus past; zonder geeft dat besluit geen punten.

return {
  parameters = {
    titel = { default = "Twee besluiten" },
    over = { default = "dit kind", about = "Hoe het kind in de vragen heet." },
    melden = { default = "", about = "ja of nee: is melden hier noodzakelijk?" },
    hulp = { default = "", about = "ja of nee: is hulp hier (ook) mogelijk?" },
  },

  build = function(p)
    local function besluit(id, event, ask, goed, why)
      local field = { id = id, type = "yes_no", ask = ask, emits = event, why = why }
      if goed ~= "" then
        field.answer = goed
        field.score = { A6 = { -2, 2 } }
      end
      return field
    end
    return {
      title = p.titel,
      fields = {
        besluit("melden", "BESLUIT_MELDEN", "Besluit 1. Is een melding over " .. p.over .. " noodzakelijk?", p.melden,
          "Dit volgt uit de weging, niet uit hoe het gesprek voelde."),
        { id = "melden_reden", type = "text", required = false, ask = "Waarom? Noem het feit dat de doorslag gaf." },
        besluit("hulp", "BESLUIT_HULP", "Besluit 2. Is hulp bieden of organiseren (ook) mogelijk?", p.hulp,
          "Melden en helpen sluiten elkaar niet uit: na een melding blijf je in beeld."),
        { id = "hulp_reden", type = "text", required = false, ask = "Welke hulp, van wie, en tot wanneer?" },
      },
    }
  end,
}
