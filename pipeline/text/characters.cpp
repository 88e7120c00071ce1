#include "text/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace bifolio::text {
namespace {

icu::UnicodeString to_utf16(std::u32string_view text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<UChar32 const*>(text.data()), static_cast<int32_t>(text.size()));
}

bool covers_each(Fonts::Face const& face, icu::UnicodeString const& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    if (!covers_character(face, static_cast<char32_t>(text.char32At(i)))) return false;
  return true;
}

bool covers_normalized(Fonts::Face const& face, std::u32string_view cluster) {
  const icu::UnicodeString text = to_utf16(cluster);
  for (auto const instance : {icu::Normalizer2::getNFCInstance, icu::Normalizer2::getNFDInstance}) {
    UErrorCode error = U_ZERO_ERROR;
    icu::Normalizer2 const* form = instance(error);
    if (U_SUCCESS(error) && covers_each(face, form->normalize(text, error)) && U_SUCCESS(error)) return true;
  }
  return false;
}

}  // namespace

bool needs_no_glyph(char32_t c) {
  if (c < 0xAD) return is_space_control(c);
  return c == 0xAD || c == 0x2028 || c == 0x2029 ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool covers_character(Fonts::Face const& face, char32_t c) {
  if (face.glyph_for(c) != 0 || needs_no_glyph(c)) return true;
  if (c == 0x2011) return face.glyph_for(0x2010) != 0;
  return u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR && c != 0x1680 && face.glyph_for(U' ') != 0;
}

bool covers(Fonts::Face const& face, std::u32string_view cluster) {
  if (std::all_of(cluster.begin(), cluster.end(), [&](char32_t c) { return covers_character(face, c); })) return true;
  return covers_normalized(face, cluster);
}

}  // namespace bifolio::text
