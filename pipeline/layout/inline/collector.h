// What turns a block container's inline-level boxes into a Paragraph: the walk over the boxes is collect.cpp's, their text
// collect_text.cpp's. Changes with what is known during the walk.
#pragma once

#include <map>

#include "layout/inline/collect.h"

namespace bifolio::layout {

class Collector {
 public:
  explicit Collector(LayoutContext& context, CollectOptions const& options = {})
      : context_(context), tree_(context.tree), options_(options) {}

  void run(model::BoxId container);
  void run_text(std::string_view text, InlineStyle const& style);
  Paragraph take() { return std::move(paragraph_); }

 private:
  void enter(model::BoxId id);
  void leave(model::BoxId id);
  void add_open(model::BoxId id);
  void add_children_text(model::BoxId id);
  void add_text(model::BoxId id, std::string_view text, bool from_source);
  void add_break(Piece const& piece);
  void add_text_range(Piece const& piece, std::string_view text);
  void add_caps(Piece const& piece, std::string_view text);
  void add_combined(Piece piece, std::string_view text);
  void add_shown(Piece piece, std::string_view text);
  void pass_over(model::BoxId box);
  void add_target_counter(model::BoxId id);
  void add_note_number(model::BoxId id);
  std::int64_t footnote_around(model::BoxId box);
  void add_object(model::BoxId id, PieceKind kind);
  void add_control(model::BoxId id, std::string_view control);
  void push(Piece piece, std::string_view text);
  Piece piece_for(model::BoxId id, PieceKind kind);
  InlineStyle const& style_of(model::BoxId id, StyleVariant variant = StyleVariant::Plain);
  std::uint32_t style_index(InlineStyle const& style);
  void report_missing_patterns(model::ComputedStyle const& style);
  bool is_generated(model::BoxId container) const;
  bool holds_inline_content(model::BoxId id) const;
  void advance_characters(std::string_view source);

  LayoutContext& context_;
  model::BoxTree const& tree_;
  CollectOptions options_;
  Paragraph paragraph_;
  std::map<InlineStyle const*, std::uint32_t> style_indices_;  // looked up only
  InlineStyle const* last_style_ = nullptr;
  std::uint32_t last_style_index_ = 0;
  int generated_depth_ = 0;                           ///< boxes of pseudo-elements that we are in
  model::BoxId styled_;                               ///< the box whose style was last asked for
  model::NodeId node_;                                ///< the text node of the last source text
  std::uint32_t characters_ = 0;                      ///< of it, so far, that are not white space
  std::vector<model::BoxId> embedded_;                ///< open boxes whose unicode-bidi has controls
  std::map<model::BoxId, std::uint32_t> ruby_bases_;  ///< looked up only
  bool within_word_ = false;
  std::uint32_t origin_ = 0;  ///< as Piece::origin
};

}  // namespace bifolio::layout
