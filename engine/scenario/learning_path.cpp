#include "engine/scenario/learning_path.h"

#include <array>
#include <cstdio>
#include <memory>
#include <utility>

#include "engine/base/text.h"
#include "engine/scenario/file_problem.h"
#include "engine/scenario/map_reader.h"
#include "engine/scenario/names.h"
#include "engine/scenario/schemas.h"

namespace gesprek::scenario {

namespace {

using std::chrono::sys_days;
using PathMap = Map<kPathFile>;
using CaseMap = Map<kPathCase>;

std::string folder_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return std::string(slash == 0 ? std::string_view("/") : file.substr(0, slash));
}

std::string folder_above(const std::string& folder) {
  const std::size_t slash = folder.rfind('/');
  const std::string last = folder.substr(slash == std::string::npos ? 0 : slash + 1);
  if (folder == ".") return "..";
  return last == ".." || last == "." ? folder + "/.." : folder_of(folder);
}

/// The path's folder and the two above it.
std::array<std::string, 3> shelves(const std::string& file) {
  const std::string own = folder_of(file);
  const std::string above = folder_above(own);
  return {own, above, folder_above(above)};
}

std::string in_folder(const std::string& folder, const std::string& name) {
  return (folder == "." ? std::string() : folder == "/" ? folder : folder + "/") + name;
}

std::string find_case(const std::string& path_file, const std::string& name, const FileSource& files) {
  for (const std::string& shelf : shelves(path_file)) {
    std::string file = in_folder(shelf, name) + "/scenario.yaml";
    if (files.is_file(file)) return file;
  }
  return {};
}

std::string nearest_case(const std::string& path_file, const std::string& name, const FileSource& files) {
  std::vector<std::string> known;
  for (const std::string& shelf : shelves(path_file)) {
    for (std::string& entry : files.list(shelf)) {
      if (files.is_file(in_folder(shelf, entry) + "/scenario.yaml")) known.push_back(std::move(entry));
    }
  }
  return nearest(name, {known.begin(), known.end()});
}

/// `digits` decimal digits at `at`; -1 when there is something else.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::optional<sys_days> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  const int day = number_at(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
}

std::optional<PathSpacing> parse_spacing(std::string_view text) {
  const std::size_t digits = text.empty() ? 0 : text.size() - 1;
  if (digits < 1 || digits > 2) return std::nullopt;
  const PathSpacing spacing{number_at(text, 0, digits), text.back()};
  const bool is_unit = spacing.unit == 'd' || spacing.unit == 'w' || spacing.unit == 'm';
  return is_unit && spacing.amount >= 1 ? std::optional<PathSpacing>(spacing) : std::nullopt;
}

sys_days later(sys_days day, PathSpacing spacing) {
  if (spacing.unit == 'd') return day + std::chrono::days(spacing.amount);
  if (spacing.unit == 'w') return day + std::chrono::weeks(spacing.amount);
  std::chrono::year_month_day date(day);
  date += std::chrono::months(spacing.amount);
  // A month after the 31st is the last day of a shorter month.
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return sys_days(date);
}

struct Reader {
  const ReadContext& context;
  const FileSource& files;
  LearningPath& out;
  std::optional<sys_days> day;  // of what came before: the start of the path, or a case
  std::optional<Number> step;

  std::optional<sys_days> read_day(const Text& text) {
    const std::optional<sys_days> found = parse_day(text.value);
    if (!found) context.report(DiagnosticCode::bad_date, text.where, {text.value});
    return found;
  }

  void read_when(const CaseMap& map, PathCase& to) {
    Text after;
    if (map.optional("after", after)) {
      to.after = parse_spacing(after.value);
      if (!to.after) context.report(DiagnosticCode::bad_path_spacing, after.where, {after.value});
    }
    to.day = day;
    if (to.day && to.after) to.day = later(*to.day, *to.after);
    Text date;
    if (map.optional("date", date)) {
      to.day = read_day(date);
      // The same day is fine: a round plays several cases on one.
      if (to.day && day && *to.day < *day) {
        context.report(DiagnosticCode::path_dates_reversed, date.where, {date.value, in_words(*day)});
      }
    }
    if (to.day) day = to.day;
  }

  void read_step(const CaseMap& map, PathCase& to) {
    if (!map.optional("step", to.step, 1, 9)) return;
    if (step && to.step->value < step->value) {
      context.report(DiagnosticCode::path_step_back, to.step->where,
                     {std::to_string(to.step->value), std::to_string(step->value)});
    }
    step = to.step;
  }

  void read_case(YamlRef item) {
    if (!expect_map(context, "cases", item)) return;
    PathCase& to = out.cases.emplace_back();
    to.where = item.range();
    const CaseMap map(context, item);
    if (map.required("case", to.name) && check_id(context, IdKind::dashed, to.name)) {
      to.file = find_case(out.file, to.name.value, files);
      if (to.file.empty()) {
        context.report(DiagnosticCode::path_case_missing, to.name.where,
                       {to.name.value, nearest_case(out.file, to.name.value, files)});
      }
    }
    read_step(map, to);
    map.optional("why", to.why);
    map.names("professions", to.professions);
    read_when(map, to);
  }

  void read(YamlRef root) {
    const PathMap map(context, root);
    Number version;
    if (map.required("path", version) && version.value != 1) {
      context.report(DiagnosticCode::unknown_format_version, version.where, {std::to_string(version.value)});
      return;
    }
    map.required("title", out.title);
    map.optional("about", out.about);
    map.optional("for", out.audience);
    Text kind;
    if (map.optional("kind", kind) && check_one_of(context, "kind", kind, {"series", "round"})) {
      out.kind = kind.value == "round" ? PathKind::round : PathKind::series;
    }
    map.names("professions", out.professions);
    Text start;
    if (map.optional("start", start)) day = read_day(start);
    if (!map.require("cases")) return;
    const YamlRef cases = map.list("cases");
    if (cases.exists() && cases.size() == 0) {
      context.report(DiagnosticCode::empty_list, cases.range(), {"cases"});
    }
    for_each_item(cases, [&](YamlRef item) { read_case(item); });
  }
};

std::string last_folder(const std::string& file) {
  const std::string folder = folder_of(file);
  const std::size_t slash = folder.rfind('/');
  return slash == std::string::npos ? folder : folder.substr(slash + 1);
}

}  // namespace

std::optional<LearningPath> load_path(std::string_view path, const FileSource& files, const Limits& limits,
                                      DiagnosticList& diagnostics) {
  std::string file(path);
  while (file.size() > 1 && file.back() == '/') file.pop_back();
  if (files.is_folder(file)) file += file == "/" ? "path.yaml" : "/path.yaml";
  Result<std::string> bytes = files.read(file, limits.bytes);
  const SourceText source(file, bytes.ok() ? std::move(*bytes) : std::string());
  if (!bytes.ok()) {
    report_file_problem(source, bytes.error(), limits, diagnostics);
    return std::nullopt;
  }
  const std::size_t errors_before = diagnostics.error_count();
  const YamlTree tree = read_yaml(source, limits, diagnostics, false);
  ReadContext context(source, diagnostics);
  bool is_path = false;
  if (tree.root().is_map()) {
    for_each_pair(tree.root(), [&](YamlRef key, YamlRef) {
      is_path = is_path || key.text() == "path" || key.text() == "cases";
    });
  }
  if (!is_path) {
    if (diagnostics.error_count() == errors_before) context.report(DiagnosticCode::not_a_path, {});
    return std::nullopt;
  }
  note_break(context, tree);
  std::optional<LearningPath> out(std::in_place);
  out->file = file;
  out->id = last_folder(file);
  Reader reader{context, files, *out, std::nullopt, std::nullopt};
  reader.read(tree.root());
  return out;
}

std::string in_words(PathSpacing spacing) {
  const bool one = spacing.amount == 1;
  const char* const unit = spacing.unit == 'd'   ? (one ? "dag" : "dagen")
                           : spacing.unit == 'w' ? (one ? "week" : "weken")
                                                 : (one ? "maand" : "maanden");
  return (one ? std::string("een") : std::to_string(spacing.amount)) + " " + unit + " later";
}

std::string in_words(sys_days day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

}  // namespace gesprek::scenario
