#include "text/face.h"

#include <algorithm>
#include <filesystem>

#include "base/numbers.h"
#include "text/font_file.h"
#include "text/paint_graph.h"
#include "text/sfnt.h"

namespace bifolio::text {
namespace {

FontHandle make_font(hb_face_t* face, std::vector<AxisValue> const& values) {
  FontHandle font(hb_font_create(face));
  const int upem = static_cast<int>(hb_face_get_upem(face));
  hb_font_set_scale(font.get(), upem, upem);
  std::vector<hb_variation_t> variations;
  for (AxisValue const& value : values)
    variations.push_back({value.tag, static_cast<float>(value.value) / static_cast<float>(axis_unit)});
  if (!variations.empty()) hb_font_set_variations(font.get(), variations.data(), static_cast<unsigned>(variations.size()));
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
    if (!is_control(c)) face.low_glyphs[c] = face.nominal_glyph(c);
  for (char32_t c = Fonts::Face::punctuation_begin; c < Fonts::Face::punctuation_end; ++c)
    face.punctuation_glyphs[c - Fonts::Face::punctuation_begin] = face.nominal_glyph(c);
}

// css-fonts-5 §7
void override_metrics(FontMetrics& metrics, MetricOverrides const& overrides) {
  const auto units = [&](std::int32_t thousandths) {
    return static_cast<std::int32_t>(std::int64_t{thousandths} * metrics.units_per_em / 1000);
  };
  if (overrides.ascent >= 0) metrics.ascent = units(overrides.ascent);
  if (overrides.descent >= 0) metrics.descent = -units(overrides.descent);
  if (overrides.line_gap >= 0) metrics.line_gap = units(overrides.line_gap);
  metrics.size_adjust = overrides.size_adjust;
}

void read_glyphs_and_metrics(Fonts::Face& face, FaceSource const& source) {
  face.metrics = read_metrics(face.face.get(), face.font.get());
  override_metrics(face.metrics, source.overrides);
  fill_glyphs(face);
}

constexpr std::size_t longest_name = 63;

// Adobe Technical Note 5902: an instance is named by its axes. Two instances never share a name in one file.
std::string instance_suffix(std::vector<AxisValue> const& values) {
  std::string suffix;
  for (AxisValue const& value : values) {
    suffix += '_';
    append_decimal(suffix, static_cast<double>(value.value) / axis_unit, 2);
    for (int shift = 24; shift >= 0; shift -= 8) {
      const char c = static_cast<char>(value.tag >> shift);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) suffix += c;
    }
  }
  return suffix;
}

}  // namespace

std::uint32_t Fonts::Face::nominal_glyph(char32_t character) const {
  hb_codepoint_t glyph = 0;
  const auto holds = [&](std::pair<char32_t, char32_t> const& range) {
    return range.first <= character && character <= range.second;
  };
  if (!unicode_range.empty() && std::none_of(unicode_range.begin(), unicode_range.end(), holds)) return 0;
  return hb_font_get_nominal_glyph(font.get(), character, &glyph) ? glyph : 0;
}

std::unique_ptr<Fonts::Face> open_face(FaceSource const& source) {
  auto face = std::make_unique<Fonts::Face>();
  face->face = open_handle(source.path, source.index);
  std::vector<AxisValue> initial;
  for (Axis const& axis : source.axes) initial.push_back({axis.tag, axis.initial});
  face->font = make_font(face->face.get(), initial);
  face->postscript_name = read_postscript_name(face->face.get(), source);
  face->features = read_features(face->face.get());
  const Table cff(face->face.get(), HB_TAG('C', 'F', 'F', ' '));
  face->has_cff = !cff.empty();
  face->glyph_count = hb_face_get_glyph_count(face->face.get());
  if (face->has_cff) face->cff = read_cff_keys(cff, face->glyph_count);
  face->is_color = hb_ot_color_has_layers(face->face.get()) != 0 || hb_ot_color_has_png(face->face.get()) != 0 ||
                   has_paint_graphs(face->face.get());
  face->unicode_range = source.unicode_range;
  read_glyphs_and_metrics(*face, source);
  return face;
}

std::unique_ptr<Fonts::Face> open_instance(Fonts::Face const& variable, FaceSource const& source,
                                           std::vector<AxisValue> const& values) {
  auto face = std::make_unique<Fonts::Face>();
  face->face = shared(variable.face.get());
  face->font = make_font(face->face.get(), values);
  face->postscript_name = variable.postscript_name + instance_suffix(values);
  if (face->postscript_name.size() > longest_name) face->postscript_name.resize(longest_name);
  face->features = variable.features;
  face->has_cff = variable.has_cff;
  face->glyph_count = variable.glyph_count;
  face->cff = variable.cff;
  face->is_color = variable.is_color;
  face->unicode_range = variable.unicode_range;
  read_glyphs_and_metrics(*face, source);
  return face;
}

}  // namespace bifolio::text
