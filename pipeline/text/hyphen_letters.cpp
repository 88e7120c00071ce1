#include "text/hyphen_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace bifolio::text {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

// One to one, so that letters keep their places: full case mapping could change their number.
char32_t lower(char32_t c, bool turkic) {
  if (turkic && c == U'I') return 0x131;
  if (c == 0x130) return U'i';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

}  // namespace

bool is_turkic(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "tr" || primary == "az";
}

std::vector<Letter> read_letters(std::string_view word, bool turkic) {
  UErrorCode error = U_ZERO_ERROR;
  icu::Normalizer2 const* nfc = icu::Normalizer2::getNFCInstance(error);
  std::vector<Letter> letters;
  for (std::uint32_t offset = 0; offset < word.size();) {
    const utf8::Decoded decoded = utf8::decode(word, offset);
    const char32_t c = is_apostrophe(decoded.code_point) ? U'\'' : lower(decoded.code_point, turkic);
    UChar32 composed = -1;
    if (c >= 0x300 && !letters.empty() && U_SUCCESS(error))
      composed = nfc->composePair(static_cast<UChar32>(letters.back().code_point), static_cast<UChar32>(c));
    if (composed >= 0) {
      letters.back().code_point = static_cast<char32_t>(composed);
    } else {
      letters.push_back({c, offset});
    }
    offset += decoded.length;
  }
  return letters;
}

}  // namespace bifolio::text
