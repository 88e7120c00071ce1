// What the tests of block and page layout stand on: box trees made by hand, on pages of 200 by 200 points with margins of 50, and
// readers of the pages that come out. Blocks have heights, so that most tests need no text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "unit/layout/inline_fixture.h"

namespace bifolio::layout {

using Style = model::ComputedStyle;

/// The first box is the root, its only child the body. A box's children are added between `open` and `close`.
class TreeMaker {
 public:
  TreeMaker() {
    for (const bool first : {false, true})
      for (const bool left : {false, true}) tree.pages[{"", first, left, false, 0}] = page();
    open([](Style&) {});
    open([](Style&) {});
  }

  static model::PageStyle page() {
    model::PageStyle page;
    page.size = {points(200), points(200)};
    page.margin = {points(50), points(50), points(50), points(50)};
    return page;
  }

  template <class Change>
  model::BoxId open(Change const& change, model::BoxKind kind = model::BoxKind::Block) {
    Style style;
    if (!tree.boxes.empty()) style = model::anonymous_style(tree.style(current_), model::Display::Block);
    style.display = model::Display::Block;
    style.font_family = {"Linux Libertine O"};
    style.lang = "en";
    change(style);
    return current_ = add(kind, current_, std::move(style));
  }
  void close() { current_ = tree[current_].parent; }

  /// A block of the given height and colour, which the pages show as a filled rectangle.
  template <class Change>
  model::BoxId block(double height, Change const& change) {
    const model::BoxId id = open([&](Style& style) {
      style.height = model::Dimension::length(points(height));
      style.background_color = Color::rgb(1, 2, 3);
      change(style);
    });
    close();
    return id;
  }
  model::BoxId block(double height) {
    return block(height, [](Style&) {});
  }

  template <class Change>
  model::BoxId paragraph(std::string_view text, Change const& change) {
    const model::BoxId id = open(change);
    add_text(text);
    close();
    return id;
  }
  void add_text(std::string_view text) {
    const model::BoxId id = add(model::BoxKind::Text, current_, tree.style(current_));
    tree[id].text = tree.generated.store(text);
    tree[id].element = model::NodeId(id.index());
  }

  model::PagedDocument lay_out(unsigned threads = 1) {
    sink = {};
    model::PagedDocument paged = layout::lay_out(tree, resources, test_fonts(), hyphenator, {threads}, sink);
    broken = model::verify(paged, tree);
    return paged;
  }

  model::StyleId add_style(Style style) {
    tree.styles.push_back(std::move(style));
    return model::StyleId(tree.styles.size() - 1);
  }

  model::BoxTree tree;
  model::Resources resources;
  text::Hyphenator hyphenator{std::vector<std::string>{"/usr/share/hyphen"}};
  DiagnosticSink sink;
  std::vector<std::string> broken;  ///< what verify() says of the last layout

 private:
  model::BoxId add(model::BoxKind kind, model::BoxId parent, Style style) {
    const model::BoxId id(tree.boxes.size());
    model::Box box;
    box.kind = kind;
    box.style = add_style(std::move(style));
    box.parent = parent;
    box.element = model::NodeId(id.index());
    tree.boxes.push_back(box);
    if (!parent) return id;
    tree[id].previous = tree[parent].last_child;
    (tree[parent].last_child ? tree[tree[parent].last_child].next : tree[parent].first_child) = id;
    tree[parent].last_child = id;
    return id;
  }

  model::BoxId current_;
};

/// The filled rectangles of the box on all pages: (page, rectangle).
inline std::vector<std::pair<std::size_t, Rect>> rects_of(model::PagedDocument const& paged, model::BoxId box) {
  std::vector<std::pair<std::size_t, Rect>> found;
  for (std::size_t page = 0; page < paged.pages.size(); ++page)
    for (model::Fragment const& fragment : paged.pages[page].fragments)
      if (auto const* fill = std::get_if<model::FilledRect>(&fragment.content); fill && fragment.box == box)
        found.emplace_back(page, fill->rect);
  return found;
}

/// All text on the page with the given artifact mark, in paint order, runs joined by bars.
inline std::string text_on(model::Page const& page, model::Artifact artifact = model::Artifact::None) {
  std::string text;
  for (model::Fragment const& fragment : page.fragments)
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content); run && fragment.artifact == artifact) {
      if (!text.empty()) text += '|';
      text += run->text;
    }
  return text;
}

}  // namespace bifolio::layout
