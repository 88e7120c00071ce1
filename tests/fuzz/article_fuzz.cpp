// Plain-text articles: bytes to a resolved document, with the evidence for each decision.
#include "fuzz/parsing.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace bifolio;
  fuzz::Parsed parsed;
  fuzz::parse_bytes(fuzz::as_text(data, size), parse::Format::Article, parsed);
  return 0;
}
