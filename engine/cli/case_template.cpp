#include "engine/cli/case_template.h"

#include <algorithm>

#include "engine/base/diagnostic.h"
#include "engine/base/text.h"
#include "engine/scenario/names.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kMostBytes = 1024U * 1024U;

/// Replaces the first line that begins with `begin`; false when there is none. An empty `line` takes it out.
bool replace_line(std::string& text, std::string_view begin, const std::string& line) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::size_t next = end == std::string::npos ? text.size() : end + 1;
    if (text.compare(at, begin.size(), begin) == 0) {
      text.replace(at, next - at, line.empty() ? line : line + "\n");
      return true;
    }
    at = next;
  }
  return false;
}

Error broken(const std::string& file, const char* what) {
  return Error{ErrorCode::invalid_format, std::string("dit sjabloon mist ") + what, file};
}

}  // namespace

const std::vector<CaseTemplate>& case_templates() {
  static const std::vector<CaseTemplate> all = {
      {"oudergesprek", "een zorg delen met een ouder die zich schaamt (leerkracht)"},
      {"kind", "een kind van negen dat iets wil vertellen (leerkracht)"},
      {"puber", "een leerling van vijftien die het zelf wil oplossen (mentor)"},
      {"lvb", "een moeder met een licht verstandelijke beperking: begrip controleren (jeugdverpleegkundige)"},
      {"boze-ouder",
       "een woedende vader aan de balie: eerst contact, dan een grens, dan de inhoud (leerkracht)"},
      {"adviesvraag", "anoniem advies vragen aan Veilig Thuis en daarna zelf beslissen (intern begeleider)"},
  };
  return all;
}

std::string problem_of_case_id(std::string_view id) {
  if (id.empty()) return "een casus heeft een naam nodig, zoals 'mijn-gesprek'";
  const SourceText source("ID", std::string(id));
  DiagnosticList found;
  const scenario::ReadContext context(source, found);
  const TextRange where{0, static_cast<std::uint32_t>(id.size())};
  const scenario::Name name{std::string(id), where};
  scenario::check_id(context, scenario::IdKind::dashed, name);
  if (found.all().empty()) return {};
  const Diagnostic& first = found.all().front();
  if (first.code == DiagnosticCode::bad_id) {  // here a dash may stand too, which that message cannot know
    std::string text = "'" + shortened(id) +
                       "' kan geen naam van een casus zijn: kleine letters, cijfers, _ en -, met een letter "
                       "voorop, hoogstens 64";
    if (const std::string hint = first.hint(Language::nl); !hint.empty()) text += " (" + hint + ")";
    return text;
  }
  std::string text = first.message(Language::nl);
  if (const std::string hint = first.hint(Language::nl); !hint.empty()) text += " (" + hint + ")";
  return text;
}

std::string title_from_id(std::string_view id) {
  std::string title(id);
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') {
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  }
  return title;
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

Result<std::vector<NewFile>> fill_template(const std::string& folder, std::string_view name,
                                           std::string_view id, std::string_view title,
                                           std::string_view schema, const FileSource& files) {
  std::vector<NewFile> out;
  const std::string play = std::string(name) + ".play";
  bool has_scenario = false;
  for (const std::string& file : files.list(folder)) {
    const std::string path = folder + "/" + file;
    if (file.front() == '.' || !files.is_file(path)) continue;
    Result<std::string> bytes = files.read(path, kMostBytes);
    if (!bytes) return bytes.error();
    NewFile made{file == play ? std::string(id) + ".play" : file, std::move(bytes.value())};
    if (file == "scenario.yaml") {
      has_scenario = true;
      if (!replace_line(made.bytes, "  id: " + std::string(name), "  id: " + std::string(id))) {
        return broken(path, "de regel met zijn id");
      }
      if (!replace_line(made.bytes, "  title: ", "  title: " + yaml_quoted(title))) {
        return broken(path, "de regel met zijn titel");
      }
      constexpr std::string_view kSchema = "# yaml-language-server: $schema=";
      const std::string line = schema.empty() ? std::string() : std::string(kSchema).append(schema);
      if (!replace_line(made.bytes, kSchema, line)) return broken(path, "de regel met zijn schema");
    }
    out.push_back(std::move(made));
  }
  if (!has_scenario) {
    return Error{ErrorCode::not_found, "de sjablonen van dit programma zijn er niet (map '" + folder + "')",
                 folder};
  }
  return out;
}

}  // namespace gesprek::cli
