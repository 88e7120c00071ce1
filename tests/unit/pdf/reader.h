// Reads back what the writer made, by simple scanning: objects by number, streams inflated. Knows only the forms that the writer
// writes.
#pragma once

#include <libdeflate.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::pdf::test {

/// For looking at with other programs.
inline void keep(std::string const& bytes, std::string_view name) {
  if (char const* const folder = std::getenv("BIFOLIO_KEEP_PDFS"))
    std::ofstream(std::string(folder) + "/" + std::string(name), std::ios::binary) << bytes;
}

struct ReadFile {
  std::map<int, std::string> objects;  ///< bodies; of streams: the dictionary
  std::map<int, std::string> streams;  ///< inflated data
  std::string trailer;                 ///< the cross-reference stream's dictionary

  /// The first object whose body contains `text`; empty if none does.
  std::string with(std::string_view text) const {
    for (auto const& [number, body] : objects)
      if (body.find(text) != std::string::npos) return body;
    return {};
  }
  std::size_t count(std::string_view text) const {
    std::size_t n = 0;
    for (auto const& [number, body] : objects) n += body.find(text) != std::string::npos ? 1 : 0;
    return n;
  }
  /// The object that `key` refers to in `body`.
  int reference(std::string_view body, std::string_view key) const {
    const std::size_t at = body.find(key);
    return at == std::string_view::npos ? 0 : std::atoi(std::string(body.substr(at + key.size())).c_str());
  }
  /// Contents of all pages, in the order of the pages' objects.
  std::string contents() const {
    std::string out;
    for (auto const& [number, body] : objects)
      if (body.find("/Type/Page/") != std::string::npos) out += streams.at(reference(body, "/Contents "));
    return out;
  }
  /// All ToUnicode maps.
  std::string unicode_maps() const {
    std::string out;
    for (auto const& [number, data] : streams)
      if (data.find("begincmap") != std::string::npos) out += data;
    return out;
  }
};

inline std::string inflate(std::string_view data) {
  libdeflate_decompressor* const handle = libdeflate_alloc_decompressor();
  std::string out(data.size() * 12 + 65536, '\0');
  std::size_t size = 0;
  const libdeflate_result result = libdeflate_zlib_decompress(handle, data.data(), data.size(), out.data(), out.size(), &size);
  libdeflate_free_decompressor(handle);
  out.resize(result == LIBDEFLATE_SUCCESS ? size : 0);
  return out;
}

inline ReadFile read_back(std::string const& bytes) {
  ReadFile file;
  for (std::size_t at = 0; (at = bytes.find(" 0 obj\n", at)) != std::string::npos;) {
    std::size_t begin = at;
    while (begin > 0 && bytes[begin - 1] >= '0' && bytes[begin - 1] <= '9') --begin;
    const int number = std::atoi(bytes.c_str() + begin);
    const std::size_t dictionary = at + 7, stream = bytes.find("\nstream\n", dictionary);
    const std::string body = bytes.substr(dictionary, stream - dictionary);
    const std::size_t length = static_cast<std::size_t>(file.reference(body, "/Length "));
    const std::string data = bytes.substr(stream + 8, length);
    const bool is_deflated = body.find("/FlateDecode") != std::string::npos;
    file.objects[number] = body;
    file.streams[number] = is_deflated ? inflate(data) : data;
    if (body.find("/XRef") != std::string::npos) file.trailer = body;
    at = stream + 8 + length;
  }
  const std::map<int, std::string> streams = file.streams;
  for (auto const& [number, data] : streams) {
    if (file.objects[number].find("/ObjStm") == std::string::npos) continue;
    const std::size_t first = static_cast<std::size_t>(file.reference(file.objects[number], "/First "));
    const int count = file.reference(file.objects[number], "/N ");
    char const* index = data.c_str();
    for (int i = 0; i < count; ++i) {
      char* end = nullptr;
      const int object = static_cast<int>(std::strtol(index, &end, 10));
      const std::size_t offset = static_cast<std::size_t>(std::strtol(end, &end, 10));
      index = end;
      const std::size_t begin = first + offset;
      std::size_t stop = data.size();
      char* peek = end;
      if (i + 1 < count) {
        std::strtol(peek, &peek, 10);
        stop = first + static_cast<std::size_t>(std::strtol(peek, &peek, 10));
      }
      file.objects[object] = data.substr(begin, stop - begin);
    }
  }
  return file;
}

}  // namespace bifolio::pdf::test
