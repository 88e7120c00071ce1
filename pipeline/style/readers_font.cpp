// css-fonts-4: what the values of the properties that choose a font are; its features are readers_font_features.cpp's.
#include <algorithm>
#include <cmath>

#include "model/generic_families.h"
#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::TokenKind;

std::optional<Length> font_size_keyword(ValueReader& in, Length parent) {
  struct Size {
    std::string_view name;
    double points;
  };
  constexpr Size sizes[] = {{"xx-small", 6.75}, {"x-small", 7.5}, {"small", 9.75},  {"medium", 12},
                            {"large", 13.5},    {"x-large", 18},  {"xx-large", 24}, {"xxx-large", 36}};
  for (Size const& s : sizes)
    if (in.accept(s.name)) return Length::from_points(s.points);
  if (in.accept("larger")) return parent.scaled(1.2);
  if (in.accept("smaller")) return parent.scaled(1 / 1.2);
  return std::nullopt;
}

/// font-stretch in thousandths of a percent.
std::optional<std::int32_t> stretch(ValueReader& in) {
  struct Width {
    std::string_view name;
    std::int32_t value;
  };
  constexpr Width widths[] = {{"normal", 100000},   {"ultra-condensed", 50000}, {"extra-condensed", 62500},
                              {"condensed", 75000}, {"semi-condensed", 87500},  {"semi-expanded", 112500},
                              {"expanded", 125000}, {"extra-expanded", 150000}, {"ultra-expanded", 200000}};
  for (Width const& w : widths)
    if (in.accept(w.name)) return w.value;
  return std::nullopt;
}

constexpr std::int32_t default_oblique_angle = 14000;

}  // namespace

bool read_font_family(ValueReader& in, ComputedStyle& style) {
  std::vector<std::string> families;
  do {
    if (auto quoted = in.string()) {
      families.push_back(*quoted);
      continue;
    }
    std::string name;
    while (in.peek().kind == TokenKind::Ident) {
      const auto word = in.custom_ident();
      if (!word) return false;
      if (!name.empty()) name += ' ';
      name += *word;
    }
    if (name.empty()) return false;
    const std::string lower = lower_case(name);
    families.push_back(model::is_generic_family(lower) ? lower : name);
  } while (in.accept_comma());
  style.font_family = std::move(families);
  return true;
}

// css-fonts-4 §2.5: percentages and em refer to the parent's font size.
bool read_font_size(ValueReader& in, ComputedStyle& style) {
  const Length parent = in.context().parent->font_size;
  if (const auto keyword = font_size_keyword(in, parent)) return style.font_size = *keyword, true;
  ValueContext context = in.context();
  context.units.em = parent;
  if (context.root_em_in_font_size) context.units.root_em = *context.root_em_in_font_size;
  ValueReader sizes = in.in_context(context);
  const auto value = sizes.length_percentage(Range::NonNegative);
  if (!value) return false;
  in.rewind(sizes.position());
  style.font_size = max(value->resolve(parent), Length());
  return true;
}

bool read_font_weight(ValueReader& in, ComputedStyle& style) {
  const std::int32_t parent = in.context().parent->font_weight;
  if (in.accept("normal"))
    style.font_weight = 400;
  else if (in.accept("bold"))
    style.font_weight = 700;
  else if (in.accept("bolder"))
    style.font_weight = parent < 350 ? 400 : parent < 550 ? 700 : std::max(parent, 900);
  else if (in.accept("lighter"))
    style.font_weight = parent < 100 ? parent : parent < 550 ? 100 : parent < 750 ? 400 : 700;
  else if (const auto n = in.number(); n && *n >= 1 && *n <= 1000)
    style.font_weight = static_cast<std::int32_t>(std::lround(*n));
  else
    return false;
  return true;
}

bool read_font_stretch(ValueReader& in, ComputedStyle& style) {
  if (const auto keyword = stretch(in)) return style.font_stretch = *keyword, true;
  const auto percent = in.percentage();
  if (!percent || *percent < 0) return false;
  style.font_stretch = static_cast<std::int32_t>(std::lround(std::min(*percent, 1000.0) * 1000));
  return true;
}

bool read_font_style(ValueReader& in, ComputedStyle& style) {
  const auto keyword = in.keyword<model::FontStyle>();
  if (!keyword) return false;
  style.font_style = *keyword;
  style.font_oblique_angle = default_oblique_angle;
  if (*keyword != model::FontStyle::Oblique) return true;
  if (const auto angle = in.angle_degrees()) {
    if (*angle < -90 || *angle > 90) return false;
    style.font_oblique_angle = static_cast<std::int32_t>(std::lround(*angle * 1000));
  }
  return true;
}

// css-fonts-4 §6.3: an OpenType language system's tag, of up to four letters.
bool read_font_language_override(ValueReader& in, ComputedStyle& style) {
  style.font_language_override.clear();
  if (in.accept("normal")) return true;
  auto tag = in.string();
  const bool fits = tag && !tag->empty() && tag->size() <= 4 &&
                    std::all_of(tag->begin(), tag->end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (!fits) return false;
  tag->resize(4, ' ');
  style.font_language_override = *tag;
  return true;
}

// css-fonts-5 §2
bool read_font_size_adjust(ValueReader& in, ComputedStyle& style) {
  style.font_size_adjust = -1;
  style.font_size_adjust_metric = model::FontSizeAdjustMetric::ExHeight;
  if (in.accept("none")) return true;
  if (const auto metric = in.keyword<model::FontSizeAdjustMetric>()) style.font_size_adjust_metric = *metric;
  if (in.accept("from-font")) return style.font_size_adjust = -2, true;
  const auto aspect = in.number();
  if (!aspect || *aspect < 0) return false;
  style.font_size_adjust = static_cast<std::int32_t>(std::lround(std::min(*aspect, 1000.0) * 1000));
  return true;
}

// css-fonts-4 §5.3: what is named may be synthesised.
bool read_font_synthesis(ValueReader& in, ComputedStyle& style) {
  bool* const parts[] = {&style.font_synthesis_weight, &style.font_synthesis_style, &style.font_synthesis_small_caps,
                         &style.font_synthesis_position};
  constexpr std::string_view names[] = {"weight", "style", "small-caps", "position"};
  for (bool* part : parts) *part = false;
  if (in.accept("none")) return true;
  bool any = false;
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (*parts[i] || !in.accept(names[i])) continue;
    *parts[i] = any = true;
    i = SIZE_MAX;  // from the first name on again: they come in any order
  }
  return any;
}

namespace {

/// css-fonts-4 §2.7.1: the fonts of a screen's controls. A book has none: they are its sans-serif, small where they are small
/// there.
bool system_font(ValueReader& in, ComputedStyle& style) {
  const bool small = in.accept("small-caption");
  if (!small && !in.accept("caption") && !in.accept("icon") && !in.accept("menu") && !in.accept("message-box") &&
      !in.accept("status-bar"))
    return false;
  style.font_size = Length::from_px(small ? 13 : 16);
  style.font_family = {"sans-serif"};
  return true;
}

}  // namespace

// css-fonts-4 §2.7: style, variant, weight and stretch in any order, then size, line height and family; or a system font.
bool read_font(ValueReader& in, ComputedStyle& style) {
  style.font_style = model::FontStyle::Normal;
  style.font_oblique_angle = default_oblique_angle;
  style.font_weight = 400;
  style.font_stretch = 100000;
  style.font_variant_caps = model::FontVariantCaps::Normal;
  style.font_variant_position = model::FontVariantPosition::Normal;
  style.font_kerning = model::FontKerning::Auto;
  style.font_feature_groups = {};
  style.font_variations.clear();
  style.font_alternates.clear();
  style.font_size_adjust = -1;
  style.font_size_adjust_metric = model::FontSizeAdjustMetric::ExHeight;
  style.font_variant_emoji = model::FontVariantEmoji::Normal;
  style.font_language_override.clear();
  style.font_palette = model::FontPalette::Normal;
  style.font_optical_sizing = model::FontOpticalSizing::Auto;
  style.line_height = {};
  if (system_font(in, style)) return true;
  bool caps = false, width = false, slant = false, weight = false;
  for (int i = 0; i < 4; ++i) {
    const std::size_t start = in.position();
    if (in.accept("normal")) continue;
    if (!caps && in.accept("small-caps"))
      style.font_variant_caps = model::FontVariantCaps::SmallCaps, caps = true;
    else if (const auto percent = width ? std::nullopt : stretch(in))
      style.font_stretch = *percent, width = true;
    else if (!slant && read_font_style(in, style))
      slant = true;
    else if (in.rewind(start); !weight && in.peek().kind != TokenKind::Percentage && read_font_weight(in, style))
      weight = true;
    else
      break;
  }
  if (!read_font_size(in, style)) return false;
  if (in.accept_slash() && !read_line_height(in, style)) return false;
  return read_font_family(in, style);
}

}  // namespace bifolio::style
