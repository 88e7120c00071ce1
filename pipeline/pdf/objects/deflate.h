// Deflate (RFC 1950), as PDF's FlateDecode wants it: through libdeflate, the same bytes on every machine and thread.
// One reason to change: the compressor or its level.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifolio::pdf {

std::string deflate(std::string_view data);

/// Replaces each text by its deflated form, on up to `threads` threads. The result does not depend on their number.
void deflate_all(std::vector<std::string>& texts, unsigned threads);

/// Whether `data` inflates to exactly `size` bytes; they are put into `out`.
bool inflate_exactly(std::string_view data, std::size_t size, std::string& out);
/// Inflates data of unknown size, at most `limit` bytes.
bool inflate_prefix(std::string_view data, std::size_t limit, std::string& out);

}  // namespace bifolio::pdf
