#include "resolve/ids.h"

#include <vector>

#include "base/numbers.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "model/plain_text.h"
#include "resolve/diagnostics.h"
#include "resolve/slug.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Role;
using model::Tag;

void report_duplicate(Document const& document, NodeId element, NodeId first, std::string const& id, DiagnosticSink& sink) {
  const bool note = document[element].role == Role::Footnote;
  std::vector<DiagnosticNote> notes;
  if (document[first].span) notes.push_back({document[first].span, "the first is here"});
  sink.report(
      note ? duplicate_note : duplicate_id, document[element].span,
      note ? "two notes have the same label; references mean the first" : "the id “" + id + "” is used twice; links mean the first",
      std::move(notes));
}

void settle_written_id(Document& document, NodeId element, IdTable& ids, DiagnosticSink& sink) {
  const std::string written(document.attribute(element, "id"));
  const std::string wanted = xml_name(written);
  if (wanted.empty()) return document.remove_attribute(element, "id");
  if (wanted != written)
    sink.report(invalid_id, document[element].span, "the id “" + written + "” is not a valid name; it is written “" + wanted + "”");
  if (const NodeId first = ids.find(wanted)) report_duplicate(document, element, first, written, sink);
  const std::string id = ids.claim(wanted, element);
  if (id != written) document.set_attribute(element, "id", id);
}

}  // namespace

std::string IdTable::claim(std::string const& wanted, NodeId element) {
  if (owners_.try_emplace(wanted, element).second) return wanted;
  for (std::uint32_t& number = next_number_[wanted];;) {
    std::string candidate = wanted + '-';
    append_number(candidate, ++number);
    if (owners_.try_emplace(candidate, element).second) return candidate;
  }
}

NodeId IdTable::find(std::string const& id) const {
  const auto found = owners_.find(id);
  return found == owners_.end() ? NodeId() : found->second;
}

std::string IdTable::target(std::string_view fragment) const {
  const std::string decoded = percent_decoded(fragment);
  for (std::string const& candidate : {std::string(fragment), decoded, xml_name(decoded), xml_name(slug(decoded))})
    if (!candidate.empty() && find(candidate)) return candidate;
  return {};
}

IdTable settle_ids(Document& document, DiagnosticSink& sink) {
  IdTable ids;
  std::vector<NodeId> headings;
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != NodeKind::Element) continue;
    if (document.has_attribute(n, "id")) settle_written_id(document, n, ids, sink);
    if (is_heading(document[n].tag) && !document.has_attribute(n, "id")) headings.push_back(n);
  }
  for (NodeId heading : headings) {
    const std::string name = xml_name(slug(heading_text(document, heading)));
    document.set_attribute(heading, "id", ids.claim(name.empty() || name == "_" ? "section" : name, heading));
  }
  return ids;
}

void settle_links(Document& document, IdTable const& ids, DiagnosticSink& sink) {
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (!document.is_element(n, Tag::A)) continue;
    const std::string_view href = document.attribute(n, "href");
    if (href.empty() || href[0] != '#') continue;
    const std::string id = ids.target(href.substr(1));
    if (!id.empty()) {
      if (id != href.substr(1)) document.set_attribute(n, "href", "#" + id);
      continue;
    }
    sink.report(broken_link, document[n].span,
                "nothing here has the id “" + std::string(href.substr(1)) + "”; the link becomes plain text");
    document.remove_attribute(n, "href");
  }
}

std::string heading_text(Document const& document, NodeId heading) {
  return model::without_soft_hyphens(model::plain_text_without(
      document, heading, [&](NodeId n) { return document[n].role == Role::Noteref || document[n].role == Role::Footnote; }));
}

}  // namespace bifolio::resolve
