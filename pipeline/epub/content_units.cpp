// A content document's units: the pieces of the document that stand in one file, in the elements around them.
#include <algorithm>

#include "base/utf8.h"
#include "epub/content_writer.h"
#include "epub/xml.h"

namespace bifolio::epub {

using model::NodeId;
using model::NodeKind;
using model::Tag;

void ContentWriter::write(pugi::xml_node body) {
  open_.push_back({document_.body(), {body, Tag::Body, false, false, 2}, {}});
  for (const NodeId unit : book_.partition.files[file_].units) write_unit(unit);
  while (open_.size() > 1) close();
  flush();
  footnotes(open_.back().place);
  close();
}

void ContentWriter::write_unit(NodeId unit) {
  std::vector<NodeId> chain;
  for (NodeId n = document_[unit].parent; n && n != document_.body(); n = document_[n].parent) chain.push_back(n);
  std::reverse(chain.begin(), chain.end());
  std::size_t same = 0;
  while (same < chain.size() && same + 1 < open_.size() && open_[same + 1].node == chain[same]) ++same;
  while (open_.size() > same + 1) close();
  for (; same < chain.size(); ++same) open(chain[same]);
  if (presence_.is_on_own_line(unit)) {
    flush();
    own_line(unit, open_.back().place);
  } else {
    open_.back().inline_run.push_back(unit);
  }
}

void ContentWriter::open(NodeId element) {
  flush();
  Place& place = open_.back().place;
  append_new_line(place.parent, place.level);
  const Opening opening = book_.partition.file(element) == file_ ? Opening::First : Opening::Again;
  open_.push_back({element, elements_.open(element, place, opening), {}});
  if (opening == Opening::First) generated(element, model::PseudoElement::Before, open_.back().place.parent);
}

void ContentWriter::close() {
  flush();
  Place& place = open_.back().place;
  if (open_.size() > 1) append_new_line(place.parent, place.level - 1);
  open_.pop_back();
}

void ContentWriter::flush() {
  if (!open_.empty()) inline_line(std::exchange(open_.back().inline_run, {}), open_.back().place);
}

void ContentWriter::inline_line(std::vector<NodeId> const& run, Place const& place) {
  std::size_t first = 0, last = run.size();
  while (first < last && is_blank(run[first])) ++first;
  while (last > first && is_blank(run[last - 1])) --last;
  if (first == last) return;
  append_new_line(place.parent, place.level);
  const pugi::xml_node line = place.parent.last_child();
  for (std::size_t i = first; i < last; ++i) node(run[i], place);
  trim(line.next_sibling(), place.parent.last_child());
}

LineEnds ContentWriter::bare_ends(NodeId n) const {
  return {!presence_.pseudo_box(n, model::PseudoElement::Before), !presence_.pseudo_box(n, model::PseudoElement::After)};
}

void ContentWriter::trim(pugi::xml_node first, pugi::xml_node last, LineEnds bare) {
  if (bare.start && first.type() == pugi::node_pcdata && first.value()[0] == ' ')
    first.set_value(std::string(first.value() + 1).c_str());
  const std::string end = last.type() == pugi::node_pcdata ? last.value() : "";
  if (bare.end && end.size() > 1 && end.back() == ' ') last.set_value(end.substr(0, end.size() - 1).c_str());
}

bool ContentWriter::is_blank(NodeId n) const {
  std::string_view const text = document_[n].text;
  return document_[n].kind == NodeKind::Text && std::all_of(text.begin(), text.end(), utf8::is_html_space);
}

}  // namespace bifolio::epub
