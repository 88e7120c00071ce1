#include "app/report.h"

#include <nlohmann/json.hpp>

#include "app/diagnostics.h"
#include "base/numbers.h"

namespace bifolio::app {
namespace {

bool is_shown(Diagnostic const& diagnostic, ReportOptions const& options) {
  switch (options.verbosity) {
    case Verbosity::Quiet: return diagnostic.severity == Severity::Error;
    case Verbosity::Normal: return diagnostic.severity != Severity::Note || options.form == DiagnosticsForm::Json;
    case Verbosity::Verbose: return true;
  }
  return true;
}

void append_place(std::string& out, Span span, SourceSet const& sources) {
  if (!span) {
    out += "bifolio: ";
    return;
  }
  const Position position = sources[span.source].position(span.begin);
  out += sources[span.source].path();
  out += ':';
  append_number(out, position.line);
  out += ':';
  append_number(out, position.column);
  out += ": ";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "\033[1;31m";
    case Severity::Warning: return "\033[1;33m";
    case Severity::Note: return "\033[1;36m";
  }
  return "";
}

// Control characters in a message (they come from the input) must not reach the terminal.
void append_printable(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += ' ';
    else
      out += c;
  }
}

void append_text(std::string& out, Diagnostic const& diagnostic, SourceSet const& sources, bool color) {
  append_place(out, diagnostic.span, sources);
  if (color) out += color_of(diagnostic.severity);
  out += to_string(diagnostic.severity);
  out += ": ";
  if (color) out += "\033[0m";
  append_printable(out, diagnostic.message);
  ((out += " [") += diagnostic.kind) += "]\n";
  for (DiagnosticNote const& note : diagnostic.notes) {
    out += "  ";
    if (note.span) append_place(out, note.span, sources);
    append_printable(out, note.message);
    out += '\n';
  }
}

nlohmann::ordered_json place_json(Span span, SourceSet const& sources) {
  nlohmann::ordered_json out;
  if (!span) return out;
  const Position begin = sources[span.source].position(span.begin), end = sources[span.source].position(span.end);
  out["path"] = sources[span.source].path();
  out["line"] = begin.line;
  out["column"] = begin.column;
  out["endLine"] = end.line;
  out["endColumn"] = end.column;
  return out;
}

void append_json(std::string& out, Diagnostic const& diagnostic, SourceSet const& sources) {
  nlohmann::ordered_json object = place_json(diagnostic.span, sources);
  object["severity"] = to_string(diagnostic.severity);
  object["kind"] = diagnostic.kind;
  object["message"] = diagnostic.message;
  for (DiagnosticNote const& note : diagnostic.notes) {
    nlohmann::ordered_json entry = place_json(note.span, sources);
    entry["message"] = note.message;
    object["notes"].push_back(std::move(entry));
  }
  out += object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  out += '\n';
}

}  // namespace

std::string format_diagnostics(std::vector<Diagnostic> const& diagnostics, SourceSet const& sources, ReportOptions const& options) {
  std::string out;
  for (Diagnostic const& diagnostic : diagnostics) {
    if (!is_shown(diagnostic, options)) continue;
    if (options.form == DiagnosticsForm::Json)
      append_json(out, diagnostic, sources);
    else
      append_text(out, diagnostic, sources, options.color);
  }
  return out;
}

ExitCode exit_code_for(std::vector<Diagnostic> const& diagnostics, bool warnings_are_errors) {
  bool limit = false, check = false, error = false, warning = false;
  for (Diagnostic const& d : diagnostics) {
    const bool is_error = d.severity == Severity::Error;
    if (is_limit(d.kind) && d.severity != Severity::Note)  // a note: nothing was lost
      limit = true;
    else if (is_error && d.kind.starts_with("check/"))
      check = true;
    else if (is_error)
      error = true;
    else if (d.severity == Severity::Warning)
      warning = true;
  }
  if (limit) return ExitCode::LimitHit;
  if (check) return ExitCode::CheckFailed;
  if (error) return ExitCode::InputErrors;
  return warning && warnings_are_errors ? ExitCode::Warnings : ExitCode::Done;
}

}  // namespace bifolio::app
