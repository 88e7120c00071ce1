// The whole pipeline in memory, with the shipped sheets and fonts: what the targets books and image share.
#pragma once

#include "fuzz/parsing.h"
#include "model/resources.h"

namespace bifolio::fuzz {

/// Both books of a parsed publication, each stage's product verified, both files read back by check.
/// `author_css` is the author's sheet, or empty.
void make_books(Parsed& parsed, model::Resources const& resources, std::string_view author_css);

}  // namespace bifolio::fuzz
