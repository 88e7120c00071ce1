// Linking boxes: the tree surgery that box generation's phases are written with.
#pragma once

#include "model/box_tree.h"

namespace bifolio::boxes {

/// Requires a detached `child`.
void append(model::BoxTree& tree, model::BoxId parent, model::BoxId child);
void insert_before(model::BoxTree& tree, model::BoxId reference, model::BoxId child);
void insert_first(model::BoxTree& tree, model::BoxId parent, model::BoxId child);
void detach(model::BoxTree& tree, model::BoxId box);
/// Moves the siblings `first` … `last` to the end of `parent`'s children.
void move_run(model::BoxTree& tree, model::BoxId first, model::BoxId last, model::BoxId parent);
/// A new box, detached.
model::BoxId make_box(model::BoxTree& tree, model::Box box);

}  // namespace bifolio::boxes
