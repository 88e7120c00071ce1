// StructureTree: the tagged PDF's logical structure (ISO 32000-1 §14.7) while it is gathered: elements made from the box tree,
// content that the pages add, and then the objects. One reason to change: how structure elements are written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/id.h"
#include "pdf/haru/object_writer.h"
#include "pdf/structure/element_type.h"

namespace bifolio::pdf {

using ElementId = Id<struct ElementTag>;

struct Element {
  ElementType type = ElementType::Span;
  ElementId parent;
  std::uint32_t rank = 0;   ///< place among the parent's kids: the document order of the box it came from
  Ref ref;                  ///< reserved when the element gets its first content
  std::string language;     ///< when it differs from the parent's
  std::string alternative;  ///< Alt, of figures
  std::string expansion;    ///< E, of abbreviations
  std::string attributes;   ///< the entries of its attribute dictionary: "/O/Table/Scope/Column"
  std::uint32_t column_span = 1, row_span = 1;
  std::uint32_t note_number = 0;  ///< of Note: its ID is made from it
  ElementId open_item;            ///< of L, Table: the item or body that further kids join
  bool is_kept_empty = false;     ///< a cell or row: a table needs it even without content
  bool has_link_area = false;     ///< of Link
};

class StructureTree {
 public:
  ElementId add(Element element);
  Element& operator[](ElementId id) { return elements_[id.index()]; }
  Element const& operator[](ElementId id) const { return elements_[id.index()]; }
  std::size_t size() const { return elements_.size(); }

  /// A marked-content sequence of the page, or of a form on it.
  struct Content {
    std::uint32_t page = 0, mcid = 0;
    Ref form;  ///< none: it stands in the page's own content
  };
  /// `rank`: the box whose content it is.
  void add_content(ElementId owner, std::uint32_t rank, Content const& content);
  /// An annotation of the page.
  void add_annotation(ElementId owner, std::uint32_t rank, std::uint32_t page, Ref annotation);
  /// The element's object number; it and its ancestors are then written.
  Ref ref(ElementId id, ObjectWriter& objects);

  /// Writes every element that has content; returns the first (the Document).
  void write(ObjectWriter& objects, Ref root, std::vector<Ref> const& pages);
  bool has_notes() const { return note_count_ != 0; }
  std::uint32_t next_note() { return ++note_count_; }
  /// IDs of the notes that were written, in order, with their elements: the IDTree's content. Valid after write.
  std::vector<std::pair<std::string, Ref>> const& ids() const { return ids_; }

 private:
  struct Kid {
    enum class Kind : std::uint8_t { Content, Annotation, Element };
    ElementId owner;
    std::uint32_t rank = 0;
    Kind kind = Kind::Content;
    std::uint32_t page = 0;
    std::uint32_t value = 0;  ///< MCID, object number, or element
    Ref form = {};            ///< of Content
  };
  void keep_empty_cells(ObjectWriter& objects);
  void append_kid(std::string& body, Kid const& kid, Kid const* page_giver) const;
  void append_kids(std::string& body, std::span<Kid const> kids) const;
  void write_element(ElementId id, std::span<Kid const> kids, ObjectWriter& objects, Ref root);

  std::vector<Element> elements_;
  std::vector<Kid> kids_;
  std::vector<std::pair<std::string, Ref>> ids_;
  std::vector<Ref> const* pages_ = nullptr;
  std::uint32_t note_count_ = 0;
};

}  // namespace bifolio::pdf
