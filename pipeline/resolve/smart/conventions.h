// What the languages do with quotation marks, spaces and apostrophes: tables. Changes with the languages we know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/quote_marks.h"

namespace bifolio::resolve::smart {

/// Where spaces stand around guillemets and before high punctuation.
enum class PunctuationSpaces : std::uint8_t {
  None,
  French,    ///< narrow before ; ! ? and within guillemets, a word space before the colon
  Swiss,     ///< as French, narrow before the colon too
  Canadian,  ///< a word space before the colon and within guillemets, none before ; ! ?
};

/// What an apostrophe is where it is a letter.
enum class ApostropheLetter : std::uint8_t {
  None,
  Okina,  ///< before a letter, U+02BB: Hawaiʻi
  Uzbek,  ///< U+02BB after o and g, U+02BC elsewhere
};

/// Which numbers with a full stop belong to the word behind them: "5. května", "5. Mai".
enum class Ordinals : std::uint8_t {
  None,
  BeforeSmall,   ///< before small letters: no sentence begins with one
  BeforeMonths,  ///< and before the names of months and the word for a century, where nouns have capitals
};

struct Conventions {
  model::QuoteMarks quotes;
  PunctuationSpaces punctuation = PunctuationSpaces::None;
  std::string_view short_words;    ///< " k s v ": words that never end a line
  std::string_view enclitics;      ///< " же ли ": words that never begin one
  std::string_view elisions;       ///< " tis twas ": words that begin with an apostrophe
  std::string_view abbreviations;  ///< " p pp no ": what stands before a number
  std::string_view titles;         ///< " Dr Mrs ": what stands before a name
  ApostropheLetter apostrophe = ApostropheLetter::None;
  Ordinals ordinals = Ordinals::None;
  bool keeps_dash_to_word = false;  ///< no line begins with a dash after a space
  bool closes_dashes = false;       ///< dashes in a sentence are em dashes, without spaces
};

/// For a BCP 47 tag. `quotes`, if not empty, says the marks: four of them, a name ("british") or a language's tag.
Conventions conventions_for(std::string_view language, std::string_view quotes);

/// Nothing for text that says no marks.
std::optional<model::QuoteMarks> quote_marks_named(std::string_view text);

/// Whether `list` (" a b ") has the word; ASCII capitals count as small letters.
bool has_word(std::string_view list, std::string_view word);
/// Whether it is a month, or "Jahrhundert", in German.
bool is_german_date_word(std::string_view word);
/// Whether it is the sign of a unit of measurement, or what stands behind a number like one.
bool is_unit(std::string_view word);

}  // namespace bifolio::resolve::smart
