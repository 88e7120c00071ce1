#include "text/paint_graph.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "text/sfnt.h"

namespace bifolio::text {

GlyphTransform GlyphTransform::after(GlyphTransform const& inner) const {
  return {xx * inner.xx + xy * inner.yx, yx * inner.xx + yy * inner.yx,      xx * inner.xy + xy * inner.yy,
          yx * inner.xy + yy * inner.yy, xx * inner.dx + xy * inner.dy + dx, yx * inner.dx + yy * inner.dy + dy};
}

namespace {

constexpr hb_tag_t colr_tag = HB_TAG('C', 'O', 'L', 'R');
constexpr std::size_t glyph_list_at = 14, layer_list_at = 18;  // in the header: offsets of lists

/// The paint tables' formats; each but the first has its variable twin behind it.
enum Format : std::uint32_t {
  ColrLayers = 1,
  Solid = 2,
  Linear = 4,
  Radial = 6,
  Sweep = 8,
  Glyph = 10,
  ColrGlyph = 11,
  Transform = 12,
  Translate = 14,
  Scale = 16,
  ScaleAround = 18,
  ScaleUniform = 20,
  ScaleUniformAround = 22,
  Rotate = 24,
  RotateAround = 26,
  Skew = 28,
  SkewAround = 30,
  Composite = 32
};

enum CompositeMode : std::uint32_t { Clear = 0, Source = 1, Destination = 2, SourceOver = 3, DestinationOver = 4 };

GlyphTransform moved_by(double x, double y) { return {1, 0, 0, 1, x, y}; }

GlyphTransform around(double x, double y, GlyphTransform const& what) { return moved_by(x, y).after(what).after(moved_by(-x, -y)); }

class GraphReader {
 public:
  GraphReader(hb_face_t* face, std::vector<hb_color_t> const& palette) : colr_(face, colr_tag), palette_(palette) {}

  PaintedGlyph read(std::uint32_t glyph) {
    if (const std::size_t root = root_of(glyph)) paint(root, {});
    return std::move(result_);
  }

 private:
  struct State {
    GlyphTransform transform;
    std::vector<ColorLayer::Outline> outlines;
  };

  double fraction(std::size_t at) const { return colr_.i16(at) / 16384.0; }
  double fixed(std::size_t at) const { return colr_.i32(at) / 65536.0; }
  double units(std::size_t at) const { return colr_.i16(at); }
  /// The table that the 24-bit offset at `field` leads to from `table`.
  std::size_t child(std::size_t table, std::size_t field = 1) const { return table + colr_.unsigned_of(table + field, 3); }

  std::size_t root_of(std::uint32_t glyph) const {
    if (colr_.u16(0) == 0) return 0;
    const std::size_t list = colr_.u32(glyph_list_at);
    if (list == 0) return 0;
    const std::size_t count = std::min<std::size_t>(colr_.u32(list), colr_.size() / 6);
    for (std::size_t low = 0, high = count; low < high;) {
      const std::size_t middle = (low + high) / 2, record = list + 4 + middle * 6;
      if (colr_.u16(record) == glyph) return list + colr_.u32(record + 2);
      (colr_.u16(record) < glyph ? low : high) = colr_.u16(record) < glyph ? middle + 1 : middle;
    }
    return 0;
  }

  // A damaged graph may be a circle, or grow without end.
  void paint(std::size_t at, State const& state) {
    constexpr int deepest = 64, most = 20000;
    if (depth_ >= deepest || ++painted_ > most || at >= colr_.size()) {
      result_.is_approximated = true;
      return;
    }
    ++depth_;
    paint_table(at, state);
    --depth_;
  }

  void paint_table(std::size_t at, State const& state) {
    const std::uint32_t format = colr_.u8(at);
    switch (format) {
      case ColrLayers: return paint_layers(at, state);
      case Solid:
      case Solid + 1: return add_solid(state, color(at + 1));
      case Linear:
      case Linear + 1: return paint_linear(at, state);
      case Radial:
      case Radial + 1: return paint_radial(at, state);
      case Sweep:
      case Sweep + 1: return paint_sweep(at, state);
      case Glyph: return paint_glyph(at, state);
      case ColrGlyph:
        if (const std::size_t root = root_of(colr_.u16(at + 1))) paint(root, state);
        return;
      case Composite: return paint_composite(at, state);
      default: break;
    }
    if (format < Transform || format > SkewAround + 1) {
      result_.is_approximated = true;
      return;
    }
    State inner = state;
    inner.transform = state.transform.after(transform(at, format & ~1U));
    paint(child(at), inner);
  }

  void paint_layers(std::size_t at, State const& state) {
    const std::size_t list = colr_.u32(layer_list_at), first = colr_.u32(at + 2);
    for (std::size_t i = first; i < first + colr_.u8(at + 1) && i < colr_.u32(list); ++i)
      paint(list + colr_.u32(list + 4 + i * 4), state);
  }

  void paint_glyph(std::size_t at, State const& state) {
    State inner = state;
    inner.outlines.push_back({colr_.u16(at + 4), state.transform});
    paint(child(at), inner);
  }

  // Modes that compute with what is below are painted over it.
  void paint_composite(std::size_t at, State const& state) {
    const std::size_t source = child(at), backdrop = child(at, 5);
    const std::uint32_t mode = colr_.u8(at + 4);
    result_.is_approximated = result_.is_approximated || mode > DestinationOver;
    if (mode == Clear) return;
    if (mode == DestinationOver) paint(source, state);
    if (mode != Source) paint(backdrop, state);
    if (mode != Destination && mode != DestinationOver) paint(source, state);
  }

  GlyphTransform transform(std::size_t at, std::uint32_t format) const {
    const std::size_t from = at + 4;
    const auto turned = [](double half_turns) {
      const double angle = half_turns * std::numbers::pi;
      return GlyphTransform{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
    };
    const auto skewed = [&] {
      return GlyphTransform{1, std::tan(fraction(from + 2) * std::numbers::pi), -std::tan(fraction(from) * std::numbers::pi), 1, 0,
                            0};
    };
    const auto scaled = [](double x, double y) { return GlyphTransform{x, 0, 0, y, 0, 0}; };
    const auto place = [&](std::size_t fields, GlyphTransform const& what) {
      return around(units(from + fields * 2), units(from + fields * 2 + 2), what);
    };
    switch (format) {
      case Transform: {
        const std::size_t affine = child(at, 4);
        return {fixed(affine), fixed(affine + 4), fixed(affine + 8), fixed(affine + 12), fixed(affine + 16), fixed(affine + 20)};
      }
      case Translate: return moved_by(units(from), units(from + 2));
      case Scale: return scaled(fraction(from), fraction(from + 2));
      case ScaleAround: return place(2, scaled(fraction(from), fraction(from + 2)));
      case ScaleUniform: return scaled(fraction(from), fraction(from));
      case ScaleUniformAround: return place(1, scaled(fraction(from), fraction(from)));
      case Rotate: return turned(fraction(from));
      case RotateAround: return place(1, turned(fraction(from)));
      case Skew: return skewed();
      case SkewAround: return place(2, skewed());
      default: return {};
    }
  }

  GlyphColor color(std::size_t at) const {
    constexpr std::uint32_t text_color = 0xFFFF;
    const std::uint32_t index = colr_.u16(at);
    const double alpha = std::clamp(fraction(at + 2), 0.0, 1.0);
    GlyphColor made;
    made.is_text_color = index == text_color || index >= palette_.size();
    const hb_color_t c = made.is_text_color ? HB_COLOR(0, 0, 0, 255) : palette_[index];
    made.rgba = channels_of(c);
    made.rgba[3] = static_cast<std::uint8_t>(std::lround(made.rgba[3] * alpha));
    return made;
  }

  /// The colour line in order, its offsets as they are.
  std::vector<GlyphColorStop> stops(std::size_t paint) {
    const std::size_t line = child(paint), step = (colr_.u8(paint) & 1U) != 0 ? 10 : 6;
    if (colr_.u8(line) != 0) result_.is_approximated = true;  // repeated or reflected
    std::vector<GlyphColorStop> found;
    for (std::size_t i = 0; i < std::min<std::size_t>(colr_.u16(line + 1), 256); ++i)
      found.push_back({fraction(line + 3 + i * step), color(line + 3 + i * step + 2)});
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) { return a.offset < b.offset; });
    return found;
  }

  /// Adds the fill, whose `at` is of the offsets 0 and 1, as that of its own first and last offset.
  void add_gradient(State const& state, GlyphFill fill) {
    if (fill.stops.empty()) return;
    const double first = fill.stops.front().offset, last = fill.stops.back().offset;
    if (last - first < 1e-6) return add_solid(state, fill.stops.back().color);
    for (GlyphColorStop& stop : fill.stops) stop.offset = (stop.offset - first) / (last - first);
    std::array<double, 6> const at = fill.at;
    for (auto const& [from, to] : pairs_of(fill.kind)) {
      fill.at[from] = between(at[from], at[to], first);
      fill.at[to] = between(at[from], at[to], last);
    }
    fill.transform = state.transform;
    add(state, std::move(fill));
  }
  /// Which numbers of GlyphFill::at are of the first offset and of the last.
  static std::vector<std::pair<std::size_t, std::size_t>> pairs_of(GlyphFill::Kind kind) {
    switch (kind) {
      case GlyphFill::Kind::Solid: return {};
      case GlyphFill::Kind::Linear: return {{0, 2}, {1, 3}};
      case GlyphFill::Kind::Radial: return {{0, 3}, {1, 4}, {2, 5}};
      case GlyphFill::Kind::Sweep: return {{2, 3}};
    }
    return {};
  }
  static double between(double from, double to, double part) { return from + (to - from) * part; }

  // The line from the first point to the second is turned so that it stands upright on that to the third.
  void paint_linear(std::size_t at, State const& state) {
    const double x0 = units(at + 4), y0 = units(at + 6), x1 = units(at + 8) - x0, y1 = units(at + 10) - y0;
    const double nx = units(at + 14) - y0, ny = -(units(at + 12) - x0), length = nx * nx + ny * ny;
    if (length == 0) return;
    const double part = (x1 * nx + y1 * ny) / length;
    GlyphFill fill;
    fill.kind = GlyphFill::Kind::Linear;
    fill.stops = stops(at);
    fill.at = {x0, y0, x0 + nx * part, y0 + ny * part, 0, 0};
    add_gradient(state, std::move(fill));
  }

  void paint_radial(std::size_t at, State const& state) {
    GlyphFill fill;
    fill.kind = GlyphFill::Kind::Radial;
    fill.stops = stops(at);
    fill.at = {units(at + 4),  units(at + 6),  static_cast<double>(colr_.u16(at + 8)),
               units(at + 10), units(at + 12), static_cast<double>(colr_.u16(at + 14))};
    add_gradient(state, std::move(fill));
  }

  void paint_sweep(std::size_t at, State const& state) {
    GlyphFill fill;
    fill.kind = GlyphFill::Kind::Sweep;
    fill.stops = stops(at);
    fill.at = {units(at + 4), units(at + 6), (fraction(at + 8) + 1) * 180, (fraction(at + 10) + 1) * 180, 0, 0};
    add_gradient(state, std::move(fill));
  }

  void add_solid(State const& state, GlyphColor const& color) {
    add(state, {.kind = GlyphFill::Kind::Solid, .color = color, .stops = {}, .at = {}, .transform = {}});
  }

  // A fill that nothing bounds has no edge that a page could show.
  void add(State const& state, GlyphFill fill) {
    if (state.outlines.empty()) {
      result_.is_approximated = true;
      return;
    }
    result_.layers.push_back({state.outlines, std::move(fill)});
  }

  Table colr_;
  std::vector<hb_color_t> const& palette_;
  PaintedGlyph result_;
  int depth_ = 0, painted_ = 0;
};

}  // namespace

std::array<std::uint8_t, 4> channels_of(hb_color_t color) {
  const std::uint32_t channels[] = {hb_color_get_red(color), hb_color_get_green(color), hb_color_get_blue(color),
                                    hb_color_get_alpha(color)};
  std::array<std::uint8_t, 4> made{};
  std::transform(std::begin(channels), std::end(channels), made.begin(),
                 [](std::uint32_t c) { return static_cast<std::uint8_t>(c); });
  return made;
}

bool has_paint_graphs(hb_face_t* face) {
  const Table colr(face, colr_tag);
  return colr.u16(0) != 0 && colr.u32(glyph_list_at) != 0;
}

PaintedGlyph paint_graph(hb_face_t* face, std::uint32_t glyph, std::vector<hb_color_t> const& palette) {
  return GraphReader(face, palette).read(glyph);
}

}  // namespace bifolio::text
