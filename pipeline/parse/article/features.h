// Features: what can be seen in a piece of text without knowing the rest of the document: its case, its end, whether it looks like
// a name. Pure functions that the article parser's evidence is built from. Changes when another hint is worth having.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/fold_case.h"

namespace bifolio::parse {

std::vector<std::string_view> split_words(std::string_view text);
std::string_view trim(std::string_view text);
/// Equal but for case, white space and punctuation at the ends.
bool says_the_same(std::string_view a, std::string_view b);

enum class Ending { Open, FullStop, Question, Exclamation, Colon, Comma, Other };
/// How the text ends, closing quotes, brackets and calls of notes passed over. An ellipsis is a full stop.
Ending ending_of(std::string_view text);

bool starts_with_capital(std::string_view text);  ///< or a digit, or a letter of a script without case
bool is_all_capitals(std::string_view text);      ///< at least two letters, none small
bool starts_with_quote(std::string_view text);
bool ends_with_quote(std::string_view text);
/// "title" of "Title: The Tides", in lower case; empty when the text does not begin with one word and a colon.
std::string label_of(std::string_view text);
/// "The Tides" of "Title: The Tides"; all of the text when it has no label.
std::string_view without_label(std::string_view text);
/// At least two thirds of the words that matter begin with a capital.
bool is_title_case(std::string_view text);
/// "Chapter 12", "PART ONE", "Kapitel 3", "Chapitre II", "XIV." alone: the opening of a book's part.
bool is_chapter_opening(std::string_view text);
/// "Preface", "Introduction", "Epilogue", "Vorwort": a part of a book that has no number.
bool names_a_part(std::string_view text);
/// The depth of "2.", "2.1", "2.1.3 Title" (1, 2, 3); 0 without such a number.
int section_number_depth(std::string_view text);

/// Two to five capitalised words (particles such as "van", initials): "Oriol Marín", "J. R. de la Cruz".
bool is_person_name(std::string_view text);
/// Whether the words tell a position or an institution: "Research Assistant", "University of Glasgow".
bool is_position(std::string_view text);

/// The parts of "Home / Asia / Title"; empty when there is no such separator.
std::vector<std::string_view> breadcrumb_parts(std::string_view text);

/// Bytes of a list marker with the space after it: "• ", "1. ", "(a) "; 0 without one.
std::size_t list_marker(std::string_view text);
/// The bytes of a byline's opening words: "By ", "Written by ", "Text: "; 0 without one.
std::size_t byline_opening(std::string_view text);
/// The bytes of "Image: ", "Photo credit: ", "Figure 2: "; 0 without one.
std::size_t caption_opening(std::string_view text);
/// "CC BY 4.0", "©", "Creative Commons", "public domain", "Getty Images".
bool mentions_licence(std::string_view text);
/// "About the author", "About Jane Roe", "Über die Autorin"; what follows "about" is put in `whom` (empty for "the author").
bool is_about_heading(std::string_view text, std::string_view& whom);
/// "Notes", "References", "Footnotes", "Anmerkungen" as a heading of its own.
bool is_notes_heading(std::string_view text);

}  // namespace bifolio::parse
