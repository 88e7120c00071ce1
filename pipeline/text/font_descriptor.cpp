// What a font says about itself to those who embed it: embedding rights and a PDF font descriptor's measures.
// Changes with ISO 32000-1 §9.8.
#include <cstdlib>

#include "text/face.h"
#include "text/sfnt.h"
#include "text/subset.h"

namespace bifolio::text {
namespace {

constexpr hb_tag_t os2_tag = HB_TAG('O', 'S', '/', '2'), head_tag = HB_TAG('h', 'e', 'a', 'd'),
                   post_tag = HB_TAG('p', 'o', 's', 't');

std::uint32_t embedding_bits(Fonts const& fonts, FontId font) { return Table(fonts.face(font).face.get(), os2_tag).u16(8); }

std::int32_t per_mille(std::int32_t units, std::int32_t units_per_em) {
  const std::int64_t product = std::int64_t{units} * 1000, half = units_per_em / 2;
  return static_cast<std::int32_t>((product >= 0 ? product + half : product - half) / units_per_em);
}

// PANOSE (OS/2 at 32): Latin text with serif styles 2…10; else IBM's family class (at 30): 1…5 and 7 are serifs.
bool is_serif(Table const& os2) {
  const std::uint32_t family_kind = os2.u8(32), serif_style = os2.u8(33), family_class = os2.u8(30);
  if (family_kind == 2 && serif_style >= 2) return serif_style <= 10;
  return (family_class >= 1 && family_class <= 5) || family_class == 7;
}

// No table of a TrueType font has the stem's width; this line through usual values by weight (400: 80, 700: 140) is what viewers
// need for a substitute only.
std::int32_t stem_width(std::int32_t weight) { return weight / 5; }

}  // namespace

EmbeddingRight embedding_right(Fonts const& fonts, FontId font) { return embedding_right_of(embedding_bits(fonts, font)); }

bool may_subset(Fonts const& fonts, FontId font) {
  return (embedding_bits(fonts, font) & 0x100) == 0 && embedding_right(fonts, font) != EmbeddingRight::Restricted;
}

DescriptorMetrics descriptor_metrics(Fonts const& fonts, FontId font) {
  Fonts::Face const& face = fonts.face(font);
  FontMetrics const& m = face.metrics;
  const Table os2(face.face.get(), os2_tag), head(face.face.get(), head_tag), post(face.face.get(), post_tag);
  const auto scaled = [&](std::int32_t units) { return per_mille(units, m.units_per_em); };
  DescriptorMetrics d{};
  d.ascent = scaled(m.ascent);
  d.descent = scaled(m.descent);
  d.cap_height = scaled(m.cap_height);
  d.x_height = scaled(m.x_height);
  d.italic_angle = per_mille(m.italic_angle_thousandths, 1000 * 1000);
  d.stem_v = stem_width(fonts.source(font).traits.weight);
  for (unsigned i = 0; i < 4; ++i) d.box[i] = scaled(head.i16(36 + 2 * i));
  d.fixed_pitch = post.u32(12) != 0;
  d.serif = is_serif(os2);
  d.italic = (head.u16(44) & 2) != 0 || (os2.u16(62) & 1) != 0 || m.italic_angle_thousandths != 0;
  return d;
}

}  // namespace bifolio::text
