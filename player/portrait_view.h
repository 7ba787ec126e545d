#pragma once
// Portraits on the screen: each drawn by Cairo into a texture, and only when its pose changes (design §3.13).

#include <array>
#include <map>
#include <string>

#include "draw/portrait.h"
#include "player/conversation_model.h"
#include "ui/ui.h"

namespace gesprek::player {

/// How a feeling looks.
[[nodiscard]] draw::Expression expression_of(const Feeling& feeling);

/// Between two expressions: 0 is `from`, 1 is `to`.
[[nodiscard]] draw::Expression between(const draw::Expression& from, const draw::Expression& to,
                                       double share);

class Portraits {
 public:
  explicit Portraits(ui::Target& target) : target_(target) {}
  Portraits(const Portraits&) = delete;
  Portraits& operator=(const Portraits&) = delete;
  ~Portraits();

  /// At rest, for a card or a page.
  void draw_still(ui::Ui& ui, const std::string& portrait, draw::Scene scene, const ui::Rect& place,
                  const std::string& alternative);
  /// In a conversation: goes over to `feeling`, breathes and blinks; rests after 10 s without input, in
  /// reduced motion and where the window is not the one that is worked in, and then asks for no frames.
  void draw_living(ui::Ui& ui, const std::string& portrait, draw::Scene scene, const Feeling& feeling,
                   const ui::Rect& place, const std::string& alternative);
  /// Forgets pictures that were not drawn in the last frames.
  void sweep();
  /// How many pictures were drawn by Cairo so far: what costs most of a frame.
  [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

 private:
  struct Picture {
    ui::TextureId texture = 0;
    int width = 0, height = 0;
    std::string key;
    std::uint64_t last_frame = 0;
  };
  /// How deep a breath is, in steps too small to be seen: so the poses of somebody who only breathes come
  /// again.
  static constexpr int kBreaths = 12;
  /// Those poses, for as long as a feeling lasts. Where they would take too much memory there are none.
  struct Poses {
    std::array<ui::TextureId, kBreaths + 1> textures{};
    int width = 0, height = 0;
    draw::Scene scene = draw::Scene::plain;
    draw::Theme theme = draw::Theme::light;
    std::uint64_t last_frame = 0;
  };
  /// False when this pose is not one of those, or there is no memory for it.
  bool show_again(ui::Ui& ui, const std::string& portrait, draw::Scene scene, const ui::Rect& place,
                  const std::string& alternative);
  void forget_poses();
  void show(ui::Ui& ui, Picture& picture, const std::string& portrait, draw::Scene scene,
            const draw::Expression& expression, const ui::Rect& place, const std::string& key,
            const std::string& alternative);

  ui::Target& target_;
  std::map<std::string, Picture> pictures_;  // by portrait and size
  // The one in a conversation.
  std::string living_;
  draw::Expression from_, to_, now_;
  double began_ = 0, next_blink_ = 0, last_pose_ = -1;
  int breath_ = -1;  // the step of the pose now; -1: it will not come again
  Poses poses_;
  std::uint64_t frame_ = 0, drawn_ = 0;
};

/// Where a case is set, from its `place`, setting and portrait: what stands behind the person.
[[nodiscard]] draw::Scene scene_of(const std::string& place, const std::string& setting);

}  // namespace gesprek::player
