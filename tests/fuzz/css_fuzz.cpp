// A style sheet of any bytes: parsed, cascaded over a small document for both media, boxes generated, lowered for reading systems.
#include "boxes/boxes.h"
#include "fuzz/parsing.h"
#include "style/style.h"

namespace {

using namespace bifolio;

constexpr std::string_view small_document =
    "---\ntitle: T\nlang: en\n---\n\n# One {#one}\n\nText *em* **strong** `code` [link](#two) a note[^1].\n\n[^1]: The note.\n\n"
    "## Two {#two .class}\n\n1. a\n2. b\n   - c\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> "
    "quote\n\n```\ncode\n```\n\n![alt](none.png)\n";

fuzz::Parsed const& parsed_once() {
  static const fuzz::Parsed* const parsed = [] {
    auto* made = new fuzz::Parsed;  // lives as long as the process
    fuzz::parse_bytes(small_document, parse::Format::Markdown, *made);
    return made;
  }();
  return *parsed;
}

void cascade_and_generate(model::Document const& document, std::vector<model::StyleSheet> const& sheets, model::MediaType media) {
  DiagnosticSink sink;
  const model::StyledDocument styled = style::cascade(document, sheets, media, sink);
  fuzz::require_sound(model::verify(styled, document), "styled document");
  fuzz::require_sound(model::verify(boxes::generate(document, styled, {}, sink)), "box tree");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string why;
  auto decoded = parse::decode(fuzz::as_text(data, size), why);
  if (!decoded) return 0;
  SourceSet sources;
  DiagnosticSink sink;
  const SourceId id = sources.add("fuzz.css", std::move(decoded->text));
  std::vector<model::StyleSheet> sheets;
  sheets.push_back(style::parse_sheet(source_text(sources, id), model::Origin::Author, sink));
  model::Document const& document = parsed_once().document;
  cascade_and_generate(document, sheets, model::MediaType::Print);
  cascade_and_generate(document, sheets, model::MediaType::Screen);
  style::lower(sheets, document, sink);
  return 0;
}
