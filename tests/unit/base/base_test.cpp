// base/: lengths, UTF-8, sources, hashes, numbers, diagnostics.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "base/hash.h"
#include "base/length.h"
#include "base/numbers.h"
#include "base/percent.h"
#include "base/source.h"
#include "base/utf8.h"

namespace bifolio {
namespace {

TEST(Length, SaturatesInsteadOfOverflowing) {
  EXPECT_EQ(Length::max() + Length::from_points(std::int64_t{1}), Length::max());
  EXPECT_EQ(-Length::max() - Length::max(), -Length::max());
  EXPECT_EQ(Length::from_points(1e30), Length::max());
  EXPECT_EQ(Length::from_points(std::nan("")), Length());
}

TEST(Length, ScalesWithRoundingHalfAwayFromZero) {
  EXPECT_EQ(Length::from_raw(3).scaled(1, 2).raw(), 2);
  EXPECT_EQ(Length::from_raw(-3).scaled(1, 2).raw(), -2);
  EXPECT_EQ(Length::from_px(4).points(), 3);
}

TEST(Utf8, ReplacesMaximalSubparts) {
  // Unicode 15, table 3-11: a truncated sequence is one replacement, each stray byte another.
  const std::string text = "\xF0\x90\x41\xC0\xAF\xE2\x82";
  std::vector<std::uint32_t> lengths;
  for (std::size_t i = 0; i < text.size(); i += lengths.back()) lengths.push_back(utf8::decode(text, i).length);
  EXPECT_THAT(lengths, testing::ElementsAre(2, 1, 1, 1, 2));
  EXPECT_EQ(utf8::find_invalid("abc\xED\xA0\x80"), 3u);
  EXPECT_EQ(utf8::find_invalid("ab\u00e9\U0001F600"), std::string_view::npos);
}

TEST(Utf8, AppendsWhatItDecodes) {
  for (const char32_t c : {U'a', U'\u00FC', U'\u20AC', U'\U0001F600'}) {
    std::string out;
    utf8::append(out, c);
    EXPECT_EQ(utf8::decode(out, 0).code_point, c);
    EXPECT_EQ(utf8::decode(out, 0).length, out.size());
  }
  std::string surrogate;
  utf8::append(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\uFFFD");
}

TEST(Source, CountsLinesByEveryLineEndAndColumnsByCodePoints) {
  const Source source("x", "a\r\nb\u00e9c\rd\n\ne");
  EXPECT_EQ(source.position(0), (Position{1, 1}));
  EXPECT_EQ(source.position(3), (Position{2, 1}));
  EXPECT_EQ(source.position(6), (Position{2, 3}));
  EXPECT_EQ(source.position(8), (Position{3, 1}));
  EXPECT_EQ(source.position(11), (Position{5, 1}));
  EXPECT_EQ(source.position(12), (Position{5, 2}));
}

TEST(Hash, IsStableAndTellsTextsApart) {
  EXPECT_EQ(to_hex(hash128("")).size(), 32u);
  EXPECT_EQ(hash128("bifolio"), hash128("bifolio"));
  EXPECT_NE(hash128("bifolio"), hash128("bifolip"));
  EXPECT_NE(hash128(std::string_view("a\0", 2)), hash128("a"));
  EXPECT_THAT(to_uuid(hash128("x")), testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

TEST(Numbers, AreShortAndNeverMinusZero) {
  EXPECT_EQ(to_decimal(1.5, 3), "1.5");
  EXPECT_EQ(to_decimal(2, 3), "2");
  EXPECT_EQ(to_decimal(-0.0001, 3), "0");
  EXPECT_EQ(to_decimal(-12.3456, 2), "-12.35");
}

TEST(Diagnostics, AreKeptInOrderAndSaidOnce) {
  constexpr DiagnosticKind kind{"example/kind", Severity::Warning};
  DiagnosticSink sink, other;
  sink.report_once(kind, "a", {}, "first");
  sink.report_once(kind, "a", {}, "again");
  other.report_once(kind, "b", {}, "second");
  sink.take(std::move(other));
  ASSERT_EQ(sink.all().size(), 2u);
  EXPECT_EQ(sink.all()[1].message, "second");
  EXPECT_EQ(sink.count(Severity::Warning), 2u);
}

TEST(Arena, ViewsOutliveItsMove) {
  Arena arena;
  const std::string_view small = arena.store("small"), large = arena.store(std::string(100'000, 'x'));
  const Arena moved = std::move(arena);
  EXPECT_EQ(small, "small");
  EXPECT_EQ(large.size(), 100'000u);
}

TEST(PercentDecoded, DecodesUtf8AndNothingElse) {
  EXPECT_EQ(percent_decoded("caf%C3%A9"), "café");
  EXPECT_EQ(percent_decoded_bytes("%89P%4e%"), "\x89PN%");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%FF"), "%FF");
}

}  // namespace
}  // namespace bifolio
