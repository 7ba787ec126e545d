// What records cost with a number of attempts: bench_record [ATTEMPTS [FOLDER]]. Prints milliseconds; not a
// test. With FOLDER, which is not there yet, the profile is made there and left there, for
// tools/measure_window.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "engine/record/records.h"

using namespace gesprek;
using namespace gesprek::record;

namespace {

Attempt an_attempt(const RandomId& learner, int number, Seconds ended) {
  Attempt out;
  out.id = random_id();
  out.learner = learner;
  out.case_id = "casus-" + std::to_string(number % 14);
  out.case_title = "Casus " + std::to_string(number % 14);
  out.session = std::string(1600, static_cast<char>('a' + number % 26));
  out.started = ended - 900;
  out.ended = ended;
  for (int i = 0; i < 14; ++i) {
    Score score;
    score.id = "C" + std::to_string(i);
    score.label = "Een criterium met een naam";
    score.share = score.limited = (number * 7 + i * 13) % 101;
    score.band = (number + i) % 4;
    score.band_id = score.band_label = "op weg";
    out.scores.push_back(score);
  }
  out.answers.push_back({"aarzelen", "Waar aarzelde je?", std::string(200, 'x')});
  return out;
}

template <class Work>
double milliseconds(Work work) {
  const auto from = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

int main(int count, char** arguments) {
  const int most = count > 1 ? std::atoi(arguments[1]) : 1000;
  const bool keeps = count > 2;
  const std::string folder =
      keeps ? std::string(arguments[2])
            : (std::filesystem::temp_directory_path() / ("gesprek-bench-" + random_id().hex())).string();
  const Seconds now = *read_time("2026-11-22T12:00:00Z");
  {
    Records records({folder, now, 250, {}});
    const Result<Learner> learner = records.current();
    if (!learner) return 1;
    std::printf("%10s %12s %12s %12s %12s %12s\n", "pogingen", "bewaren", "kaarten", "een casus", "alles",
                "openen");
    for (int stored = 0; stored < most;) {
      const int next = stored == 0 ? std::min(10, most) : std::min(stored * 10, most);
      double storing = 0;
      for (; stored < next; ++stored) {
        const Attempt attempt = an_attempt(learner->id, stored, now - (most - stored) * 3600);
        storing = milliseconds([&] { static_cast<void>(records.store(attempt)); });
      }
      const double cards = milliseconds([&] {
        static_cast<void>(records.cases(learner->id));
        static_cast<void>(records.plans(learner->id));
      });
      const double one = milliseconds([&] { static_cast<void>(records.attempts(learner->id, "casus-3")); });
      const double all = milliseconds([&] { static_cast<void>(records.all_of(learner->id)); });
      const double opening = milliseconds([&] { Records again({folder, now, 250, {}}); });
      std::printf("%10d %9.2f ms %9.2f ms %9.2f ms %9.2f ms %9.2f ms\n", stored, storing, cards, one, all,
                  opening);
    }
    if (keeps) return 0;
    const double erasing = milliseconds([&] { static_cast<void>(records.erase(learner->id)); });
    std::printf("een leerling met %d pogingen wissen: %.1f ms\n", most, erasing);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
