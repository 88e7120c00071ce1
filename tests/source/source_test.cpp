// The source itself is tested: who includes whom, how long files and functions are, that every kind of diagnostic has a test,
// that what the READMEs link to exists.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const fs::path root = BIFOLIO_SOURCE_DIR;

std::string read(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> sources(std::string const& folder, std::set<std::string> const& extensions = {".cpp", ".h"}) {
  std::vector<fs::path> out;
  for (auto const& entry : fs::recursive_directory_iterator(root / folder))
    if (entry.is_regular_file() && extensions.count(entry.path().extension().string())) out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string shown(fs::path const& path) { return fs::relative(path, root).string(); }

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// pipeline/README.md's rule.
const std::map<std::string, std::set<std::string>> may_include = {
    {"base", {}},
    {"model", {"base"}},
    {"text", {"base"}},
    {"parse", {"base", "model"}},
    {"resolve", {"base", "model"}},
    {"style", {"base", "model"}},
    {"boxes", {"base", "model"}},
    {"check", {"base", "model"}},
    {"layout", {"base", "model", "text"}},
    {"epub", {"base", "model", "text"}},
    {"pdf", {"base", "model", "text"}},
    {"app", {"base", "model", "text", "parse", "resolve", "style", "boxes", "layout", "epub", "pdf", "check"}},
};

// Each library is seen in one place (a path prefix in pipeline/).
const std::vector<std::pair<std::regex, std::vector<std::string>>> library_places = {
    {std::regex("^cmark"), {"parse/markdown/"}},
    {std::regex("^yaml-cpp/"), {"parse/"}},
    {std::regex("^unicode/"), {"text/", "parse/"}},
    {std::regex("^(harfbuzz/)?hb"), {"text/"}},
    {std::regex("^hyphen\\.h"), {"text/"}},
    {std::regex("^toml"), {"text/"}},
    {std::regex("^pugixml"), {"epub/", "check/"}},
    {std::regex("^zip\\.h"), {"epub/", "check/"}},
    {std::regex("^hpdf"), {"pdf/haru/"}},
    {std::regex("^libdeflate"), {"pdf/"}},
    {std::regex("^spng"), {"pdf/", "app/"}},
    {std::regex("^jpeglib"), {"app/"}},
    {std::regex("^qpdf/"), {"check/pdf", "pdf/images/"}},
    {std::regex("^CLI/"), {"app/"}},
    {std::regex("^nlohmann/"), {"app/"}},
    {std::regex("^webp/"), {"app/webp"}},
    {std::regex("^gif_lib"), {"pdf/images/gif"}},
    {std::regex("^(librsvg/|cairo)"), {"pdf/images/svg"}},
    {std::regex("^fontconfig/"), {"text/", "pdf/images/svg"}},
    {std::regex("^(woff2/|zlib)"), {"text/"}},
};

TEST(Includes, StagesIncludeOnlyWhatTheRuleAllows) {
  const std::regex include(R"re(^\s*#include\s+"([a-z_]+)/[^"]+")re");
  for (fs::path const& path : sources("pipeline")) {
    const std::string stage = fs::relative(path, root / "pipeline").begin()->string();
    ASSERT_TRUE(may_include.count(stage)) << shown(path) << ": a folder that pipeline/README.md does not know";
    for (std::string const& line : lines_of(read(path))) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      EXPECT_TRUE(match[1] == stage || may_include.at(stage).count(match[1])) << shown(path) << " includes " << match[1] << "/";
    }
  }
}

TEST(Includes, EachLibraryIsSeenInOnePlace) {
  const std::regex include(R"re(^\s*#include\s+<([^>]+)>)re");
  for (fs::path const& path : sources("pipeline")) {
    const std::string place = fs::relative(path, root / "pipeline").string();
    for (std::string const& line : lines_of(read(path))) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const std::string header = match[1];
      for (auto const& [pattern, places] : library_places) {
        if (!std::regex_search(header, pattern)) continue;
        const bool allowed = std::any_of(places.begin(), places.end(), [&](std::string const& p) { return place.starts_with(p); });
        EXPECT_TRUE(allowed) << shown(path) << " includes <" << header << ">";
      }
    }
  }
}

TEST(Includes, OwnHeaderComesFirst) {
  const std::regex include(R"re(^\s*#include\s+[<"]([^>"]+)[>"])re");
  for (fs::path const& path : sources("pipeline", {".cpp"})) {
    const fs::path header = fs::path(path).replace_extension(".h");
    if (!fs::exists(header)) continue;
    const std::string wanted = fs::relative(header, root / "pipeline").string();
    for (std::string const& line : lines_of(read(path))) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      EXPECT_EQ(match[1], wanted) << shown(path);
      break;
    }
  }
}

// Tables of data, which no reader reads line by line.
const std::set<std::string> long_files = {};

TEST(Sizes, FilesAreShort) {
  for (std::string const folder : {"pipeline", "tests"})
    for (fs::path const& path : sources(folder))
      if (!long_files.count(shown(path))) {
        EXPECT_LE(lines_of(read(path)).size(), 500u) << shown(path);
      }
}

TEST(Sizes, FilesSayWhatTheyAre) {
  for (fs::path const& path : sources("pipeline", {".h"}))
    EXPECT_TRUE(read(path).starts_with("// ")) << shown(path) << ": no first comment";
}

// Our format puts a function's closing brace in the column of its first line, which for a definition at namespace scope is 0 (or 2
// in a class). The span between is its length.
TEST(Sizes, FunctionsAreShort) {
  const std::regex opens(
      R"(^(?!namespace|struct|class|enum|union|extern|constexpr [^(]*=|inline constexpr|const |static const |#|//|\}).*\)[^;=]*\{$)");
  for (fs::path const& path : sources("pipeline", {".cpp"})) {
    const std::vector<std::string> lines = lines_of(read(path));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty() || lines[i][0] == ' ' || !std::regex_match(lines[i], opens)) continue;
      std::size_t end = i;
      while (end < lines.size() && lines[end] != "}" && lines[end] != "};") ++end;
      EXPECT_LE(end - i + 1, 60u) << shown(path) << ":" << i + 1 << ": " << lines[i];
    }
  }
}

std::set<std::string> diagnostic_kinds() {
  std::set<std::string> kinds;
  const std::regex declaration(R"re(DiagnosticKind\s+[a-z_0-9]+\s*[{(=]\s*\{?\s*"([^"]+)")re");
  for (fs::path const& path : sources("pipeline", {".h", ".cpp"})) {
    const std::string text = read(path);
    for (std::sregex_iterator it(text.begin(), text.end(), declaration), end; it != end; ++it) kinds.insert((*it)[1]);
  }
  return kinds;
}

TEST(Diagnostics, EveryKindHasATest) {
  std::string tests;
  for (fs::path const& path : sources("tests", {".case", ".cpp"})) tests += read(path);
  for (std::string const& kind : diagnostic_kinds()) EXPECT_NE(tests.find(kind), std::string::npos) << kind << " is in no test";
}

TEST(Diagnostics, KindsAreNamedStageSlashKebab) {
  const std::regex form("[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*");
  const std::set<std::string> kinds = diagnostic_kinds();
  EXPECT_GT(kinds.size(), 20u);
  for (std::string const& kind : kinds) EXPECT_TRUE(std::regex_match(kind, form)) << kind;
}

std::set<std::string> matches(std::string const& text, std::regex const& pattern) {
  std::set<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) out.insert((*it)[1]);
  return out;
}

// The names in the tables of properties: the first argument of each row's maker.
std::set<std::string> property_names() {
  std::set<std::string> names;
  for (std::string const table : {"inherited", "boxes", "paged", "shorthands", "logical"})
    names.merge(
        matches(read(root / "pipeline/style/table" / (table + ".cpp")), std::regex(R"re([>a-z_]\(\s*"(-?[a-z][a-z-]*)")re")));
  return names;
}

std::string all_cases() {
  std::string text;
  for (fs::path const& path : sources("tests/cases", {".case"})) text += read(path);
  return text;
}

TEST(Style, EveryPropertyHasACase) {
  const std::set<std::string> declared = matches(all_cases(), std::regex(R"((?:^|[^A-Za-z0-9_-])(-?[a-z][a-z-]*)\s*:)"));
  EXPECT_GT(property_names().size(), 200u);
  for (std::string const& name : property_names()) EXPECT_TRUE(declared.count(name)) << name << " is declared in no case";
}

TEST(Style, EveryAtRuleHasACase) {
  const std::string cases = all_cases();
  const std::set<std::string> used = matches(cases, std::regex("@([a-z-]+)"));
  std::set<std::string> names =
      matches(read(root / "pipeline/style/at_rules/at_rules.cpp"), std::regex(R"re(\{"([a-z-]+)", Rule::Kind::)re"));
  EXPECT_GT(names.size(), 6u);
  names.insert("charset");
  for (std::string const edge : {"top", "bottom"})
    for (std::string const place : {"left-corner", "left", "center", "right", "right-corner"}) names.insert(edge + "-" + place);
  for (std::string const edge : {"left", "right"})
    for (std::string const place : {"top", "middle", "bottom"}) names.insert(edge + "-" + place);
  for (std::string const& name : names) EXPECT_TRUE(used.count(name)) << "@" << name << " is in no case";
}

// What support.cpp says of the PDF, held against the code: a property whose field no stage after the cascade reads is not obeyed.
TEST(Style, PropertiesThatNobodyReadsAreNotSaidToBeSupported) {
  std::string readers;
  for (std::string const stage : {"boxes", "layout", "pdf", "text"})
    for (fs::path const& path : sources("pipeline/" + stage))
      if (path.filename() != "first_lines.cpp") readers += read(path);  // which only hands every field on
  std::set<std::string> words = matches(readers, std::regex("([a-z_]+)"));
  words.insert("font_feature_groups");  // read as font_features
  const std::set<std::string> excused =
      matches(read(root / "pipeline/style/support.cpp"), std::regex(R"re(\{"([a-z-]+)", (?:None|Partial), )re"));
  const std::regex row(R"re(&[BI]::([a-z_]+)[^"]*"(-?[a-z][a-z-]*)")re");
  for (std::string const table : {"inherited", "boxes", "paged"}) {
    const std::string text = read(root / "pipeline/style/table" / (table + ".cpp"));
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
      const std::string field = (*it)[1], name = (*it)[2];
      EXPECT_TRUE(words.count(field) || excused.count(name))
          << name << ": no stage reads " << field << ", and support.cpp says nothing";
    }
  }
}

TEST(Documentation, LinksInMarkdownResolve) {
  const std::regex link(R"re(\]\(([^)#:\s]+)(#[^)]*)?\))re");
  std::vector<fs::path> pages = sources("pipeline", {".md"});
  for (std::string const page : {"README.md", "CHANGELOG.md", "fonts/README.md", "output/README.md"}) pages.push_back(root / page);
  for (fs::path const& page : pages) {
    ASSERT_TRUE(fs::exists(page)) << shown(page);
    const std::string text = read(page);
    for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it)
      EXPECT_TRUE(fs::exists(page.parent_path() / (*it)[1].str())) << shown(page) << " links to " << (*it)[1];
  }
}

TEST(Documentation, TheTopLevelHoldsNothingElse) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md", "dev",  "packages.txt", "pipeline",
      "styles",         "content",           "fonts",     "output",  "tests",        "build"};
  for (auto const& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name[0] == '.' || allowed.count(name)) << name;
  }
}

}  // namespace
