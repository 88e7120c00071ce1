#include "epub/markup.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bifolio::epub {

using model::Role;
using model::Tag;

namespace {

struct TagAttribute {
  Tag tag;
  std::string_view name;
  AttributeUse use;
};

// Sorted by nothing: a handful of rows, read for attributes that are rare.
constexpr std::array tag_attributes = {
    TagAttribute{Tag::A, "href", AttributeUse::Link},
    TagAttribute{Tag::A, "hreflang", AttributeUse::Keep},
    TagAttribute{Tag::A, "type", AttributeUse::Keep},
    TagAttribute{Tag::A, "rel", AttributeUse::LinkType},
    TagAttribute{Tag::Img, "src", AttributeUse::Source},
    TagAttribute{Tag::Img, "alt", AttributeUse::Keep},
    TagAttribute{Tag::Img, "width", AttributeUse::Number},
    TagAttribute{Tag::Img, "height", AttributeUse::Number},
    TagAttribute{Tag::Ol, "start", AttributeUse::Keep},
    TagAttribute{Tag::Ol, "reversed", AttributeUse::Boolean},
    TagAttribute{Tag::Ol, "type", AttributeUse::Keep},
    TagAttribute{Tag::Li, "value", AttributeUse::Keep},
    TagAttribute{Tag::Blockquote, "cite", AttributeUse::Citation},
    TagAttribute{Tag::Q, "cite", AttributeUse::Citation},
    TagAttribute{Tag::Ins, "cite", AttributeUse::Citation},
    TagAttribute{Tag::Del, "cite", AttributeUse::Citation},
    TagAttribute{Tag::Ins, "datetime", AttributeUse::Keep},
    TagAttribute{Tag::Del, "datetime", AttributeUse::Keep},
    TagAttribute{Tag::Time, "datetime", AttributeUse::Keep},
    TagAttribute{Tag::Data, "value", AttributeUse::Keep},
    TagAttribute{Tag::Td, "colspan", AttributeUse::Number},
    TagAttribute{Tag::Td, "rowspan", AttributeUse::Number},
    TagAttribute{Tag::Td, "headers", AttributeUse::Reference},
    TagAttribute{Tag::Th, "colspan", AttributeUse::Number},
    TagAttribute{Tag::Th, "rowspan", AttributeUse::Number},
    TagAttribute{Tag::Th, "headers", AttributeUse::Reference},
    TagAttribute{Tag::Th, "scope", AttributeUse::Keep},
    TagAttribute{Tag::Th, "abbr", AttributeUse::Keep},
    TagAttribute{Tag::Col, "span", AttributeUse::Number},
    TagAttribute{Tag::Colgroup, "span", AttributeUse::Number},
    TagAttribute{Tag::Details, "open", AttributeUse::Boolean},
    TagAttribute{Tag::Input, "type", AttributeUse::Keep},
    TagAttribute{Tag::Input, "checked", AttributeUse::Boolean},
    TagAttribute{Tag::Input, "disabled", AttributeUse::Boolean},
};

constexpr std::array<std::pair<std::string_view, AttributeUse>, 11> global_attributes = {{
    {"id", AttributeUse::Identifier},
    {"class", AttributeUse::Keep},
    {"lang", AttributeUse::Language},
    {"dir", AttributeUse::Keep},
    {"title", AttributeUse::Keep},
    {"translate", AttributeUse::Keep},
    {"style", AttributeUse::Style},
    {"aria-label", AttributeUse::Keep},
    {"aria-hidden", AttributeUse::Keep},
    {"aria-labelledby", AttributeUse::Reference},
    {"aria-describedby", AttributeUse::Reference},
}};

bool is_data_attribute(std::string_view name) {
  return name.size() > 5 && name.substr(0, 5) == "data-" && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
         });
}

}  // namespace

std::string_view epub_type(Role role) {
  switch (role) {
    case Role::None:
    case Role::Credit:
    case Role::Example:
    case Role::Presentation: return "";
    case Role::Credits: return "other-credits";
    case Role::Pagelist: return "page-list";
    case Role::Abstract:
    case Role::Acknowledgments:
    case Role::Afterword:
    case Role::Appendix:
    case Role::Backlink:
    case Role::Bibliography:
    case Role::Biblioref:
    case Role::Chapter:
    case Role::Colophon:
    case Role::Conclusion:
    case Role::Cover:
    case Role::Dedication:
    case Role::Endnotes:
    case Role::Epigraph:
    case Role::Epilogue:
    case Role::Errata:
    case Role::Footnote:
    case Role::Foreword:
    case Role::Glossary:
    case Role::Glossref:
    case Role::Index:
    case Role::Introduction:
    case Role::Noteref:
    case Role::Notice:
    case Role::Pagebreak:
    case Role::Part:
    case Role::Preface:
    case Role::Prologue:
    case Role::Pullquote:
    case Role::Qna:
    case Role::Subtitle:
    case Role::Tip:
    case Role::Toc: return to_string(role).substr(4);  // doc-chapter: chapter
  }
  return "";
}

namespace {

bool is_valid_on_section(Role role) {
  switch (role) {
    case Role::Backlink:
    case Role::Biblioref:
    case Role::Cover:
    case Role::Footnote:
    case Role::Glossref:
    case Role::Noteref:
    case Role::Pagebreak:
    case Role::Subtitle:
    case Role::Tip: return false;
    default: return true;
  }
}

bool is_valid_on_aside(Role role) {
  return role == Role::Dedication || role == Role::Example || role == Role::Footnote || role == Role::Pullquote ||
         role == Role::Tip || role == Role::Presentation;
}

}  // namespace

bool is_valid_role(Tag tag, Role role) {
  switch (tag) {
    case Tag::Section: return is_valid_on_section(role);
    case Tag::Aside: return is_valid_on_aside(role);
    case Tag::Nav: return role == Role::Index || role == Role::Pagelist || role == Role::Toc;
    case Tag::Header:
    case Tag::Footer: return role == Role::Footnote || role == Role::Presentation;
    case Tag::A: return role == Role::Backlink || role == Role::Biblioref || role == Role::Glossref || role == Role::Noteref;
    case Tag::Img: return role == Role::Cover || role == Role::Presentation;
    case Tag::Hr: return role == Role::Pagebreak || role == Role::Presentation;
    case Tag::Main:
    case Tag::Details:
    case Tag::Summary:
    case Tag::Dt:
    case Tag::Dd: return false;
    case Tag::Article:
    case Tag::Ul:
    case Tag::Ol:
    case Tag::Li:
    case Tag::Dl:
    case Tag::Figure:
    case Tag::Figcaption: return role == Role::Presentation;
    default: return !model::is_heading(tag) || role == Role::Subtitle || role == Role::Presentation;
  }
}

AttributeUse attribute_use(Tag tag, std::string_view name) {
  for (auto const& [global, use] : global_attributes)
    if (global == name) return use;
  for (TagAttribute const& row : tag_attributes)
    if (row.tag == tag && row.name == name) return row.use;
  return is_data_attribute(name) ? AttributeUse::Keep : AttributeUse::Drop;
}

bool holds_phrasing_only(Tag tag) {
  switch (tag) {
    case Tag::P:
    case Tag::Pre:
    case Tag::Summary: return true;
    case Tag::A:  // transparent: what its parent allows
    case Tag::Ins:
    case Tag::Del: return false;
    default: return model::is_heading(tag) || (model::is_phrasing(tag) && !is_void(tag));
  }
}

Tag valid_tag(Tag tag, Tag parent) {
  const bool in_list = parent == Tag::Ul || parent == Tag::Ol;
  const bool in_rows = parent == Tag::Table || parent == Tag::Thead || parent == Tag::Tbody || parent == Tag::Tfoot;
  switch (tag) {
    case Tag::Li: return in_list ? tag : Tag::Div;
    case Tag::Dt:
    case Tag::Dd: return parent == Tag::Dl || parent == Tag::Div ? tag : Tag::Div;
    case Tag::Figcaption: return parent == Tag::Figure ? tag : Tag::Div;
    case Tag::Summary: return parent == Tag::Details ? tag : Tag::Div;
    case Tag::Td:
    case Tag::Th: return parent == Tag::Tr ? tag : Tag::Div;
    case Tag::Tr: return in_rows ? tag : Tag::Div;
    case Tag::Thead:
    case Tag::Tbody:
    case Tag::Tfoot:
    case Tag::Caption:
    case Tag::Colgroup: return parent == Tag::Table ? tag : Tag::Div;
    default: return tag;
  }
}

}  // namespace bifolio::epub
