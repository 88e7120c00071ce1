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
    for (auto const& k : table) words.push_back(k.name);
  };
  (add(keywords_of(Enum{})), ...);
}

// Words of properties that are not read from a table of keywords.
constexpr std::string_view loose_words[] = {"inherit",
                                            "initial",
                                            "unset",
                                            "revert",
                                            "auto",
                                            "none",
                                            "normal",
                                            "bold",
                                            "bolder",
                                            "lighter",
                                            "small",
                                            "medium",
                                            "large",
                                            "smaller",
                                            "larger",
                                            "thin",
                                            "thick",
                                            "top",
                                            "bottom",
                                            "middle",
                                            "baseline",
                                            "super",
                                            "sub",
                                            "text-top",
                                            "text-bottom",
                                            "underline",
                                            "overline",
                                            "line-through",
                                            "nowrap",
                                            "pre",
                                            "pre-wrap",
                                            "pre-line",
                                            "transparent",
                                            "currentcolor",
                                            "min-content",
                                            "max-content",
                                            "fit-content",
                                            "first",
                                            "last",
                                            "allow-end",
                                            "force-end",
                                            "hanging",
                                            "each-line",
                                            "lining-nums",
                                            "oldstyle-nums",
                                            "tabular-nums",
                                            "proportional-nums",
                                            "cover",
                                            "contain",
                                            "open-quote",
                                            "close-quote"};

/// Every word that values are made of, each once, sorted.
std::vector<std::string_view> const& words() {
  static const auto all = [] {
    std::vector<std::string_view> list(std::begin(loose_words), std::end(loose_words));
    add_keywords<model::Display, model::PositionScheme, model::Float, model::Clear, model::BoxSizing, model::Overflow,
                 model::Visibility, model::BorderStyle, model::FontStyle, model::FontVariantCaps, model::TextAlign,
                 model::TextAlignLast, model::TextTransform, model::TextWrap, model::WhiteSpaceCollapse, model::OverflowWrap,
                 model::WordBreak, model::Hyphens, model::Direction, model::UnicodeBidi, model::ListStylePosition,
                 model::TableLayout, model::BorderCollapse, model::BreakBetween, model::BreakInside, model::BoxDecorationBreak,
                 model::ObjectFit, model::FootnotePolicy, model::FootnoteDisplay, model::TextDecorationStyle, model::TextJustify,
                 model::ColumnFill, model::FloatReference, model::BackgroundBox, model::BackgroundRepeat, model::TextOverflow,
                 model::BorderImageRepeat>(list);
    for (NamedColor const& c : named_colors) list.push_back(c.name);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
  }();
  return all;
}

}  // namespace

std::string value_suggestion(Property const& property, std::span<Token const> value) {
  std::vector<Token> changed(value.begin(), value.end());
  for (std::size_t i = 0; i < std::min(changed.size(), most_words); ++i) {
    if (changed[i].kind != TokenKind::Ident) continue;
    const std::string written = lower_case(changed[i].text);
    std::vector<std::string_view> fitting;
    for (const std::string_view word : words()) {
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
