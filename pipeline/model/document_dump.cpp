// Document's verify and dump: what must hold at the seam, and how the tree is printed for people and for cases.
#include <unordered_set>

#include "base/numbers.h"
#include "base/utf8.h"
#include "model/document.h"
#include "model/dump.h"

namespace bifolio::model {
namespace {

std::string describe(Document const& document, NodeId id) {
  std::string out = "node ";
  append_number(out, static_cast<std::int64_t>(id.index()));
  Node const& n = document[id];
  return out += n.kind == NodeKind::Text ? " (text)" : " (" + std::string(to_string(n.tag)) + ")";
}

void verify_node(Document const& document, NodeId id, int level, std::vector<std::string>& broken) {
  Node const& n = document[id];
  const auto fail = [&](std::string_view what) { broken.push_back(describe(document, id) + ": " + std::string(what)); };
  if (level > max_depth) fail("nested deeper than max_depth");
  if (n.kind == NodeKind::Text) {
    if (n.first_child) fail("a text node with children");
    if (utf8::find_invalid(n.text) != std::string_view::npos) fail("ill-formed UTF-8");
    return;
  }
  if (is_void(n.tag) && n.first_child) fail("a void element with children");
  NodeId previous;
  for (NodeId child = n.first_child; child; child = document[child].next) {
    if (document[child].parent != id || document[child].previous != previous) fail("broken links to its children");
    previous = child;
  }
  if (n.last_child != previous) fail("last_child is not the last child");
}

void append_element_line(std::string& out, Document const& document, NodeId id) {
  Node const& n = document[id];
  out += to_string(n.tag);
  for (Attribute const& a : document.attributes(id))
    if (a.name == "id") (out += '#') += a.value;
  if (n.role != Role::None) ((out += " [") += to_string(n.role)) += ']';
  for (Attribute const& a : document.attributes(id)) {
    if (a.name == "id") continue;
    ((out += ' ') += a.name) += '=';
    append_quoted(out, a.value);
  }
}

}  // namespace

std::vector<std::string> verify(Document const& document) {
  std::vector<std::string> broken;
  std::unordered_set<std::string_view> ids;
  int level = 0;
  for (NodeId n = document.root(), last; n; last = n, n = next_in_order(document, n, document.root())) {
    level = last && document[n].parent == last ? level + 1 : depth(document, n);
    verify_node(document, n, level, broken);
    if (document[n].kind != NodeKind::Element) continue;
    const std::string_view id = document.attribute(n, "id");
    if (!id.empty() && !ids.insert(id).second) broken.push_back("id used twice: " + std::string(id));
  }
  return broken;
}

std::string dump(Document const& document, SourceSet const& sources) {
  std::string out;
  for (NodeId n = next_in_order(document, document.body(), document.body()); n; n = next_in_order(document, n, document.body())) {
    out.append(2 * static_cast<std::size_t>(depth(document, n) - 2), ' ');
    if (document[n].kind == NodeKind::Text) {
      append_quoted(out, document[n].text);
    } else {
      append_element_line(out, document, n);
    }
    append_span(out, document[n].span, sources);
    out += '\n';
  }
  return out;
}

}  // namespace bifolio::model
