#include "text/break_iterators.h"

#include <stdexcept>
#include <vector>

namespace bifolio::text {
namespace {

void require(UErrorCode error, const char* what) {
  if (U_FAILURE(error)) throw std::runtime_error(std::string(what) + ": " + u_errorName(error));
}

struct Opened {
  UBreakIteratorType type;
  std::string locale;
  BreakIterator iterator;
};

// A cache, not state: an iterator is given a new text each time, so that what was broken before changes nothing.
UBreakIterator* iterator_for(UBreakIteratorType type, std::string const& locale) {
  constexpr std::size_t most = 32;
  thread_local std::vector<Opened> opened;
  for (Opened const& o : opened)
    if (o.type == type && o.locale == locale) return o.iterator.get();
  UErrorCode error = U_ZERO_ERROR;
  BreakIterator iterator(ubrk_open(type, locale.c_str(), nullptr, 0, &error));
  require(error, "ICU's break rules cannot be opened");
  if (opened.size() >= most) opened.clear();
  opened.push_back({type, locale, std::move(iterator)});
  return opened.back().iterator.get();
}

}  // namespace

BreakSession::BreakSession(UBreakIteratorType type, std::string const& locale, std::string_view text)
    : iterator_(iterator_for(type, locale)) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&text_, text.data(), static_cast<int64_t>(text.size()), &error);
  ubrk_setUText(iterator_, &text_, &error);
  require(error, "ICU cannot read the text");
  ubrk_first(iterator_);
}

BreakSession::~BreakSession() {
  // The iterator must not keep a view of a text that is about to go.
  UErrorCode error = U_ZERO_ERROR;
  UText empty = UTEXT_INITIALIZER;
  utext_openUTF8(&empty, "", 0, &error);
  ubrk_setUText(iterator_, &empty, &error);
  utext_close(&empty);
  utext_close(&text_);
}

}  // namespace bifolio::text
