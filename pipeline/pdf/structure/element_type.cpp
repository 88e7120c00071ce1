#include "pdf/structure/element_type.h"

namespace bifolio::pdf {

std::string_view to_string(ElementType type) {
  switch (type) {
    case ElementType::Document: return "Document";
    case ElementType::Part: return "Part";
    case ElementType::Art: return "Art";
    case ElementType::Sect: return "Sect";
    case ElementType::Div: return "Div";
    case ElementType::BlockQuote: return "BlockQuote";
    case ElementType::Caption: return "Caption";
    case ElementType::Toc: return "TOC";
    case ElementType::Toci: return "TOCI";
    case ElementType::Index: return "Index";
    case ElementType::P: return "P";
    case ElementType::H1: return "H1";
    case ElementType::H2: return "H2";
    case ElementType::H3: return "H3";
    case ElementType::H4: return "H4";
    case ElementType::H5: return "H5";
    case ElementType::H6: return "H6";
    case ElementType::L: return "L";
    case ElementType::Li: return "LI";
    case ElementType::Lbl: return "Lbl";
    case ElementType::LBody: return "LBody";
    case ElementType::Table: return "Table";
    case ElementType::Tr: return "TR";
    case ElementType::Th: return "TH";
    case ElementType::Td: return "TD";
    case ElementType::THead: return "THead";
    case ElementType::TBody: return "TBody";
    case ElementType::TFoot: return "TFoot";
    case ElementType::Span: return "Span";
    case ElementType::Emphasis: return "Em";
    case ElementType::Strong: return "Strong";
    case ElementType::Quote: return "Quote";
    case ElementType::Note: return "Note";
    case ElementType::Reference: return "Reference";
    case ElementType::Code: return "Code";
    case ElementType::Link: return "Link";
    case ElementType::Figure: return "Figure";
    case ElementType::Ruby: return "Ruby";
    case ElementType::RubyBase: return "RB";
    case ElementType::RubyText: return "RT";
  }
  return "Span";
}

bool is_grouping(ElementType type) {
  switch (type) {
    case ElementType::Document:
    case ElementType::Part:
    case ElementType::Art:
    case ElementType::Sect:
    case ElementType::Div:
    case ElementType::BlockQuote:
    case ElementType::Index: return true;
    default: return false;
  }
}

std::string_view role_map() { return "<</Em/Span/Strong/Span>>"; }

}  // namespace bifolio::pdf
