// "{#id .class key=value}" behind a heading or a code block's language. From emit.cpp. Changes with that syntax.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bifolio::parse::markdown {

struct AttributeBlock {
  std::string_view id;
  std::vector<std::string_view> classes;
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  std::size_t begin = std::string_view::npos;  ///< where "{" stands; npos when there is no block
};

/// The block that ends the text; white space before it belongs to it.
AttributeBlock trailing_attributes(std::string_view text);
/// Whether the text ends in braces that begin like attributes ("{#", "{.") but are none. Ask when there is no block.
bool has_unreadable_attributes(std::string_view text);

}  // namespace bifolio::parse::markdown
