#include "base/hash.h"

#include <cstring>

namespace bifolio {
namespace {

constexpr std::uint64_t rotate_left(std::uint64_t x, int r) { return (x << r) | (x >> (64 - r)); }

constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xff51afd7ed558ccdULL;
  x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

// Eight bytes, little-endian on every machine.
std::uint64_t load(const char* p, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
  return value;
}

}  // namespace

Hash128 hash128(std::string_view bytes) {
  std::uint64_t a = 0x9e3779b97f4a7c15ULL, b = 0xc2b2ae3d27d4eb4fULL;
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    const std::size_t count = bytes.size() - i < 8 ? bytes.size() - i : 8;
    const std::uint64_t word = load(bytes.data() + i, count);
    a = (rotate_left(a ^ mix(word), 27) + b) * 0x9fb21c651e98df25ULL;
    b = (rotate_left(b ^ mix(word + 0x165667b19e3779f9ULL), 31) + a) * 0xff51afd7ed558ccdULL;
  }
  a = mix(a ^ bytes.size());
  b = mix(b + a);
  a += b;
  Hash128 result;
  for (std::size_t i = 0; i < 8; ++i) {
    result.bytes[i] = static_cast<std::uint8_t>(a >> (8 * i));
    result.bytes[8 + i] = static_cast<std::uint8_t>(b >> (8 * i));
  }
  return result;
}

std::string to_hex(Hash128 const& hash) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : hash.bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::string to_uuid(Hash128 hash) {
  hash.bytes[6] = static_cast<std::uint8_t>((hash.bytes[6] & 0x0f) | 0x80);
  hash.bytes[8] = static_cast<std::uint8_t>((hash.bytes[8] & 0x3f) | 0x80);
  std::string hex = to_hex(hash);
  for (const std::size_t at : {20, 16, 12, 8}) hex.insert(at, 1, '-');
  return hex;
}

}  // namespace bifolio
