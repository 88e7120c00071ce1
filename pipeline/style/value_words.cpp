#include "style/value_words.h"

#include <algorithm>

#include "style/compute.h"
#include "style/names.h"
#include "style/values/keywords.h"
#include "style/values/named_colors.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

constexpr std::size_t most_words = 8;

template <class... Enum>
void add_keywords(std::vector<std::string_view>& words) {
  const auto add = [&](auto const& table) {
    for (auto const& k : table)
      if (k.name.find(' ') == std::string_view::npos) words.push_back(k.name);
  };
  (add(keywords_of(Enum{})), ...);
}

// Words of properties that are not read from a table of keywords.
constexpr std::string_view loose_words[] = {"all",
                                            "allow-end",
                                            "alphabetic",
                                            "alternate",
                                            "always",
                                            "auto",
                                            "avoid",
                                            "balance",
                                            "baseline",
                                            "block",
                                            "bold",
                                            "bolder",
                                            "bottom",
                                            "caption",
                                            "center",
                                            "circle",
                                            "close-quote",
                                            "closest-corner",
                                            "closest-side",
                                            "common-ligatures",
                                            "condensed",
                                            "contain",
                                            "content",
                                            "contents",
                                            "contextual",
                                            "cover",
                                            "currentcolor",
                                            "cyclic",
                                            "diagonal-fractions",
                                            "digits",
                                            "discretionary-ligatures",
                                            "distribute",
                                            "dot",
                                            "dotted",
                                            "double-circle",
                                            "drop",
                                            "each-line",
                                            "ellipse",
                                            "expanded",
                                            "extra-condensed",
                                            "extra-expanded",
                                            "farthest-corner",
                                            "farthest-side",
                                            "fill",
                                            "filled",
                                            "first",
                                            "first-except",
                                            "fit-content",
                                            "fixed",
                                            "force-end",
                                            "from",
                                            "from-font",
                                            "from-image",
                                            "full-width",
                                            "hanging",
                                            "historical-forms",
                                            "historical-ligatures",
                                            "icon",
                                            "ideograph-alpha",
                                            "ideograph-numeric",
                                            "inherit",
                                            "initial",
                                            "inline",
                                            "insert",
                                            "inset",
                                            "inter-character",
                                            "large",
                                            "larger",
                                            "last",
                                            "left",
                                            "lighter",
                                            "line-through",
                                            "lining-nums",
                                            "list-item",
                                            "max-content",
                                            "medium",
                                            "menu",
                                            "message-box",
                                            "middle",
                                            "min-content",
                                            "no-autospace",
                                            "no-close-quote",
                                            "no-common-ligatures",
                                            "no-contextual",
                                            "no-discretionary-ligatures",
                                            "no-historical-ligatures",
                                            "no-limit",
                                            "no-open-quote",
                                            "none",
                                            "normal",
                                            "nowrap",
                                            "numeric",
                                            "off",
                                            "oldstyle-nums",
                                            "on",
                                            "open",
                                            "open-quote",
                                            "ordinal",
                                            "over",
                                            "overline",
                                            "pre",
                                            "pre-line",
                                            "pre-wrap",
                                            "pretty",
                                            "proportional-nums",
                                            "proportional-width",
                                            "punctuation",
                                            "raise",
                                            "raw-string",
                                            "repeat-x",
                                            "repeat-y",
                                            "replace",
                                            "revert",
                                            "revert-layer",
                                            "right",
                                            "ruby",
                                            "semi-condensed",
                                            "semi-expanded",
                                            "serif",
                                            "sesame",
                                            "simplified",
                                            "slashed-zero",
                                            "small",
                                            "small-caps",
                                            "small-caption",
                                            "smaller",
                                            "snap",
                                            "solid",
                                            "space",
                                            "stable",
                                            "stacked-fractions",
                                            "start",
                                            "status-bar",
                                            "sub",
                                            "super",
                                            "symbolic",
                                            "tabular-nums",
                                            "text",
                                            "text-bottom",
                                            "text-top",
                                            "thick",
                                            "thin",
                                            "to",
                                            "top",
                                            "traditional",
                                            "transparent",
                                            "triangle",
                                            "ultra-condensed",
                                            "ultra-expanded",
                                            "under",
                                            "underline",
                                            "unset",
                                            "weight",
                                            "wrap",
                                            "x-large",
                                            "x-small",
                                            "xx-large",
                                            "xx-small",
                                            "xxx-large"};

// The units of css-values-4 §5.3, §6, §7, and what they are mistaken for.
constexpr std::string_view units[] = {"px",  "pt",  "pc",  "in",   "cm",   "mm",   "q",   "em",   "rem", "ex",
                                      "rex", "ch",  "rch", "ic",   "ric",  "cap",  "lh",  "rcap", "rlh", "vw",
                                      "vh",  "vi",  "vb",  "vmin", "vmax", "svw",  "svh", "lvw",  "lvh", "dvw",
                                      "dvh", "deg", "rad", "grad", "turn", "dppx", "dpi", "dpcm", "x"};

constexpr std::string_view functions[] = {
    "calc", "min", "max", "clamp", "round", "abs", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
    "color-mix", "device-cmyk", "light-dark", "url", "linear-gradient", "radial-gradient", "conic-gradient",
    "repeating-linear-gradient", "repeating-radial-gradient", "repeating-conic-gradient", "attr", "counter", "counters", "string",
    "content", "element", "running", "leader", "target-counter", "target-counters", "target-text", "symbols", "translate",
    "translatex", "translatey", "scale", "scalex", "scaley", "rotate", "skew", "skewx", "skewy", "matrix", "stylistic", "styleset",
    "character-variant", "swash", "ornaments", "annotation",
    // which are of no property here
    "translatez", "translate3d", "scalez", "scale3d", "rotatex", "rotatey", "rotatez", "rotate3d", "matrix3d", "perspective",
    "image-set", "cross-fade", "minmax", "repeat", "env", "var"};

/// Units are so short that one slip of the pen is all that is taken for one.
bool is_near(std::string_view written, std::string_view word) {
  if (written.size() > 1 && !nearest_name(written, {word}).empty()) return true;
  return word.size() > 1 && word.size() <= 4 && (word.starts_with(written) || written.starts_with(word)) &&
         std::max(word.size(), written.size()) <= std::min(word.size(), written.size()) + 1;
}
std::string suggestion_of_near(std::string_view written, std::vector<std::string_view> const& words) {
  const std::string said = suggestion(written, words);
  return said.empty() ? "; did you mean “" + std::string(words.front()) + "”?" : said;
}

/// The words that may stand in the token's place.
std::vector<std::string_view> const& candidates(TokenKind kind) {
  static const std::vector<std::string_view> unit_names(std::begin(units), std::end(units));
  static const std::vector<std::string_view> function_names(std::begin(functions), std::end(functions));
  static const std::vector<std::string_view> none;
  switch (kind) {
    case TokenKind::Ident: return value_words();
    case TokenKind::Dimension: return unit_names;
    case TokenKind::Function: return function_names;
    default: return none;
  }
}

}  // namespace

std::vector<std::string_view> const& value_words() {
  static const auto all = [] {
    std::vector<std::string_view> list(std::begin(loose_words), std::end(loose_words));
    add_keywords<model::Display, model::PositionScheme, model::Float, model::Clear, model::BoxSizing, model::Overflow,
                 model::Visibility, model::BorderStyle, model::FontStyle, model::FontVariantCaps, model::FontVariantPosition,
                 model::FontKerning, model::TextAlign, model::TextAlignLast, model::TextTransform, model::TextWrap,
                 model::WhiteSpaceCollapse, model::OverflowWrap, model::WordBreak, model::LineBreakStrictness, model::Hyphens,
                 model::Direction, model::UnicodeBidi, model::ListStylePosition, model::TableLayout, model::BorderCollapse,
                 model::CaptionSide, model::EmptyCells, model::BreakBetween, model::BreakInside, model::BoxDecorationBreak,
                 model::ObjectFit, model::BookmarkState, model::FootnotePolicy, model::FootnoteDisplay, model::TextDecorationStyle,
                 model::TextDecorationSkipInk, model::TextUnderlinePosition, model::TextJustify, model::WritingMode,
                 model::TextOrientation, model::TextSpacingTrim, model::RubyPosition, model::RubyAlign, model::RubyMerge,
                 model::RubyOverhang, model::HyphenateLimitLast, model::FontSizeAdjustMetric, model::FontVariantEmoji,
                 model::FontPalette, model::LineGrid, model::LineSnap, model::BlockStepAlign, model::BlockStepRound,
                 model::PageDepth, model::FontOpticalSizing, model::ColumnFill, model::ColumnSpan, model::FloatReference,
                 model::BackgroundBox, model::BackgroundRepeat, model::BorderImageRepeat, model::BackgroundAttachment,
                 model::TextOverflow>(list);
    for (NamedColor const& c : named_colors) list.push_back(c.name);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
  }();
  return all;
}

std::string suggestion_for_words(std::span<Token const> value, std::vector<std::string_view> const& known) {
  for (Token const& t : value) {
    if (t.kind != TokenKind::Ident && t.kind != TokenKind::Function) continue;
    const std::string written = lower_case(t.text);
    if (std::find(known.begin(), known.end(), written) == known.end()) return suggestion(written, known);
  }
  return {};
}

std::string value_suggestion(Property const& property, std::span<Token const> value) {
  std::vector<Token> changed(value.begin(), value.end());
  std::size_t words = 0;
  for (std::size_t i = 0; i < changed.size() && words < most_words; ++i) {
    auto const& known = candidates(changed[i].kind);
    if (known.empty()) continue;
    ++words;
    const std::string written = lower_case(changed[i].text);
    if (std::find(known.begin(), known.end(), written) != known.end()) continue;  // no slip: it does not belong here
    std::vector<std::string_view> fitting;
    for (const std::string_view word : known) {
      if (!is_near(written, word)) continue;
      changed[i].text = word;
      if (is_valid_value(property, changed)) fitting.push_back(word);
    }
    if (!fitting.empty()) return suggestion_of_near(written, fitting);
    changed[i].text = value[i].text;
  }
  return {};
}

}  // namespace bifolio::style
