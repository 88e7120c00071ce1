// Presentational hints (html §15.2): attributes that say how something looks, as the CSS declarations they stand for.
#pragma once

#include <string>

#include "model/document.h"

namespace bifolio::style {

/// "text-align:center;width:50%", or empty. `dir` counts among them.
std::string presentational_hints(model::Document const& document, model::NodeId element);

}  // namespace bifolio::style
