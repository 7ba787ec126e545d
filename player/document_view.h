#pragma once
// A report's document on the screen: the same blocks that become HTML and PDF, as a third face of them.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/report/document.h"
#include "player/view.h"

namespace gesprek::player {

/// Pictures of a document as textures, each made once per width and theme.
class Pictures {
 public:
  explicit Pictures(ui::Target& target) : target_(target) {}
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;
  ~Pictures();
  /// Draws `picture` `width` wide from `at` on; gives its height.
  float draw(ui::Ui& ui, const draw::Picture& picture, ui::Point at, float width);
  void clear();

 private:
  struct Made {
    ui::TextureId texture = 0;
    int width = 0, height = 0;
  };
  ui::Target& target_;
  std::map<std::string, Made> made_;
};

struct DocumentState {
  std::set<std::string> unfolded;  // by their summary
  std::vector<std::string>* writing =
      nullptr;  // what is written where the page leaves room, in order; may be null
};

/// Draws `blocks` from `flow` on.
void draw_blocks(const View& view, const std::vector<report::Block>& blocks, DocumentState& state,
                 Pictures& pictures, ui::Flow& flow);

}  // namespace gesprek::player
