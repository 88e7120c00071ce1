#include "app/explain_style.h"

#include <map>

#include <nlohmann/json.hpp>

#include "base/numbers.h"
#include "style/style.h"

namespace bifolio::app {
namespace {

using style::Unused;

std::string_view name_of(Unused::Book book) {
  switch (book) {
    case Unused::Book::Epub: return "EPUB";
    case Unused::Book::Pdf: return "PDF";
    case Unused::Book::Both: return "both";
  }
  return "";
}

std::string_view verb_of(Unused::Kind kind) {
  switch (kind) {
    case Unused::Kind::LeftOut: return "not used";
    case Unused::Kind::Changed: return "changed";
  }
  return "";
}

// Line ends and control characters come from the sheet; a report has one line for each rule.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return out;
}

void append_text(std::string& out, Unused const& unused, SourceSet const& sources) {
  const Position at = sources[unused.span.source].position(unused.span.begin);
  out += sources[unused.span.source].path();
  append_number(out += ':', at.line);
  append_number(out += ':', at.column);
  ((out += ": ") += name_of(unused.book)) += ": “";
  ((out += printable(unused.what)) += "” is ") += verb_of(unused.kind);
  ((out += ": ") += printable(unused.why)) += '\n';
}

void append_json(std::string& out, Unused const& unused, SourceSet const& sources) {
  const Position at = sources[unused.span.source].position(unused.span.begin);
  nlohmann::ordered_json object;
  object["path"] = sources[unused.span.source].path();
  object["line"] = at.line;
  object["column"] = at.column;
  object["book"] = unused.book == Unused::Book::Epub ? "epub" : unused.book == Unused::Book::Pdf ? "pdf" : "both";
  object["change"] = unused.kind == Unused::Kind::Changed ? "changed" : "unused";
  object["what"] = unused.what;
  object["why"] = unused.why;
  out += object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  out += '\n';
}

/// foundation.css and what the themes share: groundwork that most books use a part of. Whoever asks about their own sheet and its
/// theme is told of it in one line.
class Groundwork {
 public:
  explicit Groundwork(Publication const& publication) : sources_(publication.sources) {
    for (model::StyleSheet const& sheet : publication.sheets) {
      if (sheet.origin != model::Origin::Author) continue;
      first_author_ = sheet.source.value;
      return;
    }
  }

  /// True when the item is of the groundwork, and counted.
  bool takes(Unused const& unused) {
    const SourceId source = unused.span.source;
    std::string_view const path = sources_[source].path();
    const bool shared = path == "styles/foundation.css" || path == "styles/common.css";
    if (!shared || source.value >= first_author_) return false;
    ++counts_[source];
    return true;
  }

  std::map<SourceId, std::size_t> const& counts() const { return counts_; }

 private:
  SourceSet const& sources_;
  std::uint32_t first_author_ = UINT32_MAX;
  std::map<SourceId, std::size_t> counts_;
};

void append_summary(std::string& out, std::string_view path, std::size_t count, DiagnosticsForm form) {
  if (form == DiagnosticsForm::Json) {
    nlohmann::ordered_json object;
    object["path"] = path;
    object["change"] = "summary";
    object["count"] = count;
    out += object.dump() + '\n';
    return;
  }
  append_number((out += path) += ": ", static_cast<std::int64_t>(count));
  out += " rules, selectors and declarations of the groundwork are not used by one of the books, or changed\n";
}

}  // namespace

std::string explain_style(Publication const& publication, DiagnosticsForm form) {
  DiagnosticSink said_by_the_conversion;
  const model::StyledDocument screen =
      style::cascade(publication.document, publication.sheets, model::MediaType::Screen, said_by_the_conversion);
  const model::LoweredSheet lowered = style::lower(publication.sheets, publication.document, said_by_the_conversion, {}, &screen);
  std::string out;
  Groundwork groundwork(publication);
  for (Unused const& unused : style::explain(publication.sheets, publication.document, lowered)) {
    if (!unused.span || groundwork.takes(unused)) continue;
    if (form == DiagnosticsForm::Json)
      append_json(out, unused, publication.sources);
    else
      append_text(out, unused, publication.sources);
  }
  for (auto const& [source, count] : groundwork.counts()) append_summary(out, publication.sources[source].path(), count, form);
  return out;
}

}  // namespace bifolio::app
