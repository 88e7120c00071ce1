// The small pieces that all dumps are printed with.
#pragma once

#include <string>
#include <string_view>

#include "base/length.h"
#include "base/source.h"

namespace bifolio::model {

/// "text" with quotes, backslashes, control characters, no-break and zero-width spaces escaped (\n, \u{A0}).
void append_quoted(std::string& out, std::string_view text);
/// " line:col-line:col" (the end is exclusive); nothing for an absent span.
void append_span(std::string& out, Span span, SourceSet const& sources);
/// Points with at most three decimals, no unit.
void append_length(std::string& out, Length length);

}  // namespace bifolio::model
