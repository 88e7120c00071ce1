// Computed values as CSS writes them, one for each longhand: what `bifolio inspect --stage styles --format json` shows, and what
// is compared with a browser's getComputedStyle. A row's own printer (the dump's) serves wherever it already speaks CSS; the table
// below has the others. Changes when a property whose storage is not its syntax is added.
#include <algorithm>

#include "base/numbers.h"
#include "style/names.h"
#include "style/properties.h"
#include "style/readers.h"
#include "style/selectors/parse.h"
#include "style/style.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '\n') {
      out += "\\a ";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

void append_url(std::string& out, std::string_view url) {
  out += "url(";
  append_string(out, url);
  out += ')';
}

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

/// `items` with commas between; `none_word` when there are none.
template <class List, class Append>
void append_list(std::string& out, List const& items, std::string_view none_word, Append append) {
  if (items.empty()) out += none_word;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    append(items[i]);
  }
}

bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '-'; });
}

void font_family(std::string& out, ComputedStyle const& s) {
  append_list(out, s.font_family, "serif", [&](std::string const& name) {
    if (is_plain_name(name))
      out += name;
    else
      append_string(out, name);
  });
}
void font_stretch(std::string& out, ComputedStyle const& s) { append_decimal(out, s.font_stretch / 1000.0, 3), out += '%'; }
void font_features(std::string& out, ComputedStyle const& s) {
  append_list(out, s.font_feature_groups.back(), "normal", [&](model::FontFeature const& f) {
    append_string(out, {f.tag, 4});
    append_number(out += ' ', f.value);
  });
}
void font_variations(std::string& out, ComputedStyle const& s) {
  append_list(out, s.font_variations, "normal", [&](model::FontVariation const& v) {
    append_string(out, {v.tag, 4});
    append_decimal(out += ' ', static_cast<double>(v.value), 3);
  });
}
template <std::size_t Group>
void font_variant(std::string& out, ComputedStyle const& s) {
  print_font_features(out, s.font_feature_groups[Group], Group);
}

void text_indent(std::string& out, ComputedStyle const& s) {
  print_value(out, s.text_indent);
  if (s.text_indent_hanging) out += " hanging";
  if (s.text_indent_each_line) out += " each-line";
}
void tab_size(std::string& out, ComputedStyle const& s) {
  if (s.tab_size_spaces > 0 || s.tab_size_length == Length())
    append_number(out, s.tab_size_spaces);
  else
    print_value(out, s.tab_size_length);
}
void hyphenate_character(std::string& out, ComputedStyle const& s) {
  if (s.hyphenate_character.empty())
    out += "auto";
  else
    append_string(out, s.hyphenate_character);
}
void hyphenate_limit_lines(std::string& out, ComputedStyle const& s) {
  if (s.hyphenate_limit_lines < 0)
    out += "no-limit";
  else
    append_number(out, s.hyphenate_limit_lines);
}
void hanging_punctuation(std::string& out, ComputedStyle const& s) {
  if (s.hanging_punctuation_first) append_word(out, "first");
  if (s.hanging_punctuation_force_end)
    append_word(out, "force-end");
  else if (s.hanging_punctuation_allow_end)
    append_word(out, "allow-end");
  if (s.hanging_punctuation_last) append_word(out, "last");
  if (out.empty()) out += "none";
}

void list_style_type(std::string& out, ComputedStyle const& s) {
  std::string_view type = s.list_style_type;
  if (type.size() < 2 || type.front() != '"') {
    out += type;
    return;
  }
  append_string(out, type.substr(1, type.size() - 2));
}
void list_style_image(std::string& out, ComputedStyle const& s) {
  if (s.list_style_image.empty())
    out += "none";
  else
    append_url(out, s.list_style_image);
}
void quotes(std::string& out, ComputedStyle const& s) {
  if (s.quotes.empty()) out += s.quotes_auto ? "auto" : "none";
  for (std::size_t i = 0; i < s.quotes.size(); ++i) {
    if (i > 0) out += ' ';
    append_string(out, s.quotes[i]);
  }
}

void position(std::string& out, ComputedStyle const& s) {
  if (s.position == model::PositionScheme::Running)
    (out += "running(") += s.running_name + ')';
  else
    print_value(out, s.position);
}
void z_index(std::string& out, ComputedStyle const& s) {
  if (s.z_index_auto)
    out += "auto";
  else
    append_number(out, s.z_index);
}
void opacity(std::string& out, ComputedStyle const& s) { append_decimal(out, s.opacity / 65535.0, 4); }
void decoration_color(std::string& out, ComputedStyle const& s) {
  print_value(out, s.text_decoration_color_is_current ? s.color : s.text_decoration_color);
}
void append_auto(std::string& out, model::LengthPercentage const& value) {
  if (value == model::LengthPercentage())
    out += "auto";
  else
    print_value(out, value);
}
void decoration_thickness(std::string& out, ComputedStyle const& s) { append_auto(out, s.text_decoration_thickness); }
void underline_offset(std::string& out, ComputedStyle const& s) { append_auto(out, s.text_underline_offset); }
void initial_letter(std::string& out, ComputedStyle const& s) {
  if (s.initial_letter_size == 0) {
    out += "normal";
    return;
  }
  append_decimal(out, s.initial_letter_size / 1000.0, 3);
  append_number(out += ' ', s.initial_letter_sink);
}
void page(std::string& out, ComputedStyle const& s) { out += s.page.empty() ? "auto" : s.page; }
void bookmark_level(std::string& out, ComputedStyle const& s) {
  if (s.bookmark_level == 0)
    out += "none";
  else
    append_number(out, s.bookmark_level);
}

void append_call(std::string& out, std::string_view name, model::ContentItem const& item) {
  using Kind = model::ContentItem::Kind;
  const bool has_target = !item.target.empty();
  (out += name) += '(';
  if (has_target && item.target_is_attribute) (out += "attr(") += item.target + ')';
  if (has_target && !item.target_is_attribute) append_url(out, item.target);
  const bool quoted = item.kind == Kind::Leader;
  if (has_target && !item.text.empty()) out += ", ";
  if (quoted)
    append_string(out, item.text);
  else
    out += item.text;
  if (!item.separator.empty() || item.kind == Kind::Counters || item.kind == Kind::TargetCounters)
    append_string(out += ", ", item.separator);
  const bool counts = item.kind == Kind::Counter || item.kind == Kind::Counters || item.kind == Kind::TargetCounter ||
                      item.kind == Kind::TargetCounters;
  if (counts && item.style != "decimal") (out += ", ") += item.style;
  constexpr std::string_view which[] = {"", ", start", ", last", ", first-except"};
  (out += which[static_cast<std::size_t>(item.which)]) += ')';
}

void append_item(std::string& out, model::ContentItem const& item) {
  using Kind = model::ContentItem::Kind;
  switch (item.kind) {
    case Kind::Text: return append_string(out, item.text);
    case Kind::Image: return append_url(out, item.text);
    case Kind::Counter: return append_call(out, "counter", item);
    case Kind::Counters: return append_call(out, "counters", item);
    case Kind::Attribute: return append_call(out, "attr", item);
    case Kind::NamedString: return append_call(out, "string", item);
    case Kind::RunningElement: return append_call(out, "element", item);
    case Kind::TargetCounter: return append_call(out, "target-counter", item);
    case Kind::TargetCounters: return append_call(out, "target-counters", item);
    case Kind::TargetText: return append_call(out, "target-text", item);
    case Kind::Leader: return append_call(out, "leader", item);
    case Kind::OpenQuote:
    case Kind::CloseQuote:
    case Kind::NoOpenQuote:
    case Kind::NoCloseQuote:
    case Kind::ContentText: return print_value(out, item);
  }
}
void append_items(std::string& out, model::ContentList const& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ' ';
    append_item(out, items[i]);
  }
}
void content(std::string& out, ComputedStyle const& s) {
  if (s.content.empty()) out += s.content_normal ? "normal" : "none";
  append_items(out, s.content);
}
void bookmark_label(std::string& out, ComputedStyle const& s) {
  if (s.bookmark_label.empty()) out += "content(text)";
  append_items(out, s.bookmark_label);
}
void string_set(std::string& out, ComputedStyle const& s) {
  append_list(out, s.string_set, "none", [&](model::StringSet const& set) {
    (out += set.name) += ' ';
    append_items(out, set.value);
  });
}

struct Printer {
  std::string_view property;
  void (*print)(std::string&, ComputedStyle const&);
};
constexpr Printer printers[] = {
    {"font-family", font_family},
    {"font-stretch", font_stretch},
    {"font-variant-ligatures", font_variant<0>},
    {"font-variant-numeric", font_variant<1>},
    {"font-variant-east-asian", font_variant<2>},
    {"font-variant-alternates", font_variant<3>},
    {"font-feature-settings", font_features},
    {"font-variation-settings", font_variations},
    {"text-indent", text_indent},
    {"tab-size", tab_size},
    {"hyphenate-character", hyphenate_character},
    {"hyphenate-limit-lines", hyphenate_limit_lines},
    {"hanging-punctuation", hanging_punctuation},
    {"list-style-type", list_style_type},
    {"list-style-image", list_style_image},
    {"quotes", quotes},
    {"position", position},
    {"z-index", z_index},
    {"opacity", opacity},
    {"text-decoration-color", decoration_color},
    {"text-decoration-thickness", decoration_thickness},
    {"text-underline-offset", underline_offset},
    {"initial-letter", initial_letter},
    {"page", page},
    {"bookmark-level", bookmark_level},
    {"bookmark-label", bookmark_label},
    {"string-set", string_set},
    {"content", content},
};

}  // namespace

std::string_view pseudo_element_name(model::PseudoElement pseudo) { return to_string(pseudo); }

std::vector<ComputedValue> computed_values(ComputedStyle const& style) {
  std::vector<ComputedValue> values;
  for (Property const& p : properties()) {
    if (!p.print) continue;
    const auto own = std::find_if(std::begin(printers), std::end(printers), [&](Printer const& x) { return x.property == p.name; });
    ComputedValue& value = values.emplace_back(ComputedValue{p.name, {}});
    (own == std::end(printers) ? p.print : own->print)(value.value, style);
  }
  return values;
}

}  // namespace bifolio::style
