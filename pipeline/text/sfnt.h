// Reading the tables of a font file: big-endian numbers behind bounds checks, so that damaged fonts read as zeros. Inside text/
// only. Changes when another way of reading a table is needed.
#pragma once

#include <cstdint>

#include "text/handles.h"

namespace bifolio::text {

/// One table of a font. A missing table is empty; every read beyond its end gives 0.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : Table(hb_face_reference_table(face, tag)) {}
  /// Takes over the blob.
  explicit Table(hb_blob_t* blob) : blob_(blob) {
    bytes_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_.get(), &size_));
  }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint32_t u8(std::size_t at) const { return at < size_ ? bytes_[at] : 0; }
  std::uint32_t u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
  std::int32_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
  std::int32_t i32(std::size_t at) const { return static_cast<std::int32_t>(u32(at)); }
  /// Unsigned integer of `width` ≤ 4 bytes.
  std::uint32_t unsigned_of(std::size_t at, unsigned width) const {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i) value = value << 8 | u8(at + i);
    return value;
  }

 private:
  Blob blob_;
  const unsigned char* bytes_ = nullptr;
  unsigned size_ = 0;
};

}  // namespace bifolio::text
