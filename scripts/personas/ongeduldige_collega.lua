-- In de weging: de collega die er al uit is. Kwam bij het gezin binnen, zag wat hij zag, en wil dat er nu iets gebeurt.
--
-- trek is de trek aan het besluit, en deze trekt naar melden, nu, klaar. Het antwoord kan kloppen; de weg erheen niet. Zakt als
-- zijn feiten als eerste op tafel komen en als er na het melden iets voor hem te doen blijft; stijgt als er gestemd wordt of als
-- melden het einde lijkt. Afremmen zonder feiten maakt hem alleen harder.
--
-- Maten: stappen van 1, plafonds over zo'n achttien beurten. De anderen aan tafel: voorzichtige_collega, teamleider_in_tijdnood.

return {
  start = { vertrouwen = 6, spanning = 5, openheid = 7, weerstand = 3, trek = 7 },
  private = { geremd = { start = 0, max = 2 } },

  moves = {
    -- Zijn feiten eerst: dan hoeft hij niet meer te duwen.
    feiten_eerst = { { when = "trek >= 4", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    kind_in_beeld = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    acuut_en_structureel = { { when = "trek >= 4 and vertrouwen <= 8", trek = -1, vertrouwen = 1 }, { mood = "bijgedraaid" } },
    weegvraag_hardop = { { when = "trek >= 6", spanning = 1, mood = "ongedurig" }, { when = "trek >= 4", trek = -1 } },
    tegenspraak_vragen = { { when = "trek >= 4", trek = -1, spanning = 1, mood = "ongedurig" }, { mood = "aan_tafel" } },
    samenvatten = { { when = "trek >= 4", trek = -1 }, { spanning = -1 } },
    twee_besluiten = { { when = "trek >= 3 and vertrouwen <= 8", trek = -1, vertrouwen = 1 }, { mood = "bijgedraaid" } },
    wie_vertelt_het = { spanning = 1 },
    concrete_afspraak = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    opvolgen = { { when = "trek >= 4", trek = -1 }, { spanning = -1 } },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    open_vraag = { { when = "openheid <= 8", openheid = 1 } },
    doorvragen = { { when = "trek >= 5", trek = -1 } },
    feit = { spanning = -1 },
    patroon_benoemen = { { when = "trek >= 4", trek = -1, mood = "bijgedraaid" }, { mood = "bijgedraaid" } },
    norm_volgen = { { when = "vertrouwen <= 8", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    niet_stemmen = { { when = "trek >= 4", trek = -1, spanning = 1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    veiligheid_vragen = { { when = "trek >= 4", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },

    -- Wat zijn gelijk bevestigt, en het besluit niet beter maakt.
    stemmen = { trek = 1, mood = "bijgedraaid" },
    melden_en_klaar = { trek = 1, mood = "bijgedraaid" },
    gevoel_als_argument = { trek = 1 },

    -- Afremmen zonder feit.
    bewijs_eisen = { vertrouwen = -1, weerstand = 1, geremd = 1, mood = "fel" },
    nog_een_kans = { vertrouwen = -1, weerstand = 1, geremd = 1, mood = "fel" },
    meewerken_is_veilig = { weerstand = 1, mood = "fel" },
    alleen_acuut_wegen = { weerstand = 1, geremd = 1, mood = "ongedurig" },
    groep_als_verklaring = { vertrouwen = -1, weerstand = 1, mood = "fel" },
    sussen = { weerstand = 1, mood = "ongedurig" },
    oordeel = { vertrouwen = -1, weerstand = 1 },
    verwijt = { vertrouwen = -2, weerstand = 1, mood = "fel" },
    discussie = { weerstand = 1 },
    losse_eindjes = { spanning = 1, weerstand = 1 },

    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1, geremd = -1 }, { weerstand = -1, geremd = -1 } },
  },

  each_turn = { { when = "weerstand >= 7", openheid = -1 } },
  rest = { spanning = { 4, every = 4 } },

  moods = {
    { when = "weerstand >= 6", mood = "kortaf" },
    { when = "spanning >= 7", mood = "kortaf" },
    { when = "trek <= 3", mood = "bijgedraaid" },
    { mood = "aan_tafel" },
  },

  afterwards = {
    { when = "geremd >= 2", text = "We praten tot er niks meer te redden valt. Zo voelt het." },
    { when = "trek <= 3 and vertrouwen >= 7", text = "Ik wilde klaar zijn. Nu weet ik wat ik daarna doe, en dat is beter." },
    { when = "trek >= 9", text = "Ik wilde melden. Voor de rest was er geen tijd." },
    { text = "Ik wist het vooraf al. Of de anderen het ook zo zien, weet ik niet." },
  },
}
