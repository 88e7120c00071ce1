// StyleSheet: a parsed sheet, with the place of every rule and declaration. Both the cascade and the lowering for EPUB read it.
// Values stay tokens: what they compute to depends on the element. Changes when CSS gets another kind of rule or selector.
#pragma once

#include <array>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/source.h"
#include "model/styled_document.h"

namespace bifolio::model {

/// css-cascade-5 §6.2.
enum class Origin : std::uint8_t { UserAgent, Theme, Author };

/// css-syntax-3 §4. Comments are no tokens.
enum class TokenKind : std::uint8_t {
  EndOfFile,
  Ident,
  Function,
  AtKeyword,
  Hash,
  IdHash,
  String,
  BadString,
  Url,
  BadUrl,
  Delim,
  Number,
  Percentage,
  Dimension,
  Whitespace,
  Cdo,
  Cdc,
  Colon,
  Semicolon,
  Comma,
  OpenSquare,
  CloseSquare,
  OpenParen,
  CloseParen,
  OpenCurly,
  CloseCurly,
};

struct Token {
  TokenKind kind = TokenKind::EndOfFile;
  bool integer = false;  ///< of numbers: written without point and exponent
  bool sign = false;     ///< of numbers: written with + or -
  std::uint32_t begin = 0, end = 0;
  double number = 0;      ///< of Number, Percentage, Dimension
  std::string_view text;  ///< escapes resolved: the name, the string, the URL, a dimension's unit, a delimiter's character
};

/// Tokens [first, first + count) of StyleSheet::tokens.
struct TokenRange {
  std::uint32_t first = 0, count = 0;
};

enum class Combinator : std::uint8_t { Descendant, Child, NextSibling, SubsequentSibling };
enum class AttributeMatch : std::uint8_t { Present, Equals, Includes, DashMatch, Prefix, Suffix, Substring };
enum class PseudoClass : std::uint8_t {
  Root,
  Empty,
  FirstChild,
  LastChild,
  OnlyChild,
  FirstOfType,
  LastOfType,
  OnlyOfType,
  NthChild,
  NthLastChild,
  NthOfType,
  NthLastOfType,
  Link,
  AnyLink,
  Lang,
  Dir,
  Is,
  Where,
  Not,
  Has,
  Scope,
  Nesting,  ///< `&`: what the rule's parent rule selects
  Never,    ///< :hover, :visited, :checked …: valid, but nothing on paper is ever in that state
};

struct Selector;

/// What a type or attribute selector's prefix asks of the namespace. The document's elements are all XHTML's.
enum class NamespaceTest : std::uint8_t { Any, Xhtml, Svg, MathMl, Other };

struct SimpleSelector {
  enum class Kind : std::uint8_t { Universal, Type, Id, Class, Attribute, PseudoClass };
  Kind kind = Kind::Universal;
  AttributeMatch match = AttributeMatch::Present;
  PseudoClass pseudo = PseudoClass::Root;
  bool ignore_case = false;  ///< of an attribute's value
  NamespaceTest name_space = NamespaceTest::Any;
  std::string_view name;            ///< type and attribute names in lower case; a pseudo-class's as written
  std::string_view value;           ///< of an attribute; :dir()'s argument
  NthPattern nth;                   ///< An+B
  std::vector<Selector> arguments;  ///< of :is() :where() :not() :has(), and `of S`
  std::vector<std::string_view> languages;
  std::vector<Selector> const* parents = nullptr;  ///< of Nesting: the parent rule's list, in StyleSheet::nesting
};

struct CompoundSelector {
  std::vector<SimpleSelector> parts;
  Combinator combinator = Combinator::Descendant;  ///< to the compound before this one (in :has(), to the anchor)
};

/// A complex selector (selectors-4 §3.1). The last compound is the subject.
struct Selector {
  std::vector<CompoundSelector> compounds;
  PseudoElement pseudo = PseudoElement::None;
  std::array<std::uint16_t, 3> specificity{};
  std::uint32_t begin = 0, end = 0;  ///< in the rule's source
};

struct Declaration {
  enum class State : std::uint8_t { Valid, HasVariable, UnknownProperty, UnknownValue, Unsupported };
  static constexpr std::uint16_t no_property = 0xFFFF;
  std::string_view name;  ///< lower case; custom properties as written
  TokenRange value;       ///< without surrounding white space and `!important`
  bool important = false;
  State state = State::Valid;
  std::uint16_t property = no_property;  ///< row in the style stage's table
  Span span;
};

/// One media query (mediaqueries-4 §2), evaluated by the style stage.
struct MediaQuery {
  bool negated = false;
  std::string_view type;  ///< lower case; empty when only features are asked
  TokenRange condition;   ///< what follows the type
};

struct PageSelector {
  enum class Pseudo : std::uint8_t { First, Left, Right, Blank, Nth };
  struct Part {
    Pseudo pseudo = Pseudo::First;
    NthPattern nth;
    std::string_view of;  ///< of Nth: the name behind `of`, if there is one
  };
  std::string_view name;
  std::vector<Part> parts;
};

struct Rule {
  enum class Kind : std::uint8_t {
    Style,
    Comment,
    Import,
    Media,
    Supports,
    Layer,
    LayerStatement,
    Namespace,
    FontFace,
    FontFeatureValues,  ///< kept as tokens, its block included, in `prelude`
    CounterStyle,
    Property,  ///< @property: `name` is the custom property's
    Page,
    MarginBox,  ///< in Page: @top-left …
    Footnote,   ///< in Page: @footnote
    Unknown,
  };
  Kind kind = Kind::Style;
  std::string_view name;  ///< an at-rule's, lower case; the comment's text; the layer's or counter style's name
  Span span;
  TokenRange prelude;
  std::vector<Selector> selectors;           ///< of Style
  bool selectors_valid = true;               ///< one selector that we don't know makes the rule match nothing
  bool selectors_newer = false;              ///< invalid only for a name that other readers may know
  std::vector<PageSelector> page_selectors;  ///< of Page; empty: every page
  MarginBoxPosition margin_box = MarginBoxPosition::TopLeftCorner;
  std::vector<MediaQuery> media;        ///< of Media and Import; empty: always
  bool condition = true;                ///< of Supports (and Import's supports())
  bool layered = false;                 ///< of Import: `layer` was given, `name` is the layer's name
  std::vector<std::string_view> names;  ///< of LayerStatement
  std::vector<Declaration> declarations;
  std::vector<Rule> rules;
};

struct StyleSheet {
  Origin origin = Origin::Author;
  SourceId source;
  std::string path;
  std::vector<Token> tokens;
  std::vector<Rule> rules;
  std::deque<std::vector<Selector>> nesting;  ///< the selector lists that `&` stands for
  Arena strings;                              ///< names and strings that are not written in the source as they are meant

  std::span<Token const> operator[](TokenRange range) const { return std::span(tokens).subspan(range.first, range.count); }
};

/// The EPUB's style sheets as text, in the order in which a content document links them.
struct LoweredSheet {
  struct File {
    std::string name;  ///< "base.css", "book.css"
    std::string css;
  };
  /// A rule or declaration that the EPUB's sheet lacks or has in another form, and why.
  struct Omission {
    enum class Kind : std::uint8_t { LeftOut, Changed };
    Span span;
    std::string what, why;
    Kind kind = Kind::LeftOut;
  };
  /// A class that stands for a selector which reading systems do not know, on an element that it selects.
  struct AddedClass {
    NodeId element;
    std::string name;
  };
  std::vector<File> files;
  std::vector<Omission> omissions;
  std::vector<AddedClass> classes;  ///< by element
  /// What an element's style attribute says; may be empty.
  struct StyleAttribute {
    NodeId element;
    std::string css;
  };
  std::vector<StyleAttribute> attributes;  ///< by element
};

}  // namespace bifolio::model
