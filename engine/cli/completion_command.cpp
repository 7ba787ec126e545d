// `gesprek completion`: prints the script with which a shell completes command lines of gesprek.

#include "engine/cli/commands.h"
#include "engine/cli/completion.h"

namespace gesprek::cli {

const CommandSpec& completion_spec() {
  static const CommandSpec spec = {
      "completion",
      "drukt het script af waarmee een shell opdrachten en bestanden aanvult",
      "bash|zsh|fish",
      "Na het installeren werkt aanvullen vanzelf in een nieuwe shell. Wie gesprek niet installeert, laadt "
      "het "
      "script zelf, zoals in de voorbeelden. Het komt uit dezelfde tabellen als --help.",
      1,
      1,
      {},
      {{"source <(gesprek completion bash)", "in ~/.bashrc, of voor één keer"},
       {"gesprek completion zsh >~/.zfunc/_gesprek", "met fpath+=~/.zfunc vóór compinit in ~/.zshrc"},
       {"gesprek completion fish | source", "in ~/.config/fish/config.fish"}}};
  return spec;
}

int completion_command(const Arguments& arguments, Context& context) {
  const std::string& shell = arguments.positional.front();
  if (shell == "bash") {
    context.out.write(bash_completion(commands()));
  } else if (shell == "zsh") {
    context.out.write(zsh_completion(commands()));
  } else if (shell == "fish") {
    context.out.write(fish_completion(commands()));
  } else {
    say_error(context, "er is aanvullen voor bash, zsh en fish, niet voor '" + shell + "'");
    return ExitCode::usage;
  }
  return ExitCode::ok;
}

}  // namespace gesprek::cli
