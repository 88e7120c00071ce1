#include "text/woff.h"

#include <zlib.h>

#include <cstdint>

namespace bifolio::text {
namespace {

constexpr std::size_t header_size = 44, entry_size = 20;            // §4, §5
constexpr std::size_t sfnt_header_size = 12, sfnt_entry_size = 16;  // OpenType, table directory

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]));
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

struct Entry {
  std::uint32_t tag, offset, packed, size, checksum;
};

// §5.1: a table whose sizes are equal is stored as it is.
bool append_table(std::string& out, std::string_view woff, Entry const& entry) {
  const std::string_view packed = woff.substr(entry.offset, entry.packed);
  if (entry.packed == entry.size) return out += packed, true;
  const std::size_t at = out.size();
  out.resize(at + entry.size);
  uLongf size = entry.size;
  return uncompress(reinterpret_cast<Bytef*>(out.data() + at), &size, reinterpret_cast<Bytef const*>(packed.data()),
                    static_cast<uLong>(packed.size())) == Z_OK &&
         size == entry.size;
}

// OpenType: the directory's search fields, which readers hardly use but validators check.
void put_header(std::string& out, std::uint32_t flavor, std::uint32_t tables) {
  std::uint32_t power = 1, log = 0;
  while (power * 2 <= tables) power *= 2, ++log;
  put(out, flavor, 4);
  put(out, tables, 2);
  put(out, power * 16, 2);
  put(out, log, 2);
  put(out, (tables - power) * 16, 2);
}

}  // namespace

std::string unpack_woff(std::string_view woff, std::size_t limit) {
  if (woff.size() < header_size) return {};
  const std::uint32_t tables = u16(woff, 12);
  if (tables == 0 || woff.size() < header_size + tables * entry_size) return {};
  std::string directory, data;
  const std::size_t first = sfnt_header_size + tables * sfnt_entry_size;
  put_header(directory, u32(woff, 4), tables);
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t at = header_size + i * entry_size;
    const Entry entry{u32(woff, at), u32(woff, at + 4), u32(woff, at + 8), u32(woff, at + 12), u32(woff, at + 16)};
    const bool inside = entry.offset <= woff.size() && entry.packed <= woff.size() - entry.offset;
    if (!inside || entry.packed > entry.size || entry.size > limit - data.size()) return {};
    put(directory, entry.tag, 4);
    put(directory, entry.checksum, 4);
    put(directory, static_cast<std::uint32_t>(first + data.size()), 4);
    put(directory, entry.size, 4);
    if (!append_table(data, woff, entry)) return {};
    data.append((4 - data.size() % 4) % 4, '\0');
  }
  return directory + data;
}

}  // namespace bifolio::text
