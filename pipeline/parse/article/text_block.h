// Text blocks: the source cut into paragraphs and lines, with what can be measured of each before anything is decided.
// The first step of the plain-text article parser. Changes when plain text is laid out in another way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace bifolio::parse {

/// A line without its line end and the white space around it.
struct TextLine {
  std::uint32_t begin = 0, end = 0;  ///< in the source
  std::uint32_t indent = 0;          ///< columns of white space before it
};

struct TextBlock {
  std::vector<TextLine> lines;
  std::uint32_t blank_before = 0;  ///< empty lines before it
  std::string text;                ///< lines joined by one space, runs of white space as one
  std::size_t words = 0;
  Span span;
};

/// How the source writes paragraphs.
struct TextShape {
  bool wrapped = false;         ///< lines are filled to a width and joined; else every line is a paragraph
  std::size_t width = 0;        ///< of wrapped lines, in characters
  std::uint32_t usual_gap = 1;  ///< the commonest number of empty lines between blocks
};

struct TextBlocks {
  std::vector<TextBlock> blocks;
  TextShape shape;
};

TextBlocks cut_into_blocks(SourceText source);

/// The block with its lines as blocks of their own.
std::vector<TextBlock> split_lines(TextBlock const& block, SourceText source);

}  // namespace bifolio::parse
