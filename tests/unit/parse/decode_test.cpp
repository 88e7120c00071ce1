// Encodings, binary files, and the table of formats.
#include <gtest/gtest.h>

#include "unit/parse/parsed.h"

namespace bifolio::parse::tests {
namespace {

DecodedText decoded(std::string_view bytes) {
  std::string why;
  const auto result = decode(bytes, why);
  EXPECT_TRUE(result) << why;
  return result.value_or(DecodedText{});
}

std::string why_not(std::string_view bytes) {
  std::string why;
  EXPECT_FALSE(decode(bytes, why));
  return why;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    (out += little ? low : high) += little ? high : low;
  }
  return out;
}

TEST(Decode, Utf8WithAndWithoutMark) {
  EXPECT_EQ(decoded("é–x").text, "é–x");
  EXPECT_EQ(decoded("\xEF\xBB\xBF"
                    "abc")
                .text,
            "abc");
  EXPECT_EQ(decoded("").encoding, "UTF-8");
}

TEST(Decode, Utf16WithAndWithoutMark) {
  for (const bool little : {true, false}) {
    EXPECT_EQ(decoded(utf16(u"\uFEFFA – 😀 b", little)).text, "A – 😀 b");
    EXPECT_EQ(decoded(utf16(u"Plain text é", little)).text, "Plain text é");
    EXPECT_EQ(decoded(utf16(u"Plain text é", little)).encoding, little ? "UTF-16LE" : "UTF-16BE");
  }
  EXPECT_EQ(decoded(utf16(u"\uFEFFa\xD800"
                          u"b",
                          true))
                .text,
            "a\uFFFDb");
}

TEST(Decode, SingleByteEncodings) {
  const DecodedText windows = decoded("It\x92s a caf\xE9 \x96 \x93ol\xE9\x94");
  EXPECT_EQ(windows.text, "It’s a café – “olé”");
  EXPECT_EQ(windows.encoding, "windows-1252");
  EXPECT_EQ(decoded("caf\xE9 na\xEFve").encoding, "ISO-8859-1");
  EXPECT_EQ(decoded("caf\xE9 na\xEFve").text, "café naïve");
}

TEST(Decode, BrokenUtf8IsReplacedAtItsPlace) {
  const DecodedText d = decoded("é é é é\nab\xFFz");
  EXPECT_EQ(d.encoding, "UTF-8");
  const DecodedText nul = decoded(std::string_view("a\0b", 3));
  EXPECT_EQ(nul.text, "a\uFFFDb");
  ASSERT_EQ(nul.replaced.size(), 1u);
  EXPECT_EQ(nul.replaced[0].offset, 1u);
  EXPECT_TRUE(nul.replaced[0].nul);
  SourceSet sources;
  DiagnosticSink sink;
  const SourceId id = sources.add("x", d.text);
  report_replacements(d, id, sink);
  ASSERT_EQ(sink.all().size(), 1u);
  EXPECT_EQ(sink.all()[0].kind, "parse/invalid-utf8");
  EXPECT_EQ(sources[id].position(sink.all()[0].span.begin), (Position{2, 3}));
}

TEST(Decode, ManyReplacementsAreSummedUp) {
  const DecodedText d = decoded(repeat("text, much of it ", 100) + repeat("é\xFF", 5000));
  EXPECT_EQ(d.replaced_count, 5000u);
  DiagnosticSink sink;
  report_replacements(d, SourceId(std::size_t{0}), sink);
  EXPECT_EQ(sink.all().size(), 21u);
}

TEST(Decode, BinaryFilesAreNamed) {
  EXPECT_EQ(why_not("\x89PNG\r\n\x1a\n...."), "a PNG image");
  EXPECT_EQ(why_not("%PDF-1.7\n"), "a PDF document");
  EXPECT_EQ(why_not(std::string_view("PK\x03\x04zzzz", 8)), "a ZIP archive (EPUB, DOCX, ODT …)");
  EXPECT_EQ(why_not(repeat(std::string_view("\0\1\2\xFE\x80", 5), 100)), "binary data");
}

TEST(Formats, ByExtensionAndName) {
  EXPECT_EQ(format_from_path("a/b.MD"), Format::Markdown);
  EXPECT_EQ(format_from_path("book.yaml"), Format::Metadata);
  EXPECT_EQ(format_from_path("a.md/b"), std::nullopt);
  EXPECT_EQ(format_from_path("x.txt"), std::nullopt);
  EXPECT_EQ(format_from_name("Markdown"), Format::Markdown);
  EXPECT_EQ(format_from_name("article"), Format::Article);
  EXPECT_EQ(format_from_name("docx"), std::nullopt);
  EXPECT_EQ(format_from_name(""), std::nullopt);
}

TEST(Formats, SniffedByContent) {
  EXPECT_EQ(sniff("---\ntitle: x\n---\nText"), Format::Markdown);
  EXPECT_EQ(sniff("# Title\n\nText with *stars*.\n"), Format::Markdown);
  EXPECT_EQ(sniff("Title\n=====\n\nText\n"), Format::Markdown);
  EXPECT_EQ(sniff("Home › News\n\nA Title\n\nBy Ann Author\n\nText – with dashes - and * stars *.\n- one\n"), Format::Article);
  EXPECT_EQ(sniff(""), Format::Article);
}

}  // namespace
}  // namespace bifolio::parse::tests
