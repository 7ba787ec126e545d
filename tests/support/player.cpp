#include "tests/support/player.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

namespace gesprek::test {

using program::kNone;
using program::Program;
using session::Entry;
using session::EntryFlag;
using session::EntryKind;
using session::Session;

namespace {

bool saves_and_loads() {
  static const bool on = [] {
    const char* const value = std::getenv("GESPREK_SAVE_LOAD");  // NOLINT(concurrency-mt-unsafe)
    return value != nullptr && std::string(value) == "1";
  }();
  return on;
}

std::string name(const Program& program, program::TextRef ref) {
  return std::string(program.text(ref));
}

/// The session after save and load; it must equal what was saved.
void save_and_load(Session& session, std::size_t taken) {
  auto restored = Session::restore(session.program(), session.save());
  REQUIRE_MESSAGE(restored.ok(), (restored.ok() ? std::string() : restored.error().message));
  REQUIRE(restored->same_as(session));
  Session again = session.branch(taken);
  REQUIRE(again.take(session.inputs()[taken]).ok());
  REQUIRE(again.same_as(session));
  session = std::move(restored).value();
}

}  // namespace

Player::Player(const Program& program, std::uint64_t seed) : session_(program, seed) {}

Player& Player::give(const std::string& input) {
  const std::size_t taken = session_.inputs().size();
  auto parsed = session::parse_input(session_, input);
  REQUIRE_MESSAGE(parsed.ok(),
                  "'" << input << "': " << (parsed.ok() ? std::string() : parsed.error().message));
  const auto result = session_.take(*parsed);
  REQUIRE_MESSAGE(result.ok(),
                  "'" << input << "': " << (result.ok() ? std::string() : result.error().message));
  if (saves_and_loads()) save_and_load(session_, taken);
  return *this;
}

Player& Player::give_all(const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) give(input);
  return *this;
}

std::string Player::refused(const std::string& input) {
  const Session before = session_;
  auto parsed = session::parse_input(session_, input);
  std::string message;
  if (parsed.ok()) {
    const auto result = session_.take(*parsed);
    REQUIRE_MESSAGE(!result.ok(), "'" << input << "' was taken");
    CHECK(result.error().code == ErrorCode::invalid_input);
    message = result.error().message;
  } else {
    CHECK(parsed.error().code == ErrorCode::invalid_input);
    message = parsed.error().message;
  }
  CHECK(session_.same_as(before));
  CHECK_FALSE(message.empty());
  return message;
}

std::string Player::node() const {
  return name(session_.program(), session_.program().nodes[session_.node()].id);
}

std::vector<std::string> Player::offer() const {
  std::vector<std::string> out;
  for (const session::OfferItem& item : session_.offer().items) {
    session::Input input;
    input.kind = item.kind;
    input.target = item.target;
    const std::string text = session::format_input(session_.program(), input);
    out.push_back(item.locked ? "[" + text + "]" : text);
  }
  return out;
}

std::vector<std::string> Player::sorted_offer() const {
  std::vector<std::string> all = offer();
  const auto& items = session_.offer().items;
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&items](std::size_t a, std::size_t b) {
    return items[a].kind == session::InputKind::choice && items[b].kind == session::InputKind::choice &&
           items[a].target < items[b].target;
  });
  std::vector<std::string> out;
  for (const std::size_t i : order) out.push_back(all[i]);
  return out;
}

int Player::value(const std::string& slot) const {
  const Program& program = session_.program();
  for (std::uint32_t i = 0; i < program.slots.size(); ++i) {
    if (name(program, program.slots[i].name) == slot) return session_.slot(i);
  }
  FAIL("no slot " << slot);
  return 0;
}

std::string describe(const Program& program, const Entry& e) {
  const auto c = static_cast<std::uint32_t>(e.c);
  const auto d = static_cast<std::uint32_t>(e.d);
  switch (e.kind) {
    case EntryKind::node_entered: return "node " + name(program, program.nodes[e.a].id);
    case EntryKind::line: {
      std::string out = (e.flags & EntryFlag::reply) != 0 ? "reply " : "line ";
      out += name(program, program.lines[e.a].text);
      if (e.c >= 0) out += " (" + name(program, program.moods[c].id) + ")";
      if (e.b > 0) {
        out += " [" + name(program, program.names[program.moods[c].cues.begin + e.b - 1U]) + "]";
      }
      return out;
    }
    case EntryKind::input: return "input " + std::to_string(e.a);
    case EntryKind::chosen: return "chosen " + name(program, program.choice_infos[e.a].id);
    case EntryKind::offered: {
      session::Input input;
      input.kind = static_cast<session::InputKind>(e.b);
      input.target = e.a;
      const std::string text = session::format_input(program, input);
      return "offered " + ((e.flags & EntryFlag::locked) != 0 ? "[" + text + "]" : text);
    }
    case EntryKind::points:
      return "points " + name(program, program.criteria[e.a].id) + " " + std::to_string(e.b - 128) + "/" +
             std::to_string(e.c) + "/" + std::to_string(e.d) +
             ((e.flags & EntryFlag::field) != 0 ? " field" : "");
    case EntryKind::event:
      return "event " + name(program, program.events[e.a].id) +
             (c == kNone ? "" : "=" + name(program, program.answers[c].answer));
    case EntryKind::revealed: return "revealed " + name(program, program.facts[e.a].id);
    case EntryKind::noted: return "noted " + name(program, program.facts[e.a].id) + " " + std::to_string(e.b);
    case EntryKind::set:
      return "set " + name(program, program.slots[e.a].name) + " " + std::to_string(e.d) + ">" +
             std::to_string(e.c);
    case EntryKind::knockout:
      return "knockout " + name(program, program.knockouts[e.a].id) +
             (c == kNone ? "" : " by " + name(program, program.choice_infos[c].id)) +
             (d == kNone ? "" : " rule " + name(program, program.rules[d].id));
    case EntryKind::knockout_closed: return "closed " + std::to_string(e.a);
    case EntryKind::repaired: return "repaired " + std::to_string(e.c);
    case EntryKind::rule_broken:
      return "rule " + name(program, program.rules[e.a].id) +
             (c == kNone ? "" : " by " + name(program, program.events[c].id));
    case EntryKind::must_missed: return "must " + name(program, program.events[program.musts[e.a].event].id);
    case EntryKind::interrupt: return "interrupt " + name(program, program.interrupts[e.a].id);
    case EntryKind::turn_ended: return "turn " + std::to_string(e.a);
    case EntryKind::topic_opened: return "opened " + name(program, program.topics[e.a].id);
    case EntryKind::topic_closed: return "done " + name(program, program.topics[e.a].id);
    case EntryKind::ending: return "ending " + name(program, program.endings[e.a].title);
    case EntryKind::fault: return "fault " + std::to_string(e.a);
    case EntryKind::answered: return "answered " + name(program, program.fields[e.a].id);
    case EntryKind::hook_note: return "hook_note " + std::to_string(e.c);
    case EntryKind::hook_rubric: return "hook_rubric " + std::to_string(e.c);
    case EntryKind::hook_off: return "hook_off " + name(program, program.hooks[e.a].name);
  }
  return "?";
}

std::vector<std::string> Player::log(std::size_t from) const {
  std::vector<std::string> out;
  for (std::size_t i = from; i < session_.log().size(); ++i) {
    out.push_back(describe(session_.program(), session_.log()[i]));
  }
  return out;
}

std::vector<std::string> Player::last() const {
  return log(session_.log_size_after(session_.inputs().size() - 1));
}

namespace {
std::vector<std::string> starting_with(const std::vector<std::string>& all, const std::string& word) {
  std::vector<std::string> out;
  for (const std::string& entry : all) {
    if (entry.rfind(word + " ", 0) == 0) out.push_back(entry.substr(word.size() + 1));
  }
  return out;
}
}  // namespace

std::vector<std::string> Player::last(const std::string& word) const {
  return starting_with(last(), word);
}

std::vector<std::string> Player::all(const std::string& word) const {
  return starting_with(log(), word);
}

std::vector<std::string> Player::input_texts() const {
  std::vector<std::string> out;
  for (const session::Input& input : session_.inputs()) {
    out.push_back(session::format_input(session_.program(), input));
  }
  return out;
}

}  // namespace gesprek::test
