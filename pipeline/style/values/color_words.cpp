#include "style/values/color_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "style/names.h"
#include "style/values/named_colors.h"

namespace bifolio::style {
namespace {

/// css-color-4 §6.2 and its appendix A, as they are in a light theme; in alphabetical order.
constexpr NamedColor system_colors[] = {{"accentcolor", 0x0075FF},
                                        {"accentcolortext", 0xFFFFFF},
                                        {"activeborder", 0x000000},
                                        {"activecaption", 0xFFFFFF},
                                        {"activetext", 0xFF0000},
                                        {"appworkspace", 0xFFFFFF},
                                        {"background", 0xFFFFFF},
                                        {"buttonborder", 0x000000},
                                        {"buttonface", 0xEFEFEF},
                                        {"buttonhighlight", 0xEFEFEF},
                                        {"buttonshadow", 0xEFEFEF},
                                        {"buttontext", 0x000000},
                                        {"canvas", 0xFFFFFF},
                                        {"canvastext", 0x000000},
                                        {"captiontext", 0x000000},
                                        {"field", 0xFFFFFF},
                                        {"fieldtext", 0x000000},
                                        {"graytext", 0x808080},
                                        {"highlight", 0x1E90FF},
                                        {"highlighttext", 0xFFFFFF},
                                        {"inactiveborder", 0x000000},
                                        {"inactivecaption", 0xFFFFFF},
                                        {"inactivecaptiontext", 0x808080},
                                        {"infobackground", 0xFFFFFF},
                                        {"infotext", 0x000000},
                                        {"linktext", 0x0000EE},
                                        {"mark", 0xFFFF00},
                                        {"marktext", 0x000000},
                                        {"menu", 0xFFFFFF},
                                        {"menutext", 0x000000},
                                        {"scrollbar", 0xFFFFFF},
                                        {"selecteditem", 0x1E90FF},
                                        {"selecteditemtext", 0xFFFFFF},
                                        {"threeddarkshadow", 0x000000},
                                        {"threedface", 0xEFEFEF},
                                        {"threedhighlight", 0x000000},
                                        {"threedlightshadow", 0x000000},
                                        {"threedshadow", 0x000000},
                                        {"visitedtext", 0x551A8B},
                                        {"window", 0xFFFFFF},
                                        {"windowframe", 0x000000},
                                        {"windowtext", 0x000000}};

std::optional<Color> find_named(std::span<NamedColor const> table, std::string_view lower) {
  const auto at = std::lower_bound(table.begin(), table.end(), lower,
                                   [](NamedColor const& c, std::string_view wanted) { return c.name < wanted; });
  if (at == table.end() || at->name != lower) return std::nullopt;
  return Color::rgb(static_cast<std::uint8_t>(at->rgb >> 16), static_cast<std::uint8_t>(at->rgb >> 8),
                    static_cast<std::uint8_t>(at->rgb));
}

}  // namespace

std::optional<Color> hexadecimal_color(std::string_view digits) {
  const std::size_t n = digits.size();
  if (n != 3 && n != 4 && n != 6 && n != 8) return std::nullopt;
  std::array<unsigned, 4> byte = {0, 0, 0, 255};
  const std::size_t each = n < 6 ? 1 : 2;
  for (std::size_t i = 0; i < n; ++i) {
    const char c = to_lower(digits[i]);
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return std::nullopt;
    const auto value = static_cast<unsigned>(digit ? c - '0' : c - 'a' + 10);
    if (each == 1)
      byte[i] = value * 17;
    else
      byte[i / 2] = i % 2 == 0 ? value * 16 : byte[i / 2] + value;
  }
  Color color =
      Color::rgb(static_cast<std::uint8_t>(byte[0]), static_cast<std::uint8_t>(byte[1]), static_cast<std::uint8_t>(byte[2]));
  color.alpha = static_cast<std::uint16_t>(byte[3] * 257);
  return color;
}

std::optional<Color> named_color(std::string_view name) {
  const std::string lower = lower_case(name);
  const auto color = find_named(system_colors, lower);
  return color ? color : find_named(named_colors, lower);
}

}  // namespace bifolio::style
