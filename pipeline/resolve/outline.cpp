// The outline: headings in order with their parents, for navigation, bookmarks and contents (html §4.3.11).
#include <vector>

#include "base/numbers.h"
#include "resolve/diagnostics.h"
#include "resolve/phases.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::OutlineEntry;

/// A book's title is no entry of its own outline; the table of contents is none either.
bool is_entry(Document const& document, NodeId heading) {
  if (document.has_class(heading, "toc-title") || !is_structural(document, heading)) return false;
  return document.metadata.type == model::PublicationType::Article || !document.has_class(heading, "title");
}

void report_skip(Document const& document, OutlineEntry const& entry, int above, DiagnosticSink& sink) {
  std::string message = "the heading's level is ";
  append_number(message, entry.level);
  message += ", but the one above it has level ";
  append_number(message, above);
  sink.report(skipped_level, document[entry.heading].span, message + ": a level is skipped");
}

}  // namespace

void make_outline(Document& document, DiagnosticSink& sink) {
  document.outline.clear();
  std::vector<int> open;  // indices of the entries that are above the current place
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind != NodeKind::Element || !is_heading(document[n].tag) || !is_entry(document, n)) continue;
    OutlineEntry entry{n, heading_level(document[n].tag), -1, heading_text(document, n), document.attribute(n, "id")};
    if (entry.title.empty()) continue;
    while (!open.empty() && document.outline[static_cast<std::size_t>(open.back())].level >= entry.level) open.pop_back();
    if (!open.empty()) {
      entry.parent = open.back();
      const int above = document.outline[static_cast<std::size_t>(entry.parent)].level;
      if (entry.level > above + 1) report_skip(document, entry, above, sink);
    }
    open.push_back(static_cast<int>(document.outline.size()));
    document.outline.push_back(std::move(entry));
  }
}

}  // namespace bifolio::resolve
