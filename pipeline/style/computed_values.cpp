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
void font_features(std::string& out, ComputedStyle const& s) {
  append_list(out, s.font_feature_groups.back(), "normal", [&](model::FontFeature const& f) {
    append_string(out, {f.tag, 4});
    if (f.value != 1) append_number(out += ' ', f.value);
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

void border_spacing(std::string& out, ComputedStyle const& s) {
  print_value(out, s.border_spacing_horizontal);
  if (s.border_spacing_vertical == s.border_spacing_horizontal) return;
  print_value(out += ' ', s.border_spacing_vertical);
}
void decoration_color(std::string& out, ComputedStyle const& s) {
  print_value(out, s.text_decoration_color_is_current ? s.color : s.text_decoration_color);
}
void initial_letter(std::string& out, ComputedStyle const& s) {
  if (s.initial_letter_size == 0) {
    out += "normal";
    return;
  }
  append_decimal(out, s.initial_letter_size / 1000.0, 3);
  if (s.initial_letter_sink * 1000 != s.initial_letter_size) append_number(out += ' ', s.initial_letter_sink);
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

void box_shadow(std::string& out, ComputedStyle const& s) {
  append_list(out, s.box_shadow, "none", [&](model::Shadow const& shadow) {
    print_value(out, shadow.color);
    for (const Length l : {shadow.x, shadow.y, shadow.blur, shadow.spread}) print_value(out += ' ', l);
    if (shadow.inset) out += " inset";
  });
}
void background_size(std::string& out, ComputedStyle const& s) {
  append_list(out, s.background_size, "auto", [&](model::BackgroundSize const& size) {
    print_value(out, size);
    if (size.kind == model::BackgroundSize::Kind::Explicit && !size.width.is_auto() && size.height.is_auto()) out += " auto";
  });
}

struct Printer {
  std::string_view property;
  void (*print)(std::string&, ComputedStyle const&);
};
constexpr Printer printers[] = {
    {"font-family", font_family},
    {"font-variant-ligatures", font_variant<0>},
    {"font-variant-numeric", font_variant<1>},
    {"font-variant-east-asian", font_variant<2>},
    {"font-feature-settings", font_features},
    {"font-variation-settings", font_variations},
    {"border-spacing", border_spacing},
    {"text-decoration-color", decoration_color},
    {"initial-letter", initial_letter},
    {"bookmark-label", bookmark_label},
    {"string-set", string_set},
    {"content", content},
    {"box-shadow", box_shadow},
    {"background-size", background_size},
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
