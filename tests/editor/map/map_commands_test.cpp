#include "editor/map/map_commands.h"

#include <doctest/doctest.h>

#include <string>

#include "editor/document/commands.h"
#include "editor/map/map_model.h"
#include "engine/base/file_source.h"

using namespace gesprek;
using namespace gesprek::editor;

namespace {

std::string shipped(const std::string& name) {
  const auto bytes = DiskFiles().read(
      std::string(GESPREK_SOURCE_DIR) + "/scenarios/" + name + "/scenario.yaml", std::size_t{1} << 24U);
  REQUIRE(bytes.ok());
  return *bytes;
}

const MapMoment& moment(const MapGraph& graph, std::string_view id) {
  const int found = graph.find(id);
  REQUIRE(found >= 0);
  return graph.moment(found);
}

void done(Document& document, const Result<Command>& command) {
  if (!command.ok()) FAIL(command.error().message);
  const auto applied = document.apply(*command, 0);
  if (!applied.ok()) FAIL(applied.error().message);
}

void undo_all(Document& document, const std::string& first) {
  while (document.undo()) {
  }
  CHECK(document.text() == first);
}

bool has(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

}  // namespace

TEST_SUITE("editor/map") {
  TEST_CASE("the graph of a case: kinds, ways, and who leads where") {
    const Document document("eerste-zorg", shipped("eerste-zorg"));
    const MapGraph graph = map_graph(document.shared_reading());
    REQUIRE(graph.moments.size() == 9);
    const MapMoment& start = graph.moment(0);
    CHECK(start.id == "binnen");
    CHECK(start.is_start);
    CHECK(start.kind == MomentKind::decision);
    CHECK(start.line == "U wilde mij spreken? Ik heb niet zo lang.");
    REQUIRE(start.ports.size() == 3);
    // All three choices go with the moment's own `go`.
    CHECK(start.ports[1].target == "zorg");
    CHECK_FALSE(start.ports[1].is_own);
    CHECK(moment(graph, "afspraak").kind == MomentKind::topics);
    CHECK(moment(graph, "afspraak").ports.size() == 3);  // two topics and `then`
    CHECK(moment(graph, "weging").kind == MomentKind::form);
    CHECK(moment(graph, "weging").ports.size() == 2);  // the arms of its branch
    CHECK(moment(graph, "goed").kind == MomentKind::ending);
    CHECK(moment(graph, "goed").outcome == "good");
    CHECK(moment(graph, "dicht").by_interrupt);
    CHECK(moment(graph, "ochtend_1").ports[0].target == "done");
    CHECK(moment(graph, "ochtend_1").ports[0].to == -1);
    CHECK(moment(graph, "zorg").from == std::vector<int>{0});
  }

  TEST_CASE("a way is connected, made and added to from the map, and undone to the byte") {
    const std::string first = shipped("eerste-zorg");
    Document document("eerste-zorg", first);
    MapGraph graph = map_graph(document.shared_reading());
    done(document, connect_port(document, graph.moment(0), graph.moment(0).ports[1], "weging"));
    graph = map_graph(document.shared_reading());
    CHECK(graph.moment(0).ports[1].target == "weging");
    CHECK(graph.moment(0).ports[1].is_own);
    CHECK(graph.moment(0).ports[0].target == "zorg");

    // The way of a topic and of an arm stand under other keys.
    const MapMoment* topics = &moment(graph, "afspraak");
    done(document, add_moment_at(document, *topics, topics->ports[0], "ochtend_0"));
    graph = map_graph(document.shared_reading());
    topics = &moment(graph, "afspraak");
    CHECK(topics->ports[0].target == "ochtend_0");
    CHECK(moment(graph, "ochtend_0").ports[0].target == "ochtend_1");
    const MapMoment* form = &moment(graph, "weging");
    done(document, connect_port(document, *form, form->ports[1], "dicht"));
    graph = map_graph(document.shared_reading());
    CHECK(moment(graph, "weging").ports[1].target == "dicht");
    CHECK_FALSE(connect_port(document, graph.moment(0), graph.moment(0).ports[1], "nergens").ok());

    done(document, add_choice_to(document, "zorg", "Even stil zijn.", {}, "stilte"));
    graph = map_graph(document.shared_reading());
    CHECK(moment(graph, "zorg").ports.back().target == "stilte");
    CHECK(graph.find("stilte") >= 0);
    done(document, set_scene(document, {"binnen", "zorg"}, "begin"));
    graph = map_graph(document.shared_reading());
    CHECK(graph.scenes == std::vector<std::string_view>{"begin"});
    done(document, delete_moments(document, {"stilte", "ochtend_0"}));
    CHECK(map_graph(document.shared_reading()).find("stilte") < 0);
    CHECK_FALSE(delete_moments(document, {"nergens"}).ok());
    undo_all(document, first);
  }

  TEST_CASE("moments are copied with their hand and comments, and pasted beside themselves") {
    const std::string first = shipped("eerste-zorg");
    Document document("eerste-zorg", first);
    const std::string copied = copy_moments(document, {"zorg", "binnen"});
    CHECK(has_moments(copied));
    CHECK(
        has(copied, "  binnen:\n    phase: contact\n    step: 3                     # meldcode step 0..5\n"));
    CHECK_FALSE(has_moments("nodes:\n  binnen:\n"));
    std::vector<std::string> names;
    done(document, paste_moments(document, copied, "weging", names));
    CHECK(names == std::vector<std::string>{"binnen_2", "zorg_2"});
    const MapGraph graph = map_graph(document.shared_reading());
    CHECK(moment(graph, "binnen_2").ports[0].target == "zorg_2");  // among themselves
    CHECK(moment(graph, "zorg_2").ports[0].target == "afspraak");  // as the first did
    CHECK(moment(graph, "binnen").ports[0].target == "zorg");
    CHECK(document.reading().diagnostics().error_count() == 0);
    undo_all(document, first);
  }

  TEST_CASE("moments of one case are pasted into another, where strange ways lead nowhere") {
    const Document from("mag-ik-nog-even-blijven", shipped("mag-ik-nog-even-blijven"));
    const std::string first = shipped("eerste-zorg");
    Document document("eerste-zorg", first);
    const MapGraph source = map_graph(from.shared_reading());
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 5; ++i) ids.emplace_back(source.moments[i].id);
    std::vector<std::string> names;
    done(document, paste_moments(document, copy_moments(from, ids), "zorg", names));
    CHECK(names.size() == 5);
    const MapGraph graph = map_graph(document.shared_reading());
    for (const std::string& name : names) {
      for (const MapPort& port : moment(graph, name).ports) {
        CAPTURE(port.target);
        CHECK((port.to >= 0 || port.target.empty() || port.target == "done" || port.target == "back"));
      }
    }
    undo_all(document, first);
  }

  TEST_CASE("places are pinned, moved, renamed and let go in layout.yaml, and undone to the byte") {
    const std::string first = empty_layout();
    Document layout("cases/eerste-zorg/layout.yaml", first);
    REQUIRE(layout.why_not().empty());
    CHECK(pins_of(layout).empty());
    done(layout, pin_moments(layout, {{"binnen", {40, -12}}}));
    CHECK(layout.text() == first + "positions:\n  binnen: [40, -12]\n");
    done(layout, pin_moments(layout, {{"binnen", {41, 7.6F}}, {"zorg", {300, 0}}}));
    CHECK(layout.text() == first + "positions:\n  binnen: [41, 8]\n  zorg: [300, 0]\n");
    done(layout, rename_pin(layout, "zorg", "zorgen"));
    CHECK(pins_of(layout).at("zorgen") == MapPoint{300, 0});
    done(layout, unpin_moments(layout, {"binnen", "weging"}));
    CHECK(layout.text() == first + "positions:\n  zorgen: [300, 0]\n");
    std::map<std::string, MapPoint> many;
    for (int i = 0; i < 200; ++i) many["moment_" + std::to_string(i)] = {static_cast<float>(i), 5};
    done(layout, pin_moments(layout, many));
    CHECK(pins_of(layout).size() == 201);
    done(layout, unpin_moments(layout, {"zorgen"}));
    CHECK(pins_of(layout).size() == 200);
    undo_all(layout, first);
  }

  TEST_CASE("what somebody else wrote in layout.yaml stays, and nonsense in it does no harm") {
    const std::string first =
        "# van ons\npositions: # met de hand\n  binnen: [12, 8]   # vooraan\n  b: [1]\n  c: [x, 2]\n"
        "  d: [99999999, 1]\n";
    Document layout("layout.yaml", first);
    CHECK(pins_of(layout).size() == 1);
    done(layout, pin_moments(layout, {{"binnen", {13, 8}}}));
    CHECK(has(layout.text(), "positions: # met de hand\n  binnen: [13, 8]   # vooraan\n  b: [1]\n"));
    undo_all(layout, first);
    const Document broken("layout.yaml", "[1, 2");
    CHECK(pins_of(broken).empty());
    CHECK_FALSE(broken.why_not().empty());
  }
}
