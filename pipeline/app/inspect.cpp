#include "app/inspect.h"

#include "app/explain_style.h"
#include "app/styles_json.h"
#include "base/numbers.h"
#include "model/line_dump.h"
#include "style/style.h"

namespace bifolio::app {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) ((((out += name) += ": ") += value) += '\n');
}

void append_contributors(std::string& out, std::vector<model::Contributor> const& people) {
  for (model::Contributor const& person : people) {
    out += person.role + ": " + person.name;
    for (std::string const& fact : {person.title, person.affiliation, person.email, person.url, person.orcid})
      if (!fact.empty()) out += "; " + fact;
    out += '\n';
  }
}

}  // namespace

std::string dump_metadata(model::Metadata const& metadata) {
  std::string out;
  append_field(out, "type", metadata.type == model::PublicationType::Book ? "book" : "article");
  append_field(out, "title", metadata.title);
  append_field(out, "subtitle", metadata.subtitle);
  append_contributors(out, metadata.creators);
  append_contributors(out, metadata.contributors);
  append_field(out, "date", metadata.date.written);
  append_field(out, "date (ISO 8601)", metadata.date.iso);
  append_field(out, "language", metadata.language);
  append_field(out, "publisher", metadata.publisher);
  append_field(out, "collection", metadata.collection);
  append_field(out, "collection position", metadata.collection_position);
  for (std::string const& subject : metadata.subjects) append_field(out, "subject", subject);
  for (model::Identifier const& id : metadata.identifiers) append_field(out, "identifier", id.scheme + ":" + id.value);
  append_field(out, "description", metadata.description);
  append_field(out, "rights", metadata.rights);
  append_field(out, "source", metadata.source_url);
  append_field(out, "edition", metadata.edition);
  append_field(out, "cover", metadata.cover);
  for (auto const& [key, value] : metadata.other) append_field(out, key, value);
  return out;
}

std::string explain(Publication const& publication) {
  std::string out;
  for (parse::Explanation const& e : publication.explanations) {
    if (e.span) {
      const Position position = publication.sources[e.span.source].position(e.span.begin);
      append_number(out, position.line);
      out += ':';
      append_number(out, position.column);
      out += ' ';
    }
    out += e.decision;
    out += e.score < 0 ? " " : " +";
    append_number(out, e.score);
    std::string_view separator = ": ";
    for (std::string const& evidence : e.evidence) {
      (out += separator) += evidence;
      separator = "; ";
    }
    out += '\n';
  }
  return out;
}

std::string inspect(CommandLine const& line, Publication& publication, Progress& progress) {
  if (!read_publication(line.request, publication, progress)) return {};
  if (line.explain_style) return explain_style(publication, line.diagnostics);
  std::string out = line.explain ? explain(publication) + "\n" : std::string();
  if (line.stage == Stage::Document)
    return out + dump_metadata(publication.document.metadata) + "\n" + dump(publication.document, publication.sources);
  progress.stage("styling");
  const MediaProducts products = style_and_generate(publication, line.media, publication.sink);
  if (line.stage == Stage::Styles)
    return out + (line.form == InspectForm::Json ? styles_json(products.styled, publication.document)
                                                 : style::dump(products.styled, publication.document));
  if (line.stage == Stage::Boxes) return out + dump(products.boxes, publication.document);
  Typography typography = load_typography(products.styled, publication);
  progress.stage("laying out pages");
  const model::PagedDocument paged = lay_out(products, publication, typography, line.request.threads, publication.sink);
  if (line.stage == Stage::Lines) return out + dump_lines(paged, products.boxes);
  return out + dump(paged, products.boxes, publication.document);
}

}  // namespace bifolio::app
