#include "engine/cli/commands.h"

#include "engine/base/text.h"
#include "engine/cli/help.h"
#include "engine/cli/text_layout.h"

namespace gesprek::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      // clang-format off: one a line
      {check_spec(), check_command},
      {play_spec(), play_command},
      {report_spec(), report_command},
      {test_spec(), test_command},
      {analyse_spec(), analyse_command},
      {simulate_spec(), simulate_command},
      {new_spec(), new_command},
      {export_spec(), export_command},
      {import_spec(), import_command},
      {bench_spec(), bench_command},
      {completion_spec(), completion_command},
      {man_spec(), man_command},
      // clang-format on
  };
  return all;
}

namespace {

void say(Context& context, Tone tone, std::string_view label, std::string_view message) {
  context.out.flush();  // so that both streams keep their order on one screen
  const std::string text = "gesprek: " + std::string(label) + printable(message);
  if (context.err_terminal.is_terminal) {
    const auto columns = static_cast<std::size_t>(context.err_terminal.columns);
    for (const std::string& part : wrap(text, columns)) {
      context.err.write(paint(context.err_terminal, tone, part) + "\n");
    }
  } else {
    context.err.write(text + "\n");
  }
  context.err.flush();
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.spec.name == name) return &command;
  }
  return nullptr;
}

int refuse(Context& context, std::string message, std::string_view help) {
  say_error(context, message);
  context.err.write("Hulp: " + std::string(help) + "\n");
  context.err.flush();
  return ExitCode::usage;
}

}  // namespace

void say_error(Context& context, std::string_view message) {
  say(context, Tone::stop, "", message);
}

void say_warning(Context& context, std::string_view message) {
  say(context, Tone::mind, "let op: ", message);
}

std::string in_words(const Error& error) {
  if (error.context.empty() || error.message.find(error.context) != std::string::npos) return error.message;
  return "'" + error.context + "': " + error.message;
}

int run_command_line(const std::vector<std::string>& words, Context& context) {
  if (words.empty()) {
    print_overview(context.err, context.err_terminal);
    return ExitCode::usage;
  }
  std::vector<std::string> rest(words.begin() + 1, words.end());
  std::string name = words.front();
  if (name == "--version" || name == "-V") {
    print_version(context.out);
    return ExitCode::ok;
  }
  if (name == "--help" || name == "-h" || name == "help" || name == "hulp") {
    if (rest.empty()) {
      print_overview(context.out, context.out_terminal);
      return ExitCode::ok;
    }
    name = rest.front();
    rest = {"--help"};
  }
  const Command* const command = find_command(name);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& known : commands()) names.push_back(known.spec.name);
    const std::string meant = nearest(name, names);
    return refuse(context,
                  "de opdracht '" + name + "' bestaat niet" +
                      (meant.empty() ? std::string() : " (bedoel je '" + meant + "'?)"),
                  "gesprek --help");
  }
  const Result<Arguments> arguments = parse_arguments(command->spec, rest);
  if (!arguments) {
    return refuse(context, arguments.error().message,
                  "gesprek " + std::string(command->spec.name) + " --help");
  }
  if (arguments->wants_help) {
    print_help(command->spec, context.out, context.out_terminal);
    return ExitCode::ok;
  }
  return command->run(*arguments, context);
}

}  // namespace gesprek::cli
