-- Een notitie maken: welke zin komt er in het dossier (criterium A9)? Los te gebruiken, zo vaak als een casus wil; aan het
-- eind van een gesprek sorteert `vastleggen` ook nog wat er is opgemerkt.
--
-- In een casus:
--   form: {use: notitie, with: {letterlijk: "Di 12 mrt, 10.15 u. Moeder zegt: 'Ik krijg het er niet in.'",
--          oordeel: "Moeder laat het erbij zitten.", zonder_bron: "Het gaat thuis vaker mis."}}
--
-- Alles wat je kiest, ligt vast (DOSSIER). Wat er ligt, verschilt: een feit, iets van een ander of een duiding (SIGNAAL).
-- plaats: op welke plek de goede zin staat, zodat het niet steeds dezelfde is.

return {
  parameters = {
    titel = { default = "Wat schrijf je op?" },
    letterlijk = { about = "Een zin met dag, feit of letterlijke woorden, en de bron." },
    oordeel = { about = "Een oordeel zonder eigenaar, dat als feit klinkt." },
    vaag = { default = "Situatie thuis vraagt aandacht.", about = "Een zin waar een collega morgen niets mee kan." },
    zonder_bron = { default = "", about = "Iets wat waar kan zijn, zonder van wie het komt." },
    plaats = { default = 2, about = "Op welke plek de goede zin staat." },
  },

  build = function(p)
    local options = {
      { id = "vaag", label = p.vaag, score = { A9 = -1 }, events = { "DOSSIER" },
        why = "Wie dit over een maand leest, weet niet wat je zag." },
    }
    if p.zonder_bron ~= "" then
      options[#options + 1] = { id = "zonder_bron", label = p.zonder_bron, score = { A9 = -1 },
        events = { "DOSSIER", { SIGNAAL = "bron" } },
        why = "Het kan kloppen. Zonder van wie je het hebt, kan niemand het nagaan." }
    end
    options[#options + 1] = { id = "oordeel", label = p.oordeel, score = { A9 = -2 },
      events = { "DOSSIER", { SIGNAAL = "duiding" } },
      why = "Een mening mag in een dossier, met de naam erbij van wie het vindt. Hier staat ze als feit." }

    local goed = { id = "letterlijk", label = p.letterlijk, score = { A9 = 2 },
      events = { "DOSSIER", { SIGNAAL = "feit" } },
      why = "Dag, wat je zag of hoorde, en van wie. De ouder kan dit lezen en zich erin herkennen." }
    assert(p.plaats >= 1 and p.plaats <= #options + 1, "plaats ligt tussen 1 en het aantal zinnen")
    local gezet = {}
    for i = 1, #options + 1 do
      if i == p.plaats then
        gezet[i] = goed
      else
        gezet[i] = options[i < p.plaats and i or i - 1]
      end
    end
    return {
      title = p.titel,
      fields = {
        { id = "zin", type = "choice", ask = "Welke zin schrijf je op?", options = gezet },
        { id = "oneens", type = "text", required = false, ask = "Is iemand het hier niet mee eens? Schrijf op wie, en wat." },
      },
    }
  end,
}
