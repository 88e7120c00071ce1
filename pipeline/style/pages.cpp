#include "style/pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/page_area.h"
#include "style/diagnostics.h"
#include "style/page_descriptors.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;
using model::MarginBoxPosition;
using model::PageContext;
using model::PageSelector;
using model::PageStyle;
using model::Rule;
using model::StyledDocument;

/// Of pages of one name: contexts double with each pattern.
constexpr std::size_t most_patterns = 6;
constexpr std::size_t most_patterns_in_all = 32;

struct PageRule {
  RuleOrigin from;
  std::string_view name;
  std::vector<PageSelector::Part> parts;
  std::array<std::uint16_t, 3> specificity{};
  std::uint32_t nth_mask = 0;  ///< of StyledDocument::nth_patterns that must match

  /// css-gcpm-3 §3: pages of a group have its name.
  bool is_for(std::string_view page) const {
    return (name.empty() || name == page) && std::all_of(parts.begin(), parts.end(), [&](PageSelector::Part const& part) {
             return part.of.empty() || part.of == page;
           });
  }
};

// css-page-3 §3.2
std::array<std::uint16_t, 3> specificity_of(PageSelector const& selector) {
  std::array<std::uint16_t, 3> s{static_cast<std::uint16_t>(selector.name.empty() ? 0 : 1), 0, 0};
  for (PageSelector::Part const& part : selector.parts) {
    const bool side = part.pseudo == PageSelector::Pseudo::Left || part.pseudo == PageSelector::Pseudo::Right;
    ++s[side ? 2 : 1];
  }
  return s;
}

bool matches_context(PageRule const& rule, PageContext const& context) {
  if (!rule.is_for(context.name)) return false;
  if ((rule.nth_mask & ~context.nth_matches) != 0) return false;
  return std::all_of(rule.parts.begin(), rule.parts.end(), [&](PageSelector::Part const& part) {
    switch (part.pseudo) {
      case PageSelector::Pseudo::First: return context.first;
      case PageSelector::Pseudo::Left: return context.left;
      case PageSelector::Pseudo::Right: return !context.left;
      case PageSelector::Pseudo::Blank: return context.blank;
      case PageSelector::Pseudo::Nth: return true;  // by nth_mask
    }
    return false;
  });
}

/// css-page-3 §5.3: how content stands in a margin box unless the author says otherwise.
void align_margin_box(ComputedStyle& style, MarginBoxPosition position) {
  using P = MarginBoxPosition;
  using V = model::VerticalAlign::Kind;
  const auto set = [&](model::TextAlign text, V vertical) {
    style.text_align = text;
    style.vertical_align = {vertical, {}};
  };
  switch (position) {
    case P::TopLeftCorner:
    case P::BottomLeftCorner: return set(model::TextAlign::Right, V::Middle);
    case P::TopLeft:
    case P::BottomLeft: return set(model::TextAlign::Left, V::Middle);
    case P::TopCenter:
    case P::BottomCenter: return set(model::TextAlign::Center, V::Middle);
    case P::TopRight:
    case P::BottomRight: return set(model::TextAlign::Right, V::Middle);
    case P::TopRightCorner:
    case P::BottomRightCorner: return set(model::TextAlign::Left, V::Middle);
    case P::RightTop:
    case P::LeftTop: return set(model::TextAlign::Center, V::Top);
    case P::RightMiddle:
    case P::LeftMiddle: return set(model::TextAlign::Center, V::Middle);
    case P::RightBottom:
    case P::LeftBottom: return set(model::TextAlign::Center, V::Bottom);
  }
}

class PageMaker {
 public:
  PageMaker(StyledDocument& styled, std::vector<RuleOrigin> const& rules, PageInput input, DiagnosticSink& sink)
      : styled_(styled), input_(std::move(input)), sink_(sink) {
    for (RuleOrigin const& r : rules) add(r);
    std::stable_sort(rules_.begin(), rules_.end(), [](PageRule const& a, PageRule const& b) {
      return std::tie(a.from.origin, a.from.layer, a.specificity, a.from.order) <
             std::tie(b.from.origin, b.from.layer, b.specificity, b.from.order);
    });
  }

  void make() {
    select_first_page();
    for (std::string const& name : names()) {
      const std::uint32_t mask = patterns_of(name);
      std::uint32_t matched = 0;
      do {
        for (unsigned bits = 0; bits < 8; ++bits) {
          const PageContext context{name, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, matched};
          styled_.pages[context] = page(context);
        }
        matched = (matched - mask) & mask;  // the next subset
      } while (matched != 0);
    }
  }

 private:
  void add(RuleOrigin const& from) {
    if (from.rule->page_selectors.empty()) rules_.push_back({from, {}, {}, {}, 0});
    for (PageSelector const& s : from.rule->page_selectors) {
      PageRule rule{from, s.name, s.parts, specificity_of(s), 0};
      bool known = true;
      for (PageSelector::Part const& part : s.parts)
        if (part.pseudo == PageSelector::Pseudo::Nth)
          known = add_pattern({part.nth, std::string(part.of.empty() ? s.name : part.of), !part.of.empty()}, rule) && known;
      if (known) rules_.push_back(std::move(rule));
    }
  }

  /// css-page-3 §3.1: :first without a name is the document's first page; behind a name, the first of a group.
  void select_first_page() {
    if (names().size() == 1) return;
    for (PageRule& rule : rules_) {
      const bool first = std::any_of(rule.parts.begin(), rule.parts.end(),
                                     [](PageSelector::Part const& part) { return part.pseudo == PageSelector::Pseudo::First; });
      if (first && rule.name.empty()) add_pattern({{0, 1}}, rule);
    }
  }

  /// The patterns that pages of the name can match, as PageContext::nth_matches.
  std::uint32_t patterns_of(std::string_view name) const {
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < styled_.nth_patterns.size(); ++i) {
      model::PagePattern const& pattern = styled_.nth_patterns[i];
      if (pattern.name.empty() || pattern.name == name) mask |= std::uint32_t{1} << i;
    }
    return mask;
  }

  bool is_room_for(model::PagePattern const& pattern) const {
    std::map<std::string_view, std::size_t> counts;
    for (model::PagePattern const& p : styled_.nth_patterns) ++counts[p.name];
    std::size_t most = counts[pattern.name] + 1;
    if (pattern.name.empty()) {
      std::size_t named = 0;
      for (auto const& [name, count] : counts)
        if (!name.empty()) named = std::max(named, count);
      most += named;
    } else {
      most += counts[""];
    }
    return most <= most_patterns && styled_.nth_patterns.size() < most_patterns_in_all;
  }

  bool add_pattern(model::PagePattern const& pattern, PageRule& rule) {
    auto& all = styled_.nth_patterns;
    const auto at = std::find(all.begin(), all.end(), pattern);
    const auto index = static_cast<std::size_t>(at - all.begin());
    if (at == all.end() && !is_room_for(pattern)) {
      sink_.report_once(too_many_page_patterns, "", rule.from.rule->span,
                        "only six different :nth() page patterns are supported for pages of one name; the rule is left out");
      return false;
    }
    if (at == all.end()) all.push_back(pattern);
    rule.nth_mask |= 1U << index;
    return true;
  }

  /// The unnamed page, and every name that an element or a rule uses.
  std::set<std::string> names() const {
    std::set<std::string> all = {""};
    for (ComputedStyle const& s : styled_.styles) all.insert(s.page);
    for (PageRule const& r : rules_) all.emplace(r.name);
    for (model::PagePattern const& p : styled_.nth_patterns) all.insert(p.name);
    return all;
  }

  PageStyle page(PageContext const& context) {
    std::vector<PageRule const*> matching;
    for (PageRule const& r : rules_)
      if (matches_context(r, context)) matching.push_back(&r);
    PageStyle page;
    read_descriptors(matching, page);
    const ComputedStyle style = page_context_style(matching);
    resolve_margins(style, page);
    page.style = input_.interner.intern(with_colors(style));
    page.footnote_area = input_.interner.intern(with_colors(area_style(matching, style)));
    for (std::size_t i = 0; i < model::margin_box_count; ++i) margin_box(static_cast<MarginBoxPosition>(i), matching, style, page);
    return page;
  }

  void read_descriptors(std::vector<PageRule const*> const& matching, PageStyle& page) const {
    ValueContext context;
    context.parent = &input_.root;
    context.units = input_.units;
    for (const bool important : {false, true})
      for (PageRule const* r : matching)
        for (model::Declaration const& d : r->from.rule->declarations)
          if (d.important == important)
            read_page_descriptor(d.name, ValueReader(TokenCursor((*r->from.sheet)[d.value]), context), page);
  }

  void gather(RuleOrigin const& from, std::vector<model::Declaration> const& declarations, bool important) {
    for (model::Declaration const& d : declarations)
      if (d.important == important) applied_.push_back({&d, from.sheet, from.origin, from.layer});
  }

  ComputedStyle compute(ComputedStyle const& parent) {
    Units units = input_.units;
    units.em = parent.font_size;
    units.font = &parent;
    ComputedStyle style = compute_style({applied_, parent, input_.variables, units}, sink_);
    if (style.display == model::Display::Inline) style.display = model::Display::Block;
    return style;
  }

  ComputedStyle page_context_style(std::vector<PageRule const*> const& matching) {
    applied_.clear();
    for (const bool important : {false, true})
      for (PageRule const* r : matching) gather(r->from, r->from.rule->declarations, important);
    return compute(input_.root);
  }

  /// Percentages refer to the page's own size; `auto` is zero (css-page-3 §5.1).
  static void resolve_margins(ComputedStyle const& style, PageStyle& page) {
    const auto resolve = [](model::Dimension const& d, Length basis) {
      return d.kind == model::Dimension::Kind::LengthPercentage ? d.value.resolve(basis) : Length();
    };
    page.margin = {resolve(style.margin.top, page.size.height), resolve(style.margin.right, page.size.width),
                   resolve(style.margin.bottom, page.size.height), resolve(style.margin.left, page.size.width)};
  }

  /// False when no rule speaks of the box.
  bool gather_boxes(std::vector<PageRule const*> const& matching, Rule::Kind kind, MarginBoxPosition position) {
    applied_.clear();
    bool any = false;
    for (const bool important : {false, true})
      for (PageRule const* r : matching)
        for (Rule const& box : r->from.rule->rules) {
          if (box.kind != kind || (kind == Rule::Kind::MarginBox && box.margin_box != position)) continue;
          any = true;
          gather(r->from, box.declarations, important);
        }
    return any;
  }

  ComputedStyle area_style(std::vector<PageRule const*> const& matching, ComputedStyle const& parent) {
    gather_boxes(matching, Rule::Kind::Footnote, {});
    return compute(parent);
  }

  void margin_box(MarginBoxPosition position, std::vector<PageRule const*> const& matching, ComputedStyle const& parent,
                  PageStyle& page) {
    if (!gather_boxes(matching, Rule::Kind::MarginBox, position)) return;
    const bool aligned_text = sets("text-align"), aligned_vertically = sets("vertical-align");
    ComputedStyle style = compute(parent);
    ComputedStyle defaults;
    align_margin_box(defaults, position);
    if (!aligned_text) style.text_align = defaults.text_align;
    if (!aligned_vertically) style.vertical_align = defaults.vertical_align;
    if (style.content_normal || style.content.empty()) return;
    page.margin_boxes[static_cast<std::size_t>(position)] = {input_.interner.intern(with_colors(std::move(style))), content_span()};
  }

  Span content_span() const {
    Span span;
    for (AppliedDeclaration const& a : applied_)
      if (a.declaration->name == "content") span = a.declaration->span;
    return span;
  }

  bool sets(std::string_view property) const {
    return std::any_of(applied_.begin(), applied_.end(),
                       [&](AppliedDeclaration const& a) { return a.declaration->name == property; });
  }

  StyledDocument& styled_;
  PageInput input_;
  DiagnosticSink& sink_;
  std::vector<PageRule> rules_;
  std::vector<AppliedDeclaration> applied_;
};

}  // namespace

void make_pages(StyledDocument& styled, std::vector<RuleOrigin> const& rules, PageInput input, DiagnosticSink& sink) {
  PageMaker(styled, rules, std::move(input), sink).make();
}

Size first_page_area(std::vector<RuleOrigin> const& rules, PageRoot const& root) {
  StyledDocument scratch;
  StyleInterner interner(scratch.styles);
  DiagnosticSink unheard;
  make_pages(scratch, rules, {root.style, root.variables, root.units, interner}, unheard);
  std::string const& name = root.style.page;
  PageStyle const& page = model::page_style(scratch, {name, true, false, false, nth_matches(scratch.nth_patterns, name, {1, 1})});
  const Rect area = model::page_area(page, &scratch.styles[page.style.index()], &root.style);
  return {area.width, area.height};
}

}  // namespace bifolio::style
