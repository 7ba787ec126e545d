// Plays the ink story STORY for STEPS choices, ROUNDS times from the start, by the same rule as `gesprek bench`
// (the splitmix64(step) mod n-th of the shown choices). Prints the median nanoseconds a step and the number of
// bytes of text seen. Usage: node ink_step.mjs STORY STEPS ROUNDS
import { readFileSync } from "node:fs";
import { Compiler } from "inkjs/full";

const [path, stepsText, roundsText] = process.argv.slice(2);
const steps = Number(stepsText);
const rounds = Number(roundsText);
const kMask = (1n << 64n) - 1n;

function splitmix64(x) {
  x = (x + 0x9e3779b97f4a7c15n) & kMask;
  x = ((x ^ (x >> 30n)) * 0xbf58476d1ce4e5b9n) & kMask;
  x = ((x ^ (x >> 27n)) * 0x94d049bb133111ebn) & kMask;
  return x ^ (x >> 31n);
}

const draws = Array.from({ length: steps }, (_, i) => splitmix64(BigInt(i)));
// A choice is shown among 2 or 3: the remainders are made before the clock runs.
const picks = draws.map((draw) => [0, 0, Number(draw % 2n), Number(draw % 3n)]);
const story = new Compiler(readFileSync(path, "utf8")).Compile();

const times = [];
let characters = 0;
for (let round = 0; round < rounds; ++round) {
  story.ResetState();
  story.ContinueMaximally();
  characters = 0;
  const begin = process.hrtime.bigint();
  for (let i = 0; i < steps; ++i) {
    story.ChooseChoiceIndex(picks[i][story.currentChoices.length]);
    characters += story.ContinueMaximally().trimEnd().length;
    for (const choice of story.currentChoices) characters += choice.text.length;
  }
  times.push(Number(process.hrtime.bigint() - begin) / steps);
}
times.sort((a, b) => a - b);
console.log(times[Math.floor(times.length / 2)], characters);
