// Our block extension to libcmark-gfm: tables and footnote definitions, in linear time. The library's own table extension
// is quadratic, and its footnotes lose unused definitions. From cmark's block phase to blocks.cpp. Changes with cmark's extension
// API.
#pragma once

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"

namespace bifolio::parse::markdown {

/// Wider tables stay paragraphs, with a diagnostic.
inline constexpr std::size_t max_table_columns = 1000;

/// The node types that we add to cmark's, the same for all parsers of the process.
struct NodeTypes {
  cmark_node_type table, row, footnote;
};
NodeTypes const& node_types();

struct SourceLine {
  std::uint32_t begin = 0, end = 0;  ///< without its line end
};

/// Where a table's first two lines are; its further rows are nodes.
struct TableHead {
  SourceLine header, delimiter;
};

/// What the callbacks know of one parse. Lines are those of the text that cmark is fed, numbered from 1 there and from 0 here.
struct BlockPhase {
  SourceText source;
  std::vector<SourceLine> lines;
  DiagnosticSink* sink = nullptr;
  cmark_syntax_extension* extension = nullptr;
  cmark_parser* parser = nullptr;
  int text_line = 0;  ///< the last line that could be a paragraph's, and where its text starts
  std::uint32_t text_begin = 0;
  std::vector<bool> is_text;      ///< of each line: whether it could be a paragraph's
  std::vector<TableHead> tables;  ///< a table node's user data is its index + 1
  bool too_wide_said = false;
  std::function<void()> on_closed;  ///< called once, when all blocks are closed and the references known
};

/// Its private data is `phase`; freed with cmark_syntax_extension_free.
cmark_syntax_extension* make_extension(BlockPhase& phase);

/// The number that we left in the node's user data, else 0.
std::size_t node_number(cmark_node* node);

}  // namespace bifolio::parse::markdown
