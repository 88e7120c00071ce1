// The boxes stage's door: the phases of box generation in order. Changes only when a phase comes or goes.
#include "boxes/boxes.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "boxes/contents_text.h"
#include "boxes/diagnostics.h"
#include "boxes/generation.h"
#include "model/note_numbers.h"

namespace bifolio::boxes {
namespace {

using model::BoxId;
using model::BoxTree;

/// css-display-3 §2.7: the root element is block-level, whatever its display says; one that is not displayed leaves an empty box.
void generate_root(Generation& g) {
  const model::NodeId root = g.document.root();
  g.counters.reset("footnote", 0);  // css-gcpm-3 §2.6: counted through the whole document
  apply_counters(g, root, g.style_of(root));
  note_target(g, root);
  const BoxId box = open_box(g, root, {}, model::BoxKind::Block);
  g.tree[box].style = redisplayed_style(g, g.tree[box].style, model::Display::Block);
  if (g.style_of(root).display != model::Display::None) fill_box(g, root, box);
}

void generate_raw(Generation& g) {
  g.tree.styles = g.styled.styles;
  g.tree.text_points = g.document.text_points;
  g.notes = find_notes(g.document, g.styled);
  label_notes(g);
  generate_root(g);
  pair_footnotes(g);
}

/// Every tree of boxes: the flow, the footnotes' bodies and the running elements.
template <class Phase>
void for_each_root(Generation& g, Phase phase) {
  phase(g, g.tree.root());
  for (std::size_t i = 0; i < g.tree.footnotes.size(); ++i) phase(g, g.tree.footnotes[i].body);
  for (std::size_t i = 0; i < g.tree.running.size(); ++i) phase(g, g.tree.running[i].body);
}

/// css-gcpm-3 §1.2.2: what is taken out of the flow for the page margins stands nowhere unless a margin box asks for it.
void report_unused_running(Generation& g) {
  if (g.styled.media != model::MediaType::Print || g.tree.running.empty()) return;
  std::set<std::string_view> asked;
  for (auto const& [context, page] : g.styled.pages)
    for (model::MarginBox const& box : page.margin_boxes)
      if (box.style)
        for (model::ContentItem const& item : g.styled.styles[box.style.index()].content)
          if (item.kind == model::ContentItem::Kind::RunningElement) asked.insert(item.text);
  for (model::RunningElement const& element : g.tree.running)
    if (!asked.count(element.name))
      g.sink.report_once(unused_running_element, element.name, g.tree[element.body].span,
                         "no margin box shows the running element “" + element.name + "”; what it holds is in no place of the PDF");
}

bool has_text(model::Document const& document) {
  for (model::NodeId n = document.body(); n; n = next_in_order(document, n, document.body()))
    if (document[n].kind == model::NodeKind::Text && document[n].text.find_first_not_of(" \t\n\f\r") != std::string_view::npos)
      return true;
  return false;
}

/// "body { display: none }" is a mistake: nobody makes an empty book.
void report_nothing_shown(Generation& g) {
  const bool shows = std::any_of(g.tree.boxes.begin(), g.tree.boxes.end(), [&](model::Box const& box) {
    model::ComputedStyle const& style = g.tree.styles[box.style.index()];
    if (style.visibility != model::Visibility::Visible) return false;
    return box.kind == model::BoxKind::Image || (box.kind == model::BoxKind::Text && style.font_size > Length());
  });
  if (shows || !has_text(g.document)) return;
  g.sink.report(nothing_shown, {},
                std::string("the style sheet leaves nothing of the text to be shown in the ") +
                    (g.styled.media == model::MediaType::Print ? "PDF" : "EPUB"));
}

bool has_pseudo_element(model::StyledDocument const& styled, model::PseudoElement pseudo) {
  return std::any_of(styled.pseudo_elements.begin(), styled.pseudo_elements.end(),
                     [&](auto const& entry) { return entry.first.second == pseudo; });
}

}  // namespace

BoxTree generate(model::Document const& document, model::StyledDocument const& styled, model::Resources const& resources,
                 DiagnosticSink& sink) {
  const Targets known = find_targets(document, styled);
  Targets targets = known;
  if (known.need_pass) {  // its boxes are dropped: only what targets say is kept
    DiagnosticSink unheard;
    Generation pass{document, styled, resources, unheard, known, targets};
    generate_raw(pass);
  }
  Generation g{document, styled, resources, sink, targets, targets};
  g.shown_counters = shown_counters(styled);
  g.notes_by_page = styled.media == model::MediaType::Print && model::numbers_notes_by_page(styled.pages, styled.styles);
  generate_raw(g);
  leave_notes_out_of_contents(g);
  for_each_root(g, fix_tables);
  for_each_root(g, fix_blocks);
  if (has_pseudo_element(styled, model::PseudoElement::FirstLetter)) find_first_letters(g);
  if (has_pseudo_element(styled, model::PseudoElement::FirstLine)) find_first_lines(g);
  compact(g.tree);
  report_unused_running(g);
  report_nothing_shown(g);
  g.tree.pages = styled.pages;
  g.tree.nth_patterns = styled.nth_patterns;
  g.tree.counter_styles = styled.counter_styles;
  assert(verify(g.tree).empty());
  return std::move(g.tree);
}

}  // namespace bifolio::boxes
