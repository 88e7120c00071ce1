// The simple selectors that hold no selectors: attributes, and the arguments of :lang() and :dir(); what all of them weigh.
#pragma once

#include "style/selectors/parse.h"

namespace bifolio::style {

/// Stands on “[”.
bool read_attribute(TokenCursor& tokens, SelectorSource const& source, model::SimpleSelector& part, SelectorError& error);
bool read_languages(TokenCursor& inside, SelectorSource const& source, model::SimpleSelector& part);
bool read_direction(TokenCursor& inside, SelectorSource const& source, model::SimpleSelector& part);

using Specificity = std::array<std::uint16_t, 3>;
void add_specificity(Specificity& sum, model::SimpleSelector const& part, Specificity const& parents);

}  // namespace bifolio::style
