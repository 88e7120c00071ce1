// PNG and JPEG files: their headers, and both books of a document that shows the image if the header is good.
#include "app/image_header.h"
#include "base/hash.h"
#include "fuzz/books.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace bifolio;
  const std::string_view bytes = fuzz::as_text(data, size);
  std::string why;
  const auto header = app::read_image_header(bytes, why);
  if (!header) {
    fuzz::require(!why.empty(), "an image is refused without a reason");
    return 0;
  }
  fuzz::require(header->size.width > 0 && header->size.height > 0, "an image without pixels is accepted");
  if (header->size.width * header->size.height > 1e6) return 0;
  const std::string name = "a" + std::string(model::file_extension(header->format));
  model::Resources resources;
  resources.add({.url = name,
                 .name = name,
                 .bytes = std::string(bytes),
                 .format = header->format,
                 .size = header->size,
                 .orientation = header->orientation,
                 .hash = hash128(bytes)});
  fuzz::Parsed parsed;
  fuzz::parse_bytes("![alternative](" + std::string(name) + ")\n", parse::Format::Markdown, parsed);
  fuzz::make_books(parsed, resources, "");
  return 0;
}
