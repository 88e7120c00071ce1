// The little of a bare `CFF ` table that PDF needs: is it CID-keyed, and which CID does each glyph have? Inside text/ only.
// Changes with Adobe Technical Note 5176, that is, never.
#pragma once

#include <cstdint>
#include <vector>

#include "text/sfnt.h"

namespace bifolio::text {

struct CffKeys {
  bool cid_keyed = false;
  std::vector<std::uint16_t> cids;  ///< by glyph; empty unless CID-keyed
};

/// Reads what the table says; damage reads as zeros and never goes outside the table.
CffKeys read_cff_keys(Table const& cff, std::uint32_t glyph_count);

}  // namespace bifolio::text
