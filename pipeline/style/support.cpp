#include "style/support.h"

#include <algorithm>

#include "style/names.h"
#include "style/properties.h"
#include "style/table/tables.h"

namespace bifolio::style {
namespace {

constexpr auto Full = Support::Full, Partial = Support::Partial, None = Support::None;
constexpr std::string_view pages = "about pages";
constexpr std::string_view lines = "about lines";

// What is not full support in both books. tests/source holds the table against what layout reads.
constexpr PropertySupport exceptions[] = {
    {"-epub-hyphens", Full, Full, "an old name of `hyphens`"},
    {"-webkit-hyphens", Full, Full, "an old name of `hyphens`"},
    {"-epub-line-break", Full, Full, "an old name of `line-break`"},
    {"-epub-text-emphasis", Full, Full, "an old name of `text-emphasis`"},
    {"-epub-text-emphasis-style", Full, Full, "an old name of `text-emphasis-style`"},
    {"-epub-text-orientation", Full, Full, "an old name of `text-orientation`"},
    {"-epub-word-break", Full, Full, "an old name of `word-break`"},
    {"-epub-writing-mode", Full, Full, "an old name of `writing-mode`"},
    {"-webkit-line-break", Full, Full, "an old name of `line-break`"},
    {"-webkit-text-emphasis", Full, Full, "an old name of `text-emphasis`"},
    {"-webkit-text-emphasis-style", Full, Full, "an old name of `text-emphasis-style`"},
    {"-webkit-text-orientation", Full, Full, "an old name of `text-orientation`"},
    {"-webkit-writing-mode", Full, Full, "an old name of `writing-mode`"},
    {"ruby-position", Partial, Full, "in the PDF, `inter-character` is `over`"},
    {"writing-mode", Partial, Full,
     "in the PDF, of the whole document: its root or its body says it; `sideways-lr` is `vertical-lr`"},
    {"-bifolio-font-expansion", Full, None, lines},
    {"-bifolio-letter-adjustment", Full, None, lines},
    {"-bifolio-looseness", Full, None, lines},
    {"-bifolio-page-depth", Full, None, pages},
    {"-bifolio-protrusion", Full, None, lines},
    {"aspect-ratio", Partial, Full, "in the PDF, `auto` beside a ratio is passed over, but for images"},
    {"background-attachment", Partial, Full, "on paper, `fixed` and `local` are `scroll`"},
    {"block-step", Full, None, pages},
    {"block-step-align", Full, None, pages},
    {"block-step-round", Full, None, pages},
    {"block-step-size", Full, None, pages},
    {"bookmark-label", Full, None, "the EPUB's contents are its headings"},
    {"bookmark-level", Full, None, "the EPUB's contents are its headings"},
    {"bookmark-state", Full, None, "the EPUB's contents are its headings"},
    {"box-shadow", Partial, Full, "in the PDF, a blurred shadow is a stack of translucent shapes"},
    {"break-after", Full, Partial, "in the EPUB a page has no sides: `left`, `right`, `recto` and `verso` are `page`"},
    {"break-before", Full, Partial, "in the EPUB a page has no sides: `left`, `right`, `recto` and `verso` are `page`"},
    {"content", Full, Partial,
     "in the EPUB without what only pages know; counters that go on from file to file are written as text"},
    {"direction", Full, Partial, "in the EPUB as the `dir` attribute, which reading systems obey"},
    {"display", Partial, Full, "in the PDF, `flex` and `grid` are set in normal flow, with a warning"},
    {"float", Full, Partial, "`footnote`, `top` and `bottom` are about pages"},
    {"float-reference", Full, None, pages},
    {"font", Full, Partial, "in the EPUB without an absolute size on the root; other absolute sizes become relative"},
    {"font-size", Full, Partial,
     "in the EPUB not on the root, whose size the reader chooses; other absolute sizes become relative"},
    {"footnote-display", Full, None, pages},
    {"footnote-policy", Full, None, pages},
    {"hyphenate-character", Partial, Full, "in the PDF, its first character"},
    {"image-resolution", Full, Partial, "in the EPUB as the width of `img` elements; backgrounds keep 1dppx"},
    {"line-height", Full, Partial, "in the EPUB, absolute heights are written in em"},
    {"line-grid", Full, None, "reading systems know no line grid"},
    {"line-snap", Full, None, "reading systems know no line grid"},
    {"overflow", Partial, Full, "on paper, `scroll` and `auto` are `hidden`", "scroll auto overlay "},
    {"overflow-x", Partial, Full, "on paper, `scroll` and `auto` are `hidden`", "scroll auto overlay "},
    {"overflow-y", Partial, Full, "on paper, `scroll` and `auto` are `hidden`", "scroll auto overlay "},
    {"page", Full, None, pages},
    {"page-break-after", Full, Full, "an old name of `break-after`"},
    {"page-break-before", Full, Full, "an old name of `break-before`"},
    {"page-break-inside", Full, Full, "an old name of `break-inside`"},
    {"position", Full, Partial, "`running()` is about pages; on paper, nothing scrolls and `sticky` stays in its place"},
    {"rotate", Partial, Full, "in the PDF about the page's own axis"},
    {"row-gap", None, Full, "columns have no rows; for flex and grid containers, which the PDF does not know", "*"},
    {"string-set", Full, None, pages},
    {"scale", Partial, Full, "in the PDF in the plane"},
    {"text-shadow", Partial, Full, "in the PDF without blur"},
    {"transform", Partial, Full, "in the PDF, the functions of the plane; inline boxes and row groups stay as they are"},
    {"translate", Partial, Full, "in the PDF in the plane"},
    {"unicode-bidi", Full, Partial, "in the EPUB as the `dir` attribute, which reading systems obey"},
    {"text-autospace", Partial, Full, "in the PDF, `punctuation` adds nothing: smart punctuation sets those spaces",
     "punctuation "},
    {"word-wrap", Full, Full, "an old name of `overflow-wrap`"},
};

}  // namespace

std::vector<PropertySupport> property_support() {
  std::vector<PropertySupport> rows;
  for (Property const& p : properties()) {
    const auto known =
        std::find_if(std::begin(exceptions), std::end(exceptions), [&](PropertySupport const& e) { return e.property == p.name; });
    rows.push_back(known == std::end(exceptions) ? PropertySupport{p.name, Full, Full, {}} : *known);
  }
  std::sort(rows.begin(), rows.end(), [](PropertySupport const& a, PropertySupport const& b) { return a.property < b.property; });
  return rows;
}

std::string_view why_unobeyed(std::string_view property, std::span<model::Token const> value) {
  const auto has_word = [&](std::string_view word) {
    return std::any_of(value.begin(), value.end(),
                       [&](model::Token const& t) { return t.kind == model::TokenKind::Ident && same_name(t.text, word); });
  };
  if (property == "display" && has_word("flow-root") && has_word("list-item")) return "in the PDF, list items let floats out";
  const auto row =
      std::find_if(std::begin(exceptions), std::end(exceptions), [&](PropertySupport const& e) { return e.property == property; });
  if (row == std::end(exceptions) || row->unobeyed.empty()) return {};
  const auto is_unobeyed = [&](model::Token const& t) {
    if (row->unobeyed == "*") return true;
    return t.kind == model::TokenKind::Ident && row->unobeyed.find(lower_case(t.text) + ' ') != std::string_view::npos;
  };
  return std::any_of(value.begin(), value.end(), is_unobeyed) ? row->remark : std::string_view();
}

std::vector<std::string_view> epub_only_properties() {
  const auto names = unsupported_properties();
  return {names.begin(), names.end()};
}

}  // namespace bifolio::style
