// The plain-text article parser's door: text as copied from a news or journal page to Document. Changes when articles need more
// input.
#pragma once

#include <vector>

#include "parse/parse.h"

namespace bifolio::parse {

model::Document parse_article(SourceText source, DiagnosticSink& sink, std::vector<Explanation>* explanations);

}  // namespace bifolio::parse
