// Running text of an article to nodes: _emphasis_ as typed, web addresses as links, calls of notes. Changes when plain text marks
// something else.
#pragma once

#include <map>
#include <string>

#include "base/source.h"
#include "model/document.h"

namespace bifolio::parse {

/// What the text may call: a note's label to how often it was called so far.
using NoteLabels = std::map<std::string, int, std::less<>>;

/// Appends the source's bytes [begin, end) to `parent`. Text nodes are views into the source.
void append_inline_text(model::Document& document, model::NodeId parent, SourceText source, Span range, NoteLabels& notes);

}  // namespace bifolio::parse
