#include "editor/map/map_model.h"

#include <algorithm>

#include "editor/document/commands.h"

namespace gesprek::editor {

using scenario::YamlRef;

namespace {

std::string_view text_of(YamlRef part) {
  return part.is_scalar() && !part.is_null() ? part.text() : std::string_view();
}

/// What is said or told first; of `first:` lists the first line of the first.
std::string_view first_line(YamlRef lines) {
  if (!lines.is_sequence()) return {};
  for (YamlRef line = lines.first_child(); line.exists(); line = line.next()) {
    if (!line.is_map()) continue;
    for (YamlRef key = line.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      const std::string_view name = key.text();
      if (name == "first") {
        if (const std::string_view found = first_line(key.next()); !found.empty()) return found;
        continue;
      }
      const bool is_speaker = name != "id" && name != "when" && name != "mood" && name != "cue" &&
                              name != "thought" && name != "media" && name != "alt";
      if (is_speaker && key.next().is_scalar()) return text_of(key.next());
    }
  }
  return {};
}

class Builder {
 public:
  explicit Builder(std::shared_ptr<const Reading> reading) { graph.reading = std::move(reading); }
  MapGraph graph;

  void run() {
    const YamlRef root = graph.reading->tree.root();
    const YamlRef nodes = child(root, "nodes");
    if (!nodes.is_map()) return;
    start_ = text_of(child(root, "start"));
    for (YamlRef key = nodes.first_child(); key.exists() && key.next().exists(); key = key.next().next()) {
      add_moment(key, key.next());
    }
    const auto start = std::find_if(graph.moments.begin(), graph.moments.end(),
                                    [](const MapMoment& moment) { return moment.is_start; });
    if (start != graph.moments.end()) std::rotate(graph.moments.begin(), start, start + 1);
    for (std::size_t i = 0; i < graph.moments.size(); ++i) {
      graph.by_id.emplace(graph.moments[i].id, static_cast<int>(i));
    }
    const YamlRef interrupts = child(root, "interrupts");
    if (interrupts.is_sequence()) {
      for (YamlRef one = interrupts.first_child(); one.exists(); one = one.next()) {
        const int to = graph.find(text_of(child(one, "go")));
        if (to >= 0) graph.moments[static_cast<std::size_t>(to)].by_interrupt = true;
      }
    }
    const bool has_scenes = std::any_of(graph.moments.begin(), graph.moments.end(),
                                        [](const MapMoment& moment) { return !moment.scene.empty(); });
    for (std::size_t i = 0; i < graph.moments.size(); ++i) {
      MapMoment& moment = graph.moments[i];
      // A phase lasts until another begins (format 5.6): here in the order of the text.
      if (!has_scenes && moment.kind != MomentKind::ending) moment.scene = phases_[moment.id];
      if (!moment.scene.empty() &&
          std::find(graph.scenes.begin(), graph.scenes.end(), moment.scene) == graph.scenes.end()) {
        graph.scenes.push_back(moment.scene);
      }
      for (MapPort& port : moment.ports) {
        port.to = graph.find(port.target);
        if (port.to < 0) continue;
        std::vector<int>& from = graph.moments[static_cast<std::size_t>(port.to)].from;
        if (from.empty() || from.back() != static_cast<int>(i)) from.push_back(static_cast<int>(i));
      }
    }
  }

 private:
  void add_moment(YamlRef key, YamlRef node) {
    MapMoment& moment = graph.moments.emplace_back();
    moment.id = key.text();
    moment.at = key.range().begin;
    moment.is_start = moment.id == start_;
    if (!node.is_map()) return;
    // One walk over the keys: child() looks through all of them for each.
    YamlRef choices, branch, topics, form, ending, go, then, otherwise, late;
    for (YamlRef k = node.first_child(); k.exists() && k.next().exists(); k = k.next().next()) {
      const std::string_view name = k.text();
      const YamlRef value = k.next();
      if (name == "lines")
        moment.line = first_line(value);
      else if (name == "scene")
        moment.scene = text_of(value);
      else if (name == "phase")
        phase_ = text_of(value);
      else if (name == "choices")
        choices = value;
      else if (name == "branch")
        branch = value;
      else if (name == "topics")
        topics = value;
      else if (name == "form")
        form = value;
      else if (name == "ending")
        ending = value;
      else if (name == "go")
        go = value;
      else if (name == "then")
        then = value;
      else if (name == "otherwise")
        otherwise = value;
      else if (name == "late")
        late = value;
    }
    phases_[moment.id] = phase_;
    moment.kind = ending.exists()    ? MomentKind::ending
                  : topics.exists()  ? MomentKind::topics
                  : form.exists()    ? MomentKind::form
                  : choices.exists() ? MomentKind::decision
                  : branch.exists()  ? MomentKind::branch
                                     : MomentKind::passage;
    const std::string_view on = text_of(go);
    if (choices.is_sequence()) {
      std::uint32_t place = 0;
      for (YamlRef choice = choices.first_child(); choice.exists(); choice = choice.next(), ++place) {
        MapPort port;
        port.kind = MapPort::Kind::choice;
        port.place = place;
        if (choice.is_map()) {
          for (YamlRef k = choice.first_child(); k.exists() && k.next().exists(); k = k.next().next()) {
            const std::string_view name = k.text();
            if (name == "say" || name == "do" || name == "think") port.text = text_of(k.next());
            if (name == "go") port.target = text_of(k.next());
          }
        }
        if (port.target.empty()) {
          port.target = on;
          port.is_own = false;
        }
        moment.ports.push_back(port);
      }
    }
    add_list(moment, branch, MapPort::Kind::arm, "when", "go");
    add_list(moment, topics, MapPort::Kind::topic, "title", "start");
    if (ending.is_map()) {
      moment.title = text_of(child(ending, "title"));
      moment.outcome = text_of(child(ending, "outcome"));
      if (moment.line.empty()) moment.line = text_of(child(ending, "text"));
    }
    if (form.exists() && moment.line.empty()) {
      moment.line = form.is_map() ? text_of(child(form, "title")) : text_of(form);
    }
    const bool has_go = on.empty() ? moment.kind == MomentKind::passage ||
                                         (moment.kind == MomentKind::form && !branch.exists())
                                   : !choices.exists();
    if (has_go) moment.ports.push_back({MapPort::Kind::go, 0, {}, on, -1, true});
    if (topics.exists()) moment.ports.push_back({MapPort::Kind::then, 0, {}, text_of(then), -1, true});
    if (otherwise.exists())
      moment.ports.push_back({MapPort::Kind::otherwise, 0, {}, text_of(otherwise), -1, true});
    if (late.exists()) moment.ports.push_back({MapPort::Kind::late, 0, {}, text_of(late), -1, true});
  }

  static void add_list(MapMoment& moment, YamlRef list, MapPort::Kind kind, std::string_view text,
                       std::string_view go) {
    if (!list.is_sequence()) return;
    std::uint32_t place = 0;
    for (YamlRef one = list.first_child(); one.exists(); one = one.next(), ++place) {
      MapPort port;
      port.kind = kind;
      port.place = place;
      port.text = text_of(child(one, text));
      port.target = text_of(child(one, go));
      moment.ports.push_back(port);
    }
  }

  std::string_view start_, phase_;
  std::unordered_map<std::string_view, std::string_view> phases_;
};

}  // namespace

MapGraph map_graph(std::shared_ptr<const Reading> reading) {
  Builder builder(std::move(reading));
  builder.run();
  return std::move(builder.graph);
}

Path port_owner(const MapMoment& moment, const MapPort& port) {
  Path path{"nodes", PathStep(std::string(moment.id))};
  const PathStep place{static_cast<std::size_t>(port.place)};
  switch (port.kind) {
    case MapPort::Kind::choice: return path / "choices" / place;
    case MapPort::Kind::arm: return path / "branch" / place;
    case MapPort::Kind::topic: return path / "topics" / place;
    case MapPort::Kind::go:
    case MapPort::Kind::then:
    case MapPort::Kind::otherwise:
    case MapPort::Kind::late: break;
  }
  return path;
}

const char* port_key(const MapPort& port) {
  switch (port.kind) {
    case MapPort::Kind::topic: return "start";
    case MapPort::Kind::then: return "then";
    case MapPort::Kind::otherwise: return "otherwise";
    case MapPort::Kind::late: return "late";
    case MapPort::Kind::go:
    case MapPort::Kind::choice:
    case MapPort::Kind::arm: break;
  }
  return "go";
}

}  // namespace gesprek::editor
