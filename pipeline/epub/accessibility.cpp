#include "epub/accessibility.h"

#include "base/numbers.h"

namespace bifolio::epub {
namespace {

/// The summary is in English, as schema.org's own vocabulary is; it says what was measured and what was not.
std::string summary(Book const& book, ContentFacts const& facts) {
  std::string text = "The text is reflowable, in logical reading order";
  if (facts.headings > 0) text += ", with marked-up headings";
  text += " and a navigable table of contents. ";
  if (!book.markers.empty()) text += "It has a page list that follows the PDF edition made from the same source. ";
  if (facts.images == 0) {
    text += "No image carries content. ";
  } else if (facts.images_without_alt == 0) {
    text += "All images that carry content have alternative text. ";
  } else {
    append_number(text, static_cast<std::int64_t>(facts.images_without_alt));
    text += " of the images that carry content lack alternative text. ";
  }
  return text + "It has no video, animation or sound. Its conformance with accessibility guidelines has not been certified.";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> accessibility_metadata(Book const& book, ContentFacts const& facts) {
  std::vector<std::pair<std::string, std::string>> out;
  const bool described = facts.images_without_alt == 0;
  out.emplace_back("schema:accessMode", "textual");
  if (facts.images > 0) out.emplace_back("schema:accessMode", "visual");
  if (described) out.emplace_back("schema:accessModeSufficient", "textual");
  if (facts.images > 0) out.emplace_back("schema:accessModeSufficient", "textual,visual");
  out.emplace_back("schema:accessibilityFeature", "tableOfContents");
  out.emplace_back("schema:accessibilityFeature", "readingOrder");
  out.emplace_back("schema:accessibilityFeature", "displayTransformability");
  if (facts.headings > 0) out.emplace_back("schema:accessibilityFeature", "structuralNavigation");
  if (facts.images > 0 && described) out.emplace_back("schema:accessibilityFeature", "alternativeText");
  if (!book.markers.empty()) {
    out.emplace_back("schema:accessibilityFeature", "pageBreakMarkers");
    out.emplace_back("schema:accessibilityFeature", "pageNavigation");
  }
  out.emplace_back("schema:accessibilityHazard", "none");  // still images and text can neither flash, move nor sound
  out.emplace_back("schema:accessibilitySummary", summary(book, facts));
  return out;
}

std::string pagination_source(Book const& book) {
  for (model::Identifier const& id : book.metadata().identifiers)
    if (id.scheme == "isbn") return "urn:isbn:" + id.value;
  std::string text;
  for (std::string const& part : {book.metadata().title, book.metadata().publisher, book.metadata().date.iso.substr(0, 4)})
    if (!part.empty()) text += part + ", ";
  return text + "PDF edition made together with this EPUB";
}

}  // namespace bifolio::epub
