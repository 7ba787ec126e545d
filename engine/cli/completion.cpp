#include "engine/cli/completion.h"

#include "engine/base/assert.h"

namespace gesprek::cli {

namespace {

using Kind = Wanted::Kind;

Wanted wanted(std::string_view placeholder) {
  const std::optional<Wanted> out = wanted_by(placeholder);
  GESPREK_ASSERT(out.has_value(), "a test reads every placeholder of --help");
  return *out;
}

std::string joined(const std::vector<std::string_view>& words, std::string_view between) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

std::vector<std::string_view> command_names(const std::vector<Command>& commands) {
  std::vector<std::string_view> out;
  for (const Command& command : commands) out.push_back(command.spec.name);
  return out;
}

std::string replaced(std::string_view text, std::string_view characters, std::string_view before) {
  std::string out;
  for (const char c : text) {
    if (characters.find(c) != std::string_view::npos) out += before;
    out += c;
  }
  return out;
}

/// Words of --help that explain what belongs somewhere, in lower case: "casus", "map".
std::string tag_of(std::string_view placeholder) {
  std::string out;
  for (const char c : placeholder) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (!out.empty() && (c < 'a' || c > 'z')) {
      break;
    }
  }
  return out.empty() ? "waarde" : out;
}

// --- bash
// -----------------------------------------------------------------------------------------------------

/// A call of _gesprek_offer for what is wanted.
std::string bash_offer(const Wanted& what, const std::vector<Command>& commands) {
  switch (what.kind) {
    case Kind::free: return ":";
    case Kind::words: return "_gesprek_words '" + joined(what.words, " ") + "'";
    case Kind::commands: return "_gesprek_words '" + joined(command_names(commands), " ") + "'";
    case Kind::folders: return "_gesprek_files folders";
    case Kind::files: return "_gesprek_files files";
    case Kind::cases: return "_gesprek_files yaml";
    case Kind::plays: return "_gesprek_files play";
  }
  return ":";
}

constexpr const char* kBashStart =
    R"(# Aanvullen van gesprek in bash. Gemaakt door `gesprek completion bash`; verander het niet met de hand.

_gesprek_words() {
  local IFS=$' \t\n'
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Names of files, one a line, so that spaces and stars in them stay what they are.
_gesprek_files() {
  compopt -o filenames 2>/dev/null
  cur=${cur#[\"\']}
  cur=${cur//\\/}
  local name
  while IFS= read -r name; do
    [ -n "$name" ] && COMPREPLY[${#COMPREPLY[@]}]=$name
  done < <(
    case $1 in
      files) compgen -f -- "$cur" ;;
      folders) compgen -d -- "$cur" ;;
      *) compgen -d -- "$cur"; compgen -f -X "!*.$1" -- "$cur" ;;
    esac
  )
}

_gesprek() {
  local cur=${COMP_WORDS[COMP_CWORD]} command= option= only_arguments= word i
  COMPREPLY=()
  # bash gives --name=value as three words.
  if [ "$cur" = = ]; then
    cur=
    option=${COMP_WORDS[COMP_CWORD-1]}
  elif [ "${COMP_WORDS[COMP_CWORD-1]}" = = ] && [ "$COMP_CWORD" -ge 2 ]; then
    option=${COMP_WORDS[COMP_CWORD-2]}
  else
    option=${COMP_WORDS[COMP_CWORD-1]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [ "$word" = -- ]; then only_arguments=yes; fi
    if [ -z "$command" ] && [ "${word#-}" = "$word" ]; then command=$word; fi
  done
  if [ -z "$command" ]; then
)";

constexpr const char* kBashEnd = R"(}

complete -F _gesprek gesprek
)";

// --- zsh
// ------------------------------------------------------------------------------------------------------

/// What _arguments does for it: ":tag:action".
std::string zsh_action(const Wanted& what, std::string_view placeholder) {
  const std::string tag = ":" + tag_of(placeholder) + ":";
  switch (what.kind) {
    case Kind::free: return tag;
    case Kind::words: return tag + "(" + joined(what.words, " ") + ")";
    case Kind::commands: return tag + "_gesprek_commands";
    case Kind::folders: return tag + "_files -/";
    case Kind::files: return tag + "_files";
    case Kind::cases: return tag + "_files -g \"*.yaml(-.)\"";
    case Kind::plays: return tag + "_files -g \"*.(play|yaml)(-.)\"";
  }
  return tag;
}

/// Within '…' of zsh, and within [..] of _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : replaced(text, "[]:\\", "\\")) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

std::string zsh_option(const OptionSpec& option) {
  std::string out = "'";
  if (option.repeats) {
    out += "*";
  } else {
    out += "(--" + std::string(option.name) + ")";
  }
  out += "--" + std::string(option.name) + (option.value.empty() ? "" : "=");
  out += "[" + zsh_text(option.help) + "]";
  if (!option.value.empty()) out += zsh_action(wanted(option.value), option.value);
  return out + "'";
}

// --- fish
// -----------------------------------------------------------------------------------------------------

std::string fish_text(std::string_view text) {
  return "'" + replaced(text, "\\'", "\\") + "'";
}

/// Options of `complete` for an argument or the value of an option.
std::string fish_action(const Wanted& what, const std::vector<Command>& commands) {
  switch (what.kind) {
    case Kind::free: return "";
    case Kind::words: return " -a " + fish_text(joined(what.words, " "));
    case Kind::commands: return " -a " + fish_text(joined(command_names(commands), " "));
    case Kind::folders: return " -a '(__fish_complete_directories (commandline -ct))'";
    case Kind::files: return " -F";
    case Kind::cases: return " -a '(__fish_complete_suffix .yaml)'";
    case Kind::plays: return " -a '(__fish_complete_suffix .play)'";
  }
  return "";
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
  std::string out = kBashStart;
  out += "    _gesprek_words '" + joined(command_names(commands), " ") + " help --help --version'\n";
  out += "    return 0\n  fi\n\n";
  out += "  if [ -z \"$only_arguments\" ]; then\n    case \"$command $option\" in\n";
  for (const Command& command : commands) {
    for (const OptionSpec& option : command.spec.options) {
      if (option.value.empty()) continue;
      out += "      '" + std::string(command.spec.name) + " --" + std::string(option.name) + "') " +
             bash_offer(wanted(option.value), commands) + "; return 0 ;;\n";
    }
  }
  out += "    esac\n    if [ \"${cur#-}\" != \"$cur\" ]; then\n      case \"$command\" in\n";
  for (const Command& command : commands) {
    std::string options;
    for (const OptionSpec& option : command.spec.options) options += "--" + std::string(option.name) + " ";
    out += "        " + std::string(command.spec.name) + ") _gesprek_words '" + options + "--" +
           std::string(kHelpOption.name) + "' ;;\n";
  }
  out += "      esac\n      return 0\n    fi\n  fi\n\n  case \"$command\" in\n";
  for (const Command& command : commands) {
    if (command.spec.arguments.empty()) continue;
    const Wanted what = wanted(command.spec.arguments);
    if (what.kind == Kind::free) continue;
    out += "    " + std::string(command.spec.name) + ") " + bash_offer(what, commands) + " ;;\n";
  }
  out += "    help) _gesprek_words '" + joined(command_names(commands), " ") + "' ;;\n";
  out += "  esac\n  return 0\n";
  return out + kBashEnd;
}

std::string zsh_completion(const std::vector<Command>& commands) {
  std::string out =
      "#compdef gesprek\n"
      "# Aanvullen van gesprek in zsh. Gemaakt door `gesprek completion zsh`; verander het niet met de "
      "hand.\n\n"
      "_gesprek_commands() {\n  local -a names\n  names=(\n";
  for (const Command& command : commands) {
    out += "    '" + std::string(command.spec.name) + ":" + zsh_text(command.spec.summary) + "'\n";
  }
  out +=
      "  )\n  _describe -t commands 'opdracht' names\n}\n\n"
      "_gesprek() {\n  local context state state_descr line\n  typeset -A opt_args\n"
      "  _arguments -C \\\n"
      "    '(- *)--" +
      std::string(kHelpOption.name) + "[" + zsh_text(kHelpOption.help) +
      "]' \\\n"
      "    '(- *)--" +
      std::string(kVersionOption.name) + "[" + zsh_text(kVersionOption.help) +
      "]' \\\n"
      "    '1: :_gesprek_commands' \\\n    '*:: :->rest'\n"
      "  [[ $state == rest ]] || return\n  case $words[1] in\n";
  for (const Command& command : commands) {
    out += "    " + std::string(command.spec.name) + ")\n      _arguments \\\n";
    for (const OptionSpec& option : command.spec.options) out += "        " + zsh_option(option) + " \\\n";
    out += "        '(- *)--" + std::string(kHelpOption.name) + "[" + zsh_text(kHelpOption.help) + "]'";
    if (!command.spec.arguments.empty()) {
      const bool is_one = command.spec.most_arguments == 1;
      out += std::string(" \\\n        '") + (is_one ? "1:" : "*:") +
             zsh_action(wanted(command.spec.arguments), command.spec.arguments).substr(1) + "'";
    }
    out += "\n      ;;\n";
  }
  out +=
      "    help) _arguments '1:opdracht:_gesprek_commands' ;;\n"
      "  esac\n}\n\n"
      "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n  _gesprek \"$@\"\nelse\n"
      "  compdef _gesprek gesprek\nfi\n";
  return out;
}

std::string fish_completion(const std::vector<Command>& commands) {
  std::string out =
      "# Aanvullen van gesprek in fish. Gemaakt door `gesprek completion fish`; verander het niet met de "
      "hand.\n"
      "complete -c gesprek -f\n";
  const std::string first = "complete -c gesprek -n __fish_use_subcommand";
  for (const Command& command : commands) {
    out += first + " -a " + std::string(command.spec.name) + " -d " + fish_text(command.spec.summary) + "\n";
  }
  out += first + " -l " + std::string(kVersionOption.name) + " -d " + fish_text(kVersionOption.help) + "\n";
  out +=
      "complete -c gesprek -l " + std::string(kHelpOption.name) + " -d " + fish_text(kHelpOption.help) + "\n";
  for (const Command& command : commands) {
    const std::string start =
        "complete -c gesprek -n '__fish_seen_subcommand_from " + std::string(command.spec.name) + "'";
    for (const OptionSpec& option : command.spec.options) {
      out += start + " -l " + std::string(option.name) + " -d " + fish_text(option.help);
      if (!option.value.empty()) {
        const Wanted what = wanted(option.value);
        out += (what.kind == Kind::files ? " -r" : " -x") + fish_action(what, commands);  // -x: no files
      }
      out += "\n";
    }
    if (command.spec.arguments.empty()) continue;
    const std::string action = fish_action(wanted(command.spec.arguments), commands);
    if (!action.empty()) out += start + " -k" + action + "\n";
  }
  return out;
}

}  // namespace gesprek::cli
