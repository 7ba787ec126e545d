-- Het veiligheidsplan (criterium D7): wie doet wat wanneer, overdag en 's nachts, wat het kind weet, en de "stel dat"-test.
-- `plan` is de gewone versie, voor afspraken waar geen gevaar onder ligt.
--
-- In een casus:
--   form: {use: veiligheidsplan, with: {over: Tygo, gevaar: "Linda krijgt trek",
--          stel_1: "zaterdag, half elf, de trek komt op", goed_1: "Linda belt Karim. Die komt, en de kinderen gaan naar oma.",
--          stel_2: "Karim neemt niet op", goed_2: "Dan belt Linda Joyce, van hiernaast. Die heeft de sleutel.",
--          kind: "Tygo heeft een briefje met drie nummers, en belde ze een keer om te oefenen."}}
--
-- De regels van het plan worden bewaard en niet beoordeeld; de stel-dat-momenten wel, want daar zegt de casus wat standhoudt.
-- Een moment zonder goed_… is een vraag om zelf over na te denken. zwak_…: wat het niet houdt, als de gewone zin niet past.
-- Een ingevuld plan is veiligheidsplan, de nacht erbij VEILIGHEIDSAFSPRAAK, een dag om terug te kijken EVALUATIEDATUM.

local meeste = 3

local parameters = {
  titel = { default = "Het veiligheidsplan" },
  over = { default = "het kind", about = "Hoe het kind heet." },
  gevaar = { default = "het dreigt mis te gaan", about = "Waaraan iedereen merkt dat het gevaar dichtbij komt." },
  rijen = { default = 3, about = "Hoeveel regels overdag, en hoeveel 's nachts." },
  kind = { default = "", about = "Wat het kind weet en kan, en hoe dat is geoefend; zonder wordt er niet naar gevraagd." },
  kind_niet = { default = "Daar hoeft een kind niets van te weten.", about = "Een plan waar het kind buiten blijft." },
  terugkijken = { default = "", about = "Wanneer jullie terugkijken, en wie erbij is; zonder wordt er niet naar gevraagd." },
  terugkijken_vaag = { default = "Als het nodig is.", about = "Terugkijken zonder dag." },
  belofte = { default = "Dat gebeurt niet meer, dat is beloofd.", about = "Een belofte waar een plan hoort." },
}
for i = 1, meeste do
  parameters["stel_" .. i] = { default = "", about = "Een moment om het plan aan te toetsen: stel dat …" }
  parameters["goed_" .. i] = { default = "", about = "Wat er dan gebeurt, volgens een plan dat het houdt." }
  parameters["zwak_" .. i] = { default = "Dan moet er meteen iemand gebeld worden.", about = "Een antwoord zonder wie." }
end

return {
  parameters = parameters,

  build = function(p)
    local fields = {
      { id = "overdag", type = "plan", rows = p.rijen, emits = "veiligheidsplan",
        ask = "Overdag. Het eerste teken: " .. p.gevaar .. ". Wie doet dan wat, en wanneer?",
        why = "Een plan begint bij het eerste teken, niet bij het moment dat het al mis is." },
      { id = "nacht", type = "plan", rows = p.rijen, emits = "VEILIGHEIDSAFSPRAAK",
        ask = "'s Avonds en 's nachts. Wie is er, wie komt er, en wie blijft bij " .. p.over .. "?",
        why = "Wat overdag vanzelf gaat, moet 's nachts een naam hebben." },
    }
    if p.kind ~= "" then
      fields[#fields + 1] = {
        id = "kind",
        type = "choice",
        ask = "Wat weet " .. p.over .. " van het plan?",
        options = {
          { id = "weet_en_oefende", label = p.kind, score = { D7 = 2 },
            why = "Een kind dat weet wie het mag bellen, hoeft het niet op te lossen." },
          { id = "niets", label = p.kind_niet, score = { D7 = -1 },
            why = "Het kind is er meestal als eerste bij. Zonder nummer staat het er alleen voor." },
        },
      }
    end
    for i = 1, meeste do
      local stel, goed, zwak = p["stel_" .. i], p["goed_" .. i], p["zwak_" .. i]
      if stel ~= "" and goed ~= "" then
        local options = {
          { id = "belofte", label = p.belofte, score = { D7 = -2 },
            why = "Een belofte is oprecht, en geen plan. Wie doet er iets als het toch gebeurt?" },
          { id = "zwak", label = zwak, score = { D7 = -1 },
            why = "Wie, en wat als die niet kan? Op het moment zelf is er geen tijd om dat te bedenken." },
        }
        local standhouden = { id = "houdt_stand", label = goed, score = { D7 = 2 },
          why = "Wie belt, wie komt, waar het kind is: er hoeft op dat moment niets meer bedacht te worden." }
        -- Op een andere plek per moment, zodat de plek niets verraadt.
        local gezet = {}
        for plek = 1, 3 do
          if plek == i then
            gezet[plek] = standhouden
          else
            gezet[plek] = options[plek < i and plek or plek - 1]
          end
        end
        fields[#fields + 1] = { id = "stel_" .. i, type = "choice", ask = "Stel: " .. stel .. ". Wat gebeurt er dan?",
          options = gezet }
      elseif stel ~= "" then
        fields[#fields + 1] = { id = "stel_" .. i, type = "text", required = false,
          ask = "Stel: " .. stel .. ". Wie doet dan wat? Speel het na." }
      end
    end
    if p.terugkijken ~= "" then
      fields[#fields + 1] = {
        id = "terugkijken",
        type = "choice",
        ask = "Wanneer kijken jullie of het plan werkt?",
        options = {
          { id = "vaag", label = p.terugkijken_vaag, score = { B8 = -1 },
            why = "Wie bepaalt dat het nodig is, en wanneer? Zonder dag beslist de tijd." },
          { id = "dag", label = p.terugkijken, score = { B8 = 2 }, events = { "EVALUATIEDATUM" },
            why = "Een dag, en wie erbij is. Dan kan het plan beter worden voor het nodig is." },
        },
      }
    end
    return { title = p.titel, fields = fields }
  end,
}
