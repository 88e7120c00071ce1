#include "check/epub/content.h"

#include <array>

#include "check/epub/diagnostics.h"

namespace bifolio::check {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Elements whose attribute names something that is shown with the document.
constexpr std::array<std::pair<std::string_view, char const*>, 8> embedding = {{
    {"img", "src"},
    {"link", "href"},
    {"audio", "src"},
    {"video", "src"},
    {"video", "poster"},
    {"source", "src"},
    {"image", "xlink:href"},
    {"object", "data"},
}};

class ContentCheck : public pugi::xml_tree_walker {
 public:
  ContentCheck(std::string const& path, EpubContents& contents, DiagnosticSink& sink)
      : path_(path), contents_(contents), sink_(sink) {}

  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element) element(node);
    return true;
  }

  void frame(pugi::xml_node html) {
    if (local_name(html) != "html" || std::string_view(html.attribute("xmlns").value()) != "http://www.w3.org/1999/xhtml")
      return report(epub_content, "the root element is not XHTML's html");
    if (!html.child("head") || !html.child("body")) report(epub_content, "head or body is missing");
    if (is_blank(text_of(html.child("head").child("title")))) report(epub_accessibility, "the document has no title");
    const std::string_view lang = html.attribute("lang").value(), xml_lang = html.attribute("xml:lang").value();
    if (lang.empty() || lang != xml_lang) report(epub_accessibility, "lang and xml:lang do not both say the language");
  }

 private:
  void report(DiagnosticKind kind, std::string const& what) { sink_.report(kind, {}, path_ + ": " + what); }

  void element(pugi::xml_node node) {
    const std::string_view name = local_name(node);
    identifier(node);
    if (name == "script") report(epub_content, "scripts are not for books");
    if (name == "img" && !node.attribute("alt")) report(epub_accessibility, "an image has no alternative text");
    if (name == "a" && node.attribute("href")) contents_.links.push_back({path_, node.attribute("href").value()});
    for (auto const& [element, attribute] : embedding)
      if (element == name && node.attribute(attribute)) contents_.resources.push_back({path_, node.attribute(attribute).value()});
    attributes(node);
  }

  void identifier(pugi::xml_node node) {
    const pugi::xml_attribute id = node.attribute("id");
    if (!id) return;
    const std::string_view value = id.value();
    if (value.empty() || value.find_first_of(" \t\r\n") != std::string_view::npos)
      report(epub_identifier, "an id is empty or has white space");
    else if (!contents_.ids[path_].insert(std::string(value)).second)
      report(epub_identifier, "the id “" + std::string(value) + "” stands twice");
  }

  void attributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name.size() > 2 && name.substr(0, 2) == "on")
        report(epub_content, "the attribute " + std::string(name) + " holds a script");
    }
    if (is_blank(node.attribute("epub:type").value()) && node.attribute("epub:type")) report(epub_content, "epub:type is empty");
    const std::string_view type = node.attribute("epub:type").value();
    if (has_word(type, "pagebreak") && node.attribute("id").empty())
      report(epub_content, "a page break cannot be linked to: it has no id");
  }

  std::string const& path_;
  EpubContents& contents_;
  DiagnosticSink& sink_;
};

}  // namespace

void check_content_document(std::string const& path, pugi::xml_document const& document, EpubContents& contents,
                            DiagnosticSink& sink) {
  contents.ids[path];  // known, even without any
  ContentCheck check(path, contents, sink);
  check.frame(document.document_element());
  pugi::xml_node(document).traverse(check);
}

}  // namespace bifolio::check
