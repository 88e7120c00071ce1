// A paragraph's text as smart text reads it: one string, whatever elements it runs through, and the replacements to make in it.
// Changes when the rules need to know more of the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/metadata.h"
#include "resolve/smart/conventions.h"

namespace bifolio::resolve::smart {

/// For bytes [begin, end) of the run's text. The replacement is a constant, or one of the conventions' marks.
struct Edit {
  std::uint32_t begin = 0, end = 0;
  std::string_view replacement;
};

/// From `begin` on, the text is written in a language with these conventions.
struct LanguageChange {
  std::uint32_t begin = 0;
  Conventions const* conventions = nullptr;
};

struct Run {
  std::string text;
  std::vector<LanguageChange> languages;  ///< sorted; the first begins at 0
  std::vector<Edit> edits;                ///< after `finish_edits`: sorted, none overlaps another
  bool is_typewritten = false;            ///< the document has no three hyphens: its em dashes, if any, are two

  Conventions const& conventions_at(std::size_t at) const;
  /// The code point that begins at, or ends before, `at`; 0 at the run's ends.
  char32_t next(std::size_t at) const;
  char32_t previous(std::size_t at) const;
  /// The word (letters, digits, marks) that ends before, or begins at, `at`.
  std::string_view word_before(std::size_t at) const;
  std::string_view word_after(std::size_t at) const;
  void replace(std::size_t begin, std::size_t end, std::string_view replacement) {
    edits.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), replacement});
  }
};

/// Stands in the text for what is not to be read: code, images, addresses, escaped characters.
inline constexpr char32_t object = 0xFFFC;
inline constexpr std::string_view object_text = "\xEF\xBF\xBC";

bool is_space(char32_t c);  ///< white space, no-break spaces too, and the run's ends
bool is_word(char32_t c);   ///< letters, digits, marks, objects
bool is_digit(char32_t c);
bool is_letter(char32_t c);  ///< is_word, but no digit and no object
bool is_upper(char32_t c);   ///< a capital letter of the scripts that have case
bool is_dash(char32_t c);    ///< hyphen or dash

// The rules, each in a file of its own. Each adds its edits.
void replace_quotes(Run& run);
void replace_dashes(Run& run);
void replace_ellipses(Run& run);
void replace_spaces(Run& run);

void apply_rules(Run& run, model::SmartText const& wanted);

}  // namespace bifolio::resolve::smart
