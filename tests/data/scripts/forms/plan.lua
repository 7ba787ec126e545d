-- A form without parameters: a plain table, as it would be written in a case.
return {
  title = "Wie doet wat",
  fields = {
    { id = "plan", type = "plan", ask = "Wie doet wat, en wanneer?", rows = 3, emits = "EVALUATIEDATUM" },
    { id = "woorden", type = "text", ask = "Wat neem je mee?", required = false },
  },
}
