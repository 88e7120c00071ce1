// Line break opportunities: UAX 14 by ICU with css-text's strictness, and our additions within web addresses.
// Changes with the places where we differ from UAX 14.
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/break_iterators.h"
#include "text/breaks.h"
#include "text/language.h"
#include "text/web_address.h"

namespace bifolio::text {
namespace {

// css-text-4 §5.3: ICU takes the strictness as the locale's lb keyword.
// Phrases, as its lw (css-text-4 §5.2): the language tag says so with a Unicode extension.
constexpr std::string_view by_phrase = "-u-lw-phrase";

std::string locale_for(std::string_view language, Strictness strictness) {
  if (language.ends_with(by_phrase)) {
    const std::string locale = locale_for(language.substr(0, language.size() - by_phrase.size()), strictness);
    return locale + (locale.find('@') == std::string::npos ? "@lw=phrase" : ";lw=phrase");
  }
  std::string locale = icu_locale(language);
  switch (strictness) {
    case Strictness::Auto:  // Japanese books are set strictly: no line begins with a small kana
      return locale.substr(0, 2) == "ja" ? locale + "@lb=strict" : locale;
    case Strictness::Anywhere: return locale;
    case Strictness::Loose: return locale + "@lb=loose";
    case Strictness::Normal: return locale + "@lb=normal";
    case Strictness::Strict: return locale + "@lb=strict";
  }
  return locale;
}

bool is_hebrew_letter(char32_t c) {
  return (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x5EF && c <= 0x5F2) || (c >= 0xFB1D && c <= 0xFB4F && c != 0xFB29);
}

/// The character before `at`, marks on it passed over; 0 at the start.
char32_t base_before(std::string_view text, std::size_t at) {
  while (at > 0) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    const char32_t c = utf8::decode(text, at).code_point;
    if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0) return c;
  }
  return 0;
}

// UAX 14, LB21a, since Unicode 15.1: a hyphen or maqaf keeps to a Hebrew word only what is not Hebrew.
void allow_behind_hebrew_hyphens(std::string_view text, std::vector<BreakClass>& breaks) {
  if (text.find('\xD7') == text.npos && text.find("\xEF\xAC") == text.npos && text.find("\xEF\xAD") == text.npos) return;
  for (const std::string_view hyphen : {"-", "\u2010", "\u05BE"})
    for (std::size_t at = text.find(hyphen); at != text.npos; at = text.find(hyphen, at + 1)) {
      const std::size_t behind = at + hyphen.size();
      if (behind >= text.size() || breaks[behind] != BreakClass::None) continue;
      if (is_hebrew_letter(utf8::decode(text, behind).code_point) && is_hebrew_letter(base_before(text, at)))
        breaks[behind] = BreakClass::Allowed;
    }
}

// css-text-4 §5.3, `anywhere`: around every typographic character unit, forced breaks as ever.
void allow_anywhere(std::string_view text, std::vector<BreakClass>& breaks) {
  for (const std::uint32_t boundary : grapheme_boundaries(text))
    if (boundary > 0 && breaks[boundary] == BreakClass::None) breaks[boundary] = BreakClass::Allowed;
}

}  // namespace

std::vector<BreakClass> line_breaks(std::string_view text, std::string_view language, Strictness strictness) {
  std::vector<BreakClass> breaks(text.size() + 1, BreakClass::None);
  BreakSession session(UBRK_LINE, locale_for(language, strictness), text);
  for (int32_t at = session.next(); at != UBRK_DONE; at = session.next())
    breaks[static_cast<std::size_t>(at)] = session.status() >= UBRK_LINE_HARD ? BreakClass::Mandatory : BreakClass::Allowed;
  allow_in_web_addresses(text, breaks);
  allow_behind_hebrew_hyphens(text, breaks);
  if (strictness == Strictness::Anywhere) allow_anywhere(text, breaks);
  breaks.back() = BreakClass::Mandatory;
  return breaks;
}

}  // namespace bifolio::text
