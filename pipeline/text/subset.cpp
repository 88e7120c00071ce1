// Subsetting by hb-subset: for a PDF by glyphs, for an EPUB by characters. Changes with what the two formats want of a font
// program.
#include "text/subset.h"

#include <new>
#include <span>
#include <stdexcept>

#include "text/face.h"
#include "text/sfnt.h"

namespace bifolio::text {
namespace {

using TagName = const char[5];

// PDF uses a font for its outlines and widths only (ISO 32000-1 §9.9); layout is done.
constexpr TagName pdf_drops[] = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "DSIG", "MATH", "kern", "name", "post", "OS/2", "cmap",
                                 "Silf", "Feat", "Glat", "Gloc", "Sill", "FFTM", "VORG", "vhea", "vmtx", "gasp", "hdmx", "LTSH",
                                 "VDMX", "STAT", "meta", "COLR", "CPAL", "SVG ", "sbix", "CBDT", "CBLC", "EBDT", "EBLC"};
// Of a font whose axes nobody moves: without them its default instance is left.
constexpr TagName variations[] = {"fvar", "gvar", "avar", "cvar", "HVAR", "MVAR", "VVAR"};

// What an EPUB's style sheet can turn on (css-fonts-4 §6), besides what hb-subset keeps because scripts need it.
constexpr TagName epub_features[] = {"liga", "clig", "dlig", "hlig", "calt", "smcp", "c2sc", "pcap", "c2pc", "unic", "titl", "lnum",
                                     "onum", "pnum", "tnum", "frac", "afrc", "ordn", "zero", "sups", "subs", "hist", "case", "cpsp",
                                     "kern", "locl", "ccmp", "mark", "mkmk", "swsh", "ss01", "ss02", "ss03", "ss04", "ss05"};

void add_tags(hb_set_t* set, std::span<TagName const> tags) {
  for (TagName const& tag : tags) hb_set_add(set, hb_tag_from_string(tag, 4));
}

[[noreturn]] void fail(Fonts const& fonts, FontId font, std::string const& why) {
  throw std::runtime_error(fonts.source(font).path + ": cannot be subset: " + why);
}

SubsetInput make_input() {
  SubsetInput input(hb_subset_input_create_or_fail());
  if (!input) throw std::bad_alloc();
  return input;
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return data == nullptr ? std::string() : std::string(data, size);
}

SubsetPlan make_plan(Fonts const& fonts, FontId font, SubsetInput const& input) {
  SubsetPlan plan(hb_subset_plan_create_or_fail(fonts.face(font).face.get(), input.get()));
  if (!plan) fail(fonts, font, "its tables are damaged");
  return plan;
}

FaceHandle execute(Fonts const& fonts, FontId font, SubsetPlan const& plan) {
  FaceHandle face(hb_subset_plan_execute_or_fail(plan.get()));
  if (!face) fail(fonts, font, "its tables are damaged");
  return face;
}

// A variable font becomes the static one that was laid out.
void pin_axes(Fonts const& fonts, FontId font, hb_subset_input_t* input) {
  for (AxisValue const& value : fonts.axis_values(font))
    hb_subset_input_pin_axis_location(input, fonts.face(font).face.get(), value.tag,
                                      static_cast<float>(value.value) / static_cast<float>(axis_unit));
}

void require_supported(Fonts const& fonts, FontId font) {
  Fonts::Face const& face = fonts.face(font);
  if (face.has_cff || !Table(face.face.get(), HB_TAG('g', 'l', 'y', 'f')).empty()) return;
  const bool cff2 = !Table(face.face.get(), HB_TAG('C', 'F', 'F', '2')).empty();
  fail(fonts, font, cff2 ? "CFF2 outlines (a variable OpenType font) are not supported" : "it has no outlines");
}

}  // namespace

OutlineFormat outline_format(Fonts const& fonts, FontId font) {
  return fonts.face(font).has_cff ? OutlineFormat::Cff : OutlineFormat::TrueType;
}

std::uint32_t cid_of(Fonts const& fonts, FontId font, std::uint32_t glyph) {
  CffKeys const& keys = fonts.face(font).cff;
  return keys.cid_keyed && glyph < keys.cids.size() ? keys.cids[glyph] : glyph;
}

PdfSubset subset_for_pdf(Fonts const& fonts, FontId font, std::set<std::uint32_t> const& glyphs) {
  require_supported(fonts, font);
  Fonts::Face const& face = fonts.face(font);
  const SubsetInput input = make_input();
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs)
    if (glyph < face.glyph_count) hb_set_add(wanted, glyph);
  if (!may_subset(fonts, font)) hb_set_add_range(wanted, 0, face.glyph_count - 1);
  hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  add_tags(dropped, pdf_drops);
  if (fonts.axes(font).empty()) add_tags(dropped, variations);
  // A name-keyed CFF's CIDs are its glyph indices (ISO 32000-1 §9.7.4.2), so only there the indices must stay.
  const bool keep_indices = face.has_cff && !face.cff.cid_keyed;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                             (keep_indices ? HB_SUBSET_FLAGS_RETAIN_GIDS : HB_SUBSET_FLAGS_DEFAULT));
  pin_axes(fonts, font, input.get());
  const SubsetPlan plan = make_plan(fonts, font, input);
  const FaceHandle result = execute(fonts, font, plan);
  PdfSubset subset{.outlines = outline_format(fonts, font), .program = {}, .old_to_new = {}};
  if (face.has_cff) {
    subset.program = bytes_of(Blob(hb_face_reference_table(result.get(), HB_TAG('C', 'F', 'F', ' '))).get());
  } else {
    subset.program = bytes_of(Blob(hb_face_reference_blob(result.get())).get());
    hb_map_t const* const map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next(wanted, &glyph);)
      subset.old_to_new.emplace_back(glyph, hb_map_get(map, glyph));
  }
  if (subset.program.empty()) fail(fonts, font, "its tables are damaged");
  return subset;
}

std::string subset_for_epub(Fonts const& fonts, FontId font, std::set<char32_t> const& characters,
                            std::set<std::string> const& features) {
  require_supported(fonts, font);
  const SubsetInput input = make_input();
  hb_set_t* const wanted = hb_subset_input_unicode_set(input.get());
  for (const char32_t c : characters) hb_set_add(wanted, c);
  hb_set_t* const kept = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
  add_tags(kept, epub_features);
  for (std::string const& tag : features) hb_set_add(kept, hb_tag_from_string(tag.data(), static_cast<int>(tag.size())));
  // The licences want their notices kept: copyright, trademark, licence, its address.
  for (const hb_ot_name_id_t id : {0U, 7U, 13U, 14U, 16U, 17U})
    hb_set_add(hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID), id);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  const FaceHandle result = execute(fonts, font, make_plan(fonts, font, input));
  std::string bytes = bytes_of(Blob(hb_face_reference_blob(result.get())).get());
  if (bytes.empty()) fail(fonts, font, "its tables are damaged");
  return bytes;
}

std::string_view epub_media_type(Fonts const& fonts, FontId font) {
  switch (outline_format(fonts, font)) {
    case OutlineFormat::TrueType: return "font/ttf";
    case OutlineFormat::Cff: return "font/otf";
  }
  return "font/otf";
}

}  // namespace bifolio::text
