// Points, sizes, rectangles and the four edges of a box. The y axis points down; the origin is the page's top left corner.
#pragma once

#include "base/length.h"

namespace bifolio {

struct Point {
  Length x, y;
  friend constexpr bool operator==(Point, Point) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
};

struct Size {
  Length width, height;
  friend constexpr bool operator==(Size, Size) = default;
};

struct Rect {
  Length x, y, width, height;
  friend constexpr bool operator==(Rect const&, Rect const&) = default;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
};

/// The four sides of a box, in CSS's order.
template <class T>
struct Edges {
  T top{}, right{}, bottom{}, left{};
  friend constexpr bool operator==(Edges const&, Edges const&) = default;
};

constexpr Length horizontal(Edges<Length> const& e) { return e.left + e.right; }
constexpr Length vertical(Edges<Length> const& e) { return e.top + e.bottom; }

}  // namespace bifolio
