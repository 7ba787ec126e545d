#include "tests/support/screen_driver.h"

#include <algorithm>

#include "engine/cli/golden.h"
#include "engine/session/form_values.h"

namespace gesprek::test {

namespace {

constexpr double kFrame = 1.0 / 12;
constexpr int kMostFrames = 60;

/// Without the quotation marks that a sentence stands between.
std::string_view bare(std::string_view text) {
  const std::string_view mark = "\xE2\x80\x9C";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

bool is_widget(const ui::Record& record) {
  return !record.id.empty();
}

}  // namespace

ScreenDriver::ScreenDriver(const ScreenOptions& options)
    : target_(ui::make_surface(options.width, options.height, options.density)) {
  app::AppPaths paths;
  paths.cases = options.cases;
  if (paths.cases.empty()) paths.cases.push_back(GESPREK_SOURCE_DIR "/scenarios");
  paths.strings = GESPREK_SOURCE_DIR "/assets/strings";
  paths.settings = options.settings;
  paths.documents = options.documents;
  paths.sessions = options.sessions;
  paths.profile = options.profile;
  paths.editing = options.editing;
  paths.own_cases = options.own_cases;
  if (!options.own_cases.empty()) paths.templates = GESPREK_SOURCE_DIR "/templates";
  paths.speech = options.speech;
  app_ = std::make_unique<app::App>(*target_, files_, paths);
  if (!options.date.empty()) app_->set_date(options.date);
  settle();
}

void ScreenDriver::set(draw::Theme theme, int text_percent) {
  player::Choices choices = app_->choices();
  choices.ui.theme = theme;
  choices.ui.text_percent = text_percent;
  app_->set_choices(choices);
  settle();
}

void ScreenDriver::frame() {
  app_->frame(now_);
  now_ += kFrame;
  drawn_pixels_ = target_->drawn_pixels();
  if (compares_) {
    const ui::Pixels in_parts = target_->pixels();
    app_->ui().show_again();
    ++compared_.frames;
    if (drawn_pixels_ < target_->drawn_pixels()) ++compared_.in_part;
    if (in_parts.rgba != target_->pixels().rgba) ++compared_.different;
  }
  // What another thread finds counts as found at once.
  if (editor::EditorScreen* const editor = app_->editor(); editor != nullptr && editor->finish_background())
    app_->ui().ask_frame();
}

void ScreenDriver::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    frame();
    if (!app_->ui().wants_frame()) return;
  }
}

int ScreenDriver::wait(double seconds) {
  int drawn = 0;
  const double end = now_ + seconds;
  while (now_ < end) {
    const double next = app_->ui().next_frame_in();
    if (!app_->ui().wants_frame() && next < 0) {
      now_ = end;
      break;
    }
    if (!app_->ui().wants_frame()) now_ += std::max(0.0, next - kFrame);
    frame();
    ++drawn;
  }
  return drawn;
}

void ScreenDriver::feed(const ui::InputEvent& event) {
  const bool is_key = event.kind == ui::InputEvent::Kind::key || event.kind == ui::InputEvent::Kind::text;
  if (!is_key) ++pointer_events_;
  app_->ui().feed({event});
  frame();
}

void ScreenDriver::press_at(ui::Point at) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = at.x;
  event.y = at.y;
  feed(event);
  event.kind = ui::InputEvent::Kind::button;
  event.is_down = true;
  feed(event);
  event.is_down = false;
  feed(event);
  settle();
}

const ui::Record* ScreenDriver::find_id(std::string_view id) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

const ui::Record* ScreenDriver::find(std::string_view label) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (is_widget(record) && record.is_enabled && bare(record.label).substr(0, label.size()) == label)
      return &record;
  }
  return nullptr;
}

bool ScreenDriver::click(std::string_view label) {
  const ui::Record* record = find(label);
  return record != nullptr && click_id(std::string(record->id));
}

bool ScreenDriver::click_id(std::string_view given) {
  const std::string id(given);
  if (keyboard_only_) {
    const ui::Record* const record = find_id(id);
    if (record == nullptr || !record->is_enabled) return false;
    const bool is_field = record->role == ui::WidgetRole::field;
    if (!tab_to(id)) return false;
    if (!is_field) key(ui::Key::enter);
    return true;
  }
  for (int tries = 0; tries < 40; ++tries) {
    const ui::Record* record = find_id(id);
    if (record == nullptr || !record->is_enabled) return false;
    const ui::Rect seen = record->place.shared_with(app_->ui().screen());
    const ui::Point at = record->place.centre();
    if (!seen.is_empty() && seen.contains(at)) {
      press_at(at);
      return true;
    }
    // As a person does: scroll until it is there.
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = std::clamp(at.x, 1.0F, app_->ui().screen().width - 1);
    event.y = app_->ui().screen().height / 2;
    feed(event);
    wheel(at.y < 0 ? 2.0F : -2.0F);
  }
  return false;
}

void ScreenDriver::key(ui::Key key, ui::Mods mods) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::key;
  event.key = key;
  event.mods = mods;
  event.is_down = true;
  feed(event);
  event.is_down = false;
  event.mods = {};
  feed(event);
  settle();
}

void ScreenDriver::type(std::string_view text) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::text;
  event.text = text;
  feed(event);
  settle();
}

void ScreenDriver::wheel(float notches) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::wheel;
  event.y = notches;
  feed(event);
  settle();
}

void ScreenDriver::move(ui::Point at) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = at.x;
  event.y = at.y;
  feed(event);
  settle();
}

void ScreenDriver::drag(ui::Point from, ui::Point to, ui::Button button) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = from.x;
  event.y = from.y;
  feed(event);
  event.kind = ui::InputEvent::Kind::button;
  event.which = button;
  event.is_down = true;
  feed(event);
  event.kind = ui::InputEvent::Kind::pointer;
  for (int i = 1; i <= 4; ++i) {
    event.x = from.x + (to.x - from.x) * static_cast<float>(i) / 4;
    event.y = from.y + (to.y - from.y) * static_cast<float>(i) / 4;
    feed(event);
  }
  event.kind = ui::InputEvent::Kind::button;
  event.is_down = false;
  feed(event);
  settle();
}

void ScreenDriver::press(ui::Point at, ui::Mods mods, ui::Button button) {
  ui::InputEvent event;
  event.kind = ui::InputEvent::Kind::key;  // what is held, is told by a key event
  event.mods = mods;
  event.is_down = true;
  feed(event);
  event.kind = ui::InputEvent::Kind::pointer;
  event.x = at.x;
  event.y = at.y;
  feed(event);
  event.kind = ui::InputEvent::Kind::button;
  event.which = button;
  feed(event);
  event.is_down = false;
  feed(event);
  event.kind = ui::InputEvent::Kind::key;
  event.mods = {};
  feed(event);
  settle();
}

bool ScreenDriver::tab_to(std::string_view id) {
  for (int i = 0; i < 200; ++i) {
    if (app_->ui().focused() == id && app_->ui().focus_is_shown()) return true;
    key(ui::Key::tab);
  }
  return false;
}

std::string ScreenDriver::fill_form(const session::Input& input) {
  const session::Session& session = *app_->session();
  const program::Program& program = session.program();
  for (const session::FieldAnswer& answer : input.answers) {
    const program::Field& field = program.fields[answer.field];
    const std::string id = std::to_string(answer.field);
    switch (field.type) {
      case program::FieldType::choice:
      case program::FieldType::yes_no:
      case program::FieldType::multi:
        for (const std::string& value : answer.values) {
          if (!click_id("field." + id + "." + value)) return "no option " + value;
        }
        break;
      case program::FieldType::sort:
      case program::FieldType::board:
        for (const std::string& value : answer.values) {
          const auto at = session::read_placement(program, field, value);
          if (!at) return "no card " + value;
          if (!tab_to("card." + id + "." + std::to_string(at->first))) return "no card to focus for " + value;
          for (std::uint32_t i = 0; i <= at->second; ++i) key(ui::Key::right);
        }
        break;
      case program::FieldType::scale: {
        if (!tab_to("field." + id)) return "no slider";
        key(ui::Key::home);
        key(ui::Key::right);
        key(ui::Key::left);
        for (int i = field.from; i < std::stoi(answer.values.front()); ++i) key(ui::Key::right);
        break;
      }
      case program::FieldType::plan:
        for (std::size_t row = 0; row < answer.values.size(); ++row) {
          std::string_view rest = answer.values[row];
          for (const char* part : {"who", "what", "when"}) {
            if (!click_id("plan." + id + "." + std::to_string(row) + "." + part)) return "no row to fill in";
            type(rest.substr(0, rest.find('/')));
            rest.remove_prefix(std::min(
                rest.size(), rest.find('/') == std::string_view::npos ? rest.size() : rest.find('/') + 1));
          }
        }
        break;
      case program::FieldType::text:
        if (!click_id("field." + id)) return "no field to write in";
        type(answer.values.front());
        break;
    }
  }
  return click_id("form.done") ? "" : "the form cannot be sent";
}

std::string ScreenDriver::act(std::string_view text) {
  const session::Session& session = *app_->session();
  const Result<session::Input> parsed = session::parse_input(session, text);
  if (!parsed) return parsed.error().message;
  const session::Input& input = *parsed;
  if (input.kind == session::InputKind::note) {
    type("n");
    const std::string id = "note." + std::to_string(input.target) + "." + std::to_string(input.value);
    if (!click_id(id)) return "not in the notebook";
    key(ui::Key::escape);
    return "";
  }
  if (input.kind == session::InputKind::form) return fill_form(input);
  if (input.kind == session::InputKind::text) {
    if (!click_id("sentence")) return "nowhere to write";
    type(input.text);
    return click_id("sentence.done") ? "" : "what was written cannot be sent";
  }
  // A sentence that is asked for may be left empty.
  if (find_id("sentence.done") != nullptr && !click_id("sentence.done"))
    return "no way past the empty sentence";
  const player::ConversationPage page = player::conversation_page(session);
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const session::OfferItem& item = session.offer().items[page.items[i].place];
    if (item.kind != input.kind || item.target != input.target) continue;
    const std::string id = "choice." + std::to_string(i + 1);
    const ui::Record* const record = find_id(id);
    if (record == nullptr || (!page.items[i].text.empty() && record->label != page.items[i].text))
      return "the sentence is not on the screen";
    return click_id(id) ? "" : "the sentence cannot be clicked";
  }
  return "not on offer";
}

std::string ScreenDriver::play_golden(const std::string& file, std::string_view name, std::size_t most) {
  const Result<std::string> text = files_.read(file, std::size_t{1} << 24U);
  if (!text) return text.error().message;
  const cli::GoldenFile golden = cli::parse_golden(*text);
  for (const cli::GoldenRun& run : golden.runs) {
    if (run.name != name) continue;
    std::size_t done = app_->session()->inputs().size();  // from where it stands
    for (const cli::PlanStep& step : run.plan) {
      if (step.kind != cli::PlanKind::choose) continue;
      if (done > 0) {
        --done;
        continue;
      }
      if (app_->session()->inputs().size() >= most) return "";
      const std::size_t before = app_->session()->inputs().size();
      const std::string problem = act(step.argument);
      if (!problem.empty()) return step.argument + ": " + problem;
      if (app_->session()->inputs().size() != before + 1) return step.argument + ": was not taken";
    }
    return "";
  }
  return "no such run";
}

bool ScreenDriver::shows(std::string_view words) const {
  for (const ui::Record& record : app_->ui().records()) {
    if (record.label.find(words) != std::string::npos) return true;
  }
  return false;
}

std::string ScreenDriver::text() const {
  std::string out;
  int layer = 0;
  for (const ui::Record& record : app_->ui().records()) {
    if (record.layer != layer) {
      layer = record.layer;
      out += "--- over it\n";
    }
    const std::string role = ui::role_word(record.role);
    out += is_widget(record) ? "[" + role + "] " : record.role == ui::WidgetRole::text ? "" : role + ": ";
    out += record.label;
    if (!record.value.empty() && record.value != record.label) out += " = " + record.value;
    if (is_widget(record) && !record.is_enabled) out += " (uit)";
    out += '\n';
  }
  return out;
}

draw::Raster ScreenDriver::picture() const {
  ui::Pixels pixels = target_->pixels();
  return {pixels.width, pixels.height, std::move(pixels.rgba)};
}

}  // namespace gesprek::test
