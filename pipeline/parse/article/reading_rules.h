// The rules by which blocks are read: for each role, what speaks for it and what against. Used by reading.cpp only.
#pragma once

#include <set>

#include "parse/article/reading.h"

namespace bifolio::parse {

/// What the rules may look at: all blocks, which one is judged, and what was decided before.
struct ReadingContext {
  Reading& reading;
  std::size_t front_end = 0;  ///< blocks before this one can be title matter
  std::size_t title = SIZE_MAX;
  std::size_t first_chapter = 0;  ///< of a book: the block that opens it
  std::set<std::string> calls;    ///< numbers in brackets or superscript within the text: notes' calls
  TextBlock const& at(std::size_t i) const { return reading.blocks[i].block; }
  BlockRole role(std::size_t i) const { return i < reading.blocks.size() ? reading.blocks[i].role : BlockRole::Separator; }
  bool is_last(std::size_t i) const { return i + 1 >= reading.blocks.size(); }
};

Evidence breadcrumb_evidence(ReadingContext const& context, std::size_t i);
Evidence title_evidence(ReadingContext const& context, std::size_t i);
Evidence repeated_title_evidence(ReadingContext const& context, std::size_t i);
Evidence subtitle_evidence(ReadingContext const& context, std::size_t i);
Evidence date_evidence(ReadingContext const& context, std::size_t i);
Evidence byline_evidence(ReadingContext const& context, std::size_t i);
Evidence heading_evidence(ReadingContext const& context, std::size_t i);
Evidence quote_evidence(ReadingContext const& context, std::size_t i);
Evidence list_evidence(ReadingContext const& context, std::size_t i);
Evidence credit_evidence(ReadingContext const& context, std::size_t i);
Evidence about_evidence(ReadingContext const& context, std::size_t i);
Evidence biography_evidence(ReadingContext const& context, std::size_t i);
Evidence separator_evidence(ReadingContext const& context, std::size_t i);
Evidence verse_evidence(ReadingContext const& context, std::size_t i);
/// `label` is the note's number when there is enough evidence.
Evidence note_evidence(ReadingContext const& context, std::size_t i, std::string& label);

}  // namespace bifolio::parse
