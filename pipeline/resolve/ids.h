// Ids of elements and links to them: every heading gets one, all are unique, and links inside the publication are checked against
// them.
#pragma once

#include <string>
#include <unordered_map>

#include "base/diagnostics.h"
#include "model/document.h"

namespace bifolio::resolve {

/// The ids of one document. Looked up, never iterated.
class IdTable {
 public:
  /// `wanted`, or with the first free number appended ("notes-1"); the element then owns it.
  std::string claim(std::string const& wanted, model::NodeId element);
  model::NodeId find(std::string const& id) const;
  /// The id that a link's fragment (without #) means: as written, percent-decoded, as an XML name, or as a heading's words; empty
  /// if none.
  std::string target(std::string_view fragment) const;

 private:
  std::unordered_map<std::string, model::NodeId> owners_;
  std::unordered_map<std::string, std::uint32_t> next_number_;
};

/// Makes ids XML names and unique, the first of several keeping its own, and gives headings that have none an id made from their
/// words.
IdTable settle_ids(model::Document& document, DiagnosticSink& sink);

/// Links to "#id" get the id as it is now; a link to nothing becomes text, with a diagnostic.
void settle_links(model::Document& document, IdTable const& ids, DiagnosticSink& sink);

/// A heading's text without references to notes.
std::string heading_text(model::Document const& document, model::NodeId heading);

}  // namespace bifolio::resolve
