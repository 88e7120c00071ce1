// Rows of the shorthands, in the order of their longhands. Changes when CSS gets another.
#include "style/rows.h"
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
constexpr auto font_size = Phase::FontSize;
constexpr auto early = Phase::Early;

template <auto Edge>
using Side = EdgeOf<&B::border, Edge>;
template <auto Part, auto ReadValue>
constexpr Property four_parts(std::string_view name) {
  return shorthand<BorderPart<Top, Part>, BorderPart<Right, Part>, BorderPart<Bottom, Part>, BorderPart<Left, Part>>(
      name, read_border_parts<Part, ReadValue>);
}

constexpr Property table[] = {
    // Shorthands, in the order of their longhands
    shorthand<Member<&I::font_family>, Member<&I::font_size>, Member<&I::font_weight>, Member<&I::font_stretch>,
              Member<&I::font_style>, Member<&I::font_oblique_angle>, Member<&I::font_kerning>, Member<&I::font_variant_caps>,
              Member<&I::font_variant_position>, Member<&I::font_feature_groups>, Member<&I::font_alternates>,
              Member<&I::font_variations>, Member<&I::font_size_adjust>, Member<&I::font_size_adjust_metric>,
              Member<&I::font_variant_emoji>, Member<&I::font_palette>, Member<&I::font_language_override>,
              Member<&I::font_optical_sizing>, Member<&I::line_height>>("font", read_font, font_size),
    shorthand<Member<&I::font_variant_caps>, Member<&I::font_variant_position>, Member<&I::font_feature_groups>,
              Member<&I::font_alternates>, Member<&I::font_variant_emoji>>("font-variant", read_font_variant, early),
    shorthand<Member<&I::white_space_collapse>, Member<&I::text_wrap>>("white-space", read_white_space),
    shorthand<Member<&I::list_style_type>, Member<&I::list_style_image>, Member<&I::list_style_position>>("list-style",
                                                                                                          read_list_style),
    shorthand<Member<&B::margin>>("margin", read_edges<&B::margin, read_margin>),
    shorthand<Member<&B::padding>>("padding", read_edges<&B::padding, read_padding>),
    shorthand<Member<&B::inset>>("inset", read_edges<&B::inset, read_inset>),
    four_parts<&Border::width, read_border_width>("border-width"),
    four_parts<&Border::style, read_line_style>("border-style"),
    four_parts<&Border::color, read_line_color>("border-color"),
    shorthand<Member<&B::border>, Member<&B::border_image>>("border", read_border),
    border_shorthand<Side<Top>>("border-top"),
    border_shorthand<Side<Right>>("border-right"),
    border_shorthand<Side<Bottom>>("border-bottom"),
    border_shorthand<Side<Left>>("border-left"),
    shorthand<Member<&B::overflow_x>, Member<&B::overflow_y>>("overflow", read_overflow),
    shorthand<Member<&B::border_radius>>("border-radius", read_border_radius),
    shorthand<Member<&B::border_image>>("border-image", read_border_image),
    shorthand<Member<&B::background_color>, Member<&B::background_image>, Member<&B::background_position>,
              Member<&B::background_size>, Member<&B::background_repeat>, Member<&B::background_origin>,
              Member<&B::background_clip>, Member<&B::background_attachment>>("background", read_background),
    shorthand<BackgroundAxis<&model::Position::x>>("background-position-x", read_background_position_x),
    shorthand<BackgroundAxis<&model::Position::y>>("background-position-y", read_background_position_y),
    shorthand<Member<&B::outline>, Member<&B::outline_style_auto>>("outline", read_outline),
    shorthand<Member<&B::block_step_size>, Member<&B::block_step_align>, Member<&B::block_step_round>>("block-step",
                                                                                                       read_block_step),
    shorthand<Member<&B::column_count>, Member<&B::column_width>>("columns", read_columns),
    shorthand<Member<&B::column_rule>>("column-rule", read_column_rule),
    shorthand<Member<&B::row_gap>, Member<&B::row_gap_normal>, Member<&B::column_gap>, Member<&B::column_gap_normal>>("gap",
                                                                                                                      read_gaps),
    shorthand<Member<&I::font_synthesis_weight>, Member<&I::font_synthesis_style>, Member<&I::font_synthesis_small_caps>,
              Member<&I::font_synthesis_position>>("font-synthesis", read_font_synthesis),
    shorthand<Member<&B::text_decoration_line>, Member<&B::text_decoration_style>, Member<&B::text_decoration_color>,
              Member<&B::text_decoration_color_is_current>, Member<&B::text_decoration_thickness>>("text-decoration",
                                                                                                   read_text_decoration),
    shorthand<Member<&I::text_emphasis_style>, Member<&I::text_emphasis_color>, Member<&I::text_emphasis_color_is_current>>(
        "text-emphasis", read_text_emphasis),
    shorthand<Member<&I::text_autospace>, Member<&I::text_spacing_trim>>("text-spacing", read_text_spacing),
};

}  // namespace

std::span<Property const> shorthand_rows() { return table; }

}  // namespace bifolio::style
