// Scanners for what stands in angle brackets: autolinks and raw HTML (CommonMark §6.5, §6.6).
#include <algorithm>

#include "base/utf8.h"
#include "parse/markdown/inline_parser.h"

namespace bifolio::parse::markdown {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }
bool is_space(char c) { return utf8::is_html_space(c) || c == '\v'; }
char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::size_t skip_name(std::string_view text, std::size_t at) {
  if (!is_letter(char_at(text, at))) return npos;
  while (is_word(char_at(text, at)) || char_at(text, at) == '-') ++at;
  return at;
}

std::size_t scan_value(std::string_view text, std::size_t at) {
  const char quote = char_at(text, at);
  if (quote == '"' || quote == '\'') {
    const std::size_t end = text.find(quote, at + 1);
    return end == npos ? npos : end + 1;
  }
  const std::size_t begin = at;
  while (at < text.size() && !is_space(text[at]) && std::string_view("\"'=<>`").find(text[at]) == npos) ++at;
  return at == begin ? npos : at;
}

// An attribute whose name starts at `at`; npos when none does.
std::size_t scan_attribute(std::string_view text, std::size_t at) {
  const char first = char_at(text, at);
  if (!is_letter(first) && first != '_' && first != ':') return npos;
  while (is_word(char_at(text, at)) || (at < text.size() && std::string_view("_.:-").find(text[at]) != npos)) ++at;
  const std::size_t equals = skip_spaces(text, at);
  if (char_at(text, equals) != '=') return at;
  return scan_value(text, skip_spaces(text, equals + 1));
}

std::size_t scan_open_tag(std::string_view text, std::size_t at) {
  at = skip_name(text, at);
  while (at != npos) {
    const std::size_t next = skip_spaces(text, at);
    if (char_at(text, next) == '>') return next + 1;
    if (char_at(text, next) == '/') return char_at(text, next + 1) == '>' ? next + 2 : npos;
    if (next == at) return npos;
    at = scan_attribute(text, next);
  }
  return npos;
}

std::size_t scan_close_tag(std::string_view text, std::size_t at) {
  at = skip_name(text, at);
  if (at == npos) return npos;
  at = skip_spaces(text, at);
  return char_at(text, at) == '>' ? at + 1 : npos;
}

// CommonMark 0.29: a comment's text does not start with ">" or "->", nor hold "--", nor end with "-".
std::size_t scan_comment(std::string_view text, std::size_t at) {
  if (char_at(text, at) == '>' || text.substr(at, 2) == "->") return npos;
  const std::size_t dashes = text.find("--", at);
  return dashes != npos && char_at(text, dashes + 2) == '>' ? dashes + 3 : npos;
}

std::size_t scan_until(std::string_view text, std::size_t at, std::string_view end, bool& none) {
  if (none) return npos;
  const std::size_t found = text.find(end, at);
  none = found == npos;
  return none ? npos : found + end.size();
}

}  // namespace

std::size_t scan_html(std::string_view text, std::size_t at, std::array<bool, 3>& no_end) {
  const char next = char_at(text, at + 1);
  if (next == '/') return scan_close_tag(text, at + 2);
  if (next == '?') return scan_until(text, at + 2, "?>", no_end[0]);
  if (next != '!') return scan_open_tag(text, at + 1);
  if (text.substr(at, 4) == "<!--") return scan_comment(text, at + 4);
  if (text.substr(at, 9) == "<![CDATA[") return scan_until(text, at + 9, "]]>", no_end[2]);
  std::size_t name = at + 2;
  while (char_at(text, name) >= 'A' && char_at(text, name) <= 'Z') ++name;
  if (name == at + 2 || !is_space(char_at(text, name))) return npos;
  return scan_until(text, name, ">", no_end[1]);
}

std::size_t scan_uri(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 32;
  const std::size_t begin = at;
  if (!is_letter(char_at(text, at))) return npos;
  while (at - begin <= longest &&
         (is_word(char_at(text, at)) || (at < text.size() && std::string_view("+.-").find(text[at]) != npos)))
    ++at;
  if (at - begin < 2 || at - begin > longest || char_at(text, at) != ':') return npos;
  while (at < text.size() && static_cast<unsigned char>(text[at]) > 0x20 && text[at] != '<' && text[at] != '>') ++at;
  return char_at(text, at) == '>' ? at : npos;
}

std::size_t scan_email(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && (is_word(text[at]) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(text[at]) != npos)) ++at;
  if (at == begin || char_at(text, at) != '@') return npos;
  do {
    const std::size_t label = ++at;
    while (is_word(char_at(text, at)) || char_at(text, at) == '-') ++at;
    if (at == label || at - label > 63 || text[label] == '-' || text[at - 1] == '-') return npos;
  } while (char_at(text, at) == '.');
  return char_at(text, at) == '>' ? at : npos;
}

}  // namespace bifolio::parse::markdown
