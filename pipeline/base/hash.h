// Content hashes for identifiers, caches and deduplication: fast, stable across machines and versions. Not for security.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bifolio {

/// 64-bit FNV-1a of `bytes`, continued from `seed`.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return seed;
}

/// 128 bits of content hash (two independently seeded 64-bit hashes, finally mixed).
struct Hash128 {
  std::array<std::uint8_t, 16> bytes{};
  friend bool operator==(Hash128 const&, Hash128 const&) = default;
  friend auto operator<=>(Hash128 const&, Hash128 const&) = default;
};
Hash128 hash128(std::string_view bytes);

/// Lower-case hexadecimal.
std::string to_hex(Hash128 const& hash);
/// A version 8 (custom, name-based) UUID as RFC 9562 §5.8 lays it out: "xxxxxxxx-xxxx-8xxx-yxxx-xxxxxxxxxxxx".
std::string to_uuid(Hash128 hash);

}  // namespace bifolio
