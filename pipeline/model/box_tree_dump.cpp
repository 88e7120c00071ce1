// BoxTree's verify and dump: what must hold at the seam, and how the layout model is printed for people and for cases.
#include <set>

#include "base/numbers.h"
#include "base/utf8.h"
#include "model/box_kind.h"
#include "model/box_tree.h"
#include "model/dump.h"

namespace bifolio::model {
namespace {

std::string_view to_string(BoxKind kind) {
  switch (kind) {
    case BoxKind::Block: return "block";
    case BoxKind::Inline: return "inline";
    case BoxKind::InlineBlock: return "inline-block";
    case BoxKind::Text: return "text";
    case BoxKind::LineBreak: return "line-break";
    case BoxKind::BreakOpportunity: return "break-opportunity";
    case BoxKind::Image: return "image";
    case BoxKind::Marker: return "marker";
    case BoxKind::TableWrapper: return "table-wrapper";
    case BoxKind::Table: return "table";
    case BoxKind::TableColumnGroup: return "table-column-group";
    case BoxKind::TableColumn: return "table-column";
    case BoxKind::TableRowGroup: return "table-row-group";
    case BoxKind::TableRow: return "table-row";
    case BoxKind::TableCell: return "table-cell";
    case BoxKind::TableCaption: return "table-caption";
    case BoxKind::TargetCounter: return "target-counter";
    case BoxKind::Leader: return "leader";
    case BoxKind::FootnoteCall: return "footnote-call";
  }
  return "";
}

std::string_view to_string(PseudoElement pseudo) {
  switch (pseudo) {
    case PseudoElement::None: return "";
    case PseudoElement::Before: return "::before";
    case PseudoElement::After: return "::after";
    case PseudoElement::Marker: return "::marker";
    case PseudoElement::FirstLetter: return "::first-letter";
    case PseudoElement::FirstLine: return "::first-line";
    case PseudoElement::FootnoteCall: return "::footnote-call";
    case PseudoElement::FootnoteMarker: return "::footnote-marker";
  }
  return "";
}

bool is_leaf(BoxKind kind) {
  return kind == BoxKind::Text || kind == BoxKind::LineBreak || kind == BoxKind::BreakOpportunity || kind == BoxKind::Image ||
         kind == BoxKind::TargetCounter || kind == BoxKind::Leader || kind == BoxKind::TableColumn;
}
/// css-tables-3 §3.1: what may stand in what, after the anonymous boxes are made.
bool may_contain(BoxKind parent, BoxKind child) {
  if (parent == BoxKind::TableWrapper) return child == BoxKind::Table || child == BoxKind::TableCaption;
  if (parent == BoxKind::Table)
    return child == BoxKind::TableRowGroup || child == BoxKind::TableColumnGroup || child == BoxKind::TableColumn;
  if (parent == BoxKind::TableColumnGroup) return child == BoxKind::TableColumn;
  if (parent == BoxKind::TableRowGroup) return child == BoxKind::TableRow;
  if (parent == BoxKind::TableRow) return child == BoxKind::TableCell;
  switch (child) {
    case BoxKind::Table:
    case BoxKind::TableColumnGroup:
    case BoxKind::TableColumn:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableCell:
    case BoxKind::TableCaption: return false;
    default: return true;  // not one of table layout's internal boxes: flow content
  }
}

class Verification {
 public:
  explicit Verification(BoxTree const& tree) : tree_(tree) {}

  std::vector<std::string> run() {
    if (tree_.boxes.empty()) return {"no root box"};
    for (std::size_t i = 0; i < tree_.boxes.size(); ++i) check(BoxId(i));
    check_references();
    return std::move(broken_);
  }

 private:
  void fail(BoxId box, std::string_view what) {
    std::string message = "box ";
    append_number(message, static_cast<std::int64_t>(box.index()));
    if (box.index() < tree_.boxes.size()) ((message += " (") += to_string(tree_[box].kind)) += ')';
    broken_.push_back((message += ": ") += what);
  }

  void check(BoxId id) {
    Box const& box = tree_[id];
    if (box.style.index() >= tree_.styles.size()) return fail(id, "its style is out of range");
    if (is_leaf(box.kind) && box.first_child) fail(id, "a leaf with children");
    if (box.kind == BoxKind::Text && box.text.empty()) fail(id, "an empty text");
    if (utf8::find_invalid(box.text) != std::string_view::npos) fail(id, "ill-formed UTF-8");
    if (box.kind == BoxKind::Image && !box.image) fail(id, "an image without a resource");
    if (box.kind == BoxKind::Marker && (!box.parent || tree_[box.parent].first_child != id))
      fail(id, "not its list item's first child");
    if (box.kind == BoxKind::TableCell && (box.column_span == 0 || box.row_span == 0)) fail(id, "an empty span");
    check_children(id);
  }

  void check_children(BoxId id) {
    BoxId previous;
    bool blocks = false, inlines = false;
    for (BoxId child = tree_[id].first_child; child; child = tree_[child].next) {
      if (tree_[child].parent != id || tree_[child].previous != previous) fail(child, "broken links");
      if (child <= id) fail(child, "a child stands before its parent");
      if (!may_contain(tree_[id].kind, tree_[child].kind)) fail(child, "cannot stand in its parent");
      if (tree_[child].kind != BoxKind::Marker && !is_out_of_flow(tree_, child))
        (is_block_level(tree_, child) ? blocks : inlines) = true;
      previous = child;
    }
    if (tree_[id].last_child != previous) fail(id, "last_child is not the last child");
    if (is_block_container(tree_[id].kind) && blocks && inlines) fail(id, "holds block-level and inline-level boxes");
    if (tree_[id].kind == BoxKind::Inline && blocks) fail(id, "an inline box holds a block-level box");
  }

  void check_references() {
    std::set<BoxId> roots = {tree_.root()};
    const auto exists = [&](BoxId box, std::string_view what) {
      if (box.index() < tree_.boxes.size()) return true;
      broken_.push_back(std::string(what) + " points at no box");
      return false;
    };
    for (Footnote const& note : tree_.footnotes) {
      if (exists(note.call, "a footnote's call") && tree_[note.call].kind != BoxKind::FootnoteCall)
        fail(note.call, "called as a footnote");
      if (exists(note.body, "a footnote's body") && tree_[note.body].kind != BoxKind::Block)
        fail(note.body, "a footnote's body is no block");
      roots.insert(note.body);
    }
    for (StringAssignment const& s : tree_.strings) exists(s.box, "a named string");
    for (CounterAssignment const& c : tree_.counters) exists(c.box, "a counter");
    for (Bookmark const& b : tree_.bookmarks) exists(b.box, "a bookmark");
    for (RunningElement const& r : tree_.running)
      if (exists(r.at, "a running element") && exists(r.body, "a running element")) roots.insert(r.body);
    for (std::size_t i = 0; i < tree_.boxes.size(); ++i)
      if (!tree_.boxes[i].parent && !roots.count(BoxId(i))) fail(BoxId(i), "stands in no tree");
  }

  BoxTree const& tree_;
  std::vector<std::string> broken_;
};

class Dump {
 public:
  Dump(BoxTree const& tree, Document const& document) : tree_(tree), document_(document) {
    for (std::size_t i = 0; i < tree.footnotes.size(); ++i) note_of_[tree.footnotes[i].call] = i;
  }

  std::string run() {
    append_tree(tree_.root(), 0);
    for (std::size_t i = 0; i < tree_.footnotes.size(); ++i) {
      append_heading("note ", i);
      append_tree(tree_.footnotes[i].body, 1);
    }
    for (RunningElement const& r : tree_.running) {
      ((out_ += "running ") += r.name) += '\n';
      append_tree(r.body, 1);
    }
    for (StringAssignment const& s : tree_.strings) {
      ((out_ += "string ") += s.name) += ' ';
      append_quoted(out_, s.value);
      append_place(s.box);
    }
    for (CounterAssignment const& c : tree_.counters) {
      (out_ += "counter ") += c.name;
      for (const std::int32_t value : c.values) append_number(out_ += ' ', value);
      append_place(c.box);
    }
    for (Bookmark const& b : tree_.bookmarks) {
      append_number(out_ += "bookmark ", b.level);
      append_quoted(out_ += ' ', b.label);
      if (!b.open) out_ += " closed";
      append_place(b.box);
    }
    return std::move(out_);
  }

 private:
  void append_heading(std::string_view what, std::size_t index) {
    append_number(out_ += what, static_cast<std::int64_t>(index));
    out_ += '\n';
  }
  void append_place(BoxId box) {
    out_ += " at ";
    append_name(tree_[box]);
    out_ += '\n';
  }
  void append_name(Box const& box) {
    if (box.anonymous) out_ += "anonymous ";
    out_ += to_string(box.kind);
    if (box.anonymous || box.kind == BoxKind::Text || !box.element || document_[box.element].kind != NodeKind::Element) return;
    if (box.kind == BoxKind::Marker) return;
    (out_ += ' ') += model::to_string(document_[box.element].tag);
    out_ += to_string(box.pseudo);
    if (!box.id.empty()) (out_ += '#') += box.id;
  }
  void append_value(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    ((out_ += ' ') += name) += '=';
    append_quoted(out_, value);
  }
  void append_count(std::string_view name, std::uint32_t value, std::uint32_t usual) {
    if (value == usual) return;
    ((out_ += ' ') += name) += '=';
    append_number(out_, value);
  }

  void append_box(BoxId id) {
    Box const& box = tree_[id];
    append_name(box);
    append_value("href", box.href);
    append_value("alt", box.alt);
    append_value("counter-style", box.counter_style);
    if (box.first_line) out_ += " ::first-line";
    if (box.kind == BoxKind::TableCell) append_count("column", box.column, 0);
    append_count("colspan", box.column_span, 1);
    append_count("rowspan", box.row_span, 1);
    if (!box.text.empty()) append_quoted(out_ += ' ', box.text);
    if (const auto note = note_of_.find(id); note != note_of_.end())
      append_number(out_ += " → note ", static_cast<std::int64_t>(note->second));
  }

  void append_tree(BoxId id, std::size_t level) {
    out_.append(2 * level, ' ');
    append_box(id);
    const BoxId only = tree_[id].first_child;
    if (tree_[id].kind == BoxKind::Marker && only && !tree_[only].next && tree_[only].kind == BoxKind::Text) {
      append_quoted(out_ += ' ', tree_[only].text);
      out_ += '\n';
      return;
    }
    out_ += '\n';
    for (BoxId child = only; child; child = tree_[child].next) append_tree(child, level + 1);
  }

  BoxTree const& tree_;
  Document const& document_;
  std::map<BoxId, std::size_t> note_of_;
  std::string out_;
};

}  // namespace

std::vector<std::string> verify(BoxTree const& tree) { return Verification(tree).run(); }

std::string dump(BoxTree const& tree, Document const& document) { return Dump(tree, document).run(); }

}  // namespace bifolio::model
