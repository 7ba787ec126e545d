-- Een adviseur van Veilig Thuis aan de telefoon: rustig, meedenkend, en scherp op vaag. Gaat niet dicht en neemt het niet over; wie
-- onvoorbereid belt, krijgt vooral vragen terug.
--
-- Alleen vertrouwen, spanning, openheid en weerstand, en smalle marges: dit gesprek gaat om wat de speler voorlegt.
-- Maten: stappen van 1.

return {
  start = { vertrouwen = 6, spanning = 2, openheid = 7, weerstand = 1 },

  moves = {
    -- De gewone opbouw van zo'n gesprek: kader, feiten, indruk apart, eigen vraag.
    advies_kader = { { when = "vertrouwen <= 7", vertrouwen = 1, mood = "ontspannen" }, { mood = "ontspannen" } },
    duiding_apart = { { when = "openheid <= 8", openheid = 1 } },
    eigen_vraag_stellen = { { when = "openheid <= 8", openheid = 1, mood = "oplettend" }, { mood = "oplettend" } },
    advies_terugzeggen = { { when = "vertrouwen <= 8", vertrouwen = 1 } },
    weegvraag_hardop = { { when = "openheid <= 8", openheid = 1 } },
    acuut_en_structureel = { { when = "vertrouwen <= 8", vertrouwen = 1, mood = "oplettend" }, { mood = "oplettend" } },
    kind_in_beeld = { { when = "openheid <= 8", openheid = 1 } },
    feiten_voorleggen = { { when = "vertrouwen <= 7", vertrouwen = 1, mood = "ontspannen" }, { mood = "ontspannen" } },
    samenvatten = { { when = "vertrouwen <= 8", vertrouwen = 1 } },
    feit = { { when = "openheid <= 8", openheid = 1 } },
    opvolgen = { { when = "vertrouwen <= 8", vertrouwen = 1 } },
    -- Wat vaag is of al een oordeel is, kost tijd: die gaat op aan terugvragen.
    vaag = { openheid = -1, mood = "afwachtend" },
    conclusie_trekken = { openheid = -1, weerstand = 1, mood = "afwachtend" },
    sussen = { weerstand = 1, mood = "afwachtend" },
    gevoel_als_argument = { openheid = -1, mood = "afwachtend" },
    bewijs_eisen = { weerstand = 1, mood = "afwachtend" },
    alleen_acuut_wegen = { openheid = -1, mood = "afwachtend" },
    alleen_dragen = { spanning = 1, mood = "afwachtend" },
    namen_noemen = { spanning = 1, mood = "geschrokken" },
    besluit_afschuiven = { weerstand = 1, mood = "afwachtend" },
    losse_eindjes = { mood = "afwachtend" },
  },

  rest = { spanning = { 2, every = 3 } },

  moods = {
    { when = "weerstand >= 4", mood = "gesloten" },
    { when = "vertrouwen >= 7", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "vertrouwen >= 8", text = "Wie zo belt, heb ik graag aan de lijn. Ik kon meteen meedenken." },
    { when = "weerstand >= 3", text = "Ik moest veel vragen voor ik wist waar het over ging." },
    { text = "Een zorg, eerlijk verteld. De datum om terug te kijken had ik nog willen horen." },
  },
}
