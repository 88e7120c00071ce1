// The layout stage's door: BoxTree to PagedDocument.
#pragma once

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/paged_document.h"
#include "model/resources.h"
#include "text/breaks.h"
#include "text/fonts.h"

namespace bifolio::layout {

/// Chapters that begin on a new page are laid out on up to `threads` threads; the result does not depend on how many.
struct Options {
  unsigned threads = 1;
};

model::PagedDocument lay_out(model::BoxTree const& tree, model::Resources const& resources, text::Fonts const& fonts,
                             text::Hyphenator& hyphenator, Options const& options, DiagnosticSink& sink);

}  // namespace bifolio::layout
