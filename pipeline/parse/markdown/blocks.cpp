// Runs libcmark-gfm's block phase and copies its tree into ours, with true places. Inline parsing is ours (inline_parser.cpp):
// the library's has no reliable places and is quadratic on hostile input, so its nodes are told that they hold no inlines.
#include <memory>
#include <utility>

#include "parse/diagnostics.h"
#include "parse/markdown/block_tree.h"
#include "parse/markdown/extension.h"

extern "C" {
#include <cmark-gfm/parser.h>
void cmark_syntax_extension_free(cmark_mem* mem, cmark_syntax_extension* extension);
}

static_assert(CMARK_GFM_VERSION == ((0 << 24) | (29 << 16) | (0 << 8) | 6), "the reference map's layout is this version's");

namespace bifolio::parse::markdown {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeExtension {
  void operator()(cmark_syntax_extension* extension) const {
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
  }
};
using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

std::vector<SourceLine> split_lines(std::string_view text, std::uint32_t begin) {
  std::vector<SourceLine> lines;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    lines.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
  }
  return lines;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && (is_space(text.back()) || text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::string_view chunk_view(cmark_chunk const& chunk) {
  return {reinterpret_cast<char const*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

// Not cmark_node_get_string_content: what it gives need not end with a NUL.
std::string_view content_of(cmark_node* node) {
  return {reinterpret_cast<char const*>(node->content.ptr), static_cast<std::size_t>(node->content.size)};
}

/// One parse: cmark's tree, and its copy.
class BlockReader {
 public:
  BlockReader(SourceText source, model::Document& document, DiagnosticSink& sink)
      : source_(source), document_(document), sink_(sink) {}
  BlockTree read(std::uint32_t begin);

 private:
  void copy_references(cmark_parser* parser);
  void copy_tree(cmark_node* root);
  void enter(cmark_node* node);
  void leave();
  BlockId add(cmark_node* node, BlockKind kind);
  void link(BlockId id);
  void fill(Block& block, cmark_node* node);
  void fill_list(Block& block, cmark_node* node);
  void fill_code(Block& block, cmark_node* node);
  void fill_html(Block& block, cmark_node* node);
  void fill_paragraph(Block& block, cmark_node* node);
  void fill_heading(Block& block, cmark_node* node);
  void fill_footnote(Block& block, cmark_node* node);
  void fill_table(Block& block, cmark_node* node);
  void fill_row(Block& block, cmark_node* node);
  void map_lines(Block& block, std::string_view content, std::size_t first_line);
  void map_slice(Block& block, std::uint32_t begin, std::uint32_t end);
  std::size_t setext_underline(std::size_t last) const;
  SourceLine line(std::size_t index) const {
    return index < phase_.lines.size() ? phase_.lines[index] : SourceLine{block_end_, block_end_};
  }
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const { return source_.text.substr(begin, end - begin); }

  SourceText source_;
  model::Document& document_;
  DiagnosticSink& sink_;
  BlockTree tree_;
  BlockPhase phase_;
  BlockId parent_;
  std::vector<BlockId> last_child_;
  std::uint32_t block_end_ = 0;
};

bool is_leaf(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK: return true;
    default: return false;
  }
}

std::optional<BlockKind> kind_of(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == node_types().table) return BlockKind::Table;
  if (type == node_types().row) return BlockKind::Row;
  if (type == node_types().footnote) return BlockKind::Footnote;
  switch (type) {
    case CMARK_NODE_DOCUMENT: return BlockKind::Document;
    case CMARK_NODE_BLOCK_QUOTE: return BlockKind::BlockQuote;
    case CMARK_NODE_LIST: return BlockKind::List;
    case CMARK_NODE_ITEM: return BlockKind::Item;
    case CMARK_NODE_CODE_BLOCK: return BlockKind::Code;
    case CMARK_NODE_HTML_BLOCK: return BlockKind::Html;
    case CMARK_NODE_PARAGRAPH: return BlockKind::Paragraph;
    case CMARK_NODE_HEADING: return BlockKind::Heading;
    case CMARK_NODE_THEMATIC_BREAK: return BlockKind::ThematicBreak;
    default: return std::nullopt;
  }
}

// Paragraphs and headings get our extension, whose contains_inlines says no: cmark then leaves their text alone.
void claim_inlines(cmark_node* root, cmark_syntax_extension* extension) {
  const Iterator iterator(cmark_iter_new(root));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    cmark_node* const node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) cmark_node_set_syntax_extension(node, extension);
  }
}

BlockTree BlockReader::read(std::uint32_t begin) {
  block_end_ = static_cast<std::uint32_t>(source_.text.size());
  tree_.source_end = block_end_;
  phase_.source = source_;
  phase_.lines = split_lines(source_.text, begin);
  phase_.is_text.assign(phase_.lines.size() + 1, false);
  phase_.sink = &sink_;
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  const std::unique_ptr<cmark_syntax_extension, FreeExtension> extension(make_extension(phase_));
  phase_.extension = extension.get();
  phase_.parser = parser.get();
  cmark_parser_attach_syntax_extension(parser.get(), extension.get());
  const std::string_view text = source_.text.substr(begin);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  if (!text.empty() && text.back() != '\n' && text.back() != '\r') cmark_parser_feed(parser.get(), "\n", 1);
  claim_inlines(parser->root, extension.get());
  // The reference map is complete when all paragraphs are closed: in the first question about inlines.
  struct Claim {
    static int none(cmark_syntax_extension* e, cmark_node*) {
      BlockPhase& phase = *static_cast<BlockPhase*>(cmark_syntax_extension_get_private(e));
      if (phase.on_closed) std::exchange(phase.on_closed, nullptr)();
      return 0;
    }
  };
  phase_.on_closed = [this, p = parser.get()] { copy_references(p); };
  cmark_syntax_extension_set_contains_inlines_func(extension.get(), Claim::none);
  const std::unique_ptr<cmark_node, FreeNode> root(cmark_parser_finish(parser.get()));
  copy_tree(root.get());
  return std::move(tree_);
}

// The list is newest first, and the first definition wins: later entries overwrite.
void BlockReader::copy_references(cmark_parser* parser) {
  for (cmark_map_entry* entry = parser->refmap->refs; entry; entry = entry->next) {
    auto const* const reference = reinterpret_cast<cmark_reference const*>(entry);
    tree_.references[reinterpret_cast<char const*>(entry->label)] = {document_.store(chunk_view(reference->url)),
                                                                     document_.store(chunk_view(reference->title))};
  }
}

void BlockReader::copy_tree(cmark_node* root) {
  const Iterator iterator(cmark_iter_new(root));
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    cmark_node* const node = cmark_iter_get_node(iterator.get());
    if (!kind_of(node)) continue;
    if (event == CMARK_EVENT_ENTER)
      enter(node);
    else
      leave();
  }
}

void BlockReader::enter(cmark_node* node) {
  const BlockId id = add(node, *kind_of(node));
  if (!is_leaf(node)) parent_ = id;
}

// cmark lets containers end behind the blank lines that follow them; they end where their last child does.
void BlockReader::leave() {
  Block& block = tree_.blocks[parent_.index()];
  const BlockId last = last_child_[parent_.index()];
  if (last) block.end = tree_[last].end;
  parent_ = block.parent;
}

BlockId BlockReader::add(cmark_node* node, BlockKind kind) {
  const BlockId id(tree_.blocks.size());
  Block block;
  block.kind = kind;
  block.parent = parent_;
  const auto first = static_cast<std::size_t>(std::max(1, cmark_node_get_start_line(node)) - 1);
  const auto last = static_cast<std::size_t>(std::max(1, cmark_node_get_end_line(node)) - 1);
  const SourceLine start = line(first);
  block.begin = std::min(start.end, start.begin + static_cast<std::uint32_t>(std::max(1, cmark_node_get_start_column(node)) - 1));
  block.end = std::max(block.begin, line(std::max(first, last)).end);
  block.first_segment = static_cast<std::uint32_t>(tree_.segments.size());
  fill(block, node);
  block.segment_count = static_cast<std::uint32_t>(tree_.segments.size()) - block.first_segment;
  tree_.blocks.push_back(block);
  last_child_.push_back({});
  link(id);
  return id;
}

void BlockReader::link(BlockId id) {
  if (!parent_) return;
  BlockId& last = last_child_[parent_.index()];
  (last ? tree_.blocks[last.index()].next : tree_.blocks[parent_.index()].first_child) = id;
  last = id;
}

void BlockReader::fill(Block& block, cmark_node* node) {
  switch (block.kind) {
    case BlockKind::Document:
    case BlockKind::BlockQuote:
    case BlockKind::Item:
    case BlockKind::ThematicBreak: return;
    case BlockKind::List: return fill_list(block, node);
    case BlockKind::Code: return fill_code(block, node);
    case BlockKind::Html: return fill_html(block, node);
    case BlockKind::Paragraph: return fill_paragraph(block, node);
    case BlockKind::Heading: return fill_heading(block, node);
    case BlockKind::Footnote: return fill_footnote(block, node);
    case BlockKind::Table: return fill_table(block, node);
    case BlockKind::Row: return fill_row(block, node);
  }
}

void BlockReader::fill_list(Block& block, cmark_node* node) {
  block.tight = cmark_node_get_list_tight(node) != 0;
  block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  block.start = cmark_node_get_list_start(node);
}

// A closing fence stands alone on the block's last line, inside whatever holds the block.
bool ends_with_fence(std::string_view line, char fence, std::size_t least) {
  line = trim_end(line);
  std::size_t count = 0;
  while (count < line.size() && line[line.size() - 1 - count] == fence) ++count;
  line.remove_suffix(count);
  return count >= least && line.find_first_not_of(" \t>") == std::string_view::npos;
}

void BlockReader::fill_code(Block& block, cmark_node* node) {
  int length = 0, offset = 0;
  char fence = 0;
  block.fenced = cmark_node_get_fenced(node, &length, &offset, &fence) != 0;
  const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node) - 1);
  const auto last = static_cast<std::size_t>(cmark_node_get_end_line(node) - 1);
  if (block.fenced) {
    block.info = document_.store(cmark_node_get_fence_info(node));
    const SourceLine end = line(last);
    block.closed = last > first && ends_with_fence(slice(end.begin, end.end), fence, static_cast<std::size_t>(length));
  }
  map_lines(block, cmark_node_get_literal(node), first + (block.fenced ? 1 : 0));
}

void BlockReader::fill_html(Block& block, cmark_node* node) {
  map_lines(block, cmark_node_get_literal(node), static_cast<std::size_t>(cmark_node_get_start_line(node) - 1));
}

std::size_t count_lines(std::string_view content) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < content.size(); ++count) {
    at = std::min(content.find_first_of("\r\n", at), content.size());
    at += at + 1 < content.size() && content[at] == '\r' && content[at + 1] == '\n' ? 2 : 1;
  }
  return count;
}

// Reference definitions at the paragraph's start are gone from its content: count from its last line.
void BlockReader::fill_paragraph(Block& block, cmark_node* node) {
  const std::string_view content = trim_end(content_of(node));
  const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node) - 1);
  auto after = static_cast<std::size_t>(cmark_node_get_end_line(node));
  if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH && node_number(node) == 1 && after > first + 1) --after;
  const std::size_t lines = count_lines(content);
  map_lines(block, content, after >= first + lines ? after - lines : first);
  block.end = std::max(block.begin, line(after - 1).end);
}

// cmark gives the underline as a setext heading's last line at the end of the input, else the line behind it.
std::size_t BlockReader::setext_underline(std::size_t last) const { return last > 0 && phase_.is_text[last - 1] ? last : last - 1; }

void BlockReader::fill_heading(Block& block, cmark_node* node) {
  block.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
  const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node) - 1);
  const std::string_view content = trim_end(content_of(node));
  if (node->as.heading.setext) {
    const std::size_t underline = setext_underline(static_cast<std::size_t>(cmark_node_get_end_line(node) - 1));
    block.end = std::max(block.begin, line(underline).end);
    const std::size_t lines = count_lines(content);
    map_lines(block, content, underline >= first + lines ? underline - lines : first);
    return;
  }
  const SourceLine whole = line(first);
  block.end = whole.end;
  std::uint32_t at = block.begin;
  while (at < whole.end && source_.text[at] == '#') ++at;
  while (at < whole.end && is_space(source_.text[at])) ++at;
  map_slice(block, at, std::min(whole.end, at + static_cast<std::uint32_t>(content.size())));
}

void BlockReader::fill_footnote(Block& block, cmark_node* node) {
  block.text = source_.text.substr(block.begin + 2, node_number(node));
}

void BlockReader::fill_table(Block& block, cmark_node* node) {
  TableHead const& head = phase_.tables[node_number(node) - 1];
  block.begin = head.header.begin;
  block.info = slice(head.delimiter.begin, head.delimiter.end);
  block.end = std::max(block.end, head.delimiter.end);
  map_slice(block, head.header.begin, head.header.end);
}

void BlockReader::fill_row(Block& block, cmark_node*) { map_slice(block, block.begin, block.end); }

void BlockReader::map_slice(Block& block, std::uint32_t begin, std::uint32_t end) {
  block.text = slice(begin, std::max(begin, end));
  tree_.segments.push_back({0, begin});
}

// Each line of the content is the end of a line of the source. When all stand there with the same distance, the content is a
// part of the source as it is.
void BlockReader::map_lines(Block& block, std::string_view content, std::size_t first_line) {
  const std::size_t before = tree_.segments.size();
  bool whole = true;
  for (std::size_t at = 0; at < content.size(); ++first_line) {
    const std::size_t end = std::min(content.find_first_of("\r\n", at), content.size());
    const std::string_view text = trim_end(content.substr(at, end - at));
    const SourceLine place = line(first_line);
    const std::string_view there = trim_end(slice(place.begin, place.end));
    const bool found = there.size() >= text.size() && there.substr(there.size() - text.size()) == text;
    const auto source = place.begin + static_cast<std::uint32_t>(found ? there.size() - text.size() : 0);
    whole = whole && found;
    const auto begin = static_cast<std::uint32_t>(at);
    if (tree_.segments.size() == before ||
        tree_.segments.back().source_begin + (begin - tree_.segments.back().text_begin) != source)
      tree_.segments.push_back({begin, source});
    at = end + (end + 1 < content.size() && content[end] == '\r' && content[end + 1] == '\n' ? 2 : 1);
  }
  if (tree_.segments.size() == before) tree_.segments.push_back({0, block.begin});
  const Segment first = tree_.segments[before];
  const bool same =
      whole && tree_.segments.size() == before + 1 && source_.text.substr(first.source_begin, content.size()) == content;
  block.text = same ? source_.text.substr(first.source_begin, content.size()) : document_.store(content);
}

}  // namespace

BlockTree parse_blocks(SourceText source, std::uint32_t begin, model::Document& document, DiagnosticSink& sink) {
  return BlockReader(source, document, sink).read(begin);
}

}  // namespace bifolio::parse::markdown
