// List items' markers (css-lists-3 §3): outside as a Marker box, inside as an inline box, both first in their list item.
#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::NodeId;
using model::PseudoElement;
using model::StyleId;

/// css-lists-3 §3.1.1: the user agent's rule for ::marker keeps its white space; the suffix's space is the gap to the text.
StyleId default_style(Generation& g, NodeId element) {
  const StyleId of_item = g.styled.of_node[element.index()];
  const auto [at, is_new] = g.marker_styles.try_emplace(of_item);
  if (!is_new) return at->second;
  ComputedStyle style = model::anonymous_style(g.styled.styles[of_item.index()], model::Display::Inline);
  style.white_space_collapse = model::WhiteSpaceCollapse::Preserve;
  style.text_wrap = model::TextWrap::NoWrap;
  style.text_transform = model::TextTransform::None;
  style.text_indent = {};
  g.tree.styles.push_back(std::move(style));
  return at->second = StyleId(g.tree.styles.size() - 1);
}

bool is_string(std::string_view type) { return type.size() >= 2 && type.front() == '"' && type.back() == '"'; }

std::string list_style_text(Generation const& g, ComputedStyle const& style) {
  std::string const& type = style.list_style_type;
  if (is_string(type)) return type.substr(1, type.size() - 2);
  return marker_text(g.counters.value("list-item"), type, g.styled.counter_styles);
}

void append_image(Generation& g, NodeId element, BoxId parent, model::ResourceId resource) {
  Box image;
  image.kind = BoxKind::Image;
  image.pseudo = PseudoElement::Marker;
  image.element = element;
  image.style = anonymous_style(g, g.tree[parent].style, model::Display::Inline);
  image.image = resource;
  add_box(g, parent, image);
  add_text(g, parent, element, " ");
}

}  // namespace

void generate_marker(Generation& g, NodeId element, BoxId box) {
  ComputedStyle const& item = g.style_of(element);
  StyleId style = pseudo_style(g, element, PseudoElement::Marker);
  ComputedStyle const* const own = style ? &g.styled.styles[style.index()] : nullptr;
  if (own && own->display == model::Display::None) return;
  const bool by_content = own && !own->content_normal;
  if (by_content && own->content.empty()) return;
  const model::ResourceId image = item.list_style_image.empty() ? model::ResourceId() : g.resources.find(item.list_style_image);
  const std::string text = by_content || image ? std::string() : list_style_text(g, item);
  if (!by_content && !image && text.empty()) return;
  Box marker;
  marker.kind = item.list_style_position == model::ListStylePosition::Inside ? BoxKind::Inline : BoxKind::Marker;
  marker.pseudo = PseudoElement::Marker;
  marker.element = element;
  marker.style = own ? style : default_style(g, element);
  marker.span = g.document[element].span;
  const BoxId id = add_box(g, box, marker);
  if (by_content)
    append_content(g, own->content, element, id);
  else if (image)
    append_image(g, element, id, image);
  else
    add_text(g, id, element, g.tree.generated.store(text));
}

}  // namespace bifolio::boxes
