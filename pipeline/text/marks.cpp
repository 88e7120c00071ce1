#include "text/marks.h"

#include <unicode/uchar.h>

namespace bifolio::text {
namespace {

/// css-text-decor-4 §3.5: punctuation that is marked all the same, in its compatibility forms too.
bool is_symbol_like(char32_t c) {
  switch (c) {
    case '#':
    case '%':
    case '&':
    case '@':
    case 0xA7:
    case 0xB6:
    case 0x2030:
    case 0x2031:
    case 0x204A:
    case 0x204B:
    case 0x2053:
    case 0x303D:
    case 0xFF03:
    case 0xFF05:
    case 0xFF06:
    case 0xFF20: return true;
    default: return false;
  }
}

}  // namespace

bool takes_emphasis_mark(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED: return false;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return is_symbol_like(c);
    default: return true;
  }
}

}  // namespace bifolio::text
