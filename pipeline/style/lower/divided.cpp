// Selectors that look at siblings or attributes, in a book that is divided between files: where they would match other elements
// there than in the whole document, a class on the right ones stands for them.
#include <algorithm>

#include "style/lower/lowering.h"
#include "style/selectors/index.h"
#include "style/selectors/parse.h"
#include "style/selectors/presence.h"

namespace bifolio::style {
namespace {

using model::Combinator;
using model::CompoundSelector;
using model::Document;
using model::NodeId;
using model::NodeKind;
using model::PseudoClass;
using model::SimpleSelector;

bool may_differ(CompoundSelector const& compound);

/// Whether the part may match otherwise in the files: siblings are in other files, and an element that goes on there has not all of
/// its attributes; references, ids and some others are written otherwise.
bool may_differ(SimpleSelector const& part) {
  if (part.kind == SimpleSelector::Kind::Attribute || part.kind == SimpleSelector::Kind::Id) return true;
  if (part.kind != SimpleSelector::Kind::PseudoClass) return false;
  switch (part.pseudo) {
    case PseudoClass::Empty:
    case PseudoClass::FirstChild:
    case PseudoClass::LastChild:
    case PseudoClass::OnlyChild:
    case PseudoClass::FirstOfType:
    case PseudoClass::LastOfType:
    case PseudoClass::OnlyOfType:
    case PseudoClass::NthChild:
    case PseudoClass::NthLastChild:
    case PseudoClass::NthOfType:
    case PseudoClass::NthLastOfType: return true;
    default:
      return std::any_of(part.arguments.begin(), part.arguments.end(), [](model::Selector const& s) {
        return std::any_of(s.compounds.begin(), s.compounds.end(), [](CompoundSelector const& c) { return may_differ(c); });
      });
  }
}

bool may_differ(CompoundSelector const& compound) {
  return std::any_of(compound.parts.begin(), compound.parts.end(), [](SimpleSelector const& p) { return may_differ(p); });
}

bool may_differ(model::Selector const& selector) {
  auto const& all = selector.compounds;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool beside =
        i > 0 && (all[i].combinator == Combinator::NextSibling || all[i].combinator == Combinator::SubsequentSibling);
    if (beside || may_differ(all[i])) return true;
  }
  return false;
}

/// Numbers of the selectors, ascending, that an element matches.
using MatchedIds = std::vector<std::uint32_t>;

class DivisionCheck {
 public:
  DivisionCheck(std::vector<LoweredItem>& items, Document const& document) : document_(document), matched_(document.size()) {
    for (LoweredItem& item : items)
      for (LoweredSelector& s : item.selectors)
        if (may_differ(s.selector)) add(s);
    differs_.resize(selectors_.size());
    written_.resize(document.size());
  }

  bool is_needed() const { return !selectors_.empty(); }

  void run(std::span<model::WrittenFile const> files) {
    walk(document_, [&](NodeId n, MatchedIds const& ids) { matched_[n.index()] = ids; });
    for (model::WrittenFile const& file : files)
      walk(file.document, [&](NodeId n, MatchedIds const& ids) {
        const NodeId original = file.original_of(n);
        if (!original) return;
        written_[original.index()] = true;
        const bool goes_on = std::binary_search(file.continued.begin(), file.continued.end(), n);
        MatchedIds other;
        std::set_symmetric_difference(ids.begin(), ids.end(), matched_[original.index()].begin(), matched_[original.index()].end(),
                                      std::back_inserter(other));
        // What stands before or after an element stands there once, where it begins.
        for (const std::uint32_t id : other)
          if (!goes_on || selectors_[id]->original.pseudo == model::PseudoElement::None) differs_[id] = true;
      });
  }

  /// What matches otherwise in the files, with the elements that it has to match.
  template <class StandIn>
  void replace(StandIn stand_in) {
    std::vector<std::vector<NodeId>> elements(selectors_.size());
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root()))
      for (const std::uint32_t id : matched_[n.index()])
        if (differs_[id] && written_[n.index()]) elements[id].push_back(n);
    for (std::size_t id = 0; id < selectors_.size(); ++id)
      if (differs_[id]) stand_in(*selectors_[id], elements[id]);
  }

 private:
  void add(LoweredSelector& s) {
    index_.add(static_cast<std::uint32_t>(selectors_.size()), s.original);
    selectors_.push_back(&s);
  }

  template <class Found>
  void walk(Document const& document, Found found) {
    Matcher matcher(document);
    const DocumentNames names(document);
    std::vector<bool> may_match;
    for (LoweredSelector const* s : selectors_) may_match.push_back(names.may_match(s->original));
    std::vector<std::uint32_t> candidates;
    MatchedIds ids;
    for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
      if (document[n].kind != NodeKind::Element) continue;
      index_.candidates(document, n, candidates);
      ids.clear();
      for (const std::uint32_t id : candidates)
        if (may_match[id] && matcher.matches(selectors_[id]->original, n)) ids.push_back(id);
      found(n, ids);
    }
  }

  Document const& document_;
  RuleIndex index_;
  std::vector<LoweredSelector*> selectors_;
  std::vector<MatchedIds> matched_;  ///< by the document's nodes
  std::vector<bool> differs_, written_;
};

}  // namespace

void keep_divided_matches(std::vector<LoweredItem>& items, Document const& document, std::span<model::WrittenFile const> files,
                          SelectorLowering& lowering) {
  DivisionCheck check(items, document);
  if (files.empty() || !check.is_needed()) return;
  check.run(files);
  check.replace([&](LoweredSelector& s, std::vector<NodeId> const& elements) { lowering.stand_in(s, elements); });
  for (LoweredItem& item : items)
    item.selectors.erase(
        std::remove_if(item.selectors.begin(), item.selectors.end(), [](LoweredSelector const& s) { return s.matches_nothing; }),
        item.selectors.end());
}

/// The subject keeps what it says of the element itself.
void SelectorLowering::stand_in(LoweredSelector& lowered, std::vector<NodeId> const& elements) {
  lowered.matches_nothing = elements.empty();
  if (elements.empty()) return;
  model::Selector plain = lowered.selector;
  plain.pseudo = model::PseudoElement::None;
  std::string text;
  append_selector(text, plain);
  const auto [at, fresh] = divided_.try_emplace(text);
  if (fresh) {
    at->second = free_name(text);
    names_.insert(at->second);
    for (const NodeId n : elements) out_.classes.push_back({n, at->second});
  }
  CompoundSelector subject = lowered.selector.compounds.back();
  subject.combinator = Combinator::Descendant;
  subject.parts.erase(
      std::remove_if(subject.parts.begin(), subject.parts.end(), [](SimpleSelector const& p) { return may_differ(p); }),
      subject.parts.end());
  SimpleSelector& name = subject.parts.emplace_back();
  name.kind = SimpleSelector::Kind::Class;
  name.name = at->second;
  CompoundSelector kept = std::move(subject);
  lowered.selector.compounds.clear();
  lowered.selector.compounds.push_back(std::move(kept));
  lowered.selector.specificity = specificity_of(lowered.selector);
}

}  // namespace bifolio::style
