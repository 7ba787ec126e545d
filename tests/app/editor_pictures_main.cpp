// Not a test: draws the screens of the editor into a folder, to be looked at. `editor_pictures FOLDER`.

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/support/screen_driver.h"
#include "tests/support/writing.h"

using namespace gesprek;

namespace {

std::string folder;

void write(const std::string& name, const draw::Raster& raster) {
  const std::string bytes = draw::png(raster);
  std::ofstream(folder + "/" + name + ".png", std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::printf("%s\n", name.c_str());
}

}  // namespace

namespace {

/// A case written from a template, step by step.
void draw_writing(const std::string& work) {
  test::ScreenOptions options;
  options.cases = {work + "/none"};
  options.own_cases = "Documenten/Gesprekslab";  // below the folder it works in: no path of this computer
  options.editing = work + "/state";
  options.date = "2026-11-22T14:02:10Z";
  test::ScreenDriver driver(options);
  driver.settle();
  write("write-library", driver.picture());
  test::Writer writer(driver);
  writer.see = [&](const std::string& name) { write("write-" + name, driver.picture()); };
  const std::string problem = writer.write_example_case();
  driver.wait(8);
  write("write-end", driver.picture());
  if (!problem.empty()) std::printf("%s\n%s", problem.c_str(), driver.text().c_str());
  driver.set(draw::Theme::dark, 150);
  driver.settle();
  write("write-dark150", driver.picture());
}

/// Something that happened, told in eight questions.
void draw_quick(const std::string& work) {
  test::ScreenOptions options;
  options.cases = {work + "/none"};
  options.own_cases = "Documenten/Gesprekslab";
  options.editing = work + "/quick-state";
  test::ScreenDriver driver(options);
  driver.settle();
  const auto fill = [&](const char* id, const char* words) {
    static_cast<void>(driver.click_id(std::string("quick.") + id));
    driver.type(words);
  };
  static_cast<void>(driver.click_id("new_case"));
  static_cast<void>(driver.click_id("new.title"));
  driver.type("Die keer aan het hek");
  static_cast<void>(driver.click_id("new.kind.eigen"));
  static_cast<void>(driver.click_id("new.make"));
  fill("person", "Mila");
  fill("about", "moeder van Jens");
  fill("child", "Jens");
  driver.settle();
  write("quick-1", driver.picture());
  for (int page = 0; page < 4; ++page) static_cast<void>(driver.click_id("quick.next"));
  fill("said", "Jens is elke dag te laat, en dat kan zo niet.");
  static_cast<void>(driver.click_id("quick.did.verwijt"));
  driver.settle();
  write("quick-5", driver.picture());
}

/// Trying a case while it is written: kept trials, findings, values set by hand, versions, help in the text.
void draw_trying(test::ScreenDriver& driver) {
  editor::EditorScreen& room = *driver.app().editor();
  const auto go = [&](const char* id) {
    static_cast<void>(driver.click_id(id));
    driver.settle();
  };
  const auto see = [&](const std::string& node) {
    room.select_node(node);
    driver.app().ui().ask_frame();
    driver.settle();
  };
  go("editor.versions");
  go("version.name");
  driver.type("voor de proefles");
  go("version.keep");
  editor::OpenCase& edited = room.open_case();
  static_cast<void>(
      edited.apply(editor::set_choice_text(edited.document(), {"nodes", "gerrit", "choices", 2},
                                           "Arme Gerrit. Vertel eens hoe je dag was, vanaf de eerste bel."),
                   0));
  static_cast<void>(
      edited.apply(editor::set_line_text(edited.document(), {"nodes", "gerrit", "choices", 2, "reply"},
                                         "We hadden gym. Trefbal. Ik was drie keer af."),
                   0));
  driver.app().ui().ask_frame();
  driver.settle();
  go("version.0");
  write("try-versions", driver.picture());
  go("editor.trials");
  driver.wait(3);
  driver.settle();
  write("try-goldens", driver.picture());
  for (int i = 0; i < 20; ++i) {
    const std::string id = "golden." + std::to_string(i);
    if (driver.find_id(id) == nullptr) continue;
    go(id.c_str());
    break;
  }
  write("try-golden", driver.picture());
  static_cast<void>(edited.apply(editor::add_node(edited.document(), "geheim", "bij_de_kapstok", "pink"), 0));
  see("geheim");
  go("editor.map");
  go("problems.try");
  driver.wait(3);
  driver.settle();
  go("map.fit");
  write("try-found", driver.picture());
  go("problems.try");
  go("editor.script");
  see("door_mij");
  go("preview.fold");
  driver.wait(2);
  write("try-preview", driver.picture());
  for (const ui::Record& record : driver.app().ui().records()) {
    if (record.id.compare(0, 5, "hand.") != 0 || record.id.find(".more") == std::string::npos) continue;
    go(record.id.c_str());
    break;
  }
  write("try-by-hand", driver.picture());
  go("preview.fold");
  go("editor.goals");
  write("try-goals", driver.picture());
  go("editor.people");
  write("try-people", driver.picture());
  see("geheim");
  go("editor.yaml");
  driver.key(ui::Key::down);
  driver.key(ui::Key::end);
  driver.key(ui::Key::enter);
  driver.type("    go: pi");
  driver.settle();
  write("try-yaml", driver.picture());
  driver.key(ui::Key::escape);
  while (edited.document().history().undoable() != nullptr && driver.app().editor() != nullptr) {
    const std::size_t before = edited.document().history().position();
    driver.key(ui::Key::z, ui::kCtrl);
    if (edited.document().history().position() == before) break;
  }
  go("editor.script");
}

}  // namespace

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  folder = fs::absolute(count > 1 ? arguments[1] : ".").string();
  const std::string work = folder + "/work";
  fs::remove_all(work);
  fs::create_directories(work + "/cases");
  fs::copy(GESPREK_SOURCE_DIR "/scripts", work + "/scripts", fs::copy_options::recursive);
  fs::current_path(work);
  draw_writing(work);
  draw_quick(work);
  if (count > 2) return 0;  // only these
  fs::copy(GESPREK_SOURCE_DIR "/scenarios/mag-ik-nog-even-blijven", work + "/cases/mag-ik-nog-even-blijven",
           fs::copy_options::recursive);
  fs::copy(GESPREK_SOURCE_DIR "/scripts", work + "/cases/scripts", fs::copy_options::recursive);
  test::ScreenOptions options;
  options.cases = {work + "/cases"};
  options.editing = work + "/state";
  options.date = "2026-11-22T14:02:10Z";
  test::ScreenDriver driver(options);
  driver.settle();
  if (!driver.click_id("case.mag-ik-nog-even-blijven")) return 1;
  driver.settle();
  write("editor-case", driver.picture());
  if (!driver.click_id("edit")) return 1;
  driver.settle();
  write("editor-script", driver.picture());
  draw_trying(driver);
  // The map: as it opens, near by, far away, with groups folded.
  if (!driver.click_id("editor.map")) return 1;
  driver.settle();
  write("map-all", driver.picture());
  editor::MapView& map = driver.app().editor()->map().view();
  driver.app().editor()->select_node("geheim");
  map.show_moment("geheim");
  driver.app().ui().ask_frame();
  driver.settle();
  write("map-selected", driver.picture());
  const auto look = [&](float scale, const char* name) {
    const int item = map.scene().item_of(map.graph().find("geheim"));
    if (item >= 0) {
      const editor::MapBox& box = map.scene().items()[static_cast<std::size_t>(item)].box;
      map.set_view(scale, {box.x + box.width / 2, box.y + box.height / 2});
    }
    driver.app().ui().ask_frame();
    driver.settle();
    write(name, driver.picture());
  };
  look(1, "map-near");
  look(0.5F, "map-middle");
  look(0.12F, "map-far");
  static_cast<void>(driver.click_id("map.fold"));
  driver.settle();
  write("map-folded", driver.picture());
  static_cast<void>(driver.click_id("map.unfold"));
  driver.settle();
  static_cast<void>(driver.click_id("map.heat"));
  driver.settle();
  write("map-trial", driver.picture());
  look(0.85F, "map-trial-near");
  static_cast<void>(driver.click_id("map.heat"));
  driver.key(ui::Key::p, ui::kCtrl);
  driver.settle();
  driver.type("geh");
  driver.settle();
  write("palette", driver.picture());
  driver.key(ui::Key::escape);
  driver.key(ui::Key::f, ui::kCtrl);
  driver.settle();
  driver.type("Mees");
  driver.settle();
  static_cast<void>(driver.click_id("find.by"));
  driver.type("Sem");
  driver.settle();
  write("replace", driver.picture());
  driver.key(ui::Key::escape);
  driver.settle();
  driver.set(draw::Theme::dark, 100);
  driver.settle();
  write("map-dark", driver.picture());
  look(1, "map-dark-near");
  driver.set(draw::Theme::contrast, 100);
  driver.settle();
  write("map-contrast", driver.picture());
  driver.set(draw::Theme::beamer, 150);
  driver.settle();
  look(1.3F, "map-beamer");
  driver.set(draw::Theme::light, 100);
  static_cast<void>(driver.click_id("editor.script"));
  driver.settle();
  for (const ui::Record& record : driver.app().ui().records()) {
    if (record.id.compare(0, 4, "row.") == 0 && record.role == ui::WidgetRole::field && record.is_visible) {
      static_cast<void>(driver.click_id(record.id));
      break;
    }
  }
  driver.type(
      " En dat vindt hij goed, want: \"é\" is ook een letter, zei ze, en daarna bleef het een hele tijd "
      "stil.");
  driver.settle();
  write("editor-typed", driver.picture());
  driver.wheel(-12);
  driver.settle();
  write("editor-scrolled", driver.picture());
  for (const ui::Record& record : driver.app().ui().records()) {
    if (record.id.find("/say") != std::string::npos && record.is_visible && record.place.y > 150) {
      static_cast<void>(driver.click_id(record.id));
      break;
    }
  }
  driver.settle();
  write("editor-choice", driver.picture());
  static_cast<void>(driver.click_id("editor.yaml"));
  driver.settle();
  write("editor-yaml", driver.picture());
  static_cast<void>(driver.click_id("editor.script"));
  driver.settle();
  driver.app().editor()->select_node("vrijdagbuik");
  driver.app().ui().ask_frame();
  driver.settle();
  static_cast<void>(driver.click_id("moment.delete"));
  driver.settle();
  write("editor-delete", driver.picture());
  driver.key(ui::Key::escape);
  driver.settle();
  editor::OpenCase& edited = driver.app().editor()->open_case();
  static_cast<void>(
      edited.apply(editor::set_field(edited.document(), {"nodes", "gerrit"}, "go", "nergens"), 0));
  static_cast<void>(edited.apply(
      editor::set_names(edited.document(), {"nodes", "gerrit", "choices", 0}, "moves", {"onzin"}), 0));
  driver.app().ui().ask_frame();
  driver.settle();
  driver.wait(1);
  write("editor-problems", driver.picture());
  driver.set(draw::Theme::dark, 100);
  driver.settle();
  write("editor-dark", driver.picture());
  driver.set(draw::Theme::beamer, 200);
  driver.settle();
  write("editor-beamer200", driver.picture());
  return 0;
}
