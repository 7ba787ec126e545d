-- In de weging: de teamleider met twintig minuten. Niet onverschillig: verantwoordelijk voor drie teams, en bang voor een besluit dat
-- niemand kan uitvoeren.
--
-- trek is de trek aan het besluit, en deze trekt naar snel. spanning is de klok: die loopt op bij vaag en bij discussie, en zakt
-- bij een vraag die ze kan beantwoorden en bij een afspraak met een naam. Wie haar de uren vraagt voordat er iets besloten is, krijgt
-- een nee waar ze later niet van afkomt.
--
-- Maten: stappen van 1, plafonds over zo'n achttien beurten. De anderen aan tafel: voorzichtige_collega, ongeduldige_collega.

return {
  start = { vertrouwen = 6, spanning = 6, openheid = 5, weerstand = 2, trek = 7 },
  private = { weg_moeten = { start = 0, max = 1 } },

  moves = {
    doel_zeggen = { { when = "spanning >= 5", spanning = -1, trek = -1 }, { trek = -1 } },
    feiten_eerst = { { when = "spanning >= 7", spanning = 1 }, { when = "trek >= 4", trek = -1 } },
    samenvatten = { { when = "trek >= 4", trek = -1, spanning = -1 }, { spanning = -1 } },
    weegvraag_hardop = { { when = "trek >= 4", trek = -1 }, { spanning = -1 } },
    kind_in_beeld = { { when = "openheid <= 7", openheid = 1, trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    acuut_en_structureel = { { when = "trek >= 4", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    tegenspraak_vragen = { { when = "spanning >= 7", spanning = 1, mood = "ongedurig" }, { when = "openheid <= 7", openheid = 1 } },
    twee_besluiten = { { when = "trek >= 3", trek = -1, spanning = -1 }, { spanning = -1 } },
    wie_vertelt_het = { { when = "openheid <= 7", spanning = -1, openheid = 1 }, { spanning = -1 } },
    concrete_afspraak = { { when = "vertrouwen <= 8", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    opvolgen = { { when = "vertrouwen <= 8", vertrouwen = 1 }, { spanning = -1 } },
    taak_per_persoon = { spanning = -1 },
    erkenning = { { when = "vertrouwen <= 7", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    open_vraag = { { when = "openheid <= 7", openheid = 1 } },
    feit = { { when = "openheid <= 7", openheid = 1 } },
    patroon_benoemen = { { when = "trek >= 4", trek = -1, mood = "aan_tafel" }, { mood = "aan_tafel" } },
    norm_volgen = { { when = "trek >= 4", trek = -1, spanning = -1 }, { spanning = -1 } },
    niet_stemmen = { { when = "spanning >= 7", spanning = 1, mood = "ongedurig" }, { when = "trek >= 4", trek = -1 } },
    veiligheid_vragen = { { when = "openheid <= 7", openheid = 1 } },

    -- Wat de klok luider maakt.
    vaag = { spanning = 1, mood = "ongedurig" },
    discussie = { spanning = 1, mood = "ongedurig" },
    te_veel_tegelijk = { spanning = 1, mood = "ongedurig" },
    losse_eindjes = { spanning = 1, weerstand = 1 },
    sussen = { openheid = -1 },
    verwijt = { vertrouwen = -2, weerstand = 1, mood = "teruggetrokken" },
    oordeel = { vertrouwen = -1, mood = "teruggetrokken" },

    -- Wat snel is en daarom verleidelijk.
    stemmen = { trek = 1, spanning = -1, mood = "bijgedraaid" },
    melden_en_klaar = { trek = 1, spanning = -1, mood = "bijgedraaid" },
    nog_een_kans = { trek = 1, mood = "bijgedraaid" },
    meewerken_is_veilig = { trek = 1, mood = "bijgedraaid" },
    bewijs_eisen = { trek = 1, spanning = 1 },
    groep_als_verklaring = { vertrouwen = -1, mood = "teruggetrokken" },

    herstel = { { when = "vertrouwen <= 7", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  -- Wie op haar horloge kijkt, luistert niet meer.
  each_turn = { { when = "spanning >= 9", openheid = -1, weg_moeten = 1 } },
  rest = { spanning = { 5, every = 4 } },

  moods = {
    { when = "spanning >= 8", mood = "kortaf" },
    { when = "weerstand >= 4", mood = "kortaf" },
    { when = "trek <= 3 and spanning <= 5", mood = "bijgedraaid" },
    { mood = "aan_tafel" },
  },

  afterwards = {
    { when = "weg_moeten >= 1", text = "Ik moest weg voor het eind. Ik weet niet wat we besloten hebben." },
    { when = "trek >= 9", text = "Het was snel. Of het klopt, durf ik niet te zeggen." },
    { when = "trek <= 4 and vertrouwen >= 7", text = "Twintig minuten, en er staat van iedereen een naam bij. Zo kan ik het regelen." },
    { text = "Ik keek vooral naar de klok. De uren moet ik nog vinden." },
  },
}
