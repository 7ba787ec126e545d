-- Een ouder die zich schaamt: wil het goed doen, hoort snel dat het niet goed is, en gaat dan dicht of in de verdediging.
--
-- Hoe dit werkt (format 5.7): per zet een rij, of een lijst rijen waarvan de eerste telt waarvan `when` klopt.
-- Stappen van 1; alleen wat echt schaadt doet 2. Een rij als {when="vertrouwen <= 6", vertrouwen=1} is een zacht plafond:
-- daarboven wint de zet niets meer, zodat vriendelijkheid alleen een gesprek niet kan dragen.

return {
  start = { vertrouwen = 5, spanning = 7, openheid = 4, weerstand = 3, schaamte = 7 },

  moves = {
    -- Gezien worden helpt, tot op zekere hoogte.
    waardering = { { when = "vertrouwen <= 5", vertrouwen = 1, spanning = -1 }, { spanning = -1 } },
    -- Erkenning is voor wie zich schaamt het tegengif: de last mag er zijn zonder dat ze een slechte ouder is.
    erkenning = {
      { when = "vertrouwen <= 7", vertrouwen = 1, schaamte = -1, mood = "ontspannen" },
      { schaamte = -1 },
    },

    -- Een open vraag levert pas iets op als er een begin van vertrouwen is.
    open_vraag = { { when = "vertrouwen >= 3 and openheid <= 7", openheid = 1 } },
    -- Advies voor het verhaal bevestigt wat ze al dacht: ik had dit zelf moeten weten.
    ongevraagd_advies = { vertrouwen = -1, openheid = -1, mood = "gesloten" },

    -- Een feit zonder oordeel is te dragen; het geeft houvast en maakt ook gespannen.
    feit = { spanning = 1 },
    -- Eerlijkheid over de zorg wekt vertrouwen als het contact er is. Is het er nog niet, dan doet ze alleen zeer.
    zorg_benoemen = {
      { when = "vertrouwen >= 5 and vertrouwen <= 6", vertrouwen = 1 },
      { when = "vertrouwen <= 4", schaamte = 1 },
    },
    -- Voelt dat er iets niet klopt, en wacht af.
    verborgen_agenda = { openheid = -1, mood = "gespannen" },
    -- Een verwijt is de zin waar ze al bang voor was.
    verwijt = { vertrouwen = -2, schaamte = 1, weerstand = 1, mood = "gesloten" },

    -- Excuus helpt, maar maakt niet ongedaan: 1 terug voor de 2 die het kostte.
    herstel = { { when = "vertrouwen <= 6", vertrouwen = 1, weerstand = -1 }, { weerstand = -1 } },
  },

  -- Wie te gespannen is, kan niet meer open zijn.
  each_turn = { { when = "spanning >= 8", openheid = -1 } },
  -- Spanning zakt vanzelf een beetje als er niets bijkomt.
  rest = { spanning = { 5, every = 3 } },
  -- Dan komt er geen nieuws meer uit.
  closed = { { when = "spanning >= 9" }, { when = "vertrouwen <= 1" } },

  moods = {
    { when = "vertrouwen <= 2", mood = "gesloten" },
    { when = "spanning >= 8", mood = "gespannen" },
    { when = "schaamte >= 8", mood = "beschaamd" },
    { when = "vertrouwen >= 6 and spanning <= 5", mood = "ontspannen" },
    { mood = "afwachtend" },
  },

  afterwards = {
    { when = "vertrouwen <= 2", text = "Ik voelde me op het matje geroepen. De volgende keer zeg ik dat ik niet kan." },
    { when = "vertrouwen >= 6 and schaamte <= 7", text = "Het was niet leuk om te horen. Maar het klopte, en er werd naar mij geluisterd." },
    { when = "weerstand >= 5", text = "Er werd meer gepraat dan geluisterd." },
    { text = "Het viel mee. Ik weet alleen nog niet goed wat er nu gaat gebeuren." },
  },
}
