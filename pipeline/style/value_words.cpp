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

std::string value_suggestion(Property const& property, std::span<Token const> value) {
  std::vector<Token> changed(value.begin(), value.end());
  for (std::size_t i = 0; i < std::min(changed.size(), most_words); ++i) {
    if (changed[i].kind != TokenKind::Ident) continue;
    const std::string written = lower_case(changed[i].text);
    std::vector<std::string_view> fitting;
    for (const std::string_view word : value_words()) {
      if (nearest_name(written, {word}).empty()) continue;
      changed[i].text = word;
      if (is_valid_value(property, changed)) fitting.push_back(word);
    }
    if (!fitting.empty()) return suggestion(written, fitting);
    changed[i].text = value[i].text;
  }
  return {};
}

}  // namespace bifolio::style
