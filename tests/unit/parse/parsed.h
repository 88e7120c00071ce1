// What the parse tests share: a source parsed, its diagnostics, and its tree as one line of markup.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse.h"

namespace bifolio::parse::tests {

struct Parsed {
  SourceSet sources;
  SourceId source;
  DiagnosticSink sink;
  model::Document document;

  std::string_view slice(Span span) const { return sources[source].text().substr(span.begin, span.end - span.begin); }
  std::size_t count(std::string_view kind) const {
    return static_cast<std::size_t>(
        std::count_if(sink.all().begin(), sink.all().end(), [&](Diagnostic const& d) { return d.kind == kind; }));
  }
  /// Where the first diagnostic of the kind points to, as the source has it.
  std::string place_of(std::string_view kind) const {
    for (Diagnostic const& d : sink.all())
      if (d.kind == kind) return std::string(slice(d.span));
    return "(none)";
  }
  std::string kinds() const {
    std::string out;
    for (Diagnostic const& d : sink.all()) (out += out.empty() ? "" : " ") += d.kind;
    return out;
  }
};

inline void append_markup(model::Document const& document, model::NodeId id, std::string& out) {
  model::Node const& node = document[id];
  if (node.kind == model::NodeKind::Text) {
    out += node.text;
    return;
  }
  out += "<" + std::string(model::to_string(node.tag));
  if (node.role != model::Role::None) out += " [" + std::string(model::to_string(node.role)) + "]";
  for (model::Attribute const& a : document.attributes(id)) ((((out += ' ') += a.name) += "='") += a.value) += "'";
  out += ">";
  for (model::NodeId child = node.first_child; child; child = document[child].next) append_markup(document, child, out);
  if (!model::is_void(node.tag)) out += "</" + std::string(model::to_string(node.tag)) + ">";
}

/// The body's content.
inline std::string markup(model::Document const& document) {
  std::string out;
  for (model::NodeId child = document[document.body()].first_child; child; child = document[child].next)
    append_markup(document, child, out);
  return out;
}

inline Parsed parsed(std::string text, Format format = Format::Markdown) {
  Parsed result;
  result.source = result.sources.add("test", std::move(text));
  result.document = parse(source_text(result.sources, result.source), format, result.sink);
  return result;
}

inline std::string markdown(std::string text) { return markup(parsed(std::move(text)).document); }

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace bifolio::parse::tests
