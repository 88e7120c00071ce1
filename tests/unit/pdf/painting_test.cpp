// Paths, gradients, patterns and groups in a page's content, read back by scanning.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book.h"
#include "pdf/content/group_transforms.h"
#include "pdf/pdf.h"
#include "reader.h"

namespace bifolio::pdf::test {
namespace {

using model::FilledPath;
using model::GradientFill;
using model::PathVerb;
using ::testing::HasSubstr;
using ::testing::Not;

model::Path square() {
  model::Path path;
  append_rect(path, {pt(10), pt(10), pt(20), pt(20)});
  return path;
}

FilledPath gradient(GradientFill::Kind kind, Color const& last, Size step = {}) {
  GradientFill fill;
  fill.kind = kind;
  fill.from = {pt(10), pt(10)};
  fill.to = {pt(30), pt(10)};
  fill.radius_x = fill.radius_y = pt(10);
  fill.stops = {{0, Color::rgb(255, 0, 0)}, {500000, Color::rgb(0, 0, 255)}, {500000, Color::rgb(0, 255, 0)}, {1000000, last}};
  FilledPath path{square(), model::FillRule::NonZero, {}, {}};
  path.tiles.push_back({{}, {fill}, {pt(10), pt(10), pt(20), pt(20)}, step});
  return path;
}

TEST(Painting, FillsPathsWithCurvesByTheirRule) {
  Book book;
  FilledPath path{square(), model::FillRule::EvenOdd, Color::rgb(255, 0, 0), {}};
  path.path.push_back({{pt(12), pt(12)}, PathVerb::Move});
  for (const double x : {14.0, 16.0, 18.0}) path.path.push_back({{pt(x), pt(12)}, PathVerb::Curve});
  book.add(book.body, path);
  EXPECT_THAT(read_back(book.write()).contents(), HasSubstr("12 388 m 14 388 16 388 18 388 c f*\n"));
}

TEST(Painting, WritesGradientsAsShadingsWithHardEdges) {
  Book book;
  book.add(book.body, gradient(GradientFill::Kind::Linear, Color::black()));
  book.add(book.body, gradient(GradientFill::Kind::Linear, Color::black()));
  book.add(book.body, gradient(GradientFill::Kind::Radial, Color::black()));
  book.add(book.body, gradient(GradientFill::Kind::Conic, Color::black()));
  const ReadFile file = read_back(book.write());
  EXPECT_EQ(file.count("/ShadingType 2"), 1u) << "equal ones are written once";
  EXPECT_THAT(file.with("/ShadingType 2"), HasSubstr("/Coords[10 390 30 390]"));
  EXPECT_THAT(file.with("/ShadingType 2"), HasSubstr("/Bounds[0.5 ]"));
  EXPECT_EQ(file.count("/ShadingType 3"), 1u);
  EXPECT_EQ(file.count("/ShadingType 4"), 1u);
  EXPECT_THAT(file.contents(), Not(HasSubstr(" gs\n")));
}

TEST(Painting, MasksWhatIsPartlyTransparent) {
  Book book;
  book.add(book.body, gradient(GradientFill::Kind::Linear, Color::transparent()));
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/SMask"), HasSubstr("/S/Luminosity"));
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/Group<</S/Transparency"));
}

TEST(Painting, RepeatsTilesAsPatterns) {
  Book book;
  book.add(book.body, gradient(GradientFill::Kind::Linear, Color::black(), {pt(20), pt(25)}));
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/PatternType 1"), HasSubstr("/XStep 20/YStep 25/Matrix[1 0 0 1 10 370 ]"));
  EXPECT_THAT(file.contents(), HasSubstr("/Pattern cs/P"));
}

TEST(Painting, KeepsMarkedContentWithinGroups) {
  Book book;
  model::GroupBegin group;
  group.clip = square();
  group.opacity = 32768;
  group.transform.push_back({{0, 1000000, -1000000, 0}, {}, {pt(20), pt(20)}});
  book.add(book.body, group);
  book.paragraph("turned");
  book.add(book.body, model::GroupEnd{});
  book.paragraph("straight");
  EXPECT_THAT(model::verify(book.paged, book.boxes), Not(::testing::Contains(HasSubstr("group"))));
  const std::string contents = read_back(book.write()).contents();
  EXPECT_THAT(contents, HasSubstr("q\n0 -1 1 0 -360 400 cm\n"));
  EXPECT_THAT(contents, HasSubstr("W n\n/P<</MCID 0>>BDC\n"));
  EXPECT_THAT(contents, HasSubstr("/A32768 gs"));
  EXPECT_THAT(contents, HasSubstr("EMC\nQ\n/P<</MCID 1>>BDC\n"));
}

TEST(Painting, FadesSeveralThingsAsOneForm) {
  Book book;
  model::GroupBegin group;
  group.opacity = 32768;
  book.add(book.body, group);
  book.paragraph("one");
  book.paragraph("two");
  book.add(book.body, model::GroupEnd{});
  book.paragraph("three");
  const ReadFile file = read_back(book.write());
  EXPECT_THAT(file.with("/Subtype/Form"), HasSubstr("/Group<</S/Transparency/I true>>"));
  EXPECT_THAT(file.with("/Subtype/Form"), HasSubstr("/StructParents 1"));
  EXPECT_EQ(file.count("/Type/MCR"), 2u) << "both paragraphs' content is in the form";
  EXPECT_THAT(file.with("/Type/Page/"), HasSubstr("/ExtGState<</A32768<</ca 0.5"));
}

TEST(Painting, MovesLinksAndDestinationsWithTheirGroup) {
  model::GroupBegin group;
  group.transform.push_back({{0, 1000000, -1000000, 0}, {pt(5), pt(0)}, {pt(20), pt(20)}});
  GroupTransforms transforms;
  transforms.enter({});
  transforms.enter(group);
  EXPECT_EQ(transforms.apply(Point{pt(30), pt(20)}), (Point{pt(25), pt(30)}));
  EXPECT_EQ(transforms.apply(Rect{pt(20), pt(20), pt(10), pt(4)}), (Rect{pt(21), pt(20), pt(4), pt(10)}));
  transforms.leave();
  EXPECT_EQ(transforms.apply(Point{pt(30), pt(20)}), (Point{pt(30), pt(20)}));
}

TEST(Painting, VerifiesThatGroupsAreBalanced) {
  Book book;
  book.add(book.body, model::GroupBegin{});
  EXPECT_THAT(model::verify(book.paged, book.boxes), ::testing::Contains(HasSubstr("a group without an end")));
  book.add(book.body, model::GroupEnd{});
  book.add(book.body, model::GroupEnd{});
  EXPECT_THAT(model::verify(book.paged, book.boxes), ::testing::Contains(HasSubstr("a group ends that has not begun")));
}

}  // namespace
}  // namespace bifolio::pdf::test
