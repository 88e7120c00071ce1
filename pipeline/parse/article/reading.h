// The reading of an article: what each of its blocks is, and the evidence that decided it. The second step of the plain-text
// parser, between the blocks and the document. Changes when another part of articles is to be recognised.
#pragma once

#include <string>
#include <vector>

#include "parse/article/text_block.h"

namespace bifolio::parse {

enum class BlockRole : std::uint8_t {
  Paragraph,
  Breadcrumb,
  Title,
  RepeatedTitle,
  Subtitle,
  Date,
  Byline,
  Heading,
  Quote,
  ListItem,
  Credit,
  AboutHeading,
  Biography,
  NotesHeading,
  Note,
  Separator,
  Verse,
};
std::string_view to_string(BlockRole role);

/// Evidence for one role of one block: points for and against, each with its reason.
struct Evidence {
  int score = 0;
  std::vector<std::string> reasons;  ///< "+3 short line"
  void add(int points, std::string_view reason);
  void add_if(bool holds, int points, std::string_view reason) {
    if (holds) add(points, reason);
  }
};

struct ReadBlock {
  TextBlock block;
  BlockRole role = BlockRole::Paragraph;
  int level = 2;      ///< of a heading
  std::string label;  ///< of a note: its number
  Evidence evidence;  ///< for the role
};

struct Reading {
  std::vector<ReadBlock> blocks;
  TextShape shape;
  bool is_book = false;  ///< it is divided into chapters
};

/// The score that a role needs to be taken over "paragraph".
inline constexpr int enough_evidence = 4;

Reading read_article(SourceText source);

}  // namespace bifolio::parse
