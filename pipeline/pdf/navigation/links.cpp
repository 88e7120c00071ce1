#include "pdf/navigation/links.h"

#include "base/numbers.h"
#include "base/utf8.h"
#include "pdf/diagnostics.h"
#include "pdf/navigation/uri.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t description_limit = 300;  // bytes: a link over a whole section need not be read twice

model::BoxId next_in(model::BoxTree const& boxes, model::BoxId box, model::BoxId scope) {
  if (boxes[box].first_child) return boxes[box].first_child;
  while (box != scope && !boxes[box].next) box = boxes[box].parent;
  return box == scope ? model::BoxId() : boxes[box].next;
}

// The outermost box with this target: the link's own box, from which its text is taken.
model::BoxId link_box(model::BoxTree const& boxes, model::BoxId box, std::string_view href) {
  model::BoxId found = box;
  for (; box; box = boxes[box].parent)
    if (boxes[box].href == href) found = box;
  return found;
}

// At most the limit's bytes, whole characters.
std::string_view beginning(std::string_view text) {
  if (text.size() <= description_limit) return text;
  std::size_t end = description_limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

void append_collapsed(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (!utf8::is_html_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
}

}  // namespace

std::string LinkWriter::description(model::BoxId box, model::LinkArea const& area) const {
  std::string text;
  if (box) {
    const model::BoxId scope = link_box(boxes_, box, area.href);
    for (model::BoxId i = scope; i && text.size() < description_limit; i = next_in(boxes_, i, scope))
      append_collapsed(text, beginning(boxes_[i].kind == model::BoxKind::Image ? boxes_[i].alt : boxes_[i].text));
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text.empty() ? std::string(beginning(area.href)) : text;
}

// ISO 32000-1 §12.6.4.7.
Ref LinkWriter::uri_action(std::string_view href) {
  Ref& action = uri_actions_[href];
  if (action) return action;
  std::string body = "<</S/URI/URI";
  append_byte_string(body, percent_encoded(href));
  return action = objects_.put(body + ">>");
}

// The link element around the box; one is made where the document has none (a link that a margin box generates).
ElementId LinkWriter::owner(model::BoxId box) {
  StructureTree& tree = structure_.tree;
  const ElementId inner = box ? structure_.element_of_box[box.index()] : ElementId();
  for (ElementId id = inner; id; id = tree[id].parent)
    if (tree[id].type == ElementType::Link) return id;
  Element element;
  element.type = ElementType::Link;
  element.parent = inner ? inner : ElementId(std::size_t{0});
  element.rank = box ? structure_.rank_of_box[box.index()] : 0xFFFFFFFF;
  return tree.add(std::move(element));
}

Ref LinkWriter::write(PagePlace place, model::BoxId box, model::LinkArea const& area, DiagnosticSink& sink) {
  const Span span = box ? boxes_[box].span : Span{};
  const std::optional<std::string_view> target = destinations_.target(area.href);
  if (!target && area.href.starts_with('#')) {
    sink.report_once(missing_link_target, area.href, span, "the link to \"" + std::string(area.href) + "\" leads nowhere");
    return {};
  }
  if (area.href.empty()) return {};
  const ElementId element = owner(box);
  structure_.tree[element].has_link_area = true;
  const Ref owner_ref = structure_.tree.ref(element, objects_);

  std::string body = "<</Type/Annot/Subtype/Link/Rect";
  PageFrame const& frame = place.frame;
  append_box(body, frame.x(area.rect.x), frame.y(area.rect.bottom()), frame.x(area.rect.right()), frame.y(area.rect.y));
  body += "/Border[0 0 0]/F 4/StructParent ";
  append_number(body, keys_.add(owner_ref));
  body += "/Contents";
  append_text_string(body, description(box, area));
  if (target) {
    body += "/Dest";
    append_byte_string(body, *target);
  } else {
    body += "/A ";
    append_ref(body, uri_action(area.href));
  }
  const Ref annotation = objects_.put(body + ">>");
  structure_.tree.add_annotation(element, box ? structure_.rank_of_box[box.index()] : 0, place.page, annotation);
  return annotation;
}

}  // namespace bifolio::pdf
