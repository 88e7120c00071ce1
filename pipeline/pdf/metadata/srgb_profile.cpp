#include "pdf/metadata/srgb_profile.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace bifolio::pdf {
namespace {

void append32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

void append16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

// ICC.1:2010 §10.13: one English text.
std::string localized_text(std::string_view ascii) {
  std::string out = "mluc";
  append32(out, 0);
  append32(out, 1);
  append32(out, 12);
  out += "enUS";
  append32(out, static_cast<std::uint32_t>(2 * ascii.size()));
  append32(out, 28);
  for (const char c : ascii) append16(out, static_cast<unsigned char>(c));
  return out;
}

// §10.18 and §10.31: XYZ values, and the adaptation matrix, in s15Fixed16.
template <std::size_t count>
std::string fixed_numbers(std::string_view type, std::array<std::int32_t, count> const& values) {
  std::string out(type);
  append32(out, 0);
  for (const std::int32_t value : values) append32(out, static_cast<std::uint32_t>(value));
  return out;
}

// §10.16, function type 3: sRGB's curve, exactly. g, a, b, c, d as s15Fixed16 of 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045.
std::string transfer_curve() {
  std::string out = "para";
  append32(out, 0);
  append16(out, 3);
  append16(out, 0);
  for (const std::uint32_t value : {157286u, 62119u, 3417u, 5072u, 2651u}) append32(out, value);
  return out;
}

using Tag = std::pair<std::string_view, std::string>;

// The primaries and the white point are adapted to D50, as the profile connection space asks (§6.3, annex E).
std::vector<Tag> tags() {
  return {
      {"desc", localized_text("sRGB")},
      {"cprt", localized_text("No copyright, use freely")},
      {"wtpt", fixed_numbers<3>("XYZ ", {63190, 65536, 54061})},
      {"chad", fixed_numbers<9>("sf32", {68674, 1502, -3290, 1939, 64912, -1119, -605, 989, 49292})},
      {"rXYZ", fixed_numbers<3>("XYZ ", {28578, 14581, 912})},
      {"gXYZ", fixed_numbers<3>("XYZ ", {25241, 46981, 6362})},
      {"bXYZ", fixed_numbers<3>("XYZ ", {9376, 3972, 46799})},
      {"rTRC", transfer_curve()},
  };
}

// §7.2
std::string header(std::size_t size) {
  std::string out;
  append32(out, static_cast<std::uint32_t>(size));
  append32(out, 0);           // no preferred colour module
  append32(out, 0x04200000);  // version 4.2
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026u, 1u, 1u, 0u, 0u, 0u}) append16(out, part);
  out += "acsp";
  out.append(28, '\0');  // platform, flags, device, attributes, rendering intent: none
  for (const std::uint32_t part : {63190u, 65536u, 54061u}) append32(out, part);  // D50
  out.append(48, '\0');                                                           // creator, identifier, reserved
  return out;
}

}  // namespace

std::string srgb_profile() {
  constexpr std::size_t header_size = 128;
  std::vector<Tag> all = tags();
  const std::size_t table_size = 4 + 12 * (all.size() + 2);
  std::string table, data;
  append32(table, static_cast<std::uint32_t>(all.size() + 2));
  const auto list = [&](std::string_view name, std::size_t offset, std::size_t size) {
    table += name;
    append32(table, static_cast<std::uint32_t>(offset));
    append32(table, static_cast<std::uint32_t>(size));
  };
  std::size_t offset = 0, size = 0;
  for (auto const& [name, content] : all) {
    offset = header_size + table_size + data.size();
    size = content.size();
    list(name, offset, size);
    data += content;
    data.append((4 - data.size() % 4) % 4, '\0');
  }
  list("gTRC", offset, size);  // the three channels share one curve
  list("bTRC", offset, size);
  return header(header_size + table.size() + data.size()) + table + data;
}

}  // namespace bifolio::pdf
