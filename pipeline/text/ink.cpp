#include "text/ink.h"

#include <algorithm>
#include <cmath>

#include "text/face.h"
#include "text/margins.h"

namespace bifolio::text {
namespace {

struct Edge {
  float x0, y0, x1, y1;
};

/// An outline's edges, curves as a few straight ones each: finer than what an underline's gap shows.
struct Outline {
  std::vector<Edge> edges;
  static constexpr int steps = 8;

  static void add(void* data, float x0, float y0, float x1, float y1) {
    static_cast<Outline*>(data)->edges.push_back({x0, y0, x1, y1});
  }
  static void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float x, float y, void*) {
    add(data, from->current_x, from->current_y, x, y);
  }
  static void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float cx, float cy, float x, float y, void*) {
    float last_x = from->current_x, last_y = from->current_y;
    for (int i = 1; i <= steps; ++i) {
      const float t = static_cast<float>(i) / steps, u = 1 - t;
      const float to_x = u * u * from->current_x + 2 * u * t * cx + t * t * x;
      const float to_y = u * u * from->current_y + 2 * u * t * cy + t * t * y;
      add(data, last_x, last_y, to_x, to_y);
      last_x = to_x, last_y = to_y;
    }
  }
  // Eight parameters: HarfBuzz's signature.
  static void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float ax, float ay, float bx, float by, float x,
                       float y, void*) {
    float last_x = from->current_x, last_y = from->current_y;
    for (int i = 1; i <= steps; ++i) {
      const float t = static_cast<float>(i) / steps, u = 1 - t;
      const float to_x = u * u * u * from->current_x + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * x;
      const float to_y = u * u * u * from->current_y + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y;
      add(data, last_x, last_y, to_x, to_y);
      last_x = to_x, last_y = to_y;
    }
  }
};

Outline outline_of(Fonts const& fonts, FontId font, std::uint32_t glyph) {
  using Drawing = Handle<hb_draw_funcs_t, hb_draw_funcs_destroy>;
  const Drawing drawing(hb_draw_funcs_create());
  hb_draw_funcs_set_line_to_func(drawing.get(), Outline::line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(drawing.get(), Outline::quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(drawing.get(), Outline::cubic_to, nullptr, nullptr);
  Outline outline;
  hb_font_get_glyph_shape(fonts.face(font).font.get(), glyph, drawing.get(), &outline);
  return outline;
}

/// Where the height y runs through the outline's inside (non-zero winding).
void add_inside(Outline const& outline, float y, std::vector<InkSpan>& spans) {
  std::vector<std::pair<float, int>> crossings;
  for (Edge const& e : outline.edges) {
    const bool up = e.y0 <= y && e.y1 > y, down = e.y1 <= y && e.y0 > y;
    if (up || down) crossings.emplace_back(e.x0 + (y - e.y0) * (e.x1 - e.x0) / (e.y1 - e.y0), up ? 1 : -1);
  }
  std::sort(crossings.begin(), crossings.end());
  int winding = 0;
  for (std::size_t i = 0; i + 1 < crossings.size(); ++i) {
    winding += crossings[i].second;
    if (winding != 0)
      spans.push_back({static_cast<std::int32_t>(std::floor(crossings[i].first)),
                       static_cast<std::int32_t>(std::ceil(crossings[i + 1].first))});
  }
}

/// What of the edges lies between the heights.
void add_edges(Outline const& outline, float low, float high, std::vector<InkSpan>& spans) {
  for (Edge const& e : outline.edges) {
    const float bottom = std::max(std::min(e.y0, e.y1), low), top = std::min(std::max(e.y0, e.y1), high);
    if (bottom > top) continue;
    const auto x_at = [&](float y) { return e.y0 == e.y1 ? e.x0 : e.x0 + (y - e.y0) * (e.x1 - e.x0) / (e.y1 - e.y0); };
    float a = x_at(bottom), b = e.y0 == e.y1 ? e.x1 : x_at(top);
    if (a > b) std::swap(a, b);
    spans.push_back({static_cast<std::int32_t>(std::floor(a)), static_cast<std::int32_t>(std::ceil(b))});
  }
}

}  // namespace

InkBox ink_box(Fonts const& fonts, FontId font, std::uint32_t glyph) {
  hb_glyph_extents_t extents{};
  if (!hb_font_get_glyph_extents(fonts.face(font).font.get(), glyph, &extents)) return {};
  return {.left = extents.x_bearing,
          .bottom = extents.y_bearing + extents.height,
          .right = extents.x_bearing + extents.width,
          .top = extents.y_bearing};
}

std::vector<InkSpan> ink_between(Fonts const& fonts, FontId font, std::uint32_t glyph, std::int32_t low, std::int32_t high) {
  const InkBox box = ink_box(fonts, font, glyph);
  if (box.is_empty() || box.top <= low || box.bottom >= high) return {};
  const Outline outline = outline_of(fonts, font, glyph);
  std::vector<InkSpan> spans, joined;
  add_edges(outline, static_cast<float>(low), static_cast<float>(high), spans);
  for (const std::int32_t y : {low, low + (high - low) / 2, high}) add_inside(outline, static_cast<float>(y), spans);
  std::sort(spans.begin(), spans.end(), [](InkSpan const& a, InkSpan const& b) { return a.begin < b.begin; });
  for (InkSpan const& span : spans) {
    if (!joined.empty() && span.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, span.end);
    else
      joined.push_back(span);
  }
  return joined;
}

EdgeShift edge_gaps(Fonts const& fonts, FontId font, std::uint32_t glyph, std::int32_t height, std::int32_t limit) {
  constexpr std::int32_t samples = 12;
  const Outline outline = outline_of(fonts, font, glyph);
  const std::int32_t advance = fonts.advance(font, glyph);
  const std::int32_t most = std::min(limit, advance);
  EdgeShift sum;
  for (std::int32_t i = 0; i < samples; ++i) {
    const float y = static_cast<float>(height) * static_cast<float>(2 * i + 1) / (2 * samples);
    std::int32_t left = most, right = most;
    for (Edge const& e : outline.edges) {
      if ((e.y0 <= y) == (e.y1 <= y)) continue;
      const float x = e.x0 + (y - e.y0) * (e.x1 - e.x0) / (e.y1 - e.y0);
      left = std::clamp(static_cast<std::int32_t>(std::floor(x)), 0, left);
      right = std::clamp(advance - static_cast<std::int32_t>(std::ceil(x)), 0, right);
    }
    sum.left += left;
    sum.right += right;
  }
  return {sum.left / samples, sum.right / samples};
}

}  // namespace bifolio::text
