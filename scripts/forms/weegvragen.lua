-- Wegen: de vragen van het afwegingskader, elk met ja of nee (criterium A5). Elk antwoord is de gebeurtenis WEEG_Q1…WEEG_Q5.
--
-- In een casus, in twee delen omdat vraag 3 tot 5 pas aan de orde zijn als vraag 2 nee is:
--   form: {use: weegvragen, with: {vragen: "1 2", over: Milan, vraag_1: ja, vraag_2: nee,
--          feit: "Vijf keer in twee weken geen ontbijt, zelf gezien.", gevoel: "Het voelt gewoon niet goed."}}
--   branch: [{when: 'event("WEEG_Q2", "nee")', go: weging_2}, {go: besluit}]
--
-- Of per stap, zoals het beroep van de speler de vragen verdeelt:
--   form: {use: weegvragen, with: {profiel: VVN, stap: 4, over: Milan}}       -- vraag 1 en 2
--   form: {use: weegvragen, with: {profiel: KNMG, stap: 5, vragen: "1 2"}}    -- een arts weegt in stap 5
--
-- vraag_1…vraag_5: het antwoord dat bij de feiten van de casus past; zonder geeft die vraag geen punten.
-- feit en gevoel, samen gegeven: waar het antwoord op rust. Dat is de gebeurtenis WEEG_ARGUMENT.

--- Welke vragen bij welke stap horen. Dezelfde verdeling als de stapprofielen in meldcode.lua; een test vergelijkt ze.
local per_stap = {
  BASIS = { [4] = "1 2", [5] = "3 4 5" },
  VVN = { [4] = "1 2", [5] = "3 4 5" },
  ONDERWIJS = { [4] = "1 2", [5] = "3 4 5" },
  KNMG = { [4] = "", [5] = "1 2 3 4 5" },
}

--- De vijf vragen, met de naam van het kind erin.
local function vragen_over(naam)
  return {
    {
      ask = "Vraag 1. Denk je, met alles wat je nu weet, (nog) aan mishandeling of verwaarlozing van " .. naam
        .. ", of dreigt die?",
      why = "Nee betekent afsluiten en vastleggen. Ja betekent door naar vraag 2.",
    },
    {
      ask = "Vraag 2. Vermoed je acute of structurele onveiligheid bij " .. naam .. "?",
      why = "Acuut: nu, vandaag, de komende dagen. Structureel: het keert terug, of het was er eerder. Kijk naar allebei. "
        .. "Ja betekent melden.",
    },
    {
      ask = "Vraag 3. Kun jij, in jouw rol, hulp bieden of organiseren die het gevaar voor " .. naam .. " afwendt?",
      why = "Vraagt het meer dan jij kunt bieden, dan is het antwoord nee, en is melden nodig.",
    },
    {
      ask = "Vraag 4. Nemen de mensen om " .. naam .. " heen die hulp aan, en zetten ze zich ervoor in?",
      why = "Ja zeggen is nog geen inzet: waar zie je het aan?",
    },
    {
      ask = "Vraag 5. Brengt die hulp binnen de afgesproken tijd wat " .. naam .. " nodig heeft?",
      why = "Zonder termijn is deze vraag niet te beantwoorden. Nog niet te zeggen? Spreek een datum af.",
    },
  }
end

return {
  parameters = {
    titel = { default = "Wegen" },
    over = { default = "het kind", about = "Hoe het kind in de vragen heet." },
    vragen = { default = "1 2 3 4 5", about = "Welke vragen hier gesteld worden, zoals \"1 2\"." },
    profiel = { default = "", about = "BASIS, VVN, ONDERWIJS of KNMG: hoe het beroep de vragen over de stappen verdeelt." },
    stap = { default = 0, about = "4 of 5: vraag alleen wat in die stap hoort." },
    vraag_1 = { default = "", about = "ja of nee: wat bij de feiten past." },
    vraag_2 = { default = "", about = "ja of nee." },
    vraag_3 = { default = "", about = "ja of nee." },
    vraag_4 = { default = "", about = "ja of nee." },
    vraag_5 = { default = "", about = "ja, nee of later." },
    feit = { default = "", about = "Een feit met bron, waar een antwoord op kan rusten." },
    gevoel = { default = "", about = "Een indruk die als argument klinkt." },
  },

  build = function(p)
    local deze_stap, titel = "1 2 3 4 5", p.titel
    if p.profiel ~= "" or p.stap ~= 0 then
      local verdeling = per_stap[p.profiel]
      assert(verdeling, "profiel is BASIS, VVN, ONDERWIJS of KNMG, en hoort bij stap")
      deze_stap = verdeling[p.stap]
      assert(deze_stap, "stap is 4 of 5, en hoort bij profiel")
      assert(deze_stap ~= "", "bij profiel " .. p.profiel .. " is stap 4 overleg met andere beroepskrachten; wegen is stap 5")
      if titel == "Wegen" then titel = "Stap " .. p.stap .. ": wegen" end
    end
    local fields = {}
    local goed = { p.vraag_1, p.vraag_2, p.vraag_3, p.vraag_4, p.vraag_5 }
    for i, vraag in ipairs(vragen_over(p.over)) do
      if tekst.contains_any(p.vragen, tostring(i)) and tekst.contains_any(deze_stap, tostring(i)) then
        local field = { id = "vraag_" .. i, type = "yes_no", ask = vraag.ask, why = vraag.why, emits = "WEEG_Q" .. i }
        if i == 5 then
          field.type = "choice"
          field.options = {
            { id = "ja", label = "Ja" },
            { id = "nee", label = "Nee" },
            { id = "later", label = "Nog niet te zeggen" },
          }
        end
        if goed[i] ~= "" then
          field.answer = goed[i]
          field.score = { A5 = { -1, 1 } }
        end
        fields[#fields + 1] = field
      end
    end
    assert(#fields > 0, "vragen noemt geen van de vragen " .. deze_stap .. " die hier aan de orde zijn")
    if p.feit ~= "" and p.gevoel ~= "" then
      fields[#fields + 1] = {
        id = "argument",
        type = "choice",
        ask = "Waar rust je antwoord op?",
        emits = "WEEG_ARGUMENT",
        options = {
          { id = "gevoel", label = p.gevoel, score = { A5 = -1 }, why = "Dat is een reden om verder te kijken, nog geen argument." },
          { id = "feit", label = p.feit, score = { A5 = 1 }, why = "Wat je zag of hoorde, met de bron erbij, kan een ander nawegen." },
        },
      }
    end
    fields[#fields + 1] = { id = "twijfel", type = "text", required = false, ask = "Waar twijfel je over, en wie kan meedenken?" }
    return { title = titel, fields = fields }
  end,
}
