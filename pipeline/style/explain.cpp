// explain: which rules and declarations one of the two books does not use, or uses in another form, and why.
#include <algorithm>
#include <set>
#include <tuple>

#include "style/at_rules/media.h"
#include "style/compute.h"
#include "style/selectors/index.h"
#include "style/selectors/match.h"
#include "style/selectors/parse.h"
#include "style/selectors/presence.h"
#include "style/style.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::Rule;
using model::Selector;
using model::StyleSheet;
using Book = Unused::Book;

class Explainer {
 public:
  Explainer(model::Document const& document, std::vector<Unused>& out) : document_(document), out_(out) {}

  void sheet(StyleSheet const& sheet) {
    sheet_ = &sheet;
    rules(sheet.rules, Reach::Used);
  }

  /// Selectors that no element of the document answers to, in either book. The declarations of rules that have no other selectors.
  std::vector<Span> unmatched() {
    Matcher matcher(document_);
    const DocumentNames names(document_);
    std::vector<bool> may_match;
    for (auto const& [selector, rule] : selectors_) may_match.push_back(names.may_match(*selector));
    std::vector<bool> matched(selectors_.size());
    std::vector<std::uint32_t> candidates;
    for (model::NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root())) {
      if (document_[n].kind != model::NodeKind::Element) continue;
      index_.candidates(document_, n, candidates);
      for (const std::uint32_t id : candidates)
        if (!matched[id] && may_match[id] && matcher.matches(*selectors_[id].first, n)) matched[id] = true;
    }
    for (std::size_t i = 0; i < selectors_.size(); ++i) {
      auto const& [selector, rule] = selectors_[i];
      if (matched[i]) continue;
      std::string text;
      append_selector(text, *selector);
      add({rule->span.source, selector->begin, selector->end}, Book::Both, text, "nothing in this book matches it");
    }
    std::set<Rule const*> live;
    for (std::size_t i = 0; i < selectors_.size(); ++i)
      if (matched[i]) live.insert(selectors_[i].second);
    std::vector<Span> dead;
    for (auto const& [selector, rule] : selectors_)
      if (live.count(rule) == 0)
        for (Declaration const& d : rule->declarations) dead.push_back(d.span);
    return dead;
  }

 private:
  /// Whether the PDF gets as far as the rule.
  enum class Reach { Used, Unused };

  void rules(std::vector<Rule> const& list, Reach pdf) {
    for (Rule const& r : list) rule(r, pdf);
  }

  void rule(Rule const& r, Reach pdf) {
    switch (r.kind) {
      case Rule::Kind::Style: return style_rule(r, pdf);
      case Rule::Kind::Media:
      case Rule::Kind::Import: return media(r, pdf);
      case Rule::Kind::Supports:
        if (!r.condition && pdf == Reach::Used) add(r.span, Book::Pdf, "@supports", "Bifolio does not support what it asks for");
        return r.condition ? rules(r.rules, pdf) : void();
      case Rule::Kind::Layer: return rules(r.rules, pdf);
      case Rule::Kind::Unknown: return add(r.span, Book::Pdf, '@' + std::string(r.name), "it is not supported in the PDF");
      case Rule::Kind::Page:
      case Rule::Kind::MarginBox:
      case Rule::Kind::Footnote:
        if (pdf == Reach::Used) declarations(r);
        return rules(r.rules, pdf);
      case Rule::Kind::Comment:
      case Rule::Kind::LayerStatement:
      case Rule::Kind::Namespace:
      case Rule::Kind::FontFace:
      case Rule::Kind::FontFeatureValues:
      case Rule::Kind::CounterStyle:
      case Rule::Kind::Property: return;
    }
  }

  void style_rule(Rule const& r, Reach pdf) {
    if (!r.selectors_valid) return add(r.span, Book::Pdf, serialize((*sheet_)[r.prelude]), "its selector is not understood");
    for (Selector const& s : r.selectors) {
      index_.add(static_cast<std::uint32_t>(selectors_.size()), s);
      selectors_.emplace_back(&s, &r);
    }
    if (pdf == Reach::Used) declarations(r);
  }

  void media(Rule const& r, Reach pdf) {
    const bool for_print = r.condition && media_matches(*sheet_, r.media, media_context(model::MediaType::Print));
    if (!for_print && pdf == Reach::Used) {
      const std::string head = r.kind == Rule::Kind::Import ? "@import" : "@media " + serialize_media(*sheet_, r.media);
      add(r.span, Book::Pdf, head,
          r.condition ? "the PDF is print, and this is not for it" : "its supports() condition is not met");
    }
    rules(r.rules, for_print ? pdf : Reach::Unused);
  }

  void declarations(Rule const& r) {
    for (Declaration const& d : r.declarations) {
      const std::string name(d.name);
      switch (d.state) {
        case Declaration::State::Valid:
        case Declaration::State::HasVariable: break;
        case Declaration::State::UnknownProperty: add(d.span, Book::Pdf, name, "there is no such property"); break;
        case Declaration::State::Unsupported: add(d.span, Book::Pdf, name, "it is not supported in the PDF"); break;
        case Declaration::State::UnknownValue:
          add(d.span, Book::Pdf, name, quoted((*sheet_)[d.value]) + " is no value of it that is supported");
          break;
      }
    }
  }

  void add(Span span, Book book, std::string what, std::string why) {
    out_.push_back({span, book, Unused::Kind::LeftOut, std::move(what), std::move(why)});
  }

  model::Document const& document_;
  std::vector<Unused>& out_;
  StyleSheet const* sheet_ = nullptr;
  RuleIndex index_;
  std::vector<std::pair<Selector const*, Rule const*>> selectors_;
};

}  // namespace

std::vector<Unused> explain(std::vector<StyleSheet> const& sheets, model::Document const& document,
                            model::LoweredSheet const& lowered) {
  using Omission = model::LoweredSheet::Omission;
  std::vector<Unused> out;
  Explainer explainer(document, out);
  for (StyleSheet const& sheet : sheets)
    if (sheet.origin != model::Origin::UserAgent) explainer.sheet(sheet);
  std::set<std::pair<SourceId, std::uint32_t>> told;  // what matches nothing in either book is not said of the EPUB again
  for (Span const& declaration : explainer.unmatched()) told.emplace(declaration.source, declaration.begin);
  for (Unused const& u : out)
    if (u.book == Book::Both) told.emplace(u.span.source, u.span.begin);
  for (Omission const& o : lowered.omissions) {
    const bool of_user_agent = std::any_of(sheets.begin(), sheets.end(), [&](StyleSheet const& s) {
      return s.origin == model::Origin::UserAgent && s.source == o.span.source;
    });
    if (of_user_agent || told.count({o.span.source, o.span.begin})) continue;
    out.push_back(
        {o.span, Book::Epub, o.kind == Omission::Kind::Changed ? Unused::Kind::Changed : Unused::Kind::LeftOut, o.what, o.why});
  }
  std::stable_sort(out.begin(), out.end(), [](Unused const& a, Unused const& b) {
    return std::tuple(a.span.source, a.span.begin, a.book) < std::tuple(b.span.source, b.span.begin, b.book);
  });
  // A rule that nested ones divide, or whose importance does, is one rule to its author.
  std::set<std::tuple<SourceId, std::uint32_t, Book, std::string>> seen;
  out.erase(std::remove_if(out.begin(), out.end(),
                           [&](Unused const& u) { return !seen.emplace(u.span.source, u.span.begin, u.book, u.what).second; }),
            out.end());
  return out;
}

}  // namespace bifolio::style
