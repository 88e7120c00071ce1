// Integer arithmetic that stops at the type's bounds. Changes when more of it is needed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace bifolio {

[[nodiscard]] constexpr std::int32_t add_saturating(std::int32_t a, std::int32_t b) {
  using Limits = std::numeric_limits<std::int32_t>;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(std::int64_t{a} + b, Limits::min(), Limits::max()));
}

}  // namespace bifolio
