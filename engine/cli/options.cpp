#include "engine/cli/options.h"

#include <algorithm>
#include <iterator>

#include "engine/base/text.h"

namespace gesprek::cli {

namespace {

Error refusal(std::string message) {
  return Error{ErrorCode::invalid_input, std::move(message), {}};
}

std::string unknown_option(const CommandSpec& command, std::string_view typed) {
  std::vector<std::string_view> names = {"help"};
  for (const OptionSpec& option : command.options) names.push_back(option.name);
  std::string message = "de optie '--" + std::string(typed) + "' bestaat niet";
  const std::string meant = nearest(typed, names);
  if (!meant.empty()) message += " (bedoel je '--" + meant + "'?)";
  return message;
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = options.find(name);
  if (found == options.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>() : found->second;
}

Result<Arguments> parse_arguments(const CommandSpec& command, const std::vector<std::string>& words) {
  Arguments out;
  bool options_end = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (options_end || word.size() < 2 || word.front() != '-') {
      out.positional.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_end = true;
      continue;
    }
    if (word == "-h" || word == "--help") {
      out.wants_help = true;
      continue;
    }
    const bool has_out = std::any_of(command.options.begin(), command.options.end(),
                                     [](const OptionSpec& o) { return o.name == kOutOption; });
    if (word == kShortOut && has_out && i + 1 < words.size()) {
      std::vector<std::string>& values = out.options[std::string(kOutOption)];
      if (!values.empty()) return refusal("'-o' mag maar één keer");
      values.push_back(words[++i]);
      continue;
    }
    if (word[1] != '-') {
      return refusal("opties hebben hier twee streepjes: '" + std::string(word) +
                     "' kent dit programma niet");
    }
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(2, equals == std::string_view::npos ? equals : equals - 2);
    const auto option = std::find_if(command.options.begin(), command.options.end(),
                                     [&](const OptionSpec& o) { return o.name == name; });
    if (option == command.options.end()) return refusal(unknown_option(command, name));
    std::vector<std::string>& values = out.options[std::string(name)];
    if (option->value.empty()) {
      if (equals != std::string_view::npos) {
        return refusal("'--" + std::string(name) + "' neemt geen waarde");
      }
    } else if (!values.empty() && !option->repeats) {
      return refusal("'--" + std::string(name) + "' mag maar één keer");
    } else if (equals != std::string_view::npos) {
      values.emplace_back(word.substr(equals + 1));
    } else if (i + 1 < words.size()) {
      values.push_back(words[++i]);
    } else {
      return refusal("na '--" + std::string(name) + "' hoort " + std::string(option->value));
    }
  }
  if (out.wants_help) return out;
  if (out.positional.size() < command.least_arguments) {
    return refusal("er ontbreekt iets: gesprek " + std::string(command.name) + " " +
                   std::string(command.arguments));
  }
  if (out.positional.size() > command.most_arguments) {
    return refusal("dit is er één te veel: '" + out.positional[command.most_arguments] + "'");
  }
  return out;
}

std::optional<Wanted> wanted_by(std::string_view placeholder) {
  using Kind = Wanted::Kind;
  struct Meaning {
    std::string_view word;
    Kind kind;
  };
  // Of several words in one placeholder the one with the highest place here decides: CASUS|MAP… is a case.
  static constexpr Meaning kMeanings[] = {
      {"BESTAND.play", Kind::plays},
      {"CASUS", Kind::cases},
      {"BESTAND", Kind::files},
      {"MAP", Kind::folders},
      {"OPDRACHT", Kind::commands},
      {"GETAL", Kind::free},
      {"N", Kind::free},
      {"N,N", Kind::free},
      {"INVOER,", Kind::free},
      {"ID", Kind::free},
      {"TEKST", Kind::free},
      {"SESSIE", Kind::files},
      {"ID=BAND,", Kind::free},
  };
  if (placeholder.size() > 1 && placeholder.front() == '[') {
    placeholder = placeholder.substr(1, placeholder.size() - 2);
  }
  constexpr std::string_view kMore = "…";
  if (placeholder.size() > kMore.size() && placeholder.substr(placeholder.size() - kMore.size()) == kMore) {
    placeholder.remove_suffix(kMore.size());
  }
  Wanted out;
  std::size_t best = std::size(kMeanings);
  for (std::size_t at = 0; at <= placeholder.size();) {
    const std::size_t bar = std::min(placeholder.find('|', at), placeholder.size());
    const std::string_view word = placeholder.substr(at, bar - at);
    at = bar + 1;
    if (word.empty()) return std::nullopt;
    if (word.front() >= 'a' && word.front() <= 'z') {
      out.words.push_back(word);
      continue;
    }
    const auto* const found = std::find_if(std::begin(kMeanings), std::end(kMeanings),
                                           [&](const Meaning& entry) { return entry.word == word; });
    if (found == std::end(kMeanings)) return std::nullopt;
    best = std::min(best, static_cast<std::size_t>(found - std::begin(kMeanings)));
  }
  if (best == std::size(kMeanings)) {
    out.kind = Kind::words;
  } else if (out.words.empty()) {
    out.kind = kMeanings[best].kind;
  } else {
    return std::nullopt;  // a word and a placeholder together: nothing asks for it yet
  }
  return out;
}

std::optional<std::uint64_t> parse_number(std::string_view text, std::uint64_t most) {
  if (text.empty() || text.size() > 20) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (digit > most || number > (most - digit) / 10) return std::nullopt;
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace gesprek::cli
