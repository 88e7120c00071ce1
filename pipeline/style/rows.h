// What the rows of properties.cpp are made with: makers for the common kinds of row, and the fields that shorthands set together.
#pragma once

#include "style/properties.h"
#include "style/readers.h"

namespace bifolio::style {

template <class Field>
void copy_field(ComputedStyle const& from, ComputedStyle& to) {
  if constexpr (requires { Field::copy(from, to); })
    Field::copy(from, to);
  else
    Field::of(to) = Field::of(from);
}
template <class... Fields>
void copy_fields(ComputedStyle const& from, ComputedStyle& to) {
  (copy_field<Fields>(from, to), ...);
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
/// `auto` and `none` as yes and no.
template <class Field>
bool read_switch(ValueReader& in, ComputedStyle& style) {
  Field::of(style) = in.accept("auto");
  return Field::of(style) || in.accept("none");
}
template <class Field>
void print_switch(std::string& out, ComputedStyle const& style) {
  out += Field::of(style) ? "auto" : "none";
}
template <class Field>
constexpr Property switch_row(std::string_view name) {
  Property p = row<Field>(name, read_switch<Field>);
  p.print = print_switch<Field>;
  return p;
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

// Logical edges (css-logical-1 §4). `direction` and `writing-mode` are applied before them.

enum class FlowSide : std::uint8_t { InlineStart, InlineEnd, BlockStart, BlockEnd };
enum class PageSide : std::uint8_t { Top, Right, Bottom, Left };

/// css-writing-modes-4 §6.4
constexpr PageSide page_side(model::ComputedStyle const& s, FlowSide side) {
  using enum model::WritingMode;
  const bool inline_axis = side == FlowSide::InlineStart || side == FlowSide::InlineEnd;
  const bool is_start = side == FlowSide::InlineStart || side == FlowSide::BlockStart;
  const bool ltr = s.direction == model::Direction::Ltr;
  if (s.writing_mode == HorizontalTb) {
    if (!inline_axis) return is_start ? PageSide::Top : PageSide::Bottom;
    return is_start == ltr ? PageSide::Left : PageSide::Right;
  }
  if (inline_axis) return is_start == (ltr != (s.writing_mode == SidewaysLr)) ? PageSide::Top : PageSide::Bottom;
  const bool from_right = s.writing_mode == VerticalRl || s.writing_mode == SidewaysRl;
  return is_start == from_right ? PageSide::Right : PageSide::Left;
}

/// The edge at a side of the flow, whole (Edges<T>) or a part of it (Edges<Border>). What it copies is the physical edge that it
/// means where it is copied to.
template <auto Pointer, FlowSide Side, auto... Part>
struct FlowEdge {
  static constexpr bool inherited = false;
  static auto& of(auto& s) { return edge(s, page_side(s, Side)); }
  static void copy(ComputedStyle const& from, ComputedStyle& to) {
    const PageSide side = page_side(to, Side);
    edge(to, side) = edge(from, side);
  }
  static auto& edge(auto& s, PageSide side) {
    auto& edges = s.*Pointer;
    auto& whole = side == PageSide::Top     ? edges.top
                  : side == PageSide::Right ? edges.right
                  : side == PageSide::Left  ? edges.left
                                            : edges.bottom;
    return (whole.*....*Part);
  }
};
template <auto Pointer, auto... Part>
using InlineStart = FlowEdge<Pointer, FlowSide::InlineStart, Part...>;
template <auto Pointer, auto... Part>
using InlineEnd = FlowEdge<Pointer, FlowSide::InlineEnd, Part...>;
template <auto Pointer, auto... Part>
using BlockStart = FlowEdge<Pointer, FlowSide::BlockStart, Part...>;
template <auto Pointer, auto... Part>
using BlockEnd = FlowEdge<Pointer, FlowSide::BlockEnd, Part...>;

/// A corner of border_radius between two sides of the flow.
template <FlowSide Block, FlowSide Inline>
struct LogicalCorner {
  static constexpr bool inherited = false;
  static std::size_t corner(ComputedStyle const& s) {
    const PageSide a = page_side(s, Block), b = page_side(s, Inline);
    const bool top = a == PageSide::Top || b == PageSide::Top, left = a == PageSide::Left || b == PageSide::Left;
    return top ? (left ? 0 : 1) : (left ? 3 : 2);
  }
  static auto& of(auto& s) { return s.border_radius[corner(s)]; }
  static void copy(ComputedStyle const& from, ComputedStyle& to) { to.border_radius[corner(to)] = from.border_radius[corner(to)]; }
};

/// Of two members, the one along the lines or across them.
template <auto Horizontal, auto Vertical>
struct AlongPage {
  static constexpr bool inherited = false;
  static auto& of(auto& s) { return model::is_vertical(s.writing_mode) ? s.*Vertical : s.*Horizontal; }
  static void copy(ComputedStyle const& from, ComputedStyle& to) {
    if (model::is_vertical(to.writing_mode))
      to.*Vertical = from.*Vertical;
    else
      to.*Horizontal = from.*Horizontal;
  }
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

// Borders, outlines, rules between columns

template <class Field>
constexpr Property line_width_row(std::string_view name) {
  return row<Field>(name, read_one<Field, read_border_width>);
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
/// For a field of type Border.
template <class... Fields>
bool read_borders(ValueReader& in, ComputedStyle& style) {
  const auto side = read_border_side(in);
  if (side) ((Fields::of(style) = *side), ...);
  return side.has_value();
}
template <class... Fields>
constexpr Property border_shorthand(std::string_view name) {
  return shorthand<Fields...>(name, read_borders<Fields...>);
}

/// The horizontal or vertical parts of all of the background's positions.
template <auto Part>
struct BackgroundAxis {
  static constexpr bool inherited = false;
  static void copy(ComputedStyle const& from, ComputedStyle& to) {
    auto const& values = from.background_position;
    for (std::size_t i = 0; i < to.background_position.size(); ++i)
      to.background_position[i].*Part = values[i % values.size()].*Part;
  }
};

/// `all` takes only CSS-wide keywords, which the cascade applies to each row.
inline bool read_nothing(ValueReader&, ComputedStyle&) { return false; }
constexpr Property everything_row(std::string_view name) {
  return {name, RowKind::Shorthand, false, Phase::FontSize, read_nothing, nullptr, nullptr, nullptr};
}

}  // namespace bifolio::style
