// Elements whose boxes are not made from their children: images, line breaks, form controls, and what we cannot show
// (css-display-3 §2.4, html §15.4). What cannot be shown is shown as its text.
#include <algorithm>

#include "base/ascii.h"
#include "boxes/diagnostics.h"
#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::Display;
using model::Document;
using model::NodeId;
using model::Tag;

bool is_block_display(Display display) {
  return display == Display::Block || display == Display::FlowRoot || display == Display::ListItem || display == Display::Table ||
         display == Display::Flex || display == Display::Grid;
}

void generate_leaf(Generation& g, NodeId element, BoxId parent, BoxKind kind) { open_box(g, element, parent, kind); }

/// The element's own box, block- or inline-level as its style says, around `text`.
void generate_text_instead(Generation& g, NodeId element, BoxId parent, std::string_view text) {
  const bool block = is_block_display(g.style_of(element).display) && g.inline_depth == 0;
  const BoxId box = open_box(g, element, parent, block ? BoxKind::Block : BoxKind::Inline);
  assign_strings(g, element, box);
  if (!text.empty()) add_text(g, box, element, text);
}

void generate_image(Generation& g, NodeId element, BoxId parent) {
  Document const& d = g.document;
  const model::ResourceId resource = g.resources.find(d.attribute(element, "src"));
  if (!resource) return generate_text_instead(g, element, parent, d.attribute(element, "alt"));
  const BoxId box = open_box(g, element, parent, BoxKind::Image);
  const bool block = is_block_display(g.style_of(element).display);
  g.tree[box].style = redisplayed_style(g, g.tree[box].style, block ? Display::Block : Display::Inline);
  g.tree[box].image = resource;
  g.tree[box].alt = d.attribute(element, "alt");
  assign_strings(g, element, box);
  add_bookmark(g, element, box);
}

/// css-content-3 §1: one image as an element's content takes the place of its children.
bool generate_image_content(Generation& g, NodeId element, BoxId parent) {
  model::ComputedStyle const& style = g.style_of(element);
  if (style.content_normal || style.content.size() != 1 || style.content[0].kind != model::ContentItem::Kind::Image) return false;
  const model::ResourceId resource = g.resources.find(style.content[0].text);
  if (!resource) return false;
  const BoxId box = open_box(g, element, parent, BoxKind::Image);
  const Display display = is_block_display(style.display) ? Display::Block : Display::Inline;
  g.tree[box].style = redisplayed_style(g, g.tree[box].style, display);
  g.tree[box].image = resource;
  const std::string alt = content_text(g, style.content_alt, element);
  g.tree[box].alt = g.tree.generated.store(alt.empty() ? plain_text(g.document, element) : alt);
  assign_strings(g, element, box);
  add_bookmark(g, element, box);
  return true;
}

void generate_input(Generation& g, NodeId element, BoxId parent) {
  Document const& d = g.document;
  const std::string_view type = d.attribute(element, "type");
  if (equals_ignoring_case(type, "hidden")) return;
  const bool on = d.has_attribute(element, "checked");
  if (equals_ignoring_case(type, "checkbox")) return generate_text_instead(g, element, parent, on ? "☑" : "☐");
  if (equals_ignoring_case(type, "radio")) return generate_text_instead(g, element, parent, on ? "◉" : "○");
  generate_text_instead(g, element, parent, d.attribute(element, "value"));
}

/// What an author gives for those who cannot see it: the first of these that there is, when the element has no text of its own.
std::string_view alternative_text(Document const& d, NodeId element) {
  for (const std::string_view name : {"alttext", "aria-label", "alt", "title"})
    if (const std::string_view text = d.attribute(element, name); !text.empty()) return text;
  return {};
}

/// True if the element's children, its fallback content, hold no text and its alternative text stands for it.
bool generate_unsupported(Generation& g, NodeId element, BoxId parent) {
  const std::string_view name = to_string(g.document[element].tag);
  g.sink.report(unsupported_element, g.document[element].span,
                "<" + std::string(name) + "> cannot be shown yet; its text or fallback content stands in its place");
  if (!plain_text(g.document, element).empty()) return false;
  generate_text_instead(g, element, parent, alternative_text(g.document, element));
  return true;
}

}  // namespace

bool generate_replaced(Generation& g, NodeId element, BoxId parent) {
  const Tag tag = g.document[element].tag;
  if (generate_image_content(g, element, parent)) return true;
  if (tag == Tag::Br) return generate_leaf(g, element, parent, BoxKind::LineBreak), true;
  if (tag == Tag::Wbr) return generate_leaf(g, element, parent, BoxKind::BreakOpportunity), true;
  if (tag == Tag::Img) return generate_image(g, element, parent), true;
  if (tag == Tag::Input) return generate_input(g, element, parent), true;
  if (tag == Tag::Svg || tag == Tag::Math || tag == Tag::Audio || tag == Tag::Video)
    return generate_unsupported(g, element, parent);
  return false;
}

}  // namespace bifolio::boxes
