#include "pdf/page_tree.h"

#include <algorithm>

#include "base/numbers.h"
#include "pdf/content/crop_marks.h"

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

void append_resources(std::string& body, PageParts const& parts, FontTable& fonts, ImageTable const& images) {
  body += "/Resources<<";
  if (!parts.fonts.empty()) body += "/Font<<";
  for (FontName const& font : parts.fonts) {
    append_font_name(body, font.index, font.variant);
    body += ' ';
    append_ref(body, fonts.dictionary(font.index, font.variant));
  }
  if (!parts.fonts.empty()) body += ">>";
  if (!parts.images.empty()) body += "/XObject<<";
  for (const std::uint32_t image : parts.images) {
    body += "/I";
    append_number(body, image);
    body += ' ';
    append_ref(body, images.object(image));
  }
  if (!parts.images.empty()) body += ">>";
  if (!parts.alphas.empty()) body += "/ExtGState<<";
  for (const std::uint16_t alpha : parts.alphas) {
    std::string value;
    append_fraction(value, alpha);
    body += "/A";
    append_number(body, alpha);
    body += "<</ca " + value + "/CA " + value + ">>";
  }
  if (!parts.alphas.empty()) body += ">>";
  body += ">>";
}

// §11.6.6: a page with transparency says in which colours it is blended.
bool is_transparent(PageParts const& parts, ImageTable const& images) {
  return !parts.alphas.empty() ||
         std::any_of(parts.images.begin(), parts.images.end(), [&](std::uint32_t image) { return images.has_alpha(image); });
}

}  // namespace

PageFrame page_frame(model::Page const& page) { return {media_margin(page.bleed, page.crop_marks), page.size}; }

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
  append_resources(body, parts, fonts, images);
  body += "/Contents ";
  append_ref(body, at.contents);
  body += "/StructParents ";
  append_number(body, static_cast<std::int64_t>(at.page));
  body += "/Tabs/S";
  if (!parts.annotations.empty()) body += "/Annots[";
  for (const Ref annotation : parts.annotations) {
    append_ref(body, annotation);
    body += ' ';
  }
  if (!parts.annotations.empty()) body += ']';
  if (is_transparent(parts, images)) body += "/Group<</S/Transparency/CS/DeviceRGB>>";
  objects_.put(pages_[at.page], body + ">>");
}

void PageTree::finish() {
  struct PageNode {
    Ref ref;
    std::size_t pages;
  };
  std::vector<PageNode> nodes;
  for (const Ref page : pages_) nodes.push_back({page, 1});
  std::vector<Ref> refs = leaves_;
  for (bool is_leaf_level = true; is_leaf_level || nodes.size() > 1; is_leaf_level = false) {
    // Parents are numbered before their kids are written; the top of all is the root.
    const std::size_t parent_count = (nodes.size() + fan_out - 1) / fan_out;
    const std::size_t grandparent_count = (parent_count + fan_out - 1) / fan_out;
    std::vector<Ref> parents_of_parents;
    if (parent_count > 1)
      for (std::size_t i = 0; i < grandparent_count; ++i) parents_of_parents.push_back(grandparent_count == 1 ? root_ : objects_.reserve());
    std::vector<PageNode> parents;
    for (std::size_t i = 0; i < parent_count; ++i) {
      const std::size_t begin = i * fan_out, end = std::min(begin + fan_out, nodes.size());
      std::string body = "<</Type/Pages/Kids[";
      std::size_t count = 0;
      for (std::size_t k = begin; k < end; ++k) {
        append_ref(body, nodes[k].ref);
        body += ' ';
        count += nodes[k].pages;
      }
      body += "]/Count ";
      append_number(body, static_cast<std::int64_t>(count));
      if (!(refs[i] == root_)) {
        body += "/Parent ";
        append_ref(body, parent_count > 1 ? parents_of_parents[i / fan_out] : root_);
      }
      objects_.put(refs[i], body + ">>");
      parents.push_back({refs[i], count});
    }
    nodes = std::move(parents);
    refs = std::move(parents_of_parents);
  }
  if (nodes.empty()) objects_.put(root_, "<</Type/Pages/Kids[]/Count 0>>");
  else if (!(nodes.front().ref == root_)) {
    std::string body = "<</Type/Pages/Kids[";
    append_ref(body, nodes.front().ref);
    body += "]/Count ";
    append_number(body, static_cast<std::int64_t>(pages_.size()));
    objects_.put(root_, body + ">>");
  }
}

}  // namespace bifolio::pdf
