// Interning: equal computed styles are one style, and what was computed once from the same rules and the same parent is not
// computed again. Most elements of a document share a few hundred styles.
#pragma once

#include <deque>
#include <unordered_map>
#include <vector>

#include "model/computed_style.h"
#include "style/compute.h"
#include "style/properties.h"

namespace bifolio::style {

class StyleInterner {
 public:
  explicit StyleInterner(std::vector<model::ComputedStyle>& styles) : styles_(styles) {}

  model::StyleId intern(model::ComputedStyle style) {
    auto& bucket = by_hash_[hash_style(style)];
    for (const model::StyleId id : bucket)
      if (styles_[id.index()] == style) return id;
    const model::StyleId id(styles_.size());
    styles_.push_back(std::move(style));
    bucket.push_back(id);
    return id;
  }

 private:
  std::vector<model::ComputedStyle>& styles_;
  std::unordered_map<std::uint64_t, std::vector<model::StyleId>> by_hash_;
};

/// What an element's style depends on, as numbers: the parent's style and variables, the pseudo-element, the matched rules.
using StyleKey = std::vector<std::uint32_t>;
struct StyleKeyHash {
  std::size_t operator()(StyleKey const& key) const noexcept {
    Hasher h;
    for (const std::uint32_t part : key) h.add(part);
    return h.value();
  }
};

}  // namespace bifolio::style
