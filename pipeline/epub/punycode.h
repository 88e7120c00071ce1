// Host names in ASCII: international labels in punycode (RFC 3492, RFC 5891), so that every reading system can follow the link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bifolio::epub {

/// "bücher.example" → "xn--bcher-kva.example"; ASCII letters in lower case. Nothing for what cannot be a host name.
std::optional<std::string> ascii_host(std::string_view host);

}  // namespace bifolio::epub
