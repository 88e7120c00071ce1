#include "parse/markdown/attribute_block.h"

#include <algorithm>

namespace bifolio::parse::markdown {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool is_name(std::string_view name) { return !name.empty() && name.find_first_of("{}#=\"'<>&\\`*[]()") == npos; }

std::string_view unquote(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    return value.substr(1, value.size() - 2);
  return value;
}

// The item's end: white space outside quotes.
std::size_t item_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size() && (quote != 0 || !is_space(text[at])); ++at) {
    if (quote != 0)
      quote = text[at] == quote ? '\0' : quote;
    else if (text[at] == '"' || text[at] == '\'')
      quote = text[at];
  }
  return at;
}

bool read_item(std::string_view item, AttributeBlock& block) {
  const std::size_t equals = item.find('=');
  if (item.front() == '#' && is_name(item.substr(1)))
    block.id = item.substr(1);
  else if (item.front() == '.' && is_name(item.substr(1)))
    block.classes.push_back(item.substr(1));
  else if (item == "-")
    block.classes.push_back("unnumbered");
  else if (equals != npos && is_name(item.substr(0, equals)))
    block.pairs.emplace_back(item.substr(0, equals), unquote(item.substr(equals + 1)));
  else
    return false;
  return true;
}

}  // namespace

AttributeBlock trailing_attributes(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (text.empty() || text.back() != '}') return {};
  const std::size_t open = text.rfind('{');
  if (open == npos || (open > 0 && !is_space(text[open - 1]))) return {};
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  AttributeBlock block;
  for (std::size_t at = 0; at < inside.size();) {
    if (is_space(inside[at])) {
      ++at;
      continue;
    }
    const std::size_t end = item_end(inside, at);
    if (!read_item(inside.substr(at, end - at), block)) return {};
    at = end;
  }
  if (block.id.empty() && block.classes.empty() && block.pairs.empty()) return {};
  block.begin = open;
  while (block.begin > 0 && is_space(text[block.begin - 1])) --block.begin;
  return block;
}

bool has_unreadable_attributes(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  if (text.empty() || text.back() != '}') return false;
  const std::size_t open = text.rfind('{');
  return open != npos && (text[open + 1] == '#' || text[open + 1] == '.');
}

}  // namespace bifolio::parse::markdown
