#include "style/selectors/simple.h"

#include <algorithm>
#include <utility>

#include "style/names.h"

namespace bifolio::style {
namespace {

using model::AttributeMatch;
using model::PseudoClass;
using model::SimpleSelector;
using model::Token;
using model::TokenKind;

/// With a namespace's prefix, the name is as documents have it: `epub:type`.
bool attribute_name(TokenCursor& inside, SelectorSource const& source, SimpleSelector& part) {
  if (inside.is_delim('|') && inside.kind(1) == TokenKind::Ident) inside.next();
  if (inside.is_delim('*') && inside.is_delim('|', 1) && inside.kind(2) == TokenKind::Ident) inside.next(), inside.next();
  if (inside.kind() != TokenKind::Ident) return false;
  part.name = source.lower(inside.next().text);
  if (!inside.is_delim('|') || inside.kind(1) != TokenKind::Ident) return true;
  inside.next();
  std::string prefix(part.name);
  if (source.namespaces) {
    const auto known = source.namespaces->attribute_prefixes.find(prefix);
    if (known != source.namespaces->attribute_prefixes.end()) prefix = known->second;
  }
  part.name = source.strings.store(prefix + ':' + lower_case(inside.next().text));
  return true;
}

bool attribute_operator(TokenCursor& tokens, AttributeMatch& match) {
  if (tokens.accept_delim('=')) return match = AttributeMatch::Equals, true;
  constexpr std::pair<char, AttributeMatch> operators[] = {{'~', AttributeMatch::Includes},
                                                           {'|', AttributeMatch::DashMatch},
                                                           {'^', AttributeMatch::Prefix},
                                                           {'$', AttributeMatch::Suffix},
                                                           {'*', AttributeMatch::Substring}};
  for (auto const& [sign, kind] : operators) {
    if (!tokens.is_delim(sign) || !tokens.is_delim('=', 1)) continue;
    tokens.next(), tokens.next();
    return match = kind, true;
  }
  return false;
}

}  // namespace

// selectors-4 §6
bool read_attribute(TokenCursor& tokens, SelectorSource const& source, SimpleSelector& part, SelectorError& error) {
  const Token open = tokens.peek();
  TokenCursor inside = tokens.enter();
  inside.skip_space();
  if (!attribute_name(inside, source, part)) return error.fail(open, "an attribute's name is missing");
  inside.skip_space();
  if (inside.at_end()) return true;
  if (!attribute_operator(inside, part.match)) return error.fail(inside.peek(), "no such way to compare an attribute");
  inside.skip_space();
  if (inside.kind() != TokenKind::Ident && inside.kind() != TokenKind::String)
    return error.fail(inside.peek(), "an attribute's value is missing");
  part.value = inside.next().text;
  inside.skip_space();
  if (inside.accept_ident("i"))
    part.ignore_case = true;
  else
    inside.accept_ident("s");
  inside.skip_space();
  return inside.at_end() || error.fail(inside.peek(), "unexpected in an attribute selector");
}

// selectors-4 §9.2: ranges as names or strings; `*-CH` is written with a backslash, and often without.
bool read_languages(TokenCursor& inside, SelectorSource const& source, SimpleSelector& part) {
  do {
    inside.skip_space();
    const bool wildcard = inside.accept_delim('*');
    if (wildcard && inside.kind() != TokenKind::Ident) {
      part.languages.push_back("*");
    } else if (inside.kind() == TokenKind::Ident || (inside.kind() == TokenKind::String && !wildcard)) {
      const std::string_view range = inside.next().text;
      part.languages.push_back(wildcard ? source.strings.store("*" + std::string(range)) : range);
    } else {
      return false;
    }
    inside.skip_space();
  } while (inside.accept(TokenKind::Comma));
  return inside.at_end();
}

bool read_direction(TokenCursor& inside, SelectorSource const& source, SimpleSelector& part) {
  inside.skip_space();
  if (inside.kind() != TokenKind::Ident) return false;
  part.value = source.lower(inside.next().text);
  inside.skip_space();
  return inside.at_end();
}

// selectors-4 §17
void add_specificity(Specificity& sum, SimpleSelector const& part, Specificity const& parents) {
  const auto add = [&](Specificity const& more) {
    for (std::size_t i = 0; i < 3; ++i) sum[i] = static_cast<std::uint16_t>(std::min(sum[i] + more[i], 0xFFFF));
  };
  using Kind = SimpleSelector::Kind;
  if (part.kind == Kind::Universal) return;
  if (part.kind == Kind::Type) return add({0, 0, 1});
  if (part.kind == Kind::Id) return add({1, 0, 0});
  if (part.kind != Kind::PseudoClass) return add({0, 1, 0});
  if (part.pseudo == PseudoClass::Where) return;
  if (part.pseudo == PseudoClass::Nesting) return add(parents);
  if (part.pseudo == PseudoClass::Never && part.name.starts_with(':')) return add({0, 0, 1});
  add(largest_specificity(part.arguments));
  if (part.pseudo != PseudoClass::Is && part.pseudo != PseudoClass::Not && part.pseudo != PseudoClass::Has) add({0, 1, 0});
}

std::array<std::uint16_t, 3> largest_specificity(std::vector<model::Selector> const& list) {
  std::array<std::uint16_t, 3> best{};
  for (model::Selector const& s : list) best = std::max(best, s.specificity);
  return best;
}

}  // namespace bifolio::style
