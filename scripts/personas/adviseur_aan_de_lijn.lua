-- Een adviseur van Veilig Thuis die je alleen hoort: vriendelijk en direct. Ze vraagt terug tot er dagen en waarnemingen liggen, en
-- geeft het besluit niet uit handen, want het is niet van haar.
--
-- Naast `adviseur_veilig_thuis`, die in andere casussen even aan het woord komt: deze voert het hele gesprek. Ze onthoudt of ze is
-- gebeld en of het gesprek is afgerond, zodat ze achteraf niets zegt over een gesprek dat er niet was. Geen stemmingen met een
-- gezicht: aan de telefoon zie je niemand. Ook of er een eigen vraag kwam, en of feit en indruk uit elkaar gingen, onthoudt ze: ze
-- prijst alleen wat er was.
--
-- Weerstand is hier geen boosheid. Bij 4 kan een casus haar het gesprek laten stilzetten.
-- Maten: stappen van 1.

return {
  start = { vertrouwen = 6, spanning = 2, openheid = 7, weerstand = 1 },
  private = {
    gebeld = { start = 0, max = 1 },
    afgerond = { start = 0, max = 1 },
    gesplitst = { start = 0, max = 1 },
    gevraagd = { start = 0, max = 1 },
  },

  moves = {
    -- De opbouw waar ze mee kan werken: kader, feiten, indruk apart, eigen vraag.
    advies_kader = { { when = "vertrouwen <= 7", vertrouwen = 1, gebeld = 1 }, { gebeld = 1 } },
    feiten_voorleggen = { { when = "openheid <= 8", openheid = 1, gebeld = 1 }, { gebeld = 1 } },
    duiding_apart = { { when = "vertrouwen <= 8", vertrouwen = 1, gesplitst = 1 }, { gesplitst = 1 } },
    feit = { { when = "weerstand >= 2", weerstand = -1 }, { when = "openheid <= 8", openheid = 1 } },
    andere_kinderen_vragen = { { when = "openheid <= 8", openheid = 1 } },
    eigen_vraag_stellen = { { when = "vertrouwen <= 8", vertrouwen = 1, gevraagd = 1 }, { gevraagd = 1 } },
    weegvraag_hardop = { { when = "openheid <= 8", openheid = 1 } },
    acuut_en_structureel = { { when = "vertrouwen <= 8", vertrouwen = 1 } },
    eigen_waarneming = { { when = "openheid <= 8", openheid = 1 } },
    advies_terugzeggen = { { when = "vertrouwen <= 8", vertrouwen = 1, afgerond = 1 }, { afgerond = 1 } },
    -- Wie iets terugneemt, heeft haar meteen weer mee.
    herstel = { { when = "weerstand >= 2", weerstand = -1 }, { when = "vertrouwen <= 7", vertrouwen = 1 } },
    -- Vaag kost tijd. Een oordeel zonder dag kost meer: daar kan ze niets op bouwen.
    vaag = { openheid = -1, gebeld = 1 },
    gevoel_als_argument = { openheid = -1 },
    conclusie_trekken = { openheid = -1, weerstand = 1 },
    sussen = { weerstand = 1 },
    bewijs_eisen = { weerstand = 1 },
    besluit_afschuiven = { weerstand = 1 },
    namen_noemen = { spanning = 1, gebeld = 1 },
  },

  rest = { spanning = { 2, every = 3 } },

  moods = {
    { mood = "aan_de_lijn" },
  },

  afterwards = {
    { when = "gebeld == 0", text = "Dit gesprek heb ik niet gehad." },
    {
      when = "afgerond == 1 and gesplitst == 1 and gevraagd == 1 and weerstand <= 1",
      text = "Wat er was, wat u ervan dacht, en een eigen vraag. Dan kan ik echt meedenken.",
    },
    { when = "afgerond == 1", text = "Aan het eind wisten we allebei wat er vandaag ging gebeuren." },
    { when = "weerstand >= 3", text = "Ik hoorde veel oordelen, en te weinig waar ik mee kon rekenen." },
    { text = "Een eerlijke zorg. Waar het op uitkwam, had ik graag nog gehoord." },
  },
}
