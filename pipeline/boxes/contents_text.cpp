#include "boxes/contents_text.h"

#include <map>

namespace bifolio::boxes {
namespace {

using model::BoxKind;
using model::NodeId;

bool holds_note(Generation const& g, NodeId heading) {
  for (NodeId n = heading; n; n = next_in_order(g.document, n, heading))
    if (g.document[n].kind == model::NodeKind::Element && g.style_of(n).float_ == model::Float::Footnote) return true;
  return false;
}

bool is_in_contents(Generation const& g, NodeId node) {
  while (node && g.document[node].role != model::Role::Toc) node = g.document[node].parent;
  return bool(node);
}

}  // namespace

void leave_notes_out_of_contents(Generation& g) {
  std::map<std::string, NodeId, std::less<>> headings;  // by what links to them say
  for (model::OutlineEntry const& entry : g.document.outline)
    if (holds_note(g, entry.heading)) headings.emplace("#" + std::string(entry.id), entry.heading);
  if (headings.empty()) return;
  for (model::Box& box : g.tree.boxes) {
    if (box.kind != BoxKind::Text || !box.element || g.document[box.element].kind != model::NodeKind::Text) continue;
    const NodeId link = g.document[box.element].parent;
    const auto found = headings.find(g.document.attribute(link, "href"));
    if (found != headings.end() && is_in_contents(g, link)) box.text = g.tree.generated.store(visible_text(g, found->second));
  }
}

}  // namespace bifolio::boxes
