// The tree builder's part for attributes: kept, renamed, made safe, or left out with a word.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/html/elements.h"
#include "parse/html/tree_builder.h"

namespace bifolio::parse::html {
namespace {

using model::NodeId;

void add_style(model::Document& document, NodeId element, std::string_view declaration) {
  std::string style(document.attribute(element, "style"));
  if (!style.empty()) style += "; ";
  document.set_attribute(element, "style", style += declaration);
}

// A colour or a family name may stand in a declaration; what could end it may not.
bool is_safe_value(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#' || c == '-' || c == ' ' ||
           c == ',';
  });
}

bool is_integer(std::string_view value) {
  if (value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() && value.size() < 10 && value.find_first_not_of("0123456789") == value.npos;
}

/// Whether the value has the pattern's form: "0" stands for a digit, all else for itself.
bool has_form(std::string_view value, std::string_view pattern) {
  return value.size() == pattern.size() && std::equal(value.begin(), value.end(), pattern.begin(),
                                                      [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
}

// html §2.3.5: dates, times, both with a zone, weeks, and durations.
bool is_time(std::string_view value) {
  constexpr std::string_view dates[] = {"0000", "0000-00", "0000-00-00", "00-00", "--00-00", "0000-W00"};
  constexpr std::string_view times[] = {"00:00", "00:00:00", "00:00:00.0", "00:00:00.00", "00:00:00.000"};
  constexpr std::string_view zones[] = {"", "Z", "+00:00", "-00:00", "+0000", "-0000"};
  for (std::string_view const date : dates)
    if (has_form(value, date)) return true;
  for (std::string_view const time : times) {
    if (has_form(value, time)) return true;
    for (std::string_view const zone : zones)
      for (std::string_view const joint : {"T", " "})
        if (has_form(value, "0000-00-00" + std::string(joint) + std::string(time) + std::string(zone))) return true;
  }
  return value.size() > 2 && value[0] == 'P' && value.find_first_not_of("0123456789PTDHMS.") == value.npos &&
         value.find_first_of("DHMS") != value.npos;
}

std::string_view without_space(std::string_view text) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && utf8::is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

/// “text/html; charset=utf-8” (html §2.4).
bool is_media_type(std::string_view value) {
  const auto length_of_token = [](std::string_view text) {
    return std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-^_"), text.size());
  };
  const std::size_t slash = length_of_token(value);
  return slash > 0 && slash < value.size() && value[slash] == '/' && length_of_token(value.substr(slash + 1)) > 0;
}

bool is_number(model::Tag tag, std::string_view name) {
  return name == "start" || (name == "value" && tag == model::Tag::Li) || name == "colspan" || name == "rowspan" || name == "span";
}

// What is no value of the attribute makes an EPUB invalid.
bool is_valid(model::Tag tag, std::string_view name, std::string_view value) {
  using model::Tag;
  const auto is_one_of = [&](std::initializer_list<std::string_view> values) {
    return std::find(values.begin(), values.end(), value) != values.end();
  };
  if (name == "rowspan") return is_integer(value) && value[0] != '-';
  if (name == "colspan" || name == "span")
    return is_integer(value) && value[0] != '-' && value.find_first_not_of('0') != value.npos;
  if (is_number(tag, name)) return is_integer(value);
  if (name == "type" && tag == Tag::Ol) return is_one_of({"1", "a", "A", "i", "I"});
  if (name == "dir") return lower_case(value) == "ltr" || lower_case(value) == "rtl" || lower_case(value) == "auto";
  if (name == "scope") return is_one_of({"row", "col", "rowgroup", "colgroup"});
  if (name == "datetime") return is_time(value);
  if (name == "translate") return is_one_of({"", "yes", "no"});
  if (name == "type" && tag == Tag::A) return is_media_type(value);
  return true;
}

}  // namespace

// "javascript:" and its like, whatever white space and control characters hide it (html §4.10.21.3).
bool is_script_url(std::string_view url) {
  std::string scheme;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    scheme += to_lower(c);
    if (c == ':' || scheme.size() > 16) break;
  }
  return scheme == "javascript:" || scheme == "vbscript:";
}

void TreeBuilder::set_attributes(NodeId element, Token const& token, Span span) {
  for (TokenAttribute const& attribute : token.attributes) {
    if (document_.has_attribute(element, attribute.name) && attribute.name != "style") {
      sink_.report(duplicate_attribute, span, "attribute " + attribute.name + " is given twice; the first counts");
      continue;
    }
    set_attribute(element, attribute, span);
  }
}

void TreeBuilder::set_attribute(NodeId element, TokenAttribute const& attribute, Span span) {
  const auto& name = attribute.name;
  // html §2.3.4.1: white space before a number is skipped.
  const std::string value(is_number(document_[element].tag, name) ? without_space(attribute.value) : attribute.value);
  switch (attribute_rule(name)) {
    case AttributeRule::Handler:
      return sink_.report(unsafe_attribute, span, "attribute " + name + " runs a script; it is left out");
    case AttributeRule::Drop:
      return sink_.report_once(dropped_attribute, name, span, "attribute " + name + " is not supported; it is left out");
    case AttributeRule::Obsolete: return set_obsolete(element, attribute, span);
    case AttributeRule::Url:
      if (is_script_url(value)) return sink_.report(unsafe_attribute, span, "a script in " + name + " is left out");
      break;
    case AttributeRule::Keep: break;
  }
  if (!is_valid(document_[element].tag, name, value))
    return sink_.report(invalid_attribute, span, "\"" + value + "\" is no value of " + name + "; the attribute is left out");
  if (name == "role" || name == "epub:type") return set_role(element, value, name != "role");
  if (name == "xml:lang") return document_.set_attribute(element, "lang", value);
  if (name == "name" && document_[element].tag == model::Tag::A) {
    if (!document_.has_attribute(element, "id")) document_.set_attribute(element, "id", value);
    return;
  }
  if (name == "style") return add_style(document_, element, value);
  if (name == "dir") return document_.set_attribute(element, name, lower_case(value));
  document_.set_attribute(element, name, value);
}

// The first token that is a role of ours; epub:type's terms are DPUB-ARIA's without "doc-".
void TreeBuilder::set_role(NodeId element, std::string_view value, bool epub_type) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < value.size(); i = end + 1) {
    end = std::min(value.find_first_of(" \t\r\n", i), value.size());
    const std::string name = (epub_type ? "doc-" : "") + std::string(value.substr(i, end - i));
    const auto role = model::role_from_name(name);
    if (role && document_[element].role == model::Role::None) return document_.set_role(element, *role);
  }
  if (document_[element].role != model::Role::None) return;
  if (!epub_type) return document_.set_attribute(element, "role", value);
  sink_.report_once(dropped_attribute, "epub:type=" + std::string(value), document_[element].span,
                    "epub:type \"" + std::string(value) + "\" has no role in DPUB-ARIA; it is left out");
}

void TreeBuilder::set_obsolete(NodeId element, TokenAttribute const& attribute, Span span) {
  const auto& [name, value] = attribute;
  const bool direction = value == "left" || value == "right" || value == "center";
  if (name == "align" && direction) return document_.add_class(element, "align-" + value);
  if (name == "align" && value == "justify") return add_style(document_, element, "text-align: justify");
  if (name == "color" && is_safe_value(value)) return add_style(document_, element, "color: " + value);
  if (name == "bgcolor" && is_safe_value(value)) return add_style(document_, element, "background-color: " + value);
  if (name == "face" && is_safe_value(value)) return add_style(document_, element, "font-family: " + value);
  if (name == "valign" && is_safe_value(value)) return add_style(document_, element, "vertical-align: " + value);
  sink_.report_once(dropped_attribute, name, span, "attribute " + name + " is obsolete; use a style sheet. It is left out");
}

}  // namespace bifolio::parse::html
