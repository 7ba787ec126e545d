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
-- The table of all rules stands in docs/format.md; here are those that a shipped case watches.

return {
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
}
