// What the rows of properties.cpp are made with: makers for the common kinds of row, and the fields that shorthands set together.
#pragma once

#include "style/properties.h"
#include "style/readers.h"

namespace bifolio::style {

/// What `initial` means, and what an element without a parent inherits. Borders are medium here: their width is zero only
/// once their style is known to be none.
ComputedStyle const& initial_style();

template <class... Fields>
void copy_fields(ComputedStyle const& from, ComputedStyle& to) {
  ((Fields::of(to) = Fields::of(from)), ...);
}
template <class... Fields>
void hash_fields(Hasher& h, ComputedStyle const& style) {
  (hash_value(h, Fields::of(style)), ...);
}
template <class First, class... More>
void print_fields(std::string& out, ComputedStyle const& style) {
  print_value(out, First::of(style));
  ((out += ' ', print_value(out, More::of(style))), ...);
}

template <class First, class... More>
constexpr Property row(std::string_view name, Read read, Phase phase = Phase::Normal) {
  return {name,
          RowKind::Longhand,
          First::inherited,
          phase,
          read,
          copy_fields<First, More...>,
          hash_fields<First, More...>,
          print_fields<First, More...>};
}
template <class First, class... More>
constexpr Property shorthand(std::string_view name, Read read, Phase phase = Phase::Normal) {
  return {name, RowKind::Shorthand, First::inherited, phase, read, copy_fields<First, More...>, nullptr, nullptr};
}

// Longhands of the common kinds

template <class Field>
using ValueOf = std::remove_cvref_t<decltype(Field::of(std::declval<ComputedStyle&>()))>;

template <class Field>
bool read_keyword(ValueReader& in, ComputedStyle& style) {
  const auto value = in.keyword<ValueOf<Field>>();
  if (value) Field::of(style) = *value;
  return value.has_value();
}
template <class Field>
bool read_color(ValueReader& in, ComputedStyle& style) {
  const auto value = in.color();
  if (value) Field::of(style) = *value;
  return value.has_value();
}
template <class Field>
bool read_length_percentage(ValueReader& in, ComputedStyle& style) {
  const auto value = in.length_percentage();
  if (value) Field::of(style) = *value;
  return value.has_value();
}
template <class Field>
bool read_count(ValueReader& in, ComputedStyle& style) {
  const auto value = in.integer();
  if (value && *value >= 1) Field::of(style) = *value;
  return value && *value >= 1;
}
template <class Field, DimensionForm Form>
bool read_size(ValueReader& in, ComputedStyle& style) {
  const auto value = read_dimension(in, Form);
  if (value) Field::of(style) = *value;
  return value.has_value();
}

template <class Field>
constexpr Property keyword_row(std::string_view name, Phase phase = Phase::Normal) {
  return row<Field>(name, read_keyword<Field>, phase);
}
template <class Field>
constexpr Property color_row(std::string_view name, Phase phase = Phase::Normal) {
  return row<Field>(name, read_color<Field>, phase);
}
template <class Field>
constexpr Property length_percentage_row(std::string_view name) {
  return row<Field>(name, read_length_percentage<Field>);
}
template <class Field>
constexpr Property count_row(std::string_view name) {
  return row<Field>(name, read_count<Field>);
}
template <class Field, DimensionForm Form>
constexpr Property dimension_row(std::string_view name) {
  return row<Field>(name, read_size<Field, Form>);
}

// One value of an edge, for longhands, shorthands of four edges and logical properties alike

inline std::optional<model::Dimension> read_margin(ValueReader& in) { return read_dimension(in, DimensionForm::Margin); }
inline std::optional<model::Dimension> read_inset(ValueReader& in) { return read_dimension(in, DimensionForm::Inset); }
inline std::optional<model::LengthPercentage> read_padding(ValueReader& in) { return in.length_percentage(Range::NonNegative); }
inline std::optional<model::BorderStyle> read_line_style(ValueReader& in) { return in.keyword<model::BorderStyle>(); }
inline std::optional<Color> read_line_color(ValueReader& in) { return in.color(); }

template <class Field, auto ReadValue>
bool read_one(ValueReader& in, ComputedStyle& style) {
  const auto value = ReadValue(in);
  if (value) Field::of(style) = *value;
  return value.has_value();
}
template <class Field>
constexpr Property padding_row(std::string_view name) {
  return row<Field>(name, read_one<Field, read_padding>);
}
template <std::size_t Corner>
constexpr Property radius_row(std::string_view name) {
  using Field = ElementOf<&model::BoxStyle::border_radius, Corner>;
  return row<Field>(name, read_one<Field, read_corner_radius>);
}

/// One to four values: top, right, bottom, left (CSS 2.1 §8.3). Nothing when there is none.
template <auto ReadValue>
auto read_four(ValueReader& in) -> std::optional<Edges<typename decltype(ReadValue(in))::value_type>> {
  Edges<typename decltype(ReadValue(in))::value_type> e;
  const auto top = ReadValue(in);
  if (!top) return std::nullopt;
  e.top = *top;
  e.right = ReadValue(in).value_or(e.top);
  e.bottom = ReadValue(in).value_or(e.top);
  e.left = ReadValue(in).value_or(e.right);
  return e;
}
template <auto Pointer, auto ReadValue>
bool read_edges(ValueReader& in, ComputedStyle& style) {
  const auto edges = read_four<ReadValue>(in);
  if (edges) style.*Pointer = *edges;
  return edges.has_value();
}

// Logical edges (css-logical-1 §4). Text is horizontal; `direction` is applied before them.

template <auto Pointer>
struct InlineStart {
  static constexpr bool inherited = false;
  static auto& of(auto& s) { return s.direction == model::Direction::Ltr ? (s.*Pointer).left : (s.*Pointer).right; }
};
template <auto Pointer>
struct InlineEnd {
  static constexpr bool inherited = false;
  static auto& of(auto& s) { return s.direction == model::Direction::Ltr ? (s.*Pointer).right : (s.*Pointer).left; }
};
template <class First, class Second, auto ReadValue>
bool read_pair(ValueReader& in, ComputedStyle& style) {
  const auto first = ReadValue(in);
  if (!first) return false;
  const auto second = ReadValue(in).value_or(*first);
  First::of(style) = *first;
  Second::of(style) = second;
  return true;
}

// Borders. The initial colour is `currentcolor`: what is copied from the initial style takes the element's colour.

inline bool is_initial(ComputedStyle const& from) { return &from == &initial_style(); }

template <auto... Side>
void copy_border_widths(ComputedStyle const& from, ComputedStyle& to) {
  (((to.border.*Side).width = (from.border.*Side).width), ...);
}
template <auto... Side>
void copy_border_styles(ComputedStyle const& from, ComputedStyle& to) {
  (((to.border.*Side).style = (from.border.*Side).style), ...);
}
template <auto... Side>
void copy_border_colors(ComputedStyle const& from, ComputedStyle& to) {
  (((to.border.*Side).color = is_initial(from) ? to.color : (from.border.*Side).color), ...);
}
template <auto... Side>
void copy_borders(ComputedStyle const& from, ComputedStyle& to) {
  copy_border_widths<Side...>(from, to);
  copy_border_styles<Side...>(from, to);
  copy_border_colors<Side...>(from, to);
}

template <auto Side>
constexpr Property border_width_row(std::string_view name) {
  using Field = BorderPart<Side, &model::Border::width>;
  return row<Field>(name, read_one<Field, read_border_width>);
}
template <auto Side>
constexpr Property border_style_row(std::string_view name) {
  return keyword_row<BorderPart<Side, &model::Border::style>>(name);
}
template <auto Side>
constexpr Property border_color_row(std::string_view name) {
  Property p = color_row<BorderPart<Side, &model::Border::color>>(name);
  p.copy = copy_border_colors<Side>;
  return p;
}
constexpr Property border_shorthand(std::string_view name, Read read, void (*copy)(ComputedStyle const&, ComputedStyle&)) {
  return {name, RowKind::Shorthand, false, Phase::Normal, read, copy, nullptr, nullptr};
}

template <auto Part, auto ReadValue>
bool read_border_parts(ValueReader& in, ComputedStyle& style) {
  const auto edges = read_four<ReadValue>(in);
  if (!edges) return false;
  style.border.top.*Part = edges->top;
  style.border.right.*Part = edges->right;
  style.border.bottom.*Part = edges->bottom;
  style.border.left.*Part = edges->left;
  return true;
}
template <auto... Side>
bool read_sides(ValueReader& in, ComputedStyle& style) {
  const auto side = read_border_side(in);
  if (side) ((style.border.*Side = *side), ...);
  return side.has_value();
}

/// border-inline-start and -end.
template <bool IsStart>
model::Border& inline_side(ComputedStyle& style) {
  return (style.direction == model::Direction::Ltr) == IsStart ? style.border.left : style.border.right;
}
template <bool IsStart>
bool read_inline_side(ValueReader& in, ComputedStyle& style) {
  const auto side = read_border_side(in);
  if (side) inline_side<IsStart>(style) = *side;
  return side.has_value();
}
template <bool IsStart>
void copy_inline_side(ComputedStyle const& from, ComputedStyle& to) {
  const bool left = (to.direction == model::Direction::Ltr) == IsStart;
  if (left)
    copy_borders<&Edges<model::Border>::left>(from, to);
  else
    copy_borders<&Edges<model::Border>::right>(from, to);
}

/// `all` takes only CSS-wide keywords, which the cascade applies to each row.
inline bool read_nothing(ValueReader&, ComputedStyle&) { return false; }
constexpr Property everything_row(std::string_view name) {
  return {name, RowKind::Shorthand, false, Phase::FontSize, read_nothing, nullptr, nullptr, nullptr};
}

}  // namespace bifolio::style
