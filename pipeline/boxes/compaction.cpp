// The last phase: boxes are numbered anew in document order, so that a box's number says its place and removed boxes are gone.
#include <algorithm>

#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::Footnote;

class Compaction {
 public:
  explicit Compaction(BoxTree& tree) : tree_(tree), new_id_(tree.boxes.size()) {
    for (Footnote const& note : tree.footnotes) note_of_call_[note.call] = note;
  }

  void run() {
    number(tree_.root());
    number_notes();
    for (model::RunningElement const& element : tree_.running) number(element.body), number_notes();
    std::vector<Box> boxes;
    boxes.reserve(order_.size());
    for (BoxId old : order_) boxes.push_back(renumbered(tree_[old]));
    for (Box& box : boxes)
      if (box.kind == BoxKind::Text) box.style = boxes[box.parent.index()].style;  // anonymous boxes may have come between
    move_references();
    tree_.boxes = std::move(boxes);
  }

 private:
  void number(BoxId box) {
    new_id_[box.index()] = BoxId(order_.size());
    order_.push_back(box);
    if (tree_[box].kind == BoxKind::FootnoteCall)
      if (const auto note = note_of_call_.find(box); note != note_of_call_.end()) notes_.push_back(note->second);
    for (BoxId child = tree_[box].first_child; child; child = tree_[child].next) number(child);
  }

  /// In the order of their calls; notes may call further notes.
  void number_notes() {
    for (; numbered_notes_ < notes_.size(); ++numbered_notes_) number(notes_[numbered_notes_].body);
  }

  BoxId renumber(BoxId old) const { return old ? new_id_[old.index()] : BoxId(); }

  Box renumbered(Box box) const {
    for (BoxId* link : {&box.parent, &box.previous, &box.next, &box.first_child, &box.last_child}) *link = renumber(*link);
    return box;
  }

  /// A box that was taken out hands what refers to it to the next one made that stayed.
  BoxId surviving(BoxId old) const {
    for (std::size_t i = old ? old.index() : new_id_.size(); i < new_id_.size(); ++i)
      if (new_id_[i]) return new_id_[i];
    return BoxId(order_.size() - 1);
  }

  void move_references() {
    for (Footnote& note : notes_) note = {renumber(note.call), renumber(note.body)};
    tree_.footnotes = std::move(notes_);
    for (model::StringAssignment& s : tree_.strings) s.box = surviving(s.box);
    for (model::CounterAssignment& c : tree_.counters) c.box = surviving(c.box);
    std::stable_sort(tree_.counters.begin(), tree_.counters.end(), [](auto const& a, auto const& b) { return a.box < b.box; });
    for (model::Bookmark& b : tree_.bookmarks) b.box = surviving(b.box);
    for (model::RunningElement& r : tree_.running) r = {surviving(r.at), std::move(r.name), renumber(r.body)};
  }

  BoxTree& tree_;
  std::vector<BoxId> new_id_, order_;
  std::unordered_map<BoxId, Footnote> note_of_call_;
  std::vector<Footnote> notes_;
  std::size_t numbered_notes_ = 0;
};

}  // namespace

void compact(BoxTree& tree) { Compaction(tree).run(); }

}  // namespace bifolio::boxes
