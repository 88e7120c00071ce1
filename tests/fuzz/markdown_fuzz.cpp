// Markdown with front matter, HTML, notes and tables: bytes to a resolved document.
#include "fuzz/parsing.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace bifolio;
  fuzz::Parsed parsed;
  fuzz::parse_bytes(fuzz::as_text(data, size), parse::Format::Markdown, parsed);
  return 0;
}
