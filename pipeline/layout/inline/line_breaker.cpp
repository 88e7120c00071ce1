#include "layout/inline/line_breaker.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "layout/inline/elasticity.h"

namespace bifolio::layout {
namespace {

// All arithmetic is in integers, so that lines end at the same places on every machine. Ratios are in thousandths.
constexpr std::int64_t line_demerits_base = 100;
constexpr std::int64_t square_weight = 6'000;  // of a line whose spaces are stretched by all that they have
constexpr std::int64_t fourth_power_weight = 12'000;
constexpr std::int64_t expansion_weight = 300;    // of a line whose letters are
constexpr std::int64_t hyphen_demerits = 25'000;  // as a line whose spaces give a little more than they should
constexpr std::int64_t ragged_hyphen_demerits = 90'000;
constexpr std::int64_t consecutive_hyphens_demerits = 8'000;
constexpr std::int64_t hyphen_ladder_demerits = 300'000'000;  // a third hyphen in a row
constexpr std::int64_t final_hyphen_demerits = 15'000;        // the line before the last
constexpr std::int64_t rest_of_word_demerits = 150'000;       // as the last line, if it is short
constexpr std::int64_t fitness_demerits = 1'500;
constexpr std::int64_t runt_demerits = 600'000'000;
constexpr std::int64_t emergency_demerits = 100'000'000'000;    // a word is cut where it may not be divided
constexpr std::int64_t forbidden_demerits = 1'000'000'000'000;  // more hyphens than hyphenate-limit-* allow
constexpr std::int64_t overfull_demerits = 1'000'000'000'000'000;
constexpr std::int64_t largest_ratio = 20'000;
constexpr std::size_t most_active = 512;
constexpr std::uint32_t no_node = std::numeric_limits<std::uint32_t>::max();

/// What a line costs for its spaces: near the ideal in proportion to the square of what they give way by, since it is their
/// variance from line to line that the eye sees as unevenness; beyond, to the fourth power, so that no line is sacrificed to the
/// others.
std::int64_t unevenness(std::int64_t ratio) {
  const std::int64_t square = ratio * ratio / 1000;  // at most 400'000
  return (square * square_weight + square * square / 1000 * fourth_power_weight) / 1000;
}

enum class Fitness : std::uint8_t { Tight, Decent, Loose, VeryLoose };

Fitness fitness_of(std::int64_t ratio) {
  if (ratio < -500) return Fitness::Tight;
  if (ratio <= 500) return Fitness::Decent;
  if (ratio <= 1000) return Fitness::Loose;
  return Fitness::VeryLoose;
}

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

/// What one of the breaker's attempts allows.
struct Attempt {
  std::int64_t tolerance;  ///< the largest ratio of a line
  bool hyphens;
  bool last_resort;     ///< emergency stretch, emergency breaks, overfull lines
  bool refuses_faults;  ///< leaves a short last line, and a third hyphen in a row, to a bolder attempt
  /// The number of lines that is asked for; 0: any. The attempt comes as near to it as it can.
  std::uint32_t lines = 0;
};

struct Sums {
  std::int64_t width = 0, stretch = 0, shrink = 0, expansion = 0, tracking = 0;
};

class TotalFit {
 public:
  TotalFit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
           std::vector<FirstLineMeasure> const& first)
      : segments_(segments), widths_(widths), style_(style), first_(first) {
    sums_.reserve(segments.size() + 1);
    sums_.push_back({});
    for (Segment const& s : segments) {
      Sums next = sums_.back();
      next.width += std::int64_t{s.box.raw()} + s.space.raw();
      next.stretch += std::int64_t{s.box_stretch.raw()} + s.space_stretch.raw();
      next.shrink += std::int64_t{s.box_shrink.raw()} + s.space_shrink.raw();
      next.expansion += s.expansion.raw();
      next.tracking += s.tracking.raw();
      sums_.push_back(next);
    }
    if (style.hyphenation_zone > Length()) note_plain_breaks();
  }

  /// Nothing when the attempt allows no way through, or only one with a fault that the attempt refuses.
  std::optional<std::vector<LineBreak>> run(Attempt const& attempt);

 private:
  /// A line from a node to a segment, measured.
  struct Measure {
    std::int64_t slack = 0;      ///< what is missing to the line's width
    std::int64_t ratio = 0;      ///< of what the spaces must give way by to what they have
    std::int64_t expansion = 0;  ///< the same of the letters
    bool too_wide = false;       ///< even when shrunk, and so is every longer line
    bool overfull = false;
    bool too_loose = false;
  };

  bool is_allowed(Segment const& segment) const;
  Measure measure(Node const& from, std::uint32_t segment) const;
  Measure measure_first(std::uint32_t segment) const;
  /// What may give way on a line.
  struct Give {
    std::int64_t stretch = 0, shrink = 0, expansion = 0, tracking = 0;
  };
  void set_ratios(Measure& measured, Give give) const;
  bool is_within_zone(Node const& from, std::uint32_t segment) const;
  std::int64_t line_demerits(Node const& from, std::uint32_t segment, Measure const& measured, std::uint8_t hyphens) const;
  bool is_rest_of_word(std::uint32_t first, std::uint32_t last) const;
  std::int64_t last_line_demerits(Node const& from, std::uint32_t segment) const;
  std::int64_t hyphen_cost() const { return style_.fit == LineFit::Ragged ? ragged_hyphen_demerits : hyphen_demerits; }
  void try_break(std::uint32_t segment);
  void consider(std::uint32_t from, std::uint32_t segment, Measure const& measured);
  void add_candidates();
  void force(std::uint32_t segment, std::uint32_t widest);
  void thin_out();
  void note_plain_breaks();
  std::vector<LineBreak> trace_back(std::uint32_t node) const;
  std::uint32_t line_class(std::uint32_t line) const {
    if (attempt_.lines > 0) return line;
    return std::min<std::uint32_t>(line, static_cast<std::uint32_t>(widths_.first.size()));
  }
  bool is_last(std::uint32_t segment) const { return segment + 1 == segments_.size(); }

  std::vector<Segment> const& segments_;
  LineWidths const& widths_;
  BreakStyle const& style_;
  std::vector<FirstLineMeasure> const& first_;
  Attempt attempt_{};
  std::vector<Sums> sums_;
  std::vector<std::uint32_t> plain_before_;  ///< for each segment: the last break before it that needs no hyphen, plus 1
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> active_, kept_;
  std::vector<Node> candidates_;
};

bool is_hyphenated(BreakKind kind) { return kind == BreakKind::Hyphen || kind == BreakKind::Explicit; }

void TotalFit::note_plain_breaks() {
  plain_before_.reserve(segments_.size());
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < segments_.size(); ++i) {
    plain_before_.push_back(last);
    if (segments_[i].kind != BreakKind::Hyphen) last = i + 1;
  }
}

bool TotalFit::is_allowed(Segment const& segment) const {
  if (segment.kind == BreakKind::Hyphen) return attempt_.hyphens;
  if (segment.kind == BreakKind::Emergency) return attempt_.last_resort;
  return true;
}

void TotalFit::set_ratios(Measure& measured, Give give) const {
  if (measured.slack >= 0) {
    if (style_.fit == LineFit::Ragged) give.stretch = std::int64_t{4} * style_.em.raw();
    if (attempt_.last_resort) give.stretch += style_.em.raw() / 2;  // lines without spaces differ, too
  }
  const std::int64_t room = measured.slack >= 0 ? give.stretch : give.shrink;
  const Shares shares =
      share_out(measured.slack,
                {.expansion = give.expansion, .spaces = room, .letters = measured.slack >= 0 ? give.tracking : give.tracking / 2});
  if (give.expansion > 0) measured.expansion = shares.expansion * 1000 / give.expansion;
  if (room > 0)
    measured.ratio = std::clamp(shares.spaces * 1000 / room, -largest_ratio, largest_ratio);
  else if (shares.spaces != 0)
    measured.ratio = shares.spaces > 0 ? largest_ratio : -largest_ratio;
}

/// Of the line that begins the paragraph, where its text is in another style.
TotalFit::Measure TotalFit::measure_first(std::uint32_t segment) const {
  FirstLineMeasure const& line = first_[segment];
  Give give{line.stretch.raw(), line.shrink.raw(), line.expansion.raw(), line.tracking.raw()};
  if (style_.fit == LineFit::Ragged) give = {};
  Measure m;
  m.too_wide = line.width.raw() - give.shrink - give.expansion > widths_[0].raw();
  m.slack = widths_[0].raw() - line.width.raw() - line.hyphen.raw();
  m.overfull = m.slack + give.shrink + give.expansion < 0 || !line.possible;
  const bool fills = segments_[segment].kind != BreakKind::Forced;
  if (fills || m.slack < 0) set_ratios(m, give);
  m.too_loose = m.ratio > attempt_.tolerance;
  return m;
}

TotalFit::Measure TotalFit::measure(Node const& from, std::uint32_t segment) const {
  if (from.next == 0 && !first_.empty()) return measure_first(segment);
  Segment const& s = segments_[segment];
  Sums const& a = sums_[from.next];
  Sums const& b = sums_[segment + 1];
  const std::int64_t after = from.next > 0 ? segments_[from.next - 1].after.raw() : 0;
  const std::int64_t plain = b.width - a.width - s.space.raw() + after;
  Give give;
  if (style_.fit != LineFit::Ragged)
    give = {b.stretch - a.stretch - s.space_stretch.raw(), b.shrink - a.shrink - s.space_shrink.raw(), b.expansion - a.expansion,
            b.tracking - a.tracking};
  const std::int64_t width = widths_[from.line].raw();
  Measure m;
  m.too_wide = plain - give.shrink - give.expansion - s.hang.raw() + std::min<std::int64_t>(s.hyphen.raw(), 0) > width;
  m.slack = width - plain - s.hyphen.raw();
  if (m.slack < 0 && s.hyphen >= Length()) m.slack += s.hang.raw();
  m.overfull = m.slack + give.shrink + give.expansion < 0;
  const bool fills = s.kind != BreakKind::Forced;
  if (fills || m.slack < 0) set_ratios(m, give);
  m.too_loose = m.ratio > attempt_.tolerance;
  return m;
}

// css-text-4 §6.3.4: a word is only divided when the line would fall short by more than the zone without.
bool TotalFit::is_within_zone(Node const& from, std::uint32_t segment) const {
  if (plain_before_.empty() || plain_before_[segment] <= from.next) return false;
  Node const& node = from;
  return measure(node, plain_before_[segment] - 1).slack <= style_.hyphenation_zone.raw();
}

/// Whether nothing is on the line but where a word goes on.
bool TotalFit::is_rest_of_word(std::uint32_t first, std::uint32_t last) const {
  while (first < last && is_hyphenated(segments_[first].kind)) ++first;
  return first == last;
}

std::int64_t TotalFit::last_line_demerits(Node const& from, std::uint32_t segment) const {
  const std::int64_t width = sums_[segment + 1].width - sums_[from.next].width - segments_[segment].space.raw();
  std::int64_t demerits = 0;
  const bool divided = from.next > 0 && is_hyphenated(segments_[from.next - 1].kind);
  if (width < style_.minimal_last_line.raw()) demerits += runt_demerits;
  if (divided && width < std::int64_t{2} * style_.minimal_last_line.raw() && is_rest_of_word(from.next, segment))
    demerits += rest_of_word_demerits;
  if (divided) demerits += style_.last_may_be_hyphenated ? final_hyphen_demerits : forbidden_demerits;
  return demerits;
}

std::int64_t TotalFit::line_demerits(Node const& from, std::uint32_t segment, Measure const& measured, std::uint8_t hyphens) const {
  Segment const& s = segments_[segment];
  std::int64_t demerits = line_demerits_base + unevenness(measured.ratio);
  demerits += measured.expansion * measured.expansion / 1000 * expansion_weight / 1000;
  const std::int64_t penalty = s.penalty;
  demerits += penalty >= 0 ? penalty * penalty : -(penalty * penalty);
  if (s.kind == BreakKind::Hyphen) demerits += hyphen_cost();
  if (s.kind == BreakKind::Emergency) demerits += emergency_demerits;
  if (hyphens == 2) demerits += consecutive_hyphens_demerits;
  if (hyphens > 2) demerits += hyphen_ladder_demerits;
  if (style_.hyphen_limit > 0 && hyphens > style_.hyphen_limit) demerits += forbidden_demerits;
  const int difference = static_cast<int>(fitness_of(measured.ratio)) - static_cast<int>(from.fitness);
  if (from.line > 0 && (difference > 1 || difference < -1)) demerits += fitness_demerits;
  if (measured.overfull) demerits += overfull_demerits;
  if (s.kind == BreakKind::Forced) demerits += last_line_demerits(from, segment);
  return demerits;
}

void TotalFit::consider(std::uint32_t from, std::uint32_t segment, Measure const& measured) {
  Node const& origin = nodes_[from];
  const bool hyphenated = is_hyphenated(segments_[segment].kind);
  const auto hyphens = static_cast<std::uint8_t>(hyphenated ? std::min(origin.hyphens + 1, 250) : 0);
  Node node{.next = segment + 1,
            .previous = from,
            .line = origin.line + 1,
            .fitness = fitness_of(measured.ratio),
            .hyphens = hyphens,
            .overfull = measured.overfull,
            .demerits = origin.demerits + line_demerits(origin, segment, measured, hyphens)};
  for (Node& other : candidates_) {
    if (other.fitness != node.fitness || line_class(other.line) != line_class(node.line)) continue;
    if (node.demerits < other.demerits) other = node;
    return;
  }
  candidates_.push_back(node);
}

void TotalFit::add_candidates() {
  for (Node const& node : candidates_) {
    active_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back(node);
  }
  candidates_.clear();
  if (active_.size() > most_active) thin_out();
}

/// Of each two neighbours keeps the better: a line so long that it has hundreds of feasible beginnings can spare some.
void TotalFit::thin_out() {
  std::size_t out = 0;
  for (std::size_t i = 0; i < active_.size(); i += 2) {
    const bool second = i + 1 < active_.size() && nodes_[active_[i + 1]].demerits < nodes_[active_[i]].demerits;
    active_[out++] = active_[second ? i + 1 : i];
  }
  active_.resize(out);
}

void TotalFit::try_break(std::uint32_t segment) {
  const std::size_t varied = widths_.first.size();
  const BreakKind kind = segments_[segment].kind;
  std::uint32_t last_too_wide = no_node;
  kept_.clear();
  for (std::size_t i = 0; i < active_.size(); ++i) {
    Node const& from = nodes_[active_[i]];
    const Measure m = measure(from, segment);
    if (m.too_wide) {
      const bool begins_later = last_too_wide == no_node || from.next > nodes_[last_too_wide].next;
      if (begins_later || from.demerits < nodes_[last_too_wide].demerits) last_too_wide = active_[i];
      continue;  // longer lines will not fit either: no longer active
    }
    if (m.too_loose && from.line >= varied) {
      kept_.insert(kept_.end(), active_.begin() + static_cast<std::ptrdiff_t>(i), active_.end());
      break;  // nodes stand in order, so those that follow begin still shorter lines
    }
    kept_.push_back(active_[i]);
    if (m.overfull || m.too_loose) continue;
    if (kind == BreakKind::Hyphen && is_within_zone(from, segment)) continue;
    consider(active_[i], segment, m);
  }
  active_.swap(kept_);
  if (active_.empty() && candidates_.empty() && attempt_.last_resort) force(segment, last_too_wide);
  if (kind == BreakKind::Forced) active_.clear();
  add_candidates();
}

/// Nothing reaches this segment: the line before it ends as late as it could, the best way that leads there, or the segment is a
/// line by itself.
void TotalFit::force(std::uint32_t segment, std::uint32_t widest) {
  const Measure m = measure(nodes_[widest], segment);
  consider(widest, segment, m);
}

std::vector<LineBreak> TotalFit::trace_back(std::uint32_t node) const {
  std::vector<LineBreak> breaks;
  for (; nodes_[node].previous != no_node; node = nodes_[node].previous)
    breaks.push_back({.segment = nodes_[node].next - 1, .overfull = nodes_[node].overfull});
  std::reverse(breaks.begin(), breaks.end());
  return breaks;
}

std::optional<std::vector<LineBreak>> TotalFit::run(Attempt const& attempt) {
  attempt_ = attempt;
  nodes_.assign(1, Node{});
  active_.assign(1, 0);
  for (std::uint32_t i = 0; i < segments_.size(); ++i) {
    if (!is_allowed(segments_[i])) continue;
    try_break(i);
    if (active_.empty()) return std::nullopt;
  }
  const auto distance = [&](std::uint32_t node) {
    const std::uint32_t lines = nodes_[node].line;
    return attempt.lines == 0 ? 0 : lines > attempt.lines ? lines - attempt.lines : attempt.lines - lines;
  };
  const auto best = std::min_element(active_.begin(), active_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(distance(a), nodes_[a].demerits) < std::pair(distance(b), nodes_[b].demerits);
  });
  // What the sheet forbids is left to the last attempt, which may stretch more.
  if (!attempt.last_resort && nodes_[*best].demerits >= forbidden_demerits) return std::nullopt;
  if (attempt.refuses_faults && nodes_[*best].demerits >= hyphen_ladder_demerits) return std::nullopt;
  return trace_back(*best);
}

/// Each line takes the segments that fit; hyphens and emergency breaks only where nothing else fits.
std::vector<LineBreak> first_fit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                 std::vector<FirstLineMeasure> const& first) {
  std::vector<LineBreak> breaks;
  std::uint32_t begin = 0;
  int hyphens = 0;
  while (begin < segments.size()) {
    const std::int64_t width = widths[breaks.size()].raw();
    std::int64_t used = begin > 0 ? segments[begin - 1].after.raw() : 0;
    std::int64_t plain_slack = -1;
    std::uint32_t plain = no_node, divided = no_node, end = begin;
    for (; end < segments.size(); ++end) {
      Segment const& s = segments[end];
      const bool styled = begin == 0 && !first.empty();
      used = styled ? first[end].width.raw() : used + s.box.raw();
      if (used - (styled ? 0 : s.hang.raw()) > width) break;
      if (styled && !first[end].possible) continue;
      if (s.kind == BreakKind::Hyphen || s.kind == BreakKind::Emergency) {
        if (used + s.hyphen.raw() <= width) divided = end;
      } else {
        plain = end;
        plain_slack = width - used;
      }
      used += s.space.raw();
    }
    std::uint32_t last = plain;
    if (end == segments.size() && plain != end - 1) last = end - 1;
    const bool may_divide =
        divided != no_node && (plain == no_node || (segments[divided].kind == BreakKind::Hyphen && divided > plain &&
                                                    plain_slack > style.hyphenation_zone.raw() &&
                                                    (style.hyphen_limit <= 0 || hyphens < style.hyphen_limit)));
    if (end < segments.size() && may_divide) last = divided;
    const bool overfull = last == no_node;
    if (overfull) last = begin;
    hyphens = segments[last].kind == BreakKind::Hyphen ? hyphens + 1 : 0;
    breaks.push_back({.segment = last, .overfull = overfull});
    begin = last + 1;
  }
  return breaks;
}

constexpr std::int64_t boldest_tolerance = 1'500;
// Spaces may be widened by 1000 to half as much again, and seldom are by more.
constexpr std::array<Attempt, 4> attempts = {{
    {.tolerance = 700, .hyphens = false, .last_resort = false, .refuses_faults = true},
    {.tolerance = 950, .hyphens = true, .last_resort = false, .refuses_faults = true},
    {.tolerance = boldest_tolerance, .hyphens = true, .last_resort = false, .refuses_faults = true},
    {.tolerance = largest_ratio, .hyphens = true, .last_resort = true, .refuses_faults = false},
}};

/// The best way with `looseness` lines more or fewer than `best` has, or as near to that as tolerable lines come.
std::optional<std::vector<LineBreak>> with_looseness(TotalFit& fit, std::vector<LineBreak> const& best, std::int32_t looseness) {
  const std::int64_t lines = std::max<std::int64_t>(static_cast<std::int64_t>(best.size()) + looseness, 1);
  return fit.run({.tolerance = boldest_tolerance,
                  .hyphens = true,
                  .last_resort = false,
                  .refuses_faults = true,
                  .lines = static_cast<std::uint32_t>(lines)});
}

bool fits_one_line(std::vector<Segment> const& segments, LineWidths const& widths, std::vector<FirstLineMeasure> const& first) {
  if (!first.empty()) return first.back().possible && first.back().width <= widths[0];
  std::int64_t width = 0;
  for (Segment const& s : segments) {
    width += s.box.raw();
    if (width > widths[0].raw()) return false;
    width += s.space.raw();
  }
  return true;
}

}  // namespace

std::vector<LineBreak> break_lines(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
                                   std::vector<FirstLineMeasure> const& first) {
  if (segments.empty()) return {};
  const auto last = static_cast<std::uint32_t>(segments.size() - 1);
  if (style.looseness <= 0 && fits_one_line(segments, widths, first)) return {{.segment = last, .overfull = false}};
  if (style.fit == LineFit::FirstFit) return first_fit(segments, widths, style, first);
  TotalFit fit(segments, widths, style, first);
  for (Attempt attempt : attempts) {
    auto breaks = fit.run(attempt);
    if (!breaks) continue;
    if (style.looseness == 0) return *std::move(breaks);
    if (auto loosened = with_looseness(fit, *breaks, style.looseness)) return *std::move(loosened);
    return *std::move(breaks);
  }
  return first_fit(segments, widths, style, first);
}

}  // namespace bifolio::layout
