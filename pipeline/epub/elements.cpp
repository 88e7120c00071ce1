#include "epub/elements.h"

#include <algorithm>
#include <cmath>

#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "epub/style_sheets.h"
#include "epub/xml.h"
#include "model/image_resolution.h"

namespace bifolio::epub {

using model::Attribute;
using model::NodeId;
using model::Role;
using model::Tag;

namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 6 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// How many items of a divided list are in earlier files.
std::size_t items_before(Book const& book, NodeId list, std::uint32_t file) {
  std::size_t count = 0;
  for (NodeId item = book.document()[list].first_child; item; item = book.document()[item].next)
    if (book.document().is_element(item, Tag::Li) && book.partition.file(item) < file) ++count;
  return count;
}

std::int64_t number_of(std::string_view text, std::int64_t otherwise) {
  std::int64_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What hgroup was limited to before 2023, and what EPUB's checkers still expect.
bool holds_only_headings(model::Document const& document, NodeId element) {
  for (NodeId child = document[element].first_child; child; child = document[child].next)
    if (document[child].kind == model::NodeKind::Element && !is_heading(document[child].tag)) return false;
  return true;
}

}  // namespace

std::string internal_href(Book const& book, std::string_view id, std::uint32_t from) {
  const NodeId target = book.targets.element(id);
  if (!target) return {};
  const std::uint32_t file = book.partition.file(target);
  const std::string fragment = "#" + percent_encoded(xml_id(id));
  return file == from ? fragment : book.partition.files[file].name + fragment;
}

Place ElementWriter::open(NodeId element, Place const& place, Opening opening) {
  const Tag tag = written_tag(element, place);
  pugi::xml_node parent = place.parent;
  pugi::xml_node xml = parent.append_child(std::string(to_string(tag)).c_str());
  if (opening == Opening::First) {
    attributes(element, tag, xml);
  } else {
    for (const char* name : {"class", "lang", "dir", "style", "type"})
      for (Attribute const& a : document_.attributes(element))
        if (a.name == name) attribute(element, a, attribute_use(tag, name), xml);
    if (tag == Tag::Ol && !document_.has_attribute(element, "reversed")) {
      std::string start;
      append_number(start, number_of(document_.attribute(element, "start"), 1) +
                               static_cast<std::int64_t>(items_before(book_, element, file_)));
      set(xml, "start", start);
    }
  }
  from_style(element, xml);
  const bool transparent = tag == Tag::A || tag == Tag::Ins || tag == Tag::Del;
  return {xml, transparent ? place.parent_tag : tag, transparent ? place.phrasing : place.phrasing || holds_phrasing_only(tag),
          place.in_link || tag == Tag::A, place.level + 1};
}

Tag ElementWriter::written_tag(NodeId element, Place const& place) {
  const Tag tag = document_[element].tag;
  Tag written = valid_tag(tag, place.parent_tag);
  if (place.phrasing && !is_phrasing(written) && !(is_heading(written) && place.parent_tag == Tag::Summary)) written = Tag::Span;
  if (written == Tag::A && place.in_link) written = Tag::Span;
  if (written == Tag::Picture && !shows_image(element)) written = Tag::Span;
  if (written == Tag::Hgroup && !holds_only_headings(document_, element)) written = Tag::Header;
  if (written != tag && tag != Tag::Picture)  // app has said which image is missing
    book_.sink.report(element_not_allowed, document_[element].span,
                      "<" + std::string(to_string(tag)) + "> may not stand here in XHTML; it is written as <" +
                          std::string(to_string(written)) + ">");
  return written;
}

/// Whether the picture's image is in the book.
bool ElementWriter::shows_image(NodeId picture) const {
  for (NodeId n = document_[picture].first_child; n; n = document_[n].next)
    if (document_.is_element(n, Tag::Img) && book_.publication.resources.find(document_.attribute(n, "src"))) return true;
  return false;
}

void ElementWriter::attributes(NodeId element, Tag tag, pugi::xml_node xml) {
  for (Attribute const& a : document_.attributes(element)) attribute(element, a, attribute_use(tag, a.name), xml);
  role(element, tag, xml);
  if (tag == Tag::A && !xml.attribute("href"))
    for (const char* name : {"type", "hreflang", "rel"}) xml.remove_attribute(name);
  if (tag == Tag::Bdo && !xml.attribute("dir")) set(xml, "dir", "auto");
}

/// What the style sheet cannot say in an EPUB, said by attributes: `direction` (epub-33 §6.3.1.3), and classes that stand for
/// selectors.
void ElementWriter::from_style(NodeId element, pugi::xml_node xml) {
  auto const& classes = book_.publication.style.classes;
  auto at = std::lower_bound(classes.begin(), classes.end(), element, [](auto const& c, NodeId n) { return c.element < n; });
  for (; at != classes.end() && at->element == element; ++at) {
    const std::string before = xml.attribute("class").value();
    set(xml, "class", before.empty() ? at->name : before + ' ' + at->name);
  }
  model::BoxTree const& boxes = book_.publication.boxes;
  const NodeId parent = document_[element].parent;
  const model::BoxId own = book_.presence.box(element), outer = parent ? book_.presence.box(parent) : model::BoxId();
  if (!own || !outer || xml.attribute("dir")) return;
  if (boxes.style(own).unicode_bidi == model::UnicodeBidi::Plaintext) return set(xml, "dir", "auto");
  const model::Direction direction = boxes.style(own).direction;
  if (direction != boxes.style(outer).direction) set(xml, "dir", direction == model::Direction::Rtl ? "rtl" : "ltr");
}

void ElementWriter::attribute(NodeId element, Attribute const& a, AttributeUse use, pugi::xml_node xml) {
  const std::string name(a.name);
  switch (use) {
    case AttributeUse::Keep: return set(xml, name.c_str(), a.value);
    case AttributeUse::Identifier: return book_.targets.owns_id(element) ? set(xml, "id", xml_id(a.value)) : void();
    case AttributeUse::Language: return set(xml, "lang", a.value), set(xml, "xml:lang", a.value);
    case AttributeUse::Reference: return all_in_this_file(a.value) ? set(xml, name.c_str(), a.value) : leave_out(element, a);
    case AttributeUse::Link: return link(element, a.value, xml);
    case AttributeUse::Source: return;  // image() writes it
    case AttributeUse::Citation:
      if (const auto url = external_url(a.value)) return set(xml, name.c_str(), *url);
      return leave_out(element, a);
    case AttributeUse::Boolean: return set(xml, name.c_str(), name);
    case AttributeUse::Number: return is_number(a.value) ? set(xml, name.c_str(), a.value) : leave_out(element, a);
    case AttributeUse::Style: return style(element, xml);
    case AttributeUse::LinkType: return a.value == "license" ? set(xml, "rel", a.value) : leave_out(element, a);
    case AttributeUse::Drop: return leave_out(element, a);
  }
}

void ElementWriter::style(NodeId element, pugi::xml_node xml) {
  auto const& lowered = book_.publication.style.attributes;
  const auto at = std::lower_bound(lowered.begin(), lowered.end(), element, [](auto const& a, NodeId n) { return a.element < n; });
  if (at != lowered.end() && at->element == element && !at->css.empty())
    set(xml, "style", linked_style_sheet(at->css, book_, images_));
}

void ElementWriter::role(NodeId element, Tag tag, pugi::xml_node xml) {
  const Role role = document_[element].role;
  if (role == Role::None) return;
  if (is_valid_role(tag, role)) set(xml, "role", to_string(role));
  if (const std::string_view type = epub_type(role); !type.empty()) set(xml, "epub:type", type);
}

void ElementWriter::link(NodeId element, std::string_view href, pugi::xml_node xml) {
  if (href.substr(0, 1) == "#") {
    const std::string inside = internal_href(book_, href.substr(1), file_);
    if (!inside.empty()) return set(xml, "href", inside);
    return book_.sink.report(link_left_out, document_[element].span,
                             "this EPUB has no place “" + std::string(href) + "” to link to");
  }
  if (const auto url = external_url(href)) return set(xml, "href", *url);
  book_.sink.report(
      link_left_out, document_[element].span,
      "“" + std::string(href) + "” cannot be linked from an EPUB: it is neither a place in the book nor a web address");
}

void ElementWriter::leave_out(NodeId element, Attribute const& a) {
  book_.sink.report_once(attribute_left_out, a.name, document_[element].span,
                         "the attribute “" + std::string(a.name) + "” of <" + std::string(to_string(document_[element].tag)) +
                             "> is not written: EPUB's XHTML does not have it, or not with this value");
}

bool ElementWriter::all_in_this_file(std::string_view ids) const {
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find(' '), ids.size());
    if (end > 0) {
      const NodeId target = book_.targets.element(ids.substr(0, end));
      if (!target || book_.partition.file(target) != file_) return false;
    }
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  return true;
}

void ElementWriter::text_instead(NodeId element, pugi::xml_node parent, std::string_view text) {
  pugi::xml_node span = append(parent, "span", text);
  for (Attribute const& a : document_.attributes(element))
    if (const AttributeUse use = attribute_use(Tag::Span, a.name); use != AttributeUse::Drop) attribute(element, a, use, span);
  role(element, Tag::Span, span);
}

/// image-resolution, which reading systems do not know: as a width, where the style gives no size (css-images-4 §5.4).
void ElementWriter::set_resolution(NodeId element, model::Resource const& image, pugi::xml_node img) {
  const model::BoxId box = book_.presence.box(element);
  if (!box || img.attribute("width") || img.attribute("height")) return;
  model::ComputedStyle const& style = book_.publication.boxes.style(box);
  if (!style.width.is_auto() || !style.height.is_auto()) return;
  constexpr double unknown_device = 0;
  const double resolution = model::used_resolution(image, style, unknown_device);
  if (resolution == 1) return;
  std::string width;
  append_number(width, std::max<std::int64_t>(std::llround(image.size.width / resolution), 1));
  set(img, "width", width);
}

void ElementWriter::image(NodeId element, pugi::xml_node parent) {
  const model::ResourceId resource = book_.publication.resources.find(document_.attribute(element, "src"));
  const std::string_view alt = document_.attribute(element, "alt");
  if (!resource) return text_instead(element, parent, alt);  // app has said why; what the image shows is still told
  pugi::xml_node img = parent.append_child("img");
  set(img, "src", "../images/" + percent_encoded(images_.use(resource)));
  set(img, "alt", alt);
  attributes(element, Tag::Img, img);
  set_resolution(element, book_.publication.resources[resource], img);
  if (!document_.has_attribute(element, "alt")) ++facts_.images_without_alt;
  if (!alt.empty() || !document_.has_attribute(element, "alt")) ++facts_.images;
}

}  // namespace bifolio::epub
