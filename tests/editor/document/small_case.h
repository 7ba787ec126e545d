#pragma once
// A case of two moments, small enough to be read whole in a test.

namespace gesprek::editor {

inline constexpr const char* kSmallCase = R"yaml(gesprek: 1
scenario:
  id: klein
  title: Klein   # the title
  language: nl
  summary: Kort.
  learner: {role: leerkracht, profile: ONDERWIJS}
  setting: Hier.
cast:
  karin: {name: Karin, about: moeder, state: {vertrouwen: 4}}
variables:
  toon: {start: 1, min: 0, max: 3}
facts:
  feit: {text: "Iets.", kind: fact}
criteria: [C2]
start: een
interrupts:
  - {id: weg, when: 'karin.vertrouwen <= 1 and seen("een")', go: twee}
nodes:
  # the first
  een:
    lines:
      - karin: "Ja."    # she nods
      # the second line
      - narrator: "Stilte."
    choices:
      # about a
      - id: a
        say: "Hoe gaat het?"
        moves: [open_vraag]
        when: toon >= 1 and knows("feit")
        effect: {karin.vertrouwen: +1, toon: 2}
        reply: "Goed."
      - id: b
        say: "Dag."
        reply: "Dag."
    go: twee

  # the last
  twee:
    lines:
      - narrator: "Zo."
        when: chosen("een.a") and not seen("een")
    go: een
)yaml";

}  // namespace gesprek::editor
