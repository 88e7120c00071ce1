#include "parse/metadata/front_matter.h"

#include <algorithm>

#include "parse/diagnostics.h"
#include "parse/metadata/fields.h"
#include "parse/metadata/yaml_value.h"

namespace bifolio::parse::metadata {
namespace {

// yaml-cpp takes quadratic time for mappings in brackets: half a second at this size.
constexpr std::size_t max_size = 64 * 1024;

// yaml-cpp lets the end of the text close a quotation that nothing closes, but not the end of a document (YAML 1.2 §9.1.2).
constexpr char document_end[] = "\n...\n";

struct Line {
  std::size_t end, next;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  return {end, end + (text.substr(end, 2) == "\r\n" ? 2 : end < text.size() ? 1 : 0)};
}

std::string_view trim_end(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

// yaml-cpp takes a lone CR for text. As LF it is a line end, and every place stays what it is.
std::string with_line_feeds(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i] == '\r' && (i + 1 == out.size() || out[i + 1] != '\n')) out[i] = '\n';
  return out;
}

}  // namespace

std::uint32_t read_front_matter(SourceText source, model::Metadata& metadata, DiagnosticSink& sink) {
  const std::string_view text = source.text;
  const Line first = line_at(text, 0);
  if (trim_end(text.substr(0, first.end)) != "---" || text[0] != '-') return 0;
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    const std::string_view content = trim_end(text.substr(at, line.end - at));
    if (at == first.next && content.empty()) return 0;  // "---" and a blank line: a thematic break
    if (content == "---" || content == "...") {
      read_metadata(source, {static_cast<std::uint32_t>(first.next), static_cast<std::uint32_t>(at)}, metadata, sink);
      return static_cast<std::uint32_t>(line.next);
    }
    at = line.next;
  }
  const Line second = line_at(text, first.next);
  const std::string_view key = text.substr(first.next, second.end - first.next);
  if (key.find(": ") != std::string_view::npos || (!key.empty() && key.back() == ':'))
    sink.report(front_matter_unclosed, {source.id, 0, 3},
                "this looks like front matter, but no line with \"---\" ends it; it is read as text");
  return 0;
}

void read_metadata(SourceText source, TextRange range, model::Metadata& metadata, DiagnosticSink& sink) {
  const std::string_view text = source.text.substr(range.begin, range.end - range.begin);
  YamlReader reader(source, range, sink);
  if (text.size() > max_size)
    return sink.report(front_matter_too_long, {source.id, range.begin, range.begin},
                       "metadata of over " + std::to_string(max_size / 1024) + " KB is not read");
  try {
    const YAML::Node root = YAML::Load(with_line_feeds(text) + document_end);
    if (root.IsNull() || !root.IsDefined()) return;
    if (!root.IsMap()) return reader.wrong_type(root, "metadata", "a mapping of keys to values");
    if (!metadata.span) metadata.span = {source.id, range.begin, range.end};
    read_fields(root, reader, metadata);
  } catch (YAML::Exception const& error) {
    sink.report(front_matter_syntax, reader.place(error.mark, 1), "YAML: " + error.msg);
  }
}

}  // namespace bifolio::parse::metadata
