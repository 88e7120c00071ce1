#include "parse/metadata/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace bifolio::parse::metadata {
namespace {

// Names without their accents' distinction where two languages share them. An abbreviation is at least three letters of a name.
constexpr std::array<std::array<std::string_view, 8>, 12> month_names = {{
    {"january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "jänner"},
    {"february", "februar", "février", "febrero", "febbraio", "fevereiro", "februari", "feber"},
    {"march", "märz", "mars", "marzo", "março", "maart", "mrz", ""},
    {"april", "avril", "abril", "aprile", "", "", "", ""},
    {"may", "mai", "mayo", "maggio", "maio", "mei", "", ""},
    {"june", "juni", "juin", "junio", "giugno", "junho", "", ""},
    {"july", "juli", "juillet", "julio", "luglio", "julho", "", ""},
    {"august", "août", "agosto", "augustus", "aout", "", "", ""},
    {"september", "septembre", "septiembre", "settembre", "setembro", "sept", "", ""},
    {"october", "oktober", "octobre", "octubre", "ottobre", "outubro", "", ""},
    {"november", "novembre", "noviembre", "novembro", "", "", "", ""},
    {"december", "dezember", "décembre", "diciembre", "dicembre", "dezembro", "", ""},
}};

constexpr std::array<std::string_view, 22> weekdays_and_fillers = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "le", "de", "of", "the", "den", "del", "mon", "on",
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + 32);
    // Latin-1's capital letters: U+00C0 … U+00DE are C3 80 … C3 9E.
    if (i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && static_cast<unsigned char>(out[i]) < 0x9F)
      out[i] = static_cast<char>(static_cast<unsigned char>(out[i]) + 0x20);
  }
  return out;
}

struct Word {
  std::string_view text;
  bool number;
};

/// The words and numbers of a short text; nothing when it is too long for a date.
std::optional<std::vector<Word>> split_words(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() > longest) return std::nullopt;
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      words.push_back({text.substr(begin, at - begin), true});
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      words.push_back({text.substr(begin, at - begin), false});
    } else {
      ++at;
    }
  }
  return words;
}

int to_int(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
  return value;
}

struct Parts {
  int year = 0, month = 0, day = 0;
};

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string padded(int value, std::size_t width) {
  std::string out = std::to_string(value);
  return std::string(width - std::min(width, out.size()), '0') + out;
}

std::string format(Parts p) {
  if (p.year < 1 || p.year > 9999 || p.month < 0 || p.month > 12 || (p.day != 0 && p.month == 0)) return {};
  if (p.day < 0 || (p.day > 0 && p.day > days_in(p.year, p.month))) return {};
  std::string out = padded(p.year, 4);
  if (p.month > 0) out += "-" + padded(p.month, 2);
  if (p.day > 0) out += "-" + padded(p.day, 2);
  return out;
}

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// YYYY, YYYY-MM, YYYY-MM-DD (or with slashes), whatever time of day follows.
std::optional<Parts> year_first(std::string_view text) {
  if (text.size() < 4 || !all_digits(text.substr(0, 4)) || (text.size() > 4 && is_digit(text[4]))) return std::nullopt;
  Parts parts{to_int(text.substr(0, 4)), 0, 0};
  if (text.size() == 4) return parts;
  const char separator = text[4];
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  std::size_t at = 5;
  for (int* const part : {&parts.month, &parts.day}) {
    const std::size_t begin = at;
    while (at < text.size() && at < begin + 2 && is_digit(text[at])) ++at;
    if (at == begin || (at < text.size() && is_digit(text[at]))) return std::nullopt;
    *part = to_int(text.substr(begin, at - begin));
    if (*part == 0) return Parts{};  // month or day zero is no date
    if (at == text.size() || text[at] != separator) break;
    ++at;
  }
  const bool time = at < text.size() && parts.day > 0 && (text[at] == 'T' || text[at] == 't' || text[at] == ' ') && at + 1 < text.size() &&
                    is_digit(text[at + 1]);
  if (at < text.size() && !time) return std::nullopt;
  return parts;
}

// "12.03.2024", and "25/12/2024" or "12/25/2024" where only one of the two can be the month.
std::optional<Parts> year_last(std::string_view text, std::vector<Word> const& words) {
  if (words.size() != 3 || !words[0].number || !words[1].number || words[2].text.size() != 4) return std::nullopt;
  const int a = to_int(words[0].text), b = to_int(words[1].text), year = to_int(words[2].text);
  if (text.find('.') != std::string_view::npos) return Parts{year, b, a};
  if (a > 12) return Parts{year, b, a};
  if (b > 12 || a == b) return Parts{year, a, b};
  return std::nullopt;
}

bool is_ordinal(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" || word == "º";
}

// A month's name, a year and perhaps a day in any order; nothing else but weekdays and small words.
std::optional<Parts> with_month_name(std::vector<Word> const& words) {
  Parts parts;
  for (Word const& word : words) {
    const std::string name = lower(word.text);
    if (word.number && word.text.size() == 4 && parts.year == 0) parts.year = to_int(word.text);
    else if (word.number && word.text.size() <= 2 && parts.day == 0 && to_int(word.text) > 0) parts.day = to_int(word.text);
    else if (word.number) return std::nullopt;
    else if (const int month = month_number(name); month != 0 && parts.month == 0) parts.month = month;
    else if (!is_ordinal(name) && std::find(weekdays_and_fillers.begin(), weekdays_and_fillers.end(), name) == weekdays_and_fillers.end())
      return std::nullopt;
  }
  if (parts.month == 0 || parts.year == 0) return std::nullopt;
  return parts;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

}  // namespace

int month_number(std::string_view written) {
  const std::string name = lower(written);
  constexpr std::size_t shortest = 3;
  if (name.size() < shortest) return 0;
  for (std::size_t m = 0; m < month_names.size(); ++m)
    for (const std::string_view full : month_names[m])
      if (full == name) return static_cast<int>(m + 1);
  for (std::size_t m = 0; m < month_names.size(); ++m)
    for (const std::string_view full : month_names[m])
      if (name.size() <= 4 && full.substr(0, name.size()) == name) return static_cast<int>(m + 1);
  return 0;
}

std::string iso_date(std::string_view text) {
  text = trim(text);
  if (const auto parts = year_first(text)) return format(*parts);
  const auto words = split_words(text);
  if (!words) return {};
  if (const auto parts = year_last(text, *words)) return format(*parts);
  if (const auto parts = with_month_name(*words)) return format(*parts);
  return {};
}

}  // namespace bifolio::parse::metadata
