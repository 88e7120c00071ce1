// Computed values of two engines held against each other: the same value may be written in several ways.
#pragma once

#include <string>

namespace bifolio::tests {

/// `ours` and `theirs` are one value: lengths (pt or px) within 1/50 px and a thousandth, colours within 1/255, names in any case.
bool same_value(std::string const& ours, std::string const& theirs);

/// A length in points ("12pt") as Chromium takes it in px: "16px".
std::string to_px(std::string const& points);

}  // namespace bifolio::tests
