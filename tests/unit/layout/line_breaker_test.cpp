// The line breaker, without fonts: widths are whole points.
#include "layout/inline/line_breaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace bifolio::layout {
namespace {

using testing::ElementsAre;

Length points(double value) { return Length::from_points(value); }

Segment word(double width, BreakKind kind = BreakKind::Space) {
  Segment s;
  s.box = points(width);
  s.kind = kind;
  if (kind == BreakKind::Space) {
    s.space = points(4);
    s.space_stretch = points(2);
    s.space_shrink = points(1.25);
  }
  if (kind == BreakKind::Hyphen) s.hyphen = points(3);
  return s;
}

std::vector<Segment> words(std::initializer_list<double> widths) {
  std::vector<Segment> segments;
  for (const double width : widths) segments.push_back(word(width));
  segments.back() = word(segments.back().box.points(), BreakKind::Forced);
  return segments;
}

LineWidths measure(double width) { return {{}, points(width)}; }

BreakStyle style(LineFit fit = LineFit::Justified) {
  BreakStyle made;
  made.fit = fit;
  made.em = points(10);
  return made;
}

std::vector<std::uint32_t> ends(std::vector<LineBreak> const& breaks) {
  std::vector<std::uint32_t> found;
  for (LineBreak const& b : breaks) found.push_back(b.segment);
  return found;
}

TEST(LineBreaker, MakesNoLinesOfNothing) { EXPECT_TRUE(break_lines({}, measure(100), style()).empty()); }

TEST(LineBreaker, KeepsOnOneLineWhatFitsExactly) {
  EXPECT_THAT(ends(break_lines(words({48, 48}), measure(100), style())), ElementsAre(1));
}

TEST(LineBreaker, BreaksWhereTheNextWordDoesNotFit) {
  EXPECT_THAT(ends(break_lines(words({48, 48, 60}), measure(100), style())), ElementsAre(1, 2));
}

TEST(LineBreaker, ShrinksSpacesRatherThanLeaveALooseLine) {
  // Three words need 101 points, and two spaces give 2.5.
  EXPECT_THAT(ends(break_lines(words({31, 31, 31, 90}), measure(100), style())), ElementsAre(2, 3));
}

TEST(LineBreaker, NeverShrinksBeyondTheLimit) {
  EXPECT_THAT(ends(break_lines(words({32, 32, 32, 40}), measure(100), style())), ElementsAre(1, 3));
}

TEST(LineBreaker, LooksAheadWhereGreedWouldLeaveAVeryLooseLine) {
  const auto segments = words({30, 30, 28, 30, 68, 25, 20});
  const auto greedy = break_lines(segments, measure(100), style(LineFit::FirstFit));
  EXPECT_THAT(ends(greedy), ElementsAre(2, 3, 5, 6));
  EXPECT_THAT(ends(break_lines(segments, measure(100), style())), ElementsAre(1, 3, 5, 6));
}

TEST(LineBreaker, PutsATooWideBoxOnALineByItself) {
  const auto breaks = break_lines(words({20, 300, 20, 20}), measure(100), style());
  EXPECT_THAT(ends(breaks), ElementsAre(0, 1, 3));
  EXPECT_FALSE(breaks[0].overfull);
  EXPECT_TRUE(breaks[1].overfull);
}

TEST(LineBreaker, TerminatesWhenNothingFits) {
  const auto breaks = break_lines(words({300, 300, 300}), measure(0), style());
  EXPECT_THAT(ends(breaks), ElementsAre(0, 1, 2));
}

TEST(LineBreaker, HyphenatesWhereTheLineWouldBeVeryLoose) {
  std::vector<Segment> segments = {
      word(26), word(26), word(26), word(9, BreakKind::Hyphen), word(30), word(64), word(20, BreakKind::Forced)};
  EXPECT_THAT(ends(break_lines(segments, measure(100), style())), ElementsAre(3, 5, 6));
}

TEST(LineBreaker, LeavesWordsWholeWhereLinesAreGoodWithout) {
  std::vector<Segment> segments = {
      word(30), word(30), word(29), word(1, BreakKind::Hyphen), word(30), word(64), word(20, BreakKind::Forced)};
  EXPECT_THAT(ends(break_lines(segments, measure(100), style())), ElementsAre(2, 5, 6));
}

TEST(LineBreaker, CountsTheHyphensWidth) {
  // 20 + 4 + 20 + 4 + 52 = 100 is full; the hyphen's 3 points are more than two spaces can give.
  const std::vector<Segment> segments = {word(20), word(20), word(52, BreakKind::Hyphen), word(80), word(30, BreakKind::Forced)};
  EXPECT_THAT(ends(break_lines(segments, measure(100), style())), ElementsAre(1, 2, 3, 4));
}

TEST(LineBreaker, CountsWhatABreakAddsToTheNextLine) {
  std::vector<Segment> segments = {word(90, BreakKind::Hyphen), word(96), word(20, BreakKind::Forced)};
  EXPECT_FALSE(break_lines(segments, measure(100), style())[1].overfull);
  segments[0].after = points(6);
  EXPECT_TRUE(break_lines(segments, measure(100), style())[1].overfull);
}

TEST(LineBreaker, LetsLettersGiveWayBeforeSpaces) {
  // 31 + 4 + 31 + 4 + 31 = 101 points: the spaces can give 2.5, the letters 2.1.
  std::vector<Segment> segments = words({31, 31, 31, 90});
  EXPECT_THAT(ends(break_lines(segments, measure(97), style())), ElementsAre(0, 2, 3));
  for (Segment& segment : segments) segment.expansion = points(0.7);
  EXPECT_THAT(ends(break_lines(segments, measure(97), style())), ElementsAre(2, 3));
}

TEST(LineBreaker, MakesLinesMoreOrFewerWhenAsked) {
  std::vector<Segment> segments;
  for (int i = 0; i < 700; ++i) segments.push_back(word(8 + i % 3));
  segments.push_back(word(100, BreakKind::Forced));
  const std::size_t best = break_lines(segments, measure(300), style()).size();
  BreakStyle asked = style();
  asked.looseness = 1;
  EXPECT_EQ(break_lines(segments, measure(300), asked).size(), best + 1);
  asked.looseness = -1;
  EXPECT_EQ(break_lines(segments, measure(300), asked).size(), best - 1);
  asked.looseness = 50;  // as near as tolerable lines come
  EXPECT_GT(break_lines(segments, measure(300), asked).size(), best);
}

TEST(LineBreaker, LeavesAloneWhatCannotBeLoosened) {
  BreakStyle asked = style();
  asked.looseness = 1;
  EXPECT_THAT(ends(break_lines(words({48, 48}), measure(100), asked)), ElementsAre(1));
}

TEST(LineBreaker, AvoidsThreeHyphensInARow) {
  std::vector<Segment> segments;
  for (int i = 0; i < 40; ++i) {
    segments.push_back(word(28));
    segments.push_back(word(17, BreakKind::Hyphen));
    segments.push_back(word(13));
  }
  segments.push_back(word(30, BreakKind::Forced));
  int run = 0, longest = 0;
  for (LineBreak const& b : break_lines(segments, measure(120), style())) {
    run = segments[b.segment].kind == BreakKind::Hyphen ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  EXPECT_LE(longest, 2);
}

TEST(LineBreaker, KeepsToALimitOfHyphenatedLines) {
  std::vector<Segment> segments;
  for (int i = 0; i < 40; ++i) {
    segments.push_back(word(28));
    segments.push_back(word(17, BreakKind::Hyphen));
    segments.push_back(word(13));
  }
  segments.push_back(word(30, BreakKind::Forced));
  BreakStyle limited = style();
  limited.hyphen_limit = 1;
  bool before = false;
  for (LineBreak const& b : break_lines(segments, measure(75), limited)) {
    const bool now = segments[b.segment].kind == BreakKind::Hyphen;
    EXPECT_FALSE(before && now);
    before = now;
  }
}

TEST(LineBreaker, AvoidsAShortLastLine) {
  const auto segments = words({22, 22, 22, 22, 22, 22, 22, 22, 10});
  BreakStyle plain = style(LineFit::Ragged);
  BreakStyle careful = plain;
  careful.minimal_last_line = points(20);
  const auto breaks = break_lines(segments, measure(100), careful);
  EXPECT_LT(breaks[breaks.size() - 2].segment, segments.size() - 2);
}

TEST(LineBreaker, FollowsVaryingLineWidths) {
  const LineWidths widths{{points(50), points(30)}, points(100)};
  EXPECT_THAT(ends(break_lines(words({20, 20, 26, 48, 48, 10}), widths, style())), ElementsAre(1, 2, 4, 5));
}

TEST(LineBreaker, MakesRaggedLinesEven) {
  // First fit would set 3, 1 and 1 words.
  const auto segments = words({30, 30, 30, 70, 30});
  EXPECT_THAT(ends(break_lines(segments, measure(100), style(LineFit::FirstFit))), ElementsAre(2, 3, 4));
  for (LineBreak const& b : break_lines(segments, measure(100), style(LineFit::Ragged))) EXPECT_FALSE(b.overfull);
}

TEST(LineBreaker, RaggedLinesNeverShrink) {
  const auto breaks = break_lines(words({31, 31, 31, 40}), measure(100), style(LineFit::Ragged));
  EXPECT_THAT(ends(breaks), ElementsAre(1, 3));
}

TEST(LineBreaker, BreaksWithinAWordOnlyWhenNothingElseFits) {
  std::vector<Segment> segments = {word(30)};
  for (int i = 0; i < 30; ++i) segments.push_back(word(10, BreakKind::Emergency));
  segments.push_back(word(20, BreakKind::Forced));
  for (const LineFit fit : {LineFit::Justified, LineFit::Ragged, LineFit::FirstFit}) {
    const auto breaks = break_lines(segments, measure(100), style(fit));
    for (LineBreak const& b : breaks) EXPECT_FALSE(b.overfull);
    EXPECT_LE(breaks.size(), 5U);
  }
}

TEST(LineBreaker, HyphenationZoneKeepsWordsWholeInRaggedText) {
  const std::vector<Segment> segments = {word(40), word(35), word(14, BreakKind::Hyphen),
                                         word(40), word(40), word(20, BreakKind::Forced)};
  BreakStyle zoned = style(LineFit::FirstFit);
  EXPECT_THAT(ends(break_lines(segments, measure(100), zoned)), ElementsAre(2, 4, 5));
  zoned.hyphenation_zone = points(30);
  EXPECT_THAT(ends(break_lines(segments, measure(100), zoned)).front(), 1);
}

TEST(LineBreaker, FirstFitTakesAllThatFits) {
  EXPECT_THAT(ends(break_lines(words({30, 30, 30, 30, 30, 30, 30}), measure(100), style(LineFit::FirstFit))), ElementsAre(2, 5, 6));
}

/// Pseudo-random but the same everywhere.
std::vector<Segment> many(std::size_t count) {
  std::vector<Segment> segments;
  std::uint32_t seed = 1;
  for (std::size_t i = 0; i < count; ++i) {
    seed = seed * 1664525U + 1013904223U;
    segments.push_back(word(5 + (seed >> 20U) % 40, (seed >> 10U) % 3 == 0 ? BreakKind::Hyphen : BreakKind::Space));
  }
  segments.push_back(word(20, BreakKind::Forced));
  return segments;
}

void expect_all_set(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& how) {
  EXPECT_EQ(break_lines(segments, widths, how).back().segment, segments.size() - 1);
}

TEST(LineBreaker, SetsAHundredThousandSegments) {
  expect_all_set(many(100'000), measure(300), style());
  expect_all_set(many(100'000), measure(300), style(LineFit::Ragged));
  expect_all_set(many(100'000), measure(300), style(LineFit::FirstFit));
}

TEST(LineBreaker, RaggedTextTakesNoLineMoreThanItNeeds) {
  auto segments = many(150);
  for (Segment& s : segments)
    if (s.kind == BreakKind::Hyphen) s = word(s.box.points());
  std::size_t different = 0;
  for (int width = 60; width < 400; ++width) {
    const auto even = break_lines(segments, measure(width), style(LineFit::Ragged));
    const auto needed = break_lines(segments, measure(width), style(LineFit::FirstFit));
    EXPECT_LE(even.size(), needed.size()) << width;
    if (ends(even) != ends(needed)) ++different;
  }
  EXPECT_GT(different, 100U);
}

TEST(LineBreaker, ReachesAWordThatIsTooLongInTheBestWay) {
  const std::vector<Segment> segments = {word(10), word(20), word(24), word(90, BreakKind::Forced)};
  const auto breaks = break_lines(segments, measure(64), style(LineFit::Ragged));
  ASSERT_EQ(breaks.size(), 2U);
  EXPECT_EQ(breaks[0].segment, 2U);
  EXPECT_TRUE(breaks[1].overfull);
}

TEST(LineBreaker, SurvivesLinesOfThousandsOfSegments) {
  expect_all_set(many(10'000), measure(70'000), style());
  expect_all_set(many(10'000), measure(70'000), style(LineFit::Ragged));
}

TEST(LineBreaker, SegmentsWithoutWidthTerminate) {
  std::vector<Segment> segments(10'000);
  segments.back().kind = BreakKind::Forced;
  segments.push_back(word(200, BreakKind::Forced));
  segments[9'999].kind = BreakKind::Space;
  EXPECT_FALSE(break_lines(segments, measure(100), style()).empty());
}

// What letters may be spaced by counts for the spaces between words: less is asked of these.
TEST(LineBreaker, LetterSpacingMakesLooserLinesBearable) {
  std::vector<Segment> segments = words({25, 25, 25, 10, 20, 36, 20, 12, 60});
  segments[3] = word(10, BreakKind::Hyphen);
  EXPECT_EQ(ends(break_lines(segments, measure(100), style())).front(), 3U);
  for (Segment& segment : segments) segment.tracking = points(8);
  EXPECT_EQ(ends(break_lines(segments, measure(100), style())).front(), 2U);
}

// A third hyphen in a row is worse than a loose line.
TEST(LineBreaker, HyphensDoNotMakeLadders) {
  std::vector<Segment> segments;
  for (int i = 0; i < 8; ++i) {
    segments.push_back(word(30));
    segments.push_back(word(30));
    segments.push_back(word(25, BreakKind::Hyphen));
    segments.push_back(word(12));
  }
  segments.push_back(word(20, BreakKind::Forced));
  int run = 0;
  for (LineBreak const& line : break_lines(segments, measure(100), style())) {
    run = segments[line.segment].kind == BreakKind::Hyphen ? run + 1 : 0;
    EXPECT_LE(run, 2);
  }
}

// For a page's sake a paragraph is set in another number of lines, or not at all.
TEST(LineBreaker, KeepsToANumberOfLinesOrFindsNone) {
  const std::vector<Segment> segments = words({30, 30, 30, 30, 30, 30, 30, 30, 30});
  BreakStyle three = style();
  three.lines = 3;
  EXPECT_THAT(ends(break_lines(segments, measure(100), three)), ElementsAre(2, 5, 8));
  three.lines = 2;
  EXPECT_TRUE(break_lines(segments, measure(100), three).empty());
  three.lines = 6;
  EXPECT_TRUE(break_lines(segments, measure(100), three).empty());
}

}  // namespace
}  // namespace bifolio::layout
