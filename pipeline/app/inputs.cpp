// Reading a publication: files to sources to documents, joined and resolved, with the images and sheets that they name.
#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/conversion.h"
#include "app/diagnostics.h"
#include "app/images.h"
#include "app/settings.h"
#include "app/style_sheets.h"
#include "base/files.h"
#include "resolve/resolve.h"

namespace bifolio::app {
namespace {

// Spans count bytes in 32 bits.
constexpr std::size_t input_byte_limit = std::size_t{1} << 30;

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash + 1));
}

// A source with a place to point at when its bytes cannot be used.
Span start_of(std::string const& path, SourceSet& sources) { return {sources.add(path, ""), 0, 0}; }

bool is_too_large(std::string const& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);  // of a regular file; what a pipe holds is known when it is read
  return !error && size > input_byte_limit;
}

std::optional<SourceId> read_source(std::string const& path, Publication& publication) {
  const bool too_large = path != "-" && is_too_large(path);
  const std::string bytes = too_large ? std::string() : path == "-" ? read_standard_input() : read_file(path);
  if (too_large || bytes.size() > input_byte_limit) {
    publication.sink.report(input_limit, start_of(path, publication.sources), "the file is larger than 1 GiB");
    return std::nullopt;
  }
  std::string why;
  std::optional<parse::DecodedText> decoded = parse::decode(bytes, why);
  if (!decoded) {
    publication.sink.report(binary_input, start_of(path, publication.sources), "this is not text: " + why);
    return std::nullopt;
  }
  const SourceId id = publication.sources.add(path, std::exchange(decoded->text, {}));
  parse::report_replacements(*decoded, id, publication.sink);
  if (decoded->encoding != "UTF-8") publication.sink.report(foreign_encoding, {id, 0, 0}, "read as " + decoded->encoding);
  if (publication.sources[id].text().find_first_not_of(" \t\r\n\f") == std::string_view::npos)
    publication.sink.report(empty_input, {id, 0, 0}, "the file has no text");
  return id;
}

parse::Format format_of(Request const& request, std::string const& path, std::string_view text) {
  if (request.format && !(path.ends_with(".yaml") || path.ends_with(".yml"))) return *request.format;
  if (const auto format = parse::format_from_path(path)) return *format;
  return parse::sniff(text);
}

// "path/to/article.txt" to "article".
std::string title_from_path(std::string const& path) { return path == "-" ? "" : std::filesystem::path(path).stem().string(); }

}  // namespace

bool read_publication(Request const& request, Publication& publication, Progress& progress) {
  progress.stage("reading");
  std::vector<SourceId> sources;
  bool usable = true;
  for (std::string const& path : request.inputs) {
    if (const auto id = read_source(path, publication))
      sources.push_back(*id);
    else
      usable = false;
  }
  if (!usable) return false;
  progress.stage("parsing");
  std::vector<model::Document> parts;
  for (const SourceId id : sources) {
    const SourceText text = source_text(publication.sources, id);
    const std::string path(text.path);
    parts.push_back(parse::parse(text, format_of(request, path, text.text), publication.sink, &publication.explanations));
    rebase_references(parts.back(), folder_of(path));
  }
  model::Document document =
      parts.size() == 1 ? std::move(parts.front()) : resolve::join(std::move(parts), publication.sink, request.inputs);
  for (std::string const& path : request.hyphenation) {
    const auto id = read_source(path, publication);
    if (!id) return false;
    for (auto& word : parse::parse_hyphenation(source_text(publication.sources, *id), publication.sink))
      document.metadata.hyphenation.push_back(std::move(word));
  }
  apply_settings(request.settings, document.metadata, publication.sources, publication.sink);
  progress.stage("resolving");
  publication.document =
      resolve::resolve(std::move(document), {.fallback_title = title_from_path(request.inputs.front())}, publication.sink);
  progress.stage("reading style sheets");
  publication.font_places = {font_folders(request.inputs), request.system_fonts ? text::SystemFonts::Yes : text::SystemFonts::No};
  publication.sheets = load_style_sheets(request, publication);
  publication.resources = load_images(publication.document, publication.sheets, publication.sink);
  return true;
}

}  // namespace bifolio::app
