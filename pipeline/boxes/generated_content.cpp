// Generated content becomes text: content lists of ::before and ::after, named strings, bookmarks (css-content-3, css-gcpm-3 §1.1).
// Changes with the items that a content list may hold.
#include "boxes/diagnostics.h"
#include "boxes/generation.h"
#include "model/plain_text.h"
#include "model/quote_marks.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::ComputedStyle;
using model::ContentItem;
using model::ContentList;
using model::Display;
using model::NodeId;
using model::NodeKind;
using model::PseudoElement;
using Kind = ContentItem::Kind;

// css-content-3 §3: `quotes: none` gives no text but still counts the nesting.
std::string quote_text(ComputedStyle const& style, int depth, bool open) {
  const std::size_t side = open ? 0 : 1;
  if (style.quotes_auto) return std::string(model::quote_marks(style.lang)[(depth > 0 ? 2U : 0U) + side]);
  const std::size_t pairs = style.quotes.size() / 2;
  if (pairs == 0) return {};
  return style.quotes[2 * std::min(static_cast<std::size_t>(depth), pairs - 1) + side];
}

std::string open_quote(Generation& g, ComputedStyle const& style) { return quote_text(style, g.quote_depth++, true); }

std::string close_quote(Generation& g, ComputedStyle const& style) {
  if (g.quote_depth == 0) return {};
  return quote_text(style, --g.quote_depth, false);
}

std::string counters_text(Generation& g, ContentItem const& item) {
  std::vector<std::int32_t> values = g.counters.values(item.text);
  if (values.empty()) values.push_back(0);
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i)
    (out += i ? item.separator : "") += counter_text(values[i], item.style, g.styled.counter_styles);
  return out;
}

std::string part_of_element(Generation& g, NodeId element, std::string_view part) {
  if (part == "before" || part == "after") {
    const model::StyleId style = pseudo_style(g, element, part == "before" ? PseudoElement::Before : PseudoElement::After);
    return style ? content_text(g, g.tree.styles[style.index()].content, element) : std::string();
  }
  std::string text = visible_text(g, element);
  if (part == "first-letter" && !text.empty()) text.resize(utf8::decode(text, 0).length);
  return text;
}

void report_margin_only(Generation& g, NodeId element, std::string_view function) {
  g.sink.report_once(unsupported_content, function, g.document[element].span,
                     std::string(function) + " has a value only in page margin boxes; it is left out here");
}

/// A page number that only layout knows: as a box when one can be made, else (in strings, or without an id) not at all.
bool is_page_counter(ContentItem const& item) { return item.text == "page" || item.text == "pages"; }

std::string item_text(Generation& g, ContentItem const& item, NodeId element, ComputedStyle const& style) {
  switch (item.kind) {
    case Kind::Text: return item.text;
    case Kind::Counter: return counter_text(g.counters.value(item.text), item.style, g.styled.counter_styles);
    case Kind::Counters: return counters_text(g, item);
    case Kind::Attribute:  // css-values-5 §7.7: what stands after the comma is for elements without the attribute
      return std::string(g.document.has_attribute(element, item.text) ? g.document.attribute(element, item.text) : item.separator);
    case Kind::OpenQuote: return open_quote(g, style);
    case Kind::CloseQuote: return close_quote(g, style);
    case Kind::NoOpenQuote: return ++g.quote_depth, std::string();
    case Kind::NoCloseQuote: return g.quote_depth -= g.quote_depth > 0, std::string();
    case Kind::NamedString: return report_margin_only(g, element, "string()"), std::string();
    case Kind::RunningElement: return report_margin_only(g, element, "element()"), std::string();
    case Kind::TargetCounter:
    case Kind::TargetCounters:
    case Kind::TargetText: return target_text(g, item, element);
    case Kind::ContentText: return part_of_element(g, element, item.text);
    case Kind::Image:
    case Kind::Leader: return {};
  }
  return {};
}

/// Collects adjoining texts into one box, and makes the boxes that are no text.
class ContentBoxes {
 public:
  /// `alt` stands for the images.
  ContentBoxes(Generation& g, NodeId element, BoxId parent, std::string_view alt)
      : g_(g), element_(element), parent_(parent), alt_(alt) {}

  void add(ContentItem const& item) {
    if (item.kind == Kind::Image) return add_image(item);
    if (item.kind == Kind::Leader) return add_box_with_text(BoxKind::Leader, item.text);
    if (item.kind == Kind::TargetCounter && is_page_counter(item)) return add_page_number(item, target_id(g_, item, element_));
    if (item.kind == Kind::Counter && is_page_counter(item)) return add_page_number(item, g_.document.attribute(element_, "id"));
    if (is_note_number(item)) return add_note_number(item);
    text_ += item_text(g_, item, element_, g_.tree.style(parent_));
  }

  void flush() {
    if (!text_.empty()) add_text(g_, parent_, element_, g_.tree.generated.store(text_));
    text_.clear();
  }

 private:
  void add_box_with_text(BoxKind kind, std::string_view text, std::string_view counter_style = {}) {
    if (text.empty()) return;
    flush();
    Box box;
    box.kind = kind;
    box.pseudo = g_.tree[parent_].pseudo;
    box.element = element_;
    box.style = anonymous_style(g_, g_.tree[parent_].style, Display::Inline);
    box.text = g_.tree.generated.store(text);
    box.counter_style = g_.tree.generated.store(counter_style);
    add_box(g_, parent_, box);
  }

  /// css-gcpm-3 §2.4.2
  bool is_note_number(ContentItem const& item) const {
    const PseudoElement pseudo = g_.tree[parent_].pseudo;
    return g_.notes_by_page && item.kind == Kind::Counter && item.text == "footnote" &&
           (pseudo == PseudoElement::FootnoteCall || pseudo == PseudoElement::FootnoteMarker);
  }

  void add_note_number(ContentItem const& item) {
    flush();
    Box box;
    box.kind = BoxKind::TargetCounter;
    box.pseudo = g_.tree[parent_].pseudo;
    box.element = element_;
    box.style = anonymous_style(g_, g_.tree[parent_].style, Display::Inline);
    box.counter_style = g_.tree.generated.store(item.style);
    add_box(g_, parent_, box);
  }

  void add_page_number(ContentItem const& item, std::string_view id) {
    const std::string_view own_style = item.style == "decimal" ? std::string_view() : item.style;
    if (!id.empty()) return add_box_with_text(BoxKind::TargetCounter, id, own_style);
    if (!g_.document.has_attribute(element_, "href"))
      g_.sink.report_once(unsupported_content, "page", g_.document[element_].span,
                          "counter(page) outside page margin boxes needs an element with an id; it is left out here");
  }

  void add_image(ContentItem const& item) {
    flush();
    const model::ResourceId resource = g_.resources.find(item.text);
    if (!resource && !alt_.empty()) text_ += alt_;
    if (!resource)
      return g_.sink.report_once(unsupported_content, item.text, g_.document[element_].span,
                                 "the generated image “" + item.text + "” cannot be read; " +
                                     (alt_.empty() ? "it is left out" : "its alternative text stands in its place"));
    Box box;
    box.kind = BoxKind::Image;
    box.pseudo = g_.tree[parent_].pseudo;
    box.element = element_;
    box.style = anonymous_style(g_, g_.tree[parent_].style, Display::Inline);
    box.image = resource;
    box.alt = alt_;
    add_box(g_, parent_, box);
  }

  Generation& g_;
  NodeId element_;
  BoxId parent_;
  std::string_view alt_;
  std::string text_;
};

BoxKind pseudo_kind(Display display) {
  switch (display) {
    case Display::Block:
    case Display::FlowRoot:
    case Display::ListItem:
    case Display::Flex:
    case Display::Grid:
    case Display::Table: return BoxKind::Block;
    case Display::InlineBlock:
    case Display::InlineTable: return BoxKind::InlineBlock;
    case Display::TableCell: return BoxKind::TableCell;
    default: return BoxKind::Inline;  // the other table parts make no sense around text alone
  }
}

}  // namespace

void append_content(Generation& g, ContentList const& content, NodeId element, BoxId parent) {
  ContentBoxes boxes(g, element, parent, g.tree[parent].alt);
  for (ContentItem const& item : content) boxes.add(item);
  boxes.flush();
}

std::string content_text(Generation& g, ContentList const& content, NodeId element) {
  std::string out;
  for (ContentItem const& item : content) {
    const bool counter = item.kind == Kind::Counter || item.kind == Kind::Counters || item.kind == Kind::TargetCounter;
    if (!counter || !is_page_counter(item))
      out += item_text(g, item, element, g.style_of(element));
    else
      g.sink.report_once(unsupported_content, "page-in-text", g.document[element].span,
                         "page numbers are not known where strings and bookmarks are made; they are left out there");
  }
  return out;
}

model::StyleId pseudo_style(Generation const& g, NodeId element, PseudoElement pseudo) {
  const auto found = g.styled.pseudo_elements.find({element, pseudo});
  return found == g.styled.pseudo_elements.end() ? model::StyleId() : found->second;
}

void generate_pseudo_element(Generation& g, NodeId element, PseudoElement pseudo, BoxId parent) {
  const model::StyleId style_id = pseudo_style(g, element, pseudo);
  if (!style_id) return;
  ComputedStyle const& style = g.styled.styles[style_id.index()];
  if (style.display == Display::None || style.content_normal || style.content.empty()) return;
  for (model::CounterChange const& c : style.counter_reset) g.counters.reset(c.name, c.value);
  for (model::CounterChange const& c : style.counter_increment) g.counters.increment(c.name, c.value);
  for (model::CounterChange const& c : style.counter_set) g.counters.set(c.name, c.value);
  Box box;
  box.kind = pseudo_kind(style.display);
  box.pseudo = pseudo;
  box.element = element;
  box.style = style_id;
  box.span = g.document[element].span;
  box.alt = g.tree.generated.store(content_text(g, style.content_alt, element));
  const BoxId id = add_box(g, parent, box);
  append_content(g, style.content, element, id);
  if (&g.found == &g.targets) return;
  if (const std::string_view name = g.document.attribute(element, "id"); !name.empty()) {
    std::string& kept = pseudo == PseudoElement::Before ? g.found.values[name].before : g.found.values[name].after;
    for (BoxId text = g.tree[id].first_child; text; text = g.tree[text].next) kept += g.tree[text].text;
  }
}

void assign_strings(Generation& g, NodeId element, BoxId box) {
  for (model::StringSet const& set : g.style_of(element).string_set)
    g.tree.strings.push_back({box, set.name, content_text(g, set.value, element)});
}

void add_bookmark(Generation& g, NodeId element, BoxId box) {
  ComputedStyle const& style = g.style_of(element);
  if (style.bookmark_level <= 0) return;
  std::string label = style.bookmark_label.empty() ? visible_text(g, element) : content_text(g, style.bookmark_label, element);
  if (label.empty()) return;
  label = model::without_soft_hyphens(std::move(label));
  g.tree.bookmarks.push_back({box, style.bookmark_level, std::move(label), style.bookmark_state == model::BookmarkState::Open});
}

std::string visible_text(Generation const& g, NodeId element) {
  return model::plain_text_without(g.document, element, [&](NodeId n) {
    return n != element && (g.document[n].role == model::Role::Noteref || g.style_of(n).display == Display::None ||
                            g.style_of(n).float_ == model::Float::Footnote);
  });
}

}  // namespace bifolio::boxes
