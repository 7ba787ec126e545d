// `gesprek new`: a folder with a small case to rewrite, from one of the templates.

#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/system_words.h"
#include "engine/base/text.h"
#include "engine/cli/case_file.h"
#include "engine/cli/case_template.h"
#include "engine/cli/commands.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

namespace {

constexpr std::size_t kLongestTitle = 200;

/// The names of the templates, as --help and the completions give them: "a|b|c".
const std::string& template_words() {
  static const std::string words = [] {
    std::string out;
    for (const CaseTemplate& entry : case_templates()) {
      if (!out.empty()) out += '|';
      out += entry.name;
    }
    return out;
  }();
  return words;
}

std::vector<Example> template_list() {
  std::vector<Example> out;
  for (const CaseTemplate& entry : case_templates()) out.push_back({entry.name, entry.about});
  return out;
}

const CaseTemplate* find_template(std::string_view name) {
  for (const CaseTemplate& entry : case_templates()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

int refuse(Context& context, const std::string& message) {
  say_error(context, message);
  return ExitCode::usage;
}

/// What is wrong with `title`, or nothing.
std::string problem_of_title(std::string_view title) {
  if (trimmed(title).empty()) return "--title is leeg";
  if (title.size() > kLongestTitle) return "--title is te lang; houd hem korter dan een regel";
  if (find_invalid_utf8(title) || printable(title) != title) {
    return "--title bevat tekens die geen tekst zijn";
  }
  return {};
}

/// Where the JSON Schema of the format is, seen from the folder `id` in `out`: relative within one source
/// tree, else its own path; empty when it is not installed.
std::string schema_for(const std::string& out, const std::string& id, const FileSource& files) {
  namespace fs = std::filesystem;
  const std::string schema = own_files("docs", files) + "/scenario.schema.json";
  if (!files.is_file(schema)) return {};
  std::error_code failed;
  const fs::path from = fs::canonical(out, failed) / id;
  if (failed) return {};
  const fs::path to = fs::canonical(schema, failed);
  if (failed) return {};
  const std::string tree = to.parent_path().parent_path().string() + "/";
  if (from.string().compare(0, tree.size(), tree) == 0) return to.lexically_relative(from).string();
  return to.string();
}

/// Writes a new file; 0 or an errno. An existing one is an error.
int write_new(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return errno;
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (::close(fd) != 0 && error == 0) error = errno;
  return error;
}

std::string in_folder(const std::string& folder, const std::string& name) {
  if (folder == ".") return name;
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

/// Writes `files` into `folder`, which was just made; takes everything away again when one cannot be written.
Result<void> write_all(const std::string& folder, const std::vector<NewFile>& made) {
  std::vector<std::string> written;
  for (const NewFile& file : made) {
    const std::string path = in_folder(folder, file.name);
    written.push_back(path);
    const int error = write_new(path, file.bytes);
    if (error == 0) continue;
    for (const std::string& done : written) ::unlink(done.c_str());
    ::rmdir(folder.c_str());
    return Error{ErrorCode::unwritable, "'" + path + "' kan niet worden geschreven: " + system_words(error),
                 path};
  }
  return {};
}

void say_what_next(const std::string& folder, const std::string& id, const std::vector<NewFile>& made,
                   Context& context) {
  const std::string shown = printable(folder);
  std::string text = "Gemaakt: " + shown + " (";
  for (const NewFile& file : made) text += (&file == &made.front() ? "" : ", ") + file.name;
  text += ")\n\n";
  const std::string words =
      shown.find_first_of(" '\"\\$`&;|<>()*?[]#~!") == std::string::npos ? shown : "'" + shown + "'";
  text += "  gesprek play " + words + "            speel hem\n";
  text += "  gesprek check " + words + "           kijk hem na, na elke verandering\n";
  text += "  gesprek test " + words + " --update   schrijf de golden opnieuw, en lees het verschil\n\n";
  text += "Open " + in_folder(shown, "scenario.yaml") +
          " in een teksteditor; het commentaar wijst de weg. De golden is " + id + ".play.\n";
  context.out.write(text);
  context.out.flush();
}

}  // namespace

const CommandSpec& new_spec() {
  static const CommandSpec spec = {
      "new",
      "begint een nieuwe casus, met een sjabloon dat al te spelen is",
      "ID",
      "Maakt de map ID met een kleine casus die al klopt: te spelen tot een einde, met een eerste golden, en "
      "met commentaar dat zegt wat je waar schrijft. Vervang de tekst door de jouwe en kijk hem na met "
      "gesprek "
      "check.\n"
      "De naam bestaat uit kleine letters, cijfers, _ en -, met een letter voorop. Een map die er al is, "
      "blijft "
      "zoals hij is.\n"
      "Uitgang: 0 als de casus er staat, 1 als dat niet ging, 2 als de opdracht zelf niet klopt.",
      1,
      1,
      {{"template", template_words(), "waarmee je begint (standaard oudergesprek)", false},
       {"title", "TEKST", "de titel; zonder: de naam, met een hoofdletter", false},
       {"out", "MAP", "waarin de map van de casus komt; zonder: scenarios als die er is, anders hier",
        false}},
      {{"gesprek new mijn-gesprek", "een zorggesprek met een ouder"},
       {"gesprek new praten-met-noor --template kind --title \"Praten met Noor\"",
        "een gesprek met een kind"},
       {"gesprek new balie --template boze-ouder --out /tmp", "ergens anders dan bij de andere casussen"}},
      "Sjablonen:",
      template_list()};
  return spec;
}

int new_command(const Arguments& arguments, Context& context) {
  const std::string& id = arguments.positional.front();
  if (const std::string problem = problem_of_case_id(id); !problem.empty()) return refuse(context, problem);
  const std::string wanted = arguments.value("template").value_or(std::string(case_templates().front().name));
  const CaseTemplate* const chosen = find_template(wanted);
  if (chosen == nullptr) {
    std::vector<std::string_view> names;
    std::string all;
    for (const CaseTemplate& entry : case_templates()) {
      names.push_back(entry.name);
      all += (all.empty() ? "" : ", ") + std::string(entry.name);
    }
    const std::string meant = nearest(wanted, names);
    return refuse(context, "het sjabloon '" + shortened(wanted) + "' bestaat niet" +
                               (meant.empty() ? "; kies uit " + all : " (bedoel je '" + meant + "'?)"));
  }
  const std::string title = arguments.value("title").value_or(title_from_id(id));
  if (const std::string problem = problem_of_title(title); !problem.empty()) return refuse(context, problem);
  const bool has_scenarios = context.files.is_folder("scenarios");
  const std::string out = arguments.value("out").value_or(has_scenarios ? "scenarios" : ".");
  if (!context.files.is_folder(out)) {
    return refuse(context,
                  "de map '" + out + "' bestaat niet; maak haar eerst, of kies een andere met --out");
  }
  const std::string folder = in_folder(out, id);

  const std::string source = own_files("templates", context.files) + "/" + wanted;
  // Read before anything is made, so that what fails leaves nothing behind.
  const Result<std::vector<NewFile>> made =
      fill_template(source, wanted, id, title, schema_for(out, id, context.files), context.files);
  if (!made) {
    say_error(context, in_words(made.error()));
    return ExitCode::failed;
  }
  if (::mkdir(folder.c_str(), 0777) != 0) {
    const int error = errno;
    say_error(context, error == EEXIST
                           ? "'" + folder + "' bestaat al, en blijft zoals het is; kies een andere naam"
                           : "de map '" + folder + "' kan niet worden gemaakt: " + system_words(error));
    return ExitCode::failed;
  }
  if (const Result<void> written = write_all(folder, *made); !written) {
    say_error(context, written.error().message);
    return ExitCode::failed;
  }
  say_what_next(folder, id, *made, context);
  return ExitCode::ok;
}

}  // namespace gesprek::cli
