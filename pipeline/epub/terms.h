// Terms: the few words that the EPUB itself says, in the book's language: names of its navigation and landmarks.
#pragma once

#include <string_view>

namespace bifolio::epub {

struct Terms {
  std::string_view language;  ///< primary language subtag
  std::string_view cover, title_page, contents, text, pages, landmarks, notes;
};

/// By the primary subtag of a BCP 47 tag; English when we don't have the language.
Terms const& terms(std::string_view language);

}  // namespace bifolio::epub
