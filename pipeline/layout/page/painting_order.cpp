#include "layout/page/painting_order.h"

#include <algorithm>
#include <iterator>

namespace bifolio::layout {

using model::Artifact;

/// Clips are numbered from the outermost inwards: of two, the one with the higher number cannot contain the other.
void PaintingOrder::change_clip(std::size_t from, std::size_t to, Fragments& into) const {
  std::vector<std::size_t> entered;
  while (from != to) {
    if (from > to) {
      into.push_back({clips_[from].box, Artifact::Layout, model::GroupEnd{}});
      from = clips_[from].outer;
    } else {
      entered.push_back(to);
      to = clips_[to].outer;
    }
  }
  for (auto clip = entered.rbegin(); clip != entered.rend(); ++clip)
    into.push_back(
        {clips_[*clip].box, Artifact::Layout, model::GroupBegin{clips_[*clip].path, model::FillRule::NonZero, 65535, {}}});
}

void PaintingOrder::take(PaintedList& from, std::size_t base, Fragments& into) {
  if (from.clips.empty() && base == 0 && into.empty()) return into.swap(from.fragments);
  std::size_t done = 0, current = base;
  std::size_t clip = 0;
  const auto take_until = [&](std::size_t end) {
    if (end == done) return;
    change_clip(current, clip, into);
    current = clip;
    const auto at = from.fragments.begin();
    into.insert(into.end(), std::make_move_iterator(at + static_cast<std::ptrdiff_t>(done)),
                std::make_move_iterator(at + static_cast<std::ptrdiff_t>(end)));
    done = end;
  };
  for (auto const& [at, next] : from.clips) take_until(at), clip = next;
  take_until(from.fragments.size());
  change_clip(current, base, into);
}

void PaintingOrder::compose_layer(std::size_t layer, std::size_t base, Fragments& into) {
  Painting& own = paintings_[layer];
  if (!own.layer->is_group) return compose(layer, base, into, into);
  Fragments inside;
  compose(layer, own.clip, inside, inside);
  if (inside.empty()) return;
  change_clip(base, own.clip, into);
  into.push_back({own.layer->box, Artifact::Layout, std::move(own.group)});
  std::move(inside.begin(), inside.end(), std::back_inserter(into));
  into.push_back({own.layer->box, Artifact::Layout, model::GroupEnd{}});
  change_clip(own.clip, base, into);
}

std::vector<FlatLayer> PaintingOrder::compose_apart(Fragments& below, Fragments& above) {
  std::vector<FlatLayer> apart;
  for (const std::size_t layer : std::exchange(paintings_[0].layers, {})) {
    FlatLayer flat{*paintings_[layer].layer, {}};
    compose_layer(layer, 0, flat.fragments);
    flat.layer.is_context = true;
    flat.layer.is_group = false;  // it has its group in it
    apart.push_back(std::move(flat));
  }
  compose(0, 0, below, above);
  return apart;
}

// CSS 2.1 Appendix E: the context's own background, layers below zero, backgrounds, floats, lines, layers from zero on.
void PaintingOrder::compose(std::size_t context, std::size_t base, Fragments& below, Fragments& above) {
  std::vector<std::size_t> layers = std::move(paintings_[context].layers);
  const auto z_index = [&](std::size_t layer) { return paintings_[layer].layer->z_index; };
  // In tree order: a positioned box is entered where its containing block begins.
  const auto key = [&](std::size_t layer) { return std::pair(z_index(layer), paintings_[layer].layer->box); };
  std::stable_sort(layers.begin(), layers.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  const auto lowest = std::find_if(layers.begin(), layers.end(), [&](std::size_t layer) { return z_index(layer) >= 0; });
  take(paintings_[context].ground, base, below);
  for (auto layer = layers.begin(); layer != lowest; ++layer) compose_layer(*layer, base, below);
  take(paintings_[context].backgrounds, base, below);
  take(paintings_[context].floats, base, below);
  take(paintings_[context].content, base, above);
  for (auto layer = lowest; layer != layers.end(); ++layer) compose_layer(*layer, base, above);
}

}  // namespace bifolio::layout
