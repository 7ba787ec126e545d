#include "engine/script/hooks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/hash.h"
#include "engine/base/text.h"
#include "engine/script/table_reader.h"

namespace gesprek::script {

namespace {

constexpr std::size_t kMostConditions = 64;
constexpr std::size_t kMostRubricLines = 50;
constexpr std::size_t kMostWhyBytes = 2000;

bool is_hook_name(std::string_view name) {
  return name == kOnEnter || name == kOnChoice || name == kOnEnd || name == kRubric;
}

class HooksReader {
 public:
  HooksReader(const ScriptFile& file, DiagnosticList& diagnostics)
      : file_(file), diagnostics_(diagnostics), site_(diagnostics, *file.source(), file.places()) {}

  HookScript read() {
    HookScript out;
    if (file_.result() == nullptr) return out;
    read_table(*file_.result(), out);
    look_at_calls(out);
    return out;
  }

 private:
  void read_table(const Value& table, HookScript& out) {
    const Path root;
    for (const Entry& entry : table.entries) {
      const std::string& name = entry.key.name;
      const Path at = entry.key.is_name ? root.then(name) : root.then(entry.key.number);
      if (!entry.key.is_name) {
        site_.unknown_key(root, at, std::to_string(entry.key.number), "");
      } else if (name == "reads" || name == "writes") {
        read_names(at, entry.value, name == "reads" ? out.reads : out.writes);
        (name == "reads" ? has_reads_ : has_writes_) = true;
      } else if (is_hook_name(name)) {
        if (want_function(at, entry.value)) out.functions.push_back(name);
      } else if (entry.value.kind != ValueKind::function) {
        site_.unknown_key(root, at, name, nearest(name, kKeys));
      } else if (!is_id_shape(name)) {
        site_.report(DiagnosticCode::script_bad_name, at, {site_.name_of(at), name});
      } else if (out.conditions.size() < kMostConditions) {
        out.conditions.push_back(name);
      }
    }
    if (out.functions.empty() && out.conditions.empty()) {
      site_.report(DiagnosticCode::hooks_empty, root);
    }
  }

  bool want_function(const Path& at, const Value& value) {
    if (value.kind == ValueKind::function) return true;
    site_.wrong_kind(at, describe(ValueKind::function), value);
    return false;
  }

  void read_names(const Path& at, const Value& value, std::vector<scenario::Name>& out) {
    if (!value.is_table() || !value.is_list()) {
      site_.wrong_kind(at, {"een lijst van namen", "a list of names"}, value);
      return;
    }
    for (const Entry& entry : value.entries) {
      const Path place = at.then(entry.key.number);
      if (entry.value.is_text()) {
        out.push_back(site_.text_at(place, entry.value.text));
      } else {
        site_.wrong_kind(place, describe(ValueKind::text), entry.value);
      }
    }
  }

  /// 5.26: `reads` and `writes` are required as soon as s.get or s.set is used. Seen in the text, because
  /// what a function does is only known when it runs.
  void look_at_calls(HookScript& out) {
    for (const LuaMember& member : members_named(file_.source()->bytes())) {
      if (member.member == "get" && !std::exchange(has_reads_, true)) {
        diagnostics_.add(DiagnosticCode::hooks_undeclared, *file_.source(), member.where, {"s.get", "reads"});
      } else if (member.member == "set" && !std::exchange(has_writes_, true)) {
        diagnostics_.add(DiagnosticCode::hooks_undeclared, *file_.source(), member.where,
                         {"s.set", "writes"});
      } else if (member.member == "event" && member.argument) {
        scenario::Name name;
        name.value = *member.argument;
        name.where = member.where;
        out.events.push_back(std::move(name));
      }
    }
  }

  inline static const std::vector<std::string_view> kKeys = {kOnEnter, kOnChoice, kOnEnd,
                                                             kRubric,  "reads",   "writes"};

  const ScriptFile& file_;
  DiagnosticList& diagnostics_;
  Site site_;
  bool has_reads_ = false, has_writes_ = false;
};

ScriptFailure bad_answer(TwoWords what) {
  return {FailureKind::runtime, std::move(what), 0};
}

/// One line of the rubric; words when it is none.
std::optional<TwoWords> read_rubric_line(const Value& value, RubricLine& line) {
  if (!value.is_table()) {
    return TwoWords{"rubric geeft een lijst van regels terug: {criterion=\"C6\", cap=74, why=\"…\"}",
                    "rubric returns a list of lines: {criterion=\"C6\", cap=74, why=\"…\"}"};
  }
  const Value* const criterion = value.find("criterion");
  const Value* const why = value.find("why");
  const Value* const cap = value.find("cap");
  if (criterion == nullptr || !criterion->is_text()) {
    return TwoWords{"een regel van rubric heeft een criterion", "a line of rubric has a criterion"};
  }
  if (why == nullptr || !why->is_text() || why->text.empty() || why->text.size() > kMostWhyBytes) {
    return TwoWords{"een regel van rubric zegt met why waarom, in hoogstens 2000 bytes",
                    "a line of rubric says why, in at most 2000 bytes"};
  }
  if (cap != nullptr && (!cap->is_integer() || cap->integer < 0 || cap->integer > 100)) {
    return TwoWords{"cap is een geheel percentage van 0 tot en met 100",
                    "cap is a whole percentage, 0 to 100"};
  }
  line.criterion = criterion->text;
  line.why = why->text;
  if (cap != nullptr) line.cap = static_cast<int>(cap->integer);
  return std::nullopt;
}

void read_rubric(const Value& value, HookCall& out) {
  if (value.is_nothing()) return;
  if (!value.is_table() || !value.is_list() || value.entries.size() > kMostRubricLines) {
    out.failure = bad_answer({"rubric geeft een lijst van hoogstens 50 regels terug",
                              "rubric returns a list of at most 50 lines"});
    return;
  }
  for (const Entry& entry : value.entries) {
    RubricLine line;
    if (auto problem = read_rubric_line(entry.value, line)) {
      out.rubric.clear();
      out.failure = bad_answer(std::move(*problem));
      return;
    }
    out.rubric.push_back(std::move(line));
  }
}

}  // namespace

HookScript read_hooks(const ScriptFile& file, DiagnosticList& diagnostics) {
  return HooksReader(file, diagnostics).read();
}

HookCall call_hook(std::string_view text, std::string_view function,
                   const std::vector<std::string>& arguments, HookHost& host, const ScriptLimits& limits,
                   std::uint64_t seed) {
  HookCall out;
  SandboxSettings settings;
  settings.limits = limits;
  Sandbox sandbox(settings);
  const ScriptRun loaded = sandbox.run(text, fnv1a64(text));
  if (!loaded.ok()) {
    out.failure = loaded.failure;
    return out;
  }
  const ScriptRun answer = sandbox.call_hook(function, arguments, host, limits.hook_instructions, seed);
  if (!answer.ok()) {
    out.failure = answer.failure;
    return out;
  }
  if (function == kRubric) {
    read_rubric(*answer.value, out);
  } else if (!is_hook_name(function)) {
    if (answer.value->kind == ValueKind::boolean) {
      out.holds = answer.value->boolean;
    } else {
      const TwoWords got = describe(*answer.value);
      out.failure = bad_answer({"een voorwaarde geeft true of false terug, niet " + got.nl,
                                "a condition returns true or false, not " + got.en});
    }
  }
  return out;
}

}  // namespace gesprek::script
