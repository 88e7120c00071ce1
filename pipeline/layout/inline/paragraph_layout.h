// ParagraphLayout: a collected paragraph becomes lines, stretch by stretch: each is shaped, segmented, broken and placed. Its
// parts: the room that lines have (line_room.cpp), where they end (break_paragraph.cpp), how they are set (paragraph_layout.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "layout/inline/first_line.h"
#include "layout/inline/initial_letter.h"
#include "layout/inline/inline_layout.h"
#include "layout/inline/line_content.h"
#include "layout/inline/segments.h"

namespace bifolio::layout {

LineEnding ending_of(BreakKind kind);

/// What a line's text is taken from.
struct LineText {
  Paragraph const& paragraph;
  ShapedStretch const& shaped;
  LineGatherer& gatherer;
};

/// Lines of one paragraph, stretch by stretch.
class ParagraphLayout {
 public:
  /// `initial` and `first_line` may be null.
  ParagraphLayout(LayoutContext& context, Paragraph paragraph, LineSpaces const& spaces, InitialLetter const* initial,
                  FirstLine* first_line)
      : context_(context),
        paragraph_(std::move(paragraph)),
        spaces_(spaces),
        initial_(initial),
        first_line_(first_line),
        gatherer_(context, paragraph_) {}
  std::vector<Line> run();
  /// Where the initial letter stands.
  Length initial_x() const;

 private:
  void set_direction(Stretch const& stretch);
  void lay_out_stretch(Stretch const& stretch);
  std::vector<LineBreak> break_stretch(SegmentedStretch const& segmented, LineWidths const& widths) const;
  std::vector<OtherLines> others(SegmentedStretch const& segmented, LineWidths const& widths,
                                 std::vector<LineBreak> const& best) const;
  std::vector<FirstLineMeasure> const& first_measures() const;
  LineWidths balanced(SegmentedStretch const& segmented, LineWidths const& widths, std::size_t lines) const;
  LineWidths line_widths() const;
  BreakStyle break_style(SegmentedStretch const& segmented) const;
  LineSpace const& unindented(std::size_t line) const { return line < spaces_.narrow.size() ? spaces_.narrow[line] : spaces_.rest; }
  LineSpace indented(std::size_t line, bool begins_stretch) const;
  LineSpace room(std::size_t line, bool begins_stretch) const;
  /// The paragraph's beginning stands elsewhere.
  bool goes_on() const { return spaces_.from != LinePlace() || paragraph_.goes_on; }
  std::size_t lines_beside() const { return initial_ != nullptr ? initial_->beside : 0; }
  bool continues_initial() const;
  void add_first_line(LineCut cut, std::size_t segment, bool is_last);
  void hang_end(LineText const& text, LineContent& content) const;
  void set_margins(LineCut& cut, SegmentedStretch const& segmented, std::size_t segment) const;
  void add_line(LineText const& text, LineCut const& cut, bool is_last);
  /// Whether anything from the piece on makes a line box.
  bool makes_line(std::size_t piece) const;
  void anchor_below(std::size_t piece);
  void report_overfull(LineText const& text, LineContent const& line, Line const& placed);

  LayoutContext& context_;
  Paragraph paragraph_;
  LineSpaces const& spaces_;
  InitialLetter const* initial_;
  FirstLine* first_line_;
  LineGatherer gatherer_;
  std::vector<Line> lines_;
  std::uint32_t position_ = 0;                    ///< where the next stretch begins
  text::SpellingChange const* change_ = nullptr;  ///< of the word that the last line divides
  Length hanging_start_;                          ///< punctuation that stands before the first line
  bool after_break_ = true;                       ///< the next line is the first, or follows a forced break
};

}  // namespace bifolio::layout
