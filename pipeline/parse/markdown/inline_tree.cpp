#include "parse/markdown/inline_tree.h"

namespace bifolio::parse::markdown {

void InlineTree::append(std::int32_t parent, std::int32_t child) { insert_after(parent, (*this)[parent].last, child); }

void InlineTree::insert_after(std::int32_t parent, std::int32_t sibling, std::int32_t node) {
  Inline& p = (*this)[parent];
  const std::int32_t next = sibling < 0 ? p.first : (*this)[sibling].next;
  (*this)[node].previous = sibling;
  (*this)[node].next = next;
  (sibling < 0 ? p.first : (*this)[sibling].next) = node;
  (next < 0 ? p.last : (*this)[next].previous) = node;
}

void InlineTree::remove(std::int32_t parent, std::int32_t node) {
  Inline const& n = (*this)[node];
  (n.previous < 0 ? (*this)[parent].first : (*this)[n.previous].next) = n.next;
  (n.next < 0 ? (*this)[parent].last : (*this)[n.next].previous) = n.previous;
}

void InlineTree::adopt(std::int32_t parent, std::int32_t after, std::int32_t before, std::int32_t node) {
  const std::int32_t first = (*this)[after].next;
  const std::int32_t last = before < 0 ? (*this)[parent].last : (*this)[before].previous;
  if (first < 0 || first == before) return;
  (*this)[node].first = first;
  (*this)[node].last = last;
  (*this)[first].previous = -1;
  (*this)[last].next = -1;
  (*this)[after].next = before;
  (before < 0 ? (*this)[parent].last : (*this)[before].previous) = after;
}

}  // namespace bifolio::parse::markdown
