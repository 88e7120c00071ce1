// The lists of what may differ from Chromium: a line each, its fields between bars, the last of them the reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifolio::tests {

/// The fields of each line of tests/chromium/FILE; a line with another number of fields than `form` ("a | b | why") fails the test.
std::vector<std::vector<std::string>> read_explanations(std::string_view file, std::string_view form);

}  // namespace bifolio::tests
