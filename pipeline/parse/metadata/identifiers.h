// Identifiers of publications and people: recognised, checked by their check digits, normalised. From fields.cpp. Changes with
// the schemes we know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/metadata.h"

namespace bifolio::parse::metadata {

/// Recognises "ISBN 978-…", "doi:10.…", "https://doi.org/10.…", "urn:uuid:…", a bare ISBN, DOI or UUID, a URL; else no scheme.
/// A value that claims a scheme and is not valid in it has no scheme and the value as written; `problem` says what is wrong.
model::Identifier read_identifier(std::string_view text, std::string_view scheme, std::string& problem);

/// ISBN-10 or ISBN-13 without hyphens and spaces; nothing when the length, a digit or the check digit is wrong.
std::optional<std::string> normalize_isbn(std::string_view text);
/// "0000-0002-1825-0097", from it or from its URL; nothing when the check digit is wrong (ISO 7064 MOD 11-2).
std::optional<std::string> normalize_orcid(std::string_view text);

/// A well-formed language tag in its usual case ("en-GB", "zh-Hant-TW"; RFC 5646 §2.1.1), else nothing.
std::optional<std::string> normalize_language(std::string_view text);

}  // namespace bifolio::parse::metadata
