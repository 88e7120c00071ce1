// A paragraph under itemisation: its characters with what each phase (bidi, scripts, fonts) finds out about them. Inside text/
// only. Changes when another phase is added.
#pragma once

#include <unicode/uscript.h>

#include <string_view>
#include <vector>

#include "text/shaping.h"

namespace bifolio::text {

struct Character {
  char32_t code_point = 0;
  std::uint32_t offset = 0;  ///< byte
  std::uint32_t style = 0;
  UScriptCode script = USCRIPT_COMMON;
  FontId font;
  std::uint8_t level = 0;
  bool upright = false;  ///< in a vertical line
};
using Characters = std::vector<Character>;

/// Sets each character's `level` (UAX 9).
void resolve_levels(Characters& characters, BaseDirection direction);

/// Sets each character's `script` (UAX 24): none stays Common or Inherited. `language` decides where no character does.
void resolve_scripts(Characters& characters, std::string_view language);

/// The ISO 15924 tag as HarfBuzz and Item have it.
std::uint32_t script_tag(UScriptCode script);

}  // namespace bifolio::text
