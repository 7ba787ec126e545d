#pragma once
// Words and sentences, under the name persona scripts know them by (format 5.7).

#include "engine/base/tekst.h"

namespace gesprek::script {

namespace tekst = gesprek::tekst;

}  // namespace gesprek::script
