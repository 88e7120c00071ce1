#include "app/run.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>

#include "app/command_line.h"
#include "app/conversion.h"
#include "app/explain_style.h"
#include "app/inspect.h"
#include "app/report.h"
#include "base/files.h"
#include "base/numbers.h"

namespace bifolio::app {
namespace {

void print_error(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool is_terminal() { return ::isatty(STDERR_FILENO) != 0; }

bool wants_color() {
  char const* const no_color = std::getenv("NO_COLOR");
  char const* const terminal = std::getenv("TERM");
  return is_terminal() && !(no_color && *no_color) && !(terminal && std::string_view(terminal) == "dumb");
}

/// Where the book with this extension goes (see -o in the help).
std::string output_path(Request const& request, std::string const& extension) {
  namespace fs = std::filesystem;
  std::string const& out = request.output;
  const std::string stem = request.inputs.front() == "-" ? "book" : fs::path(request.inputs.front()).stem().string();
  std::error_code error;
  if (out == "-") return out;
  if (out.empty()) return stem + extension;
  if (out.back() == '/' || fs::is_directory(out, error)) return (fs::path(out) / (stem + extension)).string();
  return out.ends_with(extension) ? out : out + extension;
}

std::string size_text(std::size_t bytes) {
  if (bytes < 1024 * 1024) return to_decimal(static_cast<double>(bytes) / 1024, 0) + " KB";
  return to_decimal(static_cast<double>(bytes) / (1024 * 1024), 1) + " MB";
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

/// "out/book.pdf: 212 pages, 84,120 words, 1.2 MB, 0.81 s".
std::string summary(std::string const& path, Books const& books, std::string const& bytes, double seconds) {
  std::string line = path + ": ";
  if (&bytes == &books.pdf) line += grouped(books.pages) + (books.pages == 1 ? " page, " : " pages, ");
  return line + grouped(books.words) + (books.words == 1 ? " word, " : " words, ") + size_text(bytes.size()) + ", " +
         to_decimal(seconds, 2) + " s\n";
}

void write_book(std::string const& path, std::string const& bytes) {
  namespace fs = std::filesystem;
  if (path == "-") return write_standard_output(bytes);
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty() && !fs::exists(folder, error) && !fs::create_directories(folder, error))
    throw EnvironmentError(folder.string(), error.message());
  write_file(path, bytes);
}

void print_diagnostics(CommandLine const& line, Publication const& publication) {
  print_error(format_diagnostics(publication.sink.all(), publication.sources, {line.diagnostics, line.verbosity, wants_color()}));
}

/// Says in the chosen form what is no content problem.
ExitCode fail(CommandLine const& line, std::string_view kind, std::string const& message, ExitCode code) {
  print_error(
      format_diagnostics({{kind, Severity::Error, {}, message, {}}}, {}, {line.diagnostics, line.verbosity, wants_color()}));
  return code;
}

ExitCode make_books(CommandLine const& line, Publication& publication, Progress& progress) {
  const Books books = convert(line.request, publication, progress);
  progress.stage("writing files");
  const double seconds = progress.seconds();
  std::string summaries;
  const auto write = [&](std::string const& bytes, std::string const& extension) {
    if (bytes.empty()) return;
    const std::string path = output_path(line.request, extension);
    write_book(path, bytes);
    if (path != "-") summaries += summary(path, books, bytes, seconds);
  };
  write(books.epub, ".epub");
  write(books.pdf, ".pdf");
  progress.finish();
  print_diagnostics(line, publication);
  if (line.verbosity != Verbosity::Quiet && line.diagnostics == DiagnosticsForm::Text) print_error(summaries);
  if (line.verbosity == Verbosity::Verbose)
    for (auto const& [stage, time] : progress.times()) print_error("  " + std::string(stage) + ": " + to_decimal(time, 3) + " s\n");
  if (line.explain_style) {
    const std::string report = explain_style(publication, line.diagnostics);
    line.request.output == "-" ? print_error(report) : write_standard_output(report);
  }
  return exit_code_for(publication.sink.all(), line.warnings_are_errors);
}

ExitCode print_stage(CommandLine const& line, Publication& publication, Progress& progress) {
  const std::string text = inspect(line, publication, progress);
  progress.finish();
  print_diagnostics(line, publication);
  write_standard_output(text);
  return exit_code_for(publication.sink.all(), line.warnings_are_errors);
}

ExitCode run(CommandLine const& line) {
  Publication publication;
  Progress progress(is_terminal() && line.verbosity != Verbosity::Quiet ? Progress::Display::Terminal : Progress::Display::Hidden);
  try {
    return line.inspect ? print_stage(line, publication, progress) : make_books(line, publication, progress);
  } catch (EnvironmentError const& problem) {
    progress.finish();
    print_diagnostics(line, publication);
    return fail(line, "input-output", problem.what(), ExitCode::InputOutput);
  } catch (std::invalid_argument const& problem) {
    progress.finish();
    return fail(line, "usage", problem.what(), ExitCode::Usage);
  } catch (std::bad_alloc const&) {
    progress.finish();
    return fail(line, "memory-limit", "not enough memory", ExitCode::LimitHit);
  } catch (std::exception const& problem) {
    progress.finish();
    return fail(line, "internal", std::string("a mistake of ours, please report it: ") + problem.what(), ExitCode::Internal);
  }
}

}  // namespace

ExitCode run(int argc, char const* const* argv) {
  const auto parsed = parse_command_line(argc, argv);
  if (auto const* early = std::get_if<EarlyExit>(&parsed)) {
    if (early->code == ExitCode::Done)
      std::fwrite(early->text.data(), 1, early->text.size(), stdout);
    else
      print_error(early->text);
    return early->code;
  }
  return run(std::get<CommandLine>(parsed));
}

}  // namespace bifolio::app
