// check::epub: silent about a good EPUB, and one case for each thing that can be wrong with a bad one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

#include "check/check.h"

namespace bifolio::check {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

/// A small EPUB by the specification, written by hand; tests spoil one thing in it.
struct Epub {
  std::vector<std::pair<std::string, std::string>> files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
       "<rootfile full-path='OPS/package.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"},
      {"OPS/package.opf",
       "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='id'>"
       "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='id'>urn:isbn:9783161484100</dc:identifier>"
       "<dc:title>Good</dc:title><dc:language>en</dc:language><meta property='dcterms:modified'>2026-11-23T00:00:00Z</meta>"
       "<meta property='schema:accessMode'>textual</meta><meta property='schema:accessibilityFeature'>tableOfContents</meta>"
       "<meta property='schema:accessibilityHazard'>none</meta></metadata>"
       "<manifest><item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
       "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
       "<item id='css' href='book.css' media-type='text/css'/><item id='img' href='fig%201.png' media-type='image/png' "
       "properties='cover-image'/>"
       "<item id='one' href='text/one.xhtml' media-type='application/xhtml+xml'/>"
       "<item id='two' href='text/two.xhtml' media-type='application/xhtml+xml'/></manifest>"
       "<spine toc='ncx'><itemref idref='one'/><itemref idref='two'/></spine></package>"},
      {"OPS/nav.xhtml",
       page("Contents",
            "<nav epub:type='toc'><h1>Contents</h1><ol><li><a href='text/one.xhtml'>One</a><ol><li><a "
            "href='text/one.xhtml#s'>Section</a></li></ol>"
            "</li><li><a href='text/two.xhtml'>Two</a></li></ol></nav>"
            "<nav epub:type='landmarks'><ol><li><a epub:type='bodymatter' href='text/one.xhtml'>Text</a></li></ol></nav>"
            "<nav epub:type='page-list'><ol><li><a href='text/two.xhtml#p2'>2</a></li></ol></nav>")},
      {"OPS/toc.ncx",
       "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/' version='2005-1'><head><meta name='dtb:uid' "
       "content='urn:isbn:9783161484100'/></head>"
       "<navMap><navPoint id='n1' playOrder='1'><navLabel><text>One</text></navLabel><content src='text/one.xhtml'/></navPoint>"
       "<navPoint id='n2' playOrder='2'><navLabel><text>Two</text></navLabel><content "
       "src='text/two.xhtml'/></navPoint></navMap></ncx>"},
      {"OPS/book.css",
       "/* direction: none */ p { margin: 0; background: url('fig%201.png') }\n.direction:first-child { color: red }\n"},
      {"OPS/fig 1.png", "\x89PNG\r\n\x1a\n…"},
      {"OPS/text/one.xhtml", page("One",
                                  "<h1>One</h1><h2 id='s'>Section</h2><p><a href='two.xhtml#p2'>Two</a> <a href='#s'>up</a> <a "
                                  "href='https://example.org/'>web</a>"
                                  "<img src='../fig%201.png' alt='Figure'/></p>")},
      {"OPS/text/two.xhtml", page("Two", "<p>Text<span id='p2' epub:type='pagebreak' role='doc-pagebreak'></span> &amp; more</p>")},
  };

  static std::string page(std::string const& title, std::string const& body) {
    return "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml' "
           "xmlns:epub='http://www.idpf.org/2007/ops' "
           "lang='en' xml:lang='en'><head><title>" +
           title + "</title></head><body>" + body + "</body></html>";
  }

  std::string& operator[](std::string const& name) {
    for (auto& [path, content] : files)
      if (path == name) return content;
    return files.emplace_back(name, "").second;
  }
  Epub& replace(std::string const& name, std::string const& from, std::string const& to) {
    std::string& content = (*this)[name];
    const std::size_t at = content.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) content.replace(at, from.size(), to);
    return *this;
  }
  Epub& remove(std::string const& name) {
    std::erase_if(files, [&](auto const& file) { return file.first == name; });
    return *this;
  }

  std::string bytes(bool store_mimetype = true) const {
    zip_error_t error;
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (auto const& [path, content] : files) {
      const zip_int64_t i =
          zip_file_add(zip, path.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
      const bool store = path == "mimetype" && store_mimetype;
      zip_set_file_compression(zip, static_cast<zip_uint64_t>(i), store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9);
    }
    zip_close(zip);
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string out(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
  }
};

std::vector<std::string> findings(std::string const& bytes) {
  DiagnosticSink sink;
  epub(bytes, sink);
  std::vector<std::string> out;
  for (Diagnostic const& d : sink.all()) out.push_back(std::string(d.kind) + ": " + d.message);
  return out;
}
std::vector<std::string> findings(Epub const& book) { return findings(book.bytes()); }

TEST(CheckEpub, IsSilentAboutAGoodFile) { EXPECT_THAT(findings(Epub()), IsEmpty()); }

TEST(CheckEpub, ReportsWhatIsNoArchive) {
  EXPECT_THAT(findings(std::string("%PDF-1.7 and more text, to be long enough for a header")),
              Contains(HasSubstr("not a zip archive")));
  EXPECT_THAT(findings(std::string()), Contains(HasSubstr("check/epub-container")));
  const std::string bytes = Epub().bytes();
  EXPECT_THAT(findings(bytes.substr(0, bytes.size() / 2)), Contains(HasSubstr("check/epub-container: the archive cannot be read")));
}

TEST(CheckEpub, WantsTheMimetypeFirstStoredAndExact) {
  Epub late;
  std::rotate(late.files.begin(), late.files.begin() + 1, late.files.end());
  EXPECT_THAT(findings(late), Contains(HasSubstr("mimetype is not the archive's first file")));
  EXPECT_THAT(findings(Epub().replace("mimetype", "+zip", "+zip\n")), Contains(HasSubstr("mimetype says something else")));
  Epub compressible;
  compressible["mimetype"] = std::string(64, 'a');
  EXPECT_THAT(findings(compressible.bytes(false)), Contains(HasSubstr("mimetype is compressed")));
}

TEST(CheckEpub, WantsNamesThatEveryFileSystemTakes) {
  Epub book;
  book["OPS/a:b.css"] = "";
  EXPECT_THAT(findings(book), Contains(HasSubstr("“OPS/a:b.css” is not a valid file name")));
  Epub twice;
  twice["OPS/BOOK.css"] = "";
  EXPECT_THAT(findings(twice), Contains(HasSubstr("the same name but for the case")));
}

TEST(CheckEpub, FollowsTheContainerToThePackage) {
  EXPECT_THAT(findings(Epub().remove("META-INF/container.xml")), Contains(HasSubstr("container.xml is missing")));
  EXPECT_THAT(findings(Epub().replace("META-INF/container.xml", "package.opf", "other.opf")),
              Contains(HasSubstr("which is not there")));
  EXPECT_THAT(findings(Epub().replace("OPS/package.opf", "version='3.0'", "version='2.0'")),
              Contains(HasSubstr("check/epub-package")));
}

TEST(CheckEpub, WantsTheRequiredMetadata) {
  const std::string opf = "OPS/package.opf";
  EXPECT_THAT(findings(Epub().replace(opf, "unique-identifier='id'", "unique-identifier='other'")),
              Contains(HasSubstr("check/epub-metadata: unique-identifier names no dc:identifier")));
  EXPECT_THAT(findings(Epub().replace(opf, "<dc:title>Good</dc:title>", "")), Contains(HasSubstr("dc:title is missing")));
  EXPECT_THAT(findings(Epub().replace(opf, ">en<", "> <")), Contains(HasSubstr("dc:language is empty")));
  EXPECT_THAT(findings(Epub().replace(opf, "00:00Z", "00:00+01:00")), Contains(HasSubstr("dcterms:modified is not")));
  EXPECT_THAT(findings(Epub().replace(opf, "<dc:title>", "<meta refines='#none' property='x'>y</meta><dc:title>")),
              Contains(HasSubstr("refines “#none”")));
  EXPECT_THAT(findings(Epub().replace(opf, "schema:accessMode", "schema:other")),
              Contains(HasSubstr("check/epub-accessibility: schema:accessMode is missing")));
}

TEST(CheckEpub, HoldsManifestAndFilesAgainstEachOther) {
  const std::string opf = "OPS/package.opf";
  EXPECT_THAT(findings(Epub().remove("OPS/book.css")),
              Contains(HasSubstr("check/epub-manifest: the manifest lists OPS/book.css, which is not there")));
  Epub more;
  more["OPS/extra.css"] = "";
  EXPECT_THAT(findings(more), Contains(HasSubstr("OPS/extra.css is not in the manifest")));
  EXPECT_THAT(findings(Epub().replace(opf, "image/png", "image/jpeg")),
              Contains(HasSubstr("is image/png, but the manifest says image/jpeg")));
  EXPECT_THAT(findings(Epub().replace(opf, "id='css'", "id='nav'")), Contains(HasSubstr("check/epub-identifier")));
  EXPECT_THAT(findings(Epub().replace(opf, " properties='nav'", "")), Contains(HasSubstr("exactly one navigation document")));
  EXPECT_THAT(findings(Epub().replace(opf, "href='book.css'", "href='https://example.org/book.css'")),
              Contains(HasSubstr("check/epub-resource")));
}

TEST(CheckEpub, FollowsTheSpine) {
  const std::string opf = "OPS/package.opf";
  EXPECT_THAT(findings(Epub().replace(opf, "idref='two'", "idref='three'")),
              Contains(HasSubstr("check/epub-spine: the spine's “three” is not in the manifest")));
  EXPECT_THAT(findings(Epub().replace(opf, "idref='two'", "idref='one'")), Contains(HasSubstr("stands there twice")));
  EXPECT_THAT(findings(Epub().replace(opf, "idref='two'", "idref='css'")), Contains(HasSubstr("no content document")));
  EXPECT_THAT(findings(Epub().replace(opf, "toc='ncx'", "toc='css'")), Contains(HasSubstr("names no NCX")));
}

TEST(CheckEpub, WantsWellFormedDocuments) {
  const std::string one = "OPS/text/one.xhtml";
  EXPECT_THAT(findings(Epub().replace(one, "</h1>", "")),
              Contains(HasSubstr("check/epub-syntax: OPS/text/one.xhtml is not well-formed")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>One", "<h1>One&nbsp;")), Contains(HasSubstr("undeclared entity")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>", "<h1 class='a' class='b'>")), Contains(HasSubstr("same attribute twice")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>One", "<h1>\xFF")), Contains(HasSubstr("not UTF-8")));
}

TEST(CheckEpub, JudgesContentDocuments) {
  const std::string one = "OPS/text/one.xhtml";
  EXPECT_THAT(findings(Epub().replace(one, "1999/xhtml", "1999/other")), Contains(HasSubstr("check/epub-content")));
  EXPECT_THAT(findings(Epub().replace(one, "<title>One", "<title> ")), Contains(HasSubstr("has no title")));
  EXPECT_THAT(findings(Epub().replace(one, " xml:lang='en'", "")), Contains(HasSubstr("lang and xml:lang")));
  EXPECT_THAT(findings(Epub().replace(one, " alt='Figure'", "")), Contains(HasSubstr("no alternative text")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>", "<script>x</script><h1>")), Contains(HasSubstr("scripts are not for books")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>", "<h1 onclick='x()'>")), Contains(HasSubstr("holds a script")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>", "<h1 id='s'>")), Contains(HasSubstr("the id “s” stands twice")));
  EXPECT_THAT(findings(Epub().replace(one, "<h1>", "<h1 id='a b'>")), Contains(HasSubstr("has white space")));
}

TEST(CheckEpub, FollowsLinksAndResources) {
  const std::string one = "OPS/text/one.xhtml";
  EXPECT_THAT(findings(Epub().replace(one, "two.xhtml#p2", "three.xhtml")), Contains(HasSubstr("check/epub-link")));
  EXPECT_THAT(findings(Epub().replace(one, "two.xhtml#p2", "two.xhtml#p3")), Contains(HasSubstr("an id that is not there")));
  EXPECT_THAT(findings(Epub().replace(one, "https://example.org/", "javascript:x()")), Contains(HasSubstr("is a script")));
  EXPECT_THAT(findings(Epub().replace(one, "https://example.org/", "https://example.org/a b")),
              Contains(HasSubstr("not a valid URL")));
  EXPECT_THAT(findings(Epub().replace(one, "../fig%201.png", "../fig2.png")), Contains(HasSubstr("check/epub-resource")));
  EXPECT_THAT(findings(Epub().replace(one, "../fig%201.png", "https://example.org/f.png")),
              Contains(HasSubstr("is not in the EPUB")));
  EXPECT_THAT(findings(Epub().replace("OPS/package.opf", "<itemref idref='two'/>", "")), Contains(HasSubstr("not in the spine")));
  EXPECT_THAT(
      findings(Epub().replace("OPS/nav.xhtml", "epub:type='bodymatter' href='text/one.xhtml'", "epub:type='toc' href='nav.xhtml'")),
      Contains(HasSubstr("leads to a document that is not in the spine")));
}

TEST(CheckEpub, JudgesTheNavigation) {
  const std::string nav = "OPS/nav.xhtml";
  EXPECT_THAT(findings(Epub().replace(nav, "'toc'", "'loi'")),
              Contains(HasSubstr("check/epub-navigation: OPS/nav.xhtml: it does not have exactly one table of contents")));
  EXPECT_THAT(findings(Epub().replace(nav, ">One<", "> <")), Contains(HasSubstr("an entry has no text")));
  EXPECT_THAT(findings(Epub().replace(nav, "'text/one.xhtml'>One", "'text/two.xhtml'>One")),
              Contains(HasSubstr("not in reading order")));
  EXPECT_THAT(findings(Epub().replace(nav, "epub:type='bodymatter' ", "")), Contains(HasSubstr("a landmark has no epub:type")));
  EXPECT_THAT(findings(Epub().replace("OPS/toc.ncx", "playOrder='2'", "playOrder='3'")), Contains(HasSubstr("without gaps")));
  EXPECT_THAT(findings(Epub().replace("OPS/toc.ncx", "9783161484100", "other")), Contains(HasSubstr("dtb:uid")));
}

TEST(CheckEpub, JudgesStyleSheets) {
  const std::string css = "OPS/book.css";
  EXPECT_THAT(findings(Epub().replace(css, "margin: 0", "direction: rtl")),
              Contains(HasSubstr("check/epub-style-sheet: OPS/book.css: direction")));
  EXPECT_THAT(findings(Epub().replace(css, "margin: 0", "margin:0;unicode-bidi : embed")), Contains(HasSubstr("unicode-bidi")));
  EXPECT_THAT(findings(Epub().replace(css, "fig%201.png", "none.png")), Contains(HasSubstr("check/epub-resource")));
}

}  // namespace
}  // namespace bifolio::check
