#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/markdown/attribute_block.h"
#include "parse/markdown/emitter.h"

namespace bifolio::parse::markdown {
namespace {

using model::NodeId;
using model::Role;
using model::Tag;

// References may add this much text to a source, or as much again as it has.
constexpr std::size_t least_expansion = 1 << 20;
// Empty cells that short rows may be completed with, in one source.
constexpr std::size_t max_padding = 1 << 16;

bool is_marker_space(char c) { return c == ' ' || c == '\t'; }

// GFM §5.3: "[ ]" or "[x]" and white space begin a task. White space at the end is gone here, so nothing is enough.
bool is_task(std::string_view text) {
  return text.size() >= 3 && text[0] == '[' && (text[1] == ' ' || text[1] == 'x' || text[1] == 'X') && text[2] == ']' &&
         (text.size() == 3 || is_marker_space(text[3]));
}

}  // namespace

Emitter::Emitter(SourceText source, BlockTree const& tree, model::Document& document, DiagnosticSink& sink)
    : source_(source),
      tree_(tree),
      document_(document),
      sink_(sink),
      builder_(document, source.id, sink),
      notes_(tree, source.id, sink),
      context_{tree.references, notes_.labels(), document, sink, std::max(least_expansion, source.text.size())},
      parser_(context_),
      padding_left_(max_padding) {}

void Emitter::run() {
  walk(BlockId(std::size_t{0}));
  builder_.finish();
  footnotes();
}

void Emitter::walk(BlockId scope) {
  BlockId id = tree_[scope].first_child;
  while (id) {
    const bool opened = enter(id);
    if (opened && tree_[id].first_child) {
      id = tree_[id].first_child;
      continue;
    }
    if (opened) leave(id);
    while (!tree_[id].next) {
      id = tree_[id].parent;
      if (id == scope) return;
      leave(id);
    }
    id = tree_[id].next;
  }
}

// True for a container: its children follow, then `leave`.
bool Emitter::enter(BlockId id) {
  Block const& block = tree_[id];
  switch (block.kind) {
    case BlockKind::Document: return true;
    case BlockKind::BlockQuote: return enter_quote(block), true;
    case BlockKind::List: return enter_list(block), true;
    case BlockKind::Item: return enter_item(block), true;
    case BlockKind::Code: return code(block), false;
    case BlockKind::Html: return html_block(block), false;
    case BlockKind::Paragraph: return paragraph(id, block), false;
    case BlockKind::Heading: return heading(block), false;
    case BlockKind::ThematicBreak: return builder_.open(Tag::Hr, span(block)), builder_.close(), false;
    case BlockKind::Footnote: return false;
    case BlockKind::Table: return table(block), false;
    case BlockKind::Row: return false;
  }
  return false;
}

void Emitter::leave(BlockId id) {
  if (tree_[id].kind != BlockKind::Document) builder_.close();
}

void Emitter::set(NodeId element, std::string_view name, std::string_view value) {
  if (element) document_.set_attribute(element, name, value);
}

AdmonitionMarker Emitter::admonition_of(Block const& quote) {
  if (!quote.first_child || tree_[quote.first_child].kind != BlockKind::Paragraph) return {};
  return admonition_marker(tree_.content(tree_[quote.first_child], source_.id).text);
}

void Emitter::enter_quote(Block const& block) {
  const AdmonitionMarker marker = admonition_of(block);
  if (marker.kind.empty()) {
    builder_.open(Tag::Blockquote, span(block));
    return;
  }
  const NodeId aside = builder_.open(Tag::Aside, span(block), marker.kind == "tip" ? Role::Tip : Role::None);
  set(aside, "class", "admonition " + std::string(marker.kind));
}

// The paragraph that holds an admonition's marker: its title, if the author gives one, and what follows it.
bool Emitter::admonition_opening(BlockId id, Block const& block) {
  Block const& quote = tree_[block.parent];
  if (quote.kind != BlockKind::BlockQuote || quote.first_child != id) return false;
  const AdmonitionMarker marker = admonition_of(quote);
  if (marker.kind.empty()) return false;
  const MappedText content = tree_.content(block, source_.id);
  if (marker.has_title()) {
    MappedText title = content;
    title.text = title.text.substr(0, marker.title_end);
    set(builder_.open(Tag::P, content.span(marker.title_begin, marker.title_end)), "class", "admonition-title");
    emit_tree(parse_inlines(title, html::Context::Phrasing, marker.title_begin));
    builder_.close();
  }
  if (marker.text_begin < content.text.size()) {
    builder_.open(Tag::P, content.span(marker.text_begin, content.text.size()));
    emit_tree(parse_inlines(content, html::Context::Phrasing, marker.text_begin));
    builder_.close();
  }
  return true;
}

void Emitter::enter_list(Block const& block) {
  const NodeId list = builder_.open(block.ordered ? Tag::Ol : Tag::Ul, span(block));
  if (block.ordered && block.start != 1) set(list, "start", std::to_string(block.start));
}

void Emitter::enter_item(Block const& block) {
  const NodeId item = builder_.open(Tag::Li, span(block));
  if (!block.first_child) return;
  Block const& first = tree_[block.first_child];
  if (first.kind == BlockKind::Paragraph && is_task(first.text)) set(item, "class", "task-list-item");
}

bool Emitter::is_tight(Block const& paragraph) const {
  Block const& item = tree_[paragraph.parent];
  return item.kind == BlockKind::Item && tree_[item.parent].tight;
}

void Emitter::paragraph(BlockId id, Block const& block) {
  const MappedText content = tree_.content(block, source_.id);
  if (content.text.empty() || admonition_opening(id, block)) return;
  Block const& parent = tree_[block.parent];
  const bool task = parent.kind == BlockKind::Item && parent.first_child == id && is_task(content.text);
  const bool tight = is_tight(block);
  InlineTree const& tree = parse_inlines(content, tight ? html::Context::Flow : html::Context::Phrasing, task ? 3 : 0);
  if (!tight && !task && figure(tree, span(block))) return;
  if (!tight) builder_.open(Tag::P, span(block));
  if (task) task_box(content);
  emit_tree(tree);
  if (!tight) builder_.close();
}

void Emitter::task_box(MappedText const& content) {
  const NodeId box = builder_.leaf(Tag::Input, content.span(0, 3));
  set(box, "type", "checkbox");
  set(box, "disabled", "disabled");
  if (content.text[1] != ' ') set(box, "checked", "checked");
}

// An image that stands alone and has a title is a figure; the title is its caption.
bool Emitter::figure(InlineTree const& tree, Span place) {
  const std::int32_t only = tree[InlineTree::root].first;
  if (only < 0 || tree[only].next >= 0 || tree[only].kind != InlineKind::Image || tree[only].title.empty()) return false;
  const Span image_place = content_.span(tree[only].begin, tree[only].end);
  const NodeId figure = builder_.open(Tag::Figure, place);
  image(tree, only);
  if (figure) document_.remove_attribute(document_[figure].first_child, "title");
  builder_.open(Tag::Figcaption, image_place);
  builder_.text(tree[only].title, image_place);
  builder_.close();
  builder_.close();
  return true;
}

void Emitter::heading(Block const& block) {
  constexpr Tag tags[] = {Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6};
  const NodeId element = builder_.open(tags[block.level - 1], span(block));
  MappedText content = tree_.content(block, source_.id);
  const AttributeBlock attributes = trailing_attributes(content.text);
  if (attributes.begin != std::string_view::npos)
    content.text = content.text.substr(0, attributes.begin);
  else if (has_unreadable_attributes(content.text))
    sink_.report(ignored_attribute_block, span(block),
                 "the braces at the heading's end are not {#identifier .class key=value}; they stay as text");
  if (element) {
    if (!attributes.id.empty()) set(element, "id", attributes.id);
    for (const std::string_view name : attributes.classes) document_.add_class(element, name);
    for (auto const& [name, value] : attributes.pairs)
      set(element,
          name == "lang" || name == "title" || name == "dir" || name.substr(0, 5) == "data-" || name.substr(0, 5) == "aria-"
              ? name
              : "data-" + std::string(name),
          value);
  }
  inlines(content, html::Context::Phrasing);
  builder_.close();
}

// The language is the info string's first word, or the first class of "{.language …}".
std::string_view language_of(std::string_view info) {
  if (!info.empty() && info.front() == '{') {
    const AttributeBlock attributes = trailing_attributes(info);
    return attributes.classes.empty() ? std::string_view() : attributes.classes.front();
  }
  return info.substr(0, info.find_first_of(" \t{,"));
}

void Emitter::code(Block const& block) {
  if (block.fenced && !block.closed)
    sink_.report(unclosed_fence, {source_.id, block.begin, std::min(block.end, block.begin + 3)},
                 "this code fence is not closed; everything that follows in its container is code");
  builder_.open(Tag::Pre, span(block));
  const MappedText content = tree_.content(block, source_.id);
  const NodeId element = builder_.open(Tag::Code, content.text.empty() ? span(block) : content.span(0, content.text.size()));
  const std::string_view language = language_of(block.info);
  if (!language.empty()) set(element, "class", "language-" + std::string(language));
  code_text(content);
  builder_.close();
  builder_.close();
}

// One node when the code stands in the source as it is; else one a line, each with its place.
void Emitter::code_text(MappedText const& content) {
  const std::string_view text = content.text;
  if (content.segments.size() == 1 && text.find('\r') == std::string_view::npos)
    return builder_.text(text, content.span(0, text.size()));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const bool line_feed = end < text.size() && text[end] == '\n';
    builder_.text(text.substr(at, end + (line_feed ? 1 : 0) - at), content.span(at, end));
    at = end + (line_feed ? 1 : 0);
    if (line_feed || at == text.size()) continue;
    builder_.text("\n", content.span(end, end));
    at += at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  }
}

void Emitter::html_block(Block const& block) {
  const MappedText content = tree_.content(block, source_.id);
  const std::size_t comment = content.text.rfind("<!--");
  if (comment != std::string_view::npos && content.text.find("-->", comment) == std::string_view::npos)
    sink_.report(unclosed_html_block, content.span(comment, comment + 4),
                 "this comment is not closed; everything that follows in its container is left out");
  builder_.markup(content, 0, content.text.size(), html::Context::Flow);
}

void Emitter::footnotes() {
  if (notes_.size() == 0) return;
  set(builder_.open(Tag::Section, {}, Role::Endnotes), "class", "footnotes");
  for (std::size_t i = 0; i < notes_.referred().size(); ++i) footnote(notes_[notes_.referred()[i]]);
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    if (notes_[i].number != 0) continue;
    Block const& block = tree_[notes_[i].block];
    sink_.report(unused_footnote, {source_.id, block.begin, block.begin + static_cast<std::uint32_t>(block.text.size()) + 4},
                 "nothing refers to footnote [^" + std::string(block.text) + "]; it stands behind the other notes");
    footnote(notes_[i]);
  }
  builder_.close();
}

void Emitter::footnote(Note const& note) {
  const BlockId block = note.block;
  const std::string id = "fn-" + note.label;
  set(builder_.open(Tag::Aside, span(tree_[block]), Role::Footnote), "id", id);
  if (tree_[block].first_child) walk(block);
  builder_.close();
}

}  // namespace bifolio::parse::markdown
