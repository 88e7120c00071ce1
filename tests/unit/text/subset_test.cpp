#include "text/subset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hb-ot.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "text/handles.h"
#include "unit/text/fixture.h"

namespace bifolio::text {
namespace {

FontId regular() { return fonts().match({"Linux Libertine O"}, {}); }
FontId mono() { return fonts().match({"JetBrains Mono"}, {}); }

/// A font program in memory, read back with HarfBuzz.
struct Reopened {
  explicit Reopened(std::string const& bytes)
      : blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr)),
        face(hb_face_create(blob.get(), 0)),
        font(hb_font_create(face.get())) {}
  std::size_t table_size(const char* tag) const {
    return hb_blob_get_length(Blob(hb_face_reference_table(face.get(), hb_tag_from_string(tag, 4))).get());
  }
  Blob blob;
  FaceHandle face;
  FontHandle font;
};

/// Shapes with the reopened font; the total advance in its units.
int advance_of(Reopened const& font, std::string_view text, const char* feature = nullptr) {
  const BufferHandle buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_feature_t f{};
  if (feature != nullptr) hb_feature_from_string(feature, -1, &f);
  hb_shape(font.font.get(), buffer.get(), &f, feature != nullptr ? 1 : 0);
  unsigned count = 0;
  hb_glyph_position_t const* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  int sum = 0;
  for (unsigned i = 0; i < count; ++i) sum += positions[i].x_advance;
  return sum;
}

std::set<std::uint32_t> glyphs_of(FontId font, std::u32string_view characters) {
  std::set<std::uint32_t> glyphs;
  for (const char32_t c : characters) glyphs.insert(fonts().glyph_for(font, c));
  return glyphs;
}

TEST(PdfSubset, truetype_is_compact_and_maps_old_to_new) {
  const std::set<std::uint32_t> used = glyphs_of(mono(), U"bifol");
  const PdfSubset subset = subset_for_pdf(fonts(), mono(), used);
  EXPECT_EQ(subset.outlines, OutlineFormat::TrueType);
  const Reopened font(subset.program);
  EXPECT_LE(hb_face_get_glyph_count(font.face.get()), used.size() + 5);  // .notdef, and parts of composites
  EXPECT_GT(font.table_size("glyf"), 0U);
  EXPECT_EQ(font.table_size("GSUB"), 0U);
  EXPECT_EQ(font.table_size("cmap"), 0U);
  std::map<std::uint32_t, std::uint32_t> map(subset.old_to_new.begin(), subset.old_to_new.end());
  EXPECT_EQ(map.at(0), 0U);
  for (const std::uint32_t glyph : used) {
    ASSERT_TRUE(map.contains(glyph));
    EXPECT_EQ(hb_font_get_glyph_h_advance(font.font.get(), map[glyph]), fonts().advance(mono(), glyph));
  }
}

TEST(PdfSubset, composite_glyphs_bring_their_parts) {
  const std::set<std::uint32_t> used = glyphs_of(mono(), U"é");
  const Reopened font(subset_for_pdf(fonts(), mono(), used).program);
  EXPECT_GT(hb_face_get_glyph_count(font.face.get()), 1U);
}

TEST(PdfSubset, name_keyed_cff_keeps_glyph_indices) {
  const std::set<std::uint32_t> used = glyphs_of(regular(), U"bifol");
  const PdfSubset subset = subset_for_pdf(fonts(), regular(), used);
  EXPECT_EQ(subset.outlines, OutlineFormat::Cff);
  EXPECT_TRUE(subset.old_to_new.empty());
  EXPECT_EQ(subset.program.substr(0, 2), std::string("\1\0", 2));  // a bare CFF header
  EXPECT_LT(subset.program.size(), 60000U);
  for (const std::uint32_t glyph : used) EXPECT_EQ(cid_of(fonts(), regular(), glyph), glyph);
}

TEST(PdfSubset, glyphs_out_of_range_are_left_out) {
  const PdfSubset subset = subset_for_pdf(fonts(), mono(), {5, 4000000000U});
  for (auto const& [old_glyph, new_glyph] : subset.old_to_new) EXPECT_LT(old_glyph, fonts().glyph_count(mono()));
}

TEST(PdfSubset, is_the_same_every_time) {
  const std::set<std::uint32_t> used = glyphs_of(regular(), U"determinism");
  EXPECT_EQ(subset_for_pdf(fonts(), regular(), used).program, subset_for_pdf(fonts(), regular(), used).program);
}

TEST(EpubSubset, shapes_its_characters_as_the_whole_font_does) {
  const std::string text = "AVATAR office 123";
  std::set<char32_t> characters;
  for (const char c : text) characters.insert(static_cast<char32_t>(c));
  const std::string bytes = subset_for_epub(fonts(), regular(), characters);
  const Reopened subset(bytes);
  Blob whole_blob(hb_blob_create_from_file_or_fail(fonts().source(regular()).path.c_str()));
  ASSERT_TRUE(whole_blob);
  const Reopened whole(std::string(hb_blob_get_data(whole_blob.get(), nullptr), hb_blob_get_length(whole_blob.get())));
  for (const char* feature : {"kern", "-liga", "smcp", "onum", "-kern"})
    EXPECT_EQ(advance_of(subset, text, feature), advance_of(whole, text, feature)) << feature;
  EXPECT_NE(advance_of(subset, text, "kern"), advance_of(subset, text, "-kern"));
  EXPECT_LT(bytes.size(), 60000U);
  hb_codepoint_t glyph = 0;
  EXPECT_FALSE(hb_font_get_nominal_glyph(subset.font.get(), 'z', &glyph));
}

TEST(EpubSubset, has_the_container_its_media_type_says) {
  EXPECT_EQ(subset_for_epub(fonts(), regular(), {U'a'}).substr(0, 4), "OTTO");
  EXPECT_EQ(epub_media_type(fonts(), regular()), "font/otf");
  EXPECT_EQ(subset_for_epub(fonts(), mono(), {U'a'}).substr(0, 4), std::string("\0\1\0\0", 4));
  EXPECT_EQ(epub_media_type(fonts(), mono()), "font/ttf");
}

TEST(EpubSubset, keeps_the_copyright_notice) {
  const Reopened subset(subset_for_epub(fonts(), regular(), {U'a'}));
  char text[64] = {};
  unsigned size = sizeof text;
  EXPECT_GT(hb_ot_name_get_utf8(subset.face.get(), HB_OT_NAME_ID_COPYRIGHT, HB_LANGUAGE_INVALID, &size, text), 0U);
}

TEST(Embedding, the_shipped_fonts_may_be_embedded_and_subset) {
  for (std::size_t i = 0; i < fonts().face_count(); ++i) {
    EXPECT_NE(embedding_right(fonts(), FontId(i)), EmbeddingRight::Restricted) << fonts().source(FontId(i)).path;
    EXPECT_TRUE(may_subset(fonts(), FontId(i))) << fonts().source(FontId(i)).path;
  }
}

TEST(Descriptor, has_a_pdfs_measures) {
  const DescriptorMetrics d = descriptor_metrics(fonts(), regular());
  EXPECT_GT(d.ascent, 600);
  EXPECT_LT(d.descent, -150);
  EXPECT_NEAR(d.cap_height, 650, 20);
  EXPECT_EQ(d.italic_angle, 0);
  EXPECT_FALSE(d.fixed_pitch);
  EXPECT_TRUE(d.serif);
  EXPECT_FALSE(d.italic);
  EXPECT_LT(d.box[0], 0);
  EXPECT_LT(d.box[1], 0);
  EXPECT_GT(d.box[3], d.cap_height);
  const DescriptorMetrics italic = descriptor_metrics(fonts(), fonts().match({"Linux Libertine O"}, {.slant = Slant::Italic}));
  EXPECT_TRUE(italic.italic);
  EXPECT_LT(italic.italic_angle, -5);
  EXPECT_TRUE(descriptor_metrics(fonts(), mono()).fixed_pitch);
  EXPECT_FALSE(descriptor_metrics(fonts(), fonts().match({"Linux Biolinum O"}, {})).serif);
}

}  // namespace
}  // namespace bifolio::text
