// A small publication made by hand, page by page, for the PDF writer's tests: real fonts, placed glyphs, a document with its boxes.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "pdf/pdf.h"

namespace bifolio::pdf::test {

inline constexpr const char* truetype_path = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf";
inline constexpr const char* cff_path = "/usr/share/fonts/opentype/linux-libertine/LinLibertine_R.otf";

inline Length pt(double points) { return Length::from_points(points); }

/// Builds the seams' values; `write` makes the file.
class Book {
 public:
  explicit Book(const char* font_path = truetype_path) {
    fonts.add({"Test", {}, font_path, 0});
    font = fonts.match({"Test"}, {});
    document.metadata.title = "A Book";
    document.metadata.language = "en";
    boxes.styles.emplace_back();
    boxes.styles[0].lang = "en";
    boxes.styles[0].display = model::Display::Block;
    boxes.styles.push_back(boxes.styles[0]);
    boxes.styles[1].display = model::Display::Inline;
    root = box({}, model::BoxKind::Block, document.root());
    body = box(root, model::BoxKind::Block, document.body());
    page();
  }

  model::BoxId box(model::BoxId parent, model::BoxKind kind, model::NodeId node) {
    model::Box made;
    made.kind = kind;
    made.element = node;
    made.style = model::StyleId(kind == model::BoxKind::Inline || kind == model::BoxKind::Text ? std::size_t{1} : std::size_t{0});
    made.parent = parent;
    boxes.boxes.push_back(made);
    const model::BoxId id(boxes.boxes.size() - 1);
    if (!parent) return id;
    model::Box& p = boxes[parent];
    boxes[id].previous = p.last_child;
    (p.last_child ? boxes[p.last_child].next : p.first_child) = id;
    boxes[parent].last_child = id;
    return id;
  }
  /// An element in the document, and its box.
  model::BoxId element(model::BoxId parent, model::Tag tag, model::BoxKind kind = model::BoxKind::Block,
                       model::Role role = model::Role::None) {
    return box(parent, kind, document.append_element(boxes[parent].element, tag, {}, role));
  }
  model::BoxId text(model::BoxId parent, std::string_view content) {
    const model::BoxId id = box(parent, model::BoxKind::Text, document.append_text(boxes[parent].element, content, {}));
    boxes[id].text = content;
    return id;
  }

  model::Page& page() {
    model::Page made;
    made.size = {pt(300), pt(400)};
    made.label = std::to_string(paged.pages.size() + 1);
    paged.pages.push_back(std::move(made));
    return paged.pages.back();
  }
  void add(model::BoxId at, decltype(model::Fragment::content) content, model::Artifact artifact = model::Artifact::None) {
    paged.pages.back().fragments.push_back({at, artifact, std::move(content)});
  }

  /// A run with one glyph for each character and its nominal advance; `hyphen` adds one that is not in the text.
  model::GlyphRun run(std::string_view content, Point origin, double size = 12, bool hyphen = false) {
    model::GlyphRun made;
    made.font = font;
    made.font_size = pt(size);
    made.origin = origin;
    made.text = content;
    made.ends_in_hyphen = hyphen;
    made.first_glyph = static_cast<std::uint32_t>(paged.glyphs.size());
    std::uint32_t offset = 0;
    for (const char32_t c : utf8::CodePoints(content)) {
      place(fonts.glyph_for(font, c), offset, made.font_size);
      offset += utf8::decode(content, offset).length;
    }
    if (hyphen) place(fonts.glyph_for(font, U'-'), static_cast<std::uint32_t>(content.size()), made.font_size);
    made.glyph_count = static_cast<std::uint32_t>(paged.glyphs.size()) - made.first_glyph;
    return made;
  }
  /// A paragraph of one line.
  model::BoxId paragraph(std::string_view content, double y = 50) {
    const model::BoxId p = element(body, model::Tag::P);
    const model::BoxId t = text(p, content);
    add(t, run(content, {pt(20), pt(y)}));
    return p;
  }

  std::string write(unsigned threads = 1) {
    return pdf::write({document, boxes, paged, resources, fonts, 1764000000, threads}, sink);
  }

  model::Document document;
  model::BoxTree boxes;
  model::PagedDocument paged;
  model::Resources resources;
  text::Fonts fonts;
  FontId font;
  DiagnosticSink sink;
  model::BoxId root, body;

 private:
  void place(std::uint32_t glyph, std::uint32_t cluster, Length size) {
    model::PlacedGlyph placed;
    placed.glyph = glyph;
    placed.cluster = cluster;
    placed.advance = fonts.metrics(font).scale(fonts.advance(font, glyph), size);
    paged.glyphs.push_back(placed);
  }
};

}  // namespace bifolio::pdf::test
