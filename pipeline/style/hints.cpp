#include "style/hints.h"

#include <algorithm>

#include "base/utf8.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::Tag;

bool is_table_part(Tag tag) {
  return tag == Tag::Td || tag == Tag::Th || tag == Tag::Tr || tag == Tag::Tbody || tag == Tag::Thead || tag == Tag::Tfoot ||
         tag == Tag::Col || tag == Tag::Colgroup;
}

bool floats(Tag tag) { return tag == Tag::Img || tag == Tag::Table; }

std::string alignment(Tag tag, std::string_view value) {
  const std::string align = lower_case(value);
  const bool side = align == "left" || align == "right";
  if (floats(tag) && side) return "float:" + align + ';';
  if (tag == Tag::Table && align == "center") return "margin-inline:auto;";
  if (!floats(tag) && (side || align == "center" || align == "justify")) return "text-align:" + align + ';';
  return {};
}

std::string vertical_alignment(std::string_view value) {
  const std::string align = lower_case(value);
  const bool known = align == "top" || align == "middle" || align == "bottom" || align == "baseline";
  return known ? "vertical-align:" + align + ';' : std::string();
}

/// html §2.3.4.4: digits are pixels, with “%” a percentage.
std::string dimension(std::string_view property, std::string_view value) {
  std::size_t digits = 0;
  while (digits < value.size() && ((value[digits] >= '0' && value[digits] <= '9') || value[digits] == '.')) ++digits;
  if (digits == 0 || digits > 6 || value.front() == '.') return {};
  const bool percent = digits < value.size() && value[digits] == '%';
  return std::string(property) + ':' + std::string(value.substr(0, digits)) + (percent ? "%;" : "px;");
}

std::string list_type(Tag tag, std::string_view value) {
  if (tag != Tag::Ul) {
    if (value == "1") return "list-style-type:decimal;";
    if (value == "a") return "list-style-type:lower-alpha;";
    if (value == "A") return "list-style-type:upper-alpha;";
    if (value == "i") return "list-style-type:lower-roman;";
    if (value == "I") return "list-style-type:upper-roman;";
  }
  const std::string type = lower_case(value);
  if (tag != Tag::Ol && (type == "disc" || type == "circle" || type == "square" || type == "none"))
    return "list-style-type:" + type + ';';
  return {};
}

bool is_right_to_left(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}
bool is_left_to_right(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c < 0xD800) ||
         c >= 0x20000;
}

/// html §3.2.6.4, `auto`: by the first letter in it that has a direction, elements with one of their own left out.
std::string direction_of_text(model::Document const& document, model::NodeId element) {
  for (model::NodeId n = next_in_order(document, element, element); n;) {
    const bool apart =
        document[n].kind == model::NodeKind::Element && (document.has_attribute(n, "dir") || document[n].tag == Tag::Bdi);
    if (document[n].kind == model::NodeKind::Text)
      for (const char32_t c : utf8::CodePoints(document[n].text)) {
        if (is_right_to_left(c)) return "direction:rtl;";
        if (is_left_to_right(c)) return "direction:ltr;";
      }
    n = apart ? next_skipping_children(document, n, element) : next_in_order(document, n, element);
  }
  return "direction:ltr;";
}

std::string direction(model::Document const& document, model::NodeId element, std::string_view value) {
  if (same_name(value, "ltr")) return "direction:ltr;";
  if (same_name(value, "rtl")) return "direction:rtl;";
  return same_name(value, "auto") ? direction_of_text(document, element) : std::string();
}

}  // namespace

std::string presentational_hints(model::Document const& document, model::NodeId element) {
  const Tag tag = document[element].tag;
  const bool sized = tag == Tag::Img || tag == Tag::Table || tag == Tag::Td || tag == Tag::Th || tag == Tag::Col ||
                     tag == Tag::Svg || tag == Tag::Video;
  const bool list = tag == Tag::Ol || tag == Tag::Ul || tag == Tag::Li;
  std::string out;
  if (tag == Tag::Bdi && !document.has_attribute(element, "dir")) out += direction_of_text(document, element);
  for (model::Attribute const& a : document.attributes(element)) {
    if (a.name == "dir")
      out += direction(document, element, a.value);
    else if (a.name == "align")
      out += alignment(tag, a.value);
    else if (a.name == "valign" && is_table_part(tag))
      out += vertical_alignment(a.value);
    else if ((a.name == "width" || a.name == "height") && sized)
      out += dimension(a.name, a.value);
    else if (a.name == "type" && list)
      out += list_type(tag, a.value);
  }
  return out;
}

}  // namespace bifolio::style
