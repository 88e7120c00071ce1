// No-break spaces: between a number and its unit, within abbreviations and names, after words too short to end a line, around
// French punctuation (smart text). Changes with what must not be parted.
#include <algorithm>

#include "base/utf8.h"
#include "resolve/smart/run.h"

namespace bifolio::resolve::smart {
namespace {

constexpr std::string_view no_break = "\u00A0", narrow = "\u202F";

/// White space [begin, end) between two characters.
struct Gap {
  std::size_t begin = 0, end = 0;
  char32_t before = 0, after = 0;
};

bool is_currency(char32_t c) { return c == U'£' || c == U'¥' || (c >= 0x20A0 && c <= 0x20CF); }

class SpaceRule {
 public:
  explicit SpaceRule(Run& run) : run_(run), text_(run.text) {}

  void apply() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!utf8::is_html_space(text_[at])) {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte >= 0x80 ? byte == 0xC2 : !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) punctuation(at);
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && utf8::is_html_space(text_[end])) ++end;
      gap({at, end, run_.previous(at), run_.next(end)});
      at = end;
    }
  }

 private:
  void gap(Gap const& gap) {
    if (is_space(gap.before) || is_space(gap.after)) return;
    Conventions const& conventions = run_.conventions_at(gap.begin);
    if (const std::string_view space = space_for(gap, conventions); !space.empty()) run_.replace(gap.begin, gap.end, space);
  }

  /// Empty: an ordinary space.
  std::string_view space_for(Gap const& gap, Conventions const& conventions) const {
    if (conventions.punctuation != PunctuationSpaces::None) {
      if (const std::string_view space = french_space(gap, conventions.punctuation); !space.empty()) return space;
    }
    if (conventions.keeps_dash_to_word && (gap.after == 0x2014 || gap.after == 0x2013 || text_.substr(gap.end, 2) == "--"))
      return no_break;
    if (is_digit(gap.before) && is_group(gap)) return narrow;
    if (is_digit(gap.before) && is_unit(unit_after(gap.end))) return no_break;
    if (is_digit(gap.after) && has_word(conventions.abbreviations, sign_before(gap.begin))) return no_break;
    if (gap.before == '.') return follows_stop(gap, conventions) || is_ordinal(gap, conventions) ? no_break : std::string_view();
    if (!is_letter(gap.before)) return {};
    return joins_words(gap, conventions) ? no_break : std::string_view();
  }

  static std::string_view french_space(Gap const& gap, PunctuationSpaces kind) {
    const bool canadian = kind == PunctuationSpaces::Canadian;
    if (gap.before == U'«' || gap.after == U'»') return canadian ? no_break : narrow;
    if (gap.after == ':') return kind == PunctuationSpaces::Swiss ? narrow : no_break;
    return gap.after == ';' || gap.after == '!' || gap.after == '?' ? narrow : std::string_view();
  }

  /// French punctuation that stands directly after its word, as it is typed without its space.
  void punctuation(std::size_t at) {
    const char c = text_[at];
    if (c != ';' && c != ':' && c != '!' && c != '?') return;
    const PunctuationSpaces kind = run_.conventions_at(at).punctuation;
    if (kind == PunctuationSpaces::None || (kind == PunctuationSpaces::Canadian && c != ':')) return;
    const char32_t before = run_.previous(at);
    std::size_t end = at + 1;
    while (c != ':' && end < text_.size() && (text_[end] == '!' || text_[end] == '?')) ++end;
    const char32_t after = run_.next(end);
    constexpr std::u32string_view closers = U")]»”’›…\"'";
    const bool ends = is_space(after) || closers.find(after) != closers.npos || text_.substr(end, 3) == "...";
    const bool follows = is_word(before) || before == '.' || closers.find(before) != closers.npos;
    if (ends && follows) run_.replace(at, at, c == ':' && kind != PunctuationSpaces::Swiss ? no_break : narrow);
  }

  // 10 000: up to three digits, then just three.
  bool is_group(Gap const& gap) const {
    const std::string_view before = run_.word_before(gap.begin), after = run_.word_after(gap.end);
    const auto is_number = [](std::string_view word) { return word.find_first_not_of("0123456789") == word.npos; };
    const bool is_fraction =
        before.size() < gap.begin && (text_[gap.begin - before.size() - 1] == '.' || text_[gap.begin - before.size() - 1] == ',');
    return before.size() <= 3 && after.size() == 3 && is_number(before) && is_number(after) && !is_fraction &&
           (text_[gap.begin] == ' ' && gap.end == gap.begin + 1);
  }

  /// "km/h", "°C", "%", "a.m".
  std::string_view unit_after(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && end - at <= 12) {
      const char32_t c = run_.next(end);
      const bool belongs = is_letter(c) || c == '%' || c == U'‰' || c == U'°' || c == '/' || c == U'€' || c == '$' || c == U'£' ||
                           c == U'¥' || c == U'₽' || c == U'²' || c == U'³' || (end > at && is_digit(c)) ||
                           (c == '.' && is_letter(run_.next(end + 1)));
      if (!belongs) break;
      end += c < 0x80 ? 1 : utf8::decode(text_, end).length;
    }
    return std::string_view(text_).substr(at, end - at);
  }

  /// "§", "No." and "Fig." without their full stop, "n°".
  std::string_view sign_before(std::size_t at) const {
    std::size_t end = at;
    if (end > 0 && text_[end - 1] == '.') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 12) {
      const char32_t c = run_.previous(begin);
      if (!is_letter(c) && c != U'§' && c != U'¶' && c != U'№' && c != U'°' && c != U'º' && !is_currency(c) &&
          (c != '.' || begin == end))
        break;
      do --begin;
      while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U);
    }
    const std::string_view sign = std::string_view(text_).substr(begin, end - begin);
    // Without its full stop only what cannot be another word: signs, and a currency's code (CHF).
    const bool has_stop = end < at, is_sign = !sign.empty() && static_cast<unsigned char>(sign.back()) >= 0x80;
    const bool is_code = sign.size() == 3 && std::all_of(sign.begin(), sign.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return has_stop || is_sign || is_code || sign == "nr" || sign == "Nr" ? sign : std::string_view();
  }

  // J. R. R., J.R.R., J.-P., but not the end of A--Z.
  bool may_begin_initial(std::size_t at) const {
    const char32_t before = run_.previous(at);
    if (before == '-') return at > 1 && text_[at - 2] == '.';
    return !is_dash(before) && !is_word(before);
  }

  // Dr. Who; J. R. R. Tolkien; z. B.
  bool follows_stop(Gap const& gap, Conventions const& conventions) const {
    const std::string_view word = run_.word_before(gap.begin - 1);
    if (word.empty()) return false;
    if (has_word(conventions.titles, word)) return is_upper(gap.after);
    if (utf8::count(word) != 1 || !is_letter(run_.next(gap.begin - 1 - word.size()))) return false;
    if (!may_begin_initial(gap.begin - 1 - word.size())) return false;
    const std::string_view next_word = run_.word_after(gap.end);
    const bool next_is_initial = utf8::count(next_word) == 1 && run_.next(gap.end + next_word.size()) == '.';
    if (next_is_initial) return true;
    return word != "I" && is_upper(run_.next(gap.begin - 1 - word.size())) && is_upper(gap.after);
  }

  // 5. května; am 5. Mai, im 19. Jahrhundert.
  bool is_ordinal(Gap const& gap, Conventions const& conventions) const {
    if (conventions.ordinals == Ordinals::None || !is_letter(gap.after)) return false;
    const std::string_view number = run_.word_before(gap.begin - 1);
    if (number.empty() || number.size() > 4 || number.find_first_not_of("0123456789") != number.npos) return false;
    if (!is_upper(gap.after)) return true;
    return conventions.ordinals == Ordinals::BeforeMonths && is_german_date_word(run_.word_after(gap.end));
  }

  // Mrs Dalloway; k večeru; вряд ли.
  bool joins_words(Gap const& gap, Conventions const& conventions) const {
    if (!conventions.short_words.empty() && has_word(conventions.short_words, run_.word_before(gap.begin))) return true;
    if (!conventions.enclitics.empty() && has_word(conventions.enclitics, run_.word_after(gap.end))) return true;
    return is_upper(gap.after) && is_title(run_.word_before(gap.begin), conventions);
  }

  // With a capital letter of its own: "Dr Jekyll", but not "the dr Jekyll saw".
  static bool is_title(std::string_view word, Conventions const& conventions) {
    return word.size() > 1 && is_upper(utf8::decode(word, 0).code_point) && has_word(conventions.titles, word);
  }

  Run& run_;
  std::string_view text_;
};

}  // namespace

void replace_spaces(Run& run) { SpaceRule(run).apply(); }

}  // namespace bifolio::resolve::smart
