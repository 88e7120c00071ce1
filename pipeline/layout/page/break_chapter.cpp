#include "layout/page/break_chapter.h"

#include <algorithm>
#include <iterator>

#include "layout/block/flow.h"
#include "layout/page/galley_view.h"

namespace bifolio::layout {
namespace {

/// The settings that the pages' ends ask for, in Galley::other_paragraphs; in order.
std::vector<std::size_t> settings_of(std::vector<PageEnd> const& ends) {
  std::vector<std::size_t> settings;
  for (PageEnd const& end : ends) {
    for (const std::uint32_t setting : end.reset)
      if (setting != 0) settings.push_back(setting - 1);
    if (end.within != 0) settings.push_back(end.within - 1);
  }
  std::sort(settings.begin(), settings.end());
  settings.erase(std::unique(settings.begin(), settings.end()), settings.end());
  return settings;
}

/// The paragraph's lines in the other number, as items of the galley; none if it did not come out so.
std::vector<Item> set_anew(ChapterLayout& chapter, OtherParagraph const& paragraph, model::BoxTree const& tree,
                           Services const& services) {
  DiagnosticSink heard;  // what there is to say of the paragraph is said
  LayoutContext context{tree, services, chapter.output, heard};
  Galley& galley = chapter.galley;
  LineSpaces spaces{{}, {{}, paragraph.width}};
  spaces.looseness = paragraph.count.by;
  std::vector<Line> lines = lay_out_inline(context, paragraph.box, spaces);
  if (lines.size() != paragraph.count.breaks.size() + 1) return {};
  const Slab before = galley.slabs[galley.items[paragraph.first].index];
  const BreakPlace between = galley.breaks[galley.items[paragraph.first + 1].index];
  std::vector<Item> items;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      BreakPlace place = paragraph.count.breaks[i - 1];
      place.carry = between.carry;
      place.before = between.before;
      place.after = between.after;
      items.push_back({ItemKind::Break, static_cast<std::uint32_t>(galley.breaks.size()), {}});
      galley.breaks.push_back(place);
    }
    const Length height = lines[i].height;
    items.push_back({ItemKind::Slab, static_cast<std::uint32_t>(galley.slabs.size()), height});
    galley.slabs.push_back(line_slab(tree, paragraph.box, std::move(lines[i]), before.x));
    galley.slabs.back().grid = before.grid;
  }
  return items;
}

}  // namespace

std::vector<PageEnd> break_chapter(ChapterLayout& chapter, model::BoxTree const& tree, Services const& services,
                                   std::function<PageRoom(std::size_t)> const& room) {
  std::vector<PageEnd> ends = break_pages(chapter.flow, room);
  const std::vector<std::size_t> settings = settings_of(ends);
  if (settings.empty()) return ends;
  Galley& galley = chapter.galley;
  std::vector<Item> items;
  std::size_t done = 0;
  const auto take_until = [&](std::size_t end) {
    for (; done < end; ++done) items.push_back(galley.items[done]);
  };
  for (const std::size_t index : settings) {
    OtherParagraph const& paragraph = galley.other_paragraphs[index];
    if (paragraph.first < done) continue;
    const std::vector<Item> lines = set_anew(chapter, paragraph, tree, services);
    if (lines.empty()) continue;
    take_until(paragraph.first);
    items.insert(items.end(), lines.begin(), lines.end());
    done = paragraph.last + 1;
  }
  take_until(galley.items.size());
  galley.items = std::move(items);
  galley.other_paragraphs.clear();
  chapter.flow = view_of(tree, galley);
  return break_pages(chapter.flow, room);
}

}  // namespace bifolio::layout
