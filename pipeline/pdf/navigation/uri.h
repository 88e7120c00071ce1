// URIs (RFC 3986) as PDF's URI actions hold them: 7-bit ASCII.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::pdf {

/// Characters that cannot stand in a URI, percent-encoded; existing escapes are kept.
std::string percent_encoded(std::string_view iri);

}  // namespace bifolio::pdf
