#include "parse/markdown/extension.h"

extern "C" {
#include <cmark-gfm/node.h>
}

#include <algorithm>
#include <string>

#include "parse/diagnostics.h"
#include "parse/markdown/table_rows.h"

namespace bifolio::parse::markdown {
namespace {

BlockPhase& phase_of(cmark_syntax_extension* extension) {
  return *static_cast<BlockPhase*>(cmark_syntax_extension_get_private(extension));
}

std::string_view slice(BlockPhase const& phase, SourceLine line) {
  return phase.source.text.substr(line.begin, line.end - line.begin);
}

// The current line from its first character that is not white space.
SourceLine current_line(BlockPhase const& phase, cmark_parser* parser) {
  SourceLine line = phase.lines[static_cast<std::size_t>(cmark_parser_get_line_number(parser) - 1)];
  line.begin = std::min(line.end, line.begin + static_cast<std::uint32_t>(cmark_parser_get_first_nonspace(parser)));
  return line;
}

void consume_line(cmark_parser* parser, unsigned char* input, int length) {
  cmark_parser_advance_offset(parser, reinterpret_cast<char*>(input), length - 1 - cmark_parser_get_offset(parser), 0);
}

void set_number(cmark_node* node, std::size_t number) { cmark_node_set_user_data(node, reinterpret_cast<void*>(number)); }

// "[^label]:" at the line's start; the label's length, else 0.
std::size_t footnote_label(std::string_view line) {
  if (line.substr(0, 2) != "[^") return 0;
  const std::size_t end = line.find_first_of("] \t\r\n[", 2);
  if (end == std::string_view::npos || end == 2 || line.substr(end, 2) != "]:") return 0;
  return end - 2;
}

cmark_node* open_footnote(BlockPhase& phase, cmark_parser* parser, cmark_node* parent, unsigned char* input) {
  const SourceLine line = current_line(phase, parser);
  const std::size_t label = footnote_label(slice(phase, line));
  if (label == 0) return nullptr;
  const int column = cmark_parser_get_first_nonspace(parser);
  const int marker = column + static_cast<int>(label) + 4 - cmark_parser_get_offset(parser);
  cmark_parser_advance_offset(parser, reinterpret_cast<char*>(input), marker, 0);
  cmark_node* const node = cmark_parser_add_child(parser, parent, node_types().footnote, column + 1);
  cmark_node_set_syntax_extension(node, phase.extension);
  set_number(node, label);
  return node;
}

// Takes the last line, the table's header, out of the paragraph that holds more than it.
void drop_last_line(cmark_node* paragraph) {
  std::string content(reinterpret_cast<char const*>(paragraph->content.ptr), static_cast<std::size_t>(paragraph->content.size));
  std::size_t end = content.size();
  while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) --end;
  while (end > 0 && content[end - 1] != '\n' && content[end - 1] != '\r') --end;
  content.resize(end);
  cmark_node_set_string_content(paragraph, content.c_str());
  set_number(paragraph, 1);
}

bool within_limit(BlockPhase& phase, SourceLine header, std::size_t columns) {
  if (columns <= max_table_columns) return true;
  if (!phase.too_wide_said)
    phase.sink->report(table_too_wide, {phase.source.id, header.begin, header.end},
                       "a table of " + std::to_string(columns) + " columns: over " + std::to_string(max_table_columns) +
                           " are not supported, so it stays text");
  phase.too_wide_said = true;
  return false;
}

// GFM §4.10: a paragraph's last line is the header when the delimiter row below it has as many cells.
cmark_node* open_table(BlockPhase& phase, cmark_parser* parser, cmark_node* paragraph, unsigned char* input, int length) {
  const SourceLine delimiter = current_line(phase, parser);
  const std::size_t columns = delimiter_columns(slice(phase, delimiter));
  if (columns == 0 || phase.text_line != cmark_parser_get_line_number(parser) - 1) return nullptr;
  const SourceLine header{phase.text_begin, phase.lines[static_cast<std::size_t>(phase.text_line - 1)].end};
  if (count_cells(slice(phase, header)) != columns || !within_limit(phase, header, columns)) return nullptr;
  cmark_node* table = paragraph;
  if (cmark_node_get_start_line(paragraph) == phase.text_line) {
    if (!cmark_node_set_type(paragraph, node_types().table)) return nullptr;
    cmark_node_set_string_content(paragraph, "");
  } else {
    drop_last_line(paragraph);
    table = cmark_parser_add_child(parser, paragraph, node_types().table, cmark_parser_get_first_nonspace(parser) + 1);
  }
  cmark_node_set_syntax_extension(table, phase.extension);
  phase.tables.push_back({header, delimiter});
  set_number(table, phase.tables.size());
  consume_line(parser, input, length);
  return table;
}

cmark_node* open_row(BlockPhase& phase, cmark_parser* parser, cmark_node* table, unsigned char* input, int length) {
  if (cmark_parser_is_blank(parser)) return nullptr;
  const int column = cmark_parser_get_first_nonspace(parser) + 1;
  cmark_node* const row = cmark_parser_add_child(parser, table, node_types().row, column);
  cmark_node_set_syntax_extension(row, phase.extension);
  consume_line(parser, input, length);
  return row;
}

cmark_node* try_opening_block(cmark_syntax_extension* extension, int indented, cmark_parser* parser, cmark_node* parent,
                              unsigned char* input, int length) {
  BlockPhase& phase = phase_of(extension);
  if (cmark_parser_is_blank(parser)) return nullptr;
  const cmark_node_type type = cmark_node_get_type(parent);
  if (!indented) {
    if (cmark_node* const note = open_footnote(phase, parser, parent, input)) return note;
    if (type == CMARK_NODE_PARAGRAPH)
      if (cmark_node* const table = open_table(phase, parser, parent, input, length)) return table;
    if (type == node_types().table) return open_row(phase, parser, parent, input, length);
  }
  phase.text_line = cmark_parser_get_line_number(parser);
  phase.text_begin = current_line(phase, parser).begin;
  phase.is_text[static_cast<std::size_t>(phase.text_line - 1)] = true;
  return nullptr;
}

int last_block_matches(cmark_syntax_extension*, cmark_parser* parser, unsigned char* input, int, cmark_node* container) {
  const cmark_node_type type = cmark_node_get_type(container);
  if (type == node_types().table) return !cmark_parser_is_blank(parser);
  if (type != node_types().footnote) return 0;
  if (cmark_parser_get_indent(parser) >= 4) {
    cmark_parser_advance_offset(parser, reinterpret_cast<char*>(input), 4, 1);
    return 1;
  }
  return cmark_parser_is_blank(parser);
}

int can_contain(cmark_syntax_extension*, cmark_node* node, cmark_node_type child) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == node_types().table) return child == node_types().row;
  if (type == node_types().footnote)
    return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK && child != CMARK_NODE_ITEM && child != node_types().row;
  return 0;
}

}  // namespace

NodeTypes const& node_types() {
  static const NodeTypes types = {cmark_syntax_extension_add_node(0), cmark_syntax_extension_add_node(0),
                                  cmark_syntax_extension_add_node(0)};
  return types;
}

cmark_syntax_extension* make_extension(BlockPhase& phase) {
  cmark_syntax_extension* const extension = cmark_syntax_extension_new("bifolio");
  cmark_syntax_extension_set_private(extension, &phase, nullptr);
  cmark_syntax_extension_set_open_block_func(extension, try_opening_block);
  cmark_syntax_extension_set_match_block_func(extension, last_block_matches);
  cmark_syntax_extension_set_can_contain_func(extension, can_contain);
  return extension;
}

std::size_t node_number(cmark_node* node) { return reinterpret_cast<std::size_t>(cmark_node_get_user_data(node)); }

}  // namespace bifolio::parse::markdown
