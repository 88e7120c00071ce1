// Ruby (css-ruby-1 §2): what of a ruby box is no annotation becomes its bases, white space around annotations goes, and every
// annotation gets a base. Changes with css-ruby's rules for anonymous boxes.
#include <algorithm>

#include "boxes/generation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::Display;

Display display_of(Generation const& g, BoxId box) {
  return g.tree[box].kind == BoxKind::Inline ? g.tree.style(box).display : Display::Inline;
}

bool is_blank(Generation const& g, BoxId box) {
  std::string_view const text = g.tree[box].text;
  return g.tree[box].kind == BoxKind::Text && std::all_of(text.begin(), text.end(), utf8::is_html_space);
}

/// A part of a ruby box that is no text of its own.
bool is_part(Display display) {
  return display == Display::RubyBase || display == Display::RubyText || display == Display::RubyBaseContainer ||
         display == Display::RubyTextContainer;
}

BoxId make_part(Generation& g, BoxId ruby, Display display) {
  Box part;
  part.kind = BoxKind::Inline;
  part.anonymous = true;
  part.element = g.tree[ruby].element;
  part.style = anonymous_style(g, g.tree[ruby].style, display);
  part.span = g.tree[ruby].span;
  return make_box(g.tree, part);
}

/// White space at the edges of `box`, and beside annotations and containers (css-ruby-1 §2.4).
void drop_white_space(Generation& g, BoxId box) {
  const auto separates = [&](BoxId at) {
    if (!at) return true;
    const Display display = display_of(g, at);
    return is_part(display) && display != Display::RubyBase;
  };
  for (BoxId child = g.tree[box].first_child; child;) {
    const BoxId next = g.tree[child].next;
    if (is_blank(g, child) && (separates(g.tree[child].previous) || separates(next))) detach(g.tree, child);
    child = next;
  }
}

/// Wraps what stands between the parts; spaces between two bases stay between them.
void wrap_rest(Generation& g, BoxId box, Display display) {
  for (BoxId child = g.tree[box].first_child; child;) {
    BoxId next = g.tree[child].next;
    if (is_part(display_of(g, child)) || (is_blank(g, child) && (!next || is_part(display_of(g, next))))) {
      child = next;
      continue;
    }
    const BoxId part = make_part(g, box, display);
    insert_before(g.tree, child, part);
    while (child && !is_part(display_of(g, child))) {
      next = g.tree[child].next;
      detach(g.tree, child);
      append(g.tree, part, child);
      child = next;
    }
  }
}

int count_parts(Generation const& g, BoxId box, Display display) {
  int count = 0;
  for (BoxId child = g.tree[box].first_child; child; child = g.tree[child].next) count += display_of(g, child) == display ? 1 : 0;
  return count;
}

/// Annotations that no base is left for get empty ones (css-ruby-1 §2.2).
class BaseCounter {
 public:
  BaseCounter(Generation& g, BoxId ruby) : g_(g), ruby_(ruby) {}
  void run() {
    for (BoxId child = g_.tree[ruby_].first_child; child; child = g_.tree[child].next) visit(child);
    finish();
  }

 private:
  void visit(BoxId child) {
    const Display display = display_of(g_, child);
    if (display == Display::RubyBase || display == Display::RubyBaseContainer) {
      if (has_annotations_) finish();
      bases_ += display == Display::RubyBase ? 1 : count_parts(g_, child, Display::RubyBase);
    } else if (display == Display::RubyText) {
      has_annotations_ = true;
      most_ = std::max(most_, ++level_);
      if (!first_annotation_) first_annotation_ = child;
    } else if (display == Display::RubyTextContainer) {
      has_annotations_ = true;
      level_ = 0;
      most_ = std::max({most_, count_parts(g_, child, Display::RubyText), 1});
      if (!first_annotation_) first_annotation_ = child;
    }
  }
  void finish() {
    for (; has_annotations_ && bases_ < most_; ++bases_)
      insert_before(g_.tree, first_annotation_, make_part(g_, ruby_, Display::RubyBase));
    bases_ = most_ = level_ = 0;
    has_annotations_ = false;
    first_annotation_ = {};
  }

  Generation& g_;
  BoxId ruby_;
  BoxId first_annotation_;
  int bases_ = 0, level_ = 0, most_ = 0;
  bool has_annotations_ = false;
};

}  // namespace

void arrange_ruby(Generation& g, BoxId ruby) {
  drop_white_space(g, ruby);
  wrap_rest(g, ruby, Display::RubyBase);
  for (BoxId child = g.tree[ruby].first_child; child; child = g.tree[child].next) {
    const Display display = display_of(g, child);
    if (display != Display::RubyBaseContainer && display != Display::RubyTextContainer) continue;
    drop_white_space(g, child);
    if (display == Display::RubyBaseContainer) wrap_rest(g, child, Display::RubyBase);
    if (display == Display::RubyTextContainer && count_parts(g, child, Display::RubyText) > 0)
      wrap_rest(g, child, Display::RubyText);
  }
  BaseCounter(g, ruby).run();
}

}  // namespace bifolio::boxes
