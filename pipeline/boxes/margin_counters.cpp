// Counters of the document that pages' margin boxes show: which they are, and from which box on they have which values (css-page-3
// §4.2).
#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using Kind = model::ContentItem::Kind;

/// What pages count themselves, in the numbering of pages.
bool is_of_pages(std::string_view counter) { return counter == "page" || counter == "pages"; }

}  // namespace

ShownCounters shown_counters(model::StyledDocument const& styled) {
  ShownCounters shown;
  if (styled.media != model::MediaType::Print) return shown;
  for (auto const& [context, page] : styled.pages)
    for (model::MarginBox const& box : page.margin_boxes) {
      if (!box.style) continue;
      for (model::ContentItem const& item : styled.styles[box.style.index()].content)
        if ((item.kind == Kind::Counter || item.kind == Kind::Counters) && !is_of_pages(item.text)) shown[item.text];
    }
  return shown;
}

void note_counters(Generation& g, model::BoxId box) {
  if (g.detached_depth > 0) return;
  for (auto& [name, last] : g.shown_counters) {
    std::vector<std::int32_t> values = g.counters.values(name);
    if (values == last) continue;
    last = values;
    g.tree.counters.push_back({box, name, std::move(values)});
  }
}

}  // namespace bifolio::boxes
