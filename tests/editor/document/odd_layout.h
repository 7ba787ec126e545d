#pragma once
// A case laid out as differently as YAML allows: a BOM, three spaces, dashes under their key, comments
// anywhere, every kind of scalar, brackets over lines, no line end at the end.

namespace gesprek::editor {

inline constexpr const char* kOddLayout =
    "\xEF\xBB\xBF"
    R"yaml(# A case as nobody else would lay it out.
gesprek: 1
scenario:   # the head
   id: vreemd
   title: 'Een ''vreemde'' opmaak'   # a remark behind a title
   language: nl
   summary: >
      Twee regels die samen
      een zin zijn.

      En een tweede alinea.
   learner: {role: leerkracht,
             profile: ONDERWIJS}
   setting: |
      Eerste regel.
        Ingesprongen regel.
   themes: [ouders,   # one
            stap-3,]
cast:
   karin: {name: Karin, about: "moeder", state: {vertrouwen: 4}}
   rik:
      # who he is
      name: Rik
      about: vader
facts:
   feit: {text: "Iets, wat je zag.", kind: fact}
criteria: [C2]
start: een
nodes:

   # ---- the first part ----
   een:
      lines:
      - karin: Hallo.
        cue: |-
           Ze kijkt op.
           Dan weer niet.
      # about the second line
      - narrator: "Stilte."
        # deeper, so it belongs to the line above
      -
         karin: >-
            Een lange zin die over meer dan een regel loopt
            en gevouwen wordt,
            zo.
      - # a dash with a remark
        inner: 'Wat nu?'
      reveals: [feit]
      choices:
      # the first choice
      - id: a
        say: "Ja?"      # asked
        to: karin
        moves: [open_vraag]
        effect:
           karin.vertrouwen: +1   # more
        reply: "Goed."

      - {id: b, say: "Nee.", to: rik, reply: "O.", when: 'seen("een") and karin.vertrouwen >= 2'}

      -  say: 'Ik zeg ''niets''.'
         to: [karin, rik]
         reply:
         - karin: "Wat?"
         - rik: |+
              Hm.


         go: een
      go: twee



   # between the two
   twee:   # a remark on the key
      branch:
         - when: chosen("een.a") or chosen("een.b")
           go: drie
         - {go: drie}
   drie:
      ending: {title: Klaar, outcome: good, text: "Einde.",
               child: "Het kind: blij."})yaml";

}  // namespace gesprek::editor
