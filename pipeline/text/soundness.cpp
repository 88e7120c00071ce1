#include "text/soundness.h"

#include <algorithm>

#include "text/sfnt.h"

namespace bifolio::text {
namespace {

std::string tag_text(std::uint32_t tag) {
  std::string text;
  for (const int shift : {24, 16, 8, 0}) text += static_cast<char>(tag >> shift & 0xFFU);
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

/// Whether hb_face_reference_table is of any use for it: the others, a signature's for one, are not read.
bool is_read(std::uint32_t tag) {
  constexpr hb_tag_t read[] = {HB_TAG('c', 'm', 'a', 'p'), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                               HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'm', 't', 'x'), HB_TAG('h', 'h', 'e', 'a'),
                               HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('G', 'S', 'U', 'B'),
                               HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('g', 'v', 'a', 'r'),
                               HB_TAG('C', 'B', 'D', 'T'), HB_TAG('s', 'b', 'i', 'x'), HB_TAG('C', 'O', 'L', 'R')};
  return std::find(std::begin(read), std::end(read), tag) != std::end(read);
}

// OpenType, "Organization of an OpenType font": the table directory, behind a collection's header if there is one.
std::string cut_off_table(hb_face_t* face, std::uint32_t index) {
  const Table file(hb_face_reference_blob(face));
  const std::size_t start = file.u32(0) == HB_TAG('t', 't', 'c', 'f') ? file.u32(12 + std::size_t{4} * index) : 0;
  const std::size_t count = file.u16(start + 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = start + 12 + i * 16;
    const std::uint32_t tag = file.u32(record);
    if (is_read(tag) && std::size_t{file.u32(record + 8)} + file.u32(record + 12) > file.size()) return tag_text(tag);
  }
  return {};
}

std::string missing_table(hb_face_t* face) {
  for (const hb_tag_t tag :
       {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x')})
    if (Table(face, tag).empty()) return tag_text(tag);
  const bool quadratic = !Table(face, HB_TAG('g', 'l', 'y', 'f')).empty();
  return quadratic && Table(face, HB_TAG('l', 'o', 'c', 'a')).empty() ? "loca" : "";
}

// OpenType, head, hhea, hmtx, loca: the sizes that tables give of each other.
std::string wrong_size(hb_face_t* face) {
  const Table head(face, HB_TAG('h', 'e', 'a', 'd')), hhea(face, HB_TAG('h', 'h', 'e', 'a')),
      hmtx(face, HB_TAG('h', 'm', 't', 'x')), loca(face, HB_TAG('l', 'o', 'c', 'a'));
  const std::uint32_t em = head.u16(18), metrics = hhea.u16(34);
  if (em < 16 || em > 16384) return "its em is " + std::to_string(em) + " units";
  if (metrics == 0 || hmtx.size() < std::size_t{4} * metrics) return "its table hmtx is too short";
  const std::size_t entry = head.u16(50) == 0 ? 2 : 4, glyphs = hb_face_get_glyph_count(face);
  if (!loca.empty() && loca.size() < (glyphs + 1) * entry) return "its table loca is too short";
  return {};
}

}  // namespace

std::string damage_of(hb_face_t* face, std::uint32_t index) {
  const std::string damaged = "is a damaged font: ";
  if (const std::string table = cut_off_table(face, index); !table.empty())
    return damaged + "its table " + table + " goes beyond the end of the file";
  if (const std::string table = missing_table(face); !table.empty()) return damaged + "it has no table " + table;
  const std::string size = wrong_size(face);
  return size.empty() ? size : damaged + size;
}

}  // namespace bifolio::text
