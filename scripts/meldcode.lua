-- The protocol rules that a case can watch (`rules: [R10]`), each over the events of one session.
--
-- A rule is a list of clauses; it is broken, once, when any clause is. What a clause says:
--   before{ first = …, later = … }      `later` may not happen before one of `first` has
--   requires{ event = …, after = … }    by an ending `event` must have happened, if any of `after` has
--   forbids{ event = … }                `event` may not happen
--   within{ event = …, after = …, turns = n }   `event` must follow `after` within n turns (0: before an ending)
-- `unless` excuses: any of these seen earlier. An event is a name of events.yaml, or "NAME=answer".
--
-- severity: "minor" is shown, "major" also caps `criterion` at 74, "KO" breaks as the knock-out that a clause names.
-- A list of events means: any of them. Rules are numbered R01 to R20; here are those that the first cases need. A case
-- watches a rule by naming it.

-- Step 2 of the meldcode, in whichever form.
local overleg = { "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT" }

return {
  -- Without a recorded fact there is nothing to consult about or to put to a parent but a feeling.
  -- Skipped when danger is acute. Source: meldcode step 1; JGZ guideline on recording (factual, with source).
  regel{
    id = "R02",
    label = "Eerst een feit met bron, dan overleggen of praten",
    label_en = "First a fact with its source, then consult or talk",
    severity = "major",
    criterion = "A1",
    before{
      first = { "SIGNAAL=feit", "DOSSIER" },
      later = { "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT", "GESPREK_OUDERS" },
      unless = "SPOED_112",
    },
  },

  -- Step 2 comes before the talk about the concern. When the concern arises in a planned contact (step 0 was being done),
  -- talking openly comes first and consulting right after: so the order is excused then, and the duty stays.
  -- Source: meldcode steps 2 and 3; steps may overlap (framework of the meldcode). Minor: shown, caps nothing.
  regel{
    id = "R03",
    label = "Overleg voordat je de zorg bespreekt, of meteen erna",
    label_en = "Consult before you raise the concern, or right after",
    severity = "minor",
    before{ first = overleg, later = "GESPREK_OUDERS", unless = { "ST0_VRAAG", "ST0_BESPREEK", "SPOED_112" } },
    requires{ event = overleg, after = "GESPREK_OUDERS" },
  },

  -- Parents and child are heard before the first weighing question. Not talking can be right (it would endanger somebody,
  -- or the child would be lost from sight), and then the reason is recorded: GESPREK_UITGESTELD carries it.
  -- Contact that fits a small child is not a talk: a case emits GESPREK_KIND for watching and playing along.
  -- Source: meldcode step 3; guideline for youth care on talking with parents and child.
  regel{
    id = "R05",
    label = "Spreek ouders en kind voordat je weegt",
    label_en = "Speak with parents and child before you weigh",
    severity = "major",
    criterion = "A4",
    before{ first = "GESPREK_OUDERS", later = "WEEG_Q1", unless = "GESPREK_UITGESTELD" },
    before{ first = "GESPREK_KIND", later = "WEEG_Q1", unless = "GESPREK_UITGESTELD" },
  },

  -- Nothing that one person in the talk does not decide alone can be promised: not silence about a child's safety,
  -- and not how it will end. KO1 and KO11 can both be repaired, by taking the promise back.
  -- Source: KNMG meldcode and the guide for the conversation with parents; the rule itself is a design choice.
  regel{
    id = "R10",
    label = "Beloof geen geheimhouding en geen uitkomst",
    label_en = "Promise neither secrecy nor an outcome",
    severity = "KO",
    criterion = "C9",
    forbids{ event = "BELOFTE_GEHEIM", knockout = "KO1" },
    forbids{ event = "BELOFTE_UITKOMST", knockout = "KO11" },
  },

  -- Date, fact, source, who thinks what, decision and reason, for every step that was taken.
  -- Source: JGZ guideline on recording.
  regel{
    id = "R16",
    label = "Leg elke stap vast",
    label_en = "Record every step",
    severity = "major",
    criterion = "A9",
    requires{
      event = "DOSSIER",
      after = {
        "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT", "GESPREK_OUDERS", "GESPREK_KIND", "GESPREK_UITGESTELD",
        "BESLUIT_MELDEN", "BESLUIT_HULP",
      },
    },
  },

  -- Who does what by when: keeping an eye on it has worth only with a name and a date. Not when the first weighing question
  -- closed the matter. Source: meldcode step 5 (monitor); the guide for the conversation with parents.
  regel{
    id = "R17",
    label = "Spreek af wie wat doet en wanneer je terugkijkt",
    label_en = "Agree who does what and when you look back",
    severity = "major",
    criterion = "B8",
    requires{
      event = "EVALUATIEDATUM",
      after = { "GESPREK_OUDERS", "GESPREK_KIND", "BESLUIT_MELDEN", "BESLUIT_HULP" },
      unless = "WEEG_Q1=nee",
    },
  },
}
