// The order of painting: what a page's layers hold becomes one list of fragments, from the bottom up (CSS 2.1 Appendix E). Changes
// with what lies above what.
#pragma once

#include <utility>
#include <vector>

#include "layout/block/galley.h"

namespace bifolio::layout {

/// What a box cuts off.
struct Clip {
  std::uint32_t decoration = 0;  ///< of the box
  std::size_t outer = 0;         ///< what it is itself cut off by
  model::BoxId box;
  model::Path path;  ///< what is seen
};

/// Fragments, each cut off by something or nothing.
struct PaintedList {
  std::vector<model::Fragment> fragments;
  std::vector<std::pair<std::size_t, std::size_t>> clips;  ///< which clip from which fragment on; before the first: none
  /// The list, for fragments that are cut off by `clip`.
  PaintedList& in(std::size_t clip) {
    if (clip != (clips.empty() ? 0 : clips.back().second)) clips.emplace_back(fragments.size(), clip);
    return *this;
  }
};

/// What is painted as a whole (galley.h, Layer): its own parts from the bottom up.
struct Painting {
  Layer const* layer = nullptr;  ///< the first has none
  std::size_t around = 0;        ///< the painting that it was entered in
  std::size_t clip = 0;          ///< what cut it off there
  PaintedList ground;            ///< the layer's own background and borders
  PaintedList backgrounds, floats, content;
  model::GroupBegin group;          ///< of one that is a group
  bool is_set = false;              ///< the group's transform is known
  std::vector<std::size_t> layers;  ///< of a stacking context: those that stand in it
};

class PaintingOrder {
 public:
  PaintingOrder(std::vector<Painting>& paintings, std::vector<Clip> const& clips) : paintings_(paintings), clips_(clips) {}
  /// `below` gets the backgrounds and the layers below zero, with the floats: what stands below all lines.
  void compose(std::vector<model::Fragment>& below, std::vector<model::Fragment>& above) { compose(0, 0, below, above); }
  /// The same without the layers, which are handed over each on its own, in tree order.
  std::vector<FlatLayer> compose_apart(std::vector<model::Fragment>& below, std::vector<model::Fragment>& above);

 private:
  using Fragments = std::vector<model::Fragment>;
  /// `base`: the clip that is in force already.
  void compose(std::size_t context, std::size_t base, Fragments& below, Fragments& above);
  void compose_layer(std::size_t layer, std::size_t base, Fragments& into);
  void take(PaintedList& from, std::size_t base, Fragments& into);
  void change_clip(std::size_t from, std::size_t to, Fragments& into) const;

  std::vector<Painting>& paintings_;
  std::vector<Clip> const& clips_;
};

}  // namespace bifolio::layout
