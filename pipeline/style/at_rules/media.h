// Media queries (mediaqueries-4): parsed when the sheet is, evaluated for the medium that the cascade runs for.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostics.h"
#include "base/length.h"
#include "model/style_sheet.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {

/// Reads a media query list from sheet.tokens[range].
std::vector<model::MediaQuery> parse_media(model::StyleSheet const& sheet, model::TokenRange range);

/// Reports media types and features that CSS does not have, and queries that are no queries.
void check_media(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink);

/// What a query's features are held against. A reading system's screen is not known: a typical reader's is assumed.
struct MediaContext {
  model::MediaType type = model::MediaType::Print;
  Length width, height;
};
MediaContext media_context(model::MediaType type);

/// An empty list matches.
bool media_matches(model::StyleSheet const& sheet, std::vector<model::MediaQuery> const& queries, MediaContext const& context);

/// Whether the list asks only for a medium, and not for sizes and other features.
bool is_plain_media(std::vector<model::MediaQuery> const& queries);

std::string serialize_media(model::StyleSheet const& sheet, std::vector<model::MediaQuery> const& queries);

}  // namespace bifolio::style
