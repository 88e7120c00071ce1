#include "parse/html/elements.h"

#include <algorithm>
#include <array>

namespace bifolio::parse::html {
namespace {

using model::Tag;

struct NamedRule {
  std::string_view name;
  ElementRule rule;
};

// html §16.2 (obsolete elements) and what has no place in a book. Everything else is in the vocabulary or unknown.
constexpr std::array special_elements = {
    NamedRule{"acronym", {Treatment::Replace, Tag::Abbr, ""}},
    NamedRule{"applet", {Treatment::Instead, Tag::Span, ""}},
    NamedRule{"audio", {Treatment::Instead, Tag::Span, ""}},
    NamedRule{"base", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"big", {Treatment::Replace, Tag::Span, "font-size: larger"}},
    NamedRule{"body", {Treatment::Ignore, Tag::Div, ""}},
    NamedRule{"canvas", {Treatment::Instead, Tag::Span, ""}},
    NamedRule{"center", {Treatment::Replace, Tag::Div, "text-align: center"}},
    NamedRule{"dir", {Treatment::Replace, Tag::Ul, ""}},
    NamedRule{"embed", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"font", {Treatment::Replace, Tag::Span, ""}},
    NamedRule{"frame", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"frameset", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"head", {Treatment::Ignore, Tag::Div, ""}},
    NamedRule{"html", {Treatment::Ignore, Tag::Div, ""}},
    NamedRule{"iframe", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"input", {Treatment::Keep, Tag::Input, ""}},
    NamedRule{"link", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"listing", {Treatment::Replace, Tag::Pre, ""}},
    NamedRule{"math", {Treatment::Unknown, Tag::Span, ""}},
    NamedRule{"menu", {Treatment::Replace, Tag::Ul, ""}},
    NamedRule{"meta", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"nobr", {Treatment::Replace, Tag::Span, "white-space: nowrap"}},
    NamedRule{"noscript", {Treatment::Ignore, Tag::Div, ""}},
    NamedRule{"object", {Treatment::Instead, Tag::Span, ""}},
    NamedRule{"param", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"plaintext", {Treatment::Replace, Tag::Pre, ""}},
    NamedRule{"script", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"search", {Treatment::Replace, Tag::Div, ""}},
    NamedRule{"source", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"strike", {Treatment::Replace, Tag::S, ""}},
    NamedRule{"style", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"svg", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"template", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"title", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"track", {Treatment::Drop, Tag::Div, ""}},
    NamedRule{"tt", {Treatment::Replace, Tag::Code, ""}},
    NamedRule{"video", {Treatment::Instead, Tag::Span, ""}},
    NamedRule{"xmp", {Treatment::Replace, Tag::Pre, ""}},
};

struct NamedAttribute {
  std::string_view name;
  AttributeRule rule;
};
constexpr std::array attributes = {
    NamedAttribute{"abbr", AttributeRule::Keep},
    NamedAttribute{"align", AttributeRule::Obsolete},
    NamedAttribute{"alt", AttributeRule::Keep},
    NamedAttribute{"bgcolor", AttributeRule::Obsolete},
    NamedAttribute{"border", AttributeRule::Obsolete},
    NamedAttribute{"cellpadding", AttributeRule::Obsolete},
    NamedAttribute{"cellspacing", AttributeRule::Obsolete},
    NamedAttribute{"checked", AttributeRule::Keep},
    NamedAttribute{"cite", AttributeRule::Url},
    NamedAttribute{"class", AttributeRule::Keep},
    NamedAttribute{"color", AttributeRule::Obsolete},
    NamedAttribute{"colspan", AttributeRule::Keep},
    NamedAttribute{"datetime", AttributeRule::Keep},
    NamedAttribute{"dir", AttributeRule::Keep},
    NamedAttribute{"disabled", AttributeRule::Keep},
    NamedAttribute{"epub:type", AttributeRule::Keep},
    NamedAttribute{"face", AttributeRule::Obsolete},
    NamedAttribute{"headers", AttributeRule::Keep},
    NamedAttribute{"height", AttributeRule::Keep},
    NamedAttribute{"hidden", AttributeRule::Keep},
    NamedAttribute{"href", AttributeRule::Url},
    NamedAttribute{"hreflang", AttributeRule::Keep},
    NamedAttribute{"id", AttributeRule::Keep},
    NamedAttribute{"lang", AttributeRule::Keep},
    NamedAttribute{"name", AttributeRule::Keep},
    NamedAttribute{"open", AttributeRule::Keep},
    NamedAttribute{"rel", AttributeRule::Keep},
    NamedAttribute{"reversed", AttributeRule::Keep},
    NamedAttribute{"role", AttributeRule::Keep},
    NamedAttribute{"rowspan", AttributeRule::Keep},
    NamedAttribute{"scope", AttributeRule::Keep},
    NamedAttribute{"size", AttributeRule::Obsolete},
    NamedAttribute{"span", AttributeRule::Keep},
    NamedAttribute{"src", AttributeRule::Url},
    NamedAttribute{"start", AttributeRule::Keep},
    NamedAttribute{"style", AttributeRule::Keep},
    NamedAttribute{"title", AttributeRule::Keep},
    NamedAttribute{"translate", AttributeRule::Keep},
    NamedAttribute{"type", AttributeRule::Keep},
    NamedAttribute{"valign", AttributeRule::Obsolete},
    NamedAttribute{"value", AttributeRule::Keep},
    NamedAttribute{"width", AttributeRule::Keep},
    NamedAttribute{"xml:lang", AttributeRule::Keep},
};

bool is_cell(Tag tag) { return tag == Tag::Td || tag == Tag::Th; }
bool is_row_group(Tag tag) { return tag == Tag::Thead || tag == Tag::Tbody || tag == Tag::Tfoot; }

}  // namespace

ElementRule rule_for(std::string_view name) {
  for (NamedRule const& special : special_elements)
    if (special.name == name) return special.rule;
  if (const auto tag = model::tag_from_name(name)) return {Treatment::Keep, *tag, {}};
  return {Treatment::Unknown, Tag::Span, {}};
}

bool is_raw_text(std::string_view name) {
  return name == "script" || name == "style" || name == "iframe" || name == "template" || name == "title" || name == "svg" ||
         name == "frameset";
}

bool implies_end(Tag name, Tag open) {
  switch (name) {
    case Tag::Li: return open == Tag::Li || open == Tag::P;
    case Tag::Dt:
    case Tag::Dd: return open == Tag::Dt || open == Tag::Dd || open == Tag::P;
    case Tag::Td:
    case Tag::Th: return is_cell(open) || open == Tag::P;
    case Tag::Tr: return open == Tag::Tr || is_cell(open) || open == Tag::P || open == Tag::Colgroup || open == Tag::Caption;
    case Tag::Thead:
    case Tag::Tbody:
    case Tag::Tfoot:
      return is_row_group(open) || open == Tag::Tr || is_cell(open) || open == Tag::P || open == Tag::Colgroup ||
             open == Tag::Caption;
    default: return open == Tag::P && !model::is_phrasing(name);
  }
}

bool is_scope(Tag tag) { return tag == Tag::Ul || tag == Tag::Ol || tag == Tag::Dl || tag == Tag::Table; }

bool may_stay_open(Tag tag) {
  return tag == Tag::P || tag == Tag::Li || tag == Tag::Dt || tag == Tag::Dd || is_cell(tag) || tag == Tag::Tr ||
         is_row_group(tag) || tag == Tag::Colgroup || tag == Tag::Caption || tag == Tag::Rt || tag == Tag::Rp || tag == Tag::Rb ||
         tag == Tag::Rtc;
}

AttributeRule attribute_rule(std::string_view name) {
  if (name.substr(0, 5) == "aria-" || name.substr(0, 5) == "data-") return AttributeRule::Keep;
  if (name.size() > 2 && name.substr(0, 2) == "on") return AttributeRule::Handler;
  for (NamedAttribute const& a : attributes)
    if (a.name == name) return a.rule;
  return AttributeRule::Drop;
}

}  // namespace bifolio::parse::html
