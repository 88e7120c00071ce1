// The lines of pages as text.
#include "model/line_dump.h"

#include <gtest/gtest.h>

namespace bifolio::model {
namespace {

Length points(double value) { return Length::from_points(value); }

/// A paragraph in `block`, whose glyphs are all six points wide, but spaces three.
class Lines {
 public:
  Lines() {
    ComputedStyle block;
    block.text_align = TextAlign::Justify;
    tree_.styles.push_back(block);
    paged_.pages.emplace_back();
    Box box;
    box.style = StyleId(std::size_t{0});
    tree_.boxes.push_back(box);
    box.kind = BoxKind::Text;
    box.parent = tree_.root();
    tree_.boxes.push_back(box);
  }

  Lines& run(double x, double y, std::string_view text, bool divided = false) {
    GlyphRun run;
    run.font_size = points(10);
    run.origin = {points(x), points(y)};
    run.first_glyph = static_cast<std::uint32_t>(paged_.glyphs.size());
    run.glyph_count = static_cast<std::uint32_t>(text.size());
    run.text = text;
    run.ends_in_hyphen = divided;
    for (std::uint32_t i = 0; i < text.size(); ++i)
      paged_.glyphs.push_back(
          {.glyph = 1, .advance = points(text[i] == ' ' ? 3 : 6), .x_offset = {}, .y_offset = {}, .cluster = i});
    paged_.pages.back().fragments.push_back({.box = BoxId(std::size_t{1}), .artifact = Artifact::None, .content = run});
    return *this;
  }
  std::string dump() const { return dump_lines(paged_, tree_); }

 private:
  BoxTree tree_;
  PagedDocument paged_;
};

TEST(LineDump, SpaceAtTheEndOfALineIsNoneOfItsGaps) {
  EXPECT_EQ(Lines().run(0, 20, "ab c ").dump(), "page 1\n  line 0,20 to=21 size=10 spaces=1 gap=3 justified block=0\n");
}

TEST(LineDump, RunsOfALineAreOneLineEvenIfRaised) {
  EXPECT_EQ(Lines().run(0, 20, "ab ").run(15, 17, "2").run(21, 20, " c").dump(),
            "page 1\n  line 0,20 to=30 size=10 spaces=2 gap=3 justified block=0\n");
}

TEST(LineDump, SaysHowLinesEnd) {
  EXPECT_EQ(Lines().run(0, 20, "ab", true).run(0, 32, "c- ").dump(),
            "page 1\n  line 0,20 to=12 size=10 spaces=0 gap=0 justified hyphen block=0\n"
            "  line 0,32 to=12 size=10 spaces=0 gap=0 justified own-hyphen block=0\n");
  EXPECT_EQ(Lines().run(0, 20, "a -").dump(), "page 1\n  line 0,20 to=15 size=10 spaces=1 gap=3 justified block=0\n");
}

}  // namespace
}  // namespace bifolio::model
