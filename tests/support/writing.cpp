#include "tests/support/writing.h"

namespace gesprek::test {

void Writer::click(const std::string& id) {
  if (!problem_.empty()) return;
  // What lies under the problems or the bar is scrolled to where it can be seen.
  const bool scrolls = id.compare(0, 4, "new.") != 0 && id.compare(0, 7, "editor.") != 0 && id != "new_case";
  const float height = driver_.app().ui().screen().height;
  for (int tries = 0; scrolls && tries < 80; ++tries) {
    const ui::Record* record = driver_.find_id(id);
    if (record == nullptr) break;
    const ui::Point at = record->place.centre();
    if (at.y > 90 && at.y < height * 0.75F) break;
    const float before = at.y;
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = at.x;
    event.y = height * 0.4F;
    driver_.app().ui().feed({event});
    driver_.wheel(at.y < height / 2 ? 1.0F : -1.0F);
    record = driver_.find_id(id);
    if (record == nullptr || record->place.centre().y == before) break;  // it cannot be scrolled further
  }
  if (!driver_.click_id(id)) problem_ = "cannot click " + id;
  driver_.settle();
}

void Writer::fill(const std::string& id, const std::string& words) {
  click(id);
  if (!problem_.empty()) return;
  driver_.key(ui::Key::a, ui::kCtrl);
  driver_.type(words);
  driver_.settle();
}

void Writer::pick(const std::string& id, const std::string& option, const std::string& search) {
  click("pick." + id);
  if (!search.empty() && problem_.empty()) {
    driver_.type(search);
    driver_.settle();
  }
  click("take." + id + "." + option);
}

/// By its name in the script, as a person would: scrolled to and clicked.
void Writer::moment(const std::string& node) {
  click("editor.script");
  for (int tries = 0; tries < 60 && driver_.find_id("moment." + node) == nullptr; ++tries) {
    ui::InputEvent event;
    event.kind = ui::InputEvent::Kind::pointer;
    event.x = 300;
    event.y = 360;
    driver_.app().ui().feed({event});
    driver_.wheel(tries < 30 ? -4.0F : 4.0F);
  }
  click("moment." + node);
}

std::string Writer::write_example_case() {
  const auto node = [](const std::string& id) { return "nodes/" + id; };
  click("new_case");
  fill("new.title", "Wie haalt Teun op?");
  click("new.kind.oudergesprek");
  see("start");
  click("new.make");
  see("template");
  click("tour.close");

  // A second person, who does not react by herself.
  click("editor.people");
  fill("person.new", "Ria");
  click("person.new.add");
  fill("field.cast/ria/about", "buurvrouw van Sanne, vangt wel vaker kinderen op");
  see("people");

  // A moment behind another one, with a name of its own.
  moment("samen");
  click("moment.new");
  fill("rename.nieuw_moment", "wie_helpt");
  click("rename.go");
  fill("said." + node("wie_helpt") + "/lines/0",
       "Ria woont naast ons. Die staat daar trouwens, bij de fietsen.");
  pick("go." + node("wie_helpt"), "veilig", "veilig");
  moment("samen");
  pick("go." + node("samen"), "wie_helpt", "wie_helpt");
  see("moment");

  // Topics in free order, each with a moment.
  moment("wie_helpt");
  click("way.topics");
  fill("field." + node("wie_helpt") + "/topics/0/title", "Vragen aan Ria zelf");
  fill("topic.new", "Een cijfer voor nu");
  click("topic.add");
  see("topics");

  // In the first one Ria speaks, and somebody who trusts you says more: a condition, as a sentence.
  click("visit.start." + node("wie_helpt") + "/topics/0");
  fill("rename.wie_helpt_1", "ria_vragen");
  click("rename.go");
  fill("said." + node("ria_vragen") + "/lines/0", "Dinsdag? Dan ben ik toch thuis. Laat hem maar komen.");
  click("line.0");
  click("speaker.ria");
  click("inspect.moment");
  click("moment.line");
  fill("said." + node("ria_vragen") + "/lines/1", "Ik durfde het haar niet te vragen.");
  click("speaker.sanne");
  pick("when." + node("ria_vragen") + "/lines/1.new", "meter:sanne.vertrouwen", "vertrouwen");
  click("when." + node("ria_vragen") + "/lines/1.0.value.more");
  see("sentence");
  click("inspect.moment");

  // Two choices with what they do, what is answered and why.
  click("way.choices");
  click("choice.0");
  const std::string first = node("ria_vragen") + "/choices/0";
  fill("field." + first + "/say",
       "Wat fijn dat u dat zo zegt. Sanne, wat zou dit voor u schelen op dinsdag?");
  pick(first + "/moves", "waardering", "waardering");
  fill("field." + first + "/reply", "Dan hoef ik niet te racen.");
  fill("field." + first + "/why",
       "Je bedankt Ria en legt de vraag terug bij Sanne: het blijft haar oplossing.");
  click("toggle." + first + "/model");
  see("choice");
  click("inspect.moment");
  click("moment.choice");
  const std::string second = node("ria_vragen") + "/choices/1";
  fill("field." + second + "/say", "Mooi, dan is dat geregeld. U haalt hem dinsdag.");
  pick(second + "/moves", "ongevraagd_advies", "ongevraagd");
  fill("field." + second + "/reply", "Eh, als Sanne dat ook wil.");
  fill("field." + second + "/why", "Het is snel geregeld, alleen niet door Sanne. Zij hoort het nu van jou.");
  pick("effect." + second, "sanne.vertrouwen", "vertrouwen");
  click("effect." + second + ".sanne.vertrouwen.less");
  see("effect");

  // The second topic is a form.
  moment("een_cijfer_voor_nu");
  fill("said." + node("een_cijfer_voor_nu") + "/lines/0", "Hoe het nu gaat? Daar moet ik over denken.");
  click("way.form");
  fill("field." + node("een_cijfer_voor_nu") + "/form/title", "Een cijfer voor nu");
  fill("field." + node("een_cijfer_voor_nu") + "/form/fields/0/ask",
       "Welke woorden van Sanne wil je onthouden?");
  pick("form.field", "scale");
  fill("field." + node("een_cijfer_voor_nu") + "/form/fields/1/ask",
       "Welk cijfer geeft Sanne het ophalen nu?");
  see("form");

  // An ending in other words.
  moment("blijft_liggen");
  fill("field." + node("blijft_liggen") + "/ending/title", "Het blijft bij een prettig gesprek");
  see("ending");
  click("editor.facts");
  see("facts");
  click("editor.goals");
  see("goals");
  moment("wie_helpt");
  return problem_;
}

}  // namespace gesprek::test
