// The document's vocabulary: HTML's elements and DPUB-ARIA's roles (dpub-aria-1.1). Closed enums, so that a switch over
// them is exhaustive. The tables are in vocabulary.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bifolio::model {

/// HTML's elements (html §4), those that can stand in a book; obsolete ones that people still write are mapped by the parsers.
// clang-format off
enum class Tag : std::uint8_t {
  Html, Body,
  // sections and headings
  Article, Section, Nav, Aside, H1, H2, H3, H4, H5, H6, Hgroup, Header, Footer, Main, Address,
  // grouping
  P, Hr, Pre, Blockquote, Ol, Ul, Li, Dl, Dt, Dd, Figure, Figcaption, Div,
  // text-level
  A, Em, Strong, Small, S, Cite, Q, Dfn, Abbr, Ruby, Rb, Rt, Rtc, Rp, Data, Time, Code, Var, Samp, Kbd, Sub, Sup, I, B, U, Mark,
  Bdi, Bdo, Span, Br, Wbr, Ins, Del,
  // embedded
  Picture, Img, Svg, Math, Audio, Video,
  // tables
  Table, Caption, Colgroup, Col, Tbody, Thead, Tfoot, Tr, Td, Th,
  // interactive and form controls that a book may show
  Details, Summary, Input,
};
// clang-format on
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::Input) + 1;

/// The element's name in lower case.
std::string_view to_string(Tag tag);
/// Requires a lower-case name; nothing for an element that is not in the vocabulary.
std::optional<Tag> tag_from_name(std::string_view name);

/// br, hr, img, input, wbr, col: elements that have no content (html §13.1.2).
bool is_void(Tag tag);
bool is_heading(Tag tag);
/// 1 to 6 for h1 to h6, else 0.
int heading_level(Tag tag);
/// Phrasing content: elements that stand inside a paragraph (html §3.2.5.2.5).
bool is_phrasing(Tag tag);

/// DPUB-ARIA 1.1's roles, and the ARIA roles that we use beside them.
enum class Role : std::uint8_t {
  None,
  Abstract,
  Acknowledgments,
  Afterword,
  Appendix,
  Backlink,
  Bibliography,
  Biblioref,
  Chapter,
  Colophon,
  Conclusion,
  Cover,
  Credit,
  Credits,
  Dedication,
  Endnotes,
  Epigraph,
  Epilogue,
  Errata,
  Example,
  Footnote,
  Foreword,
  Glossary,
  Glossref,
  Index,
  Introduction,
  Noteref,
  Notice,
  Pagebreak,
  Pagelist,
  Part,
  Preface,
  Prologue,
  Pullquote,
  Qna,
  Subtitle,
  Tip,
  Toc,
  Presentation,
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::Presentation) + 1;

/// "doc-chapter" …, "presentation"; empty for None.
std::string_view to_string(Role role);
/// Requires a lower-case token ("doc-chapter"); nothing for an unknown one.
std::optional<Role> role_from_name(std::string_view name);

}  // namespace bifolio::model
