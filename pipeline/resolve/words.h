// The few words that Bifolio itself writes into a book, by the book's language: a table. Changes with the languages we know.
#pragma once

#include <string>
#include <string_view>

namespace bifolio::resolve {

struct Words {
  std::string_view language;  ///< primary subtag
  std::string_view contents;  ///< heading of the table of contents
  std::string_view notes;     ///< label of a section of notes
  std::string_view back;      ///< label of a note's back-link; the note's number follows
  std::string_view by;        ///< before authors in a byline; may be empty
  std::string_view and_word;  ///< between the last two of several names, with its spaces
  std::string_view about;     ///< before a name, in the heading of a biography
  std::string_view isbn = "ISBN";
};

/// English for a language that is not in the table.
Words const& words_for(std::string_view language);

}  // namespace bifolio::resolve
