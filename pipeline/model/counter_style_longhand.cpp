// Numbers written out in Chinese, Japanese and Korean, and Ethiopic numerals (css-counter-styles-3 §7.1, §7.2): the styles that
// need an algorithm of their own. Changes with the specification.
#include <array>

#include "base/utf8.h"
#include "model/counter_style.h"

namespace bifolio::model {
namespace {

constexpr std::string_view ethiopic_numeric = "ethiopic-numeric";

enum class ZeroRule : std::uint8_t { Chinese, Drop };
enum class OneRule : std::uint8_t { Keep, DropBeforeMarker, ChineseTens };

struct Longhand {
  std::string_view name;
  std::array<std::string_view, 10> digits;
  std::array<std::string_view, 4> markers;  ///< of ones, tens, hundreds, thousands
  ZeroRule zero;
  OneRule one;
  std::string_view negative, suffix;
};

constexpr Longhand styles[] = {
    {"simp-chinese-informal",
     {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     ZeroRule::Chinese,
     OneRule::ChineseTens,
     "负",
     "、"},
    {"simp-chinese-formal",
     {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
     {"", "拾", "佰", "仟"},
     ZeroRule::Chinese,
     OneRule::Keep,
     "负",
     "、"},
    {"trad-chinese-informal",
     {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     ZeroRule::Chinese,
     OneRule::ChineseTens,
     "負",
     "、"},
    {"cjk-ideographic",
     {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     ZeroRule::Chinese,
     OneRule::ChineseTens,
     "負",
     "、"},
    {"trad-chinese-formal",
     {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
     {"", "拾", "佰", "仟"},
     ZeroRule::Chinese,
     OneRule::Keep,
     "負",
     "、"},
    {"japanese-informal",
     {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     ZeroRule::Drop,
     OneRule::DropBeforeMarker,
     "マイナス",
     "、"},
    {"japanese-formal",
     {"零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"},
     {"", "拾", "百", "阡"},
     ZeroRule::Drop,
     OneRule::Keep,
     "マイナス",
     "、"},
    {"korean-hangul-formal",
     {"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"},
     {"", "십", "백", "천"},
     ZeroRule::Drop,
     OneRule::Keep,
     "마이너스 ",
     ", "},
    {"korean-hanja-informal",
     {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
     {"", "十", "百", "千"},
     ZeroRule::Drop,
     OneRule::DropBeforeMarker,
     "마이너스 ",
     ", "},
    {"korean-hanja-formal",
     {"零", "壹", "貳", "參", "四", "五", "六", "七", "八", "九"},
     {"", "拾", "百", "仟"},
     ZeroRule::Drop,
     OneRule::Keep,
     "마이너스 ",
     ", "},
};

Longhand const* find(std::string_view name) {
  for (Longhand const& style : styles)
    if (style.name == name) return &style;
  return nullptr;
}

// css-counter-styles-3 §7.1.1–7.1.3: 0 to 9999.
std::string write_out(Longhand const& style, int value) {
  if (value == 0) return std::string(style.digits[0]);
  static constexpr std::array<int, 4> weights = {1, 10, 100, 1000};
  std::string out;
  bool zero_due = false;
  for (int place = 3; place >= 0; --place) {
    const auto at = static_cast<std::size_t>(place);
    const int digit = value / weights[at] % 10;
    if (digit == 0) {
      zero_due = !out.empty();
      continue;
    }
    if (zero_due && style.zero == ZeroRule::Chinese) out += style.digits[0];
    zero_due = false;
    const bool silent_one =
        digit == 1 && place > 0 &&
        (style.one == OneRule::DropBeforeMarker || (style.one == OneRule::ChineseTens && place == 1 && value < 20));
    if (!silent_one) out += style.digits[static_cast<std::size_t>(digit)];
    out += style.markers[at];
  }
  return out;
}

// css-counter-styles-3 §7.2. Requires value > 0.
std::string ethiopic(std::uint32_t value) {
  if (value == 1) return "፩";
  std::array<std::uint32_t, 6> groups{};
  int count = 0;
  for (; value > 0; value /= 100) groups[static_cast<std::size_t>(count++)] = value % 100;
  std::string out;
  for (int i = count - 1; i >= 0; --i) {
    const std::uint32_t group = groups[static_cast<std::size_t>(i)];
    const bool silent = group == 0 || (group == 1 && i == count - 1) || (group == 1 && i % 2 == 1);
    if (!silent && group / 10) utf8::append(out, 0x1372 + group / 10 - 1);
    if (!silent && group % 10) utf8::append(out, 0x1369 + group % 10 - 1);
    if (i % 2 == 1 && group != 0) out += "፻";
    if (i % 2 == 0 && i != 0) out += "፼";
  }
  return out;
}

}  // namespace

std::vector<CounterStyle> longhand_counter_styles() {
  std::vector<CounterStyle> out;
  for (Longhand const& longhand : styles) {
    CounterStyle& style = out.emplace_back();
    style.extends = longhand.name;
    style.ranges = {{-9999, 9999}};
    style.negative_prefix = longhand.negative;
    style.suffix = longhand.suffix;
    style.fallback = "cjk-decimal";
  }
  CounterStyle& numeric = out.emplace_back();
  numeric.extends = ethiopic_numeric;
  numeric.ranges = {{1, INT32_MAX}};
  numeric.suffix = "/ ";
  return out;
}

std::string longhand_text(std::uint64_t magnitude, std::string_view longhand) {
  if (longhand == ethiopic_numeric) return ethiopic(static_cast<std::uint32_t>(magnitude));
  return write_out(*find(longhand), static_cast<int>(magnitude));
}

}  // namespace bifolio::model
