#include "layout/page/unseen.h"

#include <algorithm>
#include <utility>

namespace bifolio::layout {
namespace {

using model::GroupBegin;

struct Corner {
  double x = 0, y = 0;
};

Corner moved(Corner p, model::Transform const& t) {
  const double x = p.x - t.origin.x.points(), y = p.y - t.origin.y.points();
  const auto m = [&](std::size_t i) { return t.matrix[i] / 1e6; };
  return {t.origin.x.points() + m(0) * x + m(2) * y + t.shift.x.points(),
          t.origin.y.points() + m(1) * x + m(3) * y + t.shift.y.points()};
}

/// From the leftmost (or highest) place of the pen to the furthest, where letters may be spaced backwards; with the font's height.
Rect extent_of(model::GlyphRun const& run, std::vector<model::PlacedGlyph> const& glyphs) {
  Length pen, least, most;
  for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
    pen += glyphs[run.first_glyph + i].advance;
    least = min(least, pen);
    most = max(most, pen);
  }
  const Length em = run.font_size;
  if (run.orientation == model::GlyphOrientation::Horizontal)
    return {run.origin.x + least, run.origin.y - em, most - least, em + em / 2};
  return {run.origin.x - em, run.origin.y + least - em, em * 2, most - least + em};
}

/// The text's rectangle, as the groups around it turn it.
bool is_seen(Rect const& rect, Length em, std::vector<GroupBegin const*> const& groups, Rect const& page) {
  Corner low{1e9, 1e9}, high{-1e9, -1e9};
  for (Corner corner : {Corner{rect.x.points(), rect.y.points()}, Corner{rect.right().points(), rect.y.points()},
                        Corner{rect.x.points(), rect.bottom().points()}, Corner{rect.right().points(), rect.bottom().points()}}) {
    for (auto group = groups.rbegin(); group != groups.rend(); ++group)
      for (model::Transform const& transform : (*group)->transform) corner = moved(corner, transform);
    low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
    high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
  }
  const bool touches =
      high.x >= page.x.points() && low.x <= page.right().points() && high.y >= page.y.points() && low.y <= page.bottom().points();
  // Lines that are too long are said elsewhere; those that begin before the page are not.
  return touches && (!groups.empty() || low.x >= page.x.points() - em.points());
}

}  // namespace

std::optional<std::size_t> first_unseen(model::Page const& page, std::vector<model::PlacedGlyph> const& glyphs) {
  const Rect seen{-page.bleed, -page.bleed, page.size.width + page.bleed * 2, page.size.height + page.bleed * 2};
  std::vector<GroupBegin const*> groups;
  int clips = 0;
  for (std::size_t i = 0; i < page.fragments.size(); ++i) {
    model::Fragment const& fragment = page.fragments[i];
    if (auto const* group = std::get_if<GroupBegin>(&fragment.content)) {
      groups.push_back(group);
      clips += !group->clip.empty();
    } else if (std::holds_alternative<model::GroupEnd>(fragment.content) && !groups.empty()) {
      clips -= !groups.back()->clip.empty();
      groups.pop_back();
    }
    auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (run == nullptr || clips > 0 || fragment.artifact != model::Artifact::None || run->text.empty()) continue;
    if (!is_seen(extent_of(*run, glyphs), run->font_size, groups, seen)) return i;
  }
  return std::nullopt;
}

}  // namespace bifolio::layout
