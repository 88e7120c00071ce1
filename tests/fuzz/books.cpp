#include "fuzz/books.h"

#include <fstream>
#include <iterator>

#include "boxes/boxes.h"
#include "check/check.h"
#include "epub/epub.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "style/style.h"
#include "text/fonts.h"

namespace bifolio::fuzz {
namespace {

std::string shipped(std::string const& name) {
  std::ifstream in(std::string(BIFOLIO_SOURCE_DIR "/styles/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Tools {
  text::Fonts fonts;
  text::Hyphenator hyphenator{std::vector<std::string>{"/usr/share/hyphen"}};
  std::string base = shipped("base.css"), theme = shipped("book.css");
};

Tools& tools() {
  static Tools* const made = [] {
    auto* fresh = new Tools;  // lives as long as the process
    text::load_font_list(fresh->fonts, BIFOLIO_SOURCE_DIR "/fonts/fonts.toml");
    return fresh;
  }();
  return *made;
}

std::vector<model::StyleSheet> sheets_of(Parsed& parsed, std::string_view author_css) {
  std::vector<model::StyleSheet> sheets;
  const auto add = [&](std::string const& path, std::string const& css, model::Origin origin) {
    const SourceId id = parsed.sources.add(path, css);
    sheets.push_back(style::parse_sheet(source_text(parsed.sources, id), origin, parsed.sink));
  };
  add("base.css", tools().base, model::Origin::UserAgent);
  add("book.css", tools().theme, model::Origin::Theme);
  if (!author_css.empty()) add("author.css", std::string(author_css), model::Origin::Author);
  return sheets;
}

model::BoxTree boxes_for(model::MediaType media, Parsed& parsed, std::vector<model::StyleSheet> const& sheets,
                         model::Resources const& resources) {
  const model::StyledDocument styled = style::cascade(parsed.document, sheets, media, parsed.sink);
  require_sound(model::verify(styled, parsed.document), "styled document");
  model::BoxTree boxes = boxes::generate(parsed.document, styled, resources, parsed.sink);
  require_sound(model::verify(boxes), "box tree");
  return boxes;
}

}  // namespace

void make_books(Parsed& parsed, model::Resources const& resources, std::string_view author_css) {
  const std::vector<model::StyleSheet> sheets = sheets_of(parsed, author_css);
  const model::BoxTree print = boxes_for(model::MediaType::Print, parsed, sheets, resources);
  const model::BoxTree screen = boxes_for(model::MediaType::Screen, parsed, sheets, resources);
  const model::PagedDocument paged = layout::lay_out(print, resources, tools().fonts, tools().hyphenator, {}, parsed.sink);
  std::vector<std::string> broken = model::verify(paged, print);
  const auto off_the_page = [](std::string const& what) { return what.find("far outside the page") != std::string::npos; };
  std::erase_if(broken, off_the_page);  // a sheet may ask for miles; layout has said so (layout/overflow)
  require_sound(broken, "paged document");
  const std::string pdf = pdf::write({parsed.document, print, paged, resources, tools().fonts, 946684800}, parsed.sink);
  const model::LoweredSheet lowered = style::lower(sheets, parsed.document, parsed.sink);
  const std::string epub =
      epub::write({parsed.document, screen, lowered, &paged.page_map, resources, tools().fonts, 946684800}, parsed.sink);
  DiagnosticSink judged;
  check::pdf(pdf, judged);
  check::epub(epub, judged);
  for (Diagnostic const& fault : judged.all())
    if (fault.severity == Severity::Error) require_sound({std::string(fault.kind) + ": " + fault.message}, "finished book");
  require_places(parsed);
}

}  // namespace bifolio::fuzz
