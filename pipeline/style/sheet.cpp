// parse_sheet: a sheet with what it imports (css-cascade-5 §2).
#include <algorithm>

#include "style/diagnostics.h"
#include "style/style.h"
#include "style/syntax/parser.h"

namespace bifolio::style {
namespace {

constexpr std::size_t deepest_import = 16;

class ImportingParser {
 public:
  ImportingParser(SourceSet const& sources, Importer const& importer, model::StyleSheet& sheet, DiagnosticSink& sink)
      : sources_(sources), importer_(importer), sheet_(sheet), sink_(sink) {}

  std::vector<model::Rule> parse(SourceId id) {
    open_.push_back(id);
    const SourceText source = source_text(sources_, id);
    SheetParser parser(sheet_, source, sink_, [&](std::string_view url, Span place) { return follow(url, source.path, place); });
    auto rules = parser.sheet_rules();
    open_.pop_back();
    return rules;
  }

 private:
  std::vector<model::Rule> follow(std::string_view url, std::string_view from, Span place) {
    if (open_.size() >= deepest_import) return refuse(place, "style sheets import each other too deep");
    const SourceId id = importer_(url, from, place);
    if (!id) return {};
    const std::string_view path = sources_[id].path();
    const bool cyclic = std::any_of(open_.begin(), open_.end(), [&](SourceId o) { return sources_[o].path() == path; });
    return cyclic ? refuse(place, "a style sheet imports itself") : parse(id);
  }

  std::vector<model::Rule> refuse(Span place, std::string why) {
    sink_.report(import_failed, place, std::move(why));
    return {};
  }

  SourceSet const& sources_;
  Importer const& importer_;
  model::StyleSheet& sheet_;
  DiagnosticSink& sink_;
  std::vector<SourceId> open_;
};

model::StyleSheet empty_sheet(SourceText source, model::Origin origin) {
  model::StyleSheet sheet;
  sheet.origin = origin;
  sheet.source = source.id;
  sheet.path = source.path;
  return sheet;
}

}  // namespace

model::StyleSheet parse_sheet(SourceText source, model::Origin origin, DiagnosticSink& sink) {
  model::StyleSheet sheet = empty_sheet(source, origin);
  sheet.rules = SheetParser(sheet, source, sink).sheet_rules();
  return sheet;
}

model::StyleSheet parse_sheet(SourceSet const& sources, SourceId id, model::Origin origin, Importer const& importer,
                              DiagnosticSink& sink) {
  model::StyleSheet sheet = empty_sheet(source_text(sources, id), origin);
  sheet.rules = ImportingParser(sources, importer, sheet, sink).parse(id);
  return sheet;
}

}  // namespace bifolio::style
