#include "layout/inline/collect.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/inline/bidi_controls.h"
#include "layout/inline/collector.h"
#include "layout/inline/ruby.h"

namespace bifolio::layout {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;

constexpr std::string_view zero_width_space = "\u200B";

}  // namespace

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
  // css-writing-modes-4 §2.4.4: an anonymous block's lines are its parent's.
  BoxId styled = container;
  while (tree_[styled].anonymous && tree_[styled].kind == BoxKind::Block && tree_[styled].parent) styled = tree_[styled].parent;
  model::ComputedStyle const& bidi = tree_.style(styled);
  const bool overrides =
      bidi.unicode_bidi == model::UnicodeBidi::BidiOverride || bidi.unicode_bidi == model::UnicodeBidi::IsolateOverride;
  if (overrides) {
    embedded_.push_back(styled);
    for (const std::string_view control : bidi_controls(bidi).open) add_control(container, control);
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
    for (const std::string_view control : bidi_controls(bidi).close) add_control(container, control);
  if (bidi.unicode_bidi == model::UnicodeBidi::Plaintext)
    paragraph_.direction = text::direction_of_first_letter(paragraph_.text);
  else if (style.direction == model::Direction::Rtl)
    paragraph_.direction = text::BaseDirection::RightToLeft;
  paragraph_.has_content =
      !paragraph_.ruby_annotations.empty() || std::any_of(paragraph_.pieces.begin(), paragraph_.pieces.end(),
                                                          [&](Piece const& piece) { return makes_line_box(paragraph_, piece); });
}

void Collector::run_text(std::string_view text, InlineStyle const& style) {
  style_index(style);
  if (style.computed->direction == model::Direction::Rtl) paragraph_.direction = text::BaseDirection::RightToLeft;
  add_text({}, context_.output.strings.store(text), false);
  paragraph_.has_content = !paragraph_.text.empty();
}

namespace {

/// css-break-4 §5.4: a box that has its edges at each break has to be known wherever a line may begin.
void note_parents(Paragraph& paragraph) {
  const auto is_clone = [](InlineStyle const* style) {
    return style->computed->box_decoration_break == model::BoxDecorationBreak::Clone;
  };
  if (std::none_of(paragraph.styles.begin(), paragraph.styles.end(), is_clone)) return;
  std::vector<std::uint32_t> open;
  for (std::size_t i = 0; i < paragraph.pieces.size(); ++i) {
    paragraph.parents.push_back(open.empty() ? 0 : open.back());
    if (paragraph.pieces[i].kind == PieceKind::Open) open.push_back(static_cast<std::uint32_t>(i + 1));
    if (paragraph.pieces[i].kind == PieceKind::Close && !open.empty()) open.pop_back();
  }
}

}  // namespace

Paragraph collect(LayoutContext& context, model::BoxId container, CollectOptions const& options) {
  Collector collector(context, options);
  collector.run(container);
  Paragraph paragraph = collector.take();
  note_parents(paragraph);
  return paragraph;
}

Paragraph collect_text(LayoutContext& context, std::string_view text, InlineStyle const& style) {
  Collector collector(context);
  collector.run_text(text, style);
  return collector.take();
}

}  // namespace bifolio::layout
