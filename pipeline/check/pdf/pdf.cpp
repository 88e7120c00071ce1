// check::pdf: reads a finished PDF back with libqpdf and judges it by ISO 32000-1 and what every tagged document must have
// (ISO 14289-1). It knows the specification, not the writer. Changes when we promise more of our PDFs.
#ifdef __clang__  // clang with libstdc++ 12 cannot read qpdf's JSON.hh as C++20; its name is all that is needed here
#define JSON_HH
class JSON;
#endif
#include <pugixml.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <set>

#include "check/check.h"
#include "check/pdf/diagnostics.h"

namespace bifolio::check {
namespace {

class PdfChecker {
 public:
  PdfChecker(QPDF& pdf, DiagnosticSink& sink) : pdf_(pdf), sink_(sink) {}

  void run() {
    check_trailer();
    check_catalog();
    check_metadata();
    check_structure();
    collect_destinations();
    std::vector<QPDFObjectHandle> const& pages = pdf_.getAllPages();
    if (pages.empty()) report(pdf_page, "the document has no pages");
    for (std::size_t i = 0; i < pages.size(); ++i) check_page(pages[i], i + 1);
    for (QPDFExc const& warning : pdf_.getWarnings()) report(pdf_syntax, warning.what());
  }

 private:
  void report(DiagnosticKind kind, std::string message) { sink_.report(kind, {}, "the PDF: " + std::move(message)); }

  // ISO 32000-1 §7.5.5, §14.4.
  void check_trailer() {
    QPDFObjectHandle id = pdf_.getTrailer().getKey("/ID");
    if (!id.isArray() || id.getArrayNItems() != 2) report(pdf_trailer, "the trailer has no /ID of two strings");
  }

  // ISO 32000-1 §7.7.2; ISO 14289-1 §7.1, §7.2.
  void check_catalog() {
    QPDFObjectHandle catalog = pdf_.getRoot();
    QPDFObjectHandle language = catalog.getKey("/Lang");
    if (!language.isString() || language.getStringValue().empty()) report(pdf_catalog, "the catalog has no /Lang");
    QPDFObjectHandle preferences = catalog.getKey("/ViewerPreferences");
    if (!preferences.isDictionary() || !preferences.getKey("/DisplayDocTitle").isBool() ||
        !preferences.getKey("/DisplayDocTitle").getBoolValue())
      report(pdf_catalog, "viewers are not asked to show the document's title");
    QPDFObjectHandle mark_info = catalog.getKey("/MarkInfo");
    if (!mark_info.isDictionary() || !mark_info.getKey("/Marked").isBool() || !mark_info.getKey("/Marked").getBoolValue())
      report(pdf_tagging, "the document is not marked as tagged");
  }

  // ISO 32000-1 §14.3: XMP is well-formed and its title is the information dictionary's.
  void check_metadata() {
    QPDFObjectHandle metadata = pdf_.getRoot().getKey("/Metadata");
    if (!metadata.isStream()) return report(pdf_metadata, "there is no XMP metadata");
    const auto buffer = metadata.getStreamData();
    pugi::xml_document xmp;
    if (!xmp.load_buffer(buffer->getBuffer(), buffer->getSize()))
      return report(pdf_metadata, "the XMP metadata is not well-formed");
    const std::string title = xmp.select_node("//*[name()='dc:title']//*[name()='rdf:li']").node().text().get();
    QPDFObjectHandle info = pdf_.getTrailer().getKey("/Info");
    const std::string info_title =
        info.isDictionary() && info.getKey("/Title").isString() ? info.getKey("/Title").getUTF8Value() : "";
    if (title.empty()) report(pdf_metadata, "the XMP metadata has no dc:title");
    if (title != info_title) report(pdf_metadata, "XMP and the information dictionary disagree about the title");
  }

  // ISO 32000-1 §14.7.2: the root's children and the parent tree exist.
  void check_structure() {
    QPDFObjectHandle root = pdf_.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return report(pdf_tagging, "there is no structure tree");
    if (!root.hasKey("/K")) report(pdf_tagging, "the structure tree is empty");
    if (!root.getKey("/ParentTree").isDictionary()) report(pdf_tagging, "the structure tree has no parent tree");
  }

  void collect_destinations() {
    QPDFObjectHandle names = pdf_.getRoot().getKey("/Names");
    if (!names.isDictionary() || !names.getKey("/Dests").isDictionary()) return;
    collect_names(names.getKey("/Dests"));
  }

  // ISO 32000-1 §7.9.6: names are byte strings, sorted as such.
  void collect_names(QPDFObjectHandle node) {
    if (!node.isDictionary() || (node.isIndirect() && !seen_nodes_.insert(node.getObjGen()).second)) return;
    QPDFObjectHandle names = node.getKey("/Names"), kids = node.getKey("/Kids");
    for (int i = 0; names.isArray() && i + 1 < names.getArrayNItems(); i += 2) {
      if (!names.getArrayItem(i).isString()) continue;
      const std::string name = names.getArrayItem(i).getStringValue();
      if (!last_name_.empty() && !(last_name_ < name)) report(pdf_link, "the name tree is not in order at \"" + name + '"');
      destinations_.insert(last_name_ = name);
    }
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) collect_names(kids.getArrayItem(i));
  }

  void check_page(QPDFObjectHandle page, std::size_t number) {
    const auto fail = [&](DiagnosticKind kind, std::string const& what) {
      report(kind, "page " + std::to_string(number) + ": " + what);
    };
    QPDFObjectHandle box = page.getKey("/MediaBox");
    if (!box.isRectangle()) fail(pdf_page, "it has no media box");
    if (!page.getKey("/StructParents").isInteger()) fail(pdf_tagging, "it has no /StructParents");
    QPDFObjectHandle fonts =
        page.getKey("/Resources").isDictionary() ? page.getKey("/Resources").getKey("/Font") : QPDFObjectHandle::newNull();
    if (fonts.isDictionary())
      for (std::string const& name : fonts.getKeys())
        if (seen_fonts_.insert(fonts.getKey(name).getObjGen()).second) check_font(fonts.getKey(name));
    QPDFObjectHandle annotations = page.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i)
      check_annotation(annotations.getArrayItem(i), number);
  }

  // ISO 32000-1 §9.7, §9.9: composite, embedded, with a map to Unicode; or of Type 3 (§9.6.5), whose glyphs are in the file.
  void check_font(QPDFObjectHandle font) {
    const std::string name = font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName() : "a font";
    if (!font.getKey("/ToUnicode").isStream()) report(pdf_font, name + " has no map to Unicode");
    if (font.getKey("/Subtype").isNameAndEquals("/Type3")) {
      if (!font.getKey("/CharProcs").isDictionary()) report(pdf_font, name + " has no glyph procedures");
      return;
    }
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray() || descendants.getArrayNItems() != 1) return report(pdf_font, name + " has no descendant font");
    QPDFObjectHandle descriptor = descendants.getArrayItem(0).getKey("/FontDescriptor");
    if (!descriptor.isDictionary() || !(descriptor.getKey("/FontFile2").isStream() || descriptor.getKey("/FontFile3").isStream()))
      report(pdf_font, name + " is not embedded");
  }

  // ISO 14289-1 §7.18.5: links are described, tagged, and lead somewhere.
  void check_annotation(QPDFObjectHandle annotation, std::size_t number) {
    const auto fail = [&](std::string const& what) { report(pdf_link, "page " + std::to_string(number) + ": a link " + what); };
    if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link")) return;
    if (!annotation.getKey("/Contents").isString()) fail("has no description");
    if (!annotation.getKey("/StructParent").isInteger()) fail("is not in the structure tree");
    QPDFObjectHandle destination = annotation.getKey("/Dest");
    QPDFObjectHandle action = annotation.getKey("/A");
    if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo"))
      destination = action.getKey("/D");
    else if (!action.isDictionary() && destination.isNull())
      fail("leads nowhere");
    if (destination.isString() && !destinations_.count(destination.getStringValue()))
      fail("leads to \"" + destination.getUTF8Value() + "\", which does not exist");
  }

  QPDF& pdf_;
  DiagnosticSink& sink_;
  std::set<std::string> destinations_;
  std::string last_name_;  ///< of destinations, in the tree's order
  std::set<QPDFObjGen> seen_fonts_, seen_nodes_;
};

}  // namespace

void pdf(std::string_view bytes, DiagnosticSink& sink) {
  if (!bytes.starts_with("%PDF-1.") && !bytes.starts_with("%PDF-2.0"))
    return sink.report(pdf_header, {}, "the PDF: it does not begin with %PDF-");
  try {
    QPDF reader;
    reader.setSuppressWarnings(true);
    reader.setAttemptRecovery(false);
    reader.processMemoryFile("", bytes.data(), bytes.size());
    PdfChecker(reader, sink).run();
  } catch (std::exception const& problem) {
    sink.report(pdf_syntax, {}, std::string("the PDF: it cannot be read: ") + problem.what());
  }
}

}  // namespace bifolio::check
