-- De twee besluiten, elk apart (criterium A6): is melden noodzakelijk, en is hulp bieden of organiseren (ook) mogelijk?
-- De antwoorden zijn de gebeurtenissen BESLUIT_MELDEN en BESLUIT_HULP.
--
-- In een casus:
--   form: {use: besluiten, with: {over: Milan, melden: nee, hulp: ja}}
--
-- Met profiel (BASIS, VVN, ONDERWIJS of KNMG) staat de stap erboven. Bij artsen (KNMG) komt het advies van Veilig Thuis vóór het
-- besluit; het formulier vraagt dan wat dat advies was.
--
-- melden en hulp: wat bij de weging van deze casus past; zonder geeft dat besluit geen punten.

--- In welke stap besloten wordt: bij elk profiel van meldcode.lua in stap 5; een test vergelijkt ze.
local stap = { BASIS = 5, VVN = 5, ONDERWIJS = 5, KNMG = 5 }

return {
  parameters = {
    titel = { default = "Twee besluiten" },
    over = { default = "dit kind", about = "Hoe het kind in de vragen heet." },
    profiel = { default = "", about = "BASIS, VVN, ONDERWIJS of KNMG." },
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
    local titel, fields = p.titel, {}
    if p.profiel ~= "" then
      assert(stap[p.profiel], "profiel is BASIS, VVN, ONDERWIJS of KNMG")
      if titel == "Twee besluiten" then titel = "Stap " .. stap[p.profiel] .. ": twee besluiten" end
      if p.profiel == "KNMG" then
        fields[1] = { id = "advies", type = "text", required = false,
          ask = "Wat adviseerde Veilig Thuis, en wat neem je daarvan over? Een arts vraagt dit advies voor het besluit." }
      end
    end
    local twee = {
      besluit("melden", "BESLUIT_MELDEN", "Besluit 1. Is een melding over " .. p.over .. " noodzakelijk?", p.melden,
        "Dit volgt uit de weging, niet uit hoe het gesprek voelde."),
      { id = "melden_reden", type = "text", required = false, ask = "Waarom? Noem het feit dat de doorslag gaf." },
      besluit("hulp", "BESLUIT_HULP", "Besluit 2. Is hulp bieden of organiseren (ook) mogelijk?", p.hulp,
        "Melden en helpen sluiten elkaar niet uit: na een melding blijf je in beeld."),
      { id = "hulp_reden", type = "text", required = false, ask = "Welke hulp, van wie, en tot wanneer?" },
    }
    for _, field in ipairs(twee) do fields[#fields + 1] = field end
    return { title = titel, fields = fields }
  end,
}
