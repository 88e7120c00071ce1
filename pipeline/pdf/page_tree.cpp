#include "pdf/page_tree.h"

#include <algorithm>

#include "base/numbers.h"
#include "pdf/content/crop_marks.h"
#include "pdf/content/resources.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t fan_out = 32;

void append_boxes(std::string& body, model::Page const& page) {
  const PageFrame frame = page_frame(page);
  const Length zero, width = page.size.width + frame.margin * 2, height = page.size.height + frame.margin * 2;
  body += "/MediaBox";
  append_box(body, zero, zero, width, height);
  if (frame.margin == zero) return;
  const auto inner = [&](std::string_view key, Length inset) {
    body += key;
    append_box(body, inset, inset, width - inset, height - inset);
  };
  inner("/BleedBox", frame.margin - max(page.bleed, zero));
  inner("/TrimBox", frame.margin);
}

// §11.6.6: a page with transparency says in which colours it is blended.
bool is_transparent(PageParts const& parts, ImageTable const& images) {
  return parts.is_transparent || std::any_of(parts.resources.images.begin(), parts.resources.images.end(),
                                             [&](std::uint32_t image) { return images.has_alpha(image); });
}

}  // namespace

PageFrame page_frame(model::Page const& page) { return {media_margin(page.bleed, page.crop_marks || page.cross_marks), page.size}; }

PageTree::PageTree(ObjectWriter& objects, std::size_t count) : objects_(objects), root_(objects.reserve()) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i % fan_out == 0) leaves_.push_back(objects.reserve());
    pages_.push_back(objects.reserve());
  }
}

void PageTree::write_page(Indices at, model::Page const& page, PageParts const& parts, FontTable& fonts, ImageTable const& images) {
  std::string body = "<</Type/Page/Parent ";
  append_ref(body, leaves_[at.page / fan_out]);
  append_boxes(body, page);
  append_resources(body, parts.resources, fonts, images);
  body += "/Contents ";
  append_ref(body, at.contents);
  body += "/StructParents ";
  append_number(body, static_cast<std::int64_t>(at.page));
  body += "/Tabs/S";
  if (page.rotation != 0) {  // §7.7.3.3: clockwise
    body += "/Rotate ";
    append_number(body, (page.rotation + 360) % 360);
  }
  if (!parts.annotations.empty()) body += "/Annots[";
  for (const Ref annotation : parts.annotations) {
    append_ref(body, annotation);
    body += ' ';
  }
  if (!parts.annotations.empty()) body += ']';
  if (is_transparent(parts, images)) body += "/Group<</S/Transparency/CS/DeviceRGB>>";
  objects_.put(pages_[at.page], body + ">>");
}

// The numbers of the nodes above `count` nodes: the root alone, when one is enough.
std::vector<Ref> PageTree::reserve_above(std::size_t count) {
  if (count <= fan_out) return {root_};
  std::vector<Ref> result;
  for (std::size_t i = 0; i < count; i += fan_out) result.push_back(objects_.reserve());
  return result;
}

// Each node of `level` takes the next kids; its own parent is in `above`, which is empty for the root.
std::vector<PageTree::Node> PageTree::write_level(std::vector<Node> const& kids, std::vector<Ref> const& level,
                                                  std::vector<Ref> const& above) {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < level.size(); ++i) {
    std::size_t count = 0;
    std::string body = "<</Type/Pages/Kids[";
    for (std::size_t k = i * fan_out; k < std::min((i + 1) * fan_out, kids.size()); ++k) {
      append_ref(body, kids[k].ref);
      body += ' ';
      count += kids[k].pages;
    }
    body += "]/Count ";
    append_number(body, static_cast<std::int64_t>(count));
    if (!above.empty()) {
      body += "/Parent ";
      append_ref(body, above[i / fan_out]);
    }
    objects_.put(level[i], body + ">>");
    nodes.push_back({level[i], count});
  }
  return nodes;
}

void PageTree::finish() {
  std::vector<Node> kids;
  for (const Ref page : pages_) kids.push_back({page, 1});
  std::vector<Ref> level = leaves_;
  for (bool is_root = false; !is_root;) {
    is_root = level.size() == 1 && level.front() == root_;
    const std::vector<Ref> above = is_root ? std::vector<Ref>() : reserve_above(level.size());
    kids = write_level(kids, level, above);
    level = above;
  }
}

}  // namespace bifolio::pdf
