#include "style/selectors/compare.h"

#include <algorithm>

#include "base/utf8.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::AttributeMatch;
using model::SimpleSelector;

bool equal(std::string_view a, std::string_view b, bool ignore_case) {
  if (!ignore_case) return a == b;
  return equals_ignoring_case(a, b);
}

bool contains_word(std::string_view list, std::string_view word, bool ignore_case) {
  while (!list.empty()) {
    std::size_t end = 0;
    while (end < list.size() && !utf8::is_html_space(list[end])) ++end;
    if (end > 0 && equal(list.substr(0, end), word, ignore_case)) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
  if (!ignore_case) return text.find(part) != std::string_view::npos;
  return lower_case(text).find(lower_case(part)) != std::string::npos;
}

}  // namespace

// selectors-4 §6.1, §6.2
bool compare_attribute(SimpleSelector const& part, std::string_view have) {
  const std::string_view want = part.value;
  switch (part.match) {
    case AttributeMatch::Present: return true;
    case AttributeMatch::Equals: return equal(have, want, part.ignore_case);
    case AttributeMatch::Includes: return !want.empty() && contains_word(have, want, part.ignore_case);
    case AttributeMatch::DashMatch:
      return equal(have.substr(0, want.size()), want, part.ignore_case) && (have.size() == want.size() || have[want.size()] == '-');
    case AttributeMatch::Prefix: return !want.empty() && equal(have.substr(0, want.size()), want, part.ignore_case);
    case AttributeMatch::Suffix:
      return !want.empty() && have.size() >= want.size() && equal(have.substr(have.size() - want.size()), want, part.ignore_case);
    case AttributeMatch::Substring: return !want.empty() && contains(have, want, part.ignore_case);
  }
  return false;
}

// RFC 4647 §3.3.2, extended filtering, as selectors-4 §9.2 asks.
bool language_matches(std::string_view range, std::string_view tag) {
  const auto subtag = [](std::string_view& text) {
    const std::size_t dash = std::min(text.find('-'), text.size());
    const std::string_view head = text.substr(0, dash);
    text.remove_prefix(std::min(dash + 1, text.size()));
    return head;
  };
  if (range.empty()) return tag.empty();
  std::string_view wanted = subtag(range), have = subtag(tag);
  if (wanted != "*" && !equal(wanted, have, true)) return false;
  while (!range.empty()) {
    wanted = subtag(range);
    if (wanted == "*") continue;
    while (true) {
      if (tag.empty()) return false;
      have = subtag(tag);
      if (equal(wanted, have, true)) break;
      if (have.size() == 1) return false;
    }
  }
  return true;
}

// css-namespaces-3: every element is XHTML's but the roots of what is embedded.
bool is_in(model::NamespaceTest wanted, model::Tag tag) {
  using model::NamespaceTest;
  switch (wanted) {
    case NamespaceTest::Any: return true;
    case NamespaceTest::Xhtml: return tag != model::Tag::Svg && tag != model::Tag::Math;
    case NamespaceTest::Svg: return tag == model::Tag::Svg;
    case NamespaceTest::MathMl: return tag == model::Tag::Math;
    case NamespaceTest::Other: return false;
  }
  return false;
}

}  // namespace bifolio::style
