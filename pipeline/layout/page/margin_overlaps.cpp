#include "layout/page/margin_overlaps.h"

#include "base/numbers.h"
#include "layout/diagnostics.h"

namespace bifolio::layout {
namespace {

/// Less than this is the letters' own slant or protrusion.
constexpr Length unseen = Length::from_raw(Length::units_per_point);

bool overlap(Rect const& a, Rect const& b) {
  const Rect both = common(a, b);
  return both.width > unseen && both.height > unseen;
}

bool is_within(Rect const& ink, model::PageStyle const& page) {
  const Length beyond = page.bleed + unseen;
  return ink.x >= -beyond && ink.y >= -beyond && ink.right() <= page.size.width + beyond &&
         ink.bottom() <= page.size.height + beyond;
}

std::string key_of(ShownMarginBox const& box) {
  std::string key = "margin box ";
  append_number(key, static_cast<int>(box.position));
  return key;
}

}  // namespace

Rect common(Rect const& a, Rect const& b) {
  const Length x = max(a.x, b.x), y = max(a.y, b.y);
  return {x, y, max(min(a.right(), b.right()) - x, {}), max(min(a.bottom(), b.bottom()) - y, {})};
}

void report_overlaps(LayoutContext& context, model::PageStyle const& page, std::vector<ShownMarginBox> const& shown) {
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!is_within(shown[i].ink, page))
      context.sink.report_once(kinds::overflow, key_of(shown[i]), {},
                               "a running head runs beyond the page\u2019s edge: \u201C" + shown[i].text + "\u201D");
    for (std::size_t k = 0; k < i; ++k)
      if (overlap(shown[k].ink, shown[i].ink))
        context.sink.report_once(kinds::overflow, key_of(shown[k]) + key_of(shown[i]), {},
                                 "running heads run into each other: \u201C" + shown[k].text + "\u201D and \u201C" + shown[i].text +
                                     "\u201D; give the longer one overflow: hidden and text-overflow: ellipsis");
  }
}

}  // namespace bifolio::layout
