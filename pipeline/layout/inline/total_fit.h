// Total fit: of all ways to break a paragraph into lines the one with the fewest demerits (Knuth and Plass, "Breaking paragraphs
// into lines", 1981). The line breaker's heart. Changes when the search does.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "layout/inline/elasticity.h"
#include "layout/inline/line_breaker.h"
#include "layout/inline/line_demerits.h"

namespace bifolio::layout {

inline constexpr std::uint32_t no_node = std::numeric_limits<std::uint32_t>::max();

/// A feasible breakpoint, with the best way of getting there.
struct Node {
  std::uint32_t next = 0;  ///< first segment of the next line
  std::uint32_t previous = no_node;
  std::uint32_t line = 0;  ///< number of lines up to here
  Fitness fitness = Fitness::Decent;
  std::uint8_t hyphens = 0;  ///< consecutive hyphenated lines that end here
  bool overfull = false;
  std::int64_t demerits = 0;
};

enum class LineCountMatch : std::uint8_t { Nearest, Exact };

/// What one of the breaker's attempts allows.
struct Attempt {
  std::int64_t tolerance;  ///< the largest ratio of a line
  bool hyphens;
  bool last_resort;         ///< emergency stretch, emergency breaks, overfull lines
  bool refuses_faults;      ///< leaves a short last line, and a third hyphen in a row, to a bolder attempt
  std::uint32_t lines = 0;  ///< the number of lines that is asked for; 0: any
  LineCountMatch match = LineCountMatch::Nearest;
};

class TotalFit {
 public:
  TotalFit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
           std::vector<FirstLineMeasure> const& first);

  /// Nothing when the attempt allows no way through, or only one with a fault that the attempt refuses.
  std::optional<std::vector<LineBreak>> run(Attempt const& attempt);

 private:
  /// Of the segments before one.
  struct Sums {
    std::int64_t width = 0, stretch = 0, shrink = 0, expansion = 0, tracking = 0;
  };
  /// A line from a node to a segment, measured.
  struct Measure {
    std::int64_t slack = 0;  ///< what is missing to the line's width
    Elasticity give;
    Shares shares;          ///< of the slack; none where the line need not be filled
    bool too_wide = false;  ///< even when shrunk, and so is every longer line
    bool overfull = false;
    bool too_loose = false;
    std::int64_t room() const { return slack >= 0 ? give.stretch : give.shrink; }
    Strain strain() const;
  };

  bool is_allowed(Segment const& segment) const;
  Measure measure(Node const& from, std::uint32_t segment) const;
  Measure measure_first(std::uint32_t segment) const;
  void fill(Measure& measured) const;
  bool is_within_zone(Node const& from, std::uint32_t segment) const;
  std::int64_t line_demerits(Node const& from, std::uint32_t segment, Strain const& strain, std::uint8_t hyphens) const;
  bool is_rest_of_word(std::uint32_t first, std::uint32_t last) const;
  std::int64_t last_line_demerits(Node const& from, std::uint32_t segment) const;
  void try_break(std::uint32_t segment);
  void consider(std::uint32_t from, std::uint32_t segment, Measure const& measured);
  bool can_end_in_time(std::uint32_t next, std::uint32_t line) const;
  void add_candidates();
  void force(std::uint32_t segment, std::uint32_t widest);
  void thin_out();
  void note_plain_breaks();
  std::vector<LineBreak> trace_back(std::uint32_t node) const;
  std::uint32_t line_class(std::uint32_t line) const {
    if (attempt_.lines > 0) return line;
    return std::min<std::uint32_t>(line, static_cast<std::uint32_t>(widths_.first.size()));
  }

  std::vector<Segment> const& segments_;
  LineWidths const& widths_;
  BreakStyle const& style_;
  std::vector<FirstLineMeasure> const& first_;
  Attempt attempt_{};
  std::int64_t narrowest_ = 0, widest_ = 0;  ///< of the lines
  std::vector<Sums> sums_;
  std::vector<std::uint32_t> plain_before_;  ///< for each segment: the last break before it that needs no hyphen, plus 1
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> active_, kept_;
  std::vector<Node> candidates_;
};

}  // namespace bifolio::layout
