// The package document of a finished EPUB (epub-33 §5): what its manifest and spine say, and what is wrong with them.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "check/epub/archive.h"

namespace bifolio::check {

struct EpubItem {
  std::string id, path, media_type, properties;
  bool has_property(std::string_view name) const;
};

struct EpubPackage {
  std::string path;  ///< of the package document; empty when there is none
  std::string unique_identifier;
  std::vector<EpubItem> items;
  std::vector<std::string> spine;                     ///< paths, in reading order
  std::map<std::string, std::size_t> by_path, by_id;  ///< indices in `items`

  EpubItem const* item(std::string const& at) const {
    const auto found = by_path.find(at);
    return found == by_path.end() ? nullptr : &items[found->second];
  }
  EpubItem const* item_with_id(std::string const& id) const {
    const auto found = by_id.find(id);
    return found == by_id.end() ? nullptr : &items[found->second];
  }
};

/// Follows META-INF/container.xml to the package document and judges both.
EpubPackage read_package(EpubArchive const& archive, DiagnosticSink& sink);

/// Parses well-formed XML with one root element, without undeclared entities (xml §2.1, §4.1); what is not is reported.
bool parse_xml(pugi::xml_document& document, std::string_view text, std::string const& path, DiagnosticSink& sink);
/// The element's name without its prefix.
std::string_view local_name(pugi::xml_node element);
/// All text in the element.
std::string text_of(pugi::xml_node element);
/// Whether the list, divided by white space, has the word.
bool has_word(std::string_view list, std::string_view word);

}  // namespace bifolio::check
