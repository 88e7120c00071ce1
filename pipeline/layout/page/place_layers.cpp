// The placer's layers: what is painted apart from its surroundings, in a context of its own, in a group or within a clip (CSS 2.1
// Appendix E). Changes with what makes boxes be painted apart.
#include <algorithm>

#include "layout/block/decoration.h"
#include "layout/page/placer.h"
#include "layout/paint/groups.h"

namespace bifolio::layout {

/// Layers that are open go on from the page before.
void Placer::start_painting() {
  paintings_.clear();
  paintings_.emplace_back();
  clips_.assign(1, {});
  const std::vector<OpenLayer> layers = std::move(open_layers_);
  open_layers_.clear();
  for (OpenLayer const& layer : layers) enter(layer.layer);
}

/// What cuts off boxes below its containing block does not cut off the aside (css-overflow-3 §3), unless they are within a group.
std::size_t Placer::clip_of_aside(Layer const& layer) const {
  std::size_t group = scope().painting;
  while (group != 0 && !paintings_[group].layer->is_group) group = paintings_[group].around;
  const std::size_t outermost = group == 0 ? 0 : paintings_[group].clip;
  std::size_t clip = layer.within ? scope().clip : outermost;
  const auto contains = [&](model::BoxId outer) {
    model::BoxId box = layer.within;
    while (box && box != outer) box = tree_[box].parent;
    return box == outer;
  };
  while (clip != outermost && !contains(clips_[clip].box)) clip = clips_[clip].outer;
  return clip;
}

/// What the layers that are entered here belong to.
std::size_t Placer::stacking_context() const {
  std::size_t context = scope().painting;
  while (context != 0 && !paintings_[context].layer->is_context) context = paintings_[context].around;
  return context;
}

void Placer::put_layer(FlatLayer const& layer, Point at) {
  const Scope around = scope();
  paintings_[stacking_context()].layers.push_back(paintings_.size());
  Painting& painting = paintings_.emplace_back();
  painting.layer = &layer.layer;
  painting.around = around.painting;
  painting.clip = around.clip;
  std::vector<model::Fragment>& into = painting.content.in(around.clip).fragments;
  for (model::Fragment const& fragment : layer.fragments) into.push_back(moved(fragment, at, glyph_base_));
}

void Placer::enter(std::uint32_t index) {
  Layer const& layer = galley_.layers[index];
  Scope inside = scope();
  if (layer.kind == Layer::Kind::Clip) {
    clips_.push_back({layer.decoration, inside.clip, layer.box, {}});
    inside.clip = clips_.size() - 1;
  } else {
    paintings_[stacking_context()].layers.push_back(paintings_.size());
    if (layer.is_aside) inside.clip = clip_of_aside(layer);
    paintings_.emplace_back();
    paintings_.back().layer = &layer;
    paintings_.back().around = inside.painting;
    paintings_.back().clip = inside.clip;
    paintings_.back().group.opacity = tree_.style(layer.box).opacity;
    inside.painting = paintings_.size() - 1;
  }
  open_layers_.push_back({index, inside});
}

void Placer::leave() {
  if (!open_layers_.empty()) open_layers_.pop_back();
}

/// Clips are entered in the order of their decorations. A box in columns has several parts on a page.
void Placer::set_clip(std::uint32_t decoration, Rect const& rect, OwnEdges own) {
  const auto at = std::lower_bound(clips_.begin() + 1, clips_.end(), decoration,
                                   [](Clip const& clip, std::uint32_t d) { return clip.decoration < d; });
  if (at == clips_.end() || at->decoration != decoration) return;
  const model::Path part = clip_path(tree_.style(galley_.decorations[decoration].box), rect, own);
  at->path.insert(at->path.end(), part.begin(), part.end());
}

/// A box that is divided turns about its first part on the page.
void Placer::set_group(std::uint32_t decoration, Rect const& rect) {
  for (Painting& painting : paintings_) {
    if (painting.layer == nullptr || painting.layer->decoration != decoration || painting.is_set) continue;
    painting.group = group_of(tree_.style(painting.layer->box), rect);
    painting.is_set = true;
  }
}

}  // namespace bifolio::layout
