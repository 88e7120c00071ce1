#include <algorithm>
#include <string>

#include "parse/diagnostics.h"
#include "parse/html/elements.h"
#include "parse/markdown/emitter.h"

namespace bifolio::parse::markdown {
namespace {

using model::NodeId;
using model::Role;
using model::Tag;

}  // namespace

InlineTree const& Emitter::parse_inlines(MappedText const& content, html::Context context, std::size_t from) {
  content_ = content;
  place_ = context;
  run_begin_ = run_end_ = 0;
  skip_until_ = 0;
  return parser_.parse(content, from);
}

void Emitter::inlines(MappedText const& content, html::Context context) { emit_tree(parse_inlines(content, context)); }

void Emitter::emit_tree(InlineTree const& tree) {
  std::vector<std::int32_t> open;
  std::int32_t id = tree[InlineTree::root].first;
  while (id >= 0) {
    const bool skipped = tree[id].end <= skip_until_;
    if (!skipped && enter_inline(tree, id)) {
      open.push_back(id);
      if (tree[id].first >= 0) {
        id = tree[id].first;
        continue;
      }
      leave_inline(tree[id]);
      open.pop_back();
    }
    while (tree[id].next < 0 && !open.empty()) {
      id = open.back();
      open.pop_back();
      leave_inline(tree[id]);
    }
    id = tree[id].next;
  }
  flush_run();
}

// True for what holds other inlines; `leave_inline` follows.
bool Emitter::enter_inline(InlineTree const& tree, std::int32_t id) {
  Inline const& node = tree[id];
  if (node.kind == InlineKind::Text) return add_run(node.begin, node.end), false;
  if (node.kind == InlineKind::SoftBreak) return soft_break(node), false;
  flush_run();
  const Span place = content_.span(node.begin, node.end);
  switch (node.kind) {
    case InlineKind::Root:
    case InlineKind::Text:
    case InlineKind::SoftBreak: return false;
    case InlineKind::Literal: return builder_.text(node.text, place), false;
    case InlineKind::HardBreak: return builder_.leaf(Tag::Br, place), false;
    case InlineKind::Code: return leaf_text(Tag::Code, node), false;
    case InlineKind::Html: return raw_html(node), false;
    case InlineKind::Emphasis: return builder_.open(Tag::Em, place), true;
    case InlineKind::Strong: return builder_.open(Tag::Strong, place), true;
    case InlineKind::Strikethrough: return builder_.open(Tag::S, place), true;
    case InlineKind::Link: return open_link(node, place), true;
    case InlineKind::AutoLink: return auto_link(node), false;
    case InlineKind::Image: return image(tree, id), false;
    case InlineKind::FootnoteReference: return note_reference(node.text, place), false;
  }
  return false;
}

void Emitter::leave_inline(Inline const& node) {
  flush_run();
  builder_.close();
  if (node.kind != InlineKind::Link || --links_ > 0) return;
  for (auto const& [label, place] : std::exchange(notes_in_link_, {})) note_reference(label, place);
}

// Text that follows text directly becomes one node with it, so that a node is as long as the source lets it be.
void Emitter::add_run(std::uint32_t begin, std::uint32_t end) {
  begin = std::max(begin, static_cast<std::uint32_t>(std::min<std::size_t>(skip_until_, end)));
  if (begin != run_end_ || run_begin_ == run_end_) {
    flush_run();
    run_begin_ = begin;
  }
  run_end_ = end;
}

void Emitter::soft_break(Inline const& node) {
  const bool plain = node.end - node.begin == 1 && content_.text[node.begin] == '\n';
  if (plain && content_.segments.size() == 1) return add_run(node.begin, node.end);
  flush_run();
  builder_.text("\n", content_.span(node.begin, node.end));
}

void Emitter::flush_run() {
  const std::string_view all = content_.text;
  std::size_t begin = run_begin_;
  const std::size_t end = run_end_;
  run_begin_ = run_end_ = 0;
  if (begin >= end) return;
  const auto emit = [&](std::size_t from, std::size_t to) { builder_.text(all.substr(from, to - from), content_.span(from, to)); };
  const std::string_view run = all.substr(0, end);
  for (std::size_t at = begin; links_ == 0 && (at = run.find('@', at)) != std::string_view::npos; ++at) {
    auto [first, last] = scan_bare_email(run.substr(begin), at - begin);
    if (first == last || builder_.is_inside(Tag::A)) continue;
    emit(begin, begin + first);
    email_link(begin + first, begin + last);
    begin = at = begin + last;
    --at;
  }
  emit(begin, end);
}

void Emitter::email_link(std::size_t begin, std::size_t end) {
  const std::string_view address = content_.text.substr(begin, end - begin);
  const bool has_scheme = address.find(':') != std::string_view::npos;
  const Span place = content_.span(begin, end);
  set(builder_.open(Tag::A, place), "href", (has_scheme ? "" : "mailto:") + std::string(address));
  builder_.text(address, place);
  builder_.close();
}

void Emitter::leaf_text(Tag tag, Inline const& node) {
  const Span place = content_.span(node.begin, node.end);
  builder_.open(tag, place);
  builder_.text(node.text, place);
  builder_.close();
}

void Emitter::open_link(Inline const& node, Span place) {
  ++links_;
  const bool nested = builder_.is_inside(Tag::A);
  const NodeId link = builder_.open(nested ? Tag::Span : Tag::A, place);
  if (node.text.empty()) sink_.report(empty_link, place, "this link goes nowhere");
  if (html::is_script_url(node.text))
    sink_.report(unsafe_attribute, place, "this link runs a script; its target is left out");
  else if (!nested)
    set(link, "href", node.text);
  if (!node.title.empty()) set(link, "title", node.title);
}

void Emitter::auto_link(Inline const& node) {
  const bool angle = content_.text[node.begin] == '<';
  const std::uint32_t begin = node.begin + (angle ? 1 : 0), end = node.end - (angle ? 1 : 0);
  const std::string_view text = content_.text.substr(begin, end - begin);
  const bool plain = links_ > 0 || builder_.is_inside(Tag::A) || html::is_script_url(node.text);
  if (!plain) set(builder_.open(Tag::A, content_.span(node.begin, node.end)), "href", node.text);
  builder_.text(text, content_.span(begin, end));
  if (!plain) builder_.close();
}

void Emitter::image(InlineTree const& tree, std::int32_t id) {
  Inline const& node = tree[id];
  const NodeId element = builder_.leaf(Tag::Img, content_.span(node.begin, node.end));
  set(element, "src", node.text);
  set(element, "alt", alternative_text(tree, id));
  if (!node.title.empty()) set(element, "title", node.title);
}

// CommonMark §6.4: the image description's plain text.
std::string Emitter::alternative_text(InlineTree const& tree, std::int32_t root) const {
  std::string out;
  std::vector<std::int32_t> rest = {tree[root].first};
  while (!rest.empty()) {
    const std::int32_t id = rest.back();
    rest.pop_back();
    if (id < 0) continue;
    Inline const& node = tree[id];
    rest.push_back(node.next);
    rest.push_back(node.first);
    if (node.kind == InlineKind::Text)
      out += content_.text.substr(node.begin, node.end - node.begin);
    else if (node.kind == InlineKind::SoftBreak || node.kind == InlineKind::HardBreak)
      out += ' ';
    else if (node.kind == InlineKind::Literal || node.kind == InlineKind::Code)
      out += node.text;
  }
  return out;
}

void Emitter::note_reference(std::string_view label, Span place) {
  if (links_ > 0) return notes_in_link_.emplace_back(label, place), void();
  Note const& note = notes_.refer(label);
  std::string id = "fnref-" + note.label;
  if (note.references > 1) id += "-" + std::to_string(note.references);
  const NodeId link = builder_.open(Tag::A, place, Role::Noteref);
  set(link, "href", "#fn-" + note.label);
  set(link, "id", id);
  builder_.text(document_.store(std::to_string(note.number)), place);
  builder_.close();
}

void Emitter::raw_html(Inline const& node) {
  const std::size_t end = builder_.markup(content_, node.begin, node.end, place_);
  if (end > node.end) skip_until_ = end;
}

}  // namespace bifolio::parse::markdown
