// Title matter from the metadata: an article's title block, a book's title page and imprint, and the authors' biographies. What the
// text has already is not said again.
#include <algorithm>

#include "resolve/node_edit.h"
#include "resolve/phases.h"
#include "resolve/words.h"

namespace bifolio::resolve {
namespace {

using model::Contributor;
using model::Document;
using model::Metadata;
using model::NodeId;
using model::NodeKind;
using model::PublicationType;
using model::Role;
using model::Tag;

bool has_title_matter(Document const& document) {
  for (NodeId n = document[document.body()].first_child; n; n = document[n].next)
    if (document[n].kind == NodeKind::Element && (document.has_class(n, "title-block") || document.has_class(n, "titlepage")))
      return true;
  return false;
}

void append_paragraph(Document& document, NodeId parent, std::string_view class_name, std::string_view text) {
  if (!text.empty()) append_copy(document, append_classed(document, parent, Tag::P, class_name), text);
}

/// The heading that the text has, with what the author put in it, or a new one.
void place_title(Document& document, NodeId parent, NodeId title) {
  if (title) {
    move_to_end(document, title, parent);
    document.add_class(title, "title");
    return;
  }
  append_copy(document, append_classed(document, parent, Tag::H1, "title"), document.metadata.title);
}

void place_subtitle(Document& document, NodeId parent) {
  if (document.metadata.subtitle.empty()) return;
  const NodeId subtitle = append_classed(document, parent, Tag::P, "subtitle");
  document.set_role(subtitle, Role::Subtitle);
  append_copy(document, subtitle, document.metadata.subtitle);
}

void append_part(Document& document, NodeId parent, std::string_view class_name, std::string_view text) {
  append_copy(document, append_classed(document, parent, Tag::Span, class_name), text);
}

/// "Oriol Marín, Research Assistant, University of Girona".
void append_person(Document& document, NodeId parent, Contributor const& person) {
  append_part(document, parent, "author", person.name);
  for (auto const& [class_name, text] : {std::pair<std::string_view, std::string const&>{"author-title", person.title},
                                         std::pair<std::string_view, std::string const&>{"affiliation", person.affiliation}}) {
    if (text.empty()) continue;
    append_copy(document, parent, ", ");
    append_part(document, parent, class_name, text);
  }
}

/// Names alone are listed with commas and "and"; with positions behind them, semicolons keep people apart.
void place_byline(Document& document, NodeId parent, std::string_view by) {
  std::vector<Contributor> const& people = document.metadata.creators;
  if (people.empty()) return;
  Words const& words = words_for(document.metadata.language);
  const NodeId byline = append_classed(document, parent, Tag::P, "byline");
  if (!by.empty()) append_copy(document, byline, std::string(by) + ' ');
  const bool only_names =
      std::all_of(people.begin(), people.end(), [](Contributor const& c) { return c.title.empty() && c.affiliation.empty(); });
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (i > 0) {
      const bool last = only_names && i + 1 == people.size();
      append_copy(document, byline,
                  last         ? ' ' + std::string(words.and_word) + ' '
                  : only_names ? std::string(", ")
                               : std::string("; "));
    }
    append_person(document, byline, people[i]);
  }
}

void place_date(Document& document, NodeId parent) {
  model::Date const& date = document.metadata.date;
  if (date.written.empty() && date.iso.empty()) return;
  const NodeId time = document.append_element(append_classed(document, parent, Tag::P, "date"), Tag::Time, {});
  if (!date.iso.empty()) document.set_attribute(time, "datetime", date.iso);
  append_copy(document, time, date.written.empty() ? date.iso : date.written);
}

NodeId make_title_block(Document& document, NodeId title) {
  const NodeId header = document.make_element(Tag::Header, {});
  document.set_attribute(header, "class", "title-block");
  append_paragraph(document, header, "collection", document.metadata.collection);
  place_title(document, header, title);
  place_subtitle(document, header);
  place_byline(document, header, words_for(document.metadata.language).by);
  place_date(document, header);
  return header;
}

NodeId make_title_page(Document& document, NodeId title) {
  const NodeId page = document.make_element(Tag::Section, {});
  document.set_attribute(page, "class", "titlepage");
  place_title(document, page, title);
  place_subtitle(document, page);
  place_byline(document, page, {});  // on a title page, names stand alone
  for (Contributor const& person : document.metadata.contributors) {
    const NodeId line = append_classed(document, page, Tag::P, "contributor");
    append_person(document, line, person);
  }
  append_paragraph(document, page, "publisher", document.metadata.publisher);
  return page;
}

bool has_imprint(Metadata const& metadata) {
  const bool isbn =
      std::any_of(metadata.identifiers.begin(), metadata.identifiers.end(), [](auto const& id) { return id.scheme == "isbn"; });
  return isbn || !metadata.rights.empty() || !metadata.edition.empty() || !metadata.date.iso.empty() ||
         !metadata.date.written.empty();
}

NodeId make_imprint(Document& document) {
  Metadata const& metadata = document.metadata;
  const NodeId imprint = document.make_element(Tag::Section, {});
  document.set_attribute(imprint, "class", "imprint");
  append_paragraph(document, imprint, "imprint-title", metadata.title);
  append_paragraph(document, imprint, "edition", metadata.edition);
  place_date(document, imprint);
  append_paragraph(document, imprint, "publisher", metadata.publisher);
  append_paragraph(document, imprint, "rights", metadata.rights);
  Words const& words = words_for(metadata.language);
  for (model::Identifier const& id : metadata.identifiers)
    if (id.scheme == "isbn") append_paragraph(document, imprint, "isbn", std::string(words.isbn) + ' ' + id.value);
  return imprint;
}

/// Whether the words stand in the text already: the parser may have left the biography where it was.
bool says(std::string const& text, std::string_view biography) {
  std::string wanted;
  bool space = false;
  for (const char c : biography) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_space && space && !wanted.empty()) wanted += ' ';
    space = is_space;
    if (!is_space) wanted += c;
  }
  return text.find(wanted) != std::string::npos;
}

void append_paragraphs(Document& document, NodeId parent, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    const std::string_view paragraph = text.substr(0, end);
    if (paragraph.find_first_not_of(" \t\r\n") != std::string_view::npos) append_paragraph(document, parent, {}, paragraph);
    text.remove_prefix(std::min(end + 2, text.size()));
  }
}

}  // namespace

void add_title_matter(Document& document, NodeId title) {
  if (has_title_matter(document)) return;
  if (document.metadata.type == PublicationType::Article)
    return insert_first(document, document.body(), make_title_block(document, title));
  const NodeId page = make_title_page(document, title);
  insert_first(document, document.body(), page);
  if (has_imprint(document.metadata)) insert_after(document, page, make_imprint(document));
}

void add_biographies(Document& document) {
  const bool any = std::any_of(document.metadata.creators.begin(), document.metadata.creators.end(),
                               [](auto const& c) { return !c.biography.empty(); });
  if (!any) return;
  const std::string text = plain_text(document, document.body());
  const Tag heading_tag = document.metadata.type == PublicationType::Book ? Tag::H1 : Tag::H2;
  Words const& words = words_for(document.metadata.language);
  for (Contributor const& person : document.metadata.creators) {
    if (person.biography.empty() || says(text, person.biography)) continue;
    const NodeId section = append_classed(document, document.body(), Tag::Section, "about-author");
    document.set_span(section, person.span);
    append_copy(document, document.append_element(section, heading_tag, {}), std::string(words.about) + ' ' + person.name);
    append_paragraphs(document, section, person.biography);
  }
}

}  // namespace bifolio::resolve
