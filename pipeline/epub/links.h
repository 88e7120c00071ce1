// Links: references within the publication become paths between its files, others become valid URLs or none.
// Changes with what may stand in an href.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "epub/partition.h"

namespace bifolio::epub {

/// `id` without white space, which ids of XHTML must not have.
std::string xml_id(std::string_view id);

/// Where each id of the document stands in the EPUB.
class Targets {
 public:
  /// Ids that occur twice are reported, and belong to their first element.
  Targets(model::Document const& document, Partition const& partition, DiagnosticSink& sink);

  /// The element that carries the id in the EPUB; none when there is none.
  model::NodeId element(std::string_view id) const;
  /// Whether `element` is the one that carries its id.
  bool owns_id(model::NodeId element) const;
  bool has_id(std::string_view id) const { return static_cast<bool>(element(id)); }

 private:
  model::Document const& document_;
  std::map<std::string, model::NodeId, std::less<>> elements_;  // by what xml_id makes of the id
};

/// An absolute URL of a scheme that a book may link to (http, https, mailto, tel, ftp, urn, doi …), percent-encoded; nothing for
/// any other (a relative path, `javascript:`). RFC 3986 §2–3.
std::optional<std::string> external_url(std::string_view url);

/// Percent-encodes what a fragment or a path must not hold.
std::string percent_encoded(std::string_view text);

}  // namespace bifolio::epub
