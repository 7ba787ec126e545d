#include "engine/cli/synthetic_case.h"

#include <array>
#include <string_view>
#include <vector>

#include "engine/base/hash.h"

namespace gesprek::cli {

namespace {

constexpr int kWordsALine = 40;
constexpr int kWordsAChoice = 8;
constexpr int kVariables = 4;
constexpr int kChoices = 3;

constexpr std::array<std::string_view, 32> kWords = {
    "ze",   "kijkt", "even",  "naar", "het",   "raam",  "en",    "zegt",   "dat",  "hij",   "vanochtend",
    "weer", "niet",  "wilde", "eten", "omdat", "alles", "zo",    "anders", "gaat", "dan",   "vorige",
    "week", "toen",  "oma",   "er",   "nog",   "was",   "samen", "met",    "de",   "kleine"};

struct Update {
  int variable = 0;
  int amount = 0;
  bool sets = false;
};

struct SyntheticChoice {
  std::string text;
  std::uint32_t to = 0;
  std::array<Update, kVariables> updates;
  int condition_variable = -1;  // -1: always
  int condition_least = 0;
};

struct SyntheticNode {
  std::string text;
  std::array<SyntheticChoice, kChoices> choices;
};

std::string words(Rng& rng, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += kWords[rng.below(kWords.size())];
  }
  out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out + ".";
}

SyntheticNode make_node(const SyntheticCase& wanted, std::uint32_t index) {
  Rng rng(splitmix64(wanted.seed) ^ splitmix64(index));
  SyntheticNode node;
  node.text = words(rng, kWordsALine);
  for (int c = 0; c < kChoices; ++c) {
    SyntheticChoice& choice = node.choices[static_cast<std::size_t>(c)];
    choice.text = words(rng, kWordsAChoice);
    choice.to = static_cast<std::uint32_t>(rng.below(wanted.nodes));
    const auto first_set = static_cast<int>(rng.below(kVariables));
    for (int v = 0; v < kVariables; ++v) {
      // Two are set and two are added to, so that none drifts to its bounds and both engines agree.
      const bool sets = v == first_set || v == (first_set + 2) % kVariables;
      choice.updates[static_cast<std::size_t>(v)] = {
          v, sets ? static_cast<int>(rng.below(7)) - 3 : (rng.below(2) == 0 ? 1 : -1), sets};
    }
    if (c == 2) {
      choice.condition_variable = static_cast<int>(rng.below(kVariables));
      choice.condition_least = static_cast<int>(rng.below(5)) - 2;
    }
  }
  return node;
}

std::string variable(int index) {
  return "p" + std::to_string(index);
}
std::string node_name(std::uint32_t index) {
  return "n" + std::to_string(index);
}

}  // namespace

std::string synthetic_scenario(const SyntheticCase& wanted) {
  std::string out;
  out.reserve(std::size_t{wanted.nodes} * 1100);
  out +=
      "gesprek: 1\n"
      "scenario:\n"
      "  id: synthetisch\n"
      "  title: Een gemaakte casus\n"
      "  language: nl\n"
      "  summary: Gemaakt om te meten.\n"
      "  learner: {role: leerkracht, profile: ONDERWIJS}\n"
      "  setting: Nergens.\n"
      "variables:\n";
  for (int v = 0; v < kVariables; ++v) out += "  " + variable(v) + ": {start: 0, min: -100, max: 100}\n";
  out += "start: n0\nnodes:\n";
  for (std::uint32_t n = 0; n < wanted.nodes; ++n) {
    const SyntheticNode node = make_node(wanted, n);
    out += "  " + node_name(n) + ":\n    lines:\n      - narrator: \"" + node.text + "\"\n    choices:\n";
    for (int c = 0; c < kChoices; ++c) {
      const SyntheticChoice& choice = node.choices[static_cast<std::size_t>(c)];
      out += "      - id: k" + std::to_string(c + 1) + "\n        say: \"" + choice.text + "\"\n";
      if (choice.condition_variable >= 0) {
        out += "        when: " + variable(choice.condition_variable) +
               " >= " + std::to_string(choice.condition_least) + "\n";
      }
      out += "        effect: {";
      for (const Update& update : choice.updates) {
        if (update.variable > 0) out += ", ";
        const std::string sign = update.sets ? "=" : update.amount > 0 ? "+" : "";
        out += variable(update.variable) + ": " + sign + std::to_string(update.amount);
      }
      out += "}\n        why: Gemaakt.\n        go: " + node_name(choice.to) + "\n";
    }
  }
  // Never reached in play; a case needs an ending.
  out +=
      "  einde:\n"
      "    ending: {title: Einde, outcome: good, text: \"Klaar.\", child: \"Klaar.\"}\n";
  return out;
}

std::string counted_scenario(const CountedCase& wanted) {
  Rng rng(wanted.seed);
  std::string out =
      "gesprek: 1\n"
      "scenario:\n"
      "  id: gemaakt\n"
      "  title: Een gemaakte casus\n"
      "  language: nl\n"
      "  summary: Gemaakt om te meten.\n"
      "  learner: {role: leerkracht, profile: ONDERWIJS}\n"
      "  setting: Nergens.\n"
      "variables:\n";
  for (std::uint32_t v = 0; v < wanted.variables; ++v)
    out += "  " + variable(static_cast<int>(v)) + ": {start: 5, min: 0, max: 10}\n";
  out += "start: n0\nnodes:\n";
  const auto any = [&] { return static_cast<int>(rng.below(wanted.variables)); };
  const auto amount = [&] {
    const int by = static_cast<int>(rng.below(5)) - 2;
    return (by > 0 ? "+" : "") + std::to_string(by);
  };
  for (std::uint32_t n = 0; n < wanted.nodes; ++n) {
    out += "  " + node_name(n) + ":\n    choices:\n";
    for (int c = 0; c < kChoices; ++c) {
      const auto to =
          static_cast<std::uint32_t>(rng.below(8) == 0 ? rng.below(wanted.nodes) : n + 1 + rng.below(20));
      out += "      - id: k" + std::to_string(c + 1) + "\n        say: Ja.\n";
      if (c > 0 && rng.below(3) == 0)
        out += "        when: " + variable(any()) + " >= " + std::to_string(3 + rng.below(5)) + "\n";
      const int first = any();
      const int second = any();
      out += "        effect: {" + variable(first) + ": " + amount();
      if (second != first) out += ", " + variable(second) + ": " + amount();
      out += "}\n        why: Gemaakt.\n        go: " + (to >= wanted.nodes ? "einde" : node_name(to)) + "\n";
    }
  }
  out +=
      "  einde:\n"
      "    ending: {title: Einde, outcome: good, text: \"Klaar.\", child: \"Klaar.\"}\n";
  return out;
}

std::string synthetic_ink(const SyntheticCase& wanted) {
  std::string out;
  out.reserve(std::size_t{wanted.nodes} * 1000);
  for (int v = 0; v < kVariables; ++v) out += "VAR " + variable(v) + " = 0\n";
  out += "-> n0\n";
  for (std::uint32_t n = 0; n < wanted.nodes; ++n) {
    const SyntheticNode node = make_node(wanted, n);
    out += "=== " + node_name(n) + " ===\n" + node.text + "\n";
    for (const SyntheticChoice& choice : node.choices) {
      out += "+ ";
      if (choice.condition_variable >= 0) {
        out += "{" + variable(choice.condition_variable) + " >= " + std::to_string(choice.condition_least) +
               "} ";
      }
      out += "[" + choice.text + "]\n";
      for (const Update& update : choice.updates) {
        const std::string name = variable(update.variable);
        const std::string amount = "(" + std::to_string(update.amount) + ")";
        out += "  ~ " + name + " = " + (update.sets ? amount : name + " + " + amount) + "\n";
      }
      out += "  -> " + node_name(choice.to) + "\n";
    }
  }
  return out;
}

}  // namespace gesprek::cli
