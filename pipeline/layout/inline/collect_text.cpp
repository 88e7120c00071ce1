// The text of inline-level boxes, as pieces of a paragraph: cut at breaks, transformed, in the styles that it needs.
#include <algorithm>

#include "base/utf8.h"
#include "layout/diagnostics.h"
#include "layout/inline/bidi_controls.h"
#include "layout/inline/collector.h"
#include "layout/inline/segments.h"
#include "layout/inline/synthesis.h"

namespace bifolio::layout {
namespace {

using model::BoxId;

constexpr std::string_view line_separator = "\u2028";

bool preserves_breaks(model::ComputedStyle const& style) {
  return style.white_space_collapse != model::WhiteSpaceCollapse::Collapse;
}

/// The end of the ASCII digits at `begin`.
std::size_t end_of_number(std::string_view text, std::size_t begin) {
  while (begin < text.size() && text[begin] >= '0' && text[begin] <= '9') ++begin;
  return begin;
}

}  // namespace

InlineStyle const& Collector::style_of(BoxId id, StyleVariant variant) {
  InlineCache& cache = context_.output.inline_cache;
  model::StyleId style = tree_[id].style;
  if (options_.first_line_of) style = model::first_line_style(tree_, options_.first_line_of, style);
  if (options_.font_size > Length()) return cache.resized(context_.services, tree_, style, options_.font_size);
  return cache.style(context_.services, tree_, style, variant);
}

std::uint32_t Collector::style_index(InlineStyle const& style) {
  if (last_style_ == &style) return last_style_index_;
  const auto [place, is_new] = style_indices_.try_emplace(&style, static_cast<std::uint32_t>(paragraph_.styles.size()));
  if (is_new) {
    paragraph_.styles.push_back(&style);
    paragraph_.text_styles.push_back(style.text);
    paragraph_.text_styles.push_back(style.text);
    report_missing_patterns(*style.computed);
    if (style.computed->white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces) paragraph_.has_break_spaces = true;
  }
  last_style_ = &style;
  last_style_index_ = place->second;
  return last_style_index_;
}

void Collector::report_missing_patterns(model::ComputedStyle const& style) {
  if (style.hyphens != model::Hyphens::Auto || style.lang.empty() || context_.services.hyphenator.has_language(style.lang)) return;
  const std::string missing = text::Hyphenator::missing_patterns(style.lang);
  const BoxId box = styled_ ? styled_ : paragraph_.container;
  if (!missing.empty()) context_.sink.report_once(kinds::no_hyphenation, style.lang, box ? tree_[box].span : Span{}, missing);
}

Piece Collector::piece_for(BoxId id, PieceKind kind) {
  Piece piece;
  piece.kind = kind;
  piece.box = id;
  styled_ = id;
  piece.style = id ? style_index(style_of(id)) : 0;
  return piece;
}

void Collector::push(Piece piece, std::string_view text) {
  if (piece.kind == PieceKind::Break || piece.kind == PieceKind::Object) within_word_ = false;
  piece.origin = origin_;
  origin_ += static_cast<std::uint32_t>(piece.kind == PieceKind::Text ? piece.source.size() : text.size());
  piece.begin = static_cast<std::uint32_t>(paragraph_.text.size());
  paragraph_.text += text;
  piece.end = static_cast<std::uint32_t>(paragraph_.text.size());
  if (piece.end > piece.begin) {
    const auto turn = static_cast<std::uint32_t>(paragraph_.ranges.size() & 1U);
    paragraph_.ranges.push_back({piece.begin, piece.end, 2 * piece.style + turn});
  }
  paragraph_.pieces.push_back(piece);
}

void Collector::add_control(BoxId id, std::string_view control) {
  if (!control.empty()) push(piece_for(id, PieceKind::Control), control);
}

/// Code points that are not white space, as DocumentPlace counts them.
void Collector::advance_characters(std::string_view source) {
  for (const char c : source)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !utf8::is_html_space(c)) ++characters_;
}

// One stretch of text without tabs and forced breaks.
void Collector::add_shown(Piece piece, std::string_view text) {
  if (text.empty()) return;
  model::ComputedStyle const& style = paragraph_.computed(piece);
  piece.source = text;
  piece.characters_before = characters_;
  if (piece.from_source) advance_characters(text);
  const bool within_word = within_word_;
  within_word_ = !utf8::is_html_space(text.back());
  if (!piece.copies_source && is_shown_unchanged(text, style)) {
    piece.shown = text;
    return push(piece, text);
  }
  model::ComputedStyle upper;
  if (piece.copies_source) {
    upper.lang = style.lang;
    upper.text_transform = model::TextTransform::Uppercase;
  }
  const MappedText mapped =
      transform_text(text, piece.copies_source ? upper : style, within_word ? TextStart::WithinWord : TextStart::AtWord);
  if (mapped.text.empty() && mapped.soft_hyphens.empty()) return;
  piece.shown = context_.output.strings.store(mapped.text);
  piece.map = static_cast<std::uint32_t>(paragraph_.map.size());
  piece.map_size = static_cast<std::uint32_t>(mapped.points.size());
  paragraph_.map.insert(paragraph_.map.end(), mapped.points.begin(), mapped.points.end());
  const auto begin = static_cast<std::uint32_t>(paragraph_.text.size());
  for (const std::uint32_t at : mapped.soft_hyphens) paragraph_.soft_hyphens.push_back(begin + at);
  if (!mapped.text.empty())
    push(piece, mapped.text);
  else
    origin_ += static_cast<std::uint32_t>(text.size());
}

// css-fonts-4 §6.6.2: what is not upper case becomes upper case in a smaller size.
void Collector::add_caps(Piece const& piece, std::string_view text) {
  const bool all = paragraph_.computed(piece).font_variant_caps == model::FontVariantCaps::AllSmallCaps ||
                   paragraph_.computed(piece).font_variant_caps == model::FontVariantCaps::AllPetiteCaps;
  InlineStyle const& reduced = style_of(piece.box, StyleVariant::ReducedCapitals);
  std::string const& lang = paragraph_.computed(piece).lang;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    bool first_lower = false;
    while (end < text.size()) {
      const std::size_t length = utf8::decode(text, end).length;
      const std::string_view character = text.substr(end, length);
      const bool is_lower = text::map_case(character, text::CaseMapping::Upper, lang) != character ||
                            (all && text::map_case(character, text::CaseMapping::Lower, lang) != character);
      if (end == i) first_lower = is_lower;
      if (is_lower != first_lower) break;
      end += length;
    }
    Piece part = piece;
    if (first_lower) {
      part.style = style_index(reduced);
      part.copies_source = true;
    }
    add_shown(part, text.substr(i, end - i));
    i = end;
  }
}

/// css-writing-modes-4 §9.1: the text, or its short numbers, each as one character of the vertical line.
void Collector::add_combined(Piece piece, std::string_view text) {
  const std::int32_t most = paragraph_.computed(piece).text_combine_upright;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = most < 0 ? text.size() : end_of_number(text, i);
    piece.combined = most < 0 || (end > i && end - i <= static_cast<std::size_t>(most));
    std::size_t stop = std::max(end, i + 1);
    while (!piece.combined && stop < text.size() && end_of_number(text, stop) == stop) ++stop;
    add_shown(piece, text.substr(i, stop - i));
    i = stop;
  }
}

void Collector::add_text_range(Piece const& piece, std::string_view text) {
  if (text.empty()) return;
  if (piece.box && synthesises_position(context_, paragraph_.style(piece), text, tree_[piece.box])) {
    Piece reduced = piece;
    reduced.style = style_index(style_of(piece.box, StyleVariant::ReducedPosition));
    return add_shown(reduced, text);
  }
  if (paragraph_.computed(piece).text_combine_upright != 0 && has_central_baseline(paragraph_.computed(piece)))
    return add_combined(piece, text);
  if (piece.box && synthesises_caps(context_, paragraph_.style(piece), tree_[piece.box])) return add_caps(piece, text);
  add_shown(piece, text);
}

/// css-writing-modes-4 §2.4.4: embeddings end before a forced break and begin again after it.
void Collector::add_break(Piece const& piece) {
  for (auto id = embedded_.rbegin(); id != embedded_.rend(); ++id)
    for (const std::string_view control : bidi_controls(tree_.style(*id)).close) add_control(*id, control);
  push(piece, "\n");
  for (const BoxId id : embedded_)
    for (const std::string_view control : bidi_controls(tree_.style(id)).open) add_control(id, control);
}

/// Cuts text at preserved tabs and forced breaks.
void Collector::add_text(BoxId id, std::string_view text, bool from_source) {
  Piece piece = piece_for(id, PieceKind::Text);
  piece.from_source = from_source;
  model::ComputedStyle const& style = paragraph_.computed(piece);
  const bool breaks = preserves_breaks(style), tabs = keeps_spaces(style);
  std::size_t begin = 0;
  const auto cut = [&](std::size_t at, std::size_t length, PieceKind kind) {
    add_text_range(piece, text.substr(begin, at - begin));
    begin = at + length;
    Piece mark = piece;
    mark.kind = kind;
    mark.source = mark.shown = text.substr(at, length);
    mark.characters_before = characters_;
    within_word_ = false;
    if (kind == PieceKind::Tab)
      push(mark, "\t");
    else
      add_break(mark);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' && breaks) {
      cut(i, 1, PieceKind::Break);
    } else if (c == '\t' && tabs) {
      cut(i, 1, PieceKind::Tab);
    } else if (c == line_separator[0] && text.substr(i, 3) == line_separator) {
      cut(i, 3, PieceKind::Break);
      i += 2;
    }
  }
  add_text_range(piece, text.substr(begin));
}

}  // namespace bifolio::layout
