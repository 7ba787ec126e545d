#pragma once
// What every view is given to draw with.

#include "player/strings.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace gesprek::player {

struct View {
  ui::Ui& ui;
  const Strings& words;
};

}  // namespace gesprek::player
