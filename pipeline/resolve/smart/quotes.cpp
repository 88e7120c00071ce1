// Straight quotes: which of them open, which close, which are apostrophes or primes (smart text's first rule). Changes when that
// decision does.
#include "resolve/smart/run.h"

namespace bifolio::resolve::smart {
namespace {

constexpr std::string_view apostrophe = "\u2019";

bool is_opener(char32_t c) {
  constexpr std::u32string_view openers = U"([{<¿¡«‹“‘„‚/";
  return openers.find(c) != openers.npos;
}

bool is_quote(char c) { return c == '"' || c == '\''; }

/// Chinese, Japanese and Korean stand without spaces beside quotes.
bool is_cjk(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c < 0xFFF0);
}

bool is_hebrew(char32_t c) { return c >= 0x5D0 && c <= 0x5EA; }

/// What a straight quote is.
enum class Use : std::uint8_t { Unknown, Opens, Closes, Apostrophe, Prime, Geresh };

class QuoteRule {
 public:
  explicit QuoteRule(Run& run) : run_(run), text_(run.text) {}

  void apply() {
    for (std::size_t at = text_.find_first_of("\"'"); at != text_.npos; at = text_.find_first_of("\"'", at + 1))
      places_.push_back(at);
    if (places_.empty()) return;
    find_last_close();
    uses_.assign(places_.size(), Use::Unknown);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      uses_[i] = text_[places_[i]] == '"' ? use_of_double(i) : use_of_single(i);
      write(i);
    }
  }

 private:
  /// Whether what stands before the quote lets it open: a space, a bracket, a dash, a quote that opens.
  bool may_open(std::size_t i) const {
    const std::size_t at = places_[i];
    if (at > 0 && is_quote(text_[at - 1]) && i > 0) return uses_[i - 1] == Use::Opens;
    const char32_t before = run_.previous(at);
    return is_space(before) || is_opener(before) || is_dash(before);
  }

  // The character after the quotes that follow directly, of which more than a few mean nothing.
  char32_t after(std::size_t i) const {
    std::size_t at = places_[i] + 1;
    while (at < text_.size() && is_quote(text_[at]) && at - places_[i] < 8) ++at;
    return run_.next(at);
  }
  char32_t before(std::size_t i) const { return run_.previous(places_[i]); }

  /// As far as its neighbours say: something stands before it, and no word goes on behind it.
  bool looks_closing(std::size_t i) const {
    const char32_t c = before(i);
    return !is_space(c) && !is_opener(c) && !is_word(run_.next(places_[i] + 1));
  }

  void find_last_close() {
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (text_[places_[i]] == '\'' && looks_closing(i)) last_close_ = places_[i];
  }

  /// 5'10" and, when nothing is open or what follows closes it, 12".
  bool is_inch(std::size_t i) const {
    if (!is_digit(before(i))) return false;
    std::size_t digits = places_[i];
    while (digits > 0 && (is_digit(run_.previous(digits)) || text_[digits - 1] == '.')) --digits;
    if (i > 0 && digits == places_[i - 1] + 1 && uses_[i - 1] == Use::Prime) return true;
    if (!open_double_) return !is_word(run_.next(places_[i] + 1));
    for (std::size_t k = i + 1; k < places_.size() && k < i + 8; ++k)
      if (text_[places_[k]] == '"') return looks_closing(k) && !is_digit(before(k));
    return false;
  }

  Use use_of_double(std::size_t i) {
    const char32_t previous = before(i), following = after(i);
    if (is_hebrew(previous) && is_hebrew(run_.next(places_[i] + 1))) return Use::Geresh;
    if (is_inch(i)) return Use::Prime;
    bool opens = false;
    if (may_open(i) && !is_space(following))
      opens = is_word(following) || is_opener(following) || !open_double_;
    else if (is_space(previous) && is_space(following))
      opens = !open_double_;
    else if (is_word(following))
      opens = !open_double_;  // he said:"so"
    open_double_ = opens;
    if (opens) open_single_ = false;
    return opens ? Use::Opens : Use::Closes;
  }

  Use use_of_single(std::size_t i) {
    const std::size_t at = places_[i];
    const char32_t previous = before(i), next = run_.next(at + 1);
    if (is_hebrew(previous)) return open_single_ && !is_word(next) ? close_single() : Use::Geresh;
    if (is_cjk(previous) && is_cjk(next)) return open_single_ ? close_single() : open_single();
    if (is_word(previous) && is_word(next))
      return is_digit(previous) && is_digit(next) && !is_group(at) ? Use::Prime : Use::Apostrophe;
    if (may_open(i)) {
      if (is_space(next) && next != 0) return Use::Unknown;
      if (is_elision(at)) return Use::Apostrophe;
      const bool opens = last_close_ > at && (is_word(next) || is_opener(next) || !is_space(after(i)));
      if (opens) return open_single();
      return open_single_ && !is_word(next) ? close_single() : Use::Apostrophe;
    }
    if (open_single_ && !is_word(next)) return close_single();
    return is_digit(previous) && !is_word(next) ? Use::Prime : Use::Apostrophe;
  }

  Use open_single() {
    open_single_ = true;
    return Use::Opens;
  }

  Use close_single() {
    open_single_ = false;
    return Use::Closes;
  }

  // 1'000'000, as the Swiss group thousands.
  bool is_group(std::size_t at) const {
    std::size_t digits = 0;
    while (is_digit(run_.next(at + 1 + digits))) ++digits;
    return digits == 3 && text_.substr(at + 4, 1) != "\"";
  }

  // 'tis, '90s, rock 'n' roll.
  bool is_elision(std::size_t at) const {
    const std::string_view word = run_.word_after(at + 1);
    if (word.empty()) return false;
    if (is_digit(run_.next(at + 1)))
      return (word.size() == 2 || (word.size() == 3 && word[2] == 's')) && is_digit(run_.next(at + 2));
    if (!has_word(run_.conventions_at(at).elisions, word)) return false;
    const bool is_quoted = run_.next(at + 1 + word.size()) == '\'' && word != "n" && word != "N";
    return !is_quoted;
  }

  std::string_view apostrophe_at(std::size_t at) const {
    constexpr std::string_view turned = "\u02BB", letter = "\u02BC";
    const char32_t previous = run_.previous(at);
    switch (run_.conventions_at(at).apostrophe) {
      case ApostropheLetter::None: break;
      case ApostropheLetter::Okina: return is_letter(run_.next(at + 1)) ? turned : apostrophe;
      case ApostropheLetter::Uzbek:
        return previous == 'o' || previous == 'O' || previous == 'g' || previous == 'G' ? turned : letter;
    }
    return apostrophe;
  }

  void write(std::size_t i) {
    const std::size_t at = places_[i];
    const bool is_double = text_[at] == '"';
    switch (uses_[i]) {
      case Use::Unknown: return;
      case Use::Apostrophe: return run_.replace(at, at + 1, apostrophe_at(at));
      case Use::Prime: return run_.replace(at, at + 1, is_double ? "\u2033" : "\u2032");
      case Use::Geresh: return run_.replace(at, at + 1, is_double ? "\u05F4" : "\u05F3");
      case Use::Opens:
      case Use::Closes: return write_mark(i, is_double);
    }
  }

  // In French a space stands within guillemets; one that was typed there is taken with them.
  void write_mark(std::size_t i, bool is_double) {
    Conventions const& conventions = run_.conventions_at(places_[i]);
    const bool opens = uses_[i] == Use::Opens;
    const std::string_view mark = conventions.quotes[(is_double ? 0U : 2U) + (opens ? 0U : 1U)];
    const bool is_spaced = conventions.punctuation != PunctuationSpaces::None && mark == (opens ? "«" : "»");
    std::size_t begin = places_[i], end = begin + 1;
    if (!is_spaced) return run_.replace(begin, end, mark);
    const bool canadian = conventions.punctuation == PunctuationSpaces::Canadian;
    if (opens) {
      while (end < text_.size() && text_[end] == ' ') ++end;
      return run_.replace(begin, end, canadian ? "«\u00A0" : "«\u202F");
    }
    const std::size_t taken = run_.edits.empty() ? 0 : run_.edits.back().end;
    while (begin > taken && text_[begin - 1] == ' ') --begin;
    run_.replace(begin, end, canadian ? "\u00A0»" : "\u202F»");
  }

  Run& run_;
  std::string_view text_;
  std::vector<std::size_t> places_;
  std::vector<Use> uses_;
  std::size_t last_close_ = 0;  ///< of the single quotes that look closing
  bool open_double_ = false, open_single_ = false;
};

}  // namespace

void replace_quotes(Run& run) { QuoteRule(run).apply(); }

}  // namespace bifolio::resolve::smart
