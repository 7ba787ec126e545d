-- The protocol rules R01 to R20 that a case can watch (`rules: [R10]`), each over the events of one session, and how each
-- profession takes the steps. Legal and professional texts change and differ: this is a training aid, not advice.
--
-- A rule is a list of clauses; it is broken, once, when any clause is. What a clause says:
--   before{ first = …, later = … }      `later` may not happen before one of `first` has
--   requires{ event = …, after = … }    by an ending `event` must have happened, if any of `after` has
--   forbids{ event = … }                `event` may not happen
--   within{ event = …, after = …, turns = n }   `event` must follow `after` within n turns (0: before an ending)
-- `after` in before and forbids: only what happens after one of those counts. `unless` excuses: any of these seen earlier.
-- An event is a name of events.yaml, or "NAME=answer"; a list of events means any of them.
--
-- severity: "minor" is shown, "major" also caps `criterion` at 74, "KO" breaks as the knock-out that a clause names. A clause
-- may have a severity of its own. A rule and a `critical:` choice that mean the same knock-out count once.
--
-- Sources in short: framework = afwegingskader of the meldcode (2019); KNMG = meldcode for doctors; JGZ = guideline for youth
-- health care; VT = Veilig Thuis about advice and reports; protocol = handelingsprotocol.nl. "Design" is a choice of this product.

-- Step 2 of the meldcode, in whichever form.
local overleg = { "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT" }
-- With acute danger acting comes first, and the order of the steps gives way.
local acuut = { "SPOED_112", "ACUUT_GEVAAR" }
local besluiten = { "BESLUIT_MELDEN", "BESLUIT_HULP" }

-- ── Step profiles ────────────────────────────────────────────────────────────────────────────────────────────────────
-- `learner.profile` of a case names one. What differs: in which step a question is answered (step4, step5: the events of the
-- questions and decisions), and whether asking Veilig Thuis for advice is a duty (vt_advice). Score the question, not the
-- step number: "five questions in step 4" is not a general rule.
-- checked: the day this entry was compared with the reference notes of the project; absent: nobody has. `remark` says what
-- is still open (⚠). An overlay folder replaces a profile by its id.
local profielen = {
  profiel{
    id = "BASIS",
    label = "Landelijk basismodel",
    label_en = "National model",
    step4 = { "WEEG_Q1", "WEEG_Q2" },
    step5 = { "WEEG_Q3", "WEEG_Q4", "WEEG_Q5", "BESLUIT_MELDEN", "BESLUIT_HULP" },
    vt_advice = "advised",
    source = "afwegingskader meldcode",
    remark = "⚠ Elke beroepsgroep heeft een eigen afwegingskader; gebruik dit profiel alleen waar er geen ander is.",
  },
  profiel{
    id = "VVN",
    label = "Verpleegkundigen en verzorgenden",
    label_en = "Nurses and carers",
    step4 = { "WEEG_Q1", "WEEG_Q2" },
    step5 = { "WEEG_Q3", "WEEG_Q4", "WEEG_Q5", "BESLUIT_MELDEN", "BESLUIT_HULP" },
    vt_advice = "advised",
    checked = "2026-11-22",
    source = "afwegingskader V&VN, zoals weergegeven in de JGZ-richtlijn",
    remark = "⚠ De JGZ-richtlijn wordt herzien. JGZ-teams volgen voor stap 4 het advies van de KNMG: gebruik dan KNMG.",
  },
  profiel{
    id = "ONDERWIJS",
    label = "Onderwijs",
    label_en = "Education",
    step4 = { "WEEG_Q1", "WEEG_Q2" },
    step5 = { "WEEG_Q3", "WEEG_Q4", "WEEG_Q5", "BESLUIT_MELDEN", "BESLUIT_HULP" },
    vt_advice = "advised",
    source = "document van één school",
    remark = "⚠ De landelijke tekst voor het onderwijs is niet nagelezen: het kader loopt over stap 4 en 5, met twee besluiten in 5.",
  },
  profiel{
    id = "KNMG",
    label = "Artsen",
    label_en = "Doctors",
    -- Step 4 is consulting the other professionals involved, where that is needed; all weighing is in step 5.
    step4 = {},
    step5 = { "WEEG_Q1", "WEEG_Q2", "WEEG_Q3", "WEEG_Q4", "WEEG_Q5", "BESLUIT_MELDEN", "BESLUIT_HULP" },
    vt_advice = "required",
    checked = "2026-11-22",
    source = "KNMG-meldcode",
    remark = "Stap 4 is zo nodig overleg met andere betrokken beroepskrachten, binnen de regels van het beroepsgeheim.",
  },
}

-- The profiles whose text makes asking Veilig Thuis for advice a duty.
local advies_verplicht = {}
for _, profiel_ in ipairs(profielen) do
  if profiel_.vt_advice == "required" then advies_verplicht[#advies_verplicht + 1] = profiel_.id end
end

-- ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────
local regels = {
  -- An unsafe fact that surfaces asks for one question before the contact ends: is it safe now? And when it is not: an
  -- agreement, a report or 112. Nothing excuses. Overlaps with KO3, which counts once.
  -- Source: framework (acute unsafety: safety first); the check before leaving is design.
  regel{
    id = "R01",
    label = "Ga na of het nu veilig is voordat het contact eindigt",
    label_en = "Check whether it is safe now before the contact ends",
    severity = "KO",
    criterion = "A7",
    within{
      event = { "VEILIG_NU", "VEILIGHEIDSAFSPRAAK", "SPOED_112" },
      after = { "ONVEILIG_SIGNAAL", "ACUUT_GEVAAR" },
      knockout = "KO3",
    },
    within{ event = { "VEILIGHEIDSAFSPRAAK", "SPOED_112", "MELDING" }, after = "VEILIG_NU=nee", knockout = "KO3" },
  },

  -- Without a recorded fact there is nothing to consult about or to put to a parent but a feeling.
  -- Skipped when danger is acute. Source: meldcode step 1; JGZ on recording (factual, with source).
  regel{
    id = "R02",
    label = "Eerst een feit met bron, dan overleggen of praten",
    label_en = "First a fact with its source, then consult or talk",
    severity = "major",
    criterion = "A1",
    before{
      first = { "SIGNAAL=feit", "DOSSIER" },
      later = { "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT", "GESPREK_OUDERS" },
      unless = acuut,
    },
  },

  -- Step 2 comes before the talk about the concern. When the concern arises in a planned contact (step 0 was being done),
  -- talking openly comes first and consulting right after: so the order is excused then, and the duty stays.
  -- Source: meldcode steps 2 and 3; steps may overlap (framework). Minor: shown, caps nothing.
  regel{
    id = "R03",
    label = "Overleg voordat je de zorg bespreekt, of meteen erna",
    label_en = "Consult before you raise the concern, or right after",
    severity = "minor",
    criterion = "A3",
    before{
      first = overleg,
      later = "GESPREK_OUDERS",
      unless = { "ST0_VRAAG", "ST0_BESPREEK", "SPOED_112", "ACUUT_GEVAAR" },
    },
    requires{ event = overleg, after = "GESPREK_OUDERS" },
  },

  -- Where the profile says so (doctors), advice of Veilig Thuis comes before the decision. With acute danger the report or
  -- 112 comes first. Source: KNMG, step 2.
  regel{
    id = "R04",
    label = "Vraag Veilig Thuis om advies voordat je besluit",
    label_en = "Ask Veilig Thuis for advice before you decide",
    severity = "major",
    criterion = "A3",
    profiles = advies_verplicht,
    before{ first = "ADVIES_VT", later = besluiten, unless = acuut },
  },

  -- Parents and child are heard before the first weighing question. Not talking can be right (it would endanger somebody,
  -- or the child would be lost from sight), and then the reason is recorded: GESPREK_UITGESTELD carries it.
  -- Contact that fits a small child is not a talk: a case emits GESPREK_KIND for watching and playing along.
  -- With sexual violence, honour, forced marriage or grooming (VT_EERST) Veilig Thuis is asked before anybody is spoken with.
  -- Source: meldcode step 3; guideline for youth care on talking with parents and child.
  regel{
    id = "R05",
    label = "Spreek ouders en kind voordat je weegt",
    label_en = "Speak with parents and child before you weigh",
    severity = "major",
    criterion = "A4",
    before{ first = "GESPREK_OUDERS", later = "WEEG_Q1", unless = "GESPREK_UITGESTELD" },
    before{ first = "GESPREK_KIND", later = "WEEG_Q1", unless = "GESPREK_UITGESTELD" },
    before{ first = "ADVIES_VT", later = { "GESPREK_OUDERS", "GESPREK_KIND" }, after = "VT_EERST", unless = "SPOED_112" },
  },

  -- The questions that follow from the answers so far, and a fact under the answers. "Ja" on question 2 leads to a report;
  -- questions 3 to 5 are then worked out with Veilig Thuis and not asked for here. Source: framework, decision tree.
  regel{
    id = "R06",
    label = "Beantwoord elke weegvraag die aan de orde is, met een feit",
    label_en = "Answer each weighing question that applies, with a fact",
    severity = "major",
    criterion = "A5",
    before{ first = "WEEG_Q1", later = besluiten, unless = acuut },
    within{ event = "WEEG_Q2", after = "WEEG_Q1=ja", unless = "SPOED_112" },
    within{ event = "WEEG_Q3", after = "WEEG_Q2=nee", unless = "SPOED_112" },
    within{ event = "WEEG_Q4", after = "WEEG_Q3=ja", unless = "SPOED_112" },
    within{ event = "WEEG_Q5", after = "WEEG_Q4=ja", unless = "SPOED_112" },
    forbids{ event = "WEEG_ARGUMENT=gevoel" },
  },

  -- Two decisions, each with its own answer: report, and help. One does not answer the other. Closing at question 1 asks for
  -- neither. Nothing else excuses. Source: framework (two decisions since 2019).
  regel{
    id = "R07",
    label = "Neem beide besluiten, elk apart",
    label_en = "Take both decisions, each on its own",
    severity = "major",
    criterion = "A6",
    requires{ event = "BESLUIT_MELDEN", after = { "WEEG_Q1=ja", "BESLUIT_HULP" } },
    requires{ event = "BESLUIT_HULP", after = { "WEEG_Q1=ja", "BESLUIT_MELDEN" } },
  },

  -- With acute or structural unsafety the norm asks for a report; own help comes beside it, never instead. Nothing excuses.
  -- Overlaps with KO5, which counts once. Source: framework, norm 1.
  regel{
    id = "R08",
    label = "Kies niet voor alleen zelf hulp als vraag 2 'ja' is",
    label_en = "Do not choose own help only when question 2 is 'yes'",
    severity = "KO",
    criterion = "A6",
    forbids{ event = { "BESLUIT_MELDEN=nee", "ALLEEN_ZELF_HULP" }, after = "WEEG_Q2=ja", knockout = "KO5" },
  },

  -- Those concerned hear it before the report is made, and are told, not asked. Not when telling is unsafe (agree the moment
  -- with Veilig Thuis) or they cannot be reached (record the attempts): INFORMEREN_UITGESTELD carries which.
  -- Source: VT; protocol; KNMG on attempts.
  regel{
    id = "R09",
    label = "Vertel het voordat je meldt, en vraag er geen toestemming voor",
    label_en = "Tell before you report, and do not ask permission",
    severity = "major",
    criterion = "A8",
    before{ first = "INFORMEREN", later = "MELDING", unless = "INFORMEREN_UITGESTELD" },
    forbids{ event = "MELDEN_GEVRAAGD" },
  },

  -- Nothing that one person in the talk does not decide alone can be promised: not silence about a child's safety, not how
  -- it will end, not that there will be no report. KO1 and KO11 can both be repaired, by taking the promise back; each counts
  -- once. Source: KNMG and the guide for the conversation with parents; the rule itself is design.
  regel{
    id = "R10",
    label = "Beloof geen geheimhouding en geen uitkomst",
    label_en = "Promise neither secrecy nor an outcome",
    severity = "KO",
    criterion = "C9",
    forbids{ event = "BELOFTE_GEHEIM", knockout = "KO1" },
    forbids{ event = { "BELOFTE_UITKOMST", "BELOFTE_NIET_MELDEN" }, knockout = "KO11" },
  },

  -- Finding out what happened is for others: a leading question can spoil what a child says for good (KO2, counted once), and
  -- questions about the incident wait until Veilig Thuis or police agreed who asks them. What is needed for safety tonight may
  -- be asked: that is VEILIG_NU. Source: guide for education and childcare on disclosure.
  regel{
    id = "R11",
    label = "Stuur een kind niet, en onderzoek niet zelf wat er gebeurde",
    label_en = "Do not lead a child, and do not investigate what happened",
    severity = "KO",
    criterion = "C8",
    forbids{ event = "STURENDE_VRAAG", knockout = "KO2" },
    forbids{ event = "DETAILVRAAG", unless = "ONDERZOEK_AFGESTEMD", severity = "major" },
  },

  -- What a child said reaches the person it is about only after agreements that keep the child safe. Nothing else excuses.
  -- Overlaps with KO4, which counts once. Source: meldcode step 3; design.
  regel{
    id = "R12",
    label = "Vertel niet door wat een kind zei zonder veiligheidsafspraak",
    label_en = "Do not pass on what a child said without a safety agreement",
    severity = "KO",
    criterion = "A4",
    before{ first = "VEILIGHEIDSAFSPRAAK", later = "KIND_DOORVERTELD", knockout = "KO4" },
  },

  -- Advice is anonymous; names make it a report. Turning it into one is fine when it is agreed. Source: VT.
  regel{
    id = "R13",
    label = "Noem geen namen als je advies vraagt",
    label_en = "Give no names when you ask for advice",
    severity = "minor",
    criterion = "A3",
    forbids{ event = "NAMEN_BIJ_ADVIES", unless = { "ADVIES_WORDT_MELDING", "MELDING" } },
  },

  -- A professional reports under their own name, unless that endangers the child or themselves (rare). Source: VT.
  regel{
    id = "R14",
    label = "Meld niet anoniem",
    label_en = "Do not report anonymously",
    severity = "major",
    criterion = "B3",
    forbids{ event = "MELDING=anoniem", unless = "MELDING_ONVEILIG" },
  },

  -- Outside the own team consent comes first (youth health care: of the parents, or of the young person from 12). Excused by a
  -- legal ground or a conflict of duties; Veilig Thuis is no third party here. Source: JGZ. ⚠ Ages differ per profession.
  regel{
    id = "R15",
    label = "Deel met anderen pas na toestemming",
    label_en = "Share with others only after consent",
    severity = "major",
    criterion = "A8",
    before{ first = "TOESTEMMING_DELEN", later = "DELEN_DERDEN", unless = "DELEN_MET_GROND" },
  },

  -- Date, fact, source, who thinks what, decision and reason, after each step that was taken. Nothing excuses.
  -- Source: JGZ on recording.
  regel{
    id = "R16",
    label = "Leg elke stap vast",
    label_en = "Record every step",
    severity = "major",
    criterion = "A9",
    within{
      event = "DOSSIER",
      after = {
        "OVERLEG_COLLEGA", "OVERLEG_AF", "ADVIES_VT", "GESPREK_OUDERS", "GESPREK_KIND", "GESPREK_UITGESTELD",
        "BESLUIT_MELDEN", "BESLUIT_HULP", "MELDING",
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

  -- One child in sight, and the others? The child check asks it too. Not when there are none.
  -- Source: meldcode step 1; JGZ; guideline for youth care (also ask adolescents about younger ones).
  regel{
    id = "R18",
    label = "Kijk ook naar andere kinderen in huis",
    label_en = "Look at other children in the home too",
    severity = "minor",
    criterion = "A1",
    requires{
      event = { "ANDERE_KINDEREN", "KINDCHECK" },
      after = { "SIGNAAL", "GESPREK_OUDERS", "GESPREK_KIND", "WEEG_Q1" },
      unless = "GEEN_ANDERE_KINDEREN",
    },
  },

  -- A new signal after closing, or after a report, starts the code again; a report is no end. Nothing excuses.
  -- Source: framework, norm 3; VT.
  regel{
    id = "R19",
    label = "Begin opnieuw bij een nieuw signaal",
    label_en = "Start anew on a new signal",
    severity = "major",
    criterion = "B8",
    within{ event = "HERSTART", after = "NIEUW_SIGNAAL" },
  },

  -- Nobody to call for two days, and a family that has just heard it. Source: VT.
  regel{
    id = "R20",
    label = "Vertel het niet vlak voor het weekend zonder veiligheidsafspraak",
    label_en = "Do not tell just before a weekend without a safety agreement",
    severity = "minor",
    criterion = "A8",
    before{ first = "VEILIGHEIDSAFSPRAAK", later = "INFORMEREN=voor_weekend", unless = acuut },
  },
}

local alles = {}
for _, deel in ipairs({ profielen, regels }) do
  for _, een in ipairs(deel) do alles[#alles + 1] = een end
end
return alles
