#include "layout/inline/total_fit.h"

#include <algorithm>
#include <utility>

namespace bifolio::layout {
namespace {

constexpr std::size_t most_active = 512;

bool is_hyphenated(BreakKind kind) { return kind == BreakKind::Hyphen || kind == BreakKind::Explicit; }

}  // namespace

TotalFit::TotalFit(std::vector<Segment> const& segments, LineWidths const& widths, BreakStyle const& style,
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

Strain TotalFit::Measure::strain() const {
  const auto ratio = [](std::int64_t share, std::int64_t most) {
    if (share == 0) return std::int64_t{0};
    if (most > 0) return std::clamp(share * 1000 / most, -largest_ratio, largest_ratio);
    return share > 0 ? largest_ratio : -largest_ratio;
  };
  return {ratio(shares.spaces, room()), ratio(shares.letters, give.tracking), ratio(shares.expansion, give.expansion)};
}

/// The line gives way by its slack. Ratios, which cost divisions, are left to the lines that are considered.
void TotalFit::fill(Measure& measured) const {
  if (measured.slack >= 0) {
    if (style_.fit == LineFit::Ragged) measured.give.stretch = std::int64_t{4} * style_.em.raw();
    if (attempt_.last_resort) measured.give.stretch += style_.em.raw() / 2;  // lines without spaces differ, too
  }
  measured.shares = share_out(measured.slack, measured.give);
  const std::int64_t room = std::max<std::int64_t>(measured.room(), 0);
  measured.too_loose = attempt_.tolerance < largest_ratio && measured.slack > 0 && measured.shares.spaces > 0 &&
                       measured.shares.spaces * 1000 >= (attempt_.tolerance + 1) * room;
}

/// Of the line that begins the paragraph, where its text is in another style.
TotalFit::Measure TotalFit::measure_first(std::uint32_t segment) const {
  FirstLineMeasure const& line = first_[segment];
  Measure m;
  if (style_.fit != LineFit::Ragged) m.give = {line.expansion.raw(), line.stretch.raw(), line.shrink.raw(), line.tracking.raw()};
  m.too_wide = line.width.raw() - m.give.give() > widths_[0].raw();
  m.slack = widths_[0].raw() - line.width.raw() - line.hyphen.raw();
  m.overfull = m.slack + m.give.give() < 0 || !line.possible;
  const bool fills = segments_[segment].kind != BreakKind::Forced;
  if (fills || m.slack < 0) fill(m);
  return m;
}

TotalFit::Measure TotalFit::measure(Node const& from, std::uint32_t segment) const {
  if (from.next == 0 && !first_.empty()) return measure_first(segment);
  Segment const& s = segments_[segment];
  Sums const& a = sums_[from.next];
  Sums const& b = sums_[segment + 1];
  const std::int64_t after = from.next > 0 ? segments_[from.next - 1].after.raw() : 0;
  const std::int64_t plain = b.width - a.width - s.space.raw() + after;
  Measure m;
  if (style_.fit != LineFit::Ragged)
    m.give = {b.expansion - a.expansion, b.stretch - a.stretch - s.space_stretch.raw(), b.shrink - a.shrink - s.space_shrink.raw(),
              b.tracking - a.tracking};
  const std::int64_t width = widths_[from.line].raw();
  m.too_wide = plain - m.give.give() - s.hang.raw() + std::min<std::int64_t>(s.hyphen.raw(), 0) > width;
  m.slack = width - plain - s.hyphen.raw();
  if (m.slack < 0 && s.hyphen >= Length()) m.slack += s.hang.raw();
  m.overfull = m.slack + m.give.give() < 0;
  const bool fills = s.kind != BreakKind::Forced;
  if (fills || m.slack < 0) fill(m);
  return m;
}

// css-text-4 §6.3.4: a word is only divided when the line would fall short by more than the zone without.
bool TotalFit::is_within_zone(Node const& from, std::uint32_t segment) const {
  if (plain_before_.empty() || plain_before_[segment] <= from.next) return false;
  return measure(from, plain_before_[segment] - 1).slack <= style_.hyphenation_zone.raw();
}

/// Whether nothing is on the line but where a word goes on.
bool TotalFit::is_rest_of_word(std::uint32_t first, std::uint32_t last) const {
  while (first < last && is_hyphenated(segments_[first].kind)) ++first;
  return first == last;
}

std::int64_t TotalFit::last_line_demerits(Node const& from, std::uint32_t segment) const {
  const std::int64_t width = sums_[segment + 1].width - sums_[from.next].width - segments_[segment].space.raw();
  std::int64_t sum = 0;
  const bool divided = from.next > 0 && is_hyphenated(segments_[from.next - 1].kind);
  if (width < style_.minimal_last_line.raw()) sum += demerits::runt;
  if (divided && width < std::int64_t{2} * style_.minimal_last_line.raw() && is_rest_of_word(from.next, segment))
    sum += demerits::rest_of_word;
  if (divided) sum += style_.last_may_be_hyphenated ? demerits::final_hyphen : demerits::forbidden;
  return sum;
}

std::int64_t TotalFit::line_demerits(Node const& from, std::uint32_t segment, Strain const& strain, std::uint8_t hyphens) const {
  Segment const& s = segments_[segment];
  const bool ragged = style_.fit == LineFit::Ragged;
  std::int64_t sum = demerits::line + (ragged ? raggedness(strain.spaces) : unevenness(strain));
  const std::int64_t penalty = s.penalty;
  sum += penalty >= 0 ? penalty * penalty : -(penalty * penalty);
  if (s.kind == BreakKind::Hyphen) sum += ragged ? demerits::ragged_hyphen : demerits::hyphen;
  if (s.kind == BreakKind::Emergency) sum += demerits::emergency;
  if (hyphens == 2) sum += demerits::consecutive_hyphens;
  if (hyphens > 2) sum += demerits::hyphen_ladder;
  if (style_.hyphen_limit > 0 && hyphens > style_.hyphen_limit) sum += demerits::forbidden;
  const int difference = static_cast<int>(fitness_of(strain)) - static_cast<int>(from.fitness);
  if (from.line > 0 && (difference > 1 || difference < -1)) sum += demerits::fitness;
  if (s.kind == BreakKind::Forced) sum += last_line_demerits(from, segment);
  return sum;
}

/// Whether what begins at segment `next` after `line` lines could make up the number of lines that is asked for, as far as its
/// width tells.
bool TotalFit::can_end_in_time(std::uint32_t next, std::uint32_t line) const {
  if (attempt_.match != LineCountMatch::Exact || style_.fit != LineFit::Justified) return true;
  if (line >= attempt_.lines || next == segments_.size()) return line == attempt_.lines && next == segments_.size();
  Sums const& all = sums_.back();
  Sums const& done = sums_[next];
  const std::int64_t lines = attempt_.lines - line;
  const std::int64_t letters = all.expansion - done.expansion + all.tracking - done.tracking;
  const std::int64_t least = all.width - done.width - (all.shrink - done.shrink) - letters;
  const std::int64_t most = all.width - done.width + (all.stretch - done.stretch) * attempt_.tolerance / 1000 + letters;
  const std::int64_t edges = lines * style_.em.raw();  // hyphens, and what stands in the margins
  return least - edges <= lines * widest_ && most + edges >= (lines - 1) * narrowest_;
}

void TotalFit::consider(std::uint32_t from, std::uint32_t segment, Measure const& measured) {
  Node const& origin = nodes_[from];
  if (!can_end_in_time(segment + 1, origin.line + 1)) return;
  const Strain strain = measured.strain();
  const bool hyphenated = is_hyphenated(segments_[segment].kind);
  const auto hyphens = static_cast<std::uint8_t>(hyphenated ? std::min(origin.hyphens + 1, 250) : 0);
  Node node{.next = segment + 1,
            .previous = from,
            .line = origin.line + 1,
            .fitness = fitness_of(strain),
            .hyphens = hyphens,
            .overfull = measured.overfull,
            .demerits = origin.demerits + line_demerits(origin, segment, strain, hyphens)};
  if (measured.overfull) node.demerits += demerits::overfull;
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
  narrowest_ = widest_ = widths_.rest.raw();
  for (const Length width : widths_.first) {
    narrowest_ = std::min<std::int64_t>(narrowest_, width.raw());
    widest_ = std::max<std::int64_t>(widest_, width.raw());
  }
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
  if (!attempt.last_resort && nodes_[*best].demerits >= demerits::forbidden) return std::nullopt;
  if (attempt.refuses_faults && nodes_[*best].demerits >= demerits::hyphen_ladder) return std::nullopt;
  return trace_back(*best);
}

}  // namespace bifolio::layout
