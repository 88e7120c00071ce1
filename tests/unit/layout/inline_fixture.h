// What the tests of inline layout stand on: a box tree of one paragraph, made by hand, and the fonts of fonts/fonts.toml.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_layout.h"

namespace bifolio::layout {

inline text::Fonts const& test_fonts() {
  static const text::Fonts fonts = [] {
    text::Fonts loaded;
    text::load_font_list(loaded, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml");
    return loaded;
  }();
  return fonts;
}

inline Length points(double value) { return Length::from_points(value); }

/// One block container to which inline content is added. `style` changes hold for what is added afterwards.
class InlineFixture {
 public:
  explicit InlineFixture(double font_size = 11) {
    block.display = model::Display::Block;
    block.font_family = {"Linux Libertine O"};
    block.font_size = points(font_size);
    block.lang = "en-GB";
    block.line_height = {.kind = model::LineHeight::Kind::Number, .thousandths = 1300, .length = {}};
    tree.styles.push_back(block);
    add_box(model::BoxKind::Block, {}, model::StyleId(std::size_t{0}));
    current_ = tree.root();
  }

  /// The container's style; set it before adding anything.
  model::ComputedStyle& style() { return tree.styles[0]; }

  model::BoxId text(std::string_view content) {
    const model::BoxId id = add_box(model::BoxKind::Text, current_, tree[current_].style);
    tree[id].text = tree.generated.store(content);
    tree[id].element = model::NodeId(id.index() + 100);
    tree[id].span = {SourceId(std::size_t{0}), next_byte_, next_byte_ + static_cast<std::uint32_t>(content.size())};
    next_byte_ += static_cast<std::uint32_t>(content.size());
    return id;
  }
  /// Opens an inline box whose style is the parent's inherited one, changed by `change`.
  template <class Change>
  model::BoxId open(Change const& change, model::BoxKind kind = model::BoxKind::Inline) {
    model::ComputedStyle made = model::anonymous_style(tree.style(current_), model::Display::Inline);
    change(made);
    tree.styles.push_back(made);
    current_ = add_box(kind, current_, model::StyleId(tree.styles.size() - 1));
    return current_;
  }
  void close() { current_ = tree[current_].parent; }
  model::BoxId leaf(model::BoxKind kind) {
    model::ComputedStyle made = model::anonymous_style(tree.style(current_), model::Display::Inline);
    tree.styles.push_back(made);
    return add_box(kind, current_, model::StyleId(tree.styles.size() - 1));
  }

  std::vector<Line> lay_out(double width) { return lay_out(LineSpaces{{}, {{}, points(width)}}); }
  std::vector<Line> lay_out(LineSpaces const& spaces) {
    LayoutContext context{tree, services, output, sink};
    return lay_out_inline(context, tree.root(), spaces);
  }
  IntrinsicSizes intrinsic() {
    LayoutContext context{tree, services, output, sink};
    return intrinsic_inline_sizes(context, tree.root());
  }

  /// The runs' texts in paint order, joined.
  static std::string text_of(Line const& line) {
    std::string text;
    for (model::GlyphRun const* run : runs(line)) text += run->text;
    return text;
  }
  static std::vector<model::GlyphRun const*> runs(Line const& line) { return all<model::GlyphRun>(line); }
  template <class Content>
  static std::vector<Content const*> all(Line const& line) {
    std::vector<Content const*> found;
    for (model::Fragment const& fragment : line.fragments)
      if (auto const* content = std::get_if<Content>(&fragment.content)) found.push_back(content);
    return found;
  }
  Length width_of(model::GlyphRun const& run) const {
    Length sum;
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) sum += output.glyphs[run.first_glyph + i].advance;
    return sum;
  }
  /// The right edge of the line's last glyph.
  Length right_edge(Line const& line) const {
    Length right;
    for (model::GlyphRun const* run : runs(line)) right = max(right, run->origin.x + width_of(*run));
    return right;
  }
  std::vector<std::string> texts(std::vector<Line> const& lines) const {
    std::vector<std::string> found;
    for (Line const& line : lines) found.push_back(text_of(line));
    return found;
  }

  model::ComputedStyle block;
  model::BoxTree tree;
  model::Resources resources;
  text::Hyphenator hyphenator{std::vector<std::string>{"/usr/share/hyphen"}};
  text::Shaper shaper{test_fonts()};
  PageLabels page_labels;
  Services services{resources, test_fonts(), hyphenator, shaper, page_labels};
  Output output;
  DiagnosticSink sink;

 private:
  model::BoxId add_box(model::BoxKind kind, model::BoxId parent, model::StyleId style) {
    const model::BoxId id(tree.boxes.size());
    model::Box box;
    box.kind = kind;
    box.style = style;
    box.parent = parent;
    tree.boxes.push_back(box);
    if (!parent) return id;
    tree[id].previous = tree[parent].last_child;
    if (tree[parent].last_child)
      tree[tree[parent].last_child].next = id;
    else
      tree[parent].first_child = id;
    tree[parent].last_child = id;
    return id;
  }

  model::BoxId current_;
  std::uint32_t next_byte_ = 0;
};

inline constexpr std::string_view prose =
    "In the second century of the Christian era the empire of Rome comprehended the fairest part of the earth, and the most "
    "civilised "
    "portion of mankind. The frontiers of that extensive monarchy were guarded by ancient renown and disciplined valour. The "
    "gentle but "
    "powerful influence of laws and manners had gradually cemented the union of the provinces.";

}  // namespace bifolio::layout
