// Runs every .case file under the folders given, each as a test of its own. With --update, rewrites their expectations instead.
#include <gtest/gtest.h>
#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>

#include "app/conversion.h"
#include "app/inspect.h"
#include "app/report.h"
#include "base/files.h"
#include "cases/case_file.h"

namespace bifolio::tests {
namespace {

namespace fs = std::filesystem;

/// A folder for one case's files, the current one while it lives.
class WorkFolder {
 public:
  WorkFolder() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "bifolio-case-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw EnvironmentError(name, "cannot be made");
    path_ = name;
    fs::current_path(path_);
  }
  WorkFolder(WorkFolder const&) = delete;
  WorkFolder& operator=(WorkFolder const&) = delete;
  ~WorkFolder() {
    std::error_code error;
    fs::current_path(before_, error);
    fs::remove_all(path_, error);
  }

 private:
  fs::path before_, path_;
};

app::CommandLine command_line_for(CaseFile const& file) {
  app::CommandLine line;
  line.request.styles = {"none"};
  for (Section const& section : file.sections) {
    const SectionKind kind = kind_of(section.name);
    if (kind == SectionKind::Input) line.request.inputs.push_back(section.name);
    if (kind == SectionKind::Sheet) line.request.styles.push_back(section.name);
    if (kind == SectionKind::Input || kind == SectionKind::Sheet || kind == SectionKind::File) write_file(section.name, section.text + "\n");
    if (kind != SectionKind::Options) continue;
    std::stringstream options(section.text);
    for (std::string option; std::getline(options, option);) {
      const std::size_t colon = option.find(": ");
      const std::string key = option.substr(0, colon), value = colon == std::string::npos ? "" : option.substr(colon + 2);
      if (key == "theme") line.request.styles.front() = value;
      else if (key == "media") line.media = value == "screen" ? model::MediaType::Screen : model::MediaType::Print;
      else if (key == "set") line.request.settings.emplace_back(value.substr(0, value.find('=')), value.substr(value.find('=') + 1));
      else throw std::runtime_error("unknown option in a case: " + option);
    }
  }
  return line;
}

std::string file_in_zip(std::string const& bytes, std::string const& name) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!archive) return "not a zip archive";
  std::string text = "no such file in the EPUB";
  zip_stat_t stat;
  if (zip_stat(archive, name.c_str(), 0, &stat) == 0) {
    text.resize(stat.size);
    zip_file_t* file = zip_fopen(archive, name.c_str(), 0);
    zip_fread(file, text.data(), text.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

std::string without_last_newlines(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// What the program makes of the case's input, by the names of its expectations (and "diagnostics", always).
std::map<std::string, std::string> run_case(CaseFile const& file) {
  const WorkFolder folder;
  app::CommandLine line = command_line_for(file);
  std::map<std::string, std::string> results;
  std::string diagnostics;
  app::Progress progress(app::Progress::Display::Hidden);
  const auto inspect = [&](app::Stage stage) {
    app::Publication publication;
    line.stage = stage;
    std::string text = app::inspect(line, publication, progress);
    diagnostics = app::format_diagnostics(publication.sink.all(), publication.sources, {app::DiagnosticsForm::Text, app::Verbosity::Verbose, false});
    results["explain"] = without_last_newlines(app::explain(publication));
    return text;
  };
  app::Stage last = app::Stage::Document;
  std::optional<app::Books> books;
  for (Section const& section : file.sections) {
    if (section.name == "styles") results["styles"] = inspect(app::Stage::Styles), last = std::max(last, app::Stage::Styles);
    if (section.name == "boxes") results["boxes"] = inspect(app::Stage::Boxes), last = std::max(last, app::Stage::Boxes);
    if (section.name == "pages") results["pages"] = inspect(app::Stage::Pages), last = std::max(last, app::Stage::Pages);
    if (section.name.starts_with("epub ")) {
      app::Publication publication;
      if (!books) books = app::convert(line.request, publication, progress);
      results[section.name] = without_last_newlines(file_in_zip(books->epub, section.name.substr(5)));
    }
  }
  const std::string text = inspect(app::Stage::Document);
  const std::size_t blank = std::min(text.find("\n\n"), text.size());
  results["metadata"] = text.substr(0, blank);
  results["document"] = text.substr(std::min(blank + 2, text.size()));
  if (last != app::Stage::Document) inspect(last);
  results["diagnostics"] = diagnostics;
  for (auto& [name, result] : results) result = without_last_newlines(result);
  return results;
}

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
  if (!file.find("diagnostics") && !results.at("diagnostics").empty()) file.sections.push_back({"diagnostics", results.at("diagnostics")});
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
    testing::RegisterTest(suite.c_str(), path.stem().c_str(), nullptr, nullptr, path.c_str(), 1, [path]() -> CaseTest* { return new CaseTest(path); });
  }
}

}  // namespace
}  // namespace bifolio::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  bool update = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--update") update = true;
    else if (update) for (auto const& path : bifolio::tests::find_cases(argument)) bifolio::tests::update_case(path);
    else bifolio::tests::register_cases(argument);
  }
  return update ? 0 : RUN_ALL_TESTS();
}
