// The part of metadata's fields about people.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "parse/diagnostics.h"
#include "parse/metadata/fields.h"
#include "parse/metadata/identifiers.h"

namespace bifolio::parse::metadata {
namespace {

struct Relator {
  std::string_view name, code;
};
// https://www.loc.gov/marc/relators/
constexpr std::array relators = {
    Relator{"author", "aut"},      Relator{"editor", "edt"},        Relator{"translator", "trl"}, Relator{"illustrator", "ill"},
    Relator{"contributor", "ctb"}, Relator{"photographer", "pht"},  Relator{"foreword", "aui"},   Relator{"introduction", "aui"},
    Relator{"afterword", "aft"},   Relator{"compiler", "com"},      Relator{"designer", "bkd"},   Relator{"cover designer", "cov"},
    Relator{"narrator", "nrt"},    Relator{"proofreader", "pfr"},   Relator{"reviewer", "rev"},   Relator{"publisher", "pbl"},
    Relator{"typesetter", "tyg"},  Relator{"book producer", "bkp"}, Relator{"artist", "art"},     Relator{"interviewer", "ivr"},
};

// An affiliation: a name, a list of names, or mappings with a name.
std::string read_affiliation(YAML::Node const& node, YamlReader& reader) {
  if (!node.IsDefined() || node.IsNull()) return {};
  if (node.IsMap()) return reader.text(YamlReader::field(node, {"name", "institution", "organization"}), "affiliation");
  if (!node.IsSequence()) return reader.text(node, "affiliation");
  std::string out;
  for (YAML::Node const& item : node) {
    if (item.IsSequence()) {
      reader.wrong_type(item, "affiliation", "a name");
      continue;
    }
    const std::string one = read_affiliation(item, reader);
    if (!one.empty()) out += (out.empty() ? "" : "; ") + one;
  }
  return out;
}

std::string join_name(std::string const& given, std::string const& family) {
  return given.empty() || family.empty() ? given + family : given + " " + family;
}

std::string read_orcid(YAML::Node const& node, YamlReader& reader) {
  const std::string written = reader.text(node, "orcid");
  if (written.empty()) return {};
  if (const auto orcid = normalize_orcid(written)) return *orcid;
  reader.report(invalid_identifier, node, "\"" + written + "\" is not a valid ORCID iD; it is left out");
  return {};
}

constexpr std::array<std::string_view, 27> known_fields = {
    "name",  "literal",  "text",    "affiliation", "institution", "organization", "role",        "email",     "orcid",
    "url",   "homepage", "website", "bio",         "biography",   "about",        "file-as",     "file_as",   "sort",
    "title", "position", "given",   "given-name",  "first-name",  "family",       "family-name", "last-name", "affiliations",
};

void note_unknown_fields(YAML::Node const& map, YamlReader& reader) {
  for (auto const& entry : map) {
    if (!entry.first.IsScalar()) continue;
    std::string const& name = entry.first.Scalar();
    if (std::find(known_fields.begin(), known_fields.end(), name) == known_fields.end())
      reader.report(unknown_key, entry.first, "we don't know what \"" + name + "\" says of a person; it is not used");
  }
}

}  // namespace

std::string relator_code(std::string_view role) {
  const std::string name = lower_case(role);
  for (Relator const& relator : relators)
    if (relator.name == name || relator.code == name) return std::string(relator.code);
  const bool code = name.size() == 3 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return code ? name : std::string();
}

model::Contributor read_contributor(YAML::Node const& node, YamlReader& reader, std::string_view default_role) {
  model::Contributor person;
  person.role = default_role;
  person.span = reader.place(node);
  if (!node.IsMap()) {
    person.name = reader.text(node, default_role == "aut" ? "author" : "contributor");
    return person;
  }
  const auto text = [&](std::initializer_list<std::string_view> names) {
    return reader.text(YamlReader::field(node, names), *names.begin());
  };
  const std::string given = text({"given", "given-name", "first-name"}), family = text({"family", "family-name", "last-name"});
  const YAML::Node name = YamlReader::field(node, {"name", "literal", "text"});
  person.name = name.IsDefined() && name.IsMap() ? reader.text(YamlReader::field(name, {"literal", "name"}), "name")
                                                 : reader.text(name, "name");
  if (person.name.empty()) person.name = join_name(given, family);
  person.file_as = text({"file-as", "file_as", "sort"});
  if (person.file_as.empty() && !given.empty() && !family.empty()) person.file_as = family + ", " + given;
  person.title = text({"title", "position"});
  person.affiliation =
      read_affiliation(YamlReader::field(node, {"affiliation", "affiliations", "institution", "organization"}), reader);
  person.email = text({"email"});
  person.url = text({"url", "homepage", "website"});
  person.orcid = read_orcid(YamlReader::field(node, {"orcid"}), reader);
  person.biography = text({"bio", "biography", "about"});
  const std::string role = text({"role"});
  if (const std::string code = relator_code(role); !code.empty())
    person.role = code;
  else if (!role.empty() && person.title.empty())
    person.title = role;
  note_unknown_fields(node, reader);
  return person;
}

}  // namespace bifolio::parse::metadata
