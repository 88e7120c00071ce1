// Diagnostics: what a stage has to say about the content. Stages never stop for content, never print and never exit;
// they return a valid product and tell the sink.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/source.h"

namespace bifolio {

/// Error: the output lacks something that the author wrote. Warning: we chose for them. Note: good to know.
enum class Severity : std::uint8_t { Error, Warning, Note };

/// Declared once, as an `inline constexpr`, by the stage that raises it: "markdown/unclosed-fence".
struct DiagnosticKind {
  std::string_view id;
  Severity severity;
};

struct DiagnosticNote {
  Span span;
  std::string message;
  friend bool operator==(DiagnosticNote const&, DiagnosticNote const&) = default;
};

struct Diagnostic {
  std::string_view kind;  ///< the kind's id, a string literal
  Severity severity = Severity::Warning;
  Span span;
  std::string message;
  std::vector<DiagnosticNote> notes;
  friend bool operator==(Diagnostic const&, Diagnostic const&) = default;
};

/// Gathers diagnostics in the order in which they come. One sink a thread; `take` joins them in document order
/// and drops what was said once in both.
class DiagnosticSink {
 public:
  void report(DiagnosticKind kind, Span span, std::string message, std::vector<DiagnosticNote> notes = {});
  /// Reports only the first with this kind and `key`: for what would otherwise be said at every occurrence.
  void report_once(DiagnosticKind kind, std::string_view key, Span span, std::string message);
  /// As report_once; and where there are more of it, the message says how many in all.
  void report_counted(DiagnosticKind kind, std::string_view key, Span span, std::string message);
  void take(DiagnosticSink&& other);

  /// Puts the counts into the messages of what was counted. Once, when all has been taken.
  void settle_counts();

  std::vector<Diagnostic> const& all() const { return diagnostics_; }
  std::size_t count(Severity severity) const;

 private:
  std::vector<Diagnostic> diagnostics_;
  std::unordered_map<std::string, std::size_t> said_;  ///< of report_once: the index in diagnostics_
  /// Of report_counted, by the keys of said_: the places, each once, however often its paragraph was laid out.
  std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> places_;
};

std::string_view to_string(Severity severity);

}  // namespace bifolio
