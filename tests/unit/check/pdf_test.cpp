// The PDF check: a good file passes, and each fault is found. The files are written here by hand: the check must not depend on our
// writer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/check.h"

namespace bifolio::check {
namespace {

using testing::Contains;
using testing::IsEmpty;

/// Objects by number, from 1; the cross-reference table and trailer are made from them.
struct PdfFile {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R /Metadata 7 0 R "
      "/ViewerPreferences << /DisplayDocTitle true >> /Names << /Dests << /Names [(a) [3 0 R /Fit] (b) [3 0 R /Fit]] >> >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /StructParents 0 /Resources << /Font << /F0 8 0 R >> >> /Annots [4 0 "
      "R] >>",
      "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents (to b) /StructParent 1 /Dest (b) >>",
      "<< /Type /StructTreeRoot /K 6 0 R /ParentTree << /Nums [0 [] 1 6 0 R] >> >>",
      "<< /Type /StructElem /S /Document /P 5 0 R >>",
      stream("/Type /Metadata /Subtype /XML",
             "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'><rdf:Description "
             "xmlns:dc='d'><dc:title><rdf:Alt><rdf:li>T</rdf:li>"
             "</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"),
      "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Serif /Encoding /Identity-H /DescendantFonts [9 0 R] /ToUnicode 11 0 R >>",
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Serif /FontDescriptor 10 0 R >>",
      "<< /Type /FontDescriptor /FontName /AAAAAA+Serif /FontFile2 11 0 R >>",
      stream("", "x"),
      "<< /Title (T) >>",
  };
  std::string trailer = "/ID [(0123456789abcdef) (0123456789abcdef)] /Info 12 0 R";

  static std::string stream(std::string const& dictionary, std::string const& data) {
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
  }
  PdfFile& replace(std::size_t object, std::string const& from, std::string const& to) {
    std::string& text = objects[object - 1];
    text.replace(text.find(from), from.size(), to);
    return *this;
  }
  std::string bytes() const {
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      std::string offset = std::to_string(out.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1), start = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size + " /Root 1 0 R " + trailer +
           " >>\nstartxref\n" + start + "\n%%EOF\n";
  }
};

std::vector<std::string> findings(std::string const& bytes) {
  DiagnosticSink sink;
  pdf(bytes, sink);
  std::vector<std::string> kinds;
  for (Diagnostic const& d : sink.all()) kinds.emplace_back(d.kind);
  return kinds;
}

TEST(PdfCheck, AGoodFilePasses) { EXPECT_THAT(findings(PdfFile().bytes()), IsEmpty()); }

TEST(PdfCheck, NamesAreInTheOrderOfTheirBytes) {
  PdfFile file;
  file.replace(1, "(b) [3 0 R /Fit]", "(b) [3 0 R /Fit] (\\240) [3 0 R /Fit] (\\327\\220) [3 0 R /Fit]");
  EXPECT_THAT(findings(file.bytes()), IsEmpty());
  file.replace(1, "(\\240)", "(a)");
  EXPECT_THAT(findings(file.bytes()), testing::ElementsAre("check/pdf-link"));
}

TEST(PdfCheck, WhatIsNoPdfIsSaid) { EXPECT_THAT(findings("PK\3\4"), testing::ElementsAre("check/pdf-header")); }

TEST(PdfCheck, ATruncatedFileCannotBeRead) {
  const std::string bytes = PdfFile().bytes();
  EXPECT_THAT(findings(bytes.substr(0, bytes.size() / 2)), testing::ElementsAre("check/pdf-syntax"));
}

TEST(PdfCheck, TheTrailerNeedsAnId) {
  PdfFile file;
  file.trailer = "/Info 12 0 R";
  EXPECT_THAT(findings(file.bytes()), Contains("check/pdf-trailer"));
}

TEST(PdfCheck, TheCatalogNeedsALanguage) {
  EXPECT_THAT(findings(PdfFile().replace(1, "/Lang (en)", "").bytes()), Contains("check/pdf-catalog"));
}

TEST(PdfCheck, TheTitleMustBeDisplayed) {
  EXPECT_THAT(findings(PdfFile().replace(1, "DisplayDocTitle true", "DisplayDocTitle false").bytes()),
              Contains("check/pdf-catalog"));
}

TEST(PdfCheck, XmpMustBeWellFormed) {
  EXPECT_THAT(findings(PdfFile().replace(7, "</x:xmpmeta>", "</x:xmpmetb>").bytes()), Contains("check/pdf-metadata"));
}

TEST(PdfCheck, XmpAndInfoMustAgree) {
  EXPECT_THAT(findings(PdfFile().replace(12, "(T)", "(U)").bytes()), Contains("check/pdf-metadata"));
}

TEST(PdfCheck, TheDocumentMustBeTagged) {
  EXPECT_THAT(findings(PdfFile().replace(1, "/Marked true", "/Marked false").bytes()), Contains("check/pdf-tagging"));
  EXPECT_THAT(findings(PdfFile().replace(1, "/StructTreeRoot 5 0 R", "").bytes()), Contains("check/pdf-tagging"));
  EXPECT_THAT(findings(PdfFile().replace(3, "/StructParents 0", "").bytes()), Contains("check/pdf-tagging"));
}

TEST(PdfCheck, APageNeedsAMediaBox) {
  EXPECT_THAT(findings(PdfFile().replace(3, "/MediaBox [0 0 100 100]", "/MediaBox [0 0]").bytes()), Contains("check/pdf-page"));
}

TEST(PdfCheck, FontsAreEmbeddedAndMapToUnicode) {
  EXPECT_THAT(findings(PdfFile().replace(10, "/FontFile2 11 0 R", "").bytes()), Contains("check/pdf-font"));
  EXPECT_THAT(findings(PdfFile().replace(8, "/ToUnicode 11 0 R", "").bytes()), Contains("check/pdf-font"));
}

TEST(PdfCheck, LinksAreDescribedTaggedAndLeadSomewhere) {
  EXPECT_THAT(findings(PdfFile().replace(4, "/Dest (b)", "/Dest (c)").bytes()), Contains("check/pdf-link"));
  EXPECT_THAT(findings(PdfFile().replace(4, "/Dest (b)", "").bytes()), Contains("check/pdf-link"));
  EXPECT_THAT(findings(PdfFile().replace(4, "/Contents (to b)", "").bytes()), Contains("check/pdf-link"));
  EXPECT_THAT(findings(PdfFile().replace(4, "/StructParent 1", "").bytes()), Contains("check/pdf-link"));
  EXPECT_THAT(findings(PdfFile().replace(1, "[(a) [3 0 R /Fit] (b) [3 0 R /Fit]]", "[(b) [3 0 R /Fit] (a) [3 0 R /Fit]]").bytes()),
              Contains("check/pdf-link"));
}

}  // namespace
}  // namespace bifolio::check
