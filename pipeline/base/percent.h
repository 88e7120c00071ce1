// Percent-encoding in references to files and places (RFC 3986 §2.1). Pure.
#pragma once

#include <string>
#include <string_view>

namespace bifolio {

/// %41 to A; any bytes may come of it: for data and for the names of files.
std::string percent_decoded_bytes(std::string_view text);

/// The same for what becomes text: ids and links. The text as it is, unless valid UTF-8 comes of it.
std::string percent_decoded(std::string_view text);

/// A path as it stands in a URL, where %, ? and # mean something else.
std::string path_in_url(std::string_view path);

}  // namespace bifolio
