#include "layout/table/columns.h"

#include <algorithm>
#include <functional>

namespace bifolio::layout {
namespace {

__extension__ using Wide = __int128;
using Widths = std::vector<std::int64_t>;  // raw lengths: sums of many may exceed a Length

/// No table is wider than the largest page of a PDF, whatever its percentages ask for.
const std::int64_t widest = Length::from_points(std::int64_t{14400}).raw();

constexpr std::int64_t whole = 100000;  ///< in 1/1000 of a percent

std::int64_t divided_up(std::int64_t dividend, std::int64_t divisor) { return (dividend + divisor - 1) / divisor; }

std::int64_t sum(Widths const& widths) {
  std::int64_t total = 0;
  for (const std::int64_t w : widths) total += w;
  return total;
}

std::vector<Length> to_lengths(Widths const& widths) {
  std::vector<Length> lengths;
  lengths.reserve(widths.size());
  for (const std::int64_t w : widths) lengths.push_back(Length::from_raw(w));
  return lengths;
}

/// Adds `amount` to the widths in the ratio of `weights`, the remainder spread so that the sum is exact.
void add_in_ratio(Widths& widths, Widths const& weights, std::int64_t amount) {
  const std::int64_t total = sum(weights);
  if (total <= 0 || amount <= 0) return;
  std::int64_t weight_so_far = 0, given = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    weight_so_far += weights[i];
    const auto due = static_cast<std::int64_t>(static_cast<Wide>(amount) * weight_so_far / total);
    widths[i] += due - given;
    given = due;
  }
}

/// The guesses of css-tables-3 §3.9.3, each at least as wide as the one before.
struct Guesses {
  Widths min_content, with_percentages, with_fixed, max_content;
};

std::int64_t demanded(ColumnDemand const& column) {
  return (column.fixed ? max(column.min_content, *column.fixed) : max(column.min_content, column.max_content)).raw();
}

Guesses make_guesses(std::vector<ColumnDemand> const& columns, std::int64_t available) {
  Guesses g;
  for (ColumnDemand const& c : columns) {
    const std::int64_t least = c.min_content.raw();
    const std::int64_t percentage = std::max(least, available * c.percent.value_or(0) / 100000);
    g.min_content.push_back(least);
    g.with_percentages.push_back(c.percent ? percentage : least);
    g.with_fixed.push_back(c.percent ? percentage : c.fixed ? demanded(c) : least);
    g.max_content.push_back(c.percent ? percentage : demanded(c));
  }
  return g;
}

/// Between two guesses: `low` plus a share of the difference.
Widths between(Widths low, Widths const& high, std::int64_t available) {
  Widths room(low.size());
  for (std::size_t i = 0; i < low.size(); ++i) room[i] = high[i] - low[i];
  const std::int64_t missing = available - sum(low);
  add_in_ratio(low, room, missing);
  return low;
}

/// Less than min-content: no column is wider than a common limit, so that narrow columns stay whole.
Widths shrink(Widths const& least, std::int64_t available) {
  Widths sorted = least;
  std::sort(sorted.begin(), sorted.end());
  std::int64_t rest = std::max<std::int64_t>(available, 0), limit = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const auto left = static_cast<std::int64_t>(sorted.size() - i);
    limit = rest / left;
    if (sorted[i] > limit) break;
    rest -= sorted[i];
    limit = sorted[i];
  }
  Widths widths;
  for (const std::int64_t w : least) widths.push_back(std::min(w, limit));
  std::int64_t remainder = std::max<std::int64_t>(available, 0) - sum(widths);
  for (std::size_t i = 0; i < widths.size() && remainder > 0; ++i)
    if (widths[i] < least[i]) ++widths[i], --remainder;
  return widths;
}

/// Whether columns with a length grow where there are no others: not for a spanning cell that says no width itself.
enum class FixedColumns : std::uint8_t { Grow, Hold };

/// More than max-content: automatic columns grow first, then fixed ones, then those with percentages (css-tables-3 §3.9.4).
Widths grow(Widths widths, std::vector<ColumnDemand> const& columns, std::int64_t available, FixedColumns fixed) {
  const std::int64_t excess = available - sum(widths);
  const auto weights_of = [&](std::function<std::int64_t(std::size_t)> const& weight) {
    Widths weights(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) weights[i] = weight(i);
    return weights;
  };
  const auto is_automatic = [&](std::size_t i) { return !columns[i].percent && !columns[i].fixed; };
  const std::vector<std::function<std::int64_t(std::size_t)>> rules = {
      [&](std::size_t i) { return is_automatic(i) ? widths[i] : 0; },
      [&](std::size_t i) { return std::int64_t{is_automatic(i)}; },
      [&](std::size_t i) { return columns[i].percent || fixed == FixedColumns::Hold ? 0 : widths[i]; },
      [&](std::size_t i) { return std::int64_t{columns[i].percent.value_or(0)}; },
      [&](std::size_t) { return std::int64_t{fixed == FixedColumns::Grow}; },
  };
  for (auto const& rule : rules) {
    const Widths weights = weights_of(rule);
    if (sum(weights) == 0) continue;
    add_in_ratio(widths, weights, excess);
    break;
  }
  return widths;
}

Widths distribute(std::vector<ColumnDemand> const& columns, std::int64_t width, FixedColumns fixed = FixedColumns::Grow) {
  const Guesses g = make_guesses(columns, width);
  if (width <= sum(g.min_content)) return g.min_content;
  if (width <= sum(g.with_percentages)) return between(g.min_content, g.with_percentages, width);
  if (width <= sum(g.with_fixed)) return between(g.with_percentages, g.with_fixed, width);
  if (width <= sum(g.max_content)) return between(g.with_fixed, g.max_content, width);
  return grow(g.max_content, columns, width, fixed);
}

/// What a spanning cell's percentage has more than its columns' goes to those of them that have none.
void add_spanning_percent(std::vector<ColumnDemand>& columns, std::int64_t percent) {
  Widths unclaimed;
  percent = std::min(percent, whole);
  for (ColumnDemand const& column : columns) {
    percent -= column.percent.value_or(0);
    unclaimed.push_back(column.percent ? 0 : demanded(column));
  }
  if (percent <= 0) return;
  if (sum(unclaimed) == 0)
    for (std::size_t i = 0; i < columns.size(); ++i) unclaimed[i] = !columns[i].percent;
  Widths extra(columns.size(), 0);
  add_in_ratio(extra, unclaimed, percent);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!columns[i].percent) columns[i].percent = static_cast<std::int32_t>(extra[i]);
}

/// One spanning cell: its columns share its widths as those of a table (css-tables-3 §3.8.2).
void add_spanning_demand(std::vector<ColumnDemand>& columns, SpanningDemand const& span, Length spacing) {
  const auto first = columns.begin() + span.first;
  const auto end = columns.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(span.first + span.count, columns.size()));
  const std::int64_t between = spacing.raw() * (std::int64_t{span.count} - 1);
  std::vector<ColumnDemand> own(first, end);
  if (span.demand.percent) add_spanning_percent(own, *span.demand.percent);
  const Widths min_content = distribute(own, span.demand.min_content.raw() - between);
  for (std::size_t i = 0; i < own.size(); ++i) own[i].min_content = max(own[i].min_content, Length::from_raw(min_content[i]));
  const FixedColumns fixed = span.demand.fixed ? FixedColumns::Grow : FixedColumns::Hold;
  const Widths max_content = distribute(own, demanded(span.demand) - between, fixed);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Length most = Length::from_raw(max_content[i]);
    if (own[i].fixed) own[i].fixed = max(*own[i].fixed, most);
    own[i].max_content = max(max(own[i].max_content, own[i].min_content), most);
  }
  std::copy(own.begin(), own.end(), first);
}

/// Percentages of more than the whole do not count (css-tables-3 §3.8.1).
std::vector<ColumnDemand> within_whole(std::vector<ColumnDemand> columns) {
  std::int32_t left = 100000;
  for (ColumnDemand& column : columns) {
    if (!column.percent) continue;
    column.percent = std::clamp(*column.percent, 0, left);
    left -= *column.percent;
  }
  return columns;
}

}  // namespace

void add_spanning_demands(std::vector<ColumnDemand>& columns, std::vector<SpanningDemand> spans, Length spacing) {
  std::stable_sort(spans.begin(), spans.end(), [](SpanningDemand const& a, SpanningDemand const& b) { return a.span < b.span; });
  for (SpanningDemand const& span : spans) add_spanning_demand(columns, span, spacing);
}

TableWidths table_widths(std::vector<ColumnDemand> const& demands, PercentGrowth growth) {
  const std::vector<ColumnDemand> columns = within_whole(demands);
  std::int64_t least = 0, most = 0, without_percent = 0;
  std::int32_t percent = 0;
  std::int64_t largest = 0;  // the table's width at which a column's percentage is its max-content width
  for (ColumnDemand const& c : columns) {
    least += c.min_content.raw();
    most += demanded(c);
    percent += c.percent.value_or(0);
    if (c.percent.value_or(0) == 0) without_percent += demanded(c);
  }
  if (growth == PercentGrowth::None) return {Length::from_raw(least), Length::from_raw(std::min(most, widest))};
  for (ColumnDemand const& c : columns)
    if (c.percent.value_or(0) > 0) largest = std::max(largest, divided_up(demanded(c) * 100000, *c.percent));
  if (percent > 0 && percent < 100000) largest = std::max(largest, divided_up(without_percent * 100000, 100000 - percent));
  if (percent == 100000 && without_percent > 0) largest = widest;
  return {Length::from_raw(least), Length::from_raw(std::max(most, std::min(largest, widest)))};
}

std::vector<Length> distribute_columns(std::vector<ColumnDemand> const& demands, Length available) {
  const std::vector<ColumnDemand> columns = within_whole(demands);
  Widths widths = distribute(columns, available.raw());
  return to_lengths(sum(widths) > available.raw() ? shrink(widths, available.raw()) : widths);
}

std::vector<Length> distribute_fixed_columns(std::vector<ColumnDemand> const& columns, Length available) {
  Widths widths;
  std::int64_t automatic = 0;
  for (ColumnDemand const& c : columns) {
    widths.push_back(c.fixed ? c.fixed->raw() : std::int64_t{available.raw()} * c.percent.value_or(0) / 100000);
    automatic += !c.fixed && !c.percent;
  }
  Widths weights;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_automatic = !columns[i].fixed && !columns[i].percent;
    weights.push_back(automatic > 0 ? (is_automatic ? 1 : 0) : widths[i]);
  }
  if (sum(widths) > available.raw()) return to_lengths(shrink(widths, available.raw()));
  add_in_ratio(widths, weights, available.raw() - sum(widths));
  return to_lengths(widths);
}

}  // namespace bifolio::layout
