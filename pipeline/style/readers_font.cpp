// css-fonts-4: what the font properties' values are.
#include <algorithm>
#include <cmath>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::FontFeature;
using model::TokenKind;

/// Indices in InheritedStyle::font_feature_groups.
enum FeatureGroup : std::size_t { Ligatures, Numeric, EastAsian, Alternates, Settings };

struct FeatureKeyword {
  std::string_view name;
  std::string_view tags;  ///< four letters each
  std::uint32_t value;
  int set;  ///< of the keywords of one set, one may be given
};

constexpr FeatureKeyword ligature_keywords[] = {{"common-ligatures", "ligaclig", 1, 0},
                                                {"no-common-ligatures", "ligaclig", 0, 0},
                                                {"discretionary-ligatures", "dlig", 1, 1},
                                                {"no-discretionary-ligatures", "dlig", 0, 1},
                                                {"historical-ligatures", "hlig", 1, 2},
                                                {"no-historical-ligatures", "hlig", 0, 2},
                                                {"contextual", "calt", 1, 3},
                                                {"no-contextual", "calt", 0, 3}};
constexpr FeatureKeyword numeric_keywords[] = {
    {"lining-nums", "lnum", 1, 0},  {"oldstyle-nums", "onum", 1, 0},      {"proportional-nums", "pnum", 1, 1},
    {"tabular-nums", "tnum", 1, 1}, {"diagonal-fractions", "frac", 1, 2}, {"stacked-fractions", "afrc", 1, 2},
    {"ordinal", "ordn", 1, 3},      {"slashed-zero", "zero", 1, 4}};
constexpr FeatureKeyword east_asian_keywords[] = {
    {"jis78", "jp78", 1, 0},      {"jis83", "jp83", 1, 0},       {"jis90", "jp90", 1, 0},      {"jis04", "jp04", 1, 0},
    {"simplified", "smpl", 1, 0}, {"traditional", "trad", 1, 0}, {"full-width", "fwid", 1, 1}, {"proportional-width", "pwid", 1, 1},
    {"ruby", "ruby", 1, 2}};
constexpr FeatureKeyword alternate_keywords[] = {{"historical-forms", "hist", 1, 0}};

void add_feature(std::vector<FontFeature>& features, std::string_view tag, std::uint32_t value) {
  FontFeature f;
  std::copy_n(tag.begin(), 4, f.tag);
  f.value = value;
  features.push_back(f);
}

/// One keyword of the table, added to the features; false when the next token is none of them or its set has one already.
bool feature_keyword(ValueReader& in, std::span<FeatureKeyword const> known, unsigned& sets, std::vector<FontFeature>& features) {
  for (FeatureKeyword const& k : known) {
    if ((sets >> k.set & 1U) != 0 || !in.accept(k.name)) continue;
    sets |= 1U << k.set;
    for (std::size_t i = 0; i < k.tags.size(); i += 4) add_feature(features, k.tags.substr(i, 4), k.value);
    return true;
  }
  return false;
}

struct AlternateFunction {
  std::string_view name;
  model::FontAlternate::Kind kind;
  bool takes_several;
};
constexpr AlternateFunction alternate_functions[] = {{"stylistic", model::FontAlternate::Kind::Stylistic, false},
                                                     {"styleset", model::FontAlternate::Kind::Styleset, true},
                                                     {"character-variant", model::FontAlternate::Kind::CharacterVariant, true},
                                                     {"swash", model::FontAlternate::Kind::Swash, false},
                                                     {"ornaments", model::FontAlternate::Kind::Ornaments, false},
                                                     {"annotation", model::FontAlternate::Kind::Annotation, false}};

/// One function of font-variant-alternates, whose names go to `alternates`. False when the next token is none, or it was there.
bool alternate_function(ValueReader& in, unsigned& sets, std::vector<model::FontAlternate>& alternates) {
  for (std::size_t i = 0; i < std::size(alternate_functions); ++i) {
    AlternateFunction const& known = alternate_functions[i];
    const unsigned bit = 2U << i;
    if ((sets & bit) != 0 || !in.at_function(known.name)) continue;
    ValueReader inside = in.enter();
    do {
      const auto name = inside.custom_ident();
      if (!name) return false;
      alternates.push_back({known.kind, *name});
    } while (known.takes_several && inside.accept_comma());
    if (!inside.at_end()) return false;
    sets |= bit;
    return true;
  }
  return false;
}

bool accept_emoji(ValueReader& in, ComputedStyle& style) {
  const auto emoji = in.keyword<model::FontVariantEmoji>();
  if (emoji) style.font_variant_emoji = *emoji;
  return emoji.has_value();
}

bool read_features(ValueReader& in, ComputedStyle& style, FeatureGroup group, std::span<FeatureKeyword const> known) {
  auto& features = style.font_feature_groups[group];
  features.clear();
  if (in.accept("normal")) return true;
  if (group == Ligatures && in.accept("none")) {
    for (const std::string_view tag : {"liga", "clig", "dlig", "hlig", "calt"}) add_feature(features, tag, 0);
    return true;
  }
  unsigned sets = 0;
  while (feature_keyword(in, known, sets, features)) {
  }
  return sets != 0;
}

bool is_generic_family(std::string_view lower) {
  for (const std::string_view g : {"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "ui-serif",
                                   "ui-sans-serif", "ui-monospace", "ui-rounded", "emoji"})
    if (lower == g) return true;
  return false;
}

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

bool read_four_letters(ValueReader& in, char (&tag)[4]) {
  const auto text = in.string();
  if (!text || text->size() != 4) return false;
  std::copy_n(text->begin(), 4, tag);
  return true;
}

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
    families.push_back(is_generic_family(lower) ? lower : name);
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

bool read_font_ligatures(ValueReader& in, ComputedStyle& style) { return read_features(in, style, Ligatures, ligature_keywords); }
bool read_font_numeric(ValueReader& in, ComputedStyle& style) { return read_features(in, style, Numeric, numeric_keywords); }
bool read_font_east_asian(ValueReader& in, ComputedStyle& style) {
  return read_features(in, style, EastAsian, east_asian_keywords);
}

// css-fonts-4 §6.9: each kind once; styleset() and character-variant() take several names.
bool read_font_alternates(ValueReader& in, ComputedStyle& style) {
  auto& features = style.font_feature_groups[Alternates];
  features.clear();
  style.font_alternates.clear();
  if (in.accept("normal")) return true;
  unsigned sets = 0;
  while (feature_keyword(in, alternate_keywords, sets, features) || alternate_function(in, sets, style.font_alternates)) {
  }
  return sets != 0;
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

// css-fonts-4 §7.12
// Each keyword whose features are all there; the tables' order is the specification's.
void print_font_features(std::string& out, std::vector<FontFeature> const& features, std::size_t group) {
  const std::span<FeatureKeyword const> tables[] = {ligature_keywords, numeric_keywords, east_asian_keywords, alternate_keywords};
  const auto has = [&](std::string_view tag, std::uint32_t value) {
    return std::any_of(features.begin(), features.end(),
                       [&](FontFeature const& f) { return std::string_view(f.tag, 4) == tag && f.value == value; });
  };
  const bool none = group == Ligatures && features.size() == 5 &&
                    std::all_of(features.begin(), features.end(), [](FontFeature const& f) { return f.value == 0; });
  if (none) {
    out += "none";
    return;
  }
  if (features.empty()) out += "normal";
  std::string_view separator;
  for (FeatureKeyword const& k : tables[group]) {
    if (!has(k.tags.substr(0, 4), k.value)) continue;
    (out += separator) += k.name;
    separator = " ";
  }
}

bool read_font_feature_settings(ValueReader& in, ComputedStyle& style) {
  auto& features = style.font_feature_groups[Settings];
  features.clear();
  if (in.accept("normal")) return true;
  do {
    FontFeature f;
    if (!read_four_letters(in, f.tag)) return false;
    if (in.accept("off"))
      f.value = 0;
    else if (in.accept("on"))
      f.value = 1;
    else if (const auto n = in.integer())
      f.value = static_cast<std::uint32_t>(std::max(*n, 0));
    features.push_back(f);
  } while (in.accept_comma());
  return true;
}

bool read_font_variation_settings(ValueReader& in, ComputedStyle& style) {
  style.font_variations.clear();
  if (in.accept("normal")) return true;
  do {
    model::FontVariation v;
    const bool tag = read_four_letters(in, v.tag);
    const auto n = in.number();
    if (!tag || !n) return false;
    v.value = static_cast<float>(*n);
    style.font_variations.push_back(v);
  } while (in.accept_comma());
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

/// The functions' names, behind the keywords, as they were written.
void print_alternate_functions(std::string& out, std::vector<model::FontAlternate> const& alternates) {
  for (AlternateFunction const& known : alternate_functions) {
    bool open = false;
    for (model::FontAlternate const& a : alternates) {
      if (a.kind != known.kind) continue;
      if (!open && !out.empty() && out.back() != ' ') out += ' ';
      out += open ? std::string(", ") : std::string(known.name) + "(";
      out += a.name;
      open = true;
    }
    if (open) out += ')';
  }
}

bool read_font_variant(ValueReader& in, ComputedStyle& style) {
  style.font_variant_emoji = model::FontVariantEmoji::Normal;
  style.font_alternates.clear();
  style.font_variant_caps = model::FontVariantCaps::Normal;
  style.font_variant_position = model::FontVariantPosition::Normal;
  for (std::size_t group = Ligatures; group <= Alternates; ++group) style.font_feature_groups[group].clear();
  if (in.accept("normal")) return true;
  if (in.peek().kind == TokenKind::Ident && same_name(in.peek().text, "none")) return read_font_ligatures(in, style);
  unsigned ligatures = 0, numeric = 0, east_asian = 0, alternates = 0;
  const auto is_normal = [&] { return in.peek().kind == TokenKind::Ident && same_name(in.peek().text, "normal"); };
  bool has_caps = false, has_position = false, has_emoji = false;
  auto& groups = style.font_feature_groups;
  while (!in.at_end()) {
    if (is_normal()) return false;
    if (const auto caps = has_caps ? std::nullopt : in.keyword<model::FontVariantCaps>())
      style.font_variant_caps = *caps, has_caps = true;
    else if (const auto position = has_position ? std::nullopt : in.keyword<model::FontVariantPosition>())
      style.font_variant_position = *position, has_position = true;
    else if (!has_emoji && accept_emoji(in, style))
      has_emoji = true;
    else if (!feature_keyword(in, ligature_keywords, ligatures, groups[Ligatures]) &&
             !feature_keyword(in, numeric_keywords, numeric, groups[Numeric]) &&
             !feature_keyword(in, east_asian_keywords, east_asian, groups[EastAsian]) &&
             !feature_keyword(in, alternate_keywords, alternates, groups[Alternates]) &&
             !alternate_function(in, alternates, style.font_alternates))
      return false;
  }
  return true;
}

}  // namespace bifolio::style
