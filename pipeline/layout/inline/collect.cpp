#include "layout/inline/collect.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "layout/diagnostics.h"
#include "layout/inline/bidi_controls.h"
#include "layout/inline/ruby.h"
#include "layout/inline/synthesis.h"

namespace bifolio::layout {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;

constexpr std::string_view zero_width_space = "\u200B", line_separator = "\u2028";

bool preserves_spaces(model::ComputedStyle const& style) {
  return style.white_space_collapse == model::WhiteSpaceCollapse::Preserve ||
         style.white_space_collapse == model::WhiteSpaceCollapse::BreakSpaces;
}

bool preserves_breaks(model::ComputedStyle const& style) {
  return style.white_space_collapse != model::WhiteSpaceCollapse::Collapse;
}

/// The end of the ASCII digits at `begin`.
std::size_t end_of_number(std::string_view text, std::size_t begin) {
  while (begin < text.size() && text[begin] >= '0' && text[begin] <= '9') ++begin;
  return begin;
}

class Collector {
 public:
  explicit Collector(LayoutContext& context, CollectOptions const& options = {})
      : context_(context), tree_(context.tree), options_(options) {}

  void run(BoxId container);
  void run_text(std::string_view text, InlineStyle const& style);
  Paragraph take() { return std::move(paragraph_); }

 private:
  void enter(BoxId id);
  void leave(BoxId id);
  void add_open(BoxId id);
  void add_children_text(BoxId id);
  void add_text(BoxId id, std::string_view text, bool from_source);
  void add_break(Piece const& piece);
  void add_text_range(Piece const& piece, std::string_view text);
  void add_caps(Piece const& piece, std::string_view text);
  void add_combined(Piece piece, std::string_view text);
  void add_shown(Piece piece, std::string_view text);
  void pass_over(BoxId box);
  void add_target_counter(BoxId id);
  void add_note_number(BoxId id);
  std::int64_t footnote_around(BoxId box);
  void add_object(BoxId id, PieceKind kind);
  void add_control(BoxId id, std::string_view control);
  void push(Piece piece, std::string_view text);
  Piece piece_for(BoxId id, PieceKind kind);
  InlineStyle const& style_of(BoxId id, StyleVariant variant = StyleVariant::Plain);
  std::uint32_t style_index(InlineStyle const& style);
  void report_missing_patterns(model::ComputedStyle const& style);
  bool is_generated(BoxId container) const;
  bool holds_inline_content(BoxId id) const;
  void advance_characters(std::string_view source);

  LayoutContext& context_;
  model::BoxTree const& tree_;
  CollectOptions options_;
  Paragraph paragraph_;
  std::map<InlineStyle const*, std::uint32_t> style_indices_;  // looked up only
  InlineStyle const* last_style_ = nullptr;
  std::uint32_t last_style_index_ = 0;
  int generated_depth_ = 0;                    ///< boxes of pseudo-elements that we are in
  BoxId styled_;                               ///< the box whose style was last asked for
  model::NodeId node_;                         ///< the text node of the last source text
  std::uint32_t characters_ = 0;               ///< of it, so far, that are not white space
  std::vector<BoxId> embedded_;                ///< open boxes whose unicode-bidi has controls
  std::map<BoxId, std::uint32_t> ruby_bases_;  ///< looked up only
  bool within_word_ = false;
  std::uint32_t origin_ = 0;  ///< as Piece::origin
};

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
  const bool breaks = preserves_breaks(style), tabs = preserves_spaces(style);
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

/// The characters of a box that is left out count for the places of those after it, which go on with its word.
void Collector::pass_over(BoxId box) {
  for (BoxId id = tree_[box].first_child; id;) {
    if (tree_[id].kind == BoxKind::Text && tree_[id].pseudo == model::PseudoElement::None) {
      if (tree_[id].element != node_) characters_ = tree_[id].characters_before;
      node_ = tree_[id].element;
      advance_characters(tree_[id].text);
    }
    if (tree_[id].first_child) {
      id = tree_[id].first_child;
      continue;
    }
    while (id != box && !tree_[id].next) id = tree_[id].parent;
    id = id == box ? BoxId() : tree_[id].next;
  }
  within_word_ = true;
}

/// The footnote in whose call or body the box stands.
std::int64_t Collector::footnote_around(BoxId box) {
  while (tree_[box].parent && tree_[box].kind != BoxKind::FootnoteCall) box = tree_[box].parent;
  InlineCache& cache = context_.output.inline_cache;
  return tree_[box].kind == BoxKind::FootnoteCall ? cache.footnote_of(tree_, box) : cache.footnote_with(tree_, box);
}

/// css-gcpm-3 §2.4.2: a footnote's number on its page.
void Collector::add_note_number(BoxId id) {
  std::vector<std::int32_t> const& numbers = context_.services.page_labels.of_note;
  const std::int64_t note = footnote_around(id);
  const std::int32_t number = note >= 0 && note < std::ssize(numbers) ? numbers[static_cast<std::size_t>(note)] : 0;
  const std::string text = model::counter_text(number, tree_[id].counter_style, tree_.counter_styles);
  add_text(id, context_.output.strings.store(text), false);
}

void Collector::add_target_counter(BoxId id) {
  if (tree_[id].text.empty()) return add_note_number(id);
  const auto found = context_.services.page_labels.of_element.find(tree_[id].text);
  if (found == context_.services.page_labels.of_element.end()) return add_text(id, "00", false);
  PageLabel const& label = found->second;
  const std::string_view style = tree_[id].counter_style;  // empty: as the page itself shows it
  const std::string text = style.empty() ? label.text : model::counter_text(label.number, style, tree_.counter_styles);
  add_text(id, context_.output.strings.store(text), false);
}

void Collector::add_object(BoxId id, PieceKind kind) {
  Piece piece = piece_for(id, kind);
  piece.object = static_cast<std::uint32_t>(paragraph_.objects.size());
  paragraph_.objects.push_back(
      {.box = id, .size = {}, .baseline = {}, .image = {}, .atomic = {}, .pattern_font = {}, .pattern = {}});
  within_word_ = false;
  push(piece, object_character);
}

void Collector::add_open(BoxId id) {
  model::ComputedStyle const& style = tree_.style(id);
  Piece piece = piece_for(id, PieceKind::Open);
  if (style.display == model::Display::Ruby) pair_ruby(tree_, id, paragraph_, ruby_bases_);
  if (const auto base = ruby_bases_.find(id); base != ruby_bases_.end()) {
    piece.ruby_base = base->second + 1;
    paragraph_.ruby_bases[base->second].begin = static_cast<std::uint32_t>(paragraph_.text.size());
  }
  push(piece, {});
  if (style.unicode_bidi != model::UnicodeBidi::Normal) embedded_.push_back(id);
  for (const std::string_view control : bidi_controls(style).open) add_control(id, control);
}

void Collector::enter(BoxId id) {
  Box const& box = tree_[id];
  if (model::is_out_of_flow(tree_, id)) return push(piece_for(id, PieceKind::Anchor), {});
  if (is_ruby_annotation(tree_, id)) return;
  const bool generated = box.pseudo != model::PseudoElement::None && box.pseudo != model::PseudoElement::FirstLetter &&
                         box.pseudo != model::PseudoElement::FirstLine;
  switch (box.kind) {
    case BoxKind::Inline:
    case BoxKind::FootnoteCall:
      if (generated || box.kind == BoxKind::FootnoteCall) ++generated_depth_;
      return add_open(id);
    case BoxKind::Text: {
      const bool from_source = generated_depth_ == 0 && !generated && !box.anonymous;
      if (from_source && box.element != node_) {
        node_ = box.element;
        characters_ = box.characters_before;
      }
      return add_text(id, box.text, from_source);
    }
    case BoxKind::LineBreak: return add_break(piece_for(id, PieceKind::Break));
    case BoxKind::BreakOpportunity: return add_control(id, zero_width_space);
    case BoxKind::TargetCounter: return add_target_counter(id);
    case BoxKind::Leader: return add_object(id, PieceKind::Leader);
    case BoxKind::Marker: return;  // outside markers are block layout's
    case BoxKind::Image:
    case BoxKind::InlineBlock:
    case BoxKind::Block:
    case BoxKind::TableWrapper:
    case BoxKind::Table:
    case BoxKind::TableColumnGroup:
    case BoxKind::TableColumn:
    case BoxKind::TableRowGroup:
    case BoxKind::TableRow:
    case BoxKind::TableCell:
    case BoxKind::TableCaption: return add_object(id, PieceKind::Object);
  }
}

/// Whether the box's children are part of this paragraph.
bool Collector::holds_inline_content(BoxId id) const {
  const BoxKind kind = tree_[id].kind;
  return (kind == BoxKind::Inline || kind == BoxKind::FootnoteCall) && id != options_.left_out &&
         !model::is_out_of_flow(tree_, id) && !is_ruby_annotation(tree_, id);
}

void Collector::leave(BoxId id) {
  Box const& box = tree_[id];
  if (!holds_inline_content(id)) return;
  for (const std::string_view control : bidi_controls(tree_.style(id)).close) add_control(id, control);
  if (!embedded_.empty() && embedded_.back() == id) embedded_.pop_back();
  Piece piece = piece_for(id, PieceKind::Close);
  if (const auto base = ruby_bases_.find(id); base != ruby_bases_.end()) {
    piece.ruby_base = base->second + 1;
    paragraph_.ruby_bases[base->second].end = static_cast<std::uint32_t>(paragraph_.text.size());
  }
  push(piece, {});
  const bool generated = box.pseudo != model::PseudoElement::None && box.pseudo != model::PseudoElement::FirstLetter &&
                         box.pseudo != model::PseudoElement::FirstLine;
  if (generated || box.kind == BoxKind::FootnoteCall) --generated_depth_;
}

/// Whether the container itself shows generated content: a marker, or a pseudo-element's box.
bool Collector::is_generated(BoxId container) const {
  for (BoxId id = container; id; id = tree_[id].parent) {
    Box const& box = tree_[id];
    if (box.pseudo == model::PseudoElement::FirstLetter) continue;  // its text is the source's
    if (box.kind == BoxKind::Marker || box.pseudo != model::PseudoElement::None) return true;
    if (!box.anonymous) return false;
  }
  return false;
}

void Collector::run(BoxId container) {
  paragraph_.container = container;
  model::ComputedStyle const& style = tree_.style(container);
  style_index(style_of(container));
  generated_depth_ = is_generated(container) ? 1 : 0;
  paragraph_.may_hang_end =
      style.hanging_punctuation_last || style.hanging_punctuation_allow_end || style.hanging_punctuation_force_end;
  const bool overrides =
      style.unicode_bidi == model::UnicodeBidi::BidiOverride || style.unicode_bidi == model::UnicodeBidi::IsolateOverride;
  if (overrides) {
    embedded_.push_back(container);
    for (const std::string_view control : bidi_controls(style).open) add_control(container, control);
  }
  BoxId id = tree_[container].first_child;
  while (id) {
    if (id == options_.left_out)
      pass_over(id);
    else
      enter(id);
    if (holds_inline_content(id) && tree_[id].first_child) {
      id = tree_[id].first_child;
      continue;
    }
    while (id && id != container) {
      leave(id);
      if (tree_[id].next) break;
      id = tree_[id].parent;
    }
    id = id && id != container ? tree_[id].next : BoxId();
  }
  if (overrides)
    for (const std::string_view control : bidi_controls(style).close) add_control(container, control);
  if (style.unicode_bidi == model::UnicodeBidi::Plaintext)
    paragraph_.direction = direction_of_first_letter(paragraph_.text);
  else if (style.direction == model::Direction::Rtl)
    paragraph_.direction = text::BaseDirection::RightToLeft;
  paragraph_.has_content = std::any_of(paragraph_.pieces.begin(), paragraph_.pieces.end(),
                                       [&](Piece const& piece) { return makes_line_box(paragraph_, piece); });
}

void Collector::run_text(std::string_view text, InlineStyle const& style) {
  style_index(style);
  if (style.computed->direction == model::Direction::Rtl) paragraph_.direction = text::BaseDirection::RightToLeft;
  add_text({}, context_.output.strings.store(text), false);
  paragraph_.has_content = !paragraph_.text.empty();
}

}  // namespace

Paragraph collect(LayoutContext& context, model::BoxId container, CollectOptions const& options) {
  Collector collector(context, options);
  collector.run(container);
  return collector.take();
}

Paragraph collect_text(LayoutContext& context, std::string_view text, InlineStyle const& style) {
  Collector collector(context);
  collector.run_text(text, style);
  return collector.take();
}

}  // namespace bifolio::layout
