// @page (css-page-3, css-gcpm-3): its selectors, and what stands in it.
#pragma once

#include "base/diagnostics.h"
#include "model/style_sheet.h"

namespace bifolio::style {

/// Reads the prelude's page selectors into the rule.
void interpret_page(model::StyleSheet const& sheet, SourceText source, model::Rule& rule, DiagnosticSink& sink);
/// A page's declarations are properties, and a few descriptors of its own.
void check_page(model::StyleSheet const& sheet, model::Rule& rule, DiagnosticSink& sink);

}  // namespace bifolio::style
