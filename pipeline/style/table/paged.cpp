// Rows of breaks, pages, bookmarks and generated content. Changes when CSS gets another.
#include "style/rows.h"
#include "style/table/printers.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using B = model::BoxStyle;
using I = model::InheritedStyle;

constexpr Property table[] = {
    // css-break-4, css-page-3, css-gcpm-3, css-content-3
    keyword_row<Member<&B::break_before>>("break-before"),
    keyword_row<Member<&B::break_after>>("break-after"),
    keyword_row<Member<&B::break_inside>>("break-inside"),
    keyword_row<Member<&B::box_decoration_break>>("box-decoration-break"),
    keyword_row<Member<&B::page_depth>>("-bifolio-page-depth"),
    // css-line-grid-1, css-rhythm-1
    keyword_row<Member<&B::line_grid>>("line-grid"),
    printed(row<Member<&B::block_step_size>>("block-step-size", read_block_step_size), print_block_step_size),
    keyword_row<Member<&B::block_step_align>>("block-step-align"),
    keyword_row<Member<&B::block_step_round>>("block-step-round"),
    printed(row<Member<&B::page>>("page", read_page), print_page),
    keyword_row<Member<&B::footnote_policy>>("footnote-policy"),
    keyword_row<Member<&B::footnote_display>>("footnote-display"),
    printed(row<Member<&B::bookmark_level>>("bookmark-level", read_bookmark_level), print_bookmark_level),
    keyword_row<Member<&B::bookmark_state>>("bookmark-state"),
    row<Member<&B::bookmark_label>>("bookmark-label", read_bookmark_label),
    printed(row<Member<&B::content>, Member<&B::content_normal>, Member<&B::content_alt>>("content", read_content), print_content),
    row<Member<&B::counter_reset>>("counter-reset", read_counter_reset),
    row<Member<&B::counter_increment>>("counter-increment", read_counter_increment),
    row<Member<&B::counter_set>>("counter-set", read_counter_set),
    row<Member<&B::string_set>>("string-set", read_string_set),
};

}  // namespace

std::span<Property const> paged_rows() { return table; }

}  // namespace bifolio::style
