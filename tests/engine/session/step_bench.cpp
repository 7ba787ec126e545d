// What a step costs: N nodes with random targets, 3 choices a node, 4 integer effects a choice, 1 choice in 3
// conditional; sessions of 1,000 choices. Not a test: build/release/…/bench_session prints a table.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/session/session.h"

using namespace gesprek;

namespace {

program::TextRef add_text(program::Program& p, const std::string& text) {
  const program::TextRef ref{static_cast<std::uint32_t>(p.texts.size()),
                             static_cast<std::uint32_t>(text.size())};
  p.texts += text;
  return ref;
}

program::Program make(std::uint32_t nodes) {
  Rng rng(1);
  program::Program p;
  for (int i = 0; i < 4; ++i) {
    program::Slot slot;
    slot.name = add_text(p, "s" + std::to_string(i));
    slot.start = 5;
    p.slots.push_back(slot);
  }
  const std::string words(200, 'w');  // 40 words
  for (std::uint32_t n = 0; n < nodes; ++n) {
    program::Node node;
    node.id = add_text(p, "n" + std::to_string(n));
    node.lines = {static_cast<std::uint32_t>(p.lines.size()), 1};
    program::Line line;
    line.text = add_text(p, words);
    p.lines.push_back(line);
    node.way = program::Way::choices;
    node.choices = {static_cast<std::uint32_t>(p.choices.size()), 3};
    for (std::uint16_t c = 0; c < 3; ++c) {
      program::Choice choice;
      choice.order_key = rng.next();
      choice.text = add_text(p, words.substr(0, 40));
      if (c == 2) {
        choice.when = {static_cast<std::uint32_t>(p.code.size()), 1};
        p.code.push_back({program::Op::slot_ge, static_cast<std::uint16_t>(rng.below(4)),
                          static_cast<std::int32_t>(rng.below(10))});
      }
      choice.effects = {static_cast<std::uint32_t>(p.effects.size()), 4};
      for (std::uint32_t s = 0; s < 4; ++s)
        p.effects.push_back({s, static_cast<std::int32_t>(rng.below(5)) - 2, 0});
      choice.go = static_cast<std::uint32_t>(rng.below(nodes));
      choice.node = n;
      choice.place = c;
      p.choices.push_back(choice);
      program::ChoiceInfo info;
      info.id = add_text(p, "c" + std::to_string(c));
      p.choice_infos.push_back(info);
    }
    p.nodes.push_back(node);
  }
  return p;
}

using Clock = std::chrono::steady_clock;
double nanoseconds(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::nano>(to - from).count();
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::uint32_t> sizes = {1000, 10000, 100000};
  if (argc > 1) sizes = {static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10))};
  std::printf("%8s %12s %12s %12s %12s %12s\n", "nodes", "step ns", "start ns", "restart ns", "rewind1 ns",
              "save ns");
  for (const std::uint32_t nodes : sizes) {
    const program::Program p = make(nodes);
    double best_step = 1e18, best_start = 1e18, best_restart = 1e18, best_rewind = 1e18, best_save = 1e18;
    std::uint64_t sum = 0;
    Rng rng(3);
    session::Session session(p, 1);
    for (int round = 0; round < 300; ++round) {
      auto t0 = Clock::now();
      session::Session fresh(p, static_cast<std::uint64_t>(round));
      auto t1 = Clock::now();
      best_start = std::min(best_start, nanoseconds(t0, t1));
      t0 = Clock::now();
      session.restart(static_cast<std::uint64_t>(round));
      t1 = Clock::now();
      best_restart = std::min(best_restart, nanoseconds(t0, t1));
      t0 = Clock::now();
      for (int i = 0; i < 1000; ++i) {
        session.take_item(static_cast<std::size_t>(rng.next() % session.offer().items.size()));
        // what a face looks at: the texts, as references
        for (std::size_t e = session.log_size_after(session.inputs().size() - 1); e < session.log().size();
             ++e) {
          if (session.log()[e].kind == session::EntryKind::line) sum += p.lines[session.log()[e].a].text.size;
        }
        for (const session::OfferItem& item : session.offer().items)
          sum += p.choices[item.target].text.offset;
      }
      t1 = Clock::now();
      best_step = std::min(best_step, nanoseconds(t0, t1) / 1000);
      t0 = Clock::now();
      for (std::size_t i = 0; i < 500; ++i) session.rewind(999 - i);
      t1 = Clock::now();
      best_rewind = std::min(best_rewind, nanoseconds(t0, t1) / 500);
      t0 = Clock::now();
      sum += session.save().size();
      t1 = Clock::now();
      best_save = std::min(best_save, nanoseconds(t0, t1));
    }
    std::printf("%8u %12.1f %12.1f %12.1f %12.1f %12.1f   (%llu)\n", nodes, best_step, best_start,
                best_restart, best_rewind, best_save, static_cast<unsigned long long>(sum % 1000));
  }
  return 0;
}
