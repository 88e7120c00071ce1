// The tables that properties.cpp joins: each file of this folder holds the rows of one kind of property.
#pragma once

#include <span>
#include <string_view>

#include "style/properties.h"

namespace bifolio::style {

std::span<Property const> inherited_rows();
std::span<Property const> box_rows();
std::span<Property const> paged_rows();
std::span<Property const> shorthand_rows();
std::span<Property const> logical_rows();

/// Sorted.
std::span<std::string_view const> unsupported_properties();

}  // namespace bifolio::style
