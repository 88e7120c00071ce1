// Markdown's structure to Document. emit_blocks.cpp dispatches blocks, emit_inlines.cpp inlines, emit_table.cpp makes tables.
// Changes when a construct maps to other elements.
#pragma once

#include "parse/html/tree_builder.h"
#include "parse/markdown/admonitions.h"
#include "parse/markdown/block_tree.h"
#include "parse/markdown/inline_parser.h"
#include "parse/markdown/notes.h"
#include "parse/markdown/table_rows.h"

namespace bifolio::parse::markdown {

class Emitter {
 public:
  Emitter(SourceText source, BlockTree const& tree, model::Document& document, DiagnosticSink& sink);
  void run();

 private:
  // emit_blocks.cpp
  void walk(BlockId scope);
  bool enter(BlockId id);
  void leave(BlockId id);
  void enter_list(Block const& block);
  void enter_item(Block const& block);
  void enter_quote(Block const& block);
  AdmonitionMarker admonition_of(Block const& quote);
  bool admonition_opening(BlockId id, Block const& paragraph);
  void paragraph(BlockId id, Block const& block);
  void heading(Block const& block);
  void code(Block const& block);
  void code_text(MappedText const& content);
  void html_block(Block const& block);
  void footnotes();
  void footnote(Note const& note);
  bool is_tight(Block const& paragraph) const;
  bool figure(InlineTree const& tree, Span place);
  void task_box(MappedText const& content);
  Span span(Block const& block) const { return {source_.id, block.begin, block.end}; }
  void set(model::NodeId element, std::string_view name, std::string_view value);

  // emit_table.cpp
  void table(Block const& block);
  void table_row(MappedText const& line, std::vector<Alignment> const& alignments, model::Tag cell_tag, Span row);
  void cell(MappedText const& line, Cell place, Alignment alignment, model::Tag tag);

  // emit_inlines.cpp
  void inlines(MappedText const& content, html::Context context);
  InlineTree const& parse_inlines(MappedText const& content, html::Context context, std::size_t from = 0);
  void emit_tree(InlineTree const& tree);
  bool enter_inline(InlineTree const& tree, std::int32_t id);
  void leave_inline(Inline const& node);
  void open_link(Inline const& node, Span place);
  void auto_link(Inline const& node);
  void image(InlineTree const& tree, std::int32_t id);
  void note_reference(std::string_view label, Span place);
  void add_run(std::uint32_t begin, std::uint32_t end);
  void soft_break(Inline const& node);
  void flush_run();
  void email_link(std::size_t begin, std::size_t end);
  void raw_html(Inline const& node);
  void leaf_text(model::Tag tag, Inline const& node);
  std::string alternative_text(InlineTree const& tree, std::int32_t id) const;

  SourceText source_;
  BlockTree const& tree_;
  model::Document& document_;
  DiagnosticSink& sink_;
  html::TreeBuilder builder_;
  Notes notes_;
  InlineContext context_;
  InlineParser parser_;
  std::size_t padding_left_;

  // The inline content being emitted.
  MappedText content_;
  html::Context place_ = html::Context::Flow;
  std::uint32_t run_begin_ = 0, run_end_ = 0;  ///< text that waits to become one node
  std::size_t skip_until_ = 0;                 ///< raw HTML dropped the content up to here
  int links_ = 0;
  std::vector<std::pair<std::string_view, Span>> notes_in_link_;  ///< a link holds no link: these follow it
};

}  // namespace bifolio::parse::markdown
