// Plain text with parts left out: what headings, bookmarks and labels say. One rule for white space, whoever asks.
// Changes when plain text treats another element as a space.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "model/document.h"

namespace bifolio::model {

/// The text below `scope` without the elements that `skips(NodeId)` names; a br and runs of white space as one space, none at
/// either end.
template <class Skips>
std::string plain_text_without(Document const& document, NodeId scope, Skips const& skips) {
  std::string out;
  bool space = false;
  for (NodeId n = scope; n;) {
    Node const& node = document[n];
    const bool skip = node.kind == NodeKind::Element && skips(n);
    if (document.is_element(n, Tag::Br)) space = true;
    for (const char c : node.kind == NodeKind::Text ? node.text : std::string_view()) {
      if (utf8::is_html_space(c)) {
        space = true;
        continue;
      }
      if (space && !out.empty()) out += ' ';
      space = false;
      out += c;
    }
    n = skip ? next_skipping_children(document, n, scope) : next_in_order(document, n, scope);
  }
  return out;
}

/// For names that stand outside the text, in outlines and metadata: without the places where a line may divide them.
inline std::string without_soft_hyphens(std::string text) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  for (std::size_t at = text.find(soft_hyphen); at != std::string::npos; at = text.find(soft_hyphen, at))
    text.erase(at, soft_hyphen.size());
  return text;
}

}  // namespace bifolio::model
