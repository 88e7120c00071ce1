// Case mapping by language (Unicode §3.13, SpecialCasing.txt), by ICU. Changes with css-text's text-transform.
#include <stdexcept>

#include "text/breaks.h"
#include "text/handles.h"
#include "text/language.h"

namespace bifolio::text {
namespace {

using MapFunction = int32_t (*)(UCaseMap*, char*, int32_t, const char*, int32_t, UErrorCode*);

int32_t upper(UCaseMap* map, char* to, int32_t capacity, const char* from, int32_t length, UErrorCode* error) {
  return ucasemap_utf8ToUpper(map, to, capacity, from, length, error);
}
int32_t lower(UCaseMap* map, char* to, int32_t capacity, const char* from, int32_t length, UErrorCode* error) {
  return ucasemap_utf8ToLower(map, to, capacity, from, length, error);
}

MapFunction function_for(CaseMapping mapping) {
  switch (mapping) {
    case CaseMapping::Upper: return upper;
    case CaseMapping::Lower: return lower;
    case CaseMapping::Capitalize: return ucasemap_utf8ToTitle;
  }
  return upper;
}

}  // namespace

std::string map_case(std::string_view text, CaseMapping mapping, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  // css-text-4 §2.1: `capitalize` changes each word's first letter and leaves the others as they are.
  const CaseMap map(ucasemap_open(icu_locale(language).c_str(), U_TITLECASE_NO_LOWERCASE, &error));
  std::string result(text.size() + text.size() / 8 + 16, '\0');
  for (;;) {
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU's case mapping failed: ") + u_errorName(error));
    const int32_t length = function_for(mapping)(map.get(), result.data(), static_cast<int32_t>(result.size()), text.data(),
                                                 static_cast<int32_t>(text.size()), &error);
    const bool fits = error != U_BUFFER_OVERFLOW_ERROR;
    if (!fits) error = U_ZERO_ERROR;
    result.resize(static_cast<std::size_t>(length));
    if (fits && U_SUCCESS(error)) return result;
  }
}

}  // namespace bifolio::text
