#include "text/ink.h"

#include <gtest/gtest.h>

#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

TEST(Ink, FindsWhereAGlyphReachesBelowTheBaseline) {
  Fonts const& all = fonts();
  const FontId font = all.match({"Linux Libertine O"}, {});
  const std::uint32_t p = all.glyph_for(font, U'p'), n = all.glyph_for(font, U'n'), space = all.glyph_for(font, U' ');
  EXPECT_LT(ink_box(all, font, p).bottom, -100);
  EXPECT_TRUE(ink_box(all, font, space).is_empty());
  EXPECT_TRUE(ink_between(all, font, n, -150, -100).empty());
  ASSERT_EQ(ink_between(all, font, p, -150, -100).size(), 1U);
  // Two stems at half the x-height.
  EXPECT_EQ(ink_between(all, font, n, 180, 220).size(), 2U);
}

}  // namespace
}  // namespace bifolio::text
