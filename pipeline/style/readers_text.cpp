// css-text-4, css-inline-3: what the text properties' values are.
#include <algorithm>
#include <cmath>

#include "model/hyphenate_character.h"
#include "style/readers.h"

namespace bifolio::style {
namespace {

/// A number in thousandths, within 32 bits.
std::int32_t thousandths(double n) { return static_cast<std::int32_t>(std::lround(std::clamp(n, -2e6, 2e6) * 1000)); }

/// `none` or a percentage, in thousandths up to `most`.
bool read_part(ValueReader& in, std::int32_t& out, std::int32_t most) {
  if (in.accept("none")) return out = 0, true;
  const auto value = in.percentage();
  if (!value || *value < 0 || *value * 10 > most) return false;
  out = thousandths(*value / 100);
  return true;
}

}  // namespace

// css-color-4 §6.2: `currentcolor` is the parent's here.
bool read_text_color(ValueReader& in, ComputedStyle& style) {
  const auto color = in.color();
  if (color) style.color = *color == current_color_mark ? in.context().parent->color : *color;
  return color.has_value();
}

// css-inline-3 §4.2
bool read_line_height(ValueReader& in, ComputedStyle& style) {
  using Kind = model::LineHeight::Kind;
  if (in.accept("normal")) return style.line_height = {}, true;
  if (const auto n = in.number(); n) {
    if (*n < 0) return false;
    style.line_height = {Kind::Number, thousandths(*n), {}};
    return true;
  }
  const auto value = in.length_percentage(Range::NonNegative);
  if (!value) return false;
  style.line_height = {Kind::Length, 0, value->resolve(in.context().units.em)};
  return true;
}

// css-text-4 §7.1: a keyword, or the character on which a column's cells are aligned, perhaps with a keyword.
bool read_text_align(ValueReader& in, ComputedStyle& style) {
  style.text_align_character.clear();
  style.text_align = model::TextAlign::Start;
  auto keyword = in.keyword<model::TextAlign>();
  auto character = in.string();
  if (character && !keyword) keyword = in.keyword<model::TextAlign>();
  if (character) style.text_align_character = std::move(*character);
  const bool usable = !character || !style.text_align_character.empty();
  if (character) style.text_align = model::TextAlign::Right;  // what a character alone stands for
  if (keyword) style.text_align = *keyword;
  return usable && (keyword || character);
}

// css-text-4 §7.4
bool read_text_justify(ValueReader& in, ComputedStyle& style) {
  if (in.accept("distribute")) return style.text_justify = model::TextJustify::InterCharacter, true;
  const auto keyword = in.keyword<model::TextJustify>();
  if (keyword) style.text_justify = *keyword;
  return keyword.has_value();
}

// css-text-4 §8.1
bool read_text_indent(ValueReader& in, ComputedStyle& style) {
  std::optional<model::LengthPercentage> indent;
  style.text_indent_hanging = style.text_indent_each_line = false;
  while (!in.at_end()) {
    if (!style.text_indent_hanging && in.accept("hanging"))
      style.text_indent_hanging = true;
    else if (!style.text_indent_each_line && in.accept("each-line"))
      style.text_indent_each_line = true;
    else if (indent || !(indent = in.length_percentage()))
      return false;
  }
  if (!indent) return false;
  style.text_indent = *indent;
  return true;
}

// css-text-4 §5.1, §5.2. One value says both: the style of lines that are not broken is of no matter.
bool read_text_wrap_mode(ValueReader& in, ComputedStyle& style) {
  if (in.accept("nowrap")) return style.text_wrap = model::TextWrap::NoWrap, true;
  if (!in.accept("wrap")) return false;
  if (style.text_wrap == model::TextWrap::NoWrap) style.text_wrap = model::TextWrap::Wrap;
  return true;
}
bool read_text_wrap_style(ValueReader& in, ComputedStyle& style) {
  using enum model::TextWrap;
  constexpr std::pair<std::string_view, model::TextWrap> words[] = {
      {"auto", Wrap}, {"balance", Balance}, {"pretty", Pretty}, {"stable", Stable}};
  for (auto const& [word, value] : words) {
    if (!in.accept(word)) continue;
    if (style.text_wrap != NoWrap) style.text_wrap = value;
    return true;
  }
  return false;
}

// css-text-4 §5.3: text-wrap-mode || text-wrap-style.
bool read_text_wrap(ValueReader& in, ComputedStyle& style) {
  style.text_wrap = model::TextWrap::Wrap;
  bool mode = false, way = false;
  while (!in.at_end()) {
    if (!mode && read_text_wrap_mode(in, style))
      mode = true;
    else if (!way && read_text_wrap_style(in, style))
      way = true;
    else
      return false;
  }
  return mode || way;
}

// css-text-4 §3
bool read_white_space(ValueReader& in, ComputedStyle& style) {
  using model::TextWrap;
  using model::WhiteSpaceCollapse;
  struct Row {
    std::string_view name;
    WhiteSpaceCollapse collapse;
    TextWrap wrap;
  };
  constexpr Row rows[] = {{"normal", WhiteSpaceCollapse::Collapse, TextWrap::Wrap},
                          {"pre", WhiteSpaceCollapse::Preserve, TextWrap::NoWrap},
                          {"pre-wrap", WhiteSpaceCollapse::Preserve, TextWrap::Wrap},
                          {"pre-line", WhiteSpaceCollapse::PreserveBreaks, TextWrap::Wrap}};
  const bool keeps_style = style.text_wrap != TextWrap::Wrap && style.text_wrap != TextWrap::NoWrap;
  const auto set_wrap = [&](TextWrap wrap) {
    if (wrap == TextWrap::NoWrap || !keeps_style) style.text_wrap = wrap;
  };
  for (Row const& r : rows) {
    if (!in.accept(r.name)) continue;
    style.white_space_collapse = r.collapse;
    set_wrap(r.wrap);
    return true;
  }
  style.white_space_collapse = WhiteSpaceCollapse::Collapse;
  set_wrap(TextWrap::Wrap);
  bool collapses = false, wraps = false;
  while (!in.at_end()) {
    if (const auto collapse = collapses ? std::nullopt : in.keyword<WhiteSpaceCollapse>())
      style.white_space_collapse = *collapse, collapses = true;
    else if (!wraps && read_text_wrap_mode(in, style))
      wraps = true;
    else
      return false;
  }
  return collapses || wraps;
}

bool read_letter_spacing(ValueReader& in, ComputedStyle& style) {
  if (in.accept("normal")) return style.letter_spacing = Length(), true;
  const auto value = in.length_percentage();
  if (!value) return false;
  style.letter_spacing = value->resolve(in.context().units.em);  // css-text-4 §7.2: of the font size
  return true;
}

bool read_word_spacing(ValueReader& in, ComputedStyle& style) {
  if (in.accept("normal")) return style.word_spacing = {}, true;
  const auto value = in.length_percentage();
  if (value) style.word_spacing = *value;
  return value.has_value();
}

bool read_tab_size(ValueReader& in, ComputedStyle& style) {
  if (const auto n = in.number()) {
    if (*n < 0) return false;
    style.tab_size_spaces = static_cast<std::int32_t>(std::lround(std::min(*n, 1000.0)));
    style.tab_size_length = {};
    return true;
  }
  const auto value = in.length(Range::NonNegative);
  if (!value) return false;
  style.tab_size_spaces = 0;
  style.tab_size_length = *value;
  return true;
}

bool read_hyphenate_character(ValueReader& in, ComputedStyle& style) {
  if (in.accept("auto")) return style.hyphenate_character.clear(), true;
  auto text = in.string();
  if (text) style.hyphenate_character = text->empty() ? std::string(model::no_hyphen) : std::string(*text);
  return text.has_value();
}

// css-text-4 §6.3.1: one to three of `auto` or an integer; a missing third is the second's.
bool read_hyphenate_limit_chars(ValueReader& in, ComputedStyle& style) {
  const std::array<std::int32_t, 3> automatic = ComputedStyle().hyphenate_limit_chars;
  std::size_t count = 0;
  for (; count < 3 && !in.at_end(); ++count) {
    const bool is_auto = in.accept("auto");
    const auto n = is_auto ? std::optional(automatic[count]) : in.integer();
    if (!n || *n < 0) return false;
    style.hyphenate_limit_chars[count] = *n;
  }
  if (count < 2) style.hyphenate_limit_chars[1] = automatic[1];
  if (count < 3) style.hyphenate_limit_chars[2] = style.hyphenate_limit_chars[1];
  return count > 0;
}

bool read_hyphenate_limit_lines(ValueReader& in, ComputedStyle& style) {
  if (in.accept("no-limit")) return style.hyphenate_limit_lines = -1, true;
  const auto n = in.integer();
  if (!n || *n < 0) return false;
  style.hyphenate_limit_lines = *n;
  return true;
}

bool read_hanging_punctuation(ValueReader& in, ComputedStyle& style) {
  style.hanging_punctuation_first = style.hanging_punctuation_last = false;
  style.hanging_punctuation_allow_end = style.hanging_punctuation_force_end = false;
  if (in.accept("none")) return true;
  bool any = false;
  while (!in.at_end()) {
    if (in.accept("first"))
      style.hanging_punctuation_first = true;
    else if (in.accept("last"))
      style.hanging_punctuation_last = true;
    else if (!style.hanging_punctuation_force_end && in.accept("allow-end"))
      style.hanging_punctuation_allow_end = true;
    else if (!style.hanging_punctuation_allow_end && in.accept("force-end"))
      style.hanging_punctuation_force_end = true;
    else
      return false;
    any = true;
  }
  return any;
}

// Microtypography, which CSS has no words for.
bool read_font_expansion(ValueReader& in, ComputedStyle& style) { return read_part(in, style.font_expansion, 50); }
bool read_letter_adjustment(ValueReader& in, ComputedStyle& style) { return read_part(in, style.letter_adjustment, 100); }
bool read_looseness(ValueReader& in, ComputedStyle& style) {
  const auto n = in.integer();
  if (n) style.looseness = std::clamp(*n, -100, 100);
  return n.has_value();
}
bool read_protrusion(ValueReader& in, ComputedStyle& style) {
  if (in.accept("auto")) return style.protrusion = 1000, true;
  return read_part(in, style.protrusion, 2000);
}

bool read_vertical_align(ValueReader& in, ComputedStyle& style) {
  using Kind = model::VerticalAlign::Kind;
  struct Row {
    std::string_view name;
    Kind kind;
  };
  constexpr Row rows[] = {
      {"baseline", Kind::Baseline},      {"sub", Kind::Sub},       {"super", Kind::Super}, {"text-top", Kind::TextTop},
      {"text-bottom", Kind::TextBottom}, {"middle", Kind::Middle}, {"top", Kind::Top},     {"bottom", Kind::Bottom}};
  for (Row const& r : rows)
    if (in.accept(r.name)) return style.vertical_align = {r.kind, {}}, true;
  const auto value = in.length_percentage();
  if (value) style.vertical_align = {Kind::Length, *value};
  return value.has_value();
}

// css-inline-3 §7.2: a size in lines, and how many lines it sinks (`drop`, the default, is the size rounded down).
bool read_initial_letter(ValueReader& in, ComputedStyle& style) {
  style.initial_letter_size = style.initial_letter_sink = 0;
  if (in.accept("normal")) return true;
  const bool drop_first = in.accept("drop"), raise_first = !drop_first && in.accept("raise");
  const auto size = in.number();
  if (!size || *size < 1) return false;
  style.initial_letter_size = thousandths(*size);
  style.initial_letter_sink = static_cast<std::int32_t>(std::min(*size, 1000.0));
  const bool is_named = drop_first || raise_first || in.at_end() || in.accept("drop");
  if (raise_first || (!is_named && in.accept("raise")))
    style.initial_letter_sink = 1;
  else if (!is_named) {
    const auto sink = in.integer();
    if (!sink || *sink < 1) return false;
    style.initial_letter_sink = *sink;
  }
  return true;
}

}  // namespace bifolio::style
