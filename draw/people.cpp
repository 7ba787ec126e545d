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
    Person& p = add("vrouw-20-a", "een vrouw van een jaar of twintig met een vlecht", 20);
    p.width = 0.47, p.jaw = 0.32, p.nose = 0.44, p.lips = 0.66, p.brows = 0.42, p.eyes = 0.64, p.build = 0.32;
    p.skin = kPale, p.hair_colour = 0x8A5A3A, p.eye_colour = kBlueEye, p.hair = Hair::side_plait;
    p.has_freckles = true, p.has_lashes = true;
    p.dress = Dress::hoodie, p.dress_colour = 0x6F7C94;
  }
  {
    Person& p = add("vrouw-25-c", "een vrouw van een jaar of zevenentwintig met blond golvend haar", 27);
    p.width = 0.5, p.jaw = 0.36, p.nose = 0.5, p.lips = 0.6, p.brows = 0.42, p.eyes = 0.56, p.build = 0.4;
    p.skin = kFair, p.hair_colour = kBlond, p.eye_colour = kGreenEye, p.hair = Hair::waves;
    p.has_lashes = true;
    p.dress = Dress::round_neck, p.dress_colour = 0x7D93A0, p.is_striped = true;
  }
  {
    Person& p = add("vrouw-30-c", "een vrouw van een jaar of dertig met kort haar", 30);
    p.width = 0.52, p.jaw = 0.42, p.nose = 0.46, p.lips = 0.58, p.brows = 0.5, p.eyes = 0.6, p.build = 0.42;
    p.skin = kWarm, p.hair_colour = kBlack, p.eye_colour = kBrownEye, p.hair = Hair::pixie;
    p.has_earrings = true, p.has_lashes = true;
    p.dress = Dress::blouse, p.dress_colour = 0xB0694F;
  }
  {
    Person& p = add("vrouw-35-b", "een vrouw van een jaar of vijfendertig met lang krullend haar", 34);
    p.width = 0.46, p.jaw = 0.4, p.nose = 0.56, p.lips = 0.64, p.brows = 0.55, p.eyes = 0.58, p.build = 0.4;
    p.skin = kOlive, p.hair_colour = 0x3A2618, p.eye_colour = kBrownEye, p.hair = Hair::waves;
    p.has_earrings = true;
    p.dress = Dress::v_neck, p.dress_colour = 0x7B4B57;
  }
  {
    Person& p = add("vrouw-35-c", "een vrouw van een jaar of vijfendertig met rood haar", 37);
    p.width = 0.5, p.jaw = 0.4, p.nose = 0.5, p.lips = 0.5, p.brows = 0.4, p.eyes = 0.52, p.build = 0.42;
    p.skin = kPale, p.hair_colour = kRed, p.eye_colour = kGreenEye, p.hair = Hair::ponytail;
    p.has_freckles = true;
    p.dress = Dress::coat, p.dress_colour = 0x58685F, p.under_colour = 0xE4DACB;
  }
  {
    Person& p = add("vrouw-35-d", "een vrouw van een jaar of vijfendertig met zwart haar tot de kin", 35);
    p.width = 0.48, p.jaw = 0.38, p.nose = 0.58, p.lips = 0.66, p.brows = 0.66, p.eyes = 0.62, p.build = 0.4;
    p.skin = kOlive, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::bob;
    p.has_earrings = true, p.has_lashes = true;
    p.dress = Dress::blouse, p.dress_colour = 0x5F7F8C;
  }
  {
    Person& p = add("vrouw-35-e", "een vrouw van een jaar of vijfendertig met een wijnrode hoofddoek", 35);
    p.width = 0.5, p.jaw = 0.38, p.nose = 0.5, p.lips = 0.72, p.brows = 0.58, p.eyes = 0.62, p.build = 0.42;
    p.skin = kBrown, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::none;
    p.has_headscarf = true, p.headscarf = 0x7C4150, p.has_lashes = true;
    p.dress = Dress::v_neck, p.dress_colour = 0x51616D, p.under_colour = 0x7C4150;
  }
  {
    Person& p =
        add("vrouw-35-f", "een vrouw van een jaar of zesendertig met donkerblond haar tot de schouder", 36);
    p.width = 0.46, p.jaw = 0.46, p.nose = 0.54, p.lips = 0.46, p.brows = 0.48, p.eyes = 0.5, p.build = 0.4;
    p.skin = kFair, p.hair_colour = kSand, p.eye_colour = kBlueEye, p.hair = Hair::shoulder;
    p.has_earrings = true;
    p.dress = Dress::blouse, p.dress_colour = 0x465B78;
  }
  {
    Person& p = add("vrouw-45-b", "een vrouw van een jaar of vijfenveertig met kort blond haar", 47);
    p.width = 0.56, p.jaw = 0.5, p.nose = 0.52, p.lips = 0.5, p.brows = 0.42, p.eyes = 0.5, p.build = 0.55;
    p.skin = kFair, p.hair_colour = 0xCBAA74, p.eye_colour = kBlueEye, p.hair = Hair::pixie;
    p.has_earrings = true;
    p.dress = Dress::cardigan, p.dress_colour = 0x6A7B5E, p.under_colour = 0xEFE7DA;
  }
  {
    Person& p = add("vrouw-45-c",
                    "een vrouw van een jaar of vijfenveertig met zwart haar in een knot en een bril", 45);
    p.width = 0.5, p.jaw = 0.42, p.nose = 0.56, p.lips = 0.62, p.brows = 0.58, p.eyes = 0.56, p.build = 0.45;
    p.skin = kBrown, p.hair_colour = 0x2A1D1A, p.eye_colour = kDarkEye, p.hair = Hair::bun;
    p.has_glasses = true, p.has_earrings = true;
    p.dress = Dress::v_neck, p.dress_colour = 0x8A6A3F;
  }
  {
    Person& p = add("vrouw-55-a", "een vrouw van een jaar of zesenvijftig met grijzend haar", 57);
    p.width = 0.58, p.jaw = 0.5, p.nose = 0.55, p.lips = 0.46, p.brows = 0.38, p.eyes = 0.48, p.build = 0.58;
    p.skin = kFair, p.hair_colour = 0x8C7A6C, p.eye_colour = kGreenEye, p.hair = Hair::bob;
    p.has_earrings = true;
    p.dress = Dress::round_neck, p.dress_colour = 0x3F6470;
  }
  {
    Person& p = add("vrouw-60-b", "een vrouw van een jaar of zestig met kort wit haar en een bril", 61);
    p.width = 0.54, p.jaw = 0.48, p.nose = 0.6, p.lips = 0.42, p.brows = 0.34, p.eyes = 0.46, p.build = 0.52;
    p.skin = kWarm, p.hair_colour = kWhite, p.eye_colour = kBrownEye, p.hair = Hair::pixie;
    p.has_glasses = true;
    p.dress = Dress::blouse, p.dress_colour = 0x7A5E86;
  }
  {
    Person& p = add("man-30-a", "een man van een jaar of dertig met achterovergekamd haar", 29);
    p.width = 0.48, p.jaw = 0.58, p.nose = 0.58, p.lips = 0.5, p.brows = 0.66, p.eyes = 0.5, p.build = 0.65;
    p.skin = kWarm, p.hair_colour = kBrunette, p.eye_colour = kBrownEye, p.hair = Hair::swept;
    p.beard = Beard::stubble;
    p.dress = Dress::round_neck, p.dress_colour = 0x4E5D52;
  }
  {
    Person& p = add("man-40-c", "een man van een jaar of veertig met zwart haar en een bril", 43);
    p.width = 0.52, p.jaw = 0.6, p.nose = 0.66, p.lips = 0.55, p.brows = 0.72, p.eyes = 0.5, p.build = 0.65;
    p.skin = kOlive, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::swept;
    p.has_glasses = true;
    p.dress = Dress::shirt, p.dress_colour = 0xA9BAC4;
  }
  {
    Person& p = add("man-45-a", "een man van een jaar of vijfenveertig met krullen", 46);
    p.width = 0.5, p.jaw = 0.55, p.nose = 0.6, p.lips = 0.45, p.brows = 0.55, p.eyes = 0.45, p.build = 0.62;
    p.skin = kFair, p.hair_colour = 0x6B563F, p.eye_colour = kGreenEye, p.hair = Hair::curls;
    p.dress = Dress::cardigan, p.dress_colour = 0x6A5B4C, p.under_colour = 0xC7D2D4;
  }
  {
    Person& p = add("man-45-b", "een verweerde man van een jaar of vijfenveertig met een korte baard", 44);
    p.width = 0.66, p.jaw = 0.82, p.nose = 0.7, p.lips = 0.4, p.brows = 0.7, p.eyes = 0.4, p.build = 0.95;
    p.skin = 0xD39A76, p.hair_colour = 0x7A5B3D, p.eye_colour = kBlueEye, p.hair = Hair::buzz;
    p.beard = Beard::short_;
    p.dress = Dress::coat, p.dress_colour = 0x3E4A57, p.under_colour = 0xA24B3C;
  }
  {
    Person& p = add("jongen-11-a", "een jongen van elf met krullen", 11);
    p.width = 0.48, p.jaw = 0.48, p.nose = 0.46, p.lips = 0.6, p.brows = 0.5, p.eyes = 0.56, p.build = 0.38;
    p.skin = 0xB57C54, p.hair_colour = 0x2B1C16, p.eye_colour = kDarkEye, p.hair = Hair::curls;
    p.dress = Dress::hoodie, p.dress_colour = 0xB0803E;
  }
  {
    Person& p = add("meisje-7-a", "een meisje van zeven met een staart", 7);
    p.width = 0.5, p.jaw = 0.42, p.nose = 0.42, p.lips = 0.55, p.brows = 0.42, p.eyes = 0.62, p.build = 0.36;
    p.skin = kFair, p.hair_colour = kChestnut, p.eye_colour = kGreenEye, p.hair = Hair::ponytail;
    p.has_freckles = true;
    p.dress = Dress::round_neck, p.dress_colour = 0x6E8FA6, p.is_striped = true;
  }
  {
    Person& p = add("jongen-4-a", "een jongen van vier", 4);
    p.width = 0.56, p.jaw = 0.5, p.nose = 0.42, p.lips = 0.5, p.brows = 0.4, p.eyes = 0.6, p.build = 0.42;
    p.skin = kWarm, p.hair_colour = kChestnut, p.eye_colour = kBrownEye, p.hair = Hair::crop;
    p.dress = Dress::round_neck, p.dress_colour = 0xC07A4A, p.is_striped = true;
  }
  {
    Person& p = add("vrouw-33-a", "een vrouw van een jaar of drieëndertig met een knot en sproeten", 33);
    p.width = 0.47, p.jaw = 0.44, p.nose = 0.5, p.lips = 0.52, p.brows = 0.44, p.eyes = 0.52, p.build = 0.38;
    p.skin = kPale, p.hair_colour = 0xB0793F, p.eye_colour = kGreenEye, p.hair = Hair::bun;
    p.has_freckles = true;
    p.dress = Dress::coat, p.dress_colour = 0x7D3F4A, p.under_colour = 0x5A5F66;
  }
  {
    Person& p = add("vrouw-34-a", "een vrouw van een jaar of vierendertig met een bruine vlecht", 34);
    p.width = 0.5, p.jaw = 0.38, p.nose = 0.48, p.lips = 0.6, p.brows = 0.46, p.eyes = 0.58, p.build = 0.4;
    p.skin = kFair, p.hair_colour = 0x6A4128, p.eye_colour = kBlueEye, p.hair = Hair::side_plait;
    p.has_earrings = true;
    p.dress = Dress::round_neck, p.dress_colour = 0x9A7F92, p.is_striped = true;
  }
  {
    Person& p = add("vrouw-40-a", "een vrouw van een jaar of veertig met volle krullen", 42);
    p.width = 0.55, p.jaw = 0.45, p.nose = 0.55, p.lips = 0.8, p.brows = 0.5, p.eyes = 0.55, p.build = 0.52;
    p.skin = kDark, p.hair_colour = 0x33241E, p.eye_colour = kDarkEye, p.hair = Hair::big_curls;
    p.has_earrings = true;
    p.dress = Dress::cardigan, p.dress_colour = 0xB5873F, p.under_colour = 0xF0E8DC;
  }
  {
    Person& p = add("vrouw-60-c", "een vrouw van een jaar of zestig met grijze golven", 61);
    p.width = 0.56, p.jaw = 0.5, p.nose = 0.52, p.lips = 0.44, p.brows = 0.36, p.eyes = 0.46, p.build = 0.6;
    p.skin = kFair, p.hair_colour = 0xA7A29B, p.eye_colour = kBlueEye, p.hair = Hair::waves;
    p.has_glasses = true;
    p.dress = Dress::v_neck, p.dress_colour = 0x56707A;
  }
  {
    Person& p = add("man-35-b", "een man van een jaar of vijfendertig met een rossige baard", 36);
    p.width = 0.58, p.jaw = 0.66, p.nose = 0.58, p.lips = 0.5, p.brows = 0.6, p.eyes = 0.48, p.build = 0.8;
    p.skin = kPale, p.hair_colour = kRed, p.eye_colour = kGreenEye, p.hair = Hair::tousled;
    p.beard = Beard::full;
    p.dress = Dress::round_neck, p.dress_colour = 0x5E7288;
  }
  {
    Person& p = add("jongen-8-a", "een jongen van acht met kort haar", 8);
    p.width = 0.5, p.jaw = 0.5, p.nose = 0.44, p.lips = 0.5, p.brows = 0.45, p.eyes = 0.58, p.build = 0.38;
    p.skin = kFair, p.hair_colour = 0x8A5F38, p.eye_colour = kGreenEye, p.hair = Hair::crop;
    p.has_freckles = true;
    p.dress = Dress::hoodie, p.dress_colour = 0x4F6F8A;
  }
  {
    Person& p = add("jongen-6-a", "een jongen van vijf of zes met donker haar", 5.6);
    p.width = 0.52, p.jaw = 0.5, p.nose = 0.42, p.lips = 0.5, p.brows = 0.45, p.eyes = 0.6, p.build = 0.4;
    p.skin = kOlive, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::fringe;
    p.dress = Dress::round_neck, p.dress_colour = 0x6A8C5C, p.is_striped = true;
  }
  {
    Person& p = add("man-30-b", "een man van een jaar of dertig met blonde krullen", 31);
    p.width = 0.5, p.jaw = 0.56, p.nose = 0.55, p.lips = 0.5, p.brows = 0.5, p.eyes = 0.48, p.build = 0.66;
    p.skin = kFair, p.hair_colour = 0xB08D57, p.eye_colour = kBlueEye, p.hair = Hair::curls;
    p.beard = Beard::stubble;
    p.dress = Dress::coat, p.dress_colour = 0x5B6B78, p.under_colour = 0xD9D2C4;
  }
  {
    Person& p = add("man-30-c", "een man van een jaar of dertig met een bril", 31);
    p.width = 0.46, p.jaw = 0.5, p.nose = 0.56, p.lips = 0.52, p.brows = 0.55, p.eyes = 0.5, p.build = 0.55;
    p.skin = kBrown, p.hair_colour = kBlack, p.eye_colour = kDarkEye, p.hair = Hair::crop;
    p.has_glasses = true;
    p.dress = Dress::polo, p.dress_colour = 0x7C8F5A;
  }
  {
    Person& p = add("vrouw-45-d",
                    "een vrouw van een jaar of vierenveertig met donker opgestoken haar en een bril", 44);
    p.width = 0.56, p.jaw = 0.54, p.nose = 0.54, p.lips = 0.52, p.brows = 0.5, p.eyes = 0.52, p.build = 0.58;
    p.skin = kWarm, p.hair_colour = 0x2E2624, p.eye_colour = kGreenEye, p.hair = Hair::bun;
    p.has_earrings = true, p.has_glasses = true;
    p.dress = Dress::turtleneck, p.dress_colour = 0x2F4A5C;
  }
  {
    Person& p = add("vrouw-55-b", "een vrouw van een jaar of zevenenvijftig met kort grijs haar", 57);
    p.width = 0.52, p.jaw = 0.46, p.nose = 0.58, p.lips = 0.42, p.brows = 0.4, p.eyes = 0.48, p.build = 0.5;
    p.skin = kPale, p.hair_colour = 0x93928F, p.eye_colour = kBlueEye, p.hair = Hair::pixie;
    p.has_earrings = true;
    p.dress = Dress::turtleneck, p.dress_colour = 0x7C5560;
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
