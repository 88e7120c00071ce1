#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>

namespace bifolio {

void DiagnosticSink::report(DiagnosticKind kind, Span span, std::string message, std::vector<DiagnosticNote> notes) {
  diagnostics_.push_back({kind.id, kind.severity, span, std::move(message), std::move(notes)});
}

namespace {
std::string key_of(DiagnosticKind kind, std::string_view key) {
  std::string id(kind.id);
  return id.append(1, '\0').append(key);
}
}  // namespace

void DiagnosticSink::report_once(DiagnosticKind kind, std::string_view key, Span span, std::string message) {
  if (said_.emplace(key_of(kind, key), diagnostics_.size()).second) report(kind, span, std::move(message));
}

void DiagnosticSink::report_counted(DiagnosticKind kind, std::string_view key, Span span, std::string message) {
  places_[key_of(kind, key)].emplace(span.source.value, span.begin);
  report_once(kind, key, span, std::move(message));
}

// What was first met without a place, as in a running head, is better said where it stands.
void DiagnosticSink::settle_counts() {
  for (auto& [id, places] : places_) {
    const auto said = said_.find(id);
    if (said == said_.end() || places.size() < 2) continue;
    Diagnostic& diagnostic = diagnostics_[said->second];
    places.erase({SourceId().value, 0});
    if (!diagnostic.span) {
      const auto [source, begin] = *places.begin();
      diagnostic.span.source.value = source;
      diagnostic.span.begin = diagnostic.span.end = begin;
    }
    if (places.size() > 1) diagnostic.message += " (" + std::to_string(places.size()) + " places)";
  }
  places_.clear();
}

void DiagnosticSink::take(DiagnosticSink&& other) {
  std::vector<bool> repeated(other.diagnostics_.size());
  for (auto const& [id, index] : other.said_) repeated[index] = said_.count(id) > 0;
  std::vector<std::size_t> place(other.diagnostics_.size());
  for (std::size_t i = 0; i < other.diagnostics_.size(); ++i) {
    place[i] = diagnostics_.size();
    if (!repeated[i]) diagnostics_.push_back(std::move(other.diagnostics_[i]));
  }
  for (auto const& [id, index] : other.said_) said_.emplace(id, place[index]);
  for (auto& [id, places] : other.places_) places_[id].merge(places);
  other.places_.clear();
  other.diagnostics_.clear();
  other.said_.clear();
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
