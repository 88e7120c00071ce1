// Markdown's block structure: what libcmark-gfm found, as a flat tree with places in the source. From blocks.cpp to
// emit.cpp. Changes when Markdown gets another kind of block.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "base/id.h"
#include "model/document.h"
#include "parse/mapped_text.h"

namespace bifolio::parse::markdown {

enum class BlockKind : std::uint8_t {
  Document,
  BlockQuote,
  List,
  Item,
  Code,
  Html,
  Paragraph,
  Heading,
  ThematicBreak,
  Footnote,
  Table,
  Row,
};

using BlockId = Id<struct BlockTag>;

struct Block {
  BlockKind kind = BlockKind::Document;
  std::uint8_t level = 0;  ///< of a heading
  bool tight = false;      ///< a list without <p>
  bool ordered = false;
  bool fenced = false;  ///< a code block with fences
  bool closed = true;   ///< false: a fence or HTML block that ran to the end of what holds it
  int start = 1;        ///< an ordered list's first number
  BlockId parent, first_child, next;
  std::uint32_t begin = 0, end = 0;  ///< in the source
  std::string_view text;             ///< inline content, code, HTML, a row's line or a footnote's label
  std::string_view info;             ///< a fence's info string, or a table's delimiter row
  std::uint32_t first_segment = 0, segment_count = 0;
};

struct Reference {
  std::string_view url, title;
};

class BlockTree {
 public:
  Block const& operator[](BlockId id) const { return blocks[id.index()]; }
  MappedText content(Block const& block, SourceId source) const {
    return {block.text, std::span(segments).subspan(block.first_segment, block.segment_count), source, source_end};
  }

  std::vector<Block> blocks;  ///< in document order; the first is the document
  std::vector<Segment> segments;
  std::uint32_t source_end = 0;
  std::unordered_map<std::string, Reference> references;  ///< by normalised label; only looked up, never iterated
};

/// Requires begin <= source.text.size(): where the Markdown starts (after front matter). Texts view into the source or into
/// `document`.
BlockTree parse_blocks(SourceText source, std::uint32_t begin, model::Document& document, DiagnosticSink& sink);

/// A link label as it is looked up: case-folded, white space collapsed (CommonMark §4.7). Empty for white space only.
std::string normalize_label(std::string_view label);

/// The text of "&name;", "&#9;" or "&#x9;" at the start of `text`; nothing when it is none. `length` is what was read.
std::optional<std::string> decode_entity(std::string_view text, std::size_t& length);

}  // namespace bifolio::parse::markdown
