// Whether a font's licence bits (OpenType, OS/2 fsType) allow embedding. Changes with the OS/2 table's bits, that is, never.
#pragma once

#include <cstdint>

namespace bifolio::text {

enum class EmbeddingRight : std::uint8_t { Installable, Editable, PreviewAndPrint, Restricted };

/// Bits 0–3 are the level, and the least restrictive that is set counts; bit 9 allows bitmaps only.
constexpr EmbeddingRight embedding_right_of(std::uint32_t fs_type) {
  if ((fs_type & 0x200) != 0) return EmbeddingRight::Restricted;
  if ((fs_type & 0xF) == 0) return EmbeddingRight::Installable;
  if ((fs_type & 0x8) != 0) return EmbeddingRight::Editable;
  return (fs_type & 0x4) != 0 ? EmbeddingRight::PreviewAndPrint : EmbeddingRight::Restricted;
}

}  // namespace bifolio::text
