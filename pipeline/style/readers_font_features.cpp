// css-fonts-4 §6–§8: what the values of the properties of a font's features and variations are.
#include <algorithm>

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

bool read_four_letters(ValueReader& in, char (&tag)[4]) {
  const auto text = in.string();
  if (!text || text->size() != 4) return false;
  std::copy_n(text->begin(), 4, tag);
  return true;
}

}  // namespace

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

// css-fonts-4 §6.12
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

// css-fonts-4 §8.2
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
