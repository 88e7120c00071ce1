// StyleSheet: a parsed sheet, with the place of every rule and declaration. Both the cascade and the lowering for EPUB read it.
#pragma once

#include <string>
#include <vector>

#include "base/source.h"

namespace bifolio::model {

/// css-cascade-5 §6.2.
enum class Origin : std::uint8_t { UserAgent, Theme, Author };

struct StyleSheet {
  Origin origin = Origin::Author;
  SourceId source;
  // The style stage's owner completes this type: rules, selectors, declarations, at-rules as values.
};

/// The EPUB's style sheets as text, in the order in which a content document links them.
struct LoweredSheet {
  struct File {
    std::string name;  ///< "base.css", "book.css"
    std::string css;
  };
  std::vector<File> files;
};

}  // namespace bifolio::model
