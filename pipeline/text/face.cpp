#include "text/face.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/files.h"
#include "text/sfnt.h"

namespace bifolio::text {
namespace {

Blob open_blob(std::string const& path) {
  errno = 0;
  Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) throw EnvironmentError(path, errno != 0 ? std::strerror(errno) : "cannot be read");
  return blob;
}

FaceHandle open_handle(FaceSource const& source) {
  const Blob blob = open_blob(source.path);
  const unsigned count = hb_face_count(blob.get());
  if (count == 0) throw EnvironmentError(source.path, "is not a font file");
  if (source.index >= count) throw EnvironmentError(source.path, "has no face number " + std::to_string(source.index));
  FaceHandle face(hb_face_create(blob.get(), source.index));
  if (hb_face_get_glyph_count(face.get()) == 0) throw EnvironmentError(source.path, "is a damaged font: it has no glyphs");
  hb_face_make_immutable(face.get());
  return face;
}

FontHandle make_font(hb_face_t* face) {
  FontHandle font(hb_font_create(face));
  const int upem = static_cast<int>(hb_face_get_upem(face));
  hb_font_set_scale(font.get(), upem, upem);
  hb_font_make_immutable(font.get());
  return font;
}

// A glyph's height above the baseline, for fonts whose OS/2 table does not say. 0 without the glyph.
std::int32_t measured_height(hb_font_t* font, char32_t character) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents{};
  if (!hb_font_get_nominal_glyph(font, character, &glyph)) return 0;
  return hb_font_get_glyph_extents(font, glyph, &extents) ? extents.y_bearing : 0;
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
  hb_position_t value = 0;
  return hb_ot_metrics_get_position(font, tag, &value) && value != 0 ? value : otherwise;
}

// OpenType, OS/2 fsSelection: HarfBuzz takes the typographic ascender where USE_TYPO_METRICS is set, else hhea's, else OS/2's.
FontMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
  FontMetrics m;
  m.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(face));
  const std::int32_t em = m.units_per_em;
  m.ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, em * 8 / 10);
  m.descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -em * 2 / 10);
  m.line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP, 0);
  const std::int32_t x = measured_height(font, U'x'), cap = measured_height(font, U'H');
  m.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, x > 0 ? x : em / 2);
  m.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, cap > 0 ? cap : em * 7 / 10);
  m.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -em / 10);
  m.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, em / 20);
  m.strikeout_position = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, m.x_height * 6 / 10);
  m.strikeout_thickness = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_SIZE, m.underline_thickness);
  const Table post(face, HB_TAG('p', 'o', 's', 't'));
  m.italic_angle_thousandths = static_cast<std::int32_t>(std::int64_t{post.i32(4)} * 1000 / 65536);
  return m;
}

void append_feature_tags(hb_face_t* face, hb_tag_t table, std::vector<std::uint32_t>& out) {
  unsigned count = hb_ot_layout_table_get_feature_tags(face, table, 0, nullptr, nullptr);
  const std::size_t before = out.size();
  out.resize(before + count);
  hb_ot_layout_table_get_feature_tags(face, table, 0, &count, out.data() + before);
  out.resize(before + count);
}

std::vector<std::uint32_t> read_features(hb_face_t* face) {
  std::vector<std::uint32_t> tags;
  append_feature_tags(face, HB_OT_TAG_GSUB, tags);
  append_feature_tags(face, HB_OT_TAG_GPOS, tags);
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

// Letters, digits and the marks that neither PDF (ISO 32000-1 §7.3.5) nor PostScript gives a meaning; names are at most 63 long.
void append_name(std::string& out, std::string_view name) {
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '+';
    if (plain && out.size() < 63) out += c;
  }
}

std::string read_postscript_name(hb_face_t* face, FaceSource const& source) {
  char buffer[256];
  unsigned size = sizeof buffer;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer);
  std::string name;
  append_name(name, {buffer, std::min<std::size_t>(size, sizeof buffer - 1)});
  if (name.empty()) append_name(name, std::filesystem::path(source.path).stem().string());
  return name.empty() ? "Font" : name;
}

// Some fonts map control characters to blank glyphs; they are left out, so that such a character counts as missing.
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void fill_glyphs(Fonts::Face& face) {
  for (char32_t c = 0; c < Fonts::Face::low_end; ++c)
    if (!is_control(c)) hb_font_get_nominal_glyph(face.font.get(), c, &face.low_glyphs[c]);
  for (char32_t c = Fonts::Face::punctuation_begin; c < Fonts::Face::punctuation_end; ++c)
    hb_font_get_nominal_glyph(face.font.get(), c, &face.punctuation_glyphs[c - Fonts::Face::punctuation_begin]);
}

}  // namespace

std::unique_ptr<Fonts::Face> open_face(FaceSource const& source) {
  auto face = std::make_unique<Fonts::Face>();
  face->face = open_handle(source);
  face->font = make_font(face->face.get());
  face->metrics = read_metrics(face->face.get(), face->font.get());
  face->glyph_count = hb_face_get_glyph_count(face->face.get());
  face->postscript_name = read_postscript_name(face->face.get(), source);
  face->features = read_features(face->face.get());
  const Table cff(face->face.get(), HB_TAG('C', 'F', 'F', ' '));
  face->has_cff = !cff.empty();
  if (face->has_cff) face->cff = read_cff_keys(cff, face->glyph_count);
  fill_glyphs(*face);
  return face;
}

}  // namespace bifolio::text
