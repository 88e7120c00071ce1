// Style sheets of a finished EPUB (epub-33 §6.3), and the joining of references with what they name.
#include <algorithm>

#include "check/epub/content.h"
#include "check/epub/diagnostics.h"
#include "check/epub/paths.h"

namespace bifolio::check {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80) != 0;
}

/// The sheet without comments; strings stay.
std::string without_comments(std::string_view css) {
  std::string out;
  for (std::size_t i = 0; i < css.size();) {
    if (css.substr(i, 2) == "/*") {
      const std::size_t end = css.find("*/", i + 2);
      i = end == std::string_view::npos ? css.size() : end + 2;
      out += ' ';
      continue;
    }
    out += css[i++];
  }
  return out;
}

/// Whether a declaration of the property begins at `at`: the whole name, then a colon, in declaration position.
bool declares(std::string_view css, std::size_t at, std::string_view property) {
  if (at > 0 && is_name_character(css[at - 1])) return false;
  const std::size_t before = css.find_last_not_of(" \t\r\n", at == 0 ? std::string_view::npos : at - 1);
  if (at > 0 && before != std::string_view::npos && css[before] != '{' && css[before] != ';') return false;
  const std::size_t after = css.find_first_not_of(" \t\r\n", at + property.size());
  return after != std::string_view::npos && css[after] == ':';
}

std::string_view unquoted(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return text;
}

void check_link(Link const& link, std::set<std::string> const& readable, EpubContents const& contents, DiagnosticSink& sink) {
  const Reference target = resolve_reference(link.url, link.from);
  const auto fail = [&](char const* what) { sink.report(epub_link, {}, link.from + ": the link “" + link.url + "” " + what); };
  if (target.remote) {
    if (link.url.substr(0, 11) == "javascript:") fail("is a script");
    if (link.url.find_first_of(" <>\"{}|\\^`") != std::string::npos) fail("is not a valid URL");
    return;
  }
  const auto ids = contents.ids.find(target.path);
  if (ids == contents.ids.end()) return fail("leads to no content document");
  if (!readable.count(target.path)) return fail("leads to a document that is not in the spine");
  if (!target.fragment.empty() && !ids->second.count(target.fragment)) fail("leads to an id that is not there");
}

}  // namespace

void check_style_sheet(std::string const& path, std::string_view text, EpubContents& contents, DiagnosticSink& sink) {
  const std::string css = without_comments(text);
  for (const std::string_view property : {"direction", "unicode-bidi"})
    for (std::size_t at = css.find(property); at != std::string::npos; at = css.find(property, at + 1))
      if (declares(css, at, property))
        sink.report(epub_style_sheet, {}, path + ": " + std::string(property) + " is not allowed in an EPUB; dir says it");
  for (std::size_t at = css.find("url("); at != std::string::npos; at = css.find("url(", at + 1)) {
    const std::size_t end = std::min(css.find(')', at), css.size());
    contents.resources.push_back({path, std::string(unquoted(std::string_view(css).substr(at + 4, end - at - 4)))});
  }
}

void check_references(EpubPackage const& package, EpubContents const& contents, DiagnosticSink& sink) {
  const std::set<std::string> readable(package.spine.begin(), package.spine.end());
  for (Link const& link : contents.links) check_link(link, readable, contents, sink);
  for (Link const& resource : contents.resources) {
    const Reference target = resolve_reference(resource.url, resource.from);
    if (target.remote)
      sink.report(epub_resource, {}, resource.from + ": “" + resource.url + "” is not in the EPUB");
    else if (!package.item(target.path))
      sink.report(epub_resource, {}, resource.from + ": “" + resource.url + "” is not in the manifest");
  }
}

}  // namespace bifolio::check
