#include "pdf/fonts/to_unicode.h"

#include <algorithm>

#include "base/numbers.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t block_limit = 100;  // entries between beginbfchar and endbfchar (Adobe Technical Note 5014)

constexpr std::string_view head =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n";
constexpr std::string_view tail = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

}  // namespace

std::string to_unicode_cmap(FontEncoding const& encoding, std::uint16_t variant) {
  std::vector<FontEncoding::Code const*> codes;
  for (FontEncoding::Code const& code : encoding.codes())
    if (code.variant == variant) codes.push_back(&code);
  std::sort(codes.begin(), codes.end(), [](auto const* a, auto const* b) { return a->cid < b->cid; });

  std::string out(head);
  out += encoding.is_color() ? "<00> <FF>" : "<0000> <FFFF>";
  out += "\nendcodespacerange\n";
  for (std::size_t i = 0; i < codes.size(); i += block_limit) {
    const std::size_t count = std::min(block_limit, codes.size() - i);
    append_number(out, static_cast<std::int64_t>(count));
    out += " beginbfchar\n";
    for (std::size_t k = i; k < i + count; ++k) {
      out += '<';
      append_code(out, codes[k]->cid, encoding.is_color());
      out += "> <";
      append_utf16_hex(out, codes[k]->text);
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out.append(tail);
}

}  // namespace bifolio::pdf
