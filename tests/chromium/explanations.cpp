#include "chromium/explanations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bifolio::tests {

std::vector<std::vector<std::string>> read_explanations(std::string_view file, std::string_view form) {
  const auto fields = static_cast<std::size_t>(std::count(form.begin(), form.end(), '|')) + 1;
  std::vector<std::vector<std::string>> out;
  std::ifstream in(std::filesystem::path(BIFOLIO_SOURCE_DIR) / "tests/chromium" / file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::stringstream parts(line);
    std::vector<std::string>& found = out.emplace_back();
    for (std::string part; std::getline(parts, part, '|');) {
      part.erase(0, part.find_first_not_of(' '));
      part.erase(part.find_last_not_of(' ') + 1);
      found.push_back(part);
    }
    EXPECT_EQ(found.size(), fields) << line << ": " << form;
    if (found.size() != fields) out.pop_back();
  }
  return out;
}

}  // namespace bifolio::tests
