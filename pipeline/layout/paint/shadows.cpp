#include "layout/paint/shadows.h"

#include <algorithm>
#include <cmath>

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::FillRule;
using model::Shadow;

/// One shape of the stack: how far outside the unblurred edge it ends, and what it adds.
struct BlurStep {
  Length distance;
  Color color;
};

/// From the widest and faintest shape to the narrowest, so that together they are as dense as a Gaussian blur whose standard
/// deviation is half the radius (§6.1.1).
std::vector<BlurStep> blur_steps(Shadow const& shadow) {
  if (shadow.blur <= Length()) return {{{}, shadow.color}};
  const int count = static_cast<int>(std::clamp(shadow.blur.px() * 1.5, 4.0, 24.0));
  const double alpha = shadow.color.alpha / 65535.0;
  std::vector<BlurStep> steps;
  double below = 0;  // the density of the shapes so far
  for (int i = 0; i < count; ++i) {
    const double place = 1 - 2 * (i + 0.5) / count;  // 1: as far out as the radius, -1: as far in
    const double density = alpha * 0.5 * std::erfc(place * 2 / std::sqrt(2.0));
    BlurStep step{shadow.blur.scaled(place), shadow.color};
    step.color.alpha = static_cast<std::uint16_t>(std::lround(std::clamp(1 - (1 - density) / (1 - below), 0.0, 1.0) * 65535));
    below = std::min(density, 0.999999);
    if (step.color.alpha > 0) steps.push_back(step);
  }
  return steps;
}

void push(Canvas const& canvas, decltype(model::Fragment::content) content) {
  canvas.out.push_back({canvas.box, Artifact::Layout, std::move(content)});
}

/// A blur rounds corners too.
BoxShape blurred(BoxShape const& shape, Length distance, Length blur) {
  BoxShape result = outset(shape, distance);
  if (blur <= Length()) return result;
  const Length least = max(blur + distance, {}).scaled(0.8);
  const Length half_width = result.rect.width / 2, half_height = result.rect.height / 2;
  for (Size& radius : result.radii)
    radius = {min(max(radius.width, least), half_width), min(max(radius.height, least), half_height)};
  return result;
}

void begin_clip(Canvas const& canvas, model::Path clip, FillRule rule) {
  model::GroupBegin group;
  group.clip = std::move(clip);
  group.rule = rule;
  push(canvas, std::move(group));
}

void append_outer(Canvas const& canvas, Shadow const& shadow, BoxShape const& border) {
  const BoxShape shape = moved(outset(border, shadow.spread), {shadow.x, shadow.y});
  const Length far = shadow.blur + max(shadow.spread, {}) + abs(shadow.x) + abs(shadow.y) + Length::from_points(std::int64_t{1});
  model::Path outside;
  append_rect(outside, outset({border.rect, {}}, far).rect);
  append_shape(outside, border);
  begin_clip(canvas, std::move(outside), FillRule::EvenOdd);  // §6.1: nothing is drawn within the border box
  for (BlurStep const& step : blur_steps(shadow)) {
    const BoxShape part = blurred(shape, step.distance, shadow.blur);
    if (part.rect.width <= Length() || part.rect.height <= Length()) continue;
    push(canvas, model::FilledPath{path_of(part), FillRule::NonZero, step.color, {}});
  }
  push(canvas, model::GroupEnd{});
}

void append_inner(Canvas const& canvas, Shadow const& shadow, BoxShape const& padding) {
  const BoxShape hole = moved(outset(padding, -shadow.spread), {shadow.x, shadow.y});
  const Length far = shadow.blur + abs(shadow.spread) + abs(shadow.x) + abs(shadow.y) + Length::from_points(std::int64_t{1});
  begin_clip(canvas, path_of(padding), FillRule::NonZero);
  for (BlurStep const& step : blur_steps(shadow)) {
    const BoxShape part = blurred(hole, -step.distance, shadow.blur);
    model::Path path;
    append_rect(path, outset({padding.rect, {}}, far * 2).rect);
    if (part.rect.width > Length() && part.rect.height > Length()) append_shape(path, part);
    push(canvas, model::FilledPath{std::move(path), FillRule::EvenOdd, step.color, {}});
  }
  push(canvas, model::GroupEnd{});
}

}  // namespace

void append_outer_shadows(Canvas const& canvas, model::ComputedStyle const& style, BoxShape const& border) {
  for (auto shadow = style.box_shadow.rbegin(); shadow != style.box_shadow.rend(); ++shadow)
    if (!shadow->inset && !shadow->color.is_transparent()) append_outer(canvas, *shadow, border);
}

void append_inner_shadows(Canvas const& canvas, model::ComputedStyle const& style, BoxShape const& padding) {
  for (auto shadow = style.box_shadow.rbegin(); shadow != style.box_shadow.rend(); ++shadow)
    if (shadow->inset && !shadow->color.is_transparent()) append_inner(canvas, *shadow, padding);
}

}  // namespace bifolio::layout
