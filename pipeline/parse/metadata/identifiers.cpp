#include "parse/metadata/identifiers.h"

#include <algorithm>

#include "base/ascii.h"

namespace bifolio::parse::metadata {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

// Takes the prefix, in any case, and what separates it from the value, off the text.
bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (lower_case(text.substr(0, prefix.size())) != prefix) return false;
  text = trim(text.substr(prefix.size()));
  return true;
}

std::string without_hyphens(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool en_dash = text.substr(i, 2) == "\xE2\x80";  // hyphens and dashes U+2010 … U+2015
    if (en_dash)
      i += 2;
    else if (text[i] != '-' && text[i] != ' ')
      out += upper(text[i]);
  }
  return out;
}

bool is_isbn10(std::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 10; ++i) {
    const char c = digits[static_cast<std::size_t>(i)];
    if (!is_digit(c) && !(i == 9 && c == 'X')) return false;
    sum += (10 - i) * (c == 'X' ? 10 : c - '0');
  }
  return sum % 11 == 0;
}

bool is_isbn13(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 13; ++i) {
    if (!is_digit(digits[i])) return false;
    sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  }
  return sum % 10 == 0 && (digits.substr(0, 3) == "978" || digits.substr(0, 3) == "979");
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hexadecimal = is_digit(text[i]) || (to_lower(text[i]) >= 'a' && to_lower(text[i]) <= 'f');
    if (hyphen ? text[i] != '-' : !hexadecimal) return false;
  }
  return true;
}

// 10.REGISTRANT/SUFFIX (ISO 26324 §4.3).
bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (text.substr(0, 3) != "10." || slash == npos || slash < 7 || slash + 1 >= text.size()) return false;
  return text.find_first_of(" \t<>\"") == npos;
}

std::string_view take_doi_prefix(std::string_view text) {
  for (const std::string_view prefix : {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"})
    if (take_prefix(text, prefix)) break;
  return text;
}

bool looks_like_isbn(std::string_view text) {
  const std::string digits = without_hyphens(text);
  if (digits.size() != 10 && digits.size() != 13) return false;
  return std::all_of(digits.begin(), digits.end(), [](char c) { return is_digit(c) || c == 'X'; }) &&
         (digits.size() == 10 || digits.substr(0, 2) == "97");
}

std::string detect_scheme(std::string_view& text) {
  if (take_prefix(text, "urn:isbn:") || take_prefix(text, "isbn-13") || take_prefix(text, "isbn-10") || take_prefix(text, "isbn")) {
    take_prefix(text, ":");
    return "isbn";
  }
  if (take_prefix(text, "urn:uuid:") || take_prefix(text, "uuid:") || is_uuid(text)) return "uuid";
  if (take_doi_prefix(text) != text || is_doi(text)) return "doi";
  if (looks_like_isbn(text)) return "isbn";
  return text.find("://") != npos || lower_case(text.substr(0, 4)) == "urn:" ? "uri" : "";
}

}  // namespace

std::optional<std::string> normalize_isbn(std::string_view text) {
  std::string digits = without_hyphens(trim(text));
  const bool valid = (digits.size() == 10 && is_isbn10(digits)) || (digits.size() == 13 && is_isbn13(digits));
  return valid ? std::optional(digits) : std::nullopt;
}

std::optional<std::string> normalize_orcid(std::string_view text) {
  text = trim(text);
  if (const std::size_t slash = text.rfind('/'); slash != npos) text = text.substr(slash + 1);
  const std::string digits = without_hyphens(text);
  if (digits.size() != 16) return std::nullopt;
  int total = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    if (!is_digit(digits[i])) return std::nullopt;
    total = (total + (digits[i] - '0')) * 2 % 11;
  }
  const int check = (12 - total) % 11;
  if (digits[15] != (check == 10 ? 'X' : static_cast<char>('0' + check))) return std::nullopt;
  return digits.substr(0, 4) + "-" + digits.substr(4, 4) + "-" + digits.substr(8, 4) + "-" + digits.substr(12);
}

std::optional<std::string> normalize_language(std::string_view text) {
  text = trim(text);
  std::string out;
  for (std::size_t at = 0, index = 0; at <= text.size(); ++index) {
    const std::size_t end = std::min(text.find_first_of("-_", at), text.size());
    std::string part = lower_case(text.substr(at, end - at));
    const bool letters = std::all_of(part.begin(), part.end(), is_letter);
    if (part.empty() || part.size() > 8 ||
        !std::all_of(part.begin(), part.end(), [](char c) { return is_letter(c) || is_digit(c); }))
      return std::nullopt;
    // No language has more letters (BCP 47 §2.2.1): "english" is a name.
    if (index == 0 && (!letters || part.size() < 2 || part.size() > 3)) return std::nullopt;
    if (index > 0 && letters && part.size() == 2)
      std::transform(part.begin(), part.end(), part.begin(), [](char c) { return upper(c); });
    if (index > 0 && letters && part.size() == 4) part[0] = upper(part[0]);
    out += (index > 0 ? "-" : "") + part;
    at = end + 1;
  }
  return out;
}

model::Identifier read_identifier(std::string_view text, std::string_view scheme, std::string& problem) {
  const std::string_view written = trim(text);
  text = written;
  std::string found = detect_scheme(text);
  if (!scheme.empty()) {
    const std::string wanted = lower_case(scheme);
    found = wanted.substr(0, 4) == "isbn" ? "isbn" : wanted == "url" ? "uri" : wanted;
  }
  if (found == "isbn") {
    if (const auto isbn = normalize_isbn(text)) return {"isbn", *isbn};
    problem = "\"" + std::string(written) + "\" is not a valid ISBN: its length or check digit is wrong";
    return {"", std::string(written)};
  }
  if (found == "uuid") {
    if (is_uuid(text)) return {"uuid", lower_case(text)};
    problem = "\"" + std::string(written) + "\" is not a valid UUID";
    return {"", std::string(written)};
  }
  if (found == "doi") {
    const std::string_view doi = take_doi_prefix(text);
    if (is_doi(doi)) return {"doi", std::string(doi)};
    problem = "\"" + std::string(written) + "\" is not a valid DOI";
    return {"", std::string(written)};
  }
  return {found, std::string(text)};
}

}  // namespace bifolio::parse::metadata
