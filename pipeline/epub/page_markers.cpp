#include "epub/page_markers.h"

#include <algorithm>
#include <set>

#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "text/breaks.h"

namespace bifolio::epub {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;

/// Elements between whose children no phrasing may stand; a marker goes into the first child that can hold it.
bool holds_only_structure(Tag tag) {
  switch (tag) {
    case Tag::Html:
    case Tag::Hgroup:
    case Tag::Ul:
    case Tag::Ol:
    case Tag::Dl:
    case Tag::Table:
    case Tag::Thead:
    case Tag::Tbody:
    case Tag::Tfoot:
    case Tag::Tr:
    case Tag::Colgroup:
    case Tag::Ruby:
    case Tag::Rtc:
    case Tag::Picture:
    case Tag::Time:  // text only, where it has no datetime
    case Tag::Details: return true;
    default: return false;
  }
}

/// Elements whose content is not ours to add to.
bool is_closed(Tag tag) { return is_void(tag) || tag == Tag::Svg || tag == Tag::Math || tag == Tag::Audio || tag == Tag::Video; }

/// Finds characters in text nodes; places that come in order cost one pass over the text, however many they are.
class CharacterFinder {
 public:
  explicit CharacterFinder(Document const& document) : document_(document) {}

  std::uint32_t byte_offset(model::DocumentPlace const& place) {
    if (place.node != node_ || place.characters < characters_) node_ = place.node, offset_ = 0, characters_ = 0;
    const std::string_view text = document_[node_].text;
    while (offset_ < text.size()) {
      const utf8::Decoded c = utf8::decode(text, offset_);
      if (!(c.length == 1 && utf8::is_html_space(text[offset_]))) {
        if (characters_ == place.characters) break;
        ++characters_;
      }
      offset_ += c.length;
    }
    return offset_;
  }

 private:
  Document const& document_;
  NodeId node_;
  std::uint32_t offset_ = 0, characters_ = 0;
};

/// The start of the grapheme cluster at `offset` (UAX 29 §3), looked for from the last white space before it.
std::uint32_t cluster_start(std::string_view text, std::uint32_t offset) {
  constexpr std::uint32_t furthest = 256;
  std::uint32_t begin = offset;
  while (begin > 0 && (offset - begin < furthest || (text[begin] & 0xC0) == 0x80) && !utf8::is_html_space(text[begin - 1])) --begin;
  std::uint32_t end = offset;
  while (end < text.size() && end - offset < furthest && !utf8::is_html_space(text[end])) ++end;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  const std::vector<std::uint32_t> boundaries = text::grapheme_boundaries(text.substr(begin, end - begin));
  const auto after = std::upper_bound(boundaries.begin(), boundaries.end(), offset - begin);
  return after == boundaries.begin() ? offset : begin + *std::prev(after);
}

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), utf8::is_html_space); }

/// The nearest node, from `node` on, at which a marker is valid XHTML: text, an element to stand before, or one to begin.
NodeId valid_place(Document const& document, Presence const& presence, Partition const& partition, NodeId node) {
  for (NodeId n = document[node].parent; n; n = document[n].parent)
    if (is_closed(document[n].tag)) node = n;
  const auto fits = [&](NodeId n) {
    if (partition.file(n) == Partition::nowhere || !presence.appears(n)) return false;
    Document const& d = document;
    const NodeId parent = d[n].parent;
    if (!parent || d[n].tag == Tag::Body) return false;
    if (d[n].kind == NodeKind::Text && is_blank(d[n].text) && !presence.keeps_white_space(n))
      return false;  // it may not be written
    if (d[n].kind == NodeKind::Text) return !holds_only_structure(d[parent].tag);
    return !holds_only_structure(d[n].tag) && (!is_closed(d[n].tag) || !holds_only_structure(d[parent].tag));
  };
  while (node && !fits(node)) node = next_in_order(document, node, document.root());
  return node;
}

/// An NCName of the label's letters and digits: "page-xii".
std::string id_of(std::string_view label, std::size_t index) {
  std::string id = "page-";
  for (const char c : label)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) id += c;
  if (id.size() == 5) append_number(id += "n", static_cast<std::int64_t>(index + 1));
  return id;
}

std::string unused(std::string id, Targets const& targets, std::set<std::string>& used) {
  const std::string stem = id;
  for (int n = 2; targets.has_id(id) || !used.insert(id).second; ++n) append_number(id = stem + "-", n);
  return id;
}

}  // namespace

PageMarkers::PageMarkers(model::PageMap const* pages, Document const& document, Presence const& presence,
                         Partition const& partition, Targets const& targets, DiagnosticSink& sink) {
  if (!pages) return;
  CharacterFinder finder(document);
  std::set<std::string> used;
  for (std::size_t i = 0; i < pages->pages.size(); ++i) {
    model::PageStart const& page = pages->pages[i];
    if (!page.place.node || page.label.empty()) continue;  // a page without content or number: nothing to lead to
    const NodeId node = valid_place(document, presence, partition, page.place.node);
    if (!node) {
      sink.report(page_without_place, document[page.place.node].span,
                  "page " + page.label + " begins with content that the EPUB does not have");
      continue;
    }
    PageMarker marker{page.label, unused(id_of(page.label, i), targets, used), node, 0};
    if (document[node].kind == NodeKind::Text && node == page.place.node)
      marker.offset = cluster_start(document[node].text, finder.byte_offset(page.place));
    by_node_[node].push_back(markers_.size());
    markers_.push_back(std::move(marker));
  }
  for (auto& [node, indices] : by_node_)
    std::stable_sort(indices.begin(), indices.end(),
                     [&](std::size_t a, std::size_t b) { return markers_[a].offset < markers_[b].offset; });
}

std::vector<std::size_t> const& PageMarkers::at(NodeId node) const {
  static const std::vector<std::size_t> none;
  const auto found = by_node_.find(node);
  return found == by_node_.end() ? none : found->second;
}

}  // namespace bifolio::epub
