#include "parse/article/text_block.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"

namespace bifolio::parse {
namespace {

// No-break and zero-width spaces, and the byte order mark that copying leaves in the middle, count as white space at a line's ends.
std::size_t space_at(std::string_view text, std::size_t i) {
  if (utf8::is_html_space(text[i]) || text[i] == '\v') return 1;
  if (text.compare(i, 2, "\u00A0") == 0) return 2;
  for (std::string_view space : {"\u200B", "\uFEFF", "\u3000", "\u2028", "\u2029"})
    if (text.compare(i, 3, space) == 0) return 3;
  return 0;
}

TextLine trimmed_line(std::string_view text, std::size_t begin, std::size_t end) {
  TextLine line;
  while (begin < end) {
    const std::size_t size = space_at(text, begin);
    if (size == 0) break;
    line.indent += text[begin] == '\t' ? 8 - line.indent % 8 : size < 3 || text.compare(begin, 3, "\u3000") == 0 ? 1 : 0;
    begin += size;
  }
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    if (space_at(text, start) == 0) break;
    end = start;
  }
  line.begin = static_cast<std::uint32_t>(begin);
  line.end = static_cast<std::uint32_t>(end);
  return line;
}

std::vector<TextLine> cut_into_lines(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back(trimmed_line(text, begin, end));
    const bool crlf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (crlf ? 2 : 1);
  }
  return lines;
}

std::size_t characters(TextLine const& line, std::string_view text) {
  return utf8::count(text.substr(line.begin, line.end - line.begin));
}

// Wrapped text has lines that come close to one width and hardly any that go far over it.
TextShape measure_shape(std::vector<TextLine> const& lines, std::string_view text) {
  std::vector<std::size_t> lengths;
  for (TextLine const& line : lines)
    if (line.end > line.begin) lengths.push_back(characters(line, text));
  if (lengths.empty()) return {};
  std::sort(lengths.begin(), lengths.end());
  TextShape shape;
  shape.width = lengths[lengths.size() * 95 / 100];
  std::size_t followed = 0, close = 0;  // lines with another right below them, and how many of these are nearly full
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].begin == lines[i].end || lines[i + 1].begin == lines[i + 1].end) continue;
    ++followed;
    close += characters(lines[i], text) * 10 >= shape.width * 7;
  }
  shape.wrapped = shape.width <= 120 && followed > 0 && close * 2 >= followed;
  return shape;
}

void finish(TextBlock& block, SourceText source) {
  block.span = {source.id, block.lines.front().begin, block.lines.back().end};
  bool space = false;
  const auto put = [&](std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t size = space_at(line, i);
      if (size == 0) {
        if (space && !block.text.empty()) block.text += ' ';
        if (space || block.text.empty()) ++block.words;
        space = false;
        block.text += line[i++];
      } else {
        space = true;
        i += size;
      }
    }
    space = true;
  };
  for (TextLine const& line : block.lines) put(source.text.substr(line.begin, line.end - line.begin));
}

}  // namespace

TextBlocks cut_into_blocks(SourceText source) {
  TextBlocks result;
  const std::vector<TextLine> lines = cut_into_lines(source.text);
  result.shape = measure_shape(lines, source.text);
  std::uint32_t blank = 0;
  for (TextLine const& line : lines) {
    if (line.begin == line.end) {
      ++blank;
      continue;
    }
    if (blank > 0 || result.blocks.empty() || !result.shape.wrapped) {
      result.blocks.push_back({});
      result.blocks.back().blank_before = blank;
    }
    result.blocks.back().lines.push_back(line);
    blank = 0;
  }
  std::map<std::uint32_t, std::size_t> gaps;
  for (TextBlock& block : result.blocks) {
    finish(block, source);
    ++gaps[block.blank_before];
  }
  std::size_t most = 0;
  for (auto const& [gap, count] : gaps)
    if (count > most) most = count, result.shape.usual_gap = gap;
  return result;
}

std::vector<TextBlock> split_lines(TextBlock const& block, SourceText source) {
  std::vector<TextBlock> out;
  for (TextLine const& line : block.lines) {
    TextBlock part;
    part.lines = {line};
    part.blank_before = out.empty() ? block.blank_before : 0;
    finish(part, source);
    out.push_back(std::move(part));
  }
  return out;
}

}  // namespace bifolio::parse
