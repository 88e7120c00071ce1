#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>

namespace bifolio {

void DiagnosticSink::report(DiagnosticKind kind, Span span, std::string message, std::vector<DiagnosticNote> notes) {
  diagnostics_.push_back({kind.id, kind.severity, span, std::move(message), std::move(notes)});
}

void DiagnosticSink::report_once(DiagnosticKind kind, std::string_view key, Span span, std::string message) {
  std::string id(kind.id);
  id.append(1, '\0').append(key);
  if (said_.insert(std::move(id)).second) report(kind, span, std::move(message));
}

void DiagnosticSink::take(DiagnosticSink&& other) {
  std::move(other.diagnostics_.begin(), other.diagnostics_.end(), std::back_inserter(diagnostics_));
  said_.merge(other.said_);
  other.diagnostics_.clear();
}

std::size_t DiagnosticSink::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(), [&](Diagnostic const& d) { return d.severity == severity; }));
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
  }
  return "";
}

}  // namespace bifolio
