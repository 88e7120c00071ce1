// The emitter's part for tables (GFM §4.10).
#include <string>

#include "parse/diagnostics.h"
#include "parse/markdown/emitter.h"

namespace bifolio::parse::markdown {
namespace {

using model::NodeId;
using model::Tag;

std::string_view class_of(Alignment alignment) {
  switch (alignment) {
    case Alignment::None: return {};
    case Alignment::Left: return "align-left";
    case Alignment::Center: return "align-center";
    case Alignment::Right: return "align-right";
  }
  return {};
}

/// A cell's text: "\|" is "|", also in code; each such place begins a new segment.
struct CellText {
  std::string text;
  std::vector<Segment> segments;
};

CellText unescape_pipes(MappedText const& line, Cell place) {
  CellText cell;
  const std::string_view raw = line.text.substr(place.begin, place.end - place.begin);
  cell.segments.push_back({0, line.source_offset(place.begin)});
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size() && raw[i + 1] == '|') {
      ++i;
      cell.segments.push_back({static_cast<std::uint32_t>(cell.text.size()), line.source_offset(place.begin + i)});
    }
    cell.text += raw[i];
  }
  return cell;
}

}  // namespace

void Emitter::table(Block const& block) {
  const std::vector<Alignment> alignments = delimiter_alignments(block.info);
  const MappedText header = tree_.content(block, source_.id);
  builder_.open(Tag::Table, span(block));
  const Span head = header.span(0, header.text.size());
  builder_.open(Tag::Thead, head);
  table_row(header, alignments, Tag::Th, head);
  builder_.close();
  if (block.first_child) {
    builder_.open(Tag::Tbody, {source_.id, tree_[block.first_child].begin, block.end});
    for (BlockId row = block.first_child; row; row = tree_[row].next)
      table_row(tree_.content(tree_[row], source_.id), alignments, Tag::Td, span(tree_[row]));
    builder_.close();
  }
  builder_.close();
}

void Emitter::table_row(MappedText const& line, std::vector<Alignment> const& alignments, Tag tag, Span row) {
  builder_.open(Tag::Tr, row);
  const std::vector<Cell> cells = split_cells(line.text);
  const auto end = static_cast<std::uint32_t>(line.text.size());
  for (std::size_t i = 0; i < std::min(cells.size(), alignments.size()); ++i) cell(line, cells[i], alignments[i], tag);
  for (std::size_t i = cells.size(); i < alignments.size(); ++i) {
    if (padding_left_ == 0) {
      sink_.report_once(table_ragged, {}, row, "too many rows are shorter than their header; from here on they stay so");
      break;
    }
    --padding_left_;
    cell(line, {end, end}, alignments[i], tag);
  }
  if (cells.size() > alignments.size()) {
    // GFM leaves surplus cells out; an author's words are not ours to drop, so they go into the last cell's row as further cells.
    const Cell first = cells[alignments.size()];
    sink_.report(table_extra_cells, line.span(first.begin, cells.back().end),
                 "this row has " + std::to_string(cells.size()) + " cells, its header " + std::to_string(alignments.size()));
    for (std::size_t i = alignments.size(); i < cells.size(); ++i) cell(line, cells[i], Alignment::None, tag);
  }
  builder_.close();
}

void Emitter::cell(MappedText const& line, Cell place, Alignment alignment, Tag tag) {
  const NodeId element = builder_.open(tag, line.span(place.begin, place.end));
  if (tag == Tag::Th) set(element, "scope", "col");
  if (alignment != Alignment::None) set(element, "class", class_of(alignment));
  const std::string_view raw = line.text.substr(place.begin, place.end - place.begin);
  if (raw.find("\\|") != std::string_view::npos) {
    const CellText text = unescape_pipes(line, place);
    inlines({document_.store(text.text), text.segments, source_.id}, html::Context::Flow);
  } else if (!raw.empty()) {
    const Segment segment{0, line.source_offset(place.begin)};
    inlines({raw, std::span(&segment, 1), source_.id}, html::Context::Flow);
  }
  builder_.close();
}

}  // namespace bifolio::parse::markdown
