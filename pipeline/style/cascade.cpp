// The cascade (css-cascade-5): one walk over the document in document order gives each element its computed style.
#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

#include "model/counter_style.h"
#include "style/at_rules/at_rules.h"
#include "style/collect.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/hints.h"
#include "style/interner.h"
#include "style/pages.h"
#include "style/rows.h"
#include "style/selectors/index.h"
#include "style/selectors/match.h"
#include "style/selectors/presence.h"
#include "style/style.h"
#include "style/syntax/parser.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;
using model::Declaration;
using model::Document;
using model::NodeId;
using model::Origin;
using model::PseudoElement;
using model::StyledDocument;
using model::StyleId;
using model::StyleSheet;

/// Declarations that stand in an attribute (`style`, or the hints that others amount to), parsed once a text.
struct AttributeStyle {
  StyleSheet sheet;
  std::vector<Declaration> declarations;
};

struct Computed {
  StyleId style;
  StyleId inheritable;  ///< in inheritable_: with `currentcolor` still marked
  std::uint32_t variables = 0;
};

class Cascade {
 public:
  Cascade(Document const& document, std::vector<StyleSheet> const& sheets, CascadeOptions const& options, DiagnosticSink& sink)
      : document_(document), sink_(sink), rules_(collect_rules(sheets, options.media)), matcher_(document), interner_(out_.styles) {
    out_.media = options.media;
    units_.ruler = {&options.measure_font, &out_.font_faces};
    out_.of_node.resize(document.size());
    registered_ = registered_properties(rules_.properties);
    variables_.push_back(registered_.initial);
    const DocumentNames names(document);
    for (std::uint32_t i = 0; i < rules_.selectors.size(); ++i) {
      SelectorEntry const& e = rules_.selectors[i];
      if (names.may_match(*e.selector)) index_.add(i, *e.selector);
      ancestors_.push_back(ancestor_names(*e.selector));
      if (e.from.origin == Origin::UserAgent) first_theme_entry_ = i + 1;
    }
  }

  StyledDocument run() {
    at_rules();
    walk();
    make_pages(out_, rules_.pages, page_input(), sink_);
    for (ComputedStyle& style : out_.styles)
      if (!style.font_alternates.empty()) resolve_alternates(style, out_.font_feature_values, sink_);
    if (matcher_.gave_up())
      sink_.report(too_costly, {},
                   "the style sheet's :has() selectors ask too much of this document; some were taken not to match");
    return std::move(out_);
  }

 private:
  // The walk

  struct Level {
    NodeId element;
    NameFilter names;  ///< of the element and its ancestors
    Computed computed;
    std::uint32_t language = 0;  ///< in languages_
  };

  void walk() {
    add_language(document_.metadata.language);
    std::vector<Level> levels;
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root())) {
      if (document_[n].kind != model::NodeKind::Element) continue;
      while (!levels.empty() && levels.back().element != document_[n].parent) levels.pop_back();
      Level const* const parent = levels.empty() ? nullptr : &levels.back();
      Level level{n, parent ? parent->names : NameFilter(), {}, language(n, parent ? parent->language : 0)};
      element(level, parent);
      add_names(level.names, document_, n);
      levels.push_back(level);
    }
  }

  std::uint32_t language(NodeId n, std::uint32_t inherited) {
    if (document_.has_attribute(n, "lang")) return add_language(document_.attribute(n, "lang"));
    if (document_.has_attribute(n, "xml:lang")) return add_language(document_.attribute(n, "xml:lang"));
    return inherited;
  }

  std::uint32_t add_language(std::string_view tag) {
    const auto [at, fresh] = language_numbers_.try_emplace(std::string(tag), static_cast<std::uint32_t>(languages_.size()));
    if (fresh) languages_.emplace_back(tag);
    return at->second;
  }

  void element(Level& level, Level const* parent) {
    match(level);
    if (parent)
      level.computed = compute(PseudoElement::None, level, parent->computed);
    else
      compute_root(level);
    out_.of_node[level.element.index()] = level.computed.style;
    for (std::size_t i = 1; i < model::pseudo_element_count; ++i) pseudo(static_cast<PseudoElement>(i), level);
  }

  /// The root and the viewport depend on each other: page margins may be in the root's fonts and variables, and the root's own
  /// lengths in viewport units. Pages of the first page's size are as far as this goes.
  void compute_root(Level& level) {
    set_viewport({initial_style(), variables_.front(), units_});
    for (int pass = 0; pass < 2; ++pass) {
      units_.root_em = Units().root_em;
      units_.root_font = nullptr;
      level.computed = root_ = compute(PseudoElement::None, level, {});
      root_style_ = out_.styles[root_.style.index()];
      units_.root_em = root_style_.font_size;
      units_.root_font = &root_style_;
      const bool vertical = root_style_.writing_mode != model::WritingMode::HorizontalTb;
      const bool turned = std::exchange(units_.vertical, vertical) != vertical;
      const PageInput pages = page_input();
      if (!set_viewport({pages.root, pages.variables, pages.units}) && !turned) return;
      shared_.clear();
    }
  }

  /// Fills matched_, by pseudo-element, in ascending precedence.
  void match(Level const& level) {
    for (auto& list : matched_) list.clear();
    index_.candidates(document_, level.element, candidates_);
    for (const std::uint32_t id : candidates_) {
      SelectorEntry const& e = rules_.selectors[id];
      if (!ancestors_[id].may_match(level.names) || !matcher_.matches(*e.selector, level.element)) continue;
      matched_[static_cast<std::size_t>(e.selector->pseudo)].push_back(id);
    }
  }

  void pseudo(PseudoElement which, Level const& level) {
    if (matched_[static_cast<std::size_t>(which)].empty()) return;
    ComputedStyle const& element = out_.styles[level.computed.style.index()];
    if (which == PseudoElement::Marker && element.display != model::Display::ListItem) return;
    const bool of_footnote = which == PseudoElement::FootnoteCall || which == PseudoElement::FootnoteMarker;
    // Of Markdown's notes, which an EPUB has at the chapter's end, the labels are as the sheet says.
    const bool is_note = element.float_ == model::Float::Footnote || document_[level.element].role == model::Role::Footnote;
    if (of_footnote && !is_note) return;
    const StyleId id = compute(which, level, level.computed).style;
    ComputedStyle const& style = out_.styles[id.index()];
    const bool generates = !style.content_normal && !style.content.empty() && style.display != model::Display::None;
    if ((which == PseudoElement::Before || which == PseudoElement::After) && !generates) return;
    out_.pseudo_elements[{level.element, which}] = id;
  }

  // Computing

  Computed compute(PseudoElement which, Level const& level, Computed parent) {
    const bool is_element = which == PseudoElement::None;
    const std::string hints = is_element ? presentational_hints(document_, level.element) : std::string();
    AttributeStyle const* const hint = hints.empty() ? nullptr : attribute_style(hints, level.element);
    const std::string_view text = is_element ? document_.attribute(level.element, "style") : std::string_view();
    AttributeStyle const* const own = text.empty() ? nullptr : attribute_style(text, level.element);

    auto const& matched = matched_[static_cast<std::size_t>(which)];
    key_.assign({parent.inheritable.value, parent.variables, static_cast<std::uint32_t>(which), number_of(hint), number_of(own),
                 level.language});
    key_.insert(key_.end(), matched.begin(), matched.end());
    const auto [at, fresh] = shared_.try_emplace(key_);
    if (fresh) {
      gather(matched, hint, own);
      at->second = compute_gathered(level, parent);
    }
    return at->second;
  }

  static std::uint32_t number_of(AttributeStyle const* style) { return style ? style->sheet.source.value : 0; }

  Computed compute_gathered(Level const& level, Computed parent) {
    Computed result;
    const bool sets_variables =
        std::any_of(applied_.begin(), applied_.end(), [](auto const& a) { return a.declaration->name.starts_with("--"); });
    result.variables = parent.variables;
    const std::optional<Variables> passed_on = registered_.passed_on(variables_[parent.variables]);
    if (sets_variables || passed_on) {
      result.variables = static_cast<std::uint32_t>(variables_.size());
      Variables const& inherited = passed_on ? *passed_on : variables_[parent.variables];
      variables_.push_back(compute_variables(applied_, inherited, registered_, sink_));
    }
    ComputedStyle const& from = parent.style ? inheritable_[parent.inheritable.index()] : initial_style();
    Units units = units_;
    units.em = from.font_size;
    units.font = &from;
    ComputedStyle style = compute_style({applied_, from, variables_[result.variables], units, !parent.style}, sink_);
    style.lang = languages_[level.language];
    result.style = interner_.intern(with_colors(style));
    result.inheritable = inheritable_interner_.intern(std::move(style));
    return result;
  }

  /// css-cascade-5 §6.1: normal declarations by origin, attributes' between; then the important ones with origins and layers
  /// reversed.
  void gather(std::vector<std::uint32_t> const& matched, AttributeStyle const* hint, AttributeStyle const* own) {
    applied_.clear();
    bool hinted = hint == nullptr;
    for (const std::uint32_t id : matched) {
      if (!hinted && id >= first_theme_entry_) add(*hint, Origin::Theme, false), hinted = true;
      add(rules_.selectors[id].from, false);
    }
    if (!hinted) add(*hint, Origin::Theme, false);
    if (own) add(*own, Origin::Author, false);
    important(matched, own);
  }

  void important(std::vector<std::uint32_t> const& matched, AttributeStyle const* own) {
    important_.clear();
    for (const std::uint32_t id : matched) {
      auto const& declarations = rules_.selectors[id].from.rule->declarations;
      if (std::any_of(declarations.begin(), declarations.end(), [](Declaration const& d) { return d.important; }))
        important_.push_back(id);
    }
    std::stable_sort(important_.begin(), important_.end(), [&](std::uint32_t a, std::uint32_t b) {
      RuleOrigin const &x = rules_.selectors[a].from, &y = rules_.selectors[b].from;
      return x.origin != y.origin ? x.origin > y.origin : x.layer > y.layer;
    });
    std::size_t i = 0;
    for (; i < important_.size() && rules_.selectors[important_[i]].from.origin == Origin::Author; ++i)
      add(rules_.selectors[important_[i]].from, true);
    if (own) add(*own, Origin::Author, true);
    for (; i < important_.size(); ++i) add(rules_.selectors[important_[i]].from, true);
  }

  void add(RuleOrigin const& from, bool important) {
    for (Declaration const& d : from.rule->declarations)
      if (d.important == important) applied_.push_back({&d, from.sheet, from.origin, from.layer});
  }
  void add(AttributeStyle const& style, Origin origin, bool important) {
    for (Declaration const& d : style.declarations)
      if (d.important == important) applied_.push_back({&d, &style.sheet, origin, UINT32_MAX});
  }

  AttributeStyle const* attribute_style(std::string_view text, NodeId element) {
    const auto [at, fresh] = by_text_.try_emplace(std::string(text), nullptr);
    if (!fresh) return at->second;
    AttributeStyle& style = attribute_styles_.emplace_back();
    style.sheet.source = SourceId(attribute_styles_.size());  // a number of our own, for the key
    const Span place = document_[element].span;
    SheetParser parser(style.sheet, {place.source, at->first, {}}, sink_);
    style.declarations = parser.attribute_declarations(place);
    return at->second = &style;
  }

  // What is not about elements

  void at_rules() {
    DiagnosticSink said_by_the_parser;
    for (RuleOrigin const& r : rules_.font_faces)
      if (auto face = font_face(*r.sheet, *r.rule, said_by_the_parser)) out_.font_faces.push_back(std::move(*face));
    for (RuleOrigin const& r : rules_.font_feature_values) {
      const auto values = font_feature_values(*r.sheet, *r.rule, said_by_the_parser);
      out_.font_feature_values.insert(out_.font_feature_values.end(), values.begin(), values.end());
    }
    for (RuleOrigin const& r : rules_.counter_styles)
      if (auto style = counter_style(*r.sheet, *r.rule, said_by_the_parser))
        out_.counter_styles[std::string(r.rule->name)] = std::move(*style);
    model::resolve_counter_styles(out_.counter_styles);
    check_counter_style_names(rules_, out_.counter_styles, sink_);
  }

  /// css-values-4 §6.1.2: on paged media viewport units refer to the page area; the first page's, for all. True if that changes
  /// them.
  bool set_viewport(PageRoot const& root) {
    const Size screen = {Length::from_px(600), Length::from_px(800)};
    const Size size = out_.media == model::MediaType::Screen ? screen : first_page_area(rules_.pages, root);
    return std::exchange(units_.viewport, size) != size;
  }

  PageInput page_input() {
    Units units = units_;
    ComputedStyle const& root = inheritable_[root_.inheritable.index()];
    units.em = root.font_size;
    units.font = &root;
    return {root, variables_[root_.variables], units, interner_};
  }

  Document const& document_;
  DiagnosticSink& sink_;
  CollectedRules rules_;
  RuleIndex index_;
  std::vector<AncestorNames> ancestors_;
  std::uint32_t first_theme_entry_ = 0;
  Matcher matcher_;
  StyledDocument out_;
  StyleInterner interner_;
  std::vector<ComputedStyle> inheritable_;
  StyleInterner inheritable_interner_{inheritable_};
  Units units_;
  std::vector<std::string> languages_;
  std::unordered_map<std::string, std::uint32_t> language_numbers_;
  RegisteredProperties registered_;
  std::deque<Variables> variables_;
  Computed root_;
  ComputedStyle root_style_;
  std::unordered_map<StyleKey, Computed, StyleKeyHash> shared_;
  std::unordered_map<std::string, AttributeStyle*> by_text_;
  std::deque<AttributeStyle> attribute_styles_;
  // Reused for each element
  std::vector<std::uint32_t> candidates_, important_;
  std::array<std::vector<std::uint32_t>, model::pseudo_element_count> matched_;
  std::vector<AppliedDeclaration> applied_;
  StyleKey key_;
};

}  // namespace

StyledDocument cascade(Document const& document, std::vector<StyleSheet> const& sheets, CascadeOptions const& options,
                       DiagnosticSink& sink) {
  return Cascade(document, sheets, options, sink).run();
}

}  // namespace bifolio::style
