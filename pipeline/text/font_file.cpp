#include "text/font_file.h"

#include <woff2/decode.h>

#include <cerrno>
#include <cstring>

#include "base/files.h"
#include "text/woff.h"

namespace bifolio::text {
namespace {

constexpr std::size_t largest_sfnt = std::size_t{256} << 20;  // no real font comes near; a hostile one stops here

Blob owned(std::string bytes) {
  auto* const kept = new std::string(std::move(bytes));
  return Blob(hb_blob_create(kept->data(), static_cast<unsigned>(kept->size()), HB_MEMORY_MODE_READONLY, kept,
                             [](void* data) { delete static_cast<std::string*>(data); }));
}

std::string unpack_woff2(std::string_view bytes) {
  auto const* const data = reinterpret_cast<std::uint8_t const*>(bytes.data());
  std::string sfnt;
  woff2::WOFF2StringOut out(&sfnt);
  out.SetMaxSize(largest_sfnt);
  if (!woff2::ConvertWOFF2ToTTF(data, bytes.size(), &out)) return {};
  sfnt.resize(out.Size());
  return sfnt;
}

}  // namespace

Blob read_font_file(std::string const& path) {
  errno = 0;
  Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob) throw EnvironmentError(path, errno != 0 ? std::strerror(errno) : "cannot be read");
  unsigned size = 0;
  char const* const data = hb_blob_get_data(blob.get(), &size);
  const std::string_view bytes(data, size);
  const bool woff = bytes.starts_with("wOFF"), woff2 = bytes.starts_with("wOF2");
  if (!woff && !woff2) return blob;
  std::string sfnt = woff ? unpack_woff(bytes, largest_sfnt) : unpack_woff2(bytes);
  if (sfnt.empty()) throw EnvironmentError(path, woff ? "is a damaged WOFF file" : "is a damaged WOFF2 file");
  return owned(std::move(sfnt));
}

FaceHandle open_handle(std::string const& path, std::uint32_t index) {
  const Blob blob = read_font_file(path);
  const unsigned count = hb_face_count(blob.get());
  if (count == 0) throw EnvironmentError(path, "is not a font file");
  if (index >= count) throw EnvironmentError(path, "has no face number " + std::to_string(index));
  FaceHandle face(hb_face_create(blob.get(), index));
  if (hb_face_get_glyph_count(face.get()) == 0) throw EnvironmentError(path, "is a damaged font: it has no glyphs");
  hb_face_make_immutable(face.get());
  return face;
}

}  // namespace bifolio::text
