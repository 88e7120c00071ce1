// Segmenter: walks a stretch's pieces and cuts its text into segments: at breaks (segments.cpp), and within words
// (segment_words.cpp).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/inline/glue.h"
#include "layout/inline/ruby.h"
#include "layout/inline/segments.h"
#include "layout/inline/words.h"

namespace bifolio::layout {

inline bool wraps(model::ComputedStyle const& style) { return style.text_wrap != model::TextWrap::NoWrap; }

class Segmenter {
 public:
  Segmenter(LayoutContext& context, Paragraph const& paragraph, Stretch const& stretch, ShapedStretch const& shaped)
      : context_(context), paragraph_(paragraph), stretch_(stretch), shaped_(shaped), text_(shaped.text) {}
  SegmentedStretch run(EmergencyBreaks emergency, Length line_width);

 private:
  void walk(Piece const& piece);
  void walk_text(Piece const& piece);
  void count_open_clones();
  void add_edge(Piece const& piece, std::uint32_t at);
  void count_cloned(Piece const& piece, int sign);
  bool is_break(std::uint32_t at, model::ComputedStyle const& style) const;
  bool is_break_between_pieces(std::uint32_t at) const;
  void flush(std::uint32_t end, BreakKind kind);
  void add_words(std::uint32_t begin, std::uint32_t end);
  void add_hyphens(WordRange const& word);
  void add_soft_hyphens(std::uint32_t begin, std::uint32_t end);
  void add_emergency_breaks(std::uint32_t begin, std::uint32_t end);
  struct Point;
  void add_point(std::uint32_t at, WordRange const& word, std::int32_t penalty, text::SpellingChange const* change = nullptr);
  void measure_change(Point& point, text::Item const& item, std::uint32_t begin, std::uint32_t end) const;
  void emit(std::uint32_t end, std::uint32_t visible, BreakKind kind);
  void set_edges(Segment& segment, std::uint32_t visible, std::uint32_t end) const;
  void set_protrusion(Segment& segment, std::uint32_t visible, std::uint32_t end);
  void set_cost(Segment& segment, std::uint32_t at, BreakKind kind) const;
  bool keeps_ruby(std::uint32_t at) const {
    return !paragraph_.ruby_bases.empty() && is_kept_by_ruby(paragraph_, at + stretch_.begin, line_width_);
  }
  text::Item const& item_at(std::uint32_t at) const;
  Piece const& piece_at(std::uint32_t at) const { return layout::piece_at(paragraph_, stretch_, at); }

  /// A place within the segment where a word may be divided.
  struct Point {
    std::uint32_t at = 0;
    std::int32_t penalty = 0;
    BreakKind kind = BreakKind::Hyphen;
    Length hyphen, after, protrusion;
    text::SpellingChange const* change = nullptr;
    bool is_soft = false;
  };

  LayoutContext& context_;
  Paragraph const& paragraph_;
  Stretch const& stretch_;
  ShapedStretch const& shaped_;
  std::string_view text_;
  ProtrusionFinder margins_{context_, paragraph_, shaped_};
  EmergencyBreaks emergency_ = EmergencyBreaks::WhenTooWide;
  Length line_width_;
  std::vector<text::BreakClass> breaks_;
  std::vector<std::uint32_t> graphemes_;  ///< once they are needed
  SegmentedStretch out_;
  std::vector<Point> points_;
  std::vector<WordRange> words_;
  std::size_t loose_ = 0;             ///< how many open boxes are in one with nothing in it, behind all that the line needs
  Length loose_edges_;                ///< of such boxes: they do not make a line end earlier
  std::size_t walked_ = 0;            ///< the piece at hand
  std::uint32_t begin_ = 0;           ///< of the segment
  Length cloned_start_, cloned_end_;  ///< edges that open boxes with box-decoration-break: clone have at every break
  Length edges_;                      ///< of inline boxes that begin or end in the segment
  std::vector<std::pair<std::uint32_t, Length>> edge_places_;  ///< each of them, with its offset
  std::vector<std::uint32_t> open_;                            ///< styles of the open inline boxes, as indices
  std::uint32_t text_style_ = 0;                               ///< of the last character
  std::uint32_t boundary_style_ = 0;  ///< of the innermost box that holds both the last character and the next
  std::size_t emergency_breaks_ = 0;
};

}  // namespace bifolio::layout
