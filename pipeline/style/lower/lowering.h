// Lowering: the parts of writing style sheets for reading systems. What is left out or changed is always said in
// LoweredSheet::omissions.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/arena.h"
#include "model/document.h"
#include "model/style_sheet.h"
#include "model/written_file.h"
#include "style/compute.h"
#include "style/selectors/match.h"

namespace bifolio::style {

using Specificity = std::array<std::uint16_t, 3>;

/// A selector as the EPUB has it.
struct LoweredSelector {
  model::Selector selector;      ///< with its own specificity
  model::Selector original;      ///< what it stands for: matches in the document, which has not the EPUB's classes
  Specificity written{};         ///< of the author's selector, which is what the cascade goes by
  bool is_young = false;         ///< older reading systems do not know it, and would drop a list that holds it
  bool matches_nothing = false;  ///< no element of the EPUB
};

/// What becomes a piece of the EPUB's sheet: a style rule, a comment, a @counter-style, an at-rule that we keep as it is.
struct LoweredItem {
  model::Rule const* rule = nullptr;
  model::StyleSheet const* sheet = nullptr;
  std::uint32_t file = 0;
  std::uint32_t layer = 0;                 ///< rank
  std::optional<bool> importance;          ///< of the declarations that it stands for; none: for all of them
  std::vector<model::Rule const*> blocks;  ///< the @media rules around it, outermost first
  std::vector<LoweredSelector> selectors;
  Length em_least, em_most;                 ///< the text sizes around what the rule matches; zero: not known
  bool ltr = false, rtl = false;            ///< which directions the elements have that the rule matches
  Specificity raise{};                      ///< what the selectors are made more specific by
  std::vector<std::uint32_t> environments;  ///< of the elements that the rule matches: indices in Matches::variables, ascending

  bool stands_for(model::Declaration const& d) const { return !importance || *importance == d.important; }
};

/// The rules of all sheets that reading systems are to have, in the order in which they are written. What is left out is said.
std::vector<LoweredItem> lowered_items(std::vector<model::StyleSheet> const& sheets, model::LoweredSheet& out);

/// Writes selectors out for engines that know little more than selectors-3. What cannot be said in them becomes a class on the
/// elements that the document has.
class SelectorLowering {
 public:
  SelectorLowering(model::Document const& document, model::LoweredSheet& out);
  /// Fills the item's selectors; says which of the author's are left out.
  void lower(LoweredItem& item);
  /// Whether :has() was asked for more than it may cost, so that some selectors have no class.
  bool gave_up() const { return matcher_.gave_up(); }
  /// A class on the elements in place of the selector.
  void stand_in(LoweredSelector& lowered, std::vector<model::NodeId> const& elements);

 private:
  std::vector<LoweredSelector> lowered(model::Selector const& selector);
  void expand(model::Selector selector, std::vector<model::Selector>& out);
  bool expand_list(model::Selector const& selector, std::size_t compound, std::size_t part, std::vector<model::Selector>& out);
  bool settle(model::Selector& selector);
  bool settle_part(model::SimpleSelector& part);
  bool settle_negation(model::CompoundSelector& compound, std::size_t part);
  std::string_view class_for(model::SimpleSelector const& part);
  std::vector<model::NodeId> elements_of(model::CompoundSelector const& compound);
  std::string free_name(std::string const& text) const;

  model::Document const& document_;
  model::LoweredSheet& out_;
  std::deque<model::CompoundSelector> asked_;  ///< what matcher_ was asked: it remembers by address, so they stay
  Matcher matcher_;
  std::map<std::string, std::string> classes_;  ///< by what they stand for; empty where nothing matches
  std::map<std::string, std::string> divided_;  ///< those that stand for whole selectors
  std::set<std::string, std::less<>> names_;    ///< classes that the document has, and ours
  std::size_t expansions_left_ = 50'000;
};

/// Replaces selectors that match other elements in the EPUB's files than in the whole document.
void keep_divided_matches(std::vector<LoweredItem>& items, model::Document const& document,
                          std::span<model::WrittenFile const> files, SelectorLowering& lowering);

/// Whether the selector's subject can only be html or body.
bool is_root_selector(model::Selector const& selector);
Specificity specificity_of(model::Selector const& selector);

/// Which rules meet on which elements, and what custom properties are there.
struct Matches {
  /// Indices in the list of all items' selectors that match one element (or one pseudo-element of it); each set once.
  std::vector<std::vector<std::uint32_t>> sets;
  struct Entry {
    std::uint32_t item = 0, selector = 0;
  };
  std::vector<Entry> entries;
  struct StyledElement {
    std::uint32_t environment = 0;
    Length em;                      ///< the size of the text around it; zero: not known
    bool ltr = false, rtl = false;  ///< its direction; both if only a style or the text itself says it
  };
  std::map<model::NodeId, StyledElement> styled;  ///< elements with a style attribute
  std::vector<Variables> variables;               ///< the first is the root element's
};
/// `screen` may be null.
Matches match_items(std::vector<LoweredItem>& items, model::Document const& document, RegisteredProperties const& registered,
                    model::StyledDocument const* screen);

/// In an EPUB, origins and layers are no more: where a rule that the cascade lets win would lose by its specificity, it is raised.
void keep_precedence(std::vector<LoweredItem>& items, Matches const& matches, model::LoweredSheet& out);

/// What is the same for the whole publication, found before anything is written.
struct LoweringContext {
  Matches const& matches;
  std::set<std::string_view> conditional;  ///< custom properties that rules in @media set: not known before the book is read
  std::set<std::string_view> attributes;   ///< those that style attributes name
  std::set<std::string_view> kept;         ///< those that stay variables
  double text_points = 12;                 ///< the size of body text: what em stands for where the author wrote points
  bool rtl = false;
  bool vertical = false;  ///< some text of the book may be: logical sides stay logical

  Variables const& constants() const { return matches.variables.front(); }
};

/// A declaration as the EPUB has it: none, one, or several ("name: value").
struct LoweredDeclaration {
  std::vector<std::string> lines;
  std::string_view why_not;  ///< when there are none
  std::string_view change;   ///< when they say something else than the author's
};
enum class RuleSubject { Root, Other };
/// Where lines begin in all that a rule matches.
enum class LineStart { Left, Right, Varies };
/// What a rule's own declarations say about its text, which is what em means in it.
struct RuleText {
  RuleSubject subject = RuleSubject::Other;
  double points = 12;
  double em = 12;  ///< what em is in a font size: the size of the text around
  LineStart line_start = LineStart::Left;
  bool says_size = false;  ///< in absolute units, so that `points` holds for every element that the rule matches
};
RuleText rule_text(LoweredItem const& item, LoweringContext const& context);
LoweredDeclaration lower_declaration(LoweredItem const& item, model::Declaration const& declaration, RuleText text,
                                     LoweringContext const& context);

/// What var() gives in a declaration: one value wherever the rule applies, or several.
struct ResolvedValue {
  std::optional<std::vector<model::Token>> value;  ///< the first, by which readers without variables go
  bool varies = false;
};
ResolvedValue resolve_variables(LoweredItem const& item, model::Declaration const& declaration, LoweringContext const& context);
/// The custom properties that must stay: those whose value differs where it is used, and those that they are made of.
std::set<std::string_view> kept_variables(std::vector<LoweredItem> const& items, LoweringContext const& context);

/// The value with calc() of constants computed and colours and units that reading systems do not know written as older ones.
std::vector<model::Token> lower_value(std::string_view property, std::span<model::Token const> value, Arena& strings);

/// As every engine knows it.
std::string older_color_text(Color const& color);
/// Whether only the place of use knows a colour in the value.
bool has_current_color(std::span<model::Token const> value);
/// The gradient with more stops in place of a colour space to mix in. Nothing where there is none.
std::optional<std::vector<model::Token>> simpler_gradient(std::span<model::Token const> call, Arena& strings);

void lower_attributes(model::Document const& document, LoweringContext const& context, model::LoweredSheet& out);

/// One file's CSS.
std::string write_items(std::span<LoweredItem const> items, LoweringContext const& context, model::LoweredSheet& out);

}  // namespace bifolio::style
