#include "parse/article/reading.h"

#include <algorithm>
#include <array>

#include "parse/article/features.h"
#include "parse/article/note_calls.h"
#include "parse/article/reading_rules.h"
#include "parse/dates.h"

namespace bifolio::parse {
namespace {

// Title matter is a few lines, not a page.
constexpr std::size_t front_limit = 16;
constexpr std::size_t prose_words = 25;
constexpr std::size_t chapters_of_a_book = 3;

using Rule = Evidence (*)(ReadingContext const&, std::size_t);

bool a_fact_in(std::string_view text) {
  const auto date = find_date(text);
  return byline_opening(text) > 0 || (date && (date->end - date->begin) * 2 > text.size());
}

void extend(TextBlock& block, TextBlock const& by, SourceText source) {
  const std::uint32_t blank = block.blank_before;
  block.lines.back().end = by.lines.back().end;
  block = split_lines(block, source)[0];
  block.blank_before = blank;
}

// "By Jane Roe | 22 August 2024": separators between facts that stand on one line.
std::vector<TextBlock> split_facts(TextBlock const& block, SourceText source) {
  std::vector<TextBlock> parts;
  if (block.lines.size() != 1 || block.words > 25) return {block};
  const TextLine line = block.lines[0];
  const std::string_view text = source.text.substr(line.begin, line.end - line.begin);
  bool a_fact = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.size(), size = 0;
    for (std::string_view separator : {" | ", " · ", " • ", " — ", " – "})
      if (const std::size_t at = text.find(separator, begin); at < end) end = at, size = separator.size();
    const std::string_view part = text.substr(begin, end - begin);
    TextBlock piece = block;
    piece.lines = {{line.begin + static_cast<std::uint32_t>(begin), line.begin + static_cast<std::uint32_t>(end), line.indent}};
    piece = split_lines(piece, source)[0];
    piece.blank_before = parts.empty() ? block.blank_before : 0;
    const bool own_fact = a_fact_in(part);
    a_fact |= own_fact;
    if (piece.words > 0 && (own_fact || parts.empty() || is_person_name(part)))
      parts.push_back(std::move(piece));
    else if (piece.words > 0)
      extend(parts.back(), piece, source);  // "| 5 min read" belongs to what stands before it
    if (size == 0) break;
    begin = end + size;
  }
  return a_fact && parts.size() > 1 ? parts : std::vector<TextBlock>{block};
}

// In title matter each line is a fact of its own, even if no empty lines stand between them.
std::vector<TextBlock> split_title_matter(TextBlock const& block, SourceText source) {
  if (block.lines.size() > 1 && block.lines.size() <= 6 && block.words <= 60) {
    std::vector<TextBlock> lines = split_lines(block, source);
    const bool facts = std::any_of(lines.begin(), lines.end(), [](TextBlock const& line) { return a_fact_in(line.text); });
    if (facts) return lines;
  }
  return split_facts(block, source);
}

// A sentence that no date, byline or title follows before the next one: where the text begins when its paragraphs are short.
bool begins_the_text(std::vector<TextBlock> const& blocks, std::size_t i) {
  constexpr std::size_t sentence_words = 12, facts_follow_within = 4;
  const auto is_sentence = [&](std::size_t k) {
    const Ending ending = ending_of(blocks[k].text);
    return blocks[k].words >= sentence_words && (ending == Ending::FullStop || ending == Ending::Colon);
  };
  if (!is_sentence(i) || a_fact_in(blocks[i].text)) return false;
  for (std::size_t k = i + 1; k < std::min(blocks.size(), i + facts_follow_within) && !is_sentence(k); ++k)
    if (a_fact_in(blocks[k].text) || is_person_name(blocks[k].text) || says_the_same(blocks[k].text, blocks[0].text)) return false;
  return true;
}

std::size_t find_front_end(std::vector<TextBlock> const& blocks) {
  for (std::size_t i = 1; i < blocks.size() && i < front_limit; ++i) {
    const bool prose = blocks[i].words >= prose_words && ending_of(blocks[i].text) != Ending::Open;
    if (prose || begins_the_text(blocks, i)) return i;
  }
  return std::min(blocks.size(), front_limit);
}

// In wrapped text a list's items may stand in one block, a marker at the beginning of each line.
std::vector<TextBlock> split_list(TextBlock const& block, SourceText source) {
  if (block.lines.size() < 2) return {block};
  const auto marked = [&](TextLine const& line) { return list_marker(source.text.substr(line.begin, line.end - line.begin)) > 0; };
  const auto markers = std::count_if(block.lines.begin(), block.lines.end(), marked);
  if (!marked(block.lines[0]) || markers < 2) return {block};
  std::vector<TextBlock> items;
  TextBlock item;
  const auto flush = [&] {
    if (item.lines.empty()) return;
    // split_lines measures single lines; an item of several is measured from their join.
    std::vector<TextBlock> lines = split_lines(item, source);
    TextBlock joined = lines[0];
    for (std::size_t k = 1; k < lines.size(); ++k) {
      joined.lines.push_back(lines[k].lines[0]);
      joined.text += ' ' + lines[k].text;
      joined.words += lines[k].words;
      joined.span.end = lines[k].span.end;
    }
    items.push_back(std::move(joined));
    item.lines.clear();
  };
  for (TextLine const& line : block.lines) {
    if (marked(line)) flush();
    item.lines.push_back(line);
  }
  flush();
  items.front().blank_before = block.blank_before;
  return items;
}

void take(ReadBlock& block, BlockRole role, Evidence evidence) {
  block.role = role;
  block.evidence = std::move(evidence);
}

// The block with most evidence in [0, end), if it is enough.
std::size_t best(ReadingContext const& context, std::size_t end, Rule rule) {
  std::size_t at = SIZE_MAX;
  int most = enough_evidence - 1;
  for (std::size_t i = 0; i < end; ++i) {
    if (context.role(i) != BlockRole::Paragraph) continue;
    const int score = rule(context, i).score;
    if (score > most) most = score, at = i;
  }
  return at;
}

void try_role(ReadingContext& context, std::size_t i, BlockRole role, Rule rule) {
  ReadBlock& block = context.reading.blocks[i];
  if (block.role != BlockRole::Paragraph) return;
  Evidence evidence = rule(context, i);
  if (evidence.score >= enough_evidence) take(block, role, std::move(evidence));
}

void read_title_matter(ReadingContext& context) {
  std::vector<ReadBlock>& blocks = context.reading.blocks;
  if (const std::size_t i = best(context, std::min<std::size_t>(context.front_end, 2), breadcrumb_evidence); i != SIZE_MAX)
    take(blocks[i], BlockRole::Breadcrumb, breadcrumb_evidence(context, i));
  if ((context.title = best(context, std::min<std::size_t>(context.front_end, 6), title_evidence)) != SIZE_MAX)
    take(blocks[context.title], BlockRole::Title, title_evidence(context, context.title));
  for (std::size_t i = 0; i < context.front_end; ++i) {
    try_role(context, i, BlockRole::RepeatedTitle, repeated_title_evidence);
    try_role(context, i, BlockRole::Date, date_evidence);
  }
  for (std::size_t i = 0; i < context.front_end; ++i) try_role(context, i, BlockRole::Byline, byline_evidence);
  for (std::size_t i = 0; i < context.front_end; ++i) try_role(context, i, BlockRole::Subtitle, subtitle_evidence);
}

void read_heading(ReadingContext& context, std::size_t i) {
  ReadBlock& block = context.reading.blocks[i];
  if (block.role != BlockRole::Paragraph) return;
  Evidence evidence = heading_evidence(context, i);
  if (evidence.score < enough_evidence + 1) {
    if (evidence.score >= enough_evidence - 1) block.evidence = std::move(evidence);  // a near miss is worth explaining
    return;
  }
  const int depth = section_number_depth(block.block.text);
  const bool chapter = is_chapter_opening(block.block.text) || names_a_part(block.block.text);
  block.level = context.reading.is_book ? (chapter ? 1 : 2) : std::min(6, 1 + std::max(depth, 1));
  take(block, is_notes_heading(block.block.text) ? BlockRole::NotesHeading : BlockRole::Heading, std::move(evidence));
}

void read_body(ReadingContext& context) {
  constexpr std::array<std::pair<BlockRole, Rule>, 5> rules = {{{BlockRole::Separator, separator_evidence},
                                                                {BlockRole::Credit, credit_evidence},
                                                                {BlockRole::AboutHeading, about_evidence},
                                                                {BlockRole::Biography, biography_evidence},
                                                                {BlockRole::ListItem, list_evidence}}};
  for (std::size_t i = 0; i < context.reading.blocks.size(); ++i) {
    ReadBlock& block = context.reading.blocks[i];
    if (block.role != BlockRole::Paragraph) continue;
    std::string label;
    Evidence note = note_evidence(context, i, label);
    if (note.score >= enough_evidence) {
      take(block, BlockRole::Note, std::move(note));
      block.label = label;
    }
    for (auto const& [role, rule] : rules) try_role(context, i, role, rule);
    read_heading(context, i);
    try_role(context, i, BlockRole::Quote, quote_evidence);
    try_role(context, i, BlockRole::Verse, verse_evidence);
  }
}

}  // namespace

std::string_view to_string(BlockRole role) {
  switch (role) {
    case BlockRole::Paragraph: return "paragraph";
    case BlockRole::Breadcrumb: return "breadcrumb";
    case BlockRole::Title: return "title";
    case BlockRole::RepeatedTitle: return "title, said again";
    case BlockRole::Subtitle: return "subtitle";
    case BlockRole::Date: return "date";
    case BlockRole::Byline: return "byline";
    case BlockRole::Heading: return "heading";
    case BlockRole::Quote: return "quotation";
    case BlockRole::ListItem: return "list item";
    case BlockRole::Credit: return "credit";
    case BlockRole::AboutHeading: return "heading of the author's biography";
    case BlockRole::Biography: return "author's biography";
    case BlockRole::NotesHeading: return "heading of the notes";
    case BlockRole::Note: return "note";
    case BlockRole::Separator: return "break";
    case BlockRole::Verse: return "verse";
  }
  return "";
}

void Evidence::add(int points, std::string_view reason) {
  score += points;
  reasons.push_back((points > 0 ? "+" : "") + std::to_string(points) + " " + std::string(reason));
}

Reading read_article(SourceText source) {
  TextBlocks cut = cut_into_blocks(source);
  Reading reading;
  reading.shape = cut.shape;
  const std::size_t front_end = find_front_end(cut.blocks);
  std::size_t chapters = 0;
  ReadingContext context{.reading = reading, .calls = {}};
  for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
    for (TextBlock& part : i < front_end ? split_title_matter(cut.blocks[i], source) : split_list(cut.blocks[i], source)) {
      if (is_chapter_opening(part.text) && chapters++ == 0) context.first_chapter = reading.blocks.size();
      collect_note_calls(part.text, context.calls);
      reading.blocks.push_back({std::move(part), BlockRole::Paragraph, 2, "", {}});
    }
    if (i + 1 == front_end) context.front_end = reading.blocks.size();
  }
  reading.is_book = chapters >= chapters_of_a_book;
  read_title_matter(context);
  read_body(context);
  return reading;
}

}  // namespace bifolio::parse
