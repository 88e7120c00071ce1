// Fonts in the EPUB: the faces that the screen's styles really use, cut down to the characters that the book has in them.
#pragma once

#include <string>
#include <vector>

#include "epub/book.h"

namespace bifolio::epub {

struct EmbeddedFont {
  std::string name;  ///< "serif-italic.otf"
  std::string media_type, bytes;
};

struct EmbeddedFonts {
  std::vector<EmbeddedFont> files;
  std::string css;  ///< fonts.css: an @font-face rule for each file; empty without files
};

/// Families that the styles name, as they name them; generic families (serif, sans-serif …) are the reading system's.
EmbeddedFonts embedded_fonts(Book const& book);

}  // namespace bifolio::epub
