#include "parse/hyphenation_list.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/parse.h"

namespace bifolio::parse {
namespace {

bool is_hyphen(char32_t c) { return c == '-' || c == 0xAD || c == 0x2010; }

bool is_letter(char32_t c) {
  if (c < 0x80) return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '\'';
  return c == 0x2019 || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00));
}

/// What is wrong with the word; empty when nothing is. `plain` gets it with "-" for every kind of hyphen.
std::string problem_of(std::string_view word, std::string& plain) {
  const bool is_beginning = word.ends_with('*');
  if (is_beginning) word.remove_suffix(1);
  bool after_hyphen = true;
  for (const char32_t c : utf8::CodePoints(word)) {
    if (is_hyphen(c) ? after_hyphen : !is_letter(c))
      return is_hyphen(c) ? "a hyphen stands between two letters"
                          : "a word has letters, apostrophes and hyphens only, and perhaps * at its end";
    after_hyphen = is_hyphen(c);
    after_hyphen ? void(plain += '-') : utf8::append(plain, c);
  }
  if (is_beginning) plain += '*';
  return after_hyphen ? "a hyphen stands between two letters" : std::string();
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && utf8::is_html_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && utf8::is_html_space(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace

bool is_list_language(std::string_view tag) {
  if (tag == "*") return true;
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 8 || tag.size() > 35) return false;
  return std::all_of(tag.begin(), tag.end(),
                     [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-'; });
}

void read_hyphenated_word(std::string_view word, std::string_view language, Span place,
                          std::vector<model::HyphenationException>& out, DiagnosticSink& sink) {
  std::string plain;
  const std::string problem = problem_of(word, plain);
  if (!problem.empty()) return sink.report(malformed_hyphenation, place, "\"" + std::string(word) + "\" is left out: " + problem);
  out.push_back({language == "*" ? std::string() : std::string(language), std::move(plain), place});
}

// One word a line; "#" begins a comment, "[de]" the words of a language.
std::vector<model::HyphenationException> parse_hyphenation(SourceText source, DiagnosticSink& sink) {
  std::vector<model::HyphenationException> words;
  std::string_view language;
  for (std::size_t at = 0; at < source.text.size();) {
    const std::size_t end = std::min(source.text.find_first_of("\r\n", at), source.text.size());
    std::string_view line = source.text.substr(at, end - at);
    line = trimmed(line.substr(0, line.find('#')));
    at = end + 1;
    if (line.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(line.data() - source.text.data());
    const Span place{source.id, begin, begin + static_cast<std::uint32_t>(line.size())};
    if (line.front() != '[') {
      read_hyphenated_word(line, language, place, words, sink);
      continue;
    }
    const std::string_view tag = line.back() == ']' ? trimmed(line.substr(1, line.size() - 2)) : std::string_view();
    if (is_list_language(tag))
      language = tag;
    else
      sink.report(malformed_hyphenation, place, "\"" + std::string(line) + "\" names no language; write it as [de] or [*]");
  }
  return words;
}

}  // namespace bifolio::parse
