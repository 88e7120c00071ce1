// Structure types (ISO 32000-1 §14.8.4): PDF's own, and two of ours that are mapped to Span.
// One reason to change: the set of types that we write.
#pragma once

#include <cstdint>
#include <string_view>

namespace bifolio::pdf {

enum class ElementType : std::uint8_t {
  Document,
  Part,
  Art,
  Sect,
  Div,
  BlockQuote,
  Caption,
  Toc,
  Toci,
  Index,
  P,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  L,
  Li,
  Lbl,
  LBody,
  Table,
  Tr,
  Th,
  Td,
  THead,
  TBody,
  TFoot,
  Span,
  Emphasis,
  Strong,
  Quote,
  Note,
  Reference,
  Code,
  Link,
  Figure,
  Ruby,
  RubyBase,
  RubyText,
};

/// "H1", "TOCI"; the tag of marked content too.
std::string_view to_string(ElementType type);
/// Document, sections and the like: text stands in them only inside a paragraph.
bool is_grouping(ElementType type);
/// The role map's entries for the types that are not PDF's.
std::string_view role_map();

}  // namespace bifolio::pdf
