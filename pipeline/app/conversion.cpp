#include "app/conversion.h"

#include <algorithm>

#include <charconv>
#include <cstdlib>
#include <future>
#include <set>
#include <stdexcept>
#include <tuple>

#include "app/diagnostics.h"
#include "app/font_units.h"
#include "base/files.h"
#include "base/utf8.h"
#include "boxes/boxes.h"
#include "check/check.h"
#include "epub/epub.h"
#include "epub/written_files.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "style/style.h"

namespace bifolio::app {
namespace {

constexpr std::int64_t seconds_per_day = 86400;
constexpr std::int64_t year_2000 = 946684800;

// Days from 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

// "2024-08-22", "2024-08" or "2024".
std::int64_t seconds_from_iso(std::string_view iso) {
  const auto part = [&](std::size_t at, std::size_t size, int otherwise) {
    int value = otherwise;
    if (at + size <= iso.size()) std::from_chars(iso.data() + at, iso.data() + at + size, value);
    return value;
  };
  return days_from_civil(part(0, 4, 2000), part(5, 2, 1), part(8, 2, 1)) * seconds_per_day;
}

std::size_t count_words(model::Document const& document) {
  std::size_t words = 0;
  bool in_word = false;
  for (model::NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind == model::NodeKind::Element) {
      if (!is_phrasing(document[n].tag)) in_word = false;
      continue;
    }
    for (const char32_t c : utf8::CodePoints(document[n].text)) {
      const bool space = c <= ' ' || c == 0xA0 || c == 0x202F || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
      words += !space && !in_word;
      in_word = !space;
    }
  }
  return words;
}

// The second medium finds the same faults in the content as the first: each is said once.
void take_new(DiagnosticSink& sink, DiagnosticSink const& other) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::string_view, std::string_view>;
  const auto key = [](Diagnostic const& d) { return Key{d.span.source.value, d.span.begin, d.span.end, d.kind, d.message}; };
  const std::vector<Diagnostic> before = sink.all();  // whose texts stay where they are while the sink grows
  std::set<Key> said;
  for (Diagnostic const& d : before) said.insert(key(d));
  for (Diagnostic const& d : other.all())
    if (said.insert(key(d)).second) sink.report({d.kind, d.severity}, d.span, d.message, d.notes);
}

/// Runs `work` now, or beside what follows when there is more than one thread.
template <class Work>
auto start(unsigned threads, Work work) {
  return std::async(threads > 1 ? std::launch::async : std::launch::deferred, std::move(work));
}

struct Epub {
  std::string bytes;
  DiagnosticSink sink;
};

Epub make_epub(Publication const& publication, MediaProducts const& screen, model::PageMap const* pages, text::Fonts const& fonts,
               std::int64_t modified) {
  Epub epub;
  const std::vector<model::WrittenFile> files =
      epub::written_files({publication.document, screen.boxes, {}, pages, publication.resources, fonts, modified});
  const model::LoweredSheet lowered = style::lower(publication.sheets, publication.document, epub.sink, files, &screen.styled);
  epub.bytes = epub::write({publication.document, screen.boxes, lowered, pages, publication.resources, fonts, modified}, epub.sink);
  check::epub(epub.bytes, epub.sink);
  return epub;
}

}  // namespace

std::int64_t modification_time(model::Metadata const& metadata, char const* source_date_epoch) {
  if (!source_date_epoch)
    return metadata.date.iso.empty() ? year_2000 : std::max<std::int64_t>(seconds_from_iso(metadata.date.iso), 0);
  const std::string_view text = source_date_epoch;
  std::int64_t seconds = -1;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t year_10000 = 253402300800;
  if (result.ec != std::errc() || result.ptr != text.data() + text.size() || seconds < 0 || seconds >= year_10000)
    throw std::invalid_argument("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"" + std::string(text) + '"');
  return seconds;
}

MediaProducts style_and_generate(Publication const& publication, model::MediaType media, DiagnosticSink& sink) {
  MediaProducts products;
  FontMeasurer fonts(publication.font_places);
  const auto measure = [&](model::ComputedStyle const& style, std::vector<model::FontFace> const& faces) {
    return fonts.units(style, faces);
  };
  products.styled = style::cascade(publication.document, publication.sheets, {media, measure}, sink);
  products.boxes = boxes::generate(publication.document, products.styled, publication.resources, sink);
  return products;
}

Typography load_typography(model::StyledDocument const& styled, Publication& publication) {
  Typography typography{collect_fonts(publication.font_places, styled.font_faces, &publication.sink),
                        text::Hyphenator({"/usr/share/hyphen"})};
  for (model::HyphenationException const& word : publication.document.metadata.hyphenation)
    typography.hyphenator.add_exception(word.word, word.language);
  return typography;
}

model::PagedDocument lay_out(MediaProducts const& print, Publication const& publication, Typography& typography, unsigned threads,
                             DiagnosticSink& sink) {
  return layout::lay_out(print.boxes, publication.resources, typography.fonts, typography.hyphenator, {.threads = threads}, sink);
}

Books convert(Request const& request, Publication& publication, Progress& progress) {
  const auto modified_for = [&] { return modification_time(publication.document.metadata, std::getenv("SOURCE_DATE_EPOCH")); };
  Books books;
  if (!read_publication(request, publication, progress)) return books;
  const std::int64_t modified = modified_for();
  books.words = count_words(publication.document);

  DiagnosticSink screen_sink;
  auto screen_work = start(request.threads, [&] {
    return request.epub ? style_and_generate(publication, model::MediaType::Screen, screen_sink) : MediaProducts();
  });
  progress.stage("styling");
  const MediaProducts print = style_and_generate(publication, model::MediaType::Print, publication.sink);
  Typography typography = load_typography(print.styled, publication);
  model::PagedDocument paged;
  if (request.pdf) {
    progress.stage("laying out pages");
    paged = lay_out(print, publication, typography, request.threads, publication.sink);
    books.pages = paged.pages.size();
  }
  progress.stage("writing the books");
  const MediaProducts screen = screen_work.get();
  auto epub_work = start(request.threads, [&] {
    if (!request.epub) return Epub();
    model::PageMap const* const pages = request.pdf ? &paged.page_map : nullptr;
    if (screen.styled.font_faces == print.styled.font_faces)
      return make_epub(publication, screen, pages, typography.fonts, modified);
    DiagnosticSink said;
    const text::Fonts own = collect_fonts(publication.font_places, screen.styled.font_faces, &said);
    Epub epub = make_epub(publication, screen, pages, own, modified);
    epub.sink.take(std::move(said));
    return epub;
  });
  if (request.pdf) {
    books.pdf =
        pdf::write({publication.document, print.boxes, paged, publication.resources, typography.fonts, modified, request.threads},
                   publication.sink);
    progress.stage("checking");
    check::pdf(books.pdf, publication.sink);
  }
  Epub epub = epub_work.get();
  take_new(publication.sink, screen_sink);
  take_new(publication.sink, epub.sink);
  books.epub = std::move(epub.bytes);
  return books;
}

}  // namespace bifolio::app
