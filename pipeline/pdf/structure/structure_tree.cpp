#include "pdf/structure/structure_tree.h"

#include <algorithm>
#include <tuple>

#include "base/numbers.h"

namespace bifolio::pdf {
namespace {

// A link that became no annotation (its target is missing) is only text.
ElementType written_type(Element const& e) { return e.type == ElementType::Link && !e.has_link_area ? ElementType::Span : e.type; }

std::string note_id(std::uint32_t number) {
  std::string id = "note-00000";  // of equal length, so that the order of bytes is the order of numbers
  std::string digits = std::to_string(number);
  if (digits.size() > 5) return "note-" + digits;
  return id.replace(id.size() - digits.size(), digits.size(), digits);
}

void append_text_entry(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  append_text_string(out, value);
}

// §14.8.5.7
std::string attribute_dictionary(Element const& e) {
  std::string out = e.attributes;
  const auto span = [&](std::string_view key, std::uint32_t value) {
    if (value <= 1) return;
    if (out.empty()) out = "/O/Table";
    out += key;
    append_number(out, value);
  };
  span("/ColSpan ", e.column_span);
  span("/RowSpan ", e.row_span);
  return out;
}

}  // namespace

ElementId StructureTree::add(Element element) {
  elements_.push_back(std::move(element));
  return ElementId(elements_.size() - 1);
}

void StructureTree::add_content(ElementId owner, std::uint32_t rank, Content const& content) {
  kids_.push_back({owner, rank, Kid::Kind::Content, content.page, content.mcid, content.form});
}

void StructureTree::add_annotation(ElementId owner, std::uint32_t rank, std::uint32_t page, Ref annotation) {
  kids_.push_back({owner, rank, Kid::Kind::Annotation, page, annotation.number});
}

Ref StructureTree::ref(ElementId id, ObjectWriter& objects) {
  const Ref result = elements_[id.index()].ref ? elements_[id.index()].ref : objects.reserve();
  for (ElementId i = id; i && !elements_[i.index()].ref; i = elements_[i.index()].parent)
    elements_[i.index()].ref = i == id ? result : objects.reserve();
  return result;
}

// Parents come before their children, so one pass sees whether the table has content.
void StructureTree::keep_empty_cells(ObjectWriter& objects) {
  std::vector<bool> in_used_table(elements_.size(), false);
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    Element const& e = elements_[i];
    if (e.type == ElementType::Table) {
      in_used_table[i] = static_cast<bool>(e.ref);
    } else if (e.parent) {
      in_used_table[i] = in_used_table[e.parent.index()];
    }
    if (e.is_kept_empty && in_used_table[i]) ref(ElementId(i), objects);
  }
}

void StructureTree::write(ObjectWriter& objects, Ref root, std::vector<Ref> const& pages) {
  pages_ = &pages;
  keep_empty_cells(objects);
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    Element const& e = elements_[i];
    if (e.ref && e.parent) kids_.push_back({e.parent, e.rank, Kid::Kind::Element, 0, static_cast<std::uint32_t>(i)});
  }
  std::stable_sort(kids_.begin(), kids_.end(),
                   [](Kid const& a, Kid const& b) { return std::tie(a.owner, a.rank) < std::tie(b.owner, b.rank); });
  std::size_t kid = 0;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const std::size_t first = kid;
    while (kid < kids_.size() && kids_[kid].owner == ElementId(i)) ++kid;
    if (elements_[i].ref) write_element(ElementId(i), std::span<Kid const>(kids_).subspan(first, kid - first), objects, root);
  }
  pages_ = nullptr;
}

// §14.7.4: kids on the element's own page are plain numbers, those on further pages say which.
void StructureTree::append_kid(std::string& body, Kid const& kid, Kid const* page_giver) const {
  const auto reference = [&](std::string_view head, std::string_view key) {
    body += head;
    append_ref(body, (*pages_)[kid.page]);
    body += key;
  };
  switch (kid.kind) {
    case Kid::Kind::Element: return append_ref(body, elements_[kid.value].ref);
    case Kid::Kind::Content:
      if (kid.page == page_giver->page && !kid.form) return append_number(body, kid.value);
      reference("<</Type/MCR/Pg ", kid.form ? "/Stm " : "/MCID ");
      if (kid.form) append_ref(body, kid.form), body += "/MCID ";
      append_number(body, kid.value);
      break;
    case Kid::Kind::Annotation:
      reference("<</Type/OBJR/Pg ", "/Obj ");
      append_ref(body, {kid.value});
      break;
  }
  body += ">>";
}

void StructureTree::append_kids(std::string& body, std::span<Kid const> kids) const {
  if (kids.empty()) return;
  const auto content = std::find_if(kids.begin(), kids.end(), [](Kid const& k) { return k.kind == Kid::Kind::Content; });
  Kid const* const page_giver = content == kids.end() ? nullptr : &*content;
  if (page_giver != nullptr) {
    body += "/Pg ";
    append_ref(body, (*pages_)[page_giver->page]);
  }
  body += "/K[";
  for (Kid const& kid : kids) {
    if (&kid != kids.data()) body += ' ';
    append_kid(body, kid, page_giver);
  }
  body += ']';
}

void StructureTree::write_element(ElementId id, std::span<Kid const> kids, ObjectWriter& objects, Ref root) {
  Element const& e = elements_[id.index()];
  std::string body = "<</Type/StructElem/S";
  append_name(body, to_string(written_type(e)));
  body += "/P ";
  append_ref(body, e.parent ? elements_[e.parent.index()].ref : root);
  append_kids(body, kids);
  if (const std::string attributes = attribute_dictionary(e); !attributes.empty()) body += "/A<<" + attributes + ">>";
  append_text_entry(body, "/Lang", e.language);
  append_text_entry(body, "/Alt", e.alternative);
  append_text_entry(body, "/E", e.expansion);
  if (e.type == ElementType::Note) {
    ids_.emplace_back(note_id(e.note_number), e.ref);
    body += "/ID";
    append_byte_string(body, ids_.back().first);
  }
  objects.put(e.ref, body + ">>");
}

}  // namespace bifolio::pdf
