#include "app/speech.h"

namespace gesprek::app {

bool Speech::say(const std::string& text, const std::string& voice) {
  stop();
  if (text.empty() || !is_installed()) return false;
  // A little slower than its habit, with a pause between words: easier to follow.
  process_ = Process::start(program_, {"-v", voice, "-s", "150", "-g", "2", "--stdin"}, text, false);
  return process_ != nullptr;
}

bool Speech::is_speaking() {
  if (process_ && !process_->goes_on()) process_.reset();
  return process_ != nullptr;
}

}  // namespace gesprek::app
