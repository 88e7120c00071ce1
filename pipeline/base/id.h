// Typed indices into a product's vectors: a NodeId cannot be used where a BoxId is due.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace bifolio {

/// Index of a T in the vector of the product that owns it; `none` when it points nowhere.
template <class Tag>
struct Id {
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
  constexpr explicit operator bool() const { return value != none_value; }
  constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A font instance of the text service: a face at given variation values, without a size.
using FontId = Id<struct FontTag>;

}  // namespace bifolio

template <class Tag>
struct std::hash<bifolio::Id<Tag>> {
  std::size_t operator()(bifolio::Id<Tag> id) const noexcept { return id.value; }
};
