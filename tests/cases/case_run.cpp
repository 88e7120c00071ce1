#include "cases/case_run.h"

#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "app/conversion.h"
#include "app/inspect.h"
#include "app/report.h"
#include "base/files.h"

namespace bifolio::tests {
namespace {

namespace fs = std::filesystem;

/// A folder for one case's files, the current one while it lives.
class WorkFolder {
 public:
  WorkFolder() : before_(fs::current_path()) {
    std::string name = (fs::temp_directory_path() / "bifolio-case-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw EnvironmentError(name, "cannot be made");
    path_ = name;
    fs::current_path(path_);
  }
  WorkFolder(WorkFolder const&) = delete;
  WorkFolder& operator=(WorkFolder const&) = delete;
  ~WorkFolder() {
    std::error_code error;
    fs::current_path(before_, error);
    fs::remove_all(path_, error);
  }

 private:
  fs::path before_, path_;
};

void read_options(std::string const& text, app::CommandLine& line) {
  std::stringstream options(text);
  for (std::string option; std::getline(options, option);) {
    const std::size_t colon = option.find(": ");
    const std::string key = option.substr(0, colon), value = colon == std::string::npos ? "" : option.substr(colon + 2);
    if (key == "theme")
      line.request.styles.front() = value;
    else if (key == "media")
      line.media = value == "screen" ? model::MediaType::Screen : model::MediaType::Print;
    else if (key == "system-fonts")
      line.request.system_fonts = value == "yes";
    else if (key == "set")
      line.request.settings.emplace_back(value.substr(0, value.find('=')), value.substr(value.find('=') + 1));
    else if (key == "hyphenation")
      line.request.hyphenation.push_back(value);
    else
      throw std::runtime_error("unknown option in a case: " + option);
  }
}

void write_section(Section const& section) {
  const fs::path path = file_name(section);
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  write_file(path.string(), file_bytes(section));
}

app::CommandLine command_line_for(CaseFile const& file) {
  app::CommandLine line;
  line.request.styles = {"none"};
  for (Section const& section : file.sections) {
    switch (kind_of(section.name)) {
      case SectionKind::Input: line.request.inputs.push_back(file_name(section)), write_section(section); break;
      case SectionKind::Sheet: line.request.styles.push_back(file_name(section)), write_section(section); break;
      case SectionKind::File: write_section(section); break;
      case SectionKind::Options: read_options(section.text, line); break;
      case SectionKind::Expectation: break;
    }
  }
  return line;
}

std::string file_in_zip(std::string const& bytes, std::string const& name) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!archive) return "not a zip archive";
  std::string text = "no such file in the EPUB";
  zip_stat_t stat;
  if (zip_stat(archive, name.c_str(), 0, &stat) == 0) {
    text.resize(stat.size);
    zip_file_t* file = zip_fopen(archive, name.c_str(), 0);
    zip_fread(file, text.data(), text.size());
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

std::string without_last_newlines(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// What stands before the first `mark`, and what follows it.
std::pair<std::string, std::string> divide(std::string const& text, std::string_view mark) {
  const std::size_t at = std::min(text.find(mark), text.size());
  return {text.substr(0, at), text.substr(std::min(at + mark.size(), text.size()))};
}

/// Whether the section needs more than the parser.
bool reaches_further(std::string_view name) {
  return name != "parsed" && name != "parsed metadata" && name != "explain" && name != "diagnostics";
}

/// Runs the stages for one case and keeps what they say. The diagnostics kept are the last run's: ask for the furthest stage last.
class CaseRun {
 public:
  explicit CaseRun(CaseFile const& file) : line_(command_line_for(file)) {}

  std::map<std::string, std::string> results;

  void parse() {
    app::Publication publication;
    std::string trees, metadata;
    for (std::string const& path : line_.request.inputs) {
      std::string why;
      const auto decoded = parse::decode(read_file(path), why);
      if (!decoded) throw std::runtime_error(path + " is not text: " + why);
      const SourceId id = publication.sources.add(path, decoded->text);
      parse::report_replacements(*decoded, id, publication.sink);
      const SourceText source = source_text(publication.sources, id);
      const parse::Format format = parse::format_from_path(path).value_or(parse::sniff(source.text));
      const model::Document document = parse::parse(source, format, publication.sink, &publication.explanations);
      trees += dump(document, publication.sources);
      metadata += app::dump_metadata(document.metadata);
    }
    results["parsed"] = trees;
    results["parsed metadata"] = metadata;
    keep_what_was_said(publication);
  }

  void document() {
    const auto [metadata, tree] = divide(inspect(app::Stage::Document, line_.media), "\n\n");
    results["metadata"] = metadata;
    results["document"] = tree;
  }

  void styles(std::string const& suffix) {
    const auto [tree, pages] = divide(inspect(app::Stage::Styles, medium(suffix)), "\n@page");
    results["styles" + suffix] = tree;
    results["page styles" + suffix] = pages.empty() ? "" : "@page" + pages;
  }

  void explain_style() {
    app::Publication publication;
    app::CommandLine line = line_;
    line.explain_style = true;
    results["explain style"] = app::inspect(line, publication, progress_);
    keep_what_was_said(publication);
  }

  void boxes(std::string const& suffix) { results["boxes" + suffix] = inspect(app::Stage::Boxes, medium(suffix)); }
  void pages() { results["pages"] = inspect(app::Stage::Pages, model::MediaType::Print); }
  void lines() { results["lines"] = inspect(app::Stage::Lines, model::MediaType::Print); }

  void epub(std::string const& section) {
    app::Publication publication;
    if (!books_) {
      books_ = app::convert(line_.request, publication, progress_);
      keep_what_was_said(publication);
    }
    results[section] = file_in_zip(books_->epub, section.substr(std::string_view("epub ").size()));
  }

 private:
  model::MediaType medium(std::string_view suffix) const { return suffix == " screen" ? model::MediaType::Screen : line_.media; }

  std::string inspect(app::Stage stage, model::MediaType medium) {
    app::Publication publication;
    app::CommandLine line = line_;
    line.stage = stage;
    line.media = medium;
    std::string text = app::inspect(line, publication, progress_);
    keep_what_was_said(publication);
    return text;
  }

  void keep_what_was_said(app::Publication const& publication) {
    results["diagnostics"] = app::format_diagnostics(publication.sink.all(), publication.sources,
                                                     {app::DiagnosticsForm::Text, app::Verbosity::Verbose, false});
    results["explain"] = app::explain(publication);
  }

  app::CommandLine line_;
  app::Progress progress_{app::Progress::Display::Hidden};
  std::optional<app::Books> books_;
};

}  // namespace

std::map<std::string, std::string> run_case(CaseFile const& file) {
  const WorkFolder folder;
  CaseRun run(file);
  const auto asks_for = [&](std::string_view name) { return file.find(name) != nullptr; };
  if (asks_for("parsed") || asks_for("parsed metadata")) run.parse();
  bool further = false;
  for (Section const& section : file.sections)
    further |= kind_of(section.name) == SectionKind::Expectation && reaches_further(section.name);
  if (further || run.results.empty()) run.document();
  for (std::string const suffix : {" screen", ""}) {
    if (asks_for("styles" + suffix) || asks_for("page styles" + suffix)) run.styles(suffix);
    if (asks_for("boxes" + suffix)) run.boxes(suffix);
  }
  if (asks_for("explain style")) run.explain_style();
  if (asks_for("pages")) run.pages();
  if (asks_for("lines")) run.lines();
  for (Section const& section : file.sections)
    if (section.name.starts_with("epub ")) run.epub(section.name);
  for (auto& [name, result] : run.results) result = without_last_newlines(result);
  return run.results;
}

}  // namespace bifolio::tests
