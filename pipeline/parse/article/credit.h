// Credits of images: "Image: … (Source: Kremlin.ru via CC BY 4.0)" to a figure's caption with its source and licence marked up.
// Changes when credits are to say more.
#pragma once

#include "parse/article/inline_text.h"
#include "parse/article/text_block.h"

namespace bifolio::parse {

/// Appends `figure.image-credit > figcaption`. The bracket that names the source becomes span.credit, the source a cite, a Creative
/// Commons licence a link to its text.
void add_credit(model::Document& document, model::NodeId parent, TextBlock const& block, SourceText source, NoteLabels& notes);

}  // namespace bifolio::parse
