#include "parse/article/reading_rules.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/article/features.h"
#include "parse/dates.h"

namespace bifolio::parse {
namespace {

constexpr std::size_t long_title_words = 22;

bool is_date_line(std::string_view text) {
  const auto date = find_date(text);
  return date && (date->end - date->begin) * 10 >= text.size() * 4;
}

// A paragraph as one writes them: some length, and a full stop at its end.
bool reads_as_prose(TextBlock const& block) {
  return block.words >= 12 && (ending_of(block.text) == Ending::FullStop || block.words >= 40);
}

bool ends_a_sentence(std::string_view text) {
  const Ending ending = ending_of(text);
  return ending == Ending::FullStop || ending == Ending::Exclamation;
}

}  // namespace

Evidence breadcrumb_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  std::string const& text = context.at(i).text;
  const auto parts = breadcrumb_parts(text);
  if (parts.size() < 2) return e;
  e.add(3, "parts with separators between them");
  const std::string first = fold_case(parts.front());
  e.add_if(first == "home" || first == "start" || first == "startseite" || first == "accueil" || first == "inicio" ||
               first == "головна" || first == "главная",
           3, "begins with \"Home\"");
  e.add_if(i == 0, 1, "first line");
  for (std::size_t k = i + 1; k < std::min(context.front_end, i + 4); ++k)
    if (says_the_same(parts.back(), context.at(k).text)) e.add(3, "ends with the title");
  const bool short_parts =
      std::all_of(parts.begin(), parts.end() - 1, [](std::string_view part) { return split_words(part).size() <= 5; });
  e.add_if(!short_parts, -3, "long parts");
  e.add_if(ends_a_sentence(text), -3, "ends a sentence");
  e.add_if(find_date(text).has_value(), -4, "a date");
  return e;
}

Evidence title_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  if (context.role(i) == BlockRole::Breadcrumb) return e;
  std::size_t before = 0;
  for (std::size_t k = 0; k < i; ++k) before += context.role(k) != BlockRole::Breadcrumb;
  e.add_if(before == 0, 4, "first line of the text");
  e.add_if(before == 1, 1, "second line of the text");
  for (std::size_t k = 0; k < context.front_end; ++k) {
    if (k == i) continue;
    if (says_the_same(context.at(k).text, without_label(block.text))) e.add(3, "said twice");
    const auto parts =
        context.role(k) == BlockRole::Breadcrumb ? breadcrumb_parts(context.at(k).text) : std::vector<std::string_view>();
    if (!parts.empty() && says_the_same(parts.back(), block.text)) e.add(3, "ends the breadcrumb");
  }
  e.add_if(block.words <= 12, 1, "short line");
  e.add_if(block.words > long_title_words, -5, "long");
  e.add_if(!ends_a_sentence(block.text), 1, "no full stop");
  e.add_if(ends_a_sentence(block.text) && block.words > 6, -3, "ends a sentence");
  e.add_if(is_title_case(block.text) || is_all_capitals(block.text), 1, "capitals as in a title");
  const std::string_view next = context.is_last(i) ? std::string_view() : std::string_view(context.at(i + 1).text);
  e.add_if(is_date_line(next) || byline_opening(next), 2, "a date or byline follows");
  e.add_if(without_label(block.text).size() < block.text.size() && label_of(block.text) == "title", 8, "says that it is the title");
  e.add_if(is_date_line(block.text), -8, "a date");
  e.add_if(byline_opening(block.text) > 0, -6, "begins like a byline");
  e.add_if(list_marker(block.text) > 0, -4, "a list marker");
  e.add_if(is_chapter_opening(block.text), -4, "opens a chapter");
  e.add_if(!starts_with_capital(block.text), -2, "begins with a small letter");
  e.add_if(caption_opening(block.text) > 0, -6, "begins like a caption");
  return e;
}

Evidence repeated_title_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  if (context.title >= context.reading.blocks.size() || i == context.title) return e;
  e.add_if(says_the_same(context.at(i).text, without_label(context.at(context.title).text)), 6, "says the title again");
  return e;
}

Evidence subtitle_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  if (context.title >= i || context.reading.blocks.size() <= i + 1) return e;
  const bool follows = i == context.title + 1 || (i == context.title + 2 && context.role(i - 1) == BlockRole::RepeatedTitle);
  if (!follows) return e;
  e.add(3, "follows the title");
  bool before_matter = false;
  for (std::size_t k = i + 1; k < context.front_end; ++k)
    before_matter |= context.role(k) == BlockRole::Date || context.role(k) == BlockRole::Byline;
  e.add_if(before_matter, 3, "stands before the byline or date");
  e.add_if(block.words >= 3 && block.words <= 45, 1, "a line or two");
  e.add_if(block.words > 60, -5, "long");
  e.add_if(is_person_name(block.text), -4, "looks like a name");
  e.add_if(!before_matter && context.at(i + 1).words > 25, -3, "stands right before the text, as a heading does");
  return e;
}

Evidence date_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  const auto date = find_date(block.text);
  if (!date) return e;
  const std::size_t share = (date->end - date->begin) * 100 / block.text.size();
  e.add_if(share >= 90, 5, "all of it is a date");
  e.add_if(share >= 30 && share < 90 && block.words <= 12, 3, "a date with a few words");
  e.add_if(i < context.front_end, 2, "before the text");
  const std::string folded = fold_case(block.text);
  e.add_if(folded.starts_with("published") || folded.starts_with("posted") || folded.starts_with("date") ||
               folded.starts_with("updated") || folded.starts_with("veröffentlicht") || folded.starts_with("publié"),
           2, "says that it is the date");
  e.add_if(i >= context.front_end, -3, "within the text");
  e.add_if(block.words > 15, -4, "long");
  return e;
}

Evidence byline_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  const std::size_t opening = byline_opening(block.text);
  const std::string_view rest = trim(std::string_view(block.text).substr(opening));
  const std::string_view first_name = trim(rest.substr(0, std::min(rest.find(" and "), rest.find_first_of(",|&"))));
  e.add_if(opening > 0, 4, "begins with \"by\"");
  e.add_if(is_person_name(first_name) || (opening > 0 && split_words(first_name).size() == 1 && starts_with_capital(first_name)), 2,
           "a person's name");
  e.add_if(i < context.front_end, 1, "before the text");
  e.add_if(i == context.title + 1 || (i > 0 && context.role(i - 1) == BlockRole::Date) || context.role(i + 1) == BlockRole::Date, 1,
           "next to the title or date");
  for (std::size_t k = context.front_end; k < context.reading.blocks.size() && opening == 0; ++k) {
    std::string_view whom;
    if (context.at(k).words <= 8 && is_about_heading(context.at(k).text, whom) && says_the_same(whom, first_name))
      e.add(3, "the text ends with a note about this person");
  }
  e.add_if(block.words > 25, -4, "long");
  e.add_if(opening == 0 && !is_person_name(first_name), -4, "no name");
  e.add_if(opening == 0 && i + 1 >= context.front_end && context.role(i + 1) != BlockRole::Date && i != context.title + 1, -2,
           "stands where a heading would");
  e.add_if(ends_a_sentence(block.text) && block.words > 8, -3, "ends a sentence");
  e.add_if(i >= context.front_end, -4, "within the text");
  return e;
}

Evidence heading_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  TextShape const& shape = context.reading.shape;
  if (block.words == 0 || block.lines.size() > 2) return e;
  const bool chapter = is_chapter_opening(block.text);
  const Ending ending = ending_of(block.text);
  e.add_if(block.words <= 12, 2, "short line");
  e.add_if(block.words > 16, -4, "long");
  e.add_if(ending == Ending::Open, 2, "no full stop");
  e.add_if(ending == Ending::Question, 1, "ends with a question mark");
  e.add_if(ending == Ending::FullStop && !chapter && section_number_depth(block.text) == 0, -4, "ends with a full stop");
  e.add_if(ending == Ending::Exclamation, -1, "ends with an exclamation mark");
  e.add_if(ending == Ending::Comma || ending == Ending::Colon, -4, "goes on in the next line");
  e.add_if(chapter, 5, "opens a chapter");
  e.add_if(names_a_part(block.text), 3, "names a part of a book");
  e.add_if(section_number_depth(block.text) > 0, 2, "a section number");
  e.add_if(is_notes_heading(block.text), 3, "\"notes\"");
  e.add_if(is_all_capitals(block.text), 1, "all capitals");
  e.add_if(is_title_case(block.text) && block.words > 1, 1, "capitals as in a title");
  e.add_if(block.blank_before > shape.usual_gap, 1, "more space before it than usual");
  e.add_if(!context.is_last(i) && reads_as_prose(context.at(i + 1)), 1, "a paragraph follows");
  e.add_if(context.is_last(i), -4, "nothing follows");
  e.add_if(!starts_with_capital(block.text), -4, "begins with a small letter");
  e.add_if(starts_with_quote(block.text) && (ending != Ending::Open || ends_with_quote(block.text)), -3, "speech");
  e.add_if(context.reading.is_book && !chapter && block.blank_before <= shape.usual_gap, -2,
           "the text has chapters, and this opens none");
  e.add_if(context.reading.is_book && i < context.first_chapter && (context.is_last(i) || !reads_as_prose(context.at(i + 1))), -3,
           "stands before the first chapter, with no text of its own");
  e.add_if(!label_of(block.text).empty() && split_words(without_label(block.text)).size() <= 2, -2, "a label and a value");
  e.add_if(block.text.find("http") != std::string::npos || block.text.find('@') != std::string::npos, -4, "an address");
  const auto is_short = [&](std::size_t k) {
    return k < context.reading.blocks.size() && context.at(k).words <= 8 && context.at(k).blank_before <= shape.usual_gap;
  };
  e.add_if(!chapter && ((is_short(i + 1) && is_short(i + 2)) || (i > 1 && is_short(i + 1) && is_short(i - 1))), -2,
           "one of several short lines");
  return e;
}

Evidence quote_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  e.add_if(block.text.starts_with("> ") || block.text.starts_with(">\t"), 6, "marked with \">\"");
  std::uint32_t indent = UINT32_MAX;
  for (TextLine const& line : block.lines) indent = std::min(indent, line.indent);
  e.add_if(indent >= 3 && block.lines.size() > 1, 4, "indented");
  e.add_if(indent >= 3 && block.lines.size() == 1 && !context.reading.shape.wrapped, 3, "indented");
  e.add_if(starts_with_quote(block.text) && block.text.find("” — ") != std::string::npos, 4, "a quotation and who said it");
  e.add_if(block.words >= 8, 1, "long enough");
  e.add_if(indent >= 3 && block.words < 6, -2, "short");
  return e;
}

Evidence list_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  const std::size_t marker = list_marker(block.text);
  if (marker == 0) return e;
  const bool dash = block.text.starts_with("– ") || block.text.starts_with("— ");
  const bool number = block.text[0] >= '0' && block.text[0] <= '9';
  e.add(dash ? 1 : number ? 2 : 4, "a list marker");
  const auto like_it = [&](std::size_t k) {
    if (k >= context.reading.blocks.size()) return false;
    std::string const& other = context.at(k).text;
    return list_marker(other) > 0 &&
           (number ? other[0] >= '0' && other[0] <= '9' : other.substr(0, list_marker(other)) == block.text.substr(0, marker));
  };
  e.add_if(like_it(i + 1) || (i > 0 && like_it(i - 1)), 3, "one of several");
  std::size_t own = 0;
  for (std::size_t k = 0; k < block.lines.size(); ++k) own += k > 0 && block.lines[k].indent == block.lines[0].indent;
  e.add_if(block.lines.size() > 1 && own == 0, 1, "its further lines are indented");
  e.add_if(dash && block.words > 25, -3, "speech, in languages that mark it with a dash");
  return e;
}

Evidence credit_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  const bool opening = caption_opening(block.text) > 0;
  e.add_if(opening, 4, "begins like a caption");
  e.add_if(mentions_licence(block.text), 2, "names a source or licence");
  e.add_if(block.text.find("(Source") != std::string::npos || block.text.find("(Credit") != std::string::npos ||
               block.text.find("(Photo") != std::string::npos,
           2, "a source in brackets");
  e.add_if(block.words <= 60, 1, "short");
  e.add_if(!opening, -2, "does not begin like a caption");
  e.add_if(block.words > 90, -4, "long");
  return e;
}

Evidence about_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  std::string_view whom;
  if (context.at(i).words > 8 || !is_about_heading(context.at(i).text, whom)) return e;
  e.add(4, "\"about\" and a person");
  for (std::size_t k = 0; k < context.front_end && !whom.empty(); ++k)
    if (ReadBlock const& other = context.reading.blocks[k];
        other.role == BlockRole::Byline && other.block.text.find(whom) != std::string::npos)
      e.add(3, "the author of the byline");
  e.add_if(i * 2 > context.reading.blocks.size(), 2, "near the end");
  e.add_if(i * 2 <= context.reading.blocks.size(), -2, "not near the end");
  e.add_if(context.is_last(i), -4, "nothing follows");
  return e;
}

Evidence biography_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  const bool follows = i > 0 && (context.role(i - 1) == BlockRole::AboutHeading || context.role(i - 1) == BlockRole::Biography);
  e.add_if(follows, 5, "stands under \"about the author\"");
  for (std::size_t k = 0; k < context.front_end; ++k) {
    ReadBlock const& other = context.reading.blocks[k];
    if (other.role != BlockRole::Byline) continue;
    const std::string_view name = trim(std::string_view(other.block.text).substr(byline_opening(other.block.text)));
    const std::string_view first = trim(name.substr(0, std::min(name.find(" and "), name.find(','))));
    for (std::string_view verb : {" is ", " was ", " teaches ", " works ", " ist ", " est ", " es ", " writes ", " holds "})
      if (is_person_name(first) && block.text.starts_with(std::string(first) + std::string(verb)))
        e.add(3, "begins with the author's name");
  }
  e.add_if(i + 3 >= context.reading.blocks.size(), 1, "near the end");
  e.add_if(!follows && i * 2 < context.reading.blocks.size(), -4, "not near the end");
  return e;
}

Evidence separator_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  std::string const& text = context.at(i).text;
  const bool marks = text.size() <= 60 && std::all_of(text.begin(), text.end(), [](char c) {
                       return std::string_view("*-_=~#. ").find(c) != std::string_view::npos;
                     });
  e.add_if(marks && text.size() >= 3, 6, "only marks");
  e.add_if(text == "⁂" || text == "* * *" || text == "***" || text == "❦" || text == "§", 3, "a sign that divides");
  return e;
}

// Lines that end before the width that the others are filled to, though the next line's first word would have fitted.
Evidence verse_evidence(ReadingContext const& context, std::size_t i) {
  Evidence e;
  TextBlock const& block = context.at(i);
  TextShape const& shape = context.reading.shape;
  if (!shape.wrapped || block.lines.size() < 2) return e;
  std::size_t early = 0;
  for (std::size_t k = 0; k + 1 < block.lines.size(); ++k)
    early += (block.lines[k].end - block.lines[k].begin) * 10 < shape.width * 7;
  e.add_if(early == block.lines.size() - 1, 4, "every line ends early");
  e.add_if(early * 3 >= (block.lines.size() - 1) * 2 && early != block.lines.size() - 1, 2, "most lines end early");
  e.add_if(block.lines.size() > 2, 1, "several lines");
  return e;
}

Evidence note_evidence(ReadingContext const& context, std::size_t i, std::string& label) {
  Evidence e;
  std::string const& text = context.at(i).text;
  const bool bracket = text.starts_with("[");
  std::size_t k = bracket ? 1 : 0;
  const std::size_t begin = k;
  while (k < text.size() && text[k] >= '0' && text[k] <= '9') ++k;
  if (k == begin || k - begin > 3 || k + 1 >= text.size()) return e;
  label = text.substr(begin, k - begin);
  const bool closes = bracket ? text[k] == ']' : text[k] == '.' || text[k] == ' ' || text[k] == ')';
  if (!closes) return e;
  e.add_if(bracket, 2, "a number in brackets");
  const BlockRole before = i > 0 ? context.role(i - 1) : BlockRole::Paragraph;
  e.add_if(before == BlockRole::NotesHeading, 4, "stands under \"notes\"");
  e.add_if(before == BlockRole::Note, 2, "another note before it");
  e.add_if(context.calls.count(label) > 0, 3, "called in the text");
  return e;
}

}  // namespace bifolio::parse
