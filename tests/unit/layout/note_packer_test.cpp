#include "layout/footnote/note_packer.h"

#include <gtest/gtest.h>

namespace bifolio::layout {
namespace {

Length pt(std::int64_t points) { return Length::from_points(points); }

TEST(NotePacker, NotesStandBesideEachOtherUntilTheLineIsFull) {
  NotePacker packer(pt(50));
  const NoteShape shape{true, pt(20), pt(5)};
  EXPECT_TRUE(packer.place(shape, pt(10)).new_line);
  packer.put(shape, pt(10));
  const NotePacker::Place second = packer.place(shape, pt(12));
  EXPECT_FALSE(second.new_line);
  EXPECT_EQ(second.x, pt(25));
  EXPECT_EQ(second.grows, pt(2));
  packer.put(shape, pt(12));
  EXPECT_TRUE(packer.place(shape, pt(10)).new_line);
}

TEST(NotePacker, NothingStandsBesideANoteThatTakesItsLine) {
  NotePacker packer(pt(500));
  packer.put({}, pt(10));
  EXPECT_TRUE(packer.place({true, pt(20), pt(5)}, pt(10)).new_line);
  packer.put({true, pt(20), pt(5)}, pt(10));
  EXPECT_TRUE(packer.place({}, pt(10)).new_line);
}

}  // namespace
}  // namespace bifolio::layout
