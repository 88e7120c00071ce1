#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <thread>

#include "app/property_table.h"

namespace bifolio::app {
namespace {

constexpr char description[] = "Bifolio makes two books from one source and one style sheet: an EPUB 3 and a tagged PDF.";

constexpr char footer[] = R"(
Several inputs make one book, in the order given. INPUT is Markdown (.md), a plain-text article (.txt), a metadata
file (.yaml), or - for standard input; an argument that ends in .css is a style sheet.

Examples:
  bifolio article.txt                       article.epub and article.pdf in the current folder
  bifolio book.yaml ch1.md ch2.md -o out/   one book of several files, into out/
  bifolio notes.md -o notes.pdf             only the PDF
  bifolio notes.md --style book my.css      the book theme, then your own sheet
  bifolio - --to pdf -o - < notes.md        from standard input to standard output
  bifolio draft.md --set title="New title" --set lang=en-GB
  bifolio inspect article.txt --explain     how an article's structure was recognised
  bifolio properties                        which CSS properties each book obeys

Exit codes: 0 done; 1 errors in the input; 2 usage; 3 warnings, with --werror; 4 an output failed its check;
5 input or output failed; 6 a limit was hit. When several apply: 5, 6, 4, 1, 3, in this order.
SOURCE_DATE_EPOCH sets the books' date of modification; NO_COLOR turns colours off.)";

struct Raw {
  CommandLine line;
  std::vector<std::string> to, settings;
  std::string from, smart, system_fonts = "yes", diagnostics = "text", stage = "document", media = "print", form = "text";
  int jobs = 0;
  bool quiet = false, verbose = false;
};

void add_source_options(CLI::App& app, Raw& raw) {
  app.add_option("INPUT", raw.line.request.inputs, "What to convert, in reading order");
  app.add_option("--from", raw.from, "The inputs' format: markdown or article (otherwise by name, then by content)")
      ->type_name("FORMAT");
  app.add_option("--style", raw.line.request.styles,
                 "A shipped theme (article, book, report, manuscript; none: no theme), a trim size (trim-a5, trim-6x9 …) or a CSS "
                 "file; may be repeated")
      ->type_name("SHEET")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_flag("--explain-style", raw.line.explain_style,
               "Tell for each rule of the style sheets that one of the two books does not use, or in another form, why");
  app.add_option("--set", raw.settings, "Set a front matter field: title, author, lang, date, type …; may be repeated")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option(
         "--system-fonts", raw.system_fonts,
         "Whether fonts of this machine may be used for families that are asked for by name and for characters that no other "
         "font has: yes (default) or no, for the same books on every machine")
      ->type_name("WHETHER")
      ->check(CLI::IsMember({"yes", "no"}));
  app.add_option("--smart", raw.smart,
                 "Which straight characters become typographic ones: true, false, or a list of quotes, dashes, ellipses and spaces")
      ->type_name("LIST");
  app.add_option(
         "--hyphenation", raw.line.request.hyphenation,
         "A file of words and where they may be divided: one a line with its hyphens, [de] before a language's; may be repeated")
      ->type_name("FILE")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  app.add_option("--diagnostics", raw.diagnostics, "How diagnostics are printed: text or json (one object a line)")
      ->type_name("FORM")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_flag("--werror", raw.line.warnings_are_errors, "Exit with 3 if there was a warning");
  app.add_option("--jobs", raw.jobs, "Threads to use (default: one for each processor); the result is the same")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  auto* quiet = app.add_flag("-q,--quiet", raw.quiet, "Print only errors");
  app.add_flag("-v,--verbose", raw.verbose, "Print notes and the time that each stage took")->excludes(quiet);
}

// The split at the first "=": the value may contain more of them.
bool split_settings(Raw& raw, std::string& error) {
  for (std::string const& setting : raw.settings) {
    const std::size_t at = setting.find('=');
    if (at == std::string::npos || at == 0) {
      error = "--set " + setting + ": expected KEY=VALUE";
      return false;
    }
    raw.line.request.settings.emplace_back(setting.substr(0, at), setting.substr(at + 1));
  }
  return true;
}

bool choose_formats(Raw& raw, std::string& error) {
  Request& request = raw.line.request;
  if (!raw.from.empty() && !(request.format = parse::format_from_name(raw.from))) {
    error = "--from " + raw.from + ": unknown format; known are markdown and article";
    return false;
  }
  std::string const& out = request.output;
  const auto ends_in = [&](std::string_view suffix) { return out.size() > suffix.size() && out.ends_with(suffix); };
  std::vector<std::string> wanted;
  for (std::string const& list : raw.to) {
    std::stringstream parts(list);
    for (std::string part; std::getline(parts, part, ',');) wanted.push_back(part);
  }
  if (wanted.empty() && ends_in(".epub")) wanted = {"epub"};
  if (wanted.empty() && ends_in(".pdf")) wanted = {"pdf"};
  if (wanted.empty()) wanted = {"epub", "pdf"};
  request.epub = request.pdf = false;
  for (std::string const& format : wanted) {
    if (format == "epub")
      request.epub = true;
    else if (format == "pdf")
      request.pdf = true;
    else
      return error = "--to " + format + ": unknown format; known are epub and pdf", false;
  }
  if ((ends_in(".epub") && request.pdf) || (ends_in(".pdf") && request.epub))
    return error = "-o " + out + " names one file, --to asks for " + (request.epub && request.pdf ? "two books" : "the other book"),
           false;
  if (out == "-" && request.epub && request.pdf)
    return error = "standard output takes one book: choose it with --to epub or --to pdf", false;
  return true;
}

bool complete(Raw& raw, std::string& error) {
  Request& request = raw.line.request;
  const auto is_sheet = [](std::string const& path) { return path.ends_with(".css"); };
  std::copy_if(request.inputs.begin(), request.inputs.end(), std::back_inserter(request.styles), is_sheet);
  std::erase_if(request.inputs, is_sheet);
  if (request.inputs.empty()) return error = "no INPUT given", false;
  if (std::count(request.inputs.begin(), request.inputs.end(), "-") > 1)
    return error = "standard input (-) can be given once", false;
  if (!raw.line.inspect && request.output.empty() && request.inputs.front() == "-")
    return error = "with standard input, say where to write: -o PATH, or -o - for standard output", false;
  raw.line.diagnostics = raw.diagnostics == "json" ? DiagnosticsForm::Json : DiagnosticsForm::Text;
  raw.line.verbosity = raw.quiet ? Verbosity::Quiet : raw.verbose ? Verbosity::Verbose : Verbosity::Normal;
  request.threads = raw.jobs > 0 ? static_cast<unsigned>(raw.jobs) : std::max(1u, std::thread::hardware_concurrency());
  request.system_fonts = raw.system_fonts == "yes";
  raw.line.media = raw.media == "screen" ? model::MediaType::Screen : model::MediaType::Print;
  constexpr std::array<std::string_view, 5> stages = {"document", "styles", "boxes", "pages", "lines"};
  raw.line.stage = static_cast<Stage>(std::find(stages.begin(), stages.end(), raw.stage) - stages.begin());
  raw.line.form = raw.form == "json" ? InspectForm::Json : InspectForm::Text;
  if (raw.line.form == InspectForm::Json && raw.line.stage != Stage::Styles)
    return error = "--format json is for --stage styles", false;
  if (!raw.smart.empty()) raw.settings.push_back("smart=" + raw.smart);
  return split_settings(raw, error) && choose_formats(raw, error);
}

}  // namespace

std::variant<CommandLine, EarlyExit> parse_command_line(int argc, char const* const* argv) {
  Raw raw;
  CLI::App app(description, "bifolio");
  app.footer(footer);
  app.set_version_flag("--version", "bifolio " BIFOLIO_VERSION);
  app.get_formatter()->column_width(34);
  add_source_options(app, raw);
  app.add_option("-o,--output", raw.line.request.output,
                 "A file (.epub, .pdf), a folder, a name to which .epub and .pdf are added, or - for standard output")
      ->type_name("PATH");
  app.add_option("--to", raw.to, "The books to make (default: both)")
      ->type_name("epub,pdf")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  CLI::App* inspect = app.add_subcommand("inspect", "Print what a stage of the pipeline makes of the input");
  add_source_options(*inspect, raw);
  inspect->add_option("--stage", raw.stage, "document, styles, boxes, pages, or lines: how the pages' lines are set")
      ->type_name("STAGE")
      ->check(CLI::IsMember({"document", "styles", "boxes", "pages", "lines"}));
  inspect->add_option("--media", raw.media, "The book whose styles and boxes are shown: print (PDF) or screen (EPUB)")
      ->type_name("MEDIA")
      ->check(CLI::IsMember({"print", "screen"}));
  inspect->add_option("--format", raw.form, "How styles are printed: text (what differs) or json (every property's computed value)")
      ->type_name("FORM")
      ->check(CLI::IsMember({"text", "json"}));
  inspect->add_flag("--explain", raw.line.explain, "Tell for each decision of the parser which evidence won");
  CLI::App* properties = app.add_subcommand("properties", "Print which CSS properties each book obeys, as Markdown");

  std::string error;
  try {
    app.parse(argc, argv);
    if (properties->parsed()) return EarlyExit{property_chapter(), ExitCode::Done};
    raw.line.inspect = inspect->parsed();
    if (complete(raw, error)) return raw.line;
  } catch (CLI::Success const& request) {  // --help, --version
    std::ostringstream out;
    app.exit(request, out, out);
    return EarlyExit{out.str(), ExitCode::Done};
  } catch (CLI::ParseError const& problem) {
    error = problem.what();
  }
  return EarlyExit{"bifolio: " + error + "\nTry 'bifolio --help'.\n", ExitCode::Usage};
}

}  // namespace bifolio::app
