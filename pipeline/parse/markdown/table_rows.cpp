#include "parse/markdown/table_rows.h"

#include <algorithm>

namespace bifolio::parse::markdown {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; }

void trim(std::string_view line, Cell& cell) {
  while (cell.begin < cell.end && is_space(line[cell.begin])) ++cell.begin;
  while (cell.end > cell.begin && is_space(line[cell.end - 1])) --cell.end;
}

// The end of the cell that starts at `at`: an unescaped pipe, or the line's end.
std::uint32_t cell_end(std::string_view line, std::uint32_t at) {
  for (; at < line.size() && line[at] != '|'; ++at)
    if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '|') ++at;
  return std::min(at, static_cast<std::uint32_t>(line.size()));
}

Cell whole(std::string_view line) {
  Cell cell{0, static_cast<std::uint32_t>(line.size())};
  trim(line, cell);
  return cell;
}

Alignment alignment_of(std::string_view marker) {
  const bool left = marker.front() == ':', right = marker.back() == ':';
  if (left && right) return Alignment::Center;
  if (right) return Alignment::Right;
  return left ? Alignment::Left : Alignment::None;
}

// ":--", "--:", ":-:" or "-".
bool is_marker(std::string_view marker) {
  if (!marker.empty() && marker.front() == ':') marker.remove_prefix(1);
  if (!marker.empty() && marker.back() == ':') marker.remove_suffix(1);
  return !marker.empty() && marker.find_first_not_of('-') == std::string_view::npos;
}

// Calls `take` with each cell; the pipes at the line's ends make none.
template <class Take>
void for_each_cell(std::string_view line, Take take) {
  const Cell row = whole(line);
  line = line.substr(0, row.end);
  std::uint32_t at = row.begin;
  if (at < line.size() && line[at] == '|') ++at;
  while (at < line.size()) {
    Cell cell{at, cell_end(line, at)};
    at = cell.end + 1;
    trim(line, cell);
    take(cell);
  }
}

}  // namespace

std::vector<Cell> split_cells(std::string_view line) {
  std::vector<Cell> cells;
  for_each_cell(line, [&](Cell cell) { cells.push_back(cell); });
  return cells;
}

std::size_t count_cells(std::string_view line) {
  std::size_t count = 0;
  for_each_cell(line, [&](Cell) { ++count; });
  return count;
}

std::size_t delimiter_columns(std::string_view line) {
  if (line.find_first_not_of("|:- \t\v\f") != std::string_view::npos) return 0;
  std::size_t count = 0;
  bool valid = true;
  for_each_cell(line, [&](Cell cell) {
    valid = valid && is_marker(line.substr(cell.begin, cell.end - cell.begin));
    ++count;
  });
  return valid ? count : 0;
}

std::vector<Alignment> delimiter_alignments(std::string_view line) {
  std::vector<Alignment> alignments;
  for_each_cell(line, [&](Cell cell) { alignments.push_back(alignment_of(line.substr(cell.begin, cell.end - cell.begin))); });
  return alignments;
}

}  // namespace bifolio::parse::markdown
