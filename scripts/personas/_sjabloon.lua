-- Sjabloon voor een persona: kopieer dit bestand naar personas/mijn_persoon.lua (kleine letters, cijfers en _) en pas het aan.
-- Bestanden die met _ beginnen leest het programma niet. Uitleg stap voor stap: docs/een-persoon-maken.md.
--
-- Maten die zijn uitgeprobeerd over veertien beurten. Sterker, en na negen beurten staat alles op het hoogst of het laagst:
--   ±1 per rij is gewoon
--   -2 alleen bij een zet die schaadt (een verwijt, een dreigement)
--   +2 voor hoogstens één ding per persona
--   een zacht plafond op wat stijgt: { when = "vertrouwen <= 6", vertrouwen = 1 }
--   iets nieuws kost 1 begrip, ook als je het goed zegt
--   spanning heeft een rustpunt
--   react gaat alleen omlaag: wat helpt is een zet, geen telling
-- `gesprek check` geeft een tip waar een tabel hiervan afwijkt.

return {
  -- Het begin, 0 tot en met 10. Namen staan in state.yaml. Een casus kan er per persoon van afwijken (`state:`).
  start = { vertrouwen = 4, spanning = 6, openheid = 3, weerstand = 3 },

  -- Eigen geheugen van deze persoon, onzichtbaar in verslagen. Weglaten als het niet nodig is.
  private = { gekwetst = { start = 0, max = 1 } },

  -- Per zet (moves.yaml) wat die met deze persoon doet: één rij, of een lijst waarvan de eerste telt waarvan `when` klopt.
  -- Een zet zonder rij doet niets. Begin met de zetten die er voor deze persoon echt toe doen.
  moves = {
    -- Wat helpt: +1, met een plafond. De tweede rij is voor daarboven.
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 6", vertrouwen = 1, spanning = -1, mood = "ontspannen" }, { spanning = -1 } },
    open_vraag = { { when = "vertrouwen >= 4 and openheid <= 6", openheid = 1 } },

    -- De zorg horen: eerlijk, en ook schrikken.
    feit = { spanning = 1 },
    zorg_benoemen = { { when = "vertrouwen >= 5 and vertrouwen <= 6", vertrouwen = 1 }, { spanning = 1 } },

    -- Wat schuurt: -1. Wat schaadt: -2.
    ongevraagd_advies = { openheid = -1, weerstand = 1, mood = "gesloten" },
    verwijt = { vertrouwen = -2, weerstand = 1, gekwetst = 1, mood = "gesloten" },

    -- Herstel geeft de helft terug.
    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1, gekwetst = -1 }, { weerstand = -1, gekwetst = -1 } },
  },

  -- Aan het eind van elke beurt, alle rijen die gelden: wat de toestand zelf doet.
  each_turn = { { when = "spanning >= 8", openheid = -1 } },
  -- Wat vanzelf naar een rustpunt gaat: naar 5, elke 4 beurten één stap.
  rest = { spanning = { 5, every = 4 } },
  -- Zolang een van deze geldt, komt er van deze persoon niets nieuws.
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  -- Hoe iemand erbij zit: de eerste rij die geldt. De laatste heeft geen `when`. Namen staan in moods.yaml.
  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "vertrouwen >= 6 and spanning <= 5", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  -- Wat deze persoon na afloop zegt: de eerste rij die geldt. Nooit beoordeeld.
  afterwards = {
    { when = "gekwetst >= 1", text = "Ik hoor nog steeds die ene zin." },
    { when = "vertrouwen >= 6", text = "Ik zou wel weer bellen." },
    { text = "Ik weet nog niet wat ik ervan vind." },
  },

  -- Alleen als een tabel het niet kan zeggen. `choice` is wat er gezegd wordt; zie api.lua. Weglaten mag.
  react = function(choice)
    if choice.kind == "say" and choice.longest > 20 then return { openheid = -1 } end
  end,
}
