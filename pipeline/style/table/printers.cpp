#include "style/table/printers.h"

#include "base/numbers.h"
#include "model/dump.h"
#include "model/hyphenate_character.h"
#include "style/fields.h"
#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;

void append_thousandths(std::string& out, std::int32_t value) { append_decimal(out, value / 1000.0, 3); }

/// Words, each when it is said; `none` when none is.
void print_words(std::string& out, std::initializer_list<std::pair<bool, std::string_view>> words) {
  bool any = false;
  for (auto const& [said, word] : words) {
    if (!said) continue;
    if (any) out += ' ';
    out += word;
    any = true;
  }
  if (!any) out += "none";
}

/// Thousandths as a percentage; `none` when there is nothing.
void print_percentage(std::string& out, std::int32_t thousandths) {
  if (thousandths == 0) {
    out += "none";
    return;
  }
  append_decimal(out, thousandths / 10.0, 1);
  out += '%';
}

void print_or_auto(std::string& out, model::LengthPercentage const& value) {
  if (value == model::LengthPercentage{})
    out += "auto";
  else
    print_value(out, value);
}

void print_gap(std::string& out, bool normal, model::LengthPercentage const& gap) {
  if (normal)
    out += "normal";
  else
    print_value(out, gap);
}

}  // namespace

void print_font_style(std::string& out, ComputedStyle const& s) {
  print_value(out, s.font_style);
  if (s.font_style != model::FontStyle::Oblique || s.font_oblique_angle == 14000) return;
  append_thousandths(out += ' ', s.font_oblique_angle);
  out += "deg";
}

void print_font_alternates(std::string& out, ComputedStyle const& s) {
  std::string functions, features;
  print_alternate_functions(functions, s.font_alternates);
  if (!s.font_feature_groups[3].empty() || functions.empty()) print_font_features(features, s.font_feature_groups[3], 3);
  out += features;
  if (!features.empty() && !functions.empty()) out += ' ';
  out += functions;
}

void print_font_language_override(std::string& out, ComputedStyle const& s) {
  std::string_view tag = s.font_language_override;
  while (tag.ends_with(' ')) tag.remove_suffix(1);  // OpenType's tags are as long as four letters
  if (tag.empty())
    out += "normal";
  else
    model::append_quoted(out, tag);
}

void print_font_stretch(std::string& out, ComputedStyle const& s) {
  append_thousandths(out, s.font_stretch);
  out += '%';
}

void print_font_feature_settings(std::string& out, ComputedStyle const& s) {
  auto const& features = s.font_feature_groups[4];
  if (features.empty()) out += "normal";
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i > 0) out += ", ";
    model::append_quoted(out, std::string_view(features[i].tag, 4));
    append_number(out += ' ', features[i].value);
  }
}

void print_font_size_adjust(std::string& out, ComputedStyle const& s) {
  if (s.font_size_adjust == -1) return out += "none", void();
  if (s.font_size_adjust_metric != model::FontSizeAdjustMetric::ExHeight) {
    print_value(out, s.font_size_adjust_metric);
    out += ' ';
  }
  if (s.font_size_adjust < 0)
    out += "from-font";
  else
    append_thousandths(out, s.font_size_adjust);
}

void print_text_align(std::string& out, ComputedStyle const& s) {
  if (!s.text_align_character.empty()) {
    model::append_quoted(out, s.text_align_character);
    out += ' ';
  }
  print_value(out, s.text_align);
}

void print_text_indent(std::string& out, ComputedStyle const& s) {
  print_value(out, s.text_indent);
  if (s.text_indent_hanging) out += " hanging";
  if (s.text_indent_each_line) out += " each-line";
}

void print_tab_size(std::string& out, ComputedStyle const& s) {
  if (s.tab_size_spaces != 0 || s.tab_size_length == Length())
    append_number(out, s.tab_size_spaces);
  else
    print_value(out, s.tab_size_length);
}

void print_hyphenate_character(std::string& out, ComputedStyle const& s) {
  if (s.hyphenate_character.empty())
    out += "auto";
  else
    model::append_quoted(out, s.hyphenate_character == model::no_hyphen ? "" : s.hyphenate_character);
}

void print_hyphenate_limit_lines(std::string& out, ComputedStyle const& s) {
  if (s.hyphenate_limit_lines < 0)
    out += "no-limit";
  else
    append_number(out, s.hyphenate_limit_lines);
}

void print_hanging_punctuation(std::string& out, ComputedStyle const& s) {
  print_words(out, {{s.hanging_punctuation_first, "first"},
                    {s.hanging_punctuation_force_end, "force-end"},
                    {s.hanging_punctuation_allow_end, "allow-end"},
                    {s.hanging_punctuation_last, "last"}});
}

void print_font_expansion(std::string& out, ComputedStyle const& s) { print_percentage(out, s.font_expansion); }
void print_letter_adjustment(std::string& out, ComputedStyle const& s) { print_percentage(out, s.letter_adjustment); }
void print_protrusion(std::string& out, ComputedStyle const& s) {
  if (s.protrusion == 1000)
    out += "auto";
  else
    print_percentage(out, s.protrusion);
}

void print_text_emphasis_color(std::string& out, ComputedStyle const& s) {
  if (s.text_emphasis_color_is_current)
    out += "currentcolor";
  else
    print_value(out, s.text_emphasis_color);
}
void print_text_emphasis_position(std::string& out, ComputedStyle const& s) {
  out += s.text_emphasis_under ? "under" : "over";
  out += s.text_emphasis_left ? " left" : " right";
}
void print_text_combine_upright(std::string& out, ComputedStyle const& s) {
  if (s.text_combine_upright > 0)
    append_number(out += "digits ", s.text_combine_upright);
  else
    out += s.text_combine_upright == 0 ? "none" : "all";
}

void print_image_resolution(std::string& out, ComputedStyle const& s) {
  if (s.image_resolution_from_image) out += "from-image ";
  append_thousandths(out, s.image_resolution);
  out += "dppx";
  if (s.image_resolution_snap) out += " snap";
}

void print_list_style_type(std::string& out, ComputedStyle const& s) {
  const bool quoted = s.list_style_type.size() > 1 && s.list_style_type.front() == '"';
  if (quoted)
    model::append_quoted(out, std::string_view(s.list_style_type).substr(1, s.list_style_type.size() - 2));
  else
    out += s.list_style_type;
}

void print_list_style_image(std::string& out, ComputedStyle const& s) {
  print_value(out, model::BackgroundImage{s.list_style_image, {}});
}

void print_quotes(std::string& out, ComputedStyle const& s) {
  if (s.quotes.empty()) out += s.quotes_auto ? "auto" : "none";
  for (std::size_t i = 0; i < s.quotes.size(); ++i) {
    if (i > 0) out += ' ';
    model::append_quoted(out, s.quotes[i]);
  }
}

void print_position(std::string& out, ComputedStyle const& s) {
  if (s.position == model::PositionScheme::Running)
    ((out += "running(") += s.running_name) += ')';
  else
    print_value(out, s.position);
}

void print_z_index(std::string& out, ComputedStyle const& s) {
  if (s.z_index_auto)
    out += "auto";
  else
    append_number(out, s.z_index);
}

void print_border_image_slice(std::string& out, ComputedStyle const& s) {
  print_value(out, s.border_image.slice);
  if (s.border_image.fill) out += " fill";
}
void print_border_image_repeat(std::string& out, ComputedStyle const& s) {
  print_value(out, s.border_image.repeat_x);
  if (s.border_image.repeat_y != s.border_image.repeat_x) print_value(out += ' ', s.border_image.repeat_y);
}

void print_opacity(std::string& out, ComputedStyle const& s) { append_decimal(out, s.opacity / 65535.0, 3); }

void print_text_decoration_color(std::string& out, ComputedStyle const& s) {
  if (s.text_decoration_color_is_current)
    out += "currentcolor";
  else
    print_value(out, s.text_decoration_color);
}

void print_text_decoration_thickness(std::string& out, ComputedStyle const& s) { print_or_auto(out, s.text_decoration_thickness); }
void print_text_underline_offset(std::string& out, ComputedStyle const& s) { print_or_auto(out, s.text_underline_offset); }

void print_initial_letter(std::string& out, ComputedStyle const& s) {
  if (s.initial_letter_size == 0) {
    out += "normal";
    return;
  }
  append_thousandths(out, s.initial_letter_size);
  append_number(out += ' ', s.initial_letter_sink);
}

void print_outline_style(std::string& out, ComputedStyle const& s) {
  if (s.outline_style_auto)
    out += "auto";
  else
    print_value(out, s.outline.style);
}

void print_aspect_ratio(std::string& out, ComputedStyle const& s) {
  const bool given = s.aspect_ratio_width != 0 || s.aspect_ratio_height != 0;
  if (s.aspect_ratio_auto) out += given ? "auto " : "auto";
  if (!given) return;
  append_thousandths(out, s.aspect_ratio_width);
  append_thousandths(out += " / ", s.aspect_ratio_height);
}

void print_block_step_size(std::string& out, ComputedStyle const& s) {
  if (s.block_step_size == Length())
    out += "none";
  else
    print_value(out, s.block_step_size);
}

void print_column_count(std::string& out, ComputedStyle const& s) {
  if (s.column_count == 0)
    out += "auto";
  else
    append_number(out, s.column_count);
}

void print_column_gap(std::string& out, ComputedStyle const& s) { print_gap(out, s.column_gap_normal, s.column_gap); }
void print_row_gap(std::string& out, ComputedStyle const& s) { print_gap(out, s.row_gap_normal, s.row_gap); }

void print_content(std::string& out, ComputedStyle const& s) {
  if (s.content.empty()) {
    out += s.content_normal ? "normal" : "none";
    return;
  }
  print_value(out, s.content);
  if (!s.content_alt.empty()) print_value(out += " / ", s.content_alt);
}

void print_bookmark_level(std::string& out, ComputedStyle const& s) {
  if (s.bookmark_level == 0)
    out += "none";
  else
    append_number(out, s.bookmark_level);
}

void print_page(std::string& out, ComputedStyle const& s) {
  if (s.page.empty())
    out += "auto";
  else
    out += s.page;
}

}  // namespace bifolio::style
