// The author's list of words and where they may be divided: a file of its own, or in the front matter. Changes with the list's
// form.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "model/metadata.h"

namespace bifolio::parse {

/// Appends the word, "Ur-in-stinkt", or tells the sink why it is none.
void read_hyphenated_word(std::string_view word, std::string_view language, Span place,
                          std::vector<model::HyphenationException>& out, DiagnosticSink& sink);

/// Whether it has the form of a language tag (BCP 47); "*" means every language.
bool is_list_language(std::string_view tag);

}  // namespace bifolio::parse
