// Cross-references of generated content: target-counter() and target-text() (css-content-3 §2.6). Targets may stand further on, so
// their counters are gathered in a pass of their own, which is run only when some sheet asks for it.
#include <algorithm>

#include "boxes/diagnostics.h"
#include "boxes/generation.h"

namespace bifolio::boxes {

using model::ContentItem;
using model::ContentList;
using model::NodeId;

namespace {

bool is_page(std::string_view counter) { return counter == "page" || counter == "pages"; }

void collect(ContentList const& content, Targets& targets) {
  for (ContentItem const& item : content) {
    const bool counter = item.kind == ContentItem::Kind::TargetCounter || item.kind == ContentItem::Kind::TargetCounters;
    if (!counter && item.kind != ContentItem::Kind::TargetText) continue;
    targets.any = true;
    if (counter && is_page(item.text)) continue;
    targets.need_pass = true;
    if (counter) targets.counter_names.push_back(item.text);
  }
}

}  // namespace

Targets find_targets(model::Document const& document, model::StyledDocument const& styled) {
  Targets targets;
  for (model::ComputedStyle const& style : styled.styles) {
    collect(style.content, targets);
    collect(style.bookmark_label, targets);
    for (model::StringSet const& set : style.string_set) collect(set.value, targets);
  }
  std::sort(targets.counter_names.begin(), targets.counter_names.end());
  targets.counter_names.erase(std::unique(targets.counter_names.begin(), targets.counter_names.end()), targets.counter_names.end());
  if (!targets.any) return targets;
  for (NodeId node = document.root(); node; node = next_in_order(document, node, document.root())) {
    if (document[node].kind != model::NodeKind::Element) continue;
    if (const std::string_view id = document.attribute(node, "id"); !id.empty()) targets.elements.emplace(id, node);
  }
  return targets;
}

void note_target(Generation& g, NodeId element) {
  if (&g.found == &g.targets) return;  // the last pass only reads
  const std::string_view id = g.document.attribute(element, "id");
  if (id.empty()) return;
  Targets::Values& values = g.found.values[id];
  for (std::string const& name : g.found.counter_names) values.counters[name] = g.counters.values(name);
}

std::string_view target_id(Generation& g, ContentItem const& item, NodeId element) {
  std::string_view url = item.target;
  if (item.target_is_attribute) url = g.document.attribute(element, item.target);
  if (url.size() < 2 || url[0] != '#') return {};  // points out of the publication, or the element has no such attribute
  const auto found = g.targets.elements.find(url.substr(1));
  if (found != g.targets.elements.end()) return found->first;
  g.sink.report_once(missing_target, url, g.document[element].span,
                     "no element has the id that “" + std::string(url) + "” refers to");
  return {};
}

std::string target_text(Generation& g, ContentItem const& item, NodeId element) {
  const std::string_view id = target_id(g, item, element);
  if (id.empty()) return {};
  if (item.kind == ContentItem::Kind::TargetText) {
    const NodeId target = g.targets.elements.find(id)->second;
    const auto values = g.targets.values.find(id);
    if (item.text == "before") return values == g.targets.values.end() ? std::string() : values->second.before;
    if (item.text == "after") return values == g.targets.values.end() ? std::string() : values->second.after;
    std::string text = visible_text(g, target);
    if (item.text == "first-letter" && !text.empty()) text.resize(utf8::decode(text, 0).length);
    return text;
  }
  const auto values = g.targets.values.find(id);
  if (values == g.targets.values.end()) return {};
  const auto counter = values->second.counters.find(item.text);
  if (counter == values->second.counters.end() || counter->second.empty()) return {};
  if (item.kind == ContentItem::Kind::TargetCounter)
    return counter_text(counter->second.back(), item.style, g.styled.counter_styles);
  std::string out;
  for (std::size_t i = 0; i < counter->second.size(); ++i)
    (out += i ? item.separator : "") += counter_text(counter->second[i], item.style, g.styled.counter_styles);
  return out;
}

}  // namespace bifolio::boxes
