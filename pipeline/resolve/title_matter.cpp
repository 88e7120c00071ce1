// Title matter from the metadata: an article's title block, a book's title page and imprint, and the authors' biographies. What the
// text has already is not said again.
#include <algorithm>
#include <vector>

#include "resolve/credits.h"
#include "resolve/node_edit.h"
#include "resolve/phases.h"
#include "resolve/section_roles.h"
#include "resolve/words.h"
#include "resolve/written_dates.h"

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

/// The author's own page "Copyright" stands in the imprint's place: what will be a top section without parts.
bool writes_imprint(Document const& document) {
  std::vector<NodeId> headings;
  int top = 6;
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind != NodeKind::Element || !is_heading(document[n].tag)) continue;
    if (!is_structural(document, n) || document.has_class(n, "title")) continue;
    headings.push_back(n);
    top = std::min(top, static_cast<int>(heading_level(document[n].tag)));
  }
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (heading_level(document[headings[i]].tag) != top || section_class(document, headings[i]) != "imprint") continue;
    if (i + 1 == headings.size() || heading_level(document[headings[i + 1]].tag) <= top) return true;
  }
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
  const NodeId heading = append_classed(document, parent, Tag::H1, "title");
  document.set_span(heading, document.metadata.title_span);
  append_copy(document, heading, document.metadata.title);
}

void place_subtitle(Document& document, NodeId parent) {
  if (document.metadata.subtitle.empty()) return;
  const NodeId subtitle = append_classed(document, parent, Tag::P, "subtitle");
  document.set_role(subtitle, Role::Subtitle);
  document.set_span(subtitle, document.metadata.subtitle_span);
  append_copy(document, subtitle, document.metadata.subtitle);
}

void append_part(Document& document, NodeId parent, std::string_view class_name, std::string_view text, Span span) {
  const NodeId part = append_classed(document, parent, Tag::Span, class_name);
  document.set_span(part, span);
  append_copy(document, part, text);
}

/// "Oriol Marín, Research Assistant, University of Girona".
void append_person(Document& document, NodeId parent, Contributor const& person, std::string_view name_class) {
  append_part(document, parent, name_class, person.name, person.span);
  for (auto const& [class_name, text] : {std::pair<std::string_view, std::string const&>{"author-title", person.title},
                                         std::pair<std::string_view, std::string const&>{"affiliation", person.affiliation}}) {
    if (text.empty()) continue;
    append_copy(document, parent, ", ");
    append_part(document, parent, class_name, text, person.span);
  }
}

using People = std::vector<Contributor const*>;

/// Names alone are listed with commas and "and"; with positions behind them, semicolons keep people apart.
void append_people(Document& document, NodeId line, People const& people, std::string_view name_class) {
  const std::string and_word(words_for(document.metadata.language).and_word);
  const bool only_names =
      std::all_of(people.begin(), people.end(), [](Contributor const* c) { return c->title.empty() && c->affiliation.empty(); });
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool last = only_names && i + 1 == people.size();
    if (i > 0) append_copy(document, line, last ? and_word : only_names ? std::string(", ") : std::string("; "));
    append_person(document, line, *people[i], name_class);
  }
}

void place_byline(Document& document, NodeId parent, std::string_view by) {
  People people;
  for (Contributor const& person : document.metadata.creators) people.push_back(&person);
  if (people.empty()) return;
  const NodeId byline = append_classed(document, parent, Tag::P, "byline");
  if (!by.empty()) append_copy(document, byline, std::string(by) + ' ');
  append_people(document, byline, people, "author");
}

/// Who made the cover and the design is said in the imprint.
bool belongs_to_imprint(std::string_view role) { return role == "cov" || role == "bkd"; }

enum class Place : std::uint8_t { TitlePage, Imprint };

/// "Translated by …": a line for each role.
void place_contributors(Document& document, NodeId parent, Place place) {
  std::vector<Contributor> const& all = document.metadata.contributors;
  std::vector<std::string_view> done;
  for (Contributor const& first : all) {
    if (belongs_to_imprint(first.role) != (place == Place::Imprint)) continue;
    if (std::find(done.begin(), done.end(), first.role) != done.end()) continue;
    done.push_back(first.role);
    People people;
    for (Contributor const& person : all)
      if (person.role == first.role) people.push_back(&person);
    const NodeId line = append_classed(document, parent, Tag::P, "contributor");
    append_copy(document, line, credit(document.metadata.language, first.role, first.name));
    append_people(document, line, people, "name");
  }
}

/// A date of digits is written as the language writes dates; another as its author wrote it.
void place_date(Document& document, NodeId parent) {
  model::Date const& date = document.metadata.date;
  if (date.written.empty() && date.iso.empty()) return;
  const NodeId time = document.append_element(append_classed(document, parent, Tag::P, "date"), Tag::Time, {});
  if (!date.iso.empty()) document.set_attribute(time, "datetime", date.iso);
  const bool only_digits = date.written.empty() || date.written == date.iso;
  append_copy(document, time, only_digits ? written_date(date.iso, document.metadata.language) : date.written);
}

NodeId make_title_block(Document& document, NodeId title) {
  const NodeId header = document.make_element(Tag::Header, document.metadata.span);
  document.set_attribute(header, "class", "title-block");
  append_paragraph(document, header, "collection", document.metadata.collection);
  place_title(document, header, title);
  place_subtitle(document, header);
  place_byline(document, header, words_for(document.metadata.language).by);
  place_contributors(document, header, Place::TitlePage);
  place_date(document, header);
  return header;
}

NodeId make_title_page(Document& document, NodeId title) {
  const NodeId page = document.make_element(Tag::Section, document.metadata.span);
  document.set_attribute(page, "class", "titlepage");
  place_title(document, page, title);
  place_subtitle(document, page);
  place_byline(document, page, {});  // on a title page, names stand alone
  place_contributors(document, page, Place::TitlePage);
  append_paragraph(document, page, "publisher", document.metadata.publisher);
  return page;
}

/// "Leaves, 4": the series that a book belongs to.
std::string series(Metadata const& metadata) {
  if (metadata.collection.empty() || metadata.collection_position.empty()) return metadata.collection;
  return metadata.collection + ", " + metadata.collection_position;
}

void place_identifiers(Document& document, NodeId imprint) {
  for (model::Identifier const& id : document.metadata.identifiers) {
    if (id.scheme == "isbn")
      append_paragraph(document, imprint, "isbn", std::string(words_for(document.metadata.language).isbn) + ' ' + id.value);
    else if (id.scheme == "doi")
      append_paragraph(document, imprint, "doi", "DOI " + id.value);
  }
}

/// A book that says only its title and its publisher needs none: the title page has both.
bool has_imprint(Metadata const& metadata) {
  const auto is_said = [](model::Identifier const& id) { return id.scheme == "isbn" || id.scheme == "doi"; };
  return std::any_of(metadata.identifiers.begin(), metadata.identifiers.end(), is_said) ||
         std::any_of(metadata.contributors.begin(), metadata.contributors.end(),
                     [](Contributor const& person) { return belongs_to_imprint(person.role); }) ||
         !(metadata.rights.empty() && metadata.edition.empty() && metadata.collection.empty() && metadata.date.iso.empty() &&
           metadata.date.written.empty());
}

NodeId make_imprint(Document& document) {
  Metadata const& metadata = document.metadata;
  const NodeId imprint = document.make_element(Tag::Section, metadata.span);
  document.set_attribute(imprint, "class", "imprint");
  append_paragraph(document, imprint, "imprint-title", metadata.title);
  append_paragraph(document, imprint, "collection", series(metadata));
  append_paragraph(document, imprint, "edition", metadata.edition);
  place_date(document, imprint);
  append_paragraph(document, imprint, "publisher", metadata.publisher);
  append_paragraph(document, imprint, "rights", metadata.rights);
  place_contributors(document, imprint, Place::Imprint);
  place_identifiers(document, imprint);
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
  if (has_imprint(document.metadata) && !writes_imprint(document)) insert_after(document, page, make_imprint(document));
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
