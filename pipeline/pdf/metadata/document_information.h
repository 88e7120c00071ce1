// What the file says about itself: the information dictionary and the XMP packet, from one source so that they agree.
// One reason to change: which metadata are written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/metadata.h"

namespace bifolio::pdf {

inline constexpr const char* producer = "Bifolio 0.1.0";

/// The metadata in the words of both forms.
struct DocumentInformation {
  std::string title, author, subject, keywords, language;
  std::vector<std::string> authors, keyword_list;
  std::string publisher, rights, identifier, date;
  std::string created_pdf, created_xmp;  ///< "D:20261123…Z", "2026-11-23T…Z"
  bool is_accessible = false;            ///< the file may claim PDF/UA-1
};

/// `modified`: seconds since 1970-01-01 UTC.
DocumentInformation document_information(model::Metadata const& metadata, std::int64_t modified);

std::string information_dictionary(DocumentInformation const& information);
std::string xmp_packet(DocumentInformation const& information);

}  // namespace bifolio::pdf
