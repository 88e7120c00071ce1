// The predefined counter styles' symbols (css-counter-styles-3 §6): a table, read by counter_style.cpp. Changes with the
// specification.
#include <array>
#include <map>

#include "base/utf8.h"
#include "model/counter_style.h"

namespace bifolio::model {
namespace {

using System = CounterStyle::System;
using Additive = std::vector<std::pair<std::int32_t, std::string>>;
using Table = std::map<std::string, CounterStyle, std::less<>>;

/// Each code point of `text` is a symbol.
std::vector<std::string> symbols_of(std::string_view text) {
  std::vector<std::string> out;
  for (const char32_t c : utf8::CodePoints(text)) utf8::append(out.emplace_back(), c);
  return out;
}

std::vector<std::string> range_of(char32_t first, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) utf8::append(out.emplace_back(), first + static_cast<char32_t>(i));
  return out;
}

CounterStyle style_of(System system, std::vector<std::string> symbols) {
  CounterStyle style;
  style.system = system;
  style.symbols = std::move(symbols);
  return style;
}

CounterStyle additive_of(std::int32_t high, Additive symbols) {
  CounterStyle style;
  style.system = System::Additive;
  style.additive_symbols = std::move(symbols);
  style.ranges = {{1, high}};
  return style;
}

CounterStyle bullet(std::string symbol) {
  CounterStyle style = style_of(System::Cyclic, {std::move(symbol)});
  style.suffix = " ";
  return style;
}

/// Additive symbols by decimal place: `digits` holds nine code points for each of the thousands … ones, fewer at the top.
Additive places(std::string_view digits) {
  std::vector<std::string> const symbols = symbols_of(digits);
  Additive out;
  std::int32_t weight = 1;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    out.insert(out.begin(), {static_cast<std::int32_t>(i % 9 + 1) * weight, symbols[i]});
    if (i % 9 == 8) weight *= 10;
  }
  return out;
}

Additive roman(std::array<std::string_view, 7> const& letters) {
  const auto pair = [&](int a, int b) {
    return std::string(letters[static_cast<std::size_t>(a)]) + std::string(letters[static_cast<std::size_t>(b)]);
  };
  const auto one = [&](int a) { return std::string(letters[static_cast<std::size_t>(a)]); };
  return {{1000, one(6)},   {900, pair(4, 6)}, {500, one(5)},   {400, pair(4, 5)}, {100, one(4)},   {90, pair(2, 4)}, {50, one(3)},
          {40, pair(2, 3)}, {10, one(2)},      {9, pair(0, 2)}, {5, one(1)},       {4, pair(0, 1)}, {1, one(0)}};
}

/// 15 and 16 are not written with letters of the divine name (css-counter-styles-3 §6.1, hebrew).
Additive hebrew() {
  Additive out;
  for (std::int32_t i = 10; i >= 1; --i) {
    static constexpr std::array<std::string_view, 10> letters = {"א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט", "י"};
    out.emplace_back(i * 1000, std::string(letters[static_cast<std::size_t>(i - 1)]) + "׳");
  }
  const Additive rest = {{400, "ת"}, {300, "ש"}, {200, "ר"}, {100, "ק"}, {90, "צ"},  {80, "פ"},  {70, "ע"},  {60, "ס"},  {50, "נ"},
                         {40, "מ"},  {30, "ל"},  {20, "כ"},  {19, "יט"}, {18, "יח"}, {17, "יז"}, {16, "טז"}, {15, "טו"}, {10, "י"},
                         {9, "ט"},   {8, "ח"},   {7, "ז"},   {6, "ו"},   {5, "ה"},   {4, "ד"},   {3, "ג"},   {2, "ב"},   {1, "א"}};
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

void add_numeric(Table& table) {
  static constexpr std::pair<std::string_view, char32_t> zeros[] = {
      {"decimal", '0'},      {"arabic-indic", 0x660}, {"bengali", 0x9E6},  {"cambodian", 0x17E0}, {"khmer", 0x17E0},
      {"devanagari", 0x966}, {"gujarati", 0xAE6},     {"gurmukhi", 0xA66}, {"kannada", 0xCE6},    {"lao", 0xED0},
      {"malayalam", 0xD66},  {"mongolian", 0x1810},   {"myanmar", 0x1040}, {"oriya", 0xB66},      {"persian", 0x6F0},
      {"tamil", 0xBE6},      {"telugu", 0xC66},       {"thai", 0xE50},     {"tibetan", 0xF20},    {"urdu", 0x6F0},
  };
  for (auto const& [name, zero] : zeros) table.emplace(name, style_of(System::Numeric, range_of(zero, 10)));
  CounterStyle padded = style_of(System::Numeric, range_of('0', 10));
  padded.pad_length = 2;
  padded.pad_symbol = "0";
  table.emplace("decimal-leading-zero", std::move(padded));
  CounterStyle cjk = style_of(System::Numeric, symbols_of("〇一二三四五六七八九"));
  cjk.ranges = {{0, INT32_MAX}};
  cjk.suffix = "、";
  table.emplace("cjk-decimal", std::move(cjk));
}

void add_alphabetic(Table& table) {
  for (char const* const name : {"lower-alpha", "lower-latin"})
    table.emplace(name, style_of(System::Alphabetic, range_of('a', 26)));
  for (char const* const name : {"upper-alpha", "upper-latin"})
    table.emplace(name, style_of(System::Alphabetic, range_of('A', 26)));
  table.emplace("lower-greek", style_of(System::Alphabetic, symbols_of("αβγδεζηθικλμνξοπρστυφχψω")));
  const auto add = [&](char const* name, std::string_view symbols, char const* suffix = "、") {
    CounterStyle style = style_of(System::Alphabetic, symbols_of(symbols));
    style.suffix = suffix;
    table.emplace(name, std::move(style));
  };
  add("hiragana", "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん");
  add("hiragana-iroha", "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす");
  add("katakana", "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン");
  add("katakana-iroha", "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス");
  // Not in the specification, but browsers know them, so authors use them.
  add("hangul", "가나다라마바사아자차카타파하", ". ");
  add("hangul-consonant", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", ". ");
  add("ethiopic-halehame", "ሀለሐመሠረሰቀበተኀነአከወዐዘየደገጠጰጸፀፈፐ", "፦");
  add("ethiopic-halehame-am", "ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "፦");
  add("ethiopic-halehame-ti-er", "ሀለሐመረሰሸቀቐበተቸነኘአከኸወዐዘዠየደጀገጠጨጰጸፈፐ", "፦");
  add("ethiopic-halehame-ti-et", "ሀለሐመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "፦");
}

void add_fixed(Table& table) {
  const auto add = [&](char const* name, std::string_view symbols) {
    CounterStyle style = style_of(System::Fixed, symbols_of(symbols));
    style.fallback = "cjk-decimal";
    style.suffix = "、";
    table.emplace(name, std::move(style));
  };
  add("cjk-earthly-branch", "子丑寅卯辰巳午未申酉戌亥");
  add("cjk-heavenly-stem", "甲乙丙丁戊己庚辛壬癸");
}

void add_additive(Table& table) {
  table.emplace("lower-roman", additive_of(3999, roman({"i", "v", "x", "l", "c", "d", "m"})));
  table.emplace("upper-roman", additive_of(3999, roman({"I", "V", "X", "L", "C", "D", "M"})));
  const Additive armenian = places("ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔ");
  table.emplace("armenian", additive_of(9999, armenian));
  table.emplace("upper-armenian", additive_of(9999, armenian));
  table.emplace("lower-armenian", additive_of(9999, places("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք")));
  Additive georgian = places("აბგდევზჱთიკლმნჲოპჟრსტჳფქღყშჩცძწჭხჴჯჰ");
  georgian.insert(georgian.begin(), {10000, "ჵ"});
  table.emplace("georgian", additive_of(19999, std::move(georgian)));
  table.emplace("hebrew", additive_of(10999, hebrew()));
}

Table make_table() {
  Table table;
  add_numeric(table);
  add_alphabetic(table);
  add_fixed(table);
  add_additive(table);
  for (CounterStyle& style : longhand_counter_styles()) table.emplace(style.extends, style);
  table.emplace("disc", bullet("•"));
  table.emplace("circle", bullet("◦"));
  table.emplace("square", bullet("▪"));
  table.emplace("disclosure-open", bullet("▾"));
  table.emplace("disclosure-closed", bullet("▸"));
  return table;
}

Table const& table() {
  static const Table made = make_table();
  return made;
}

}  // namespace

CounterStyle const* predefined_counter_style(std::string_view name) {
  const auto found = table().find(name);
  return found == table().end() ? nullptr : &found->second;
}

std::vector<std::string_view> predefined_counter_style_names() {
  std::vector<std::string_view> names;
  for (auto const& [name, style] : table()) names.push_back(name);
  return names;
}

}  // namespace bifolio::model
