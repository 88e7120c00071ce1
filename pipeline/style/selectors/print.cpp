// Selectors back to text, for the EPUB's style sheet.
#include "base/numbers.h"
#include "style/selectors/nth.h"
#include "style/selectors/parse.h"

namespace bifolio::style {
namespace {

using model::AttributeMatch;
using model::Combinator;
using model::PseudoClass;
using model::SimpleSelector;

std::string_view sign_of(AttributeMatch match) {
  switch (match) {
    case AttributeMatch::Present: return "";
    case AttributeMatch::Equals: return "=";
    case AttributeMatch::Includes: return "~=";
    case AttributeMatch::DashMatch: return "|=";
    case AttributeMatch::Prefix: return "^=";
    case AttributeMatch::Suffix: return "$=";
    case AttributeMatch::Substring: return "*=";
  }
  return "";
}

std::string_view sign_of(Combinator combinator) {
  switch (combinator) {
    case Combinator::Descendant: return " ";
    case Combinator::Child: return " > ";
    case Combinator::NextSibling: return " + ";
    case Combinator::SubsequentSibling: return " ~ ";
  }
  return " ";
}

void append_escaped(std::string& out, unsigned char c) {
  char buffer[8];
  out += '\\';
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, static_cast<unsigned>(c), 16).ptr);
  out += ' ';
}

void append_list(std::string& out, std::vector<model::Selector> const& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ", ";
    append_selector(out, list[i]);
  }
}

/// A range that is no name is written as a string.
void append_language(std::string& out, std::string_view range) {
  if (range.empty() || range.find('*') != std::string_view::npos)
    append_string(out, range);
  else
    append_identifier(out, range);
}

/// With the prefixes under which lowered sheets declare the namespaces.
std::string_view prefix_of(model::NamespaceTest name_space) {
  switch (name_space) {
    case model::NamespaceTest::Any:
    case model::NamespaceTest::Xhtml: return "";
    case model::NamespaceTest::Svg: return "svg|";
    case model::NamespaceTest::MathMl: return "math|";
    case model::NamespaceTest::Other: return "|";
  }
  return "";
}

void append_attribute_name(std::string& out, std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos || colon == 0) return append_identifier(out, name);
  append_identifier(out, name.substr(0, colon));
  append_identifier(out += '|', name.substr(colon + 1));
}

void append_pseudo_class(std::string& out, SimpleSelector const& part) {
  if (part.pseudo == PseudoClass::Nesting) {
    out += '&';
    return;
  }
  (out += ':') += part.name;
  switch (part.pseudo) {
    case PseudoClass::NthChild:
    case PseudoClass::NthLastChild:
    case PseudoClass::NthOfType:
    case PseudoClass::NthLastOfType:
      (out += '(') += to_string(part.nth);
      if (!part.arguments.empty()) append_list(out += " of ", part.arguments);
      out += ')';
      return;
    case PseudoClass::Lang:
      for (std::size_t i = 0; i < part.languages.size(); ++i) append_language(out += i == 0 ? "(" : ", ", part.languages[i]);
      out += ')';
      return;
    case PseudoClass::Dir: ((out += '(') += part.value) += ')'; return;
    case PseudoClass::Is:
    case PseudoClass::Where:
    case PseudoClass::Not:
    case PseudoClass::Has:
      append_list(out += '(', part.arguments);
      out += ')';
      return;
    case PseudoClass::Root:
    case PseudoClass::Empty:
    case PseudoClass::FirstChild:
    case PseudoClass::LastChild:
    case PseudoClass::OnlyChild:
    case PseudoClass::FirstOfType:
    case PseudoClass::LastOfType:
    case PseudoClass::OnlyOfType:
    case PseudoClass::Link:
    case PseudoClass::AnyLink:
    case PseudoClass::Scope:
    case PseudoClass::Nesting:
    case PseudoClass::Never: return;
  }
}

void append_simple(std::string& out, SimpleSelector const& part) {
  switch (part.kind) {
    case SimpleSelector::Kind::Universal: (out += prefix_of(part.name_space)) += '*'; return;
    case SimpleSelector::Kind::Type: append_identifier(out += prefix_of(part.name_space), part.name); return;
    case SimpleSelector::Kind::Id: append_identifier(out += '#', part.name); return;
    case SimpleSelector::Kind::Class: append_identifier(out += '.', part.name); return;
    case SimpleSelector::Kind::PseudoClass: append_pseudo_class(out, part); return;
    case SimpleSelector::Kind::Attribute:
      append_attribute_name(out += '[', part.name);
      out += sign_of(part.match);
      if (part.match != AttributeMatch::Present) append_string(out, part.value);
      if (part.ignore_case) out += " i";
      out += ']';
      return;
  }
}

}  // namespace

void append_identifier(std::string& out, std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (to_lower(name[i]) >= 'a' && to_lower(name[i]) <= 'z') || c == '_' || c >= 0x80;
    if (c < 0x20 || c == 0x7F || (digit && (i == 0 || (i == 1 && name[0] == '-'))))
      append_escaped(out, c);
    else if (letter || digit || (c == '-' && name.size() > 1))
      out += name[i];
    else
      (out += '\\') += name[i];
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      append_escaped(out, static_cast<unsigned char>(c));
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else
      out += c;
  }
  out += '"';
}

void append_selector(std::string& out, model::Selector const& selector) {
  for (std::size_t i = 0; i < selector.compounds.size(); ++i) {
    const std::string_view sign = sign_of(selector.compounds[i].combinator);
    if (i > 0)
      out += sign;
    else if (sign != " ")
      out += sign.substr(1);
    for (SimpleSelector const& part : selector.compounds[i].parts) append_simple(out, part);
  }
  if (selector.pseudo != model::PseudoElement::None) (out += "::") += to_string(selector.pseudo);
}

}  // namespace bifolio::style
