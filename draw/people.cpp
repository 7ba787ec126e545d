// Who there is. Names are kind-age-letter; a case names one (`portrait: vrouw-25-a`).
#include "draw/portrait.h"

#include <algorithm>
#include <cmath>

namespace gesprek::draw {

namespace {

// Skins and hair as in a Dutch waiting room.
constexpr std::uint32_t kPale = 0xF3CFB8, kFair = 0xEDBE9F, kWarm = 0xDFA982, kOlive = 0xCB9468,
                        kBrown = 0xA66E48, kDark = 0x7D4F35, kDeep = 0x5C3A29;
constexpr std::uint32_t kBlond = 0xC99B5B, kSand = 0xA88256, kRed = 0x9E5430, kChestnut = 0x6A4128,
                        kBrunette = 0x44301F, kBlack = 0x241B18, kGrey = 0x9B9A97, kWhite = 0xD6D2CA;
constexpr std::uint32_t kBlueEye = 0x54758A, kGreenEye = 0x62754E, kBrownEye = 0x4F3420, kDarkEye = 0x33231A;

std::vector<Person> make() {
  std::vector<Person> all;
  const auto add = [&](const char* id, const char* words, double age) -> Person& {
    Person& person = all.emplace_back();
    person.id = id;
    person.words = words;
    person.age = age;
    return person;
  };
  {  // Kim: proud, quick
    Person& p = add("vrouw-25-a", "een jonge vrouw met een paardenstaart", 25);
    p.width = 0.45, p.jaw = 0.3, p.nose = 0.4, p.lips = 0.62, p.brows = 0.4, p.eyes = 0.62, p.build = 0.35;
    p.skin = kFair, p.hair_colour = kSand, p.eye_colour = kBlueEye, p.hair = Hair::ponytail;
    p.dress = Dress::hoodie, p.dress_colour = 0xA5727A;
  }
  {
    Person& p = add("vrouw-25-b", "een jonge vrouw met krullen", 26);
    p.width = 0.55, p.jaw = 0.35, p.nose = 0.55, p.lips = 0.9, p.brows = 0.5, p.eyes = 0.65, p.build = 0.4;
    p.skin = kBrown, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::big_curls;
    p.dress = Dress::round_neck, p.dress_colour = 0xC08A3E;
  }
  {
    Person& p = add("vrouw-30-a", "een vrouw van een jaar of dertig", 31);
    p.width = 0.5, p.jaw = 0.4, p.nose = 0.45, p.lips = 0.55, p.brows = 0.45, p.eyes = 0.55, p.build = 0.4;
    p.skin = kPale, p.hair_colour = kChestnut, p.eye_colour = kGreenEye, p.hair = Hair::shoulder;
    p.dress = Dress::cardigan, p.dress_colour = 0x54707A, p.under_colour = 0xEFE6DA;
  }
  {
    Person& p = add("vrouw-30-b", "een vrouw met een hoofddoek", 32);
    p.width = 0.5, p.jaw = 0.38, p.nose = 0.55, p.lips = 0.7, p.brows = 0.62, p.eyes = 0.65, p.build = 0.42;
    p.skin = kOlive, p.hair_colour = kBlack, p.eye_colour = kBrownEye, p.has_headscarf = true,
    p.headscarf = 0x4D7A80;
    p.dress = Dress::coat, p.dress_colour = 0x8C7B6B, p.under_colour = 0x4D7A80;
  }
  {
    Person& p = add("vrouw-35-a", "een vrouw van een jaar of vijfendertig met een knot", 36);
    p.width = 0.45, p.jaw = 0.45, p.nose = 0.6, p.lips = 0.5, p.brows = 0.55, p.eyes = 0.5, p.build = 0.45;
    p.skin = kWarm, p.hair_colour = kBrunette, p.eye_colour = kBrownEye, p.hair = Hair::bun;
    p.dress = Dress::blouse, p.dress_colour = 0x7C8C6C;
  }
  {
    Person& p = add("vrouw-45-a", "een vrouw van een jaar of vijfenveertig met een bril", 46);
    p.width = 0.55, p.jaw = 0.5, p.nose = 0.5, p.lips = 0.45, p.brows = 0.4, p.eyes = 0.48, p.build = 0.55;
    p.skin = kFair, p.hair_colour = kRed, p.eye_colour = kGreenEye, p.hair = Hair::bob, p.has_glasses = true;
    p.dress = Dress::v_neck, p.dress_colour = 0x3F5F5C;
  }
  {
    Person& p = add("vrouw-50-a", "een vrouw van een jaar of vijftig", 52);
    p.width = 0.6, p.jaw = 0.52, p.nose = 0.62, p.lips = 0.75, p.brows = 0.42, p.eyes = 0.5, p.build = 0.6;
    p.skin = kDark, p.hair_colour = 0x2E2624, p.eye_colour = kDarkEye, p.hair = Hair::curls;
    p.dress = Dress::blouse, p.dress_colour = 0x7A4A66;
  }
  {  // Wil
    Person& p = add("vrouw-60-a", "een oudere vrouw met grijs haar", 64);
    p.width = 0.62, p.jaw = 0.5, p.nose = 0.55, p.lips = 0.4, p.brows = 0.3, p.eyes = 0.45, p.build = 0.62;
    p.skin = kPale, p.hair_colour = kGrey, p.eye_colour = kBlueEye, p.hair = Hair::fringe;
    p.dress = Dress::cardigan, p.dress_colour = 0x8A5A62, p.under_colour = 0xE4DCD0;
  }
  {
    Person& p = add("vrouw-70-a", "een grootmoeder met wit haar en een bril", 73);
    p.width = 0.52, p.jaw = 0.42, p.nose = 0.6, p.lips = 0.35, p.brows = 0.25, p.eyes = 0.42, p.build = 0.45;
    p.skin = kOlive, p.hair_colour = kWhite, p.eye_colour = kBrownEye, p.hair = Hair::bun,
    p.has_glasses = true;
    p.dress = Dress::turtleneck, p.dress_colour = 0x6E6A86;
  }
  {
    Person& p = add("man-25-a", "een jonge man met een stoppelbaard", 27);
    p.width = 0.45, p.jaw = 0.55, p.nose = 0.55, p.lips = 0.55, p.brows = 0.75, p.eyes = 0.5, p.build = 0.6;
    p.skin = kOlive, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::tousled,
    p.beard = Beard::stubble;
    p.dress = Dress::hoodie, p.dress_colour = 0x55636B;
  }
  {
    Person& p = add("man-35-a", "een man van een jaar of vijfendertig", 36);
    p.width = 0.5, p.jaw = 0.7, p.nose = 0.6, p.lips = 0.4, p.brows = 0.6, p.eyes = 0.42, p.build = 0.75;
    p.skin = kFair, p.hair_colour = kBlond, p.eye_colour = kBlueEye, p.hair = Hair::crop;
    p.dress = Dress::polo, p.dress_colour = 0x49637E;
  }
  {
    Person& p = add("man-40-a", "een man van een jaar of veertig met een baard", 42);
    p.width = 0.62, p.jaw = 0.75, p.nose = 0.68, p.lips = 0.45, p.brows = 0.8, p.eyes = 0.42, p.build = 0.85;
    p.skin = kWarm, p.hair_colour = kBrunette, p.eye_colour = kBrownEye, p.hair = Hair::crop,
    p.beard = Beard::short_;
    p.dress = Dress::coat, p.dress_colour = 0x4B5148, p.under_colour = 0x9A6B52;
  }
  {
    Person& p = add("man-40-b", "een man met kort haar", 41);
    p.width = 0.55, p.jaw = 0.65, p.nose = 0.72, p.lips = 0.85, p.brows = 0.6, p.eyes = 0.5, p.build = 0.72;
    p.skin = kDeep, p.hair_colour = 0x1C1514, p.eye_colour = kDarkEye, p.hair = Hair::buzz,
    p.beard = Beard::stubble;
    p.dress = Dress::shirt, p.dress_colour = 0x8FA7A4;
  }
  {
    Person& p = add("man-50-a", "een man van een jaar of vijftig met een bril", 53);
    p.width = 0.58, p.jaw = 0.62, p.nose = 0.65, p.lips = 0.35, p.brows = 0.55, p.eyes = 0.42, p.build = 0.7;
    p.skin = kPale, p.hair_colour = 0x7A7268, p.eye_colour = kBlueEye, p.hair = Hair::receding,
    p.has_glasses = true;
    p.dress = Dress::shirt, p.dress_colour = 0x6D7F93;
  }
  {
    Person& p = add("man-65-a", "een grootvader met een snor", 69);
    p.width = 0.6, p.jaw = 0.6, p.nose = 0.78, p.lips = 0.35, p.brows = 0.75, p.eyes = 0.38, p.build = 0.65;
    p.skin = kOlive, p.hair_colour = 0xB9B5AE, p.eye_colour = kDarkEye, p.hair = Hair::receding,
    p.beard = Beard::moustache;
    p.dress = Dress::cardigan, p.dress_colour = 0x6B5A48, p.under_colour = 0xD7DBD3;
  }
  {
    Person& p = add("man-70-a", "een kale oudere man", 72);
    p.width = 0.55, p.jaw = 0.58, p.nose = 0.7, p.lips = 0.5, p.brows = 0.5, p.eyes = 0.4, p.build = 0.55;
    p.skin = kDark, p.hair_colour = 0xBDBAB4, p.eye_colour = kDarkEye, p.hair = Hair::none,
    p.beard = Beard::short_;
    p.dress = Dress::turtleneck, p.dress_colour = 0x4C5B55;
  }
  {
    Person& p = add("meisje-15-a", "een meisje van een jaar of vijftien met lang haar", 15);
    p.width = 0.45, p.jaw = 0.3, p.nose = 0.42, p.lips = 0.6, p.brows = 0.5, p.eyes = 0.6, p.build = 0.25;
    p.skin = kWarm, p.hair_colour = kBrunette, p.eye_colour = kBrownEye, p.hair = Hair::long_;
    p.dress = Dress::hoodie, p.dress_colour = 0x6B6F8E;
  }
  {
    Person& p = add("jongen-15-a", "een jongen van een jaar of vijftien", 15);
    p.width = 0.42, p.jaw = 0.45, p.nose = 0.5, p.lips = 0.5, p.brows = 0.55, p.eyes = 0.48, p.build = 0.35;
    p.skin = kFair, p.hair_colour = kChestnut, p.eye_colour = kGreenEye, p.hair = Hair::tousled;
    p.dress = Dress::hoodie, p.dress_colour = 0x3C4A46;
  }
  {  // Mees
    Person& p = add("jongen-9-a", "een jongen van negen", 9);
    p.width = 0.5, p.jaw = 0.5, p.nose = 0.45, p.lips = 0.5, p.brows = 0.45, p.eyes = 0.55, p.build = 0.4;
    p.skin = kPale, p.hair_colour = kSand, p.eye_colour = kBlueEye, p.hair = Hair::tousled;
    p.dress = Dress::round_neck, p.dress_colour = 0x5E8A6E;
  }
  {
    Person& p = add("meisje-9-a", "een meisje van negen met vlechten", 9);
    p.width = 0.48, p.jaw = 0.4, p.nose = 0.45, p.lips = 0.6, p.brows = 0.45, p.eyes = 0.6, p.build = 0.35;
    p.skin = kBrown, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::braids;
    p.dress = Dress::round_neck, p.dress_colour = 0xC9A24A;
  }
  {
    Person& p = add("meisje-5-a", "een meisje van vijf met een pony", 5);
    p.width = 0.55, p.jaw = 0.5, p.nose = 0.4, p.lips = 0.5, p.brows = 0.35, p.eyes = 0.6, p.build = 0.4;
    p.skin = kPale, p.hair_colour = kBlond, p.eye_colour = kBlueEye, p.hair = Hair::fringe;
    p.dress = Dress::round_neck, p.dress_colour = 0xB5657A;
  }
  {  // Levi
    Person& p = add("peuter-a", "een peuter", 2.4);
    p.width = 0.55, p.jaw = 0.5, p.nose = 0.4, p.lips = 0.5, p.brows = 0.3, p.eyes = 0.6, p.build = 0.5;
    p.skin = kFair, p.hair_colour = kBlond, p.eye_colour = kBlueEye, p.hair = Hair::wisps;
    p.dress = Dress::round_neck, p.dress_colour = 0x7FA3AE;
  }
  {
    Person& p = add("baby-a", "een baby", 0.6);
    p.width = 0.6, p.jaw = 0.5, p.nose = 0.35, p.lips = 0.5, p.brows = 0.2, p.eyes = 0.62, p.build = 0.5;
    p.skin = kWarm, p.hair_colour = kBrunette, p.eye_colour = kBrownEye, p.hair = Hair::wisps;
    p.dress = Dress::round_neck, p.dress_colour = 0xDCC89A;
  }
  {
    Person& p = add("telefoon-a", "iemand aan de telefoon", 40);
    p.is_telephone = true;
  }
  return all;
}

struct Name {
  std::string_view kind;
  double age = -1;
  std::string_view letter;
};

Name read_name(std::string_view id) {
  Name out;
  const std::size_t dash = id.find('-');
  out.kind = id.substr(0, dash);
  if (dash == std::string_view::npos) return out;
  std::string_view rest = id.substr(dash + 1);
  double age = 0;
  std::size_t digits = 0;
  while (digits < rest.size() && digits < 3 && rest[digits] >= '0' && rest[digits] <= '9') {
    age = age * 10 + (rest[digits++] - '0');
  }
  if (digits > 0) out.age = age;
  out.letter = rest;
  return out;
}

bool is_same_kind(std::string_view a, std::string_view b) {
  const auto group = [](std::string_view kind) {
    if (kind == "vrouw" || kind == "meisje" || kind == "oma" || kind == "moeder") return 1;
    if (kind == "man" || kind == "jongen" || kind == "opa" || kind == "vader") return 2;
    if (kind == "peuter" || kind == "baby" || kind == "kleuter") return 3;
    if (kind == "telefoon") return 4;
    return 0;
  };
  return group(a) == group(b) || group(a) == 0;
}

}  // namespace

const std::vector<Person>& people() {
  static const std::vector<Person> all = make();
  return all;
}

Person person_named(std::string_view id) {
  for (const Person& person : people()) {
    if (person.id == id) return person;
  }
  // Nobody of that name: the nearest in age of the same kind; who of them, the name itself decides.
  const Name wanted = read_name(id);
  std::uint32_t hash = 2166136261U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  const Person* best = nullptr;
  double best_way = 1e9;
  for (const Person& person : people()) {
    const Name has = read_name(person.id);
    if (person.is_telephone != (wanted.kind == "telefoon") || !is_same_kind(wanted.kind, has.kind)) continue;
    const double years = wanted.age < 0 ? 0 : std::abs(person.age - wanted.age);
    const double way =
        years + static_cast<double>(
                    (hash ^ static_cast<std::uint32_t>(person.id.size() * 131U +
                                                       static_cast<unsigned char>(person.id.back()))) %
                    7U);
    if (way < best_way) {
      best_way = way;
      best = &person;
    }
  }
  Person out = best != nullptr ? *best : people().front();
  out.id = std::string(id);
  if (wanted.age >= 0 && !out.is_telephone) out.age = wanted.age;
  return out;
}

}  // namespace gesprek::draw
