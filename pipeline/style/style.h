// The style stage's doors: sheets are parsed, cascaded over a document for one medium, and lowered for reading systems.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/source.h"
#include "model/document.h"
#include "model/font_units.h"
#include "model/style_sheet.h"
#include "model/styled_document.h"
#include "model/written_file.h"

namespace bifolio::style {

/// Reads an @import's file relative to the sheet; nothing if it cannot be read (the reader has said why, at `place`: the
/// @import's).
using Importer = std::function<SourceId(std::string_view url, std::string_view from_path, Span place)>;

/// Parses one sheet (css-syntax-3). Never fails.
/// An @import is reported and left out.
model::StyleSheet parse_sheet(SourceText source, model::Origin origin, DiagnosticSink& sink);
/// As above, with each @import followed: `importer` adds the file to `sources` and gives its id.
model::StyleSheet parse_sheet(SourceSet const& sources, SourceId id, model::Origin origin, Importer const& importer,
                              DiagnosticSink& sink);

struct CascadeOptions {
  // From a medium alone: what most callers say.
  CascadeOptions(model::MediaType medium, model::MeasureFont measure = {}) : media(medium), measure_font(std::move(measure)) {}
  model::MediaType media;
  model::MeasureFont measure_font;  ///< for ex, ch, lh …; without it the specification's assumed ratios
};

/// The cascade (css-cascade-5) of `sheets`, in order, over the document.
model::StyledDocument cascade(model::Document const& document, std::vector<model::StyleSheet> const& sheets,
                              CascadeOptions const& options, DiagnosticSink& sink);

/// One element a line, `tag#id.class`, with the computed values that differ from its parent's inherited and the initial ones;
/// then pseudo-elements and page contexts. What `bifolio inspect --stage styles` shows.
std::string dump(model::StyledDocument const& styled, model::Document const& document);

/// "before", "first-letter" …; empty for None.
std::string_view pseudo_element_name(model::PseudoElement pseudo);

/// A longhand's computed value in CSS's own syntax, lengths in points: {"margin-top", "12pt"}.
struct ComputedValue {
  std::string_view property;
  std::string value;
};
/// Of every longhand, in the order of the table of properties.
std::vector<ComputedValue> computed_values(model::ComputedStyle const& style);

/// The author's and theme's rules as CSS for an EPUB: same rules, classes and order; what reading systems fail on rewritten or left
/// out. By the elements' styles for the screen, if they are given, sizes in points become multiples of what they stand in.
model::LoweredSheet lower(std::vector<model::StyleSheet> const& sheets, model::Document const& document, DiagnosticSink& sink,
                          std::span<model::WrittenFile const> files = {}, model::StyledDocument const* screen = nullptr);

/// A rule, a selector or a declaration that a book does not use, or has in another form.
struct Unused {
  enum class Book { Epub, Pdf, Both };
  enum class Kind { LeftOut, Changed };
  Span span;
  Book book = Book::Both;
  Kind kind = Kind::LeftOut;
  std::string what, why;
};
/// All of them in the theme's and the author's sheets, by place. What `--explain-style` shows.
std::vector<Unused> explain(std::vector<model::StyleSheet> const& sheets, model::Document const& document,
                            model::LoweredSheet const& lowered);

}  // namespace bifolio::style
