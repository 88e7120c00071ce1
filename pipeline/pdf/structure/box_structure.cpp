#include "pdf/structure/box_structure.h"

#include <map>
#include <optional>

#include "model/box_kind.h"
#include "pdf/diagnostics.h"
#include "pdf/objects/syntax.h"
#include "pdf/structure/element_parts.h"
#include "pdf/structure/language.h"
#include "pdf/structure/table_structure.h"

namespace bifolio::pdf {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::NodeId;
using model::PseudoElement;
using model::Role;
using model::Tag;

/// What a box's surroundings hand down.
struct Around {
  ElementId element;  ///< where content goes
  std::string_view language;
  bool in_contents = false;  ///< within nav[role=doc-toc]
};

bool is_inline(model::BoxTree const& boxes, BoxId id) {
  const BoxKind kind = boxes[id].kind;
  if (kind != BoxKind::Image) return kind == BoxKind::InlineBlock || model::is_line_content(kind);
  const model::Display display = boxes.style(id).display;
  return display == model::Display::Inline || display == model::Display::InlineBlock;
}

/// Of elements that mean one thing wherever they stand, and whatever their role.
std::optional<ElementType> type_of(Tag tag) {
  switch (tag) {
    case Tag::P:
    case Tag::Pre:
    case Tag::Address:
    case Tag::Summary: return ElementType::P;
    case Tag::Article: return ElementType::Art;
    case Tag::Blockquote: return ElementType::BlockQuote;
    case Tag::Figure: return ElementType::Div;
    case Tag::Figcaption:
    case Tag::Caption: return ElementType::Caption;
    case Tag::Em: return ElementType::Emphasis;
    case Tag::Strong: return ElementType::Strong;
    case Tag::Q: return ElementType::Quote;
    case Tag::Ruby: return ElementType::Ruby;
    case Tag::Rb: return ElementType::RubyBase;
    case Tag::Rt: return ElementType::RubyText;
    case Tag::Code:
    case Tag::Kbd:
    case Tag::Samp: return ElementType::Code;
    default: return std::nullopt;
  }
}

bool holds_inline_content(model::BoxTree const& boxes, BoxId id) {
  BoxId child = boxes[id].first_child;
  if (child && boxes[child].kind == BoxKind::Marker) child = boxes[child].next;
  return child && is_inline(boxes, child);
}

ElementType section_type(Role role) {
  if (role == Role::Part) return ElementType::Part;
  return role == Role::Index ? ElementType::Index : ElementType::Sect;
}

class StructureBuilder {
 public:
  StructureBuilder(StructureSource const& source, DiagnosticSink& sink)
      : document_(source.document), boxes_(source.boxes), resources_(source.resources), sink_(sink) {
    for (model::Footnote const& note : boxes_.footnotes) notes_.emplace(note.call, note.body);
  }

  BoxStructure build() {
    result_.element_of_box.resize(boxes_.boxes.size());
    result_.rank_of_box.resize(boxes_.boxes.size(), 0);
    Around around;
    around.element = make(ElementType::Document, {});
    around.language = document_.metadata.language;
    if (!boxes_.boxes.empty()) walk(boxes_.root(), around);
    return std::move(result_);
  }

 private:
  // Recursion: box trees are as deep as documents, which are bounded.
  void walk(BoxId id, Around const& around) {
    result_.rank_of_box[id.index()] = parts_.next_rank();
    Around inside = enter(id, around);
    if (holds_inline_content(boxes_, id) && !is_inline(boxes_, id) && inside.element && is_grouping(tree()[inside.element].type))
      inside.element = make(ElementType::P, inside.element);
    result_.element_of_box[id.index()] = inside.element;
    for (BoxId child = boxes_[id].first_child; child; child = boxes_[child].next) walk(child, inside);
    if (boxes_[id].kind == BoxKind::FootnoteCall) walk_note(id, around);
    if (boxes_[id].kind == BoxKind::TableWrapper && inside.element != around.element) finish_table(inside.element, around.element);
  }

  // The note stands right after its reference, in the paragraph (ISO 32000-1 §14.8.4.4.1).
  void walk_note(BoxId call, Around around) {
    const auto found = notes_.find(call);
    if (found == notes_.end()) return;
    while (is_call(tree()[around.element].type) && tree()[around.element].parent) around.element = tree()[around.element].parent;
    const BoxId body = found->second;
    result_.rank_of_box[body.index()] = parts_.next_rank();
    around.element = make(ElementType::Note, around.element);
    tree()[around.element].note_number = tree().next_note();
    result_.element_of_box[body.index()] = around.element;
    for (BoxId child = boxes_[body].first_child; child; child = boxes_[child].next) walk(child, around);
  }
  static bool is_call(ElementType t) { return t == ElementType::Link || t == ElementType::Reference || t == ElementType::Span; }

  void finish_table(ElementId element, ElementId outside) {
    while (element != outside && tree()[element].type != ElementType::Table) element = tree()[element].parent;
    if (element != outside) complete_table(tree(), element);
  }

  Around enter(BoxId id, Around around) {
    Box const& box = boxes_[id];
    Around inside = around;
    if (box.kind == BoxKind::Image) return enter_image(id, around);
    if (box.kind == BoxKind::Marker || box.pseudo == PseudoElement::Marker)
      return within(around, parts_.label(ElementType::Li, around.element));
    if (box.pseudo == PseudoElement::FootnoteMarker) return within(around, parts_.label(ElementType::Note, around.element));
    if (box.kind == BoxKind::FootnoteCall && !is_call(tree()[around.element].type)) {
      inside.element = make(ElementType::Reference, around.element);
      if (!box.href.empty()) inside.element = make(ElementType::Link, inside.element);
      return inside;
    }
    if (box.anonymous && box.kind == BoxKind::Inline && boxes_.style(id).display == model::Display::RubyBase)
      return within(around, make(ElementType::RubyBase, around.element));
    const bool is_principal =
        !box.anonymous && box.pseudo == PseudoElement::None && box.kind != BoxKind::Text && box.kind != BoxKind::Table;
    if (!is_principal || !box.element || document_[box.element].kind != model::NodeKind::Element) return around;
    inside = enter_element(id, around);
    return mark_language(id, around, inside);
  }

  Around mark_language(BoxId id, Around const& around, Around inside) {
    const std::string_view language = boxes_.style(id).lang;
    if (language.empty() || language == around.language) return inside;
    if (!is_language_tag(language)) {
      sink_.report_once(malformed_language, language, boxes_[id].span, "\"" + std::string(language) + "\" is not a language tag");
      return inside;
    }
    inside.language = language;
    if (inside.element == around.element) {
      if (boxes_[id].kind != BoxKind::Inline) {
        if (!is_grouping(tree()[around.element].type)) return inside;
        inside.element = make(ElementType::Div, around.element);
      } else {
        inside.element = make(ElementType::Span, around.element);
      }
    }
    // The outermost of the elements that the box has made.
    ElementId outermost = inside.element;
    while (tree()[outermost].parent && tree()[outermost].parent != around.element && tree()[outermost].rank == parts_.rank())
      outermost = tree()[outermost].parent;
    tree()[outermost].language = language;
    return inside;
  }

  Around enter_element(BoxId id, Around around) {
    const NodeId node = boxes_[id].element;
    const model::Node& element = document_[node];
    const auto inside = [&](ElementType type) {
      Around result = around;
      result.element = make(type, around.element);
      return result;
    };
    switch (element.tag) {
      case Tag::H1:
      case Tag::H2:
      case Tag::H3:
      case Tag::H4:
      case Tag::H5:
      case Tag::H6: return enter_heading(id, around);
      case Tag::Section: return inside(section_type(element.role));
      case Tag::Aside: return element.role == Role::Footnote ? enter_note(around) : inside(ElementType::Sect);
      case Tag::Nav: return enter_navigation(element.role, around);
      case Tag::Ol:
      case Tag::Ul:
      case Tag::Dl: return within(around, parts_.list(around.element, boxes_.style(id).list_style_type, around.in_contents));
      case Tag::Li: return within(around, parts_.item(around.element));
      case Tag::Dt: return within(around, parts_.definition(ElementType::Lbl, around.element));
      case Tag::Dd: return within(around, parts_.definition(ElementType::LBody, around.element));
      case Tag::Table:  // of a layout table the content alone counts (html §4.9.1): its parts find no table to be parts of
        return element.role == Role::Presentation ? around : inside(ElementType::Table);
      case Tag::Thead: return within(around, parts_.row_group(ElementType::THead, around.element));
      case Tag::Tbody: return within(around, parts_.row_group(ElementType::TBody, around.element));
      case Tag::Tfoot: return within(around, parts_.row_group(ElementType::TFoot, around.element));
      case Tag::Tr: return within(around, parts_.row(around.element));
      case Tag::Th: return within(around, enter_cell(id, ElementType::Th, around.element));
      case Tag::Td: return within(around, enter_cell(id, ElementType::Td, around.element));
      case Tag::Abbr: return enter_abbreviation(node, around);
      case Tag::A: return enter_link(id, around);
      case Tag::Div:
      case Tag::Main:
      case Tag::Header:
      case Tag::Footer: return element.role == Role::None ? around : enter_role(element.role, around);
      default: break;
    }
    // What has no meaning that PDF has a name for goes on in what is around.
    const std::optional<ElementType> type = type_of(element.tag);
    return type ? inside(*type) : around;
  }

  Around enter_role(Role role, Around around) {
    switch (role) {
      case Role::Footnote: return enter_note(around);
      case Role::Subtitle:
      case Role::Presentation:
      case Role::Credit:
      case Role::Pagebreak: return around;
      default: around.element = make(section_type(role), around.element); return around;
    }
  }

  // ISO 14289-1 §7.4.2. The document's own levels are kept: inventing headings would be worse.
  Around enter_heading(BoxId id, Around around) {
    const int level = model::heading_level(document_[boxes_[id].element].tag);
    if (level > last_heading_ + 1) {
      result_.is_accessible = false;
      sink_.report(skipped_heading_level, boxes_[id].span,
                   "a heading of level " + std::to_string(level) + " follows one of level " + std::to_string(last_heading_));
    }
    last_heading_ = level;
    around.element = make(static_cast<ElementType>(static_cast<int>(ElementType::H1) + level - 1), around.element);
    return around;
  }

  Around enter_note(Around around) {
    around.element = make(ElementType::Note, around.element);
    tree()[around.element].note_number = tree().next_note();
    return around;
  }

  Around enter_navigation(Role role, Around around) {
    around.element = make(ElementType::Sect, around.element);
    around.in_contents = role == Role::Toc;
    return around;
  }

  Around enter_abbreviation(NodeId node, Around around) {
    const std::string_view expansion = document_.attribute(node, "title");
    if (expansion.empty()) return around;
    around.element = make(ElementType::Span, around.element);
    tree()[around.element].expansion = expansion;
    return around;
  }

  Around enter_link(BoxId id, Around around) {
    if (boxes_[id].href.empty()) return around;
    const bool is_reference = around.in_contents || document_[boxes_[id].element].role == Role::Noteref;
    if (is_reference) around.element = make(ElementType::Reference, around.element);
    around.element = make(ElementType::Link, around.element);
    return around;
  }

  // An image with an empty alternative text is decoration (html §4.8.4.4.6), as is one that a style sheet puts in.
  Around enter_image(BoxId id, Around around) {
    Box const& box = boxes_[id];
    const bool is_from_document =
        box.pseudo == PseudoElement::None && box.element && document_[box.element].kind == model::NodeKind::Element;
    const bool is_decoration = box.alt.empty() && (!is_from_document || document_.has_attribute(box.element, "alt"));
    if (is_decoration || (is_from_document && document_[box.element].role == Role::Presentation)) {
      around.element = {};
      return around;
    }
    around.element = make(ElementType::Figure, around.element);
    tree()[around.element].alternative = box.alt.empty() ? stand_in(box) : std::string(box.alt);
    return around;
  }

  std::string stand_in(Box const& box) {
    std::string name = box.image ? resources_[box.image].name : std::string(box.text);
    result_.is_accessible = false;
    sink_.report(missing_alternative_text, box.span, "the image " + name + " has no alternative text");
    return name.empty() ? "?" : name;
  }

  ElementId enter_cell(BoxId id, ElementType type, ElementId row) {
    Box const& box = boxes_[id];
    return parts_.cell(type, row, {box.column, box.column_span, box.row_span, document_.attribute(box.element, "scope")});
  }

  static Around within(Around around, ElementId element) {
    around.element = element;
    return around;
  }
  ElementId make(ElementType type, ElementId parent) { return parts_.make(type, parent); }
  StructureTree& tree() { return result_.tree; }

  model::Document const& document_;
  model::BoxTree const& boxes_;
  model::Resources const& resources_;
  DiagnosticSink& sink_;
  BoxStructure result_;
  ElementParts parts_{result_.tree};
  std::map<BoxId, BoxId> notes_;
  int last_heading_ = 0;
};

}  // namespace

BoxStructure build_structure(StructureSource const& source, DiagnosticSink& sink) { return StructureBuilder(source, sink).build(); }

}  // namespace bifolio::pdf
