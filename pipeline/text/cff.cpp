// Adobe Technical Note 5176: header, four INDEXes and the Top DICT with ROS and charset.
#include "text/cff.h"

namespace bifolio::text {
namespace {

constexpr std::uint32_t operator_charset = 15, operator_ros = 12 << 8 | 30;

/// An INDEX (§5): `count` objects whose data lie between `first` and `end`.
struct Index {
  std::uint32_t count = 0;
  std::size_t first = 0, first_end = 0, end = 0;
};

Index read_index(Table const& cff, std::size_t at) {
  Index index{cff.u16(at), 0, 0, at + 2};
  if (index.count == 0) return index;
  const unsigned width = cff.u8(at + 2);
  if (width < 1 || width > 4) return {0, 0, 0, cff.size()};
  const std::size_t offsets = at + 3, data = offsets + (std::size_t{index.count} + 1) * width - 1;
  index.first = data + cff.unsigned_of(offsets, width);
  index.first_end = data + cff.unsigned_of(offsets + width, width);
  index.end = data + cff.unsigned_of(offsets + std::size_t{index.count} * width, width);
  return index;
}

// §4, table 3: integers; the nibbles of a real are skipped, because no real matters here.
std::size_t read_operand(Table const& cff, std::size_t at, std::int32_t& value) {
  const std::uint32_t b0 = cff.u8(at);
  if (b0 == 28) return value = cff.i16(at + 1), at + 3;
  if (b0 == 29) return value = cff.i32(at + 1), at + 5;
  if (b0 == 30) {
    do ++at;
    while (at < cff.size() && (cff.u8(at) & 15) != 15);
    return at + 1;
  }
  const auto b1 = static_cast<std::int32_t>(cff.u8(at + 1)), b = static_cast<std::int32_t>(b0);
  if (b0 >= 251 && b0 < 255) return value = -(b - 251) * 256 - b1 - 108, at + 2;
  if (b0 >= 247 && b0 < 251) return value = (b - 247) * 256 + b1 + 108, at + 2;
  value = b - 139;
  return at + 1;
}

struct TopDict {
  bool has_ros = false;
  std::size_t charset = 0;
};

TopDict read_top_dict(Table const& cff, Index const& index) {
  TopDict dict;
  std::int32_t operand = 0;
  for (std::size_t at = index.first; at < index.first_end && at < cff.size();) {
    std::uint32_t op = cff.u8(at);
    if (op > 21) {
      at = read_operand(cff, at, operand);
      continue;
    }
    if (op == 12) op = 12 << 8 | cff.u8(++at);
    ++at;
    if (op == operator_ros) dict.has_ros = true;
    if (op == operator_charset) dict.charset = operand > 0 ? static_cast<std::size_t>(operand) : 0;
  }
  return dict;
}

// §13: format 0 lists CIDs; formats 1 and 2 have ranges with 8 or 16 bits for how many follow.
std::vector<std::uint16_t> read_charset(Table const& cff, std::size_t at, std::uint32_t glyph_count) {
  std::vector<std::uint16_t> cids{0};
  const std::uint32_t format = cff.u8(at++);
  while (cids.size() < glyph_count && at < cff.size()) {
    const std::uint32_t first = cff.u16(at);
    const std::uint32_t left = format == 0 ? 0 : format == 1 ? cff.u8(at + 2) : cff.u16(at + 2);
    at += format == 0 ? 2 : format == 1 ? 3 : 4;
    for (std::uint32_t i = 0; i <= left && cids.size() < glyph_count; ++i) cids.push_back(static_cast<std::uint16_t>(first + i));
  }
  cids.resize(glyph_count, 0);
  return cids;
}

}  // namespace

CffKeys read_cff_keys(Table const& cff, std::uint32_t glyph_count) {
  const Index names = read_index(cff, cff.u8(2));
  const TopDict dict = read_top_dict(cff, read_index(cff, names.end));
  CffKeys keys{dict.has_ros, {}};
  if (!keys.cid_keyed) return keys;
  if (dict.charset > 2) {
    keys.cids = read_charset(cff, dict.charset, glyph_count);
  } else {  // a predefined charset: CIDs are glyph indices
    for (std::uint32_t glyph = 0; glyph < glyph_count; ++glyph) keys.cids.push_back(static_cast<std::uint16_t>(glyph));
  }
  return keys;
}

}  // namespace bifolio::text
