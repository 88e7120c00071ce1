// Rows of the logical properties (css-logical-1), and of older names. Changes when CSS gets another.
#include "style/rows.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using B = model::BoxStyle;
using I = model::InheritedStyle;
constexpr auto early = Phase::Early;
using model::Border;

using MarginBlockStart = BlockStart<&B::margin>;
using MarginBlockEnd = BlockEnd<&B::margin>;
using MarginStart = InlineStart<&B::margin>;
using MarginEnd = InlineEnd<&B::margin>;
using PaddingBlockStart = BlockStart<&B::padding>;
using PaddingBlockEnd = BlockEnd<&B::padding>;
using PaddingStart = InlineStart<&B::padding>;
using PaddingEnd = InlineEnd<&B::padding>;
using InsetBlockStart = BlockStart<&B::inset>;
using InsetBlockEnd = BlockEnd<&B::inset>;
using InsetStart = InlineStart<&B::inset>;
using InsetEnd = InlineEnd<&B::inset>;
using BorderBlockStart = BlockStart<&B::border>;
using BorderBlockEnd = BlockEnd<&B::border>;
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

using InlineOverflow = AlongPage<&B::overflow_x, &B::overflow_y>;
using BlockOverflow = AlongPage<&B::overflow_y, &B::overflow_x>;
template <auto Horizontal, auto Vertical, DimensionForm Form>
constexpr Property logical_size(std::string_view name) {
  using Field = AlongPage<Horizontal, Vertical>;
  return shorthand<Field>(name, read_size<Field, Form>);
}

constexpr Property table[] = {
    one<MarginBlockStart, read_margin>("margin-block-start"),
    one<MarginBlockEnd, read_margin>("margin-block-end"),
    one<MarginStart, read_margin>("margin-inline-start"),
    one<MarginEnd, read_margin>("margin-inline-end"),
    pair<MarginBlockStart, MarginBlockEnd, read_margin>("margin-block"),
    pair<MarginStart, MarginEnd, read_margin>("margin-inline"),
    one<PaddingBlockStart, read_padding>("padding-block-start"),
    one<PaddingBlockEnd, read_padding>("padding-block-end"),
    one<PaddingStart, read_padding>("padding-inline-start"),
    one<PaddingEnd, read_padding>("padding-inline-end"),
    pair<PaddingBlockStart, PaddingBlockEnd, read_padding>("padding-block"),
    pair<PaddingStart, PaddingEnd, read_padding>("padding-inline"),
    one<InsetBlockStart, read_inset>("inset-block-start"),
    one<InsetBlockEnd, read_inset>("inset-block-end"),
    one<InsetStart, read_inset>("inset-inline-start"),
    one<InsetEnd, read_inset>("inset-inline-end"),
    pair<InsetBlockStart, InsetBlockEnd, read_inset>("inset-block"),
    pair<InsetStart, InsetEnd, read_inset>("inset-inline"),
    border_shorthand<BorderBlockStart>("border-block-start"),
    border_shorthand<BorderBlockEnd>("border-block-end"),
    border_shorthand<BorderBlockStart, BorderBlockEnd>("border-block"),
    border_shorthand<BorderStart>("border-inline-start"),
    border_shorthand<BorderEnd>("border-inline-end"),
    border_shorthand<BorderStart, BorderEnd>("border-inline"),
    one<BlockStart<&B::border, &Border::width>, read_border_width>("border-block-start-width"),
    one<BlockEnd<&B::border, &Border::width>, read_border_width>("border-block-end-width"),
    one<StartPart<&Border::width>, read_border_width>("border-inline-start-width"),
    one<EndPart<&Border::width>, read_border_width>("border-inline-end-width"),
    pair<BlockStart<&B::border, &Border::width>, BlockEnd<&B::border, &Border::width>, read_border_width>("border-block-width"),
    pair<StartPart<&Border::width>, EndPart<&Border::width>, read_border_width>("border-inline-width"),
    one<BlockStart<&B::border, &Border::style>, read_line_style>("border-block-start-style"),
    one<BlockEnd<&B::border, &Border::style>, read_line_style>("border-block-end-style"),
    one<StartPart<&Border::style>, read_line_style>("border-inline-start-style"),
    one<EndPart<&Border::style>, read_line_style>("border-inline-end-style"),
    pair<BlockStart<&B::border, &Border::style>, BlockEnd<&B::border, &Border::style>, read_line_style>("border-block-style"),
    pair<StartPart<&Border::style>, EndPart<&Border::style>, read_line_style>("border-inline-style"),
    one<BlockStart<&B::border, &Border::color>, read_line_color>("border-block-start-color"),
    one<BlockEnd<&B::border, &Border::color>, read_line_color>("border-block-end-color"),
    one<StartPart<&Border::color>, read_line_color>("border-inline-start-color"),
    one<EndPart<&Border::color>, read_line_color>("border-inline-end-color"),
    pair<BlockStart<&B::border, &Border::color>, BlockEnd<&B::border, &Border::color>, read_line_color>("border-block-color"),
    pair<StartPart<&Border::color>, EndPart<&Border::color>, read_line_color>("border-inline-color"),
    one<LogicalCorner<FlowSide::BlockStart, FlowSide::InlineStart>, read_corner_radius>("border-start-start-radius"),
    one<LogicalCorner<FlowSide::BlockStart, FlowSide::InlineEnd>, read_corner_radius>("border-start-end-radius"),
    one<LogicalCorner<FlowSide::BlockEnd, FlowSide::InlineStart>, read_corner_radius>("border-end-start-radius"),
    one<LogicalCorner<FlowSide::BlockEnd, FlowSide::InlineEnd>, read_corner_radius>("border-end-end-radius"),
    shorthand<InlineOverflow>("overflow-inline", read_keyword<InlineOverflow>),
    shorthand<BlockOverflow>("overflow-block", read_keyword<BlockOverflow>),
    logical_size<&B::width, &B::height, DimensionForm::Size>("inline-size"),
    logical_size<&B::height, &B::width, DimensionForm::Size>("block-size"),
    logical_size<&B::min_width, &B::min_height, DimensionForm::Minimum>("min-inline-size"),
    logical_size<&B::min_height, &B::min_width, DimensionForm::Minimum>("min-block-size"),
    logical_size<&B::max_width, &B::max_height, DimensionForm::Maximum>("max-inline-size"),
    logical_size<&B::max_height, &B::max_width, DimensionForm::Maximum>("max-block-size"),
    // Names of before
    shorthand<Member<&I::overflow_wrap>>("word-wrap", read_keyword<Member<&I::overflow_wrap>>),
    shorthand<Member<&I::font_stretch>>("font-width", read_font_stretch, early),
    shorthand<Member<&I::text_wrap>>("text-wrap-mode", read_text_wrap_mode),
    shorthand<Member<&I::text_wrap>>("text-wrap-style", read_text_wrap_style),
    shorthand<Member<&B::break_before>>("page-break-before", read_page_break_before),
    shorthand<Member<&B::break_after>>("page-break-after", read_page_break_after),
    shorthand<Member<&B::break_inside>>("page-break-inside", read_page_break_inside),
    shorthand<Member<&I::hyphens>>("-webkit-hyphens", read_keyword<Member<&I::hyphens>>),
    shorthand<Member<&I::hyphens>>("-epub-hyphens", read_keyword<Member<&I::hyphens>>),
    shorthand<Member<&B::column_gap>, Member<&B::column_gap_normal>>("grid-column-gap", read_column_gap),
    shorthand<Member<&B::row_gap>, Member<&B::row_gap_normal>>("grid-row-gap", read_row_gap),
    shorthand<Member<&B::row_gap>, Member<&B::row_gap_normal>, Member<&B::column_gap>, Member<&B::column_gap_normal>>("grid-gap",
                                                                                                                      read_gaps),
    // Names of EPUB 3.0 and of older engines
    shorthand<Member<&I::writing_mode>>("-epub-writing-mode", read_keyword<Member<&I::writing_mode>>, early),
    shorthand<Member<&I::writing_mode>>("-webkit-writing-mode", read_keyword<Member<&I::writing_mode>>, early),
    shorthand<Member<&I::text_orientation>>("-epub-text-orientation", read_keyword<Member<&I::text_orientation>>),
    shorthand<Member<&I::text_orientation>>("-webkit-text-orientation", read_keyword<Member<&I::text_orientation>>),
    shorthand<Member<&I::text_emphasis_style>, Member<&I::text_emphasis_color>, Member<&I::text_emphasis_color_is_current>>(
        "-epub-text-emphasis", read_text_emphasis),
    shorthand<Member<&I::text_emphasis_style>, Member<&I::text_emphasis_color>, Member<&I::text_emphasis_color_is_current>>(
        "-webkit-text-emphasis", read_text_emphasis),
    shorthand<Member<&I::text_emphasis_style>>("-epub-text-emphasis-style", read_text_emphasis_style),
    shorthand<Member<&I::text_emphasis_style>>("-webkit-text-emphasis-style", read_text_emphasis_style),
    shorthand<Member<&I::line_break>>("-epub-line-break", read_keyword<Member<&I::line_break>>),
    shorthand<Member<&I::line_break>>("-webkit-line-break", read_keyword<Member<&I::line_break>>),
    shorthand<Member<&I::word_break>>("-epub-word-break", read_keyword<Member<&I::word_break>>),
    everything_row("all"),
};

}  // namespace

std::span<Property const> logical_rows() { return table; }

}  // namespace bifolio::style
