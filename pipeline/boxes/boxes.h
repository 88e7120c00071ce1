// The boxes stage's door: StyledDocument to BoxTree (css-display-3, CSS 2.1 §9.2).
#pragma once

#include "base/diagnostics.h"
#include "model/box_tree.h"
#include "model/document.h"
#include "model/resources.h"
#include "model/styled_document.h"

namespace bifolio::boxes {

model::BoxTree generate(model::Document const& document, model::StyledDocument const& styled, model::Resources const& resources,
                        DiagnosticSink& sink);

}  // namespace bifolio::boxes
