// ICU's break iterators, opened once for each thread and locale because opening one costs more than a paragraph. Inside text/ only.
// Changes with the kinds of boundary that are asked for.
#pragma once

#include <unicode/utext.h>

#include <string>
#include <string_view>

#include "text/handles.h"

namespace bifolio::text {

/// A text under iteration: an iterator set to `text` (UTF-8; offsets are bytes) until the session ends.
class BreakSession {
 public:
  BreakSession(UBreakIteratorType type, std::string const& locale, std::string_view text);
  ~BreakSession();
  BreakSession(BreakSession const&) = delete;
  BreakSession& operator=(BreakSession const&) = delete;
  /// The next boundary after the start of the text, or UBRK_DONE.
  int32_t next() { return ubrk_next(iterator_); }
  int32_t status() { return ubrk_getRuleStatus(iterator_); }

 private:
  UBreakIterator* iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

}  // namespace bifolio::text
