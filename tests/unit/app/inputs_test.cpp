// Reading a publication: settings, files that cannot be used, the time that books say they were made, fonts that are missing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/conversion.h"
#include "app/settings.h"
#include "base/files.h"

namespace bifolio::app {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;

Request request(std::vector<std::string> inputs) {
  Request made;
  made.inputs = std::move(inputs);
  return made;
}

/// A folder of its own, current while the test runs.
class Inputs : public testing::Test {
 protected:
  Inputs() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "bifolio-app-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder_ = name;
    fs::current_path(folder_);
  }
  ~Inputs() override {
    ::unsetenv("BIFOLIO_SHARE");
    fs::current_path(before_);
    fs::remove_all(folder_);
  }

  std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (Diagnostic const& d : publication.sink.all()) out.emplace_back(d.kind);
    return out;
  }

  Publication publication;
  Progress progress{Progress::Display::Hidden};

 private:
  fs::path before_, folder_;
};

TEST_F(Inputs, AFileLargerThanTheLimitIsNotRead) {
  std::ofstream("huge.md") << "x";
  fs::resize_file("huge.md", (std::uintmax_t{1} << 30) + 1);  // sparse: it takes no room
  EXPECT_FALSE(read_publication(request({"huge.md"}), publication, progress));
  EXPECT_THAT(kinds(), ElementsAre("input/size-limit"));
}

TEST_F(Inputs, ABinaryFileIsRefused) {
  write_file("a.md", std::string("\x7F"
                                 "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0",
                                 24));
  EXPECT_FALSE(read_publication(request({"a.md"}), publication, progress));
  EXPECT_THAT(kinds(), ElementsAre("input/binary"));
}

TEST_F(Inputs, EveryUnusableInputIsSaid) {
  write_file("a.md", std::string("\x89PNG\r\n\x1a\n\0\0", 10));
  write_file("b.md", std::string("PK\x03\x04\0\0\0\0", 8));
  EXPECT_FALSE(read_publication(request({"a.md", "b.md"}), publication, progress));
  EXPECT_THAT(kinds(), ElementsAre("input/binary", "input/binary"));
}

TEST_F(Inputs, AMissingFileIsTheEnvironmentsProblem) {
  EXPECT_THROW(read_publication(request({"gone.md"}), publication, progress), EnvironmentError);
}

TEST_F(Inputs, TheFormatIsTakenFromTheNameElseFromTheText) {
  write_file("a", "# A heading\n\n- and\n- a list\n");
  ASSERT_TRUE(read_publication(request({"a"}), publication, progress));
  EXPECT_EQ(publication.document.metadata.title, "A heading");
}

TEST_F(Inputs, MissingFontsOfOursAreSaid) {
  fs::create_directories("share/styles");
  fs::create_directories("share/fonts");
  for (char const* sheet : {"base.css", "foundation.css", "article.css", "book.css"})
    write_file(std::string("share/styles/") + sheet, "p { margin: 0 }\n");
  write_file("share/fonts/fonts.toml", read_file(BIFOLIO_SOURCE_DIR "/fonts/fonts.toml"));
  std::string list = read_file("share/fonts/fonts.toml");
  for (std::size_t at = list.find("/usr/share/"); at != std::string::npos; at = list.find("/usr/share/", at))
    list.replace(at, 11, "/gone/");
  write_file("share/fonts/fonts.toml", list);
  ::setenv("BIFOLIO_SHARE", "share", 1);
  write_file("a.md", "---\ntitle: T\nlang: en\n---\nText.\n");
  ASSERT_TRUE(read_publication(request({"a.md"}), publication, progress));
  const MediaProducts print = style_and_generate(publication, model::MediaType::Print, publication.sink);
  load_typography(print.styled, publication);
  EXPECT_THAT(kinds(), Contains("font/missing-file"));
}

TEST_F(Inputs, BothMediaHaveEqualBoxesWithoutMediaRules) {
  fs::create_directories("share/styles");
  fs::create_directories("share/fonts");
  for (char const* sheet : {"base.css", "foundation.css", "article.css", "book.css"})
    write_file(std::string("share/styles/") + sheet,
               "html, body, section, p, h1, h2 { display: block }\nli { display: list-item }\n");
  write_file("share/fonts/fonts.toml", "");
  ::setenv("BIFOLIO_SHARE", "share", 1);
  write_file("a.md", "---\ntitle: T\nlang: en\n---\nText *and* [link](#b).[^n]\n\n## B\n\n- item\n\n[^n]: Note.\n");
  ASSERT_TRUE(read_publication(request({"a.md"}), publication, progress));
  const auto print = style_and_generate(publication, model::MediaType::Print, publication.sink);
  const auto screen = style_and_generate(publication, model::MediaType::Screen, publication.sink);
  EXPECT_EQ(dump(print.boxes, publication.document), dump(screen.boxes, publication.document));
  EXPECT_TRUE(print.boxes == screen.boxes);
}

/// The sheet without its @media rules.
std::string without_media(std::string sheet) {
  for (std::size_t at = sheet.find("@media"); at != std::string::npos; at = sheet.find("@media", at)) {
    int depth = 0;
    std::size_t end = sheet.find('{', at);
    do depth += sheet[end] == '{' ? 1 : sheet[end] == '}' ? -1 : 0;
    while (++end < sheet.size() && depth > 0);
    sheet.erase(at, end - at);
  }
  return sheet;
}

TEST_F(Inputs, BothMediaHaveEqualBoxesOfOurOwnDocuments) {
  const fs::path source = BIFOLIO_SOURCE_DIR;
  fs::create_directories("share/styles");
  fs::create_directories("share/fonts");
  for (auto const& sheet : fs::directory_iterator(source / "styles"))
    if (sheet.path().extension() == ".css")
      write_file("share/styles/" + sheet.path().filename().string(), without_media(read_file(sheet.path().string())));
  write_file("share/fonts/fonts.toml", "");
  ::setenv("BIFOLIO_SHARE", "share", 1);
  for (char const* const folder : {"manual", "article"}) {
    std::vector<std::string> inputs;
    for (auto const& input : fs::directory_iterator(source / "content" / folder))
      if (input.is_regular_file()) inputs.push_back(input.path().string());
    std::sort(inputs.begin(), inputs.end());
    Publication read;
    ASSERT_TRUE(read_publication(request(inputs), read, progress));
    auto print = style_and_generate(read, model::MediaType::Print, read.sink);
    auto screen = style_and_generate(read, model::MediaType::Screen, read.sink);
    print.boxes.pages.clear();  // the screen has no pages
    screen.boxes.pages.clear();
    EXPECT_GT(print.boxes.boxes.size(), 50u) << folder;
    EXPECT_EQ(dump(print.boxes, read.document), dump(screen.boxes, read.document)) << folder;
    EXPECT_TRUE(print.boxes == screen.boxes) << folder;
  }
}

TEST(Settings, WinOverTheDocumentsMetadata) {
  model::Metadata metadata;
  metadata.title = "Old";
  metadata.subtitle = "Kept";
  metadata.creators.emplace_back().name = "Old Author";
  SourceSet sources;
  DiagnosticSink sink;
  apply_settings({{"title", "New: \"quoted\" \\ text"}, {"author", "A"}, {"author", "B"}, {"type", "book"}, {"date", "1 May 2021"}},
                 metadata, sources, sink);
  EXPECT_EQ(metadata.title, "New: \"quoted\" \\ text");
  EXPECT_EQ(metadata.subtitle, "Kept");
  ASSERT_EQ(metadata.creators.size(), 2u);
  EXPECT_EQ(metadata.creators[1].name, "B");
  EXPECT_EQ(metadata.type, model::PublicationType::Book);
  EXPECT_EQ(metadata.date.iso, "2021-05-01");
  EXPECT_TRUE(sink.all().empty());
}

TEST(Settings, AreReportedWhereTheyStand) {
  model::Metadata metadata;
  SourceSet sources;
  DiagnosticSink sink;
  apply_settings({{"lang", "no such language"}}, metadata, sources, sink);
  ASSERT_EQ(sink.all().size(), 1u);
  EXPECT_EQ(sink.all()[0].kind, "front-matter/invalid-value");
  EXPECT_EQ(sources[sink.all()[0].span.source].path(), "--set");
}

TEST(Time, OfModificationIsGivenOrThePublicationsOrFixed) {
  model::Metadata metadata;
  EXPECT_EQ(modification_time(metadata, nullptr), 946684800);
  metadata.date.iso = "2024-03-12";
  EXPECT_EQ(modification_time(metadata, nullptr), 1710201600);
  metadata.date.iso = "1850";
  EXPECT_EQ(modification_time(metadata, nullptr), 0);
  EXPECT_EQ(modification_time(metadata, "1700000000"), 1700000000);
  for (char const* bad : {"", "x", "-1", "1.5", "99999999999999999999", "12 "})
    EXPECT_THROW(modification_time(metadata, bad), std::invalid_argument) << bad;
}

}  // namespace
}  // namespace bifolio::app
