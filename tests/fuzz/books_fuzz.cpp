// The whole pipeline on small inputs: Markdown, then optionally a line "%%%" and the author's sheet; both books, read back.
#include "fuzz/books.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace bifolio;
  if (size > 20000) return 0;
  constexpr std::string_view divider = "\n%%%\n";
  const std::string_view input = fuzz::as_text(data, size), text = input.substr(0, input.find(divider));
  std::string why;
  const auto css = text.size() < input.size() ? parse::decode(input.substr(text.size() + divider.size()), why) : std::nullopt;
  fuzz::Parsed parsed;
  if (fuzz::parse_bytes(text, parse::Format::Markdown, parsed)) fuzz::make_books(parsed, {}, css ? css->text : "");
  return 0;
}
