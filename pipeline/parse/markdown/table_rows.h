// One line of a table: its cells, or its alignments. From extension.cpp and emit_table.cpp. Changes with GFM's table syntax.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bifolio::parse::markdown {

enum class Alignment : std::uint8_t { None, Left, Center, Right };

struct Cell {
  std::uint32_t begin, end;  ///< in the row's line, white space trimmed
};

/// GFM §4.10. The cells of a row, split at pipes that no backslash stands before.
std::vector<Cell> split_cells(std::string_view line);
std::size_t count_cells(std::string_view line);

/// The number of columns when the line is a delimiter row, else 0.
std::size_t delimiter_columns(std::string_view line);
/// Requires a delimiter row.
std::vector<Alignment> delimiter_alignments(std::string_view line);

}  // namespace bifolio::parse::markdown
