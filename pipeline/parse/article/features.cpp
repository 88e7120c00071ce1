#include "parse/article/features.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "parse/article/note_calls.h"

namespace bifolio::parse {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Capital and small letters of Latin-1, Latin Extended-A, Greek and Cyrillic; enough to see how a word begins.
bool is_capital_letter(char32_t c) {
  if (c < 0x80) return is_upper(static_cast<char>(c));
  if (c >= 0xC0 && c <= 0xDE) return c != 0xD7;
  if (c >= 0x100 && c <= 0x137) return c % 2 == 0;
  if (c >= 0x139 && c <= 0x148) return c % 2 == 1;
  if (c >= 0x14A && c <= 0x177) return c % 2 == 0;
  if (c >= 0x179 && c <= 0x17E) return c % 2 == 1;
  return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F) || c == 0x490;
}

bool is_small_letter(char32_t c) {
  if (c < 0x80) return is_lower(static_cast<char>(c));
  if (c >= 0xDF && c <= 0xFF) return c != 0xF7;
  if (c >= 0x100 && c <= 0x17E) return !is_capital_letter(c);
  return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F) || c == 0x491;
}

// Of scripts without case too; not what Unicode's blocks of punctuation and symbols hold.
bool is_letter(char32_t c) {
  const bool symbol = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) || (c >= 0x3000 && c <= 0x3003);
  return is_capital_letter(c) || is_small_letter(c) || (c > 0x24F && !symbol);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return !(is_digit(static_cast<char>(c)) || is_letter(c) || c == ' ');
  return (c >= 0x2010 && c <= 0x203A) || c == 0xAB || c == 0xBB || c == 0xBF || c == 0xA1;
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0x201C || c == 0xBB || c == '*' ||
         c == '_';
}

// The last code point, and where it begins.
char32_t last_code_point(std::string_view text, std::size_t& begin) {
  begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return utf8::decode(text, begin).code_point;
}

std::string_view without_punctuation(std::string_view text) {
  while (!text.empty()) {
    const utf8::Decoded first = utf8::decode(text, 0);
    if (!is_punctuation(first.code_point) && first.code_point != ' ') break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    std::size_t begin;
    const char32_t last = last_code_point(text, begin);
    if (!is_punctuation(last) && last != ' ') break;
    text = text.substr(0, begin);
  }
  return text;
}

bool is_roman_numeral(std::string_view word) {
  return !word.empty() && word.size() <= 8 && word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

template <std::size_t N>
std::size_t opening(std::string_view text, std::array<std::string_view, N> const& openings) {
  const std::string folded = fold_case(text.substr(0, 40));
  std::size_t best = 0;
  for (std::string_view candidate : openings)
    if (folded.starts_with(candidate)) best = std::max(best, candidate.size());
  return best;
}

bool contains_any(std::string_view folded, std::initializer_list<std::string_view> needles) {
  return std::any_of(needles.begin(), needles.end(),
                     [&](std::string_view needle) { return folded.find(needle) != std::string_view::npos; });
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && utf8::is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

bool says_the_same(std::string_view a, std::string_view b) {
  const std::string x = fold_case(without_punctuation(a)), y = fold_case(without_punctuation(b));
  return !x.empty() && x == y;
}

Ending ending_of(std::string_view text) {
  text = without_last_note_call(text);
  while (!text.empty()) {
    std::size_t begin;
    const char32_t last = last_code_point(text, begin);
    if (!is_closing(last)) {
      switch (last) {
        case '.':
        case 0x2026:
        case 0x3002: return Ending::FullStop;
        case '?':
        case 0xFF1F: return Ending::Question;
        case '!':
        case 0xFF01: return Ending::Exclamation;
        case ':':
        case ';': return Ending::Colon;
        case ',': return Ending::Comma;
        default: return is_punctuation(last) ? Ending::Other : Ending::Open;
      }
    }
    text = without_last_note_call(text.substr(0, begin));
  }
  return Ending::Other;
}

bool starts_with_capital(std::string_view text) {
  for (const char32_t c : utf8::CodePoints(text)) {
    if (is_small_letter(c)) return false;
    if (is_letter(c) || (c < 0x80 && is_digit(static_cast<char>(c)))) return true;
  }
  return false;
}

bool is_all_capitals(std::string_view text) {
  int letters = 0;
  for (const char32_t c : utf8::CodePoints(text)) {
    if (is_small_letter(c)) return false;
    letters += is_capital_letter(c);
  }
  return letters >= 2;
}

bool starts_with_quote(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = utf8::decode(text, 0).code_point;
  return c == '"' || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0xAB || c == 0x2039 || c == '\'';
}

bool ends_with_quote(std::string_view text) {
  if (text.empty()) return false;
  std::size_t begin;
  const char32_t c = last_code_point(text, begin);
  return c == '"' || c == 0x201D || c == 0x2019 || c == 0x201C || c == 0xBB || c == '\'';
}

std::string label_of(std::string_view text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > 20 || text.substr(0, colon).find(' ') != std::string_view::npos)
    return {};
  return fold_case(text.substr(0, colon));
}

std::string_view without_label(std::string_view text) {
  const std::string label = label_of(text);
  return label.empty() ? text : trim(text.substr(label.size() + 1));
}

bool is_title_case(std::string_view text) {
  std::size_t capitals = 0, counted = 0;
  for (std::string_view word : split_words(text)) {
    word = without_punctuation(word);
    if (word.size() <= 3 && !starts_with_capital(word)) continue;  // of, the, and
    ++counted;
    capitals += starts_with_capital(word);
  }
  return counted > 0 && capitals * 3 >= counted * 2;
}

bool is_chapter_opening(std::string_view text) {
  const std::vector<std::string_view> words = split_words(text);
  if (words.empty() || words.size() > 8) return false;
  const std::string first = fold_case(without_punctuation(words[0]));
  static constexpr std::array<std::string_view, 20> openings = {
      "chapter",  "part",   "book",     "section",  "act",   "scene",     "letter",   "canto", "kapitel", "teil",
      "chapitre", "partie", "capítulo", "capitolo", "parte", "hoofdstuk", "rozdział", "глава", "часть",   "розділ"};
  const bool opens = std::find(openings.begin(), openings.end(), first) != openings.end();
  if (words.size() == 1) return is_roman_numeral(without_punctuation(words[0])) && words[0].size() > 1;
  if (!opens) return false;
  const std::string_view number = without_punctuation(words[1]);
  static constexpr std::array<std::string_view, 14> numbers = {"one",   "two",  "three", "four",  "five",   "six",   "seven",
                                                               "eight", "nine", "ten",   "first", "second", "third", "last"};
  return (!number.empty() && is_digit(number[0])) || is_roman_numeral(number) ||
         std::find(numbers.begin(), numbers.end(), fold_case(number)) != numbers.end();
}

bool names_a_part(std::string_view text) {
  if (text.size() > 40) return false;
  for (std::string_view name :
       {"preface",    "foreword",         "introduction",    "prologue",    "epilogue",     "afterword",    "conclusion",
        "appendix",   "acknowledgements", "acknowledgments", "dedication",  "glossary",     "bibliography", "vorwort",
        "einleitung", "nachwort",         "anhang",          "préface",     "avant-propos", "épilogue",     "prólogo",
        "epílogo",    "prefazione",       "epilogo",         "предисловие", "эпилог",       "передмова"})
    if (says_the_same(text, name)) return true;
  return false;
}

int section_number_depth(std::string_view text) {
  int depth = 0;
  std::size_t i = 0;
  while (i < text.size() && is_digit(text[i]) && depth < 6) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i - begin > 2) return 0;
    ++depth;
    if (i < text.size() && text[i] == '.') ++i;
  }
  return depth > 0 && i < text.size() && text[i] == ' ' && (depth > 1 || text[i - 1] == '.') ? depth : 0;
}

bool is_person_name(std::string_view text) {
  static constexpr std::array<std::string_view, 18> particles = {"van",   "von", "de", "der", "den", "da", "di",  "du", "del",
                                                                 "della", "la",  "le", "bin", "ibn", "al", "dos", "zu", "ten"};
  const std::vector<std::string_view> words = split_words(text);
  if (words.size() < 2 || words.size() > 5 || is_position(text)) return false;
  for (std::string_view word : words) {
    if (std::find(particles.begin(), particles.end(), word) != particles.end()) continue;
    for (std::string_view elided : {"d’", "d'", "l’", "l'"})
      if (word.starts_with(elided)) word.remove_prefix(elided.size());
    if (!starts_with_capital(word) || is_digit(word[0]) ||
        word.find_first_of("0123456789,/:;!?()[]\"@#&|") != std::string_view::npos)
      return false;
    const bool initial = word.back() == '.';
    if (initial && word.size() > 5) return false;
  }
  return words.back().back() != '.' || words.back().size() <= 3 || words.back() == "Jr.";
}

bool is_position(std::string_view text) {
  return contains_any(
      fold_case(text),
      {"assistant",   "professor",   "editor",     "correspond", "fellow",     "director",  "universit",     "institut",
       "writer",      "reporter",    "analyst",    "student",    "research",   "lecturer",  "scientist",     "journalist",
       "columnist",   "contributor", "school of",  "college",    "department", "centre",    "center for",    "centre for",
       "chair",       "manager",     "officer",    "minister",   "ambassador", "redakteur", "korrespondent", "chercheu",
       "journaliste", "associate",   "expert",     "phd",        "staff",      "freelance", "news",          "times",
       "press",       "agency",      "foundation", "academy",    "author of"});
}

std::vector<std::string_view> breadcrumb_parts(std::string_view text) {
  for (std::string_view separator : {" / ", " > ", " » ", " › ", " → ", " \\ ", " :: ", "/"}) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at; (at = text.find(separator, begin)) != std::string_view::npos; begin = at + separator.size())
      parts.push_back(trim(text.substr(begin, at - begin)));
    if (parts.empty() || (separator == "/" && text.find(' ') != std::string_view::npos)) continue;
    parts.push_back(trim(text.substr(begin)));
    if (std::all_of(parts.begin(), parts.end(), [](std::string_view part) { return !part.empty(); })) return parts;
  }
  return {};
}

std::size_t list_marker(std::string_view text) {
  for (std::string_view bullet : {"• ", "◦ ", "▪ ", "‣ ", "· ", "– ", "— ", "* ", "- ", "+ "})
    if (text.starts_with(bullet)) return bullet.size();
  std::size_t i = text.starts_with("(") ? 1 : 0;
  const std::size_t begin = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i == begin && i + 1 < text.size() && is_lower(text[i]) && (text[i + 1] == ')' || (text[i + 1] == '.' && begin))) ++i;
  if (i == begin || i - begin > 3 || i + 1 >= text.size()) return 0;
  const bool closes = begin == 1 ? text[i] == ')' : text[i] == '.' || text[i] == ')';
  return closes && text[i + 1] == ' ' ? i + 2 : 0;
}

std::size_t byline_opening(std::string_view text) {
  static constexpr std::array<std::string_view, 18> openings = {
      "by ",        "by: ", "written by ", "words by ", "story by ", "author: ",  "authors: ", "text by ", "text: ",
      "posted by ", "von ", "par ",        "por ",      "autor: ",   "autorin: ", "auteur : ", "автор: ",  "door "};
  return opening(text, openings);
}

std::size_t caption_opening(std::string_view text) {
  static constexpr std::array<std::string_view, 26> openings = {
      "image: ",        "image credit: ", "image source: ", "images: ",     "photo: ",  "photo credit: ",  "photograph: ",
      "photo by ",      "photograph by ", "picture: ",      "caption: ",    "credit: ", "cover image: ",   "featured image: ",
      "header image: ", "bild: ",         "foto: ",         "bildquelle: ", "photo : ", "crédit photo : ", "illustration: ",
      "map: ",          "graphic: ",      "chart: ",        "video: ",      "source: "};
  if (const std::size_t size = opening(text, openings)) return size;
  const std::string folded = fold_case(text.substr(0, 20));
  for (std::string_view word : {"figure ", "fig. ", "abbildung ", "table "}) {
    if (!folded.starts_with(word)) continue;
    std::size_t i = word.size();
    while (i < folded.size() && is_digit(folded[i])) ++i;
    if (i > word.size() && i + 1 < folded.size() && (folded[i] == ':' || folded[i] == '.') && folded[i + 1] == ' ') return i + 2;
  }
  return 0;
}

bool mentions_licence(std::string_view text) {
  const std::string folded = fold_case(text);
  return text.find("CC BY") != std::string_view::npos || text.find("CC0") != std::string_view::npos ||
         text.find("CC-BY") != std::string_view::npos ||
         contains_any(folded, {"©", "(c) ", "creative commons", "public domain", "getty images", "reuters", "wikimedia",
                               "shutterstock", "unsplash", "/afp", "all rights reserved", "source:", " via "});
}

bool is_about_heading(std::string_view text, std::string_view& whom) {
  const std::string folded = fold_case(text);
  whom = {};
  for (std::string_view fixed :
       {"about the author", "about the authors", "about the writer", "author bio", "author biography", "the author", "the authors",
        "author", "über den autor", "über die autorin", "zur person", "à propos de l’auteur", "sobre el autor", "sull’autore",
        "об авторе", "про автора", "contributors", "biographical note"})
    if (says_the_same(folded, fixed)) return true;
  for (std::string_view about : {"about ", "über "}) {
    if (!folded.starts_with(about)) continue;
    const std::string_view rest = without_punctuation(text.substr(about.size()));
    if (!is_person_name(rest)) continue;
    whom = rest;
    return true;
  }
  return false;
}

bool is_notes_heading(std::string_view text) {
  const std::string folded = fold_case(text);
  for (std::string_view heading : {"notes", "endnotes", "footnotes", "references", "notes and references", "sources", "anmerkungen",
                                   "fußnoten", "literatur", "примечания", "примітки", "notas"})
    if (says_the_same(folded, heading)) return true;
  return false;
}

}  // namespace bifolio::parse
