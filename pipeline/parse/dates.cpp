#include "parse/dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "parse/fold_case.h"

namespace bifolio::parse {
namespace {

// Beginnings that are enough to tell the month (lower case); longer ones first where one begins another.
struct MonthName {
  std::string_view prefix;
  int month;
};
// clang-format off
constexpr MonthName month_names[] = {
    {"january", 1}, {"jan", 1}, {"februar", 2}, {"feb", 2}, {"march", 3}, {"mar", 3}, {"april", 4}, {"apr", 4}, {"may", 5}, {"june", 6},
    {"jun", 6}, {"july", 7}, {"jul", 7}, {"august", 8}, {"aug", 8}, {"sept", 9}, {"sep", 9}, {"october", 10}, {"oct", 10}, {"november", 11},
    {"nov", 11}, {"december", 12}, {"dec", 12},
    {"jänner", 1}, {"januar", 1}, {"märz", 3}, {"maerz", 3}, {"mai", 5}, {"juni", 6}, {"juli", 7}, {"okt", 10}, {"dez", 12},
    {"janv", 1}, {"févr", 2}, {"fevr", 2}, {"mars", 3}, {"avril", 4}, {"avr", 4}, {"juin", 6}, {"juil", 7}, {"août", 8}, {"aout", 8}, {"déc", 12},
    {"enero", 1}, {"ene", 1}, {"abril", 4}, {"abr", 4}, {"mayo", 5}, {"ago", 8}, {"dic", 12}, {"gennaio", 1}, {"gen", 1}, {"maggio", 5}, {"mag", 5},
    {"giugno", 6}, {"giu", 6}, {"luglio", 7}, {"lug", 7}, {"settembre", 9}, {"set", 9}, {"ottobre", 10}, {"ott", 10}, {"fev", 2}, {"março", 3},
    {"maio", 5}, {"junho", 6}, {"julho", 7}, {"out", 10}, {"maart", 3}, {"mrt", 3}, {"mei", 5},
    {"stycz", 1}, {"lut", 2}, {"kwie", 4}, {"maja", 5}, {"czerw", 6}, {"lip", 7}, {"sierp", 8}, {"wrze", 9}, {"paźdz", 10}, {"listopad", 11}, {"grud", 12},
    {"январ", 1}, {"феврал", 2}, {"март", 3}, {"апрел", 4}, {"мая", 5}, {"май", 5}, {"июн", 6}, {"июл", 7}, {"август", 8}, {"сентябр", 9},
    {"октябр", 10}, {"ноябр", 11}, {"декабр", 12}, {"січ", 1}, {"лют", 2}, {"берез", 3}, {"квіт", 4}, {"трав", 5}, {"черв", 6}, {"лип", 7},
    {"серп", 8}, {"верес", 9}, {"жовт", 10}, {"листоп", 11}, {"груд", 12},
};
// clang-format on

int month_from_name(std::string_view word) {
  const std::string lower = fold_case(word);
  std::size_t best = 0;
  int month = 0;
  for (MonthName const& name : month_names)
    if (lower.starts_with(name.prefix) && name.prefix.size() > best && lower.size() <= name.prefix.size() + 12)
      best = name.prefix.size(), month = name.month;
  // "marathon", "decide": an English word that only begins like a month is none.
  static constexpr std::array<std::string_view, 10> endings = {"", ".", "uary", "ruary", "ch", "il", "e", "y", "ust", "t"};
  if (best > 3 || month == 0) return month;
  const std::string rest = lower.substr(best);
  if (std::find(endings.begin(), endings.end(), rest) != endings.end()) return month;
  for (std::string_view full :
       {"tember",   "ober", "ember", "ober",  "io", "o",      "ero",   "bre",  "zo",  "rero", "osto", "iembre", "ubre",
        "iciembre", "lho",  "nho",   "tubro", "ro", "ereiro", "embro", "eiro", "iec", "ca",   "pada", "ego"})
    if (rest == full) return month;
  return 0;
}

struct Token {
  std::string_view text;
  std::size_t begin;
  int number = -1;  ///< of digits, with an ordinal ending or a full stop taken off
  int month = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Token read_number(std::string_view text, std::size_t& i) {
  Token token{{}, i, 0, 0};
  const std::size_t begin = i;
  while (i < text.size() && is_digit(text[i]) && i - begin < 6) token.number = token.number * 10 + (text[i++] - '0');
  const std::size_t digits = i - begin;
  while (i < text.size() && is_digit(text[i])) ++i, token.number = -1;
  token.text = text.substr(begin, digits);
  for (std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "ª"})
    if (text.compare(i, ending.size(), ending) == 0) return i += ending.size(), token;
  return token;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (is_digit(text[i])) {
      tokens.push_back(read_number(text, i));
    } else if (is_letter(text[i])) {
      const std::size_t begin = i;
      while (i < text.size() && is_letter(text[i])) ++i;
      const std::string_view word = text.substr(begin, i - begin);
      if (word != "of" && word != "de" && word != "del" && word != "di") tokens.push_back({word, begin, -1, month_from_name(word)});
    } else {
      if (c != ' ' && c != ',' && c != '.') tokens.push_back({text.substr(i, 1), i, -1, 0});
      ++i;
    }
  }
  return tokens;
}

bool is_year(Token const& token) { return token.text.size() == 4 && token.number >= 1000 && token.number <= 2199; }

bool is_day(int day, int month, int year) {
  constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > days[month - 1]) return false;
  return month != 2 || day < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

std::string iso_text(int year, int month = 0, int day = 0) {
  const auto two = [](int n) { return std::string(1, static_cast<char>('0' + n / 10)) + static_cast<char>('0' + n % 10); };
  std::string out = std::to_string(year);
  if (month) out += '-' + two(month);
  if (day) out += '-' + two(day);
  return out;
}

std::size_t end_of(Token const& token) { return token.begin + token.text.size(); }

// At token i: "22 August 2024", "August 22 2024", "August 2024".
std::optional<FoundDate> named_month_at(std::vector<Token> const& t, std::size_t i) {
  const auto at = [&](std::size_t k) { return i + k < t.size() ? &t[i + k] : nullptr; };
  Token const *a = at(0), *b = at(1), *c = at(2);
  if (b && c && a->number >= 0 && b->month && is_year(*c) && is_day(a->number, b->month, c->number))
    return FoundDate{iso_text(c->number, b->month, a->number), a->begin, end_of(*c)};
  if (b && c && a->month && b->number >= 0 && is_year(*c) && is_day(b->number, a->month, c->number))
    return FoundDate{iso_text(c->number, a->month, b->number), a->begin, end_of(*c)};
  if (b && c && is_year(*a) && b->month && c->number >= 0 && is_day(c->number, b->month, a->number))
    return FoundDate{iso_text(a->number, b->month, c->number), a->begin, end_of(*c)};
  const bool impossible_day = i > 0 && t[i - 1].number >= 0;  // "31 February 2024"
  if (b && a->month && is_year(*b) && !impossible_day) return FoundDate{iso_text(b->number, a->month), a->begin, end_of(*b)};
  return std::nullopt;
}

// At token i: "2024-08-22", "2024/8/22", "22.8.2024", "08/22/2024".
std::optional<FoundDate> numeric_at(std::vector<Token> const& t, std::size_t i, std::string_view text) {
  std::array<Token const*, 3> n{};
  std::size_t k = i;
  for (std::size_t part = 0; part < 3; ++part) {
    if (k >= t.size() || t[k].number < 0) return std::nullopt;
    n[part] = &t[k++];
    if (part == 2) break;
    const char separator = end_of(*n[part]) < text.size() ? text[end_of(*n[part])] : ' ';
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    if (separator != '.') ++k;
  }
  const FoundDate place{"", n[0]->begin, end_of(*n[2])};
  const auto found = [&](Token const& y, int month, int day) {
    return FoundDate{iso_text(y.number, month, day), place.begin, place.end};
  };
  if (is_year(*n[0]) && is_day(n[2]->number, n[1]->number, n[0]->number)) return found(*n[0], n[1]->number, n[2]->number);
  if (is_year(*n[2]) && is_day(n[0]->number, n[1]->number, n[2]->number)) return found(*n[2], n[1]->number, n[0]->number);
  if (is_year(*n[2]) && is_day(n[1]->number, n[0]->number, n[2]->number)) return found(*n[2], n[0]->number, n[1]->number);
  return std::nullopt;
}

// What may stand around a date that is said on its own.
constexpr std::string_view small_words[] = {
    "monday",    "tuesday", "wednesday", "thursday",  "friday",   "saturday", "sunday",   "mon",      "tue",      "tues",
    "wed",       "thu",     "thurs",     "fri",       "sat",      "sun",      "montag",   "dienstag", "mittwoch", "donnerstag",
    "freitag",   "samstag", "sonnabend", "sonntag",   "lundi",    "mardi",    "mercredi", "jeudi",    "vendredi", "samedi",
    "dimanche",  "lunes",   "martes",    "miércoles", "jueves",   "viernes",  "sábado",   "domingo",  "lunedì",   "martedì",
    "mercoledì", "giovedì", "venerdì",   "sabato",    "domenica", "le",       "de",       "del",      "of",       "the",
    "den",       "der",     "el",        "il",        "on",       "am",       "st",       "nd",       "rd",       "th",
    "er",        "г",       "года",      "року",
};

bool is_small_word(std::string_view word) {
  const std::string lower = fold_case(word);
  return std::find(std::begin(small_words), std::end(small_words), lower) != std::end(small_words);
}

bool holds_small_words_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i])) return false;
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_letter(text[i])) ++i;
    if (!is_small_word(text.substr(begin, i - begin))) return false;
  }
  return true;
}

// "T10:00:00Z", " 10:00 +0200", ", 5:30 pm" (RFC 3339, and as people write it).
bool is_time_of_day(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos || text.substr(0, digit).find_first_not_of("Tt ,") != std::string_view::npos) return false;
  return text.find(':', digit) != std::string_view::npos &&
         text.substr(digit).find_first_not_of("0123456789:.,+- ZzUTCGMampmh") == std::string_view::npos;
}

// Two numbers before the year, divided by slashes, either of which could be the month.
bool is_ambiguous(std::string_view date) {
  const std::size_t first = date.find('/'), second = first == std::string_view::npos ? first : date.find('/', first + 1);
  if (second == std::string_view::npos || first > 2) return false;
  const auto number = [&](std::size_t begin, std::size_t end) {
    int value = 0;
    for (const char c : date.substr(begin, end - begin))
      if (is_digit(c)) value = value * 10 + (c - '0');
    return value;
  };
  const int a = number(0, first), b = number(first + 1, second);
  return a <= 12 && b <= 12 && a != b;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text.substr(0, 4096));
  if (tokens.size() == 1 && is_year(tokens[0])) return FoundDate{iso_text(tokens[0].number), tokens[0].begin, end_of(tokens[0])};
  if (tokens.size() == 3 && is_year(tokens[0]) && tokens[1].text == "-" && tokens[2].text.size() == 2 && tokens[2].number >= 1 &&
      tokens[2].number <= 12)
    return FoundDate{iso_text(tokens[0].number, tokens[2].number), tokens[0].begin, end_of(tokens[2])};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (auto found = named_month_at(tokens, i)) return found;
    if (auto found = numeric_at(tokens, i, text)) return found;
  }
  return std::nullopt;
}

std::string iso_date(std::string_view text) {
  constexpr std::size_t longest = 120;
  const auto date = text.size() <= longest ? find_date(text) : std::nullopt;
  if (!date || is_ambiguous(text.substr(date->begin, date->end - date->begin))) return {};
  const std::string_view before = text.substr(0, date->begin), after = text.substr(date->end);
  return holds_small_words_only(before) && (holds_small_words_only(after) || is_time_of_day(after)) ? date->iso : std::string();
}

}  // namespace bifolio::parse
