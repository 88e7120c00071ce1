#include "style/selectors/parse.h"

#include <algorithm>
#include <array>
#include <utility>

#include "style/selectors/nth.h"
#include "style/selectors/pseudo_names.h"
#include "style/selectors/simple.h"

namespace bifolio::style {
namespace {

using model::Combinator;
using model::CompoundSelector;
using model::NamespaceTest;
using model::PseudoClass;
using model::PseudoElement;
using model::Selector;
using model::SimpleSelector;
using model::Token;
using model::TokenKind;

constexpr int deepest_nesting = 16;

bool takes_argument(PseudoClass p) {
  return (p >= PseudoClass::NthChild && p <= PseudoClass::NthLastOfType) || (p >= PseudoClass::Lang && p <= PseudoClass::Has);
}

class SelectorParser {
 public:
  SelectorParser(SelectorSource source, SelectorError& error) : source_(source), error_(error) {}

  enum class Form { Complete, Relative, Nested };

  bool list(TokenCursor tokens, Form form, std::vector<Selector>& out) {
    if (++depth_ > deepest_nesting) return fail(tokens.peek(), "nested too deep");
    do {
      tokens.skip_space();
      Selector selector;
      const Token first = tokens.peek();
      if (!complex(tokens, form, selector)) return false;
      if (depth_ > 1 && selector.pseudo != PseudoElement::None) return fail(first, "a pseudo-element cannot stand in here");
      out.push_back(std::move(selector));
    } while (tokens.accept(TokenKind::Comma));
    --depth_;
    return tokens.at_end() || fail(tokens.peek(), "unexpected here");
  }

 private:
  bool fail(Token const& token, std::string message) { return error_.fail(token, std::move(message)); }

  bool complex(TokenCursor& tokens, Form form, Selector& selector) {
    Combinator combinator = Combinator::Descendant;
    selector.begin = tokens.peek().begin;
    const bool outer_nesting = std::exchange(has_nesting_, false);
    const bool relative = form != Form::Complete && accept_combinator(tokens, combinator);
    if (!compounds(tokens, selector, combinator)) return false;
    if (form == Form::Nested && (relative || !has_nesting_)) add_nesting(selector);
    has_nesting_ |= outer_nesting;
    return true;
  }

  /// css-nesting-1 §3.1: a selector without `&`, or that begins with a combinator, is relative to it.
  void add_nesting(Selector& selector) {
    CompoundSelector compound;
    nesting(compound);
    add_specificity(selector.specificity, compound.parts.front(), source_.parents_specificity);
    selector.compounds.insert(selector.compounds.begin(), std::move(compound));
  }

  void nesting(CompoundSelector& compound) {
    SimpleSelector& part = simple(compound, SimpleSelector::Kind::PseudoClass);
    part.pseudo = PseudoClass::Nesting;
    part.parents = source_.parents;
    has_nesting_ = true;
  }

  bool compounds(TokenCursor& tokens, Selector& selector, Combinator combinator) {
    while (true) {
      CompoundSelector compound;
      compound.combinator = combinator;
      if (!this->compound(tokens, compound, selector)) return false;
      for (SimpleSelector const& part : compound.parts) add_specificity(selector.specificity, part, source_.parents_specificity);
      selector.compounds.push_back(std::move(compound));
      combinator = Combinator::Descendant;
      const bool space = tokens.skip_space();
      const bool explicit_one = accept_combinator(tokens, combinator);
      if (!explicit_one && (!space || tokens.at_end() || tokens.kind() == TokenKind::Comma)) break;
      if (selector.pseudo != PseudoElement::None) return fail(tokens.peek(), "nothing can follow a pseudo-element");
    }
    if (selector.pseudo != PseudoElement::None && selector.specificity[2] < 0xFFFF) ++selector.specificity[2];
    return true;
  }

  /// Passes white space after the combinator.
  static bool accept_combinator(TokenCursor& tokens, Combinator& combinator) {
    if (tokens.accept_delim('>'))
      combinator = Combinator::Child;
    else if (tokens.accept_delim('+'))
      combinator = Combinator::NextSibling;
    else if (tokens.accept_delim('~'))
      combinator = Combinator::SubsequentSibling;
    else
      return false;
    tokens.skip_space();
    return true;
  }

  bool compound(TokenCursor& tokens, CompoundSelector& compound, Selector& selector) {
    const std::size_t begin = tokens.position();
    if (!type(tokens, compound)) return false;
    while (true) {
      const Token token = tokens.peek();
      selector.end = tokens.position() == begin ? token.end : selector.end;
      if (token.kind == TokenKind::IdHash) {
        tokens.next();
        simple(compound, SimpleSelector::Kind::Id).name = token.text;
      } else if (tokens.is_delim('.') && tokens.kind(1) == TokenKind::Ident) {
        tokens.next();
        simple(compound, SimpleSelector::Kind::Class).name = tokens.next().text;
      } else if (tokens.accept_delim('&')) {
        nesting(compound);
      } else if (token.kind == TokenKind::OpenSquare) {
        if (!read_attribute(tokens, source_, simple(compound, SimpleSelector::Kind::Attribute), error_)) return false;
      } else if (token.kind == TokenKind::Colon) {
        if (selector.pseudo != PseudoElement::None) return fail(token, "nothing can follow a pseudo-element");
        if (!pseudo(tokens, compound, selector)) return false;
      } else {
        break;
      }
      selector.end = tokens.at_end() ? token.end : tokens.peek().begin;
    }
    if (tokens.position() == begin) return fail(tokens.peek(), "a selector is missing here");
    selector.end = std::max(selector.end, tokens.at_end() ? selector.end : tokens.peek().begin);
    return true;
  }

  static SimpleSelector& simple(CompoundSelector& compound, SimpleSelector::Kind kind) {
    compound.parts.emplace_back();
    compound.parts.back().kind = kind;
    return compound.parts.back();
  }

  // selectors-4 §5.1–5.3: a type with an optional namespace prefix.
  bool type(TokenCursor& tokens, CompoundSelector& compound) {
    const auto is_name = [&](std::size_t ahead) { return tokens.kind(ahead) == TokenKind::Ident || tokens.is_delim('*', ahead); };
    NamespaceTest name_space =
        source_.namespaces && source_.namespaces->fallback ? *source_.namespaces->fallback : NamespaceTest::Any;
    if (is_name(0) && tokens.is_delim('|', 1) && is_name(2)) {
      const Token prefix = tokens.next();
      tokens.next();
      if (!prefixed(prefix, name_space)) return false;
    } else if (tokens.is_delim('|') && is_name(1)) {
      tokens.next();
      name_space = NamespaceTest::Other;
    }
    const bool named = tokens.kind() == TokenKind::Ident;
    const bool foreign_default =
        name_space == NamespaceTest::Svg || name_space == NamespaceTest::MathMl || name_space == NamespaceTest::Other;
    if (named)
      simple(compound, SimpleSelector::Kind::Type).name = source_.lower(tokens.next().text);
    else if (tokens.accept_delim('*') || (foreign_default && depth_ <= 1))
      simple(compound, SimpleSelector::Kind::Universal);
    if (!compound.parts.empty()) compound.parts.back().name_space = name_space;
    return true;
  }

  bool prefixed(Token const& prefix, NamespaceTest& name_space) {
    name_space = NamespaceTest::Any;
    if (prefix.kind == TokenKind::Delim || !source_.namespaces) return true;
    const auto found = source_.namespaces->prefixes.find(prefix.text);
    if (found == source_.namespaces->prefixes.end())
      return fail(prefix, "no @namespace declares the prefix “" + std::string(prefix.text) + "”");
    name_space = found->second;
    return true;
  }

  bool pseudo(TokenCursor& tokens, CompoundSelector& compound, Selector& selector) {
    tokens.next();
    const bool element = tokens.accept(TokenKind::Colon);
    const Token name = tokens.peek();
    if (name.kind != TokenKind::Ident && name.kind != TokenKind::Function) return fail(name, "a name is missing after “:”");
    if (name.kind == TokenKind::Ident && pseudo_element(name.text, element, selector)) return tokens.next(), true;
    if (name.kind == TokenKind::Ident && never_matches(name, element, compound)) return tokens.next(), true;
    for (PseudoClassName const& known : pseudo_classes) {
      if (element || !same_name(name.text, known.name) || takes_argument(known.pseudo) != (name.kind == TokenKind::Function))
        continue;
      SimpleSelector& part = simple(compound, SimpleSelector::Kind::PseudoClass);
      part.pseudo = known.pseudo;
      part.name = known.name;
      if (name.kind == TokenKind::Ident) return tokens.next(), true;
      TokenCursor inside = tokens.enter();
      return argument(inside, part) || fail(name, "the argument of :" + std::string(known.name) + "() is not understood");
    }
    const std::string lower_name = lower_case(name.text);
    fail(name, std::string(element ? "::" : ":") + lower_name + " is not known" + suggestion(lower_name, pseudo_names()));
    error_.is_unknown_name = error_.begin == name.begin;
    return false;
  }

  bool never_matches(Token const& name, bool element, CompoundSelector& compound) {
    const std::string lower_name = lower_case(name.text);
    const bool known =
        element ? std::find(std::begin(never_elements), std::end(never_elements), lower_name) != std::end(never_elements) ||
                      lower_name.starts_with("-webkit-")  // selectors-4 §3.6.4
                : std::find(std::begin(never_classes), std::end(never_classes), lower_name) != std::end(never_classes);
    if (!known) return false;
    SimpleSelector& part = simple(compound, SimpleSelector::Kind::PseudoClass);
    part.pseudo = PseudoClass::Never;
    part.name = source_.strings.store((element ? ":" : "") + lower_name);
    return true;
  }

  static bool pseudo_element(std::string_view name, bool two_colons, Selector& selector) {
    for (std::size_t i = 1; i < pseudo_elements.size(); ++i) {
      const auto pseudo = static_cast<PseudoElement>(i);
      const bool legacy = pseudo == PseudoElement::Before || pseudo == PseudoElement::After ||
                          pseudo == PseudoElement::FirstLetter || pseudo == PseudoElement::FirstLine;
      if (same_name(name, pseudo_elements[i]) && (two_colons || legacy)) return selector.pseudo = pseudo, true;
    }
    return false;
  }

  bool argument(TokenCursor& inside, SimpleSelector& part) {
    switch (part.pseudo) {
      case PseudoClass::NthChild:
      case PseudoClass::NthLastChild: return nth(inside, part, true);
      case PseudoClass::NthOfType:
      case PseudoClass::NthLastOfType: return nth(inside, part, false);
      case PseudoClass::Lang: return read_languages(inside, source_, part);
      case PseudoClass::Dir: return read_direction(inside, source_, part);
      case PseudoClass::Is:
      case PseudoClass::Where: return forgiving(inside, part);
      case PseudoClass::Not: return list(inside, Form::Complete, part.arguments);
      case PseudoClass::Has: return has(inside, part);
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
      case PseudoClass::Never: return false;
    }
    return false;
  }

  // selectors-4 §4.5: no :has() in :has().
  bool has(TokenCursor& inside, SimpleSelector& part) {
    if (std::exchange(in_has_, true)) return fail(inside.peek(), ":has() cannot stand in :has()");
    const bool understood = list(inside, Form::Relative, part.arguments);
    in_has_ = false;
    return understood;
  }

  bool nth(TokenCursor& inside, SimpleSelector& part, bool with_of) {
    if (inside.at_end()) return false;
    const std::uint32_t begin = inside.peek().begin;
    std::uint32_t end = begin;
    while (!inside.at_end() && !(with_of && inside.is_ident("of"))) end = inside.next().end;
    const auto pattern = parse_nth(source_.text.substr(begin, end - begin));
    if (!pattern) return false;
    part.nth = *pattern;
    if (inside.at_end()) return true;
    inside.next();
    return list(inside, Form::Complete, part.arguments);
  }

  // selectors-4 §19.1: what :is() and :where() do not understand matches nothing, and the rest stays.
  bool forgiving(TokenCursor& inside, SimpleSelector& part) {
    while (!inside.at_end()) {
      const std::size_t begin = inside.position();
      while (!inside.at_end() && inside.kind() != TokenKind::Comma) {
        if (closer_of(inside.kind()) != TokenKind::EndOfFile)
          inside.enter();
        else
          inside.next();
      }
      const std::size_t count = inside.position() - begin;
      inside.rewind(begin);
      SelectorError ignored;
      SelectorParser inner(source_, ignored);
      inner.depth_ = depth_;
      inner.in_has_ = in_has_;
      std::vector<Selector> one;
      if (inner.list(TokenCursor(inside.rest().first(count)), Form::Complete, one))
        part.arguments.push_back(std::move(one.front())), has_nesting_ |= inner.has_nesting_;
      inside.rewind(begin + count);
      inside.accept(TokenKind::Comma);
    }
    return true;
  }

  SelectorSource source_;
  SelectorError& error_;
  int depth_ = 0;
  bool has_nesting_ = false;  ///< the selector being read holds `&`
  bool in_has_ = false;
};

}  // namespace

std::optional<std::vector<Selector>> parse_selectors(TokenCursor tokens, SelectorSource source, SelectorError& error) {
  std::vector<Selector> out;
  const auto form = source.parents ? SelectorParser::Form::Nested : SelectorParser::Form::Complete;
  if (!SelectorParser(source, error).list(tokens, form, out)) return std::nullopt;
  return out;
}

}  // namespace bifolio::style
