// How the values of properties with several fields, or with a keyword for a number that cannot be, are printed: as CSS.
#pragma once

#include <string>

#include "model/computed_style.h"
#include "style/properties.h"

namespace bifolio::style {

using Print = void (*)(std::string&, model::ComputedStyle const&);

/// The row, printed so.
constexpr Property printed(Property row, Print print) {
  row.print = print;
  return row;
}

void print_font_style(std::string&, model::ComputedStyle const&);
void print_font_alternates(std::string&, model::ComputedStyle const&);
void print_font_language_override(std::string&, model::ComputedStyle const&);
void print_font_stretch(std::string&, model::ComputedStyle const&);
void print_font_feature_settings(std::string&, model::ComputedStyle const&);
void print_font_size_adjust(std::string&, model::ComputedStyle const&);
void print_text_align(std::string&, model::ComputedStyle const&);
void print_text_indent(std::string&, model::ComputedStyle const&);
void print_tab_size(std::string&, model::ComputedStyle const&);
void print_hyphenate_character(std::string&, model::ComputedStyle const&);
void print_hyphenate_limit_lines(std::string&, model::ComputedStyle const&);
void print_hanging_punctuation(std::string&, model::ComputedStyle const&);
void print_font_expansion(std::string&, model::ComputedStyle const&);
void print_protrusion(std::string&, model::ComputedStyle const&);
void print_letter_adjustment(std::string&, model::ComputedStyle const&);
void print_text_emphasis_color(std::string&, model::ComputedStyle const&);
void print_text_emphasis_position(std::string&, model::ComputedStyle const&);
void print_text_combine_upright(std::string&, model::ComputedStyle const&);
void print_image_resolution(std::string&, model::ComputedStyle const&);
void print_list_style_type(std::string&, model::ComputedStyle const&);
void print_list_style_image(std::string&, model::ComputedStyle const&);
void print_quotes(std::string&, model::ComputedStyle const&);
void print_position(std::string&, model::ComputedStyle const&);
void print_z_index(std::string&, model::ComputedStyle const&);
void print_border_image_slice(std::string&, model::ComputedStyle const&);
void print_border_image_repeat(std::string&, model::ComputedStyle const&);
void print_opacity(std::string&, model::ComputedStyle const&);
void print_text_decoration_color(std::string&, model::ComputedStyle const&);
void print_text_decoration_thickness(std::string&, model::ComputedStyle const&);
void print_text_underline_offset(std::string&, model::ComputedStyle const&);
void print_initial_letter(std::string&, model::ComputedStyle const&);
void print_outline_style(std::string&, model::ComputedStyle const&);
void print_aspect_ratio(std::string&, model::ComputedStyle const&);
void print_block_step_size(std::string&, model::ComputedStyle const&);
void print_column_count(std::string&, model::ComputedStyle const&);
void print_column_gap(std::string&, model::ComputedStyle const&);
void print_row_gap(std::string&, model::ComputedStyle const&);
void print_content(std::string&, model::ComputedStyle const&);
void print_bookmark_level(std::string&, model::ComputedStyle const&);
void print_page(std::string&, model::ComputedStyle const&);

}  // namespace bifolio::style
