// Images: finds the files that a document names, reads each once, and says at the image's place what is wrong with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"
#include "model/resources.h"
#include "model/style_sheet.h"

namespace bifolio::app {

/// Rewrites the document's image and cover references so that they are relative to the current folder instead of `folder`
/// ("" or ending in "/"). Absolute paths and URLs with a scheme stay as they are.
void rebase_references(model::Document& document, std::string_view folder);

/// Reads every image that the document shows, its cover, and those that its style sheets name for backgrounds, list markers and
/// generated content. References must be relative to the current folder.
model::Resources load_images(model::Document const& document, std::vector<model::StyleSheet> const& sheets, DiagnosticSink& sink);

}  // namespace bifolio::app
