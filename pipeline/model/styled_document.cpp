#include "model/styled_document.h"

#include <cassert>

namespace bifolio::model {

PageStyle const& page_style(StyledDocument const& styled, PageContext const& context) {
  PageContext wanted = context;
  const auto try_it = [&] { return styled.pages.find(wanted); };
  auto found = try_it();
  if (found == styled.pages.end()) wanted.nth_matches = 0, found = try_it();
  if (found == styled.pages.end()) wanted.name.clear(), found = try_it();
  if (found == styled.pages.end()) wanted.blank = false, found = try_it();
  if (found == styled.pages.end()) wanted.first = false, found = try_it();
  assert(found != styled.pages.end());
  return found->second;
}

bool matches(NthPattern const& pattern, std::int64_t page_number) {
  const std::int64_t distance = page_number - pattern.b;
  if (pattern.a == 0) return distance == 0;
  return distance % pattern.a == 0 && distance / pattern.a >= 0;
}

std::uint32_t nth_matches(std::vector<PagePattern> const& patterns, std::string const& name, PageOrdinal const& page) {
  std::uint32_t matched = 0;
  for (std::size_t i = 0; i < patterns.size() && i < 32; ++i) {
    PagePattern const& pattern = patterns[i];
    const bool is_for = pattern.name.empty() || pattern.name == name;
    if (is_for && matches(pattern.nth, pattern.of_group ? page.in_group : page.in_document)) matched |= std::uint32_t{1} << i;
  }
  return matched;
}

std::vector<std::string> verify(StyledDocument const& styled, Document const& document) {
  std::vector<std::string> broken;
  if (styled.of_node.size() != document.size()) broken.push_back("of_node has another size than the document");
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != NodeKind::Element) continue;
    if (n.index() >= styled.of_node.size() || styled.of_node[n.index()].index() >= styled.styles.size())
      broken.push_back("an element without a style: " + std::string(to_string(document[n].tag)));
  }
  for (auto const& [key, style] : styled.pseudo_elements)
    if (style.index() >= styled.styles.size()) broken.push_back("a pseudo-element's style is out of range");
  for (const bool left : {false, true})
    for (const bool first : {false, true})
      if (!styled.pages.count({"", first, left, false, 0})) broken.push_back("a page context has no style");
  return broken;
}

}  // namespace bifolio::model
