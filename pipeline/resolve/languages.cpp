// The languages of parts of the text: each `lang` has the form of a tag (BCP 47 §2.1), or is left out and said.
#include <algorithm>

#include "resolve/diagnostics.h"
#include "resolve/phases.h"

namespace bifolio::resolve {
namespace {

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A primary subtag of two or three letters, or "x" for private use; others of one to eight letters and digits.
bool is_language_tag(std::string_view tag) {
  for (std::size_t at = 0; at <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', at), tag.size());
    const std::string_view part = tag.substr(at, end - at);
    if (part.empty() || part.size() > 8) return false;
    if (!std::all_of(part.begin(), part.end(), [](char c) { return is_letter(c) || is_digit(c); })) return false;
    const bool is_private = (part == "x" || part == "i") && end < tag.size();
    if (at == 0 && !is_private && (part.size() < 2 || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_letter)))
      return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

void settle_languages(model::Document& document, DiagnosticSink& sink) {
  for (model::NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind != model::NodeKind::Element || !document.has_attribute(n, "lang")) continue;
    const std::string written(document.attribute(n, "lang"));
    std::string tag = written;
    std::replace(tag.begin(), tag.end(), '_', '-');
    tag.erase(0, std::min(tag.find_first_not_of(" \t\n\f\r"), tag.size()));
    tag.erase(tag.find_last_not_of(" \t\n\f\r") + 1);
    if (tag.empty() || is_language_tag(tag)) {  // "": of no known language
      if (tag != written) document.set_attribute(n, "lang", tag);
      continue;
    }
    sink.report_once(malformed_language, written, document[n].span,
                     "lang: \"" + written + "\" is not a language tag and is left out; write it as \"en\" or \"pt-BR\"");
    document.remove_attribute(n, "lang");
  }
}

}  // namespace bifolio::resolve
