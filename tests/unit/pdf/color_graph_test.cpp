// Glyphs that COLR version 1 paints: what their procedures draw, and what is said of what they draw more simply.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "base/files.h"
#include "book.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

/// Its glyph "a" has no outline. It paints a square with a linear gradient that fades, a diamond with a radial one, over it,
/// multiplied, a square turned by a quarter with a sweep, and a diamond that is half blue.
constexpr std::string_view font_in_base64 =
    "AAEAAAAMAIAAAwBAQ09MUhb03KMAAAKoAAAAzENQQUwBfwEUAAADdAAAAB5PUy8yRHlCLwAAAUgAAABgY21hcAAMALQAAAG0AAAANGdseWYNMxN6AAAB"
    "9AAAAFJoZWFkMJaiggAAAMwAAAA2aGhlYQZCAr4AAAEEAAAAJGhtdHgDUgAAAAABqAAAAApsb2NhADYAJgAAAegAAAAKbWF4cAAGAAYAAAEoAAAAIG5h"
    "bWUAzBEyAAACSAAAAEBwb3N0AAMAAAAAAogAAAAgAAEAAAABAADUMzDnXw889QABA+gAAAAA5zEvQQAAAADnMS9BAAAAAAMgAyAAAAADAAIAAAAAAAAA"
    "AQAAAyD/OAAAA1IAAAAyAyAAAQAAAAAAAAAAAAAAAAAAAAEAAQAAAAQABAABAAAAAAACAAAAAAAAAAAAAAAAAAAAAAADA1IBkAAFAAQAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAA/Pz8/AAAAYQBhAyD/OAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAANSAAAAAAAAAAAA"
    "AAAAAAIAAAADAAAAFAADAAEAAAAUAAQAIAAAAAQABAABAAAAYf//AAAAYf///6AAAQAAAAAAAAANAA0AGQApAAAAAQBkAAABkAK8AAMAADMRIRFkASwC"
    "vP1EAAABAAAAAAMgAyAAAwAAMREhEQMgAyD84AABAAAAAAMgAyAAAwAAIQkCAZD+cAGQAZABkAGQ/nAAAAAAAAAEADYAAwABBAkAAQACAAAAAwABBAkA"
    "AgACAAIAAwABBAkABAACAAAAAwABBAkABgAGAAQAUABSAFAALQBSAAMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAA"
    "ACIAAAAyAAAAAAAAAAAAAAAAAAAAAQABAAAACgEDAAAAAAAAAAMAAAAQAAAANQAAAI8KAAAGAAIEAAAQAAAAAAMgAAAAAABkAAACAAAAAEAAQAAAAAAA"
    "IAAACBcAADUYAAAGIAAKAAAGAAIIAAAMAZABkMAAQAAAAAMAAAAAQAAgAAACQABAAAABQAAKAAAGAAMGAAAQAZABkAAAAZABkAGQAAACAAAAAEAAQAAA"
    "AUAACgAABgADAgABIAAAAAAEAAEABAAAAA4AAAAA////AAD/AP8A/wD//4AAAA==";

std::string from_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = bits << 6 | static_cast<unsigned>(digits.find(c));
    if ((count += 6) >= 8) out += static_cast<char>(bits >> (count -= 8));
  }
  return out;
}

class ColorGraph : public ::testing::Test {
 protected:
  ColorGraph() : path_(::testing::TempDir() + "bifolio-color-graph.ttf") {
    write_file(path_, from_base64(font_in_base64));
    Book book(path_.c_str());
    book.paragraph("a");
    file_ = read_back(book.write());
    for (Diagnostic const& d : book.sink.all()) kinds_.emplace_back(d.kind);
    for (auto const& [number, data] : file_.streams)
      if (data.find(" d0\n") != std::string::npos && data.find(" sh\n") != std::string::npos) procedure_ = data;
  }
  ~ColorGraph() override { std::remove(path_.c_str()); }

  std::string path_, procedure_;
  ReadFile file_;
  std::vector<std::string> kinds_;
};

TEST_F(ColorGraph, PaintsGradientsWithinOutlines) {
  EXPECT_NE(file_.with("/ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 800 0 ]"), "");
  EXPECT_NE(file_.with("/ShadingType 3/ColorSpace/DeviceRGB/Coords[400 400 0 400 400 400 ]"), "");
  EXPECT_NE(file_.with("/ShadingType 4/ColorSpace/DeviceRGB"), "");
  EXPECT_NE(file_.with("/SMask<</Type/Mask/S/Luminosity"), "");
  EXPECT_THAT(procedure_, HasSubstr("0 1 -1 0 0 0 cm\n"));
  EXPECT_THAT(procedure_, ContainsRegex("/A[0-9] gs\n0 0 1 rg\n"));
}

TEST_F(ColorGraph, SaysWhatIsPaintedMoreSimply) { EXPECT_THAT(kinds_, ::testing::ElementsAre("pdf/approximated-glyph")); }

}  // namespace
}  // namespace bifolio::pdf::test
