// XML as the check reads it. pugixml is lenient; what it lets pass and XML does not is looked for here.
#include <array>

#include "base/utf8.h"
#include "check/epub/diagnostics.h"
#include "check/epub/package.h"

namespace bifolio::check {
namespace {

/// Every & begins a character reference or one of XML's five entities (xml §4.6). Requires text without CDATA sections.
std::size_t find_undeclared_entity(std::string_view text) {
  constexpr std::array<std::string_view, 6> known = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"};
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    bool found = false;
    for (const std::string_view entity : known) found = found || text.substr(at, entity.size()) == entity;
    if (!found) return at;
  }
  return std::string_view::npos;
}

bool has_duplicate_attribute(pugi::xml_node element) {
  for (pugi::xml_attribute a : element.attributes())
    for (pugi::xml_attribute b = a.next_attribute(); b; b = b.next_attribute())
      if (std::string_view(a.name()) == b.name()) return true;
  return false;
}

struct DuplicateFinder : pugi::xml_tree_walker {
  bool found = false;
  bool for_each(pugi::xml_node& node) override { return !(found = has_duplicate_attribute(node)); }
};

}  // namespace

bool parse_xml(pugi::xml_document& document, std::string_view text, std::string const& path, DiagnosticSink& sink) {
  const auto fail = [&](std::string const& why) {
    return sink.report(epub_syntax, {}, path + " is not well-formed: " + why), false;
  };
  if (utf8::find_invalid(text) != std::string_view::npos) return fail("not UTF-8");
  const pugi::xml_parse_result result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) return fail(std::string(result.description()) + " at byte " + std::to_string(result.offset));
  std::size_t roots = 0;
  for (pugi::xml_node child : document.children()) roots += child.type() == pugi::node_element;
  if (roots != 1) return fail("it has " + std::to_string(roots) + " root elements");
  if (text.find("<![CDATA[") == std::string_view::npos && find_undeclared_entity(text) != std::string_view::npos)
    return fail("undeclared entity");
  DuplicateFinder finder;
  document.traverse(finder);
  return finder.found ? fail("an element has the same attribute twice") : true;
}

std::string_view local_name(pugi::xml_node element) {
  const std::string_view name = element.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string text_of(pugi::xml_node element) {
  std::string out;
  for (pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += child.value();
    else
      out += text_of(child);
  }
  return out;
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(" \t\n"), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace bifolio::check
