// Runs every .case file under the folders given, each as a test of its own. With --update, rewrites their expectations instead.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <vector>

#include "base/files.h"
#include "cases/case_run.h"

namespace bifolio::tests {
namespace {

namespace fs = std::filesystem;

void check_case(fs::path const& path) {
  const CaseFile file = parse_case(read_file(path.string()));
  const std::map<std::string, std::string> results = run_case(file);
  for (Section const& section : file.sections) {
    if (kind_of(section.name) != SectionKind::Expectation) continue;
    const auto result = results.find(section.name);
    ASSERT_NE(result, results.end()) << path << ": unknown section " << section.name;
    EXPECT_EQ(result->second, section.text) << path << ": " << section.name << "\n(./dev update rewrites it)";
  }
  if (file.find("diagnostics")) return;
  EXPECT_EQ(results.at("diagnostics"), "") << path << ": silence is expected";
}

void update_case(fs::path const& path) {
  CaseFile file = parse_case(read_file(path.string()));
  const std::map<std::string, std::string> results = run_case(file);
  for (Section& section : file.sections)
    if (kind_of(section.name) == SectionKind::Expectation && results.count(section.name)) section.text = results.at(section.name);
  if (!file.find("diagnostics") && !results.at("diagnostics").empty())
    file.sections.push_back({"diagnostics", results.at("diagnostics")});
  const std::string text = format_case(file);
  if (text != read_file(path.string())) {
    write_file(path.string(), text);
    std::cout << "updated " << path.string() << '\n';
  }
}

class CaseTest : public testing::Test {
 public:
  explicit CaseTest(fs::path path) : path_(std::move(path)) {}
  void TestBody() override { check_case(path_); }

 private:
  fs::path path_;
};

std::vector<fs::path> find_cases(fs::path const& folder) {
  std::vector<fs::path> paths;
  for (auto const& entry : fs::recursive_directory_iterator(fs::absolute(folder)))
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void register_cases(fs::path const& folder) {
  for (fs::path const& path : find_cases(folder)) {
    const std::string suite = fs::relative(path.parent_path(), folder).string();
    testing::RegisterTest(suite.c_str(), path.stem().c_str(), nullptr, nullptr, path.c_str(), 1,
                          [path]() -> CaseTest* { return new CaseTest(path); });
  }
}

}  // namespace
}  // namespace bifolio::tests

/// What fontconfig's current configuration holds until the process ends hangs from offsets, which LeakSanitizer does not follow.
extern "C" const char* __lsan_default_suppressions();  // NOLINT: the sanitizer's name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  bool update = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--update")
      update = true;
    else if (update)
      for (auto const& path : bifolio::tests::find_cases(argument)) bifolio::tests::update_case(path);
    else
      bifolio::tests::register_cases(argument);
  }
  return update ? 0 : RUN_ALL_TESTS();
}
