// The table of source formats: their names, extensions and parsers, and how text without a useful name is told apart.
// To add a format: a row here, a folder beside.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/article/article.h"
#include "parse/markdown/markdown.h"
#include "parse/parse.h"

namespace bifolio::parse {
namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  std::array<std::string_view, 6> extensions;
};
constexpr std::array<FormatRow, 3> formats = {{
    {Format::Markdown, "markdown", {"md", "markdown", "mkd", "mdown", "mdwn", "qmd"}},
    {Format::Article, "article", {"article"}},
    {Format::Metadata, "metadata", {"yaml", "yml"}},
}};

std::string_view trim(std::string_view line) {
  while (!line.empty() && utf8::is_html_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && utf8::is_html_space(line.back())) line.remove_suffix(1);
  return line;
}

bool is_run(std::string_view line, char c, std::size_t least) {
  return line.size() >= least && line.find_first_not_of(c) == std::string_view::npos;
}

// An ATX heading: one to six #, a space, text.
bool is_heading(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && marks + 1 < line.size() && line[marks] == ' ';
}

bool has_inline_link(std::string_view line) {
  const std::size_t middle = line.find("](");
  return middle != std::string_view::npos && line.rfind('[', middle) != std::string_view::npos &&
         line.find(')', middle) != std::string_view::npos;
}

bool is_delimiter_row(std::string_view line) {
  return line.find("--") != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|:- \t") == std::string_view::npos;
}

// How strongly a line says "Markdown". Dashes and stars alone say little: articles have them too.
int markdown_evidence(std::string_view line, std::string_view previous) {
  if (is_heading(line)) return 4;
  if (line.substr(0, 3) == "```" || line.substr(0, 3) == "~~~") return 4;
  if (is_delimiter_row(line)) return 4;
  if (is_run(line, '=', 3) && !previous.empty()) return 4;
  if (line.substr(0, 2) == "[^" && line.find("]:") != std::string_view::npos) return 4;
  if (has_inline_link(line)) return 3;
  if (line.size() > 4 && line.find("**") != line.rfind("**")) return 2;
  if (line.substr(0, 2) == "> " || line.substr(0, 2) == "- " || line.substr(0, 2) == "* ") return 1;
  return std::count(line.begin(), line.end(), '`') >= 2 ? 1 : 0;
}

bool begins_with_front_matter(std::string_view text) {
  if (text.substr(0, 4) != "---\n" && text.substr(0, 5) != "---\r\n") return false;
  return text.find("\n---", 3) != std::string_view::npos || text.find("\n...", 3) != std::string_view::npos;
}

}  // namespace

std::optional<Format> format_from_path(std::string_view path) {
  const std::size_t dot = path.rfind('.'), slash = path.rfind('/');
  if (dot == std::string_view::npos || (slash != std::string_view::npos && slash > dot)) return std::nullopt;
  const std::string extension = lower_case(path.substr(dot + 1));
  for (FormatRow const& row : formats)
    for (const std::string_view e : row.extensions)
      if (!e.empty() && e == extension) return row.format;
  return std::nullopt;
}

std::optional<Format> format_from_name(std::string_view name) {
  const std::string wanted = lower_case(name);
  for (FormatRow const& row : formats)
    if (row.name == wanted || std::find(row.extensions.begin(), row.extensions.end(), wanted) != row.extensions.end())
      return wanted.empty() ? std::nullopt : std::optional(row.format);
  return std::nullopt;
}

Format sniff(std::string_view text) {
  constexpr std::size_t sample = 256 * 1024;
  constexpr int enough = 4;
  if (begins_with_front_matter(text)) return Format::Markdown;
  text = text.substr(0, sample);
  int score = 0;
  std::string_view previous;
  while (!text.empty() && score < enough) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = trim(text.substr(0, end));
    score += markdown_evidence(line, previous);
    previous = line;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return score >= enough ? Format::Markdown : Format::Article;
}

model::Document parse(SourceText source, Format format, DiagnosticSink& sink, std::vector<Explanation>* explanations) {
  switch (format) {
    case Format::Markdown: return parse_markdown(source, sink);
    case Format::Article: return parse_article(source, sink, explanations);
    case Format::Metadata: return parse_metadata_file(source, sink);
  }
  return {};
}

}  // namespace bifolio::parse
