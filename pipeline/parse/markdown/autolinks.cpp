// GFM's extended autolinks (§6.9): web and e-mail addresses that stand bare in the text. Linear: a domain that is refused is
// remembered, and what is between two "@" is looked at twice at most.
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "parse/markdown/inline_parser.h"

namespace bifolio::parse::markdown {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_space(char c) { return utf8::is_html_space(c) || c == '\v'; }
char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

bool starts_with(std::string_view text, std::size_t at, std::string_view lower) {
  if (text.size() - at < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if ((text[at + i] | 0x20) != lower[i] && text[at + i] != lower[i]) return false;
  return true;
}

// Letters, digits and whatever is neither white space nor punctuation in Unicode.
std::size_t host_character(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(char_at(text, at));
  if (byte < 0x80) return is_word(text[std::min(at, text.size() - 1)]) && at < text.size() ? 1 : 0;
  const utf8::Decoded d = utf8::decode(text, at);
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(d.code_point));
  return mask & (U_GC_ZS_MASK | U_GC_P_MASK) ? 0 : d.length;
}

struct Domain {
  std::size_t end;
  int dots;
  bool valid;  ///< no underscore in its last two parts
};

Domain scan_domain(std::string_view text, std::size_t at) {
  int underscores = 0, underscores_before = 0, dots = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '_')
      ++underscores;
    else if (c == '.')
      underscores_before = underscores, underscores = 0, ++dots;
    else if (c != '-') {
      const std::size_t length = host_character(text, at);
      if (length == 0) break;
      at += length - 1;
    }
    ++at;
  }
  return {at, dots, underscores == 0 && underscores_before == 0};
}

// A ";" ends the link, or the whole "&name;" before it does.
std::size_t trim_semicolon(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t name = end - 1;
  while (name > begin && is_letter(text[name - 1])) --name;
  return name < end - 1 && name > begin && text[name - 1] == '&' ? name - 1 : end - 1;
}

// Trailing punctuation is not the link's, nor is a ")" that has no "(" in it.
std::size_t trim_link(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view link = text.substr(begin, end - begin);
  auto surplus = std::count(link.begin(), link.end(), ')') - std::count(link.begin(), link.end(), '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ';') {
      end = trim_semicolon(text, begin, end);
    } else if (last == ')') {
      if (surplus <= 0) break;
      --surplus;
      --end;
    } else if (std::string_view("?!.,:*_~'\"").find(last) != npos) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

// The length of "http://", "https://" or "ftp://"; of nothing for "www.", whose dot belongs to the domain; npos for none.
std::size_t scheme_length(std::string_view text, std::size_t at) {
  const char before = at > 0 ? text[at - 1] : ' ';
  if (text[at] == 'w') {
    if (text.substr(at, 4) != "www.") return npos;
    return is_space(before) || std::string_view("*_~(").find(before) != npos ? 0 : npos;
  }
  if (is_letter(before)) return npos;
  for (const std::string_view scheme : {"http://", "https://", "ftp://"})
    if (starts_with(text, at, scheme)) return scheme.size();
  return npos;
}

}  // namespace

std::size_t scan_bare_url(std::string_view text, std::size_t at, std::size_t& refused) {
  const std::size_t scheme = scheme_length(text, at);
  if (scheme == npos || at + scheme < refused || at + scheme >= text.size() || host_character(text, at + scheme) == 0) return npos;
  const Domain domain = scan_domain(text, at + scheme);
  if (!domain.valid || (scheme == 0 && domain.dots == 0)) {
    refused = domain.end;
    return npos;
  }
  std::size_t end = domain.end;
  while (end < text.size() && !is_space(text[end]) && text[end] != '<') ++end;
  end = trim_link(text, at, end);
  return end > at + scheme ? end : npos;
}

std::pair<std::size_t, std::size_t> scan_bare_email(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (is_word(text[begin - 1]) || std::string_view(".+-_").find(text[begin - 1]) != npos)) --begin;
  if (begin == at) return {at, at};
  std::size_t end = at + 1;
  int dots = 0;
  for (; end < text.size(); ++end) {
    if (text[end] == '.' && is_word(char_at(text, end + 1)))
      ++dots;
    else if (!is_word(text[end]) && text[end] != '-' && text[end] != '_')
      break;
  }
  if (dots == 0 || !is_word(text[end - 1]) || char_at(text, end) == '@') return {at, at};
  constexpr std::string_view mailto = "mailto:";
  if (begin >= mailto.size() && starts_with(text, begin - mailto.size(), mailto)) {
    const std::size_t scheme = begin - mailto.size();
    if (scheme == 0 || !is_word(text[scheme - 1])) begin = scheme;
  }
  return {begin, end};
}

}  // namespace bifolio::parse::markdown
