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

/// In thousandths, when it is not 1.
void append_alpha(std::string& out, std::int32_t alpha) {
  if (alpha == 65535) return;
  out += " alpha=";
  append_decimal(out, alpha / 65535.0, 3);
}

void append_color(std::string& out, Color const& color) {
  static constexpr char digits[] = "0123456789abcdef";
  out += color.space == ColorSpace::Srgb ? " #" : " cmyk#";
  const std::size_t channels = color.space == ColorSpace::Srgb ? 3 : 4;
  for (std::size_t i = 0; i < channels; ++i) {
    const unsigned byte = (color.channels[i] + 128U) / 257U;
    (out += digits[byte >> 4]) += digits[byte & 15];
  }
  append_alpha(out, color.alpha);
}

void append_angle(std::string& out, std::int32_t thousandths) {
  out += ' ';
  append_decimal(out, thousandths / 1000.0, 3);
  out += "deg";
}

void append_gradient(std::string& out, GradientFill const& gradient) {
  switch (gradient.kind) {
    case GradientFill::Kind::Linear:
      out += " linear";
      append_point(out, gradient.from);
      append_point(out, gradient.to);
      break;
    case GradientFill::Kind::Radial:
      out += " radial";
      append_point(out, gradient.from);
      append_point(out, {gradient.radius_x, gradient.radius_y});
      break;
    case GradientFill::Kind::Conic:
      out += " conic";
      append_point(out, gradient.from);
      append_angle(out, gradient.start_angle);
      break;
  }
  for (GradientStop const& stop : gradient.stops) {
    append_color(out, stop.color);
    out += ' ';
    append_decimal(out, stop.offset / 10000.0, 2);
    out += '%';
  }
}

/// Where it is and how many points it has.
void append_path(std::string& out, Path const& path) {
  append_rect(out, bounding_box(path));
  out += " points=";
  append_number(out, static_cast<std::int64_t>(path.size()));
}

void append_tile(std::string& out, TileFill const& tile) {
  out += tile.image ? " image" : "";
  for (GradientFill const& gradient : tile.gradient) append_gradient(out, gradient);
  out += " tile";
  append_rect(out, tile.tile);
  if (tile.step != Size()) out += " every", append_point(out, {tile.step.width, tile.step.height});
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
    append_dashes(line.dash, line.gap);
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
  void operator()(FilledPath const& fill) {
    out_ += "path";
    append_path(out_, fill.path);
    if (fill.rule == FillRule::EvenOdd) out_ += " even-odd";
    if (fill.tiles.empty()) append_color(out_, fill.color);
    for (TileFill const& tile : fill.tiles) append_tile(out_, tile);
  }
  void operator()(StrokedPath const& stroke) {
    out_ += "stroke";
    append_path(out_, stroke.path);
    out_ += " w=";
    append_length(out_, stroke.width);
    append_dashes(stroke.dash, stroke.gap);
    append_color(out_, stroke.color);
  }
  void operator()(GroupBegin const& group) {
    out_ += "group";
    if (!group.clip.empty()) out_ += " clip", append_path(out_, group.clip);
    if (group.opacity != 65535) append_alpha(out_, group.opacity);
    for (Transform const& t : group.transform) {
      out_ += " matrix";
      for (const std::int32_t value : t.matrix) out_ += ' ', append_decimal(out_, value / 1e6, 4);
      append_point(out_, t.shift);
      out_ += " about";
      append_point(out_, t.origin);
    }
  }
  void operator()(GroupEnd const&) { out_ += "end"; }

 private:
  void append_dashes(Length dash, Length gap) {
    if (gap == Length()) return;
    out_ += " dash=";
    append_length(out_, dash);
    out_ += '/';
    append_length(out_, gap);
  }

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
    std::size_t depth = 1;
    for (Fragment const& fragment : page.fragments) {
      if (std::holds_alternative<GroupEnd>(fragment.content) && depth > 1) --depth;
      out.append(2 * depth, ' ');
      if (std::holds_alternative<GroupBegin>(fragment.content)) ++depth;
      std::visit(Printer(out, paged), fragment.content);
      if (const std::string name = name_of(tree, document, fragment.box); !name.empty()) (out += " <") += name + '>';
      if (fragment.artifact != Artifact::None) ((out += " [") += to_string(fragment.artifact)) += ']';
      out += '\n';
    }
  }
  return out;
}

}  // namespace bifolio::model
