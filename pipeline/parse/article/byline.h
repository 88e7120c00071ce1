// Bylines to contributors: "by Jane Roe and J. Q. Public, Research Assistant" to names and positions. Changes when bylines are
// written in another way.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"
#include "model/metadata.h"

namespace bifolio::parse {

/// The people of a byline's text (with or without its opening "by"), in order, roles "aut". A date in it is passed over.
std::vector<model::Contributor> parse_byline(std::string_view text, Span span);

}  // namespace bifolio::parse
