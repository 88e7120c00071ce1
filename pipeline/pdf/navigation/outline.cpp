#include "pdf/navigation/outline.h"

#include "base/numbers.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// An outline item's place in the tree, as indices of bookmarks.
struct Item {
  std::size_t parent = none, previous = none, next = none, first = none, last = none;
  std::int64_t visible = 0;  ///< descendants that are seen when the item is open
};

// A bookmark belongs to the nearest one before it that has a smaller level. Index bookmarks.size() is the root.
std::vector<Item> arrange(std::vector<Bookmark> const& bookmarks) {
  const std::size_t root = bookmarks.size();
  std::vector<Item> items(root + 1);
  std::vector<std::size_t> open{root};
  for (std::size_t i = 0; i < root; ++i) {
    while (open.back() != root && bookmarks[open.back()].level >= bookmarks[i].level) open.pop_back();
    Item& parent = items[open.back()];
    items[i].parent = open.back();
    items[i].previous = parent.last;
    (parent.last == none ? parent.first : items[parent.last].next) = i;
    parent.last = i;
    open.push_back(i);
  }
  for (std::size_t i = root; i-- > 0;) items[items[i].parent].visible += 1 + (bookmarks[i].open ? items[i].visible : 0);
  return items;
}

}  // namespace

std::vector<Bookmark> find_bookmarks(model::BoxTree const& boxes, model::Document const& document,
                                     Destinations const& destinations) {
  std::vector<Bookmark> result;
  for (model::Bookmark const& bookmark : boxes.bookmarks)
    if (const auto place = destinations.of_box(boxes, bookmark.box))
      result.push_back({bookmark.level, bookmark.label, bookmark.open, *place});
  if (!boxes.bookmarks.empty()) return result;
  for (model::OutlineEntry const& entry : document.outline)
    if (const auto place = destinations.of_id(entry.id)) result.push_back({entry.level, entry.title, true, *place});
  return result;
}

Ref write_outline(ObjectWriter& objects, std::vector<Bookmark> const& bookmarks, std::vector<Ref> const& pages,
                  std::vector<PageFrame> const& frames) {
  if (bookmarks.empty()) return {};
  const std::vector<Item> items = arrange(bookmarks);
  std::vector<Ref> refs;
  for (std::size_t i = 0; i < items.size(); ++i) refs.push_back(objects.reserve());
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item const& item = items[i];
    const bool is_root = i == bookmarks.size();
    std::string body = is_root ? "<</Type/Outlines" : "<</Title";
    const auto link = [&](std::string_view key, std::size_t target) {
      if (target == none) return;
      body.append(key).append(1, ' ');
      append_ref(body, refs[target]);
    };
    if (!is_root) {
      append_text_string(body, bookmarks[i].title);
      body += "/Dest";
      append_destination(body, bookmarks[i].place, pages, frames);
    }
    link("/Parent", item.parent);
    link("/Prev", item.previous);
    link("/Next", item.next);
    link("/First", item.first);
    link("/Last", item.last);
    if (item.first != none) {
      body += "/Count ";
      append_number(body, is_root || bookmarks[i].open ? item.visible : -item.visible);
    }
    objects.put(refs[i], body + ">>");
  }
  return refs.back();
}

}  // namespace bifolio::pdf
