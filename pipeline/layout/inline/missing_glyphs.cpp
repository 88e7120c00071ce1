#include "layout/inline/missing_glyphs.h"

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "layout/diagnostics.h"

namespace bifolio::layout {

std::string missing_character_message(char32_t character) {
  std::string code = "U+";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  for (int shift = character > 0xFFFFF ? 20 : character > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
    code += digits[(character >> shift) & 0xFU];
  std::string shown;
  utf8::append(shown, character);
  return "no font has the character " + shown + " (" + code + ")";
}

void report_missing_character(LayoutContext& context, char32_t character, Span span) {
  if (character < 0x20) return;
  const std::string message = missing_character_message(character);
  context.sink.report_counted(kinds::missing_glyph, message, span, message);
}

Span nearest_span(model::BoxTree const& tree, model::BoxId box) {
  while (box && !tree[box].span) box = tree[box].parent;
  return box ? tree[box].span : Span{};
}

}  // namespace bifolio::layout
