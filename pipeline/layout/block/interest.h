// Boxes of interest: those whose places page layout wants to know, and what it reads of them there. Changes when pages are to know
// of another kind of box.
#pragma once

#include <span>

#include "model/box_tree.h"

namespace bifolio::layout {

/// The running elements whose place is the box.
std::span<model::RunningElement const> running_at(model::BoxTree const& tree, model::BoxId box);
/// The values that counters, which margin boxes show, have from the box on.
std::span<model::CounterAssignment const> counters_at(model::BoxTree const& tree, model::BoxId box);
/// Whether page layout wants to know where the box begins: an id, a bookmark, a string, a counter that pages count or show, a
/// running element.
bool is_of_interest(model::BoxTree const& tree, model::BoxId box);

}  // namespace bifolio::layout
