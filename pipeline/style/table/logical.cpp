// Rows of the logical properties, for horizontal text (css-logical-1), and of older names. Changes when CSS gets another.
#include "style/rows.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using B = model::BoxStyle;
using I = model::InheritedStyle;
using Dimensions = Edges<model::Dimension>;
using Paddings = Edges<model::LengthPercentage>;
using Borders = Edges<model::Border>;
constexpr auto Top = &Borders::top;
constexpr auto Bottom = &Borders::bottom;
constexpr auto early = Phase::Early;
using model::Border;

using MarginTop = EdgeOf<&B::margin, &Dimensions::top>;
using MarginBottom = EdgeOf<&B::margin, &Dimensions::bottom>;
using MarginStart = InlineStart<&B::margin>;
using MarginEnd = InlineEnd<&B::margin>;
using PaddingTop = EdgeOf<&B::padding, &Paddings::top>;
using PaddingBottom = EdgeOf<&B::padding, &Paddings::bottom>;
using PaddingStart = InlineStart<&B::padding>;
using PaddingEnd = InlineEnd<&B::padding>;
using InsetTop = EdgeOf<&B::inset, &Dimensions::top>;
using InsetBottom = EdgeOf<&B::inset, &Dimensions::bottom>;
using InsetStart = InlineStart<&B::inset>;
using InsetEnd = InlineEnd<&B::inset>;
using BorderTop = EdgeOf<&B::border, Top>;
using BorderBottom = EdgeOf<&B::border, Bottom>;
using BorderStart = InlineStart<&B::border>;
using BorderEnd = InlineEnd<&B::border>;

template <class Field, auto ReadValue>
constexpr Property one(std::string_view name) {
  return shorthand<Field>(name, read_one<Field, ReadValue>);
}
template <class First, class Second, auto ReadValue>
constexpr Property pair(std::string_view name) {
  return shorthand<First, Second>(name, read_pair<First, Second, ReadValue>);
}
template <auto Part>
using StartPart = InlineStart<&B::border, Part>;
template <auto Part>
using EndPart = InlineEnd<&B::border, Part>;

constexpr Property table[] = {
    one<MarginTop, read_margin>("margin-block-start"),
    one<MarginBottom, read_margin>("margin-block-end"),
    one<MarginStart, read_margin>("margin-inline-start"),
    one<MarginEnd, read_margin>("margin-inline-end"),
    pair<MarginTop, MarginBottom, read_margin>("margin-block"),
    pair<MarginStart, MarginEnd, read_margin>("margin-inline"),
    one<PaddingTop, read_padding>("padding-block-start"),
    one<PaddingBottom, read_padding>("padding-block-end"),
    one<PaddingStart, read_padding>("padding-inline-start"),
    one<PaddingEnd, read_padding>("padding-inline-end"),
    pair<PaddingTop, PaddingBottom, read_padding>("padding-block"),
    pair<PaddingStart, PaddingEnd, read_padding>("padding-inline"),
    one<InsetTop, read_inset>("inset-block-start"),
    one<InsetBottom, read_inset>("inset-block-end"),
    one<InsetStart, read_inset>("inset-inline-start"),
    one<InsetEnd, read_inset>("inset-inline-end"),
    pair<InsetTop, InsetBottom, read_inset>("inset-block"),
    pair<InsetStart, InsetEnd, read_inset>("inset-inline"),
    border_shorthand<BorderTop>("border-block-start"),
    border_shorthand<BorderBottom>("border-block-end"),
    border_shorthand<BorderTop, BorderBottom>("border-block"),
    border_shorthand<BorderStart>("border-inline-start"),
    border_shorthand<BorderEnd>("border-inline-end"),
    border_shorthand<BorderStart, BorderEnd>("border-inline"),
    one<BorderPart<Top, &Border::width>, read_border_width>("border-block-start-width"),
    one<BorderPart<Bottom, &Border::width>, read_border_width>("border-block-end-width"),
    one<StartPart<&Border::width>, read_border_width>("border-inline-start-width"),
    one<EndPart<&Border::width>, read_border_width>("border-inline-end-width"),
    pair<BorderPart<Top, &Border::width>, BorderPart<Bottom, &Border::width>, read_border_width>("border-block-width"),
    pair<StartPart<&Border::width>, EndPart<&Border::width>, read_border_width>("border-inline-width"),
    one<BorderPart<Top, &Border::style>, read_line_style>("border-block-start-style"),
    one<BorderPart<Bottom, &Border::style>, read_line_style>("border-block-end-style"),
    one<StartPart<&Border::style>, read_line_style>("border-inline-start-style"),
    one<EndPart<&Border::style>, read_line_style>("border-inline-end-style"),
    pair<BorderPart<Top, &Border::style>, BorderPart<Bottom, &Border::style>, read_line_style>("border-block-style"),
    pair<StartPart<&Border::style>, EndPart<&Border::style>, read_line_style>("border-inline-style"),
    one<BorderPart<Top, &Border::color>, read_line_color>("border-block-start-color"),
    one<BorderPart<Bottom, &Border::color>, read_line_color>("border-block-end-color"),
    one<StartPart<&Border::color>, read_line_color>("border-inline-start-color"),
    one<EndPart<&Border::color>, read_line_color>("border-inline-end-color"),
    pair<BorderPart<Top, &Border::color>, BorderPart<Bottom, &Border::color>, read_line_color>("border-block-color"),
    pair<StartPart<&Border::color>, EndPart<&Border::color>, read_line_color>("border-inline-color"),
    one<LogicalCorner<0, 1>, read_corner_radius>("border-start-start-radius"),
    one<LogicalCorner<1, 0>, read_corner_radius>("border-start-end-radius"),
    one<LogicalCorner<3, 2>, read_corner_radius>("border-end-start-radius"),
    one<LogicalCorner<2, 3>, read_corner_radius>("border-end-end-radius"),
    shorthand<Member<&B::overflow_x>>("overflow-inline", read_keyword<Member<&B::overflow_x>>),
    shorthand<Member<&B::overflow_y>>("overflow-block", read_keyword<Member<&B::overflow_y>>),
    shorthand<Member<&B::width>>("inline-size", read_size<Member<&B::width>, DimensionForm::Size>),
    shorthand<Member<&B::height>>("block-size", read_size<Member<&B::height>, DimensionForm::Size>),
    shorthand<Member<&B::min_width>>("min-inline-size", read_size<Member<&B::min_width>, DimensionForm::Minimum>),
    shorthand<Member<&B::min_height>>("min-block-size", read_size<Member<&B::min_height>, DimensionForm::Minimum>),
    shorthand<Member<&B::max_width>>("max-inline-size", read_size<Member<&B::max_width>, DimensionForm::Maximum>),
    shorthand<Member<&B::max_height>>("max-block-size", read_size<Member<&B::max_height>, DimensionForm::Maximum>),
    // Names of before
    shorthand<Member<&I::overflow_wrap>>("word-wrap", read_keyword<Member<&I::overflow_wrap>>),
    shorthand<Member<&I::font_stretch>>("font-width", read_font_stretch, early),
    shorthand<Member<&I::text_wrap>>("text-wrap-mode", read_text_wrap),
    shorthand<Member<&I::text_wrap>>("text-wrap-style", read_text_wrap),
    shorthand<Member<&B::break_before>>("page-break-before", read_page_break_before),
    shorthand<Member<&B::break_after>>("page-break-after", read_page_break_after),
    shorthand<Member<&B::break_inside>>("page-break-inside", read_keyword<Member<&B::break_inside>>),
    shorthand<Member<&I::hyphens>>("-webkit-hyphens", read_keyword<Member<&I::hyphens>>),
    shorthand<Member<&I::hyphens>>("-epub-hyphens", read_keyword<Member<&I::hyphens>>),
    shorthand<Member<&B::column_gap>, Member<&B::column_gap_normal>>("grid-column-gap", read_column_gap),
    shorthand<Member<&B::row_gap>, Member<&B::row_gap_normal>>("grid-row-gap", read_row_gap),
    shorthand<Member<&B::row_gap>, Member<&B::row_gap_normal>, Member<&B::column_gap>, Member<&B::column_gap_normal>>("grid-gap",
                                                                                                                      read_gaps),
    everything_row("all"),
};

}  // namespace

std::span<Property const> logical_rows() { return table; }

}  // namespace bifolio::style
