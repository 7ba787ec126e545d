---@meta
-- Alles wat een script van Gesprekslab kan zien, voor een editor met een Lua language server: namen aanvullen, soorten nakijken,
-- uitleg bij de hand. Dit bestand is geen script: het programma leest het niet. Open de map `scripts` in de editor; `.luarc.json`
-- wijst dit bestand aan.
--
-- Scripts draaien in een zandbak: geen bestanden, geen klok, geen require, geen string.*, geen globale namen. Een script geeft één
-- tabel terug en wordt één keer uitgevoerd, als een casus wordt gecompileerd. Alleen hooks.lua van een casus draait tijdens het spelen.
-- `string.format`, `table.concat` en hun soort bestaan hier niet: plak teksten met `..`.

-- ── Tekst ────────────────────────────────────────────────────────────────────────────────────────────────────────────

---Woorden en zinnen van gesproken Nederlands. Hoofdletters tellen niet mee; woorden zijn hele woorden.
---@class tekst
tekst = {}

---Hoeveel woorden. `10.15`, `foto's` en `jeugd-arts` zijn er elk één.
---@param text string
---@return integer
---```lua
---tekst.words("Om 10.15 u. komt Levi.")  --> 5
---```
function tekst.words(text) end

---Hoeveel zinnen. `…`, `10.15` en `z.o.z.` beëindigen er geen.
---@param text string
---@return integer
function tekst.sentences(text) end

---Hoeveel woorden de langste zin heeft.
---@param text string
---@return integer
---```lua
---if tekst.longest_sentence(choice.say) > 10 then return { begrip = -1 } end
---```
function tekst.longest_sentence(text) end

---De zinnen zelf.
---@param text string
---@return string[]
---```lua
---for _, zin in ipairs(tekst.sentence_list(choice.say)) do … end
---```
function tekst.sentence_list(text) end

---Of een van de woorden of uitdrukkingen erin staat, en zo ja welke. Hoogstens 1000.
---@param text string
---@param phrases string[]|string
---@param ... string
---@return boolean found
---@return string? phrase
---```lua
---tekst.contains_any("Dat is de CURVE.", { "curve", "intake" })  --> true, "curve"
---tekst.contains_any("De curven.", "curve")                      --> false
---```
function tekst.contains_any(text, phrases, ...) end

---Of een van de zinnen op een vraagteken eindigt.
---@param text string
---@return boolean
function tekst.is_question(text) end

-- ── Persona's: personas/NAAM.lua ─────────────────────────────────────────────────────────────────────────────────────

---Een naam uit state.yaml (`vertrouwen`, `spanning`…) of uit `private`, met wat erbij komt: ±1 is gewoon, -2 voor zetten die
---schaden, +2 voor hoogstens één ding per persona. -3 tot en met 3.
---@alias Verandering integer

---Een rij: wat er verandert, en wanneer. Elke sleutel die hier niet staat is een naam van een toestand.
---@class Rij
---@field when? string voorwaarde over de eigen toestanden, zoals "vertrouwen <= 6 and spanning >= 7". Zonder: altijd.
---@field mood? string stemming uit moods.yaml bij het antwoord
---@field [string] Verandering|string

---@class StemmingRij
---@field when? string zonder: altijd. De laatste rij heeft er geen.
---@field mood string stemming uit moods.yaml

---@class DichtRij
---@field when string zolang dit geldt, vertelt deze persoon niets nieuws

---@class AchterafRij
---@field when? string
---@field text string wat deze persoon na afloop over het gesprek zegt; nooit beoordeeld

---@class Prive
---@field start? integer standaard 0
---@field min? integer standaard 0
---@field max? integer standaard 10

---{ niveau, every = beurten }: elke zoveel beurten een stap naar het niveau.
---@class Rust
---@field [1] integer
---@field every? integer standaard 1

---Wat een persona-script teruggeeft. Maten en een voorbeeld: personas/_sjabloon.lua.
---```lua
---return {
---  start = { vertrouwen = 4 },
---  moves = { verwijt = { vertrouwen = -2, mood = "gesloten" } },
---  moods = { { mood = "afwachtend" } },
---}
---```
---@class Persona
---@field start? table<string, integer> begin van de toestanden; een casus kan het per persoon vervangen
---@field private? table<string, integer|Prive> eigen toestanden, onzichtbaar in verslagen
---@field moves? table<string, Rij|Rij[]> per zet: één rij, of een lijst waarvan de eerste telt waarvan `when` klopt
---@field each_turn? Rij|Rij[] aan het eind van elke beurt: alle rijen die gelden
---@field rest? table<string, Rust> wat vanzelf naar een rustpunt gaat
---@field closed? DichtRij|DichtRij[]
---@field moods StemmingRij[] de eerste die geldt
---@field afterwards? AchterafRij[] de eerste die geldt
---@field plain_language? boolean korte zinnen, een vraag tegelijk en gewone woorden: de analyse let op wat er gezegd wordt
---@field react? fun(choice: Keuze): Rij|Rij[]|nil wat een tabel niet kan zeggen; alleen omlaag. Onthoudt niets.

---Wat `react` over een keuze te zien krijgt.
---@class Keuze
---@field say string wat er gezegd wordt
---@field kind "say"|"do"|"think"
---@field moves string[] de zetten; choice.moves.verwijt is true als die erbij is
---@field to string[] wie er aangesproken wordt; choice.to.karin is true
---@field words integer
---@field sentences integer
---@field longest integer woorden in de langste zin

-- ── Formulieren: forms/NAAM.lua ──────────────────────────────────────────────────────────────────────────────────────

---Een parameter die een casus bij `with` geeft.
---@class Parameter
---@field default? string|integer zonder: een casus moet hem geven
---@field about? string waar hij voor is
---@field type? "text"|"number" zonder: de soort van default, en anders tekst

---Wat een formulier-script teruggeeft: een formulier, of parameters en hoe het ermee gemaakt wordt.
---```lua
---return {
---  parameters = { over = { default = "het kind" } },
---  build = function(p)
---    return { title = "Wegen", fields = { { id = "a", type = "yes_no", ask = "Weet je genoeg over " .. p.over .. "?" } } }
---  end,
---}
---```
---@class FormulierScript
---@field parameters? table<string, Parameter>
---@field build? fun(p: table<string, string|integer>): Formulier
---@field title? string zonder build
---@field fields? Veld[] zonder build

---@class Formulier
---@field title string
---@field fields Veld[]

---@class Veld
---@field id string
---@field type "choice"|"yes_no"|"multi"|"sort"|"board"|"scale"|"plan"|"text"
---@field ask string
---@field required? boolean standaard true; `text` is nooit verplicht
---@field options? Optie[] choice, multi
---@field items? "revealed"|(string|Kaart)[] sort, board: feiten of kaarten
---@field into? string[] sort, board: de kolommen
---@field from? integer scale
---@field to? integer scale
---@field rows? integer plan: 1 tot en met 50
---@field answer? string|integer|string[]|table<string, string> wat goed is; "kind" bij sort en board: volgt uit het feit
---@field score? table<string, integer[]> per criterium { fout, goed }; hoort bij answer
---@field emits? string gebeurtenis uit events.yaml, met het antwoord erbij
---@field why? string uitleg in de nabespreking

---@class Optie
---@field id string
---@field label string
---@field score? table<string, integer> per criterium -2 tot en met 2
---@field events? (string|table<string, string>)[] "NAAM" of { NAAM = "antwoord" }
---@field effect? table<string, string|integer|boolean> "+1", "-1", "=3" of een waarde
---@field why? string

---@class Kaart
---@field id string
---@field text string

-- ── Regels: meldcode.lua ─────────────────────────────────────────────────────────────────────────────────────────────
-- meldcode.lua geeft een lijst terug van regel{ … } en profiel{ … }. Alleen daar bestaan deze namen.

---"NAAM" of "NAAM=antwoord" uit events.yaml. Een lijst: een van deze.
---@alias Gebeurtenis string|string[]

---@class Clausule
---@field unless? Gebeurtenis wat ervan ontslaat, als het eerder gebeurde
---@field severity? "minor"|"major"|"KO" als deze clausule anders weegt dan de regel
---@field knockout? string bij KO: de knock-out uit criteria.yaml

---@class VoorClausule: Clausule
---@field first Gebeurtenis
---@field later Gebeurtenis
---@field after? Gebeurtenis geldt pas vanaf dit moment

---@class PlichtClausule: Clausule
---@field event Gebeurtenis
---@field after? Gebeurtenis alleen als dit gebeurde, ervoor of erna

---@class VerbodClausule: Clausule
---@field event Gebeurtenis
---@field after? Gebeurtenis geldt pas vanaf dit moment

---@class BinnenClausule: Clausule
---@field event Gebeurtenis
---@field after Gebeurtenis
---@field turns? integer standaard 0: voor een einde

---@class Regel
---@field id string R01…
---@field label string
---@field label_en? string
---@field severity "minor"|"major"|"KO"
---@field criterion? string wat een gebroken zware regel begrenst; verplicht bij major
---@field profiles? string[] voor welke profielen; zonder: alle
---@field checked? string datum waarop iemand het nakeek
---@field [integer] Clausule

---@class Profiel
---@field id string zoals learner.profile het noemt
---@field label string
---@field label_en? string
---@field step4? string[] gebeurtenissen die in dit profiel bij stap 4 horen
---@field step5? string[] en bij stap 5
---@field vt_advice? "advised"|"required" standaard "advised"
---@field checked? string datum; zonder: nog door niemand nagekeken
---@field remark? string wat nog openstaat
---@field source? string

---Een regel: gebroken zodra een van de clausules het is.
---```lua
---regel{
---  id = "R10", label = "Beloof geen geheimhouding", severity = "KO", criterion = "C9",
---  forbids{ event = "BELOFTE_GEHEIM", knockout = "KO1" },
---}
---```
---@param regel Regel
---@return Regel
function regel(regel) end

---Een van `first` moet er zijn geweest voordat `later` gebeurt.
---@param clause VoorClausule
---@return Clausule
---```lua
---before{ first = "ADVIES_VT", later = "BESLUIT_MELDEN", unless = "SPOED_112" }
---```
function before(clause) end

---Bij een einde moet `event` gebeurd zijn.
---@param clause PlichtClausule
---@return Clausule
---```lua
---requires{ event = "EVALUATIEDATUM", after = "GESPREK_OUDERS", unless = "WEEG_Q1=nee" }
---```
function requires(clause) end

---`event` mag niet gebeuren.
---@param clause VerbodClausule
---@return Clausule
---```lua
---forbids{ event = "BESLUIT_MELDEN=nee", after = "WEEG_Q2=ja", knockout = "KO5" }
---```
function forbids(clause) end

---Na `after` moet `event` volgen, binnen zoveel beurten.
---@param clause BinnenClausule
---@return Clausule
---```lua
---within{ event = "DOSSIER", after = "GESPREK_OUDERS", turns = 5 }
---```
function within(clause) end

---Hoe een beroep de stappen van de meldcode neemt.
---@param profile Profiel
---@return Profiel
function profiel(profile) end

-- ── hooks.lua van een casus ───────────────────────────────────────────────────────────────────────────────────────────
-- Format 5.26. Draait tijdens het spelen, één keer per invoer; nooit bij vooruitkijken, terugzetten of terugspoelen.

---Wat een hook kan zien en doen, met een punt: s.get("toon"). Namen zijn die van de casus: "toon", "karin.vertrouwen".
---Een voorwaarde en `rubric` kijken alleen: set en event mogen daar niet, en in een voorwaarde note ook niet.
---@class S
---@field get fun(name: string): integer|boolean|string de waarde; de naam staat bij `reads` of `writes`
---@field set fun(name: string, value: integer|boolean|string) de naam staat bij `writes`; buiten de grenzen wordt bijgesteld
---@field event fun(name: string) laat een gebeurtenis plaatsvinden
---@field note fun(text: string) een zin voor de nabespreking
---@field seen fun(node: string): boolean of dat moment al eerder langskwam
---@field turn fun(): integer de hoeveelste beurt

---@class RubriekRij
---@field criterion string
---@field cap? integer hoogste percentage; zonder: alleen een opmerking
---@field why string

---Wat hooks.lua teruggeeft. Elke andere functie erin is een voorwaarde: `when: mijn_conditie()`. Elke aanroep begint opnieuw:
---wat een functie buiten zichzelf onthoudt, is de volgende keer weg.
---```lua
---return {
---  reads = { "karin.vertrouwen" }, writes = { "toon" },
---  on_choice = function(s, node, choice)
---    if s.get("karin.vertrouwen") <= 2 then s.set("toon", "gespannen") end
---  end,
---}
---```
---@class Hooks
---@field on_enter? fun(s: S, node: string)
---@field on_choice? fun(s: S, node: string, choice: string)
---@field on_end? fun(s: S)
---@field rubric? fun(s: S): RubriekRij[]
---@field reads? string[] verplicht zodra s.get gebruikt wordt
---@field writes? string[] verplicht zodra s.set gebruikt wordt
---@field [string] fun(s: S): boolean
