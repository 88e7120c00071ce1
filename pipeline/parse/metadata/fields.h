// Metadata's keys: what each means and where it goes. From front_matter.cpp. Changes when we learn another key.
#pragma once

#include "model/metadata.h"
#include "parse/metadata/yaml_value.h"

namespace bifolio::parse::metadata {

/// Requires a mapping.
void read_fields(YAML::Node const& map, YamlReader& reader, model::Metadata& metadata);

/// A contributor written as a name, or as a mapping with name, affiliation, role …
model::Contributor read_contributor(YAML::Node const& node, YamlReader& reader, std::string_view default_role);
/// MARC's relator code for "editor", "translator" …; a three-letter code is itself; empty for what we don't know.
std::string relator_code(std::string_view role);

}  // namespace bifolio::parse::metadata
