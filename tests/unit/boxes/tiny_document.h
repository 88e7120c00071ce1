// For the tests of resolve and boxes: documents from a small markup (well-formed tags, quoted attributes, no entities), and styles
// that give each element the display that a user agent gives its tag, before the test changes what it is about.
#pragma once

#include <algorithm>
#include <functional>
#include <string_view>

#include "model/document.h"
#include "model/styled_document.h"

namespace bifolio::tests {

/// Appends the markup to the document's body. The text must outlive the document.
inline void add_markup(model::Document& document, std::string_view markup) {
  model::NodeId open = document.body();
  const auto place = [&](std::size_t begin, std::size_t end) {
    return Span{SourceId(std::size_t{0}), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  for (std::size_t i = 0; i < markup.size();) {
    if (markup[i] != '<') {
      const std::size_t end = std::min(markup.find('<', i), markup.size());
      document.append_text(open, markup.substr(i, end - i), place(i, end));
      i = end;
      continue;
    }
    const std::size_t end = markup.find('>', i);
    std::string_view inside = markup.substr(i + 1, end - i - 1);
    if (inside.front() == '/') {
      open = document[open].parent;
    } else {
      const std::string_view name = inside.substr(0, inside.find(' '));
      const model::NodeId element = document.append_element(open, *model::tag_from_name(name), place(i, end + 1));
      inside.remove_prefix(name.size());
      while (inside.find('=') != std::string_view::npos) {
        const std::size_t quote = inside.find('"');
        const std::string_view key = inside.substr(1, quote - 2);
        const std::size_t close = inside.find('"', quote + 1);
        const std::string_view value = inside.substr(quote + 1, close - quote - 1);
        if (key == "role")
          document.set_role(element, *model::role_from_name(value));
        else
          document.set_attribute(element, key, value);
        inside.remove_prefix(close + 1);
      }
      if (!model::is_void(*model::tag_from_name(name))) open = element;
    }
    i = end + 1;
  }
}

inline model::Document from_markup(std::string_view markup) {
  model::Document document;
  add_markup(document, markup);
  return document;
}

inline model::Display usual_display(model::Tag tag) {
  using model::Display;
  using model::Tag;
  switch (tag) {
    case Tag::Li: return Display::ListItem;
    case Tag::Table: return Display::Table;
    case Tag::Caption: return Display::TableCaption;
    case Tag::Colgroup: return Display::TableColumnGroup;
    case Tag::Col: return Display::TableColumn;
    case Tag::Tbody: return Display::TableRowGroup;
    case Tag::Thead: return Display::TableHeaderGroup;
    case Tag::Tfoot: return Display::TableFooterGroup;
    case Tag::Tr: return Display::TableRow;
    case Tag::Td:
    case Tag::Th: return Display::TableCell;
    case Tag::Ruby: return Display::Ruby;
    case Tag::Rt: return Display::RubyText;
    case Tag::Rp: return Display::None;
    default: return model::is_phrasing(tag) ? Display::Inline : Display::Block;
  }
}

using Restyle = std::function<void(model::Document const&, model::NodeId, model::ComputedStyle&)>;

/// Inherited properties are handed down; `restyle` may change an element's style before its children inherit from it.
inline model::StyledDocument styled(model::Document const& document, Restyle const& restyle = {}) {
  model::StyledDocument out;
  out.of_node.resize(document.size());
  for (model::NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element) continue;
    model::ComputedStyle style;
    if (document[n].parent) style = anonymous_style(out.style_of(document[n].parent), model::Display::Inline);
    style.display = usual_display(document[n].tag);
    if (document[n].tag == model::Tag::Pre) style.white_space_collapse = model::WhiteSpaceCollapse::Preserve;
    if (document[n].tag == model::Tag::Ol) style.list_style_type = "decimal";
    if (restyle) restyle(document, n, style);
    out.styles.push_back(style);
    out.of_node[n.index()] = model::StyleId(out.styles.size() - 1);
  }
  for (const bool left : {false, true})
    for (const bool first : {false, true}) out.pages[{"", first, left, false, 0}] = {};
  return out;
}

}  // namespace bifolio::tests
