// From bytes to a resolved document, as the application goes there: what several targets begin with.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "fuzz/fuzz.h"
#include "parse/parse.h"
#include "resolve/resolve.h"

namespace bifolio::fuzz {

/// The sources' texts outlive the document.
struct Parsed {
  SourceSet sources;
  DiagnosticSink sink;
  std::vector<parse::Explanation> explanations;
  model::Document document;
};

inline void require_places(Parsed const& parsed) {
  for (Diagnostic const& d : parsed.sink.all()) {
    if (!d.span) continue;
    require(d.span.source.index() < parsed.sources.size(), "a diagnostic is in a source that does not exist");
    require(d.span.begin <= d.span.end && d.span.end <= parsed.sources[d.span.source].text().size(),
            "a diagnostic is outside its source");
  }
}

/// Nothing for binary input.
inline bool parse_bytes(std::string_view bytes, parse::Format format, Parsed& parsed) {
  std::string why;
  std::optional<parse::DecodedText> decoded = parse::decode(bytes, why);
  if (!decoded) return false;
  const SourceId id = parsed.sources.add("fuzz", std::exchange(decoded->text, {}));
  parse::report_replacements(*decoded, id, parsed.sink);
  parsed.document = parse::parse(source_text(parsed.sources, id), format, parsed.sink, &parsed.explanations);
  std::vector<std::string> broken = model::verify(parsed.document);
  std::erase_if(broken, [](std::string const& what) { return what.starts_with("id used twice"); });  // unique only once resolved
  require_sound(broken, "parsed document");
  parsed.document = resolve::resolve(std::move(parsed.document), {.fallback_title = "fuzz"}, parsed.sink);
  require_sound(model::verify(parsed.document), "resolved document");
  require_places(parsed);
  return true;
}

}  // namespace bifolio::fuzz
