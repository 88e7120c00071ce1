#include "model/page_area.h"

namespace bifolio::model {
namespace {

Length border_width(Border const& border) {
  return border.style == BorderStyle::None || border.style == BorderStyle::Hidden ? Length() : max(border.width, {});
}

/// The page's border and padding; percentages refer to the width within its margins.
Edges<Length> inner_edges(ComputedStyle const& style, Length width) {
  const auto padding = [&](LengthPercentage const& p) { return max(p.resolve(width), {}); };
  return {border_width(style.border.top) + padding(style.padding.top),
          border_width(style.border.right) + padding(style.padding.right),
          border_width(style.border.bottom) + padding(style.padding.bottom),
          border_width(style.border.left) + padding(style.padding.left)};
}

/// Margins that leave no room would lose the text: half of the page stays.
void keep_half(Length& begin, Length& extent, Length page_extent) {
  if (extent > Length()) return;
  begin = page_extent / 4;
  extent = page_extent / 2;
}

/// A page whose lines stand on a grid holds whole lines, so that what stands at its foot keeps to the grid too.
Length whole_lines(ComputedStyle const& root, Length height) {
  if (root.line_grid != LineGrid::Create) return height;
  const Length line = text_line(root);
  if (line <= Length() || height < line) return height;
  constexpr std::int32_t unseen = Length::units_per_point / 10;
  return line * ((height.raw() + unseen) / line.raw());
}

}  // namespace

Length text_line(ComputedStyle const& root) {
  switch (root.line_height.kind) {
    case LineHeight::Kind::Number: return root.font_size.scaled(root.line_height.thousandths, 1000);
    case LineHeight::Kind::Length: return root.line_height.length;
    case LineHeight::Kind::Normal: return root.font_size.scaled(6, 5);
  }
  return {};
}

Rect page_area(PageStyle const& page, ComputedStyle const* context, ComputedStyle const* root) {
  Rect area{page.margin.left, page.margin.top, page.size.width - horizontal(page.margin), page.size.height - vertical(page.margin)};
  if (context != nullptr) {
    const Edges<Length> edges = inner_edges(*context, area.width);
    area.x += edges.left;
    area.y += edges.top;
    area.width -= horizontal(edges);
    area.height -= vertical(edges);
  }
  keep_half(area.x, area.width, page.size.width);
  keep_half(area.y, area.height, page.size.height);
  if (root != nullptr) area.height = whole_lines(*root, area.height);
  return area;
}

}  // namespace bifolio::model
