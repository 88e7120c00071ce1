// Painting: paths, gradients and groups, as fragments of a page hold them. Everything is resolved: coordinates are the page's,
// colour stops are in order and evenly interpolable. Changes with what a page may be painted with.
#pragma once

#include <array>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "model/resources.h"

namespace bifolio::model {

/// A Bézier curve is three consecutive points with Curve: two control points and its end. Close goes back to the last Move; its
/// point is without meaning.
enum class PathVerb : std::uint8_t { Move, Line, Curve, Close };
struct PathPoint {
  Point point;
  PathVerb verb = PathVerb::Move;
  friend constexpr bool operator==(PathPoint const&, PathPoint const&) = default;
};
using Path = std::vector<PathPoint>;

enum class FillRule : std::uint8_t { NonZero, EvenOdd };

/// What is painted between two stops is interpolated evenly, channel by channel, alpha too: layout has put in as many stops as
/// premultiplied colours and hints need (css-images-4 §3.5.3). Before the first and after the last stop their colours go on.
struct GradientStop {
  std::int32_t offset = 0;  ///< in 1/1,000,000 of the gradient line, ray or turn; never falling, never outside 0 … 1,000,000
  Color color;
  friend constexpr bool operator==(GradientStop const&, GradientStop const&) = default;
};
struct GradientFill {
  enum class Kind : std::uint8_t { Linear, Radial, Conic } kind = Kind::Linear;
  Point from, to;                   ///< linear: the line's ends; else `from` is the centre
  Length radius_x, radius_y;        ///< radial: of the ellipse at offset 1; both positive
  std::int32_t start_angle = 0;     ///< conic: of offset 0, in 1/1000 of a degree, clockwise from upwards
  std::vector<GradientStop> stops;  ///< two at least
  friend bool operator==(GradientFill const&, GradientFill const&) = default;
};

/// A picture, or a gradient, in `tile`, that comes again every `step` in both directions (a step of zero: it does not).
struct TileFill {
  ResourceId image;                    ///< none: the gradient
  std::vector<GradientFill> gradient;  ///< none or one
  Rect tile;                           ///< of positive size
  Size step;
  friend bool operator==(TileFill const&, TileFill const&) = default;
};

/// A filled path: with one colour, or with a tile.
struct FilledPath {
  Path path;
  FillRule rule = FillRule::NonZero;
  Color color;                  ///< when there is no tile
  std::vector<TileFill> tiles;  ///< none or one
  friend bool operator==(FilledPath const&, FilledPath const&) = default;
};

/// A stroked path. With `gap`, dashes of this length alternate with gaps from the path's beginning on; dashes of length zero are
/// round dots.
struct StrokedPath {
  Path path;
  Length width, dash, gap;
  bool round_ends = false;
  Color color;
  friend bool operator==(StrokedPath const&, StrokedPath const&) = default;
};

/// A point p of the group goes to origin + M·(p − origin) + shift, where M = (a c; b d) in 1/1,000,000 (css-transforms-1 §13).
struct Transform {
  std::array<std::int32_t, 4> matrix = {1000000, 0, 0, 1000000};  ///< a b c d
  Point shift, origin;
  friend constexpr bool operator==(Transform const&, Transform const&) = default;
};

/// Begins a group of fragments, up to the GroupEnd that belongs to it on the same page.
struct GroupBegin {
  Path clip;  ///< what of the group is seen; empty: all
  FillRule rule = FillRule::NonZero;
  std::int32_t opacity = 65535;      ///< of the group as a whole; 65535 = 1
  std::vector<Transform> transform;  ///< none or one; it applies to the clip too
  friend bool operator==(GroupBegin const&, GroupBegin const&) = default;
};
struct GroupEnd {
  friend constexpr bool operator==(GroupEnd const&, GroupEnd const&) = default;
};

/// The smallest rectangle with all points of the path, control points too. Zero for an empty path.
Rect bounding_box(Path const& path);
/// The rectangle as a closed path.
void append_rect(Path& path, Rect const& rect);

}  // namespace bifolio::model
