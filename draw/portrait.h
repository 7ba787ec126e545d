#pragma once
// People, drawn by one hand from a few numbers: who they are stays the same, how they feel changes with the
// conversation and is drawn as it goes. Flat shapes with a second tone; a line only where it says something.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "draw/raster.h"

namespace gesprek::draw {

enum class Hair : std::uint8_t {
  none,       // bald
  buzz,       // a shadow of hair
  crop,       // short, a side parting
  tousled,    // short, untidy
  receding,   // short at the sides
  bob,        // to the chin
  fringe,     // to the chin, with a fringe
  shoulder,   // wavy, to the shoulder
  long_,      // over the shoulders
  ponytail,   // pulled back
  bun,        // pulled up
  curls,      // round and short
  big_curls,  // round and full
  braids,     // two
  wisps,      // of a small child
  swept,      // short at the sides, combed back
  pixie,      // short, close to the head, with a side fringe
  waves,      // to the shoulder, full and wavy
  side_plait  // one plait over the shoulder
};
enum class Dress : std::uint8_t {
  round_neck,
  v_neck,
  shirt,
  hoodie,
  cardigan,
  polo,
  turtleneck,
  blouse,
  coat
};
enum class Beard : std::uint8_t { none, stubble, short_, full, moustache };

/// Who somebody is. Shares are 0–1 with 0.5 the middle.
struct Person {
  std::string id;      // "vrouw-25-a"
  std::string words;   // "een vrouw van een jaar of 25", for who cannot see it
  double age = 35;     // years: proportions, lines, hair
  double width = 0.5;  // of the face
  double jaw = 0.5;    // from pointed to broad
  double nose = 0.5;
  double lips = 0.5;
  double brows = 0.5;             // thickness
  double eyes = 0.5;              // size
  double build = 0.5;             // of neck and shoulders
  std::uint32_t skin = 0xE8B896;  // 0xRRGGBB
  std::uint32_t hair_colour = 0x4A3222;
  std::uint32_t eye_colour = 0x4A3626;
  Hair hair = Hair::crop;
  Beard beard = Beard::none;
  bool has_glasses = false;
  bool has_earrings = false;
  bool has_freckles = false;
  bool has_lashes = false;  // that are seen
  bool has_headscarf = false;
  std::uint32_t headscarf = 0x5B7A82;
  Dress dress = Dress::round_neck;
  std::uint32_t dress_colour = 0x6A7F8C;
  std::uint32_t under_colour = 0xEDE6DA;  // what is seen in the neck
  bool is_striped = false;
  bool is_telephone = false;  // a voice: a telephone stands for it
};

/// How somebody looks at this moment. −1…1 unless said; 0 is at rest.
struct Expression {
  double brow_height = 0;  // 1: raised
  double brow_slant = 0;   // 1: the inner ends up (worry, sorrow); −1: down (anger)
  double lids = 0;         // 1: wide open; −1: closed
  double squint = 0;       // 0–1: the lower lids, of a smile that is meant
  double gaze_x = 0;       // 1: to the right of the picture
  double gaze_y = 0;       // 1: down
  double smile = 0;        // −1: corners down
  double press = 0;        // 0–1: lips pressed together
  double open = 0;         // 0–1
  double tilt = 0;         // of the head, 1: to the right
  double turn = 0;         // of the head, as gaze_x
  double nod = 0;          // 1: chin down
  double shoulders = 0;    // 1: drawn up; −1: hanging
  double away = 0;         // 0–1: the body turned from you
  double blush = 0;        // 0–1
  double breath = 0;       // 0–1: where in it
};

/// What stands behind them, quiet and out of focus.
enum class Scene : std::uint8_t { plain, home, office, school, clinic, door, telephone, practice };

/// The people that there are: at least sixteen.
[[nodiscard]] const std::vector<Person>& people();
/// The person of this name; of an unknown name one that fits it ("man-60-x" is some man of about 60), always
/// the same.
[[nodiscard]] Person person_named(std::string_view id);

/// Head and shoulders, filling width × height pixels; the face stays whole in any shape of picture.
[[nodiscard]] Raster draw_portrait(const Person& person, const Expression& expression, Scene scene, int width,
                                   int height, Theme theme = Theme::light);

/// The same as opaque pixels 0xRRGGBB (the highest byte counts for nothing), not copied: somebody breathes
/// twelve times a second. They stay until the next call in this thread; `rgb` is null without memory for
/// them.
struct PortraitPixels {
  int width = 0, height = 0, stride = 0;  // stride: numbers from one row to the next
  const std::uint32_t* rgb = nullptr;
};
[[nodiscard]] PortraitPixels portrait_pixels(const Person& person, const Expression& expression, Scene scene,
                                             int width, int height, Theme theme = Theme::light);

}  // namespace gesprek::draw
