// What every fuzz target asks of a product: that its own verify() finds nothing. Reads nothing of the pipeline but verify's answer.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace bifolio::fuzz {

/// Ends the process, as a fuzzer wants it, when a product is not what its stage promised.
inline void require_sound(std::vector<std::string> const& problems, char const* product) {
  if (problems.empty()) return;
  for (std::string const& problem : problems) std::fprintf(stderr, "%s: %s\n", product, problem.c_str());
  std::abort();
}

inline void require(bool holds, char const* what) {
  if (!holds) require_sound({what}, "contract");
}

inline std::string_view as_text(std::uint8_t const* data, std::size_t size) { return {reinterpret_cast<char const*>(data), size}; }

}  // namespace bifolio::fuzz
