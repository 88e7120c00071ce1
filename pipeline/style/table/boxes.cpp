// Rows of the boxes' properties: display, sizes, margins, borders, backgrounds, positions, columns. Changes when CSS gets another.
#include "style/rows.h"
#include "style/table/printers.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

using B = model::BoxStyle;
using I = model::InheritedStyle;
using Dimensions = Edges<model::Dimension>;
using Paddings = Edges<model::LengthPercentage>;
using model::Border;
using Borders = Edges<Border>;
constexpr auto Top = &Borders::top;
constexpr auto Right = &Borders::right;
constexpr auto Bottom = &Borders::bottom;
constexpr auto Left = &Borders::left;

/// A property that inherits, though its field stands with those that don't.
constexpr Property inheriting(Property row) {
  row.inherited = true;
  return row;
}

constexpr Property table[] = {
    // css-display-3, CSS 2.1 §9–§11
    row<Member<&B::display>>("display", read_display),
    printed(row<Member<&B::position>, Member<&B::running_name>>("position", read_position), print_position),
    keyword_row<Member<&B::float_>>("float"),
    keyword_row<Member<&B::float_reference>>("float-reference"),
    keyword_row<Member<&B::clear>>("clear"),
    keyword_row<Member<&B::box_sizing>>("box-sizing"),
    keyword_row<Member<&B::overflow_x>>("overflow-x"),
    keyword_row<Member<&B::overflow_y>>("overflow-y"),
    keyword_row<Member<&B::text_overflow>>("text-overflow"),
    dimension_row<Member<&B::width>, DimensionForm::Size>("width"),
    dimension_row<Member<&B::height>, DimensionForm::Size>("height"),
    dimension_row<Member<&B::min_width>, DimensionForm::Minimum>("min-width"),
    dimension_row<Member<&B::min_height>, DimensionForm::Minimum>("min-height"),
    dimension_row<Member<&B::max_width>, DimensionForm::Maximum>("max-width"),
    dimension_row<Member<&B::max_height>, DimensionForm::Maximum>("max-height"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::top>, DimensionForm::Margin>("margin-top"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::right>, DimensionForm::Margin>("margin-right"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::bottom>, DimensionForm::Margin>("margin-bottom"),
    dimension_row<EdgeOf<&B::margin, &Dimensions::left>, DimensionForm::Margin>("margin-left"),
    padding_row<EdgeOf<&B::padding, &Paddings::top>>("padding-top"),
    padding_row<EdgeOf<&B::padding, &Paddings::right>>("padding-right"),
    padding_row<EdgeOf<&B::padding, &Paddings::bottom>>("padding-bottom"),
    padding_row<EdgeOf<&B::padding, &Paddings::left>>("padding-left"),
    line_width_row<BorderPart<Top, &Border::width>>("border-top-width"),
    line_width_row<BorderPart<Right, &Border::width>>("border-right-width"),
    line_width_row<BorderPart<Bottom, &Border::width>>("border-bottom-width"),
    line_width_row<BorderPart<Left, &Border::width>>("border-left-width"),
    keyword_row<BorderPart<Top, &Border::style>>("border-top-style"),
    keyword_row<BorderPart<Right, &Border::style>>("border-right-style"),
    keyword_row<BorderPart<Bottom, &Border::style>>("border-bottom-style"),
    keyword_row<BorderPart<Left, &Border::style>>("border-left-style"),
    color_row<BorderPart<Top, &Border::color>>("border-top-color"),
    color_row<BorderPart<Right, &Border::color>>("border-right-color"),
    color_row<BorderPart<Bottom, &Border::color>>("border-bottom-color"),
    color_row<BorderPart<Left, &Border::color>>("border-left-color"),
    radius_row<0>("border-top-left-radius"),
    radius_row<1>("border-top-right-radius"),
    radius_row<2>("border-bottom-right-radius"),
    radius_row<3>("border-bottom-left-radius"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::top>, DimensionForm::Inset>("top"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::right>, DimensionForm::Inset>("right"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::bottom>, DimensionForm::Inset>("bottom"),
    dimension_row<EdgeOf<&B::inset, &Dimensions::left>, DimensionForm::Inset>("left"),
    printed(row<Member<&B::z_index>, Member<&B::z_index_auto>>("z-index", read_z_index), print_z_index),
    // css-backgrounds-3, css-color-4
    color_row<Member<&B::background_color>>("background-color"),
    row<Member<&B::background_image>>("background-image", read_background_image),
    row<Member<&B::background_position>>("background-position", read_background_position),
    row<Member<&B::background_size>>("background-size", read_background_size),
    row<Member<&B::background_repeat>>("background-repeat", read_background_repeat),
    row<Member<&B::background_origin>>("background-origin", read_background_origin),
    row<Member<&B::background_clip>>("background-clip", read_background_clip),
    row<Member<&B::background_attachment>>("background-attachment", read_background_attachment),
    row<PartOf<&B::border_image, &model::BorderImage::source>>("border-image-source", read_border_image_source),
    printed(row<PartOf<&B::border_image, &model::BorderImage::slice>, PartOf<&B::border_image, &model::BorderImage::fill>>(
                "border-image-slice", read_border_image_slice),
            print_border_image_slice),
    row<PartOf<&B::border_image, &model::BorderImage::width>>("border-image-width", read_border_image_width),
    row<PartOf<&B::border_image, &model::BorderImage::outset>>("border-image-outset", read_border_image_outset),
    printed(row<PartOf<&B::border_image, &model::BorderImage::repeat_x>, PartOf<&B::border_image, &model::BorderImage::repeat_y>>(
                "border-image-repeat", read_border_image_repeat),
            print_border_image_repeat),
    row<Member<&B::box_shadow>>("box-shadow", read_box_shadow),
    // css-ui-4
    line_width_row<PartOf<&B::outline, &Border::width>>("outline-width"),
    printed(row<PartOf<&B::outline, &Border::style>, Member<&B::outline_style_auto>>("outline-style", read_outline_style),
            print_outline_style),
    color_row<PartOf<&B::outline, &Border::color>>("outline-color"),
    row<Member<&B::outline_offset>>("outline-offset", read_outline_offset),
    printed(row<Member<&B::opacity>>("opacity", read_opacity), print_opacity),
    // css-transforms-2
    row<Member<&B::transform>>("transform", read_transform),
    row<Member<&B::transform_origin>>("transform-origin", read_transform_origin),
    row<Member<&B::translate>>("translate", read_translate),
    row<Member<&B::rotate>>("rotate", read_rotate),
    row<Member<&B::scale>>("scale", read_scale),
    // css-inline-3, css-text-decor-4, css-writing-modes-4
    row<Member<&B::vertical_align>>("vertical-align", read_vertical_align),
    row<Member<&B::text_decoration_line>>("text-decoration-line", read_text_decoration_line),
    keyword_row<Member<&B::text_decoration_style>>("text-decoration-style"),
    printed(row<Member<&B::text_decoration_color>, Member<&B::text_decoration_color_is_current>>("text-decoration-color",
                                                                                                 read_text_decoration_color),
            print_text_decoration_color),
    printed(row<Member<&B::text_decoration_thickness>>("text-decoration-thickness", read_text_decoration_thickness),
            print_text_decoration_thickness),
    inheriting(printed(row<Member<&B::text_underline_offset>>("text-underline-offset", read_text_underline_offset),
                       print_text_underline_offset)),
    keyword_row<Member<&B::unicode_bidi>>("unicode-bidi"),
    row<Member<&B::looseness>>("-bifolio-looseness", read_looseness),
    printed(row<Member<&B::initial_letter_size>, Member<&B::initial_letter_sink>>("initial-letter", read_initial_letter),
            print_initial_letter),
    // css-tables-3, css-images-3
    keyword_row<Member<&B::table_layout>>("table-layout"),
    keyword_row<Member<&B::object_fit>>("object-fit"),
    row<Member<&B::object_position>>("object-position", read_object_position),
    printed(row<Member<&B::aspect_ratio_auto>, Member<&B::aspect_ratio_width>, Member<&B::aspect_ratio_height>>("aspect-ratio",
                                                                                                                read_aspect_ratio),
            print_aspect_ratio),
    // css-multicol-1, css-align-3
    printed(row<Member<&B::column_count>>("column-count", read_column_count), print_column_count),
    row<Member<&B::column_width>>("column-width", read_column_width),
    printed(row<Member<&B::column_gap>, Member<&B::column_gap_normal>>("column-gap", read_column_gap), print_column_gap),
    printed(row<Member<&B::row_gap>, Member<&B::row_gap_normal>>("row-gap", read_row_gap), print_row_gap),
    line_width_row<PartOf<&B::column_rule, &Border::width>>("column-rule-width"),
    keyword_row<PartOf<&B::column_rule, &Border::style>>("column-rule-style"),
    color_row<PartOf<&B::column_rule, &Border::color>>("column-rule-color"),
    keyword_row<Member<&B::column_span>>("column-span"),
    keyword_row<Member<&B::column_fill>>("column-fill"),
};

}  // namespace

std::span<Property const> box_rows() { return table; }

}  // namespace bifolio::style
