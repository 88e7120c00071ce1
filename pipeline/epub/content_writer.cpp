#include "epub/content_writer.h"

#include <algorithm>

#include "base/utf8.h"
#include "epub/content_text.h"
#include "epub/diagnostics.h"
#include "epub/xml.h"

namespace bifolio::epub {

using model::NodeId;
using model::NodeKind;
using model::Tag;

ContentWriter::ContentWriter(ContentInput const& input, std::uint32_t file, ImageSet& images, ContentFacts& facts)
    : book_(input.book),
      generated_(input.generated),
      document_(book_.document()),
      presence_(book_.presence),
      file_(file),
      facts_(facts),
      elements_(book_, file, images, facts) {}

void ContentWriter::own_line(NodeId element, Place const& place) {
  append_new_line(place.parent, place.level);
  node(element, place);
}

void ContentWriter::node(NodeId n, Place const& place) {
  if (!presence_.appears(n)) return;
  if (document_[n].kind == NodeKind::Text) return text(n, place.parent);
  element(n, place);
}

void ContentWriter::element(NodeId n, Place const& place) {
  if (presence_.is_footnote_of_sheet(n) && !is_structural(place.parent_tag)) return call(n, place);
  whole(n, place);
}

void ContentWriter::whole(NodeId n, Place const& place) {
  switch (document_[n].tag) {
    case Tag::Img: return image(n, place);
    case Tag::Svg:
    case Tag::Math:
    case Tag::Audio:
    case Tag::Video:
    case Tag::Input: return replaced_by_text(n, place);
    default: break;
  }
  if (is_heading(document_[n].tag)) ++facts_.headings;
  if (is_void(document_[n].tag)) markers_before(n, place.parent);
  if (!is_void(document_[n].tag) && says_other_label(n)) {
    markers_before(n, place.parent);
    pugi::xml_node label = elements_.open(n, place, Opening::First).parent;
    return append_text(label, generated_text(n));
  }
  const Place inside = elements_.open(n, place, Opening::First);
  if (is_void(document_[n].tag)) return;
  if (document_[n].role == model::Role::Backlink) settle_backlink(n, inside.parent);
  markers_before(n, inside.parent);
  const bool takes_text = !is_structural(document_[n].tag);
  if (takes_text) generated(n, model::PseudoElement::Before, inside.parent);
  children(n, inside);
  if (takes_text) generated(n, model::PseudoElement::After, inside.parent);
  keep_end_tag(inside.parent);
}

void ContentWriter::image(NodeId n, Place const& place) {
  markers_before(n, place.parent);
  elements_.image(n, place.parent);
}

void ContentWriter::replaced_by_text(NodeId n, Place const& place) {
  markers_before(n, place.parent);
  elements_.text_instead(n, place.parent, generated_text(n));
}

/// A note's call or number that says what the sheet has it say, or a number of the sheet's and the document's notes together.
bool ContentWriter::says_other_label(NodeId n) const {
  const bool is_label = document_[n].role == model::Role::Noteref || document_.has_class(n, "note-number");
  const NodeId text = is_label ? document_[n].first_child : NodeId();
  return text && document_[text].kind == NodeKind::Text && !document_[text].next && book_.markers.at(text).empty() &&
         generated_text(n) != document_[text].text;
}

/// What it says of the call that it leads back to is what that says now.
void ContentWriter::settle_backlink(NodeId n, pugi::xml_node link) {
  const std::string_view href = document_.attribute(n, "href");
  const NodeId call = href.starts_with('#') ? book_.targets.element(href.substr(1)) : NodeId();
  if (!call || !says_other_label(call)) return;
  const std::string_view number = document_[document_[call].first_child].text;
  std::string name = link.attribute("aria-label").value();
  if (!name.ends_with(number)) return;
  name.replace(name.size() - number.size(), number.size(), generated_text(call));
  set(link, "aria-label", name);
}

std::string ContentWriter::generated_text(NodeId n) const {
  model::BoxTree const& boxes = book_.publication.boxes;
  std::string text;
  for (model::BoxId box = presence_.box(n) ? boxes[presence_.box(n)].first_child : model::BoxId(); box; box = boxes[box].next)
    if (boxes[box].kind == model::BoxKind::Text) text += boxes[box].text;
  return text.empty() ? plain_text(document_, n) : text;
}

void ContentWriter::children(NodeId n, Place const& place) {
  std::vector<NodeId> all;
  bool blocks = false;
  for (NodeId child = document_[n].first_child; child; child = document_[child].next) {
    if (!presence_.appears(child)) continue;
    all.push_back(child);
    blocks = blocks || presence_.is_on_own_line(child);
  }
  if (presence_.keeps_white_space(n)) return inline_content(all, place);
  if (!blocks && !presence_.is_on_own_line(n)) return inline_content(all, place);
  if (!blocks) {
    const pugi::xml_node last_before = place.parent.last_child();
    const LineEnds bare = bare_ends(n);
    inline_content(trimmed(std::move(all), bare), place);
    return trim(last_before ? last_before.next_sibling() : place.parent.first_child(), place.parent.last_child(), bare);
  }
  std::vector<NodeId> run;
  for (const NodeId child : all) {
    if (!presence_.is_on_own_line(child)) {
      run.push_back(child);
      continue;
    }
    inline_line(std::exchange(run, {}), place);
    own_line(child, place);
  }
  inline_line(run, place);
  append_new_line(place.parent, place.level - 1);
}

std::vector<NodeId> ContentWriter::trimmed(std::vector<NodeId> run, LineEnds bare) const {
  while (bare.end && !run.empty() && is_blank(run.back())) run.pop_back();
  if (bare.start) run.erase(run.begin(), std::find_if(run.begin(), run.end(), [&](NodeId n) { return !is_blank(n); }));
  return run;
}

void ContentWriter::inline_content(std::vector<NodeId> const& nodes, Place const& place) {
  for (const NodeId n : nodes) node(n, place);
}

void ContentWriter::generated(NodeId n, model::PseudoElement pseudo, pugi::xml_node parent) {
  const std::string content = generated_.text(n, pseudo);
  if (!content.empty()) set(append(parent, "span", content), "class", pseudo == model::PseudoElement::Before ? "before" : "after");
}

bool ContentWriter::is_structural(Tag tag) {
  switch (tag) {
    case Tag::Ul:
    case Tag::Ol:
    case Tag::Dl:
    case Tag::Table:
    case Tag::Thead:
    case Tag::Tbody:
    case Tag::Tfoot:
    case Tag::Tr:
    case Tag::Colgroup:
    case Tag::Hgroup:
    case Tag::Ruby:
    case Tag::Picture: return true;
    default: return false;
  }
}

void ContentWriter::text(NodeId n, pugi::xml_node parent) {
  if (!is_xml_text(document_[n].text))
    book_.sink.report(character_not_allowed, document_[n].span,
                      "control characters cannot stand in an EPUB; each is written as U+FFFD");
  std::vector<std::size_t> const& markers = book_.markers.at(n);
  std::vector<std::uint32_t> offsets;
  for (const std::size_t i : markers) offsets.push_back(book_.markers.all()[i].offset);
  const WhiteSpace white_space = presence_.keeps_white_space(n) ? WhiteSpace::Keep : WhiteSpace::Collapse;
  const std::vector<std::string> pieces = text_pieces(document_[n].text, white_space, offsets);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) marker(markers[i - 1], parent);
    if (!pieces[i].empty()) append_text(parent, pieces[i]);
  }
  if (!is_blank(n)) ++facts_.words_of_text;
}

void ContentWriter::markers_before(NodeId n, pugi::xml_node parent) {
  for (const std::size_t i : book_.markers.at(n)) marker(i, parent);
}

void ContentWriter::marker(std::size_t index, pugi::xml_node parent) {
  PageMarker const& page = book_.markers.all()[index];
  pugi::xml_node span = parent.append_child("span");
  set(span, "id", page.id);
  set(span, "role", "doc-pagebreak");
  set(span, "epub:type", "pagebreak");
  set(span, "aria-label", page.label);
  keep_end_tag(span);
}

}  // namespace bifolio::epub
