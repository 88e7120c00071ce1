// PagedDocument as text, for people and for cases: one fragment a line.
#include "base/numbers.h"
#include "model/dump.h"
#include "model/paged_document.h"

namespace bifolio::model {
namespace {

std::string_view to_string(Artifact artifact) {
  switch (artifact) {
    case Artifact::None: return "";
    case Artifact::Header: return "header";
    case Artifact::Footer: return "footer";
    case Artifact::PageNumber: return "page-number";
    case Artifact::Layout: return "layout";
    case Artifact::Background: return "background";
    case Artifact::RepeatedTableHeader: return "repeated-header";
  }
  return "";
}

void append_point(std::string& out, Point point) {
  out += ' ';
  append_length(out, point.x);
  out += ',';
  append_length(out, point.y);
}

void append_rect(std::string& out, Rect const& rect) {
  append_point(out, {rect.x, rect.y});
  out += ' ';
  append_length(out, rect.width);
  out += 'x';
  append_length(out, rect.height);
}

void append_color(std::string& out, Color const& color) {
  static constexpr char digits[] = "0123456789abcdef";
  out += color.space == ColorSpace::Srgb ? " #" : " cmyk#";
  const std::size_t channels = color.space == ColorSpace::Srgb ? 3 : 4;
  for (std::size_t i = 0; i < channels; ++i) {
    const unsigned byte = (color.channels[i] + 128U) / 257U;
    (out += digits[byte >> 4]) += digits[byte & 15];
  }
}

/// The element whose box it is: `p`, `p#id`; the nearest one for text.
std::string name_of(BoxTree const& tree, Document const& document, BoxId box) {
  if (!box) return {};
  NodeId node = tree[box].element;
  while (node && document[node].kind != NodeKind::Element) node = document[node].parent;
  if (!node) return {};
  std::string name(to_string(document[node].tag));
  if (!tree[box].id.empty()) (name += '#') += tree[box].id;
  return name;
}

class Printer {
 public:
  Printer(std::string& out, PagedDocument const& paged) : out_(out), paged_(paged) {}

  void operator()(GlyphRun const& run) {
    out_ += "text";
    append_point(out_, run.origin);
    Length width;
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) width += paged_.glyphs[run.first_glyph + i].advance;
    out_ += " w=";
    append_length(out_, width);
    out_ += " size=";
    append_length(out_, run.font_size);
    if (run.right_to_left) out_ += " rtl";
    if (run.ends_in_hyphen) out_ += " hyphen";
    out_ += ' ';
    append_quoted(out_, run.text);
  }
  void operator()(FilledRect const& fill) {
    out_ += "rect";
    append_rect(out_, fill.rect);
    append_color(out_, fill.color);
  }
  void operator()(StrokedLine const& line) {
    out_ += "line";
    append_point(out_, line.from);
    append_point(out_, line.to);
    out_ += " w=";
    append_length(out_, line.width);
    append_color(out_, line.color);
  }
  void operator()(PlacedImage const& image) {
    out_ += "image";
    append_rect(out_, image.rect);
    if (image.clip != image.rect) out_ += " clip", append_rect(out_, image.clip);
  }
  void operator()(LinkArea const& link) {
    out_ += "link";
    append_rect(out_, link.rect);
    out_ += ' ';
    append_quoted(out_, link.href);
  }
  void operator()(Anchor const& anchor) {
    out_ += "anchor";
    append_point(out_, anchor.point);
    out_ += ' ';
    append_quoted(out_, anchor.id);
  }

 private:
  std::string& out_;
  PagedDocument const& paged_;
};

}  // namespace

std::string dump(PagedDocument const& paged, BoxTree const& tree, Document const& document) {
  std::string out;
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    Page const& page = paged.pages[i];
    out += "page ";
    append_number(out, static_cast<std::int64_t>(i + 1));
    out += " label=";
    append_quoted(out, page.label);
    out += ' ';
    append_length(out, page.size.width);
    out += 'x';
    append_length(out, page.size.height);
    if (page.blank) out += " blank";
    out += '\n';
    for (Fragment const& fragment : page.fragments) {
      out += "  ";
      std::visit(Printer(out, paged), fragment.content);
      if (const std::string name = name_of(tree, document, fragment.box); !name.empty()) (out += " <") += name + '>';
      if (fragment.artifact != Artifact::None) ((out += " [") += to_string(fragment.artifact)) += ']';
      out += '\n';
    }
  }
  return out;
}

}  // namespace bifolio::model
