#include "pdf/content/run_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace bifolio::pdf {
namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

// By byte offset: where the cluster that begins there ends.
std::vector<std::uint32_t> cluster_ends(std::string_view text, std::span<model::PlacedGlyph const> glyphs) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<std::uint32_t> ends(text.size() + 1, 0);
  for (model::PlacedGlyph const& glyph : glyphs) ends[std::min(glyph.cluster, size)] = 1;
  std::uint32_t end = size;
  for (std::size_t i = text.size(); i-- > 0;) {
    if (ends[i] == 0) continue;
    ends[i] = end;
    end = static_cast<std::uint32_t>(i);
  }
  return ends;
}

// Unicode's blocks of marks for Latin, Greek and Cyrillic letters and for symbols.
bool is_diacritical_mark(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = utf8::decode(text, 0).code_point;
  constexpr std::pair<char32_t, char32_t> blocks[] = {{0x300, 0x36F},   {0x483, 0x487},   {0x1AB0, 0x1AFF},
                                                      {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}};
  return std::any_of(std::begin(blocks), std::end(blocks),
                     [&](auto const& block) { return c >= block.first && c <= block.second; });
}

// Deals the cluster's code points out to texts[0 … count), in visual order.
void deal_out(std::string_view text, bool right_to_left, std::span<GlyphText> group) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < group.size(); ++i) {
    GlyphText& glyph = group[right_to_left ? group.size() - 1 - i : i];
    if (offset >= text.size()) break;
    const std::size_t length = i + 1 == group.size() ? text.size() - offset : utf8::decode(text, offset).length;
    glyph.text = text.substr(offset, length);
    offset += length;
  }
}

}  // namespace

void assign_texts(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, std::vector<GlyphText>& texts) {
  texts.assign(glyphs.size(), {});
  const std::vector<std::uint32_t> ends = cluster_ends(run.text, glyphs);
  const auto size = static_cast<std::uint32_t>(run.text.size());
  for (std::size_t i = 0; i < glyphs.size();) {
    std::size_t end = i + 1;
    while (end < glyphs.size() && glyphs[end].cluster == glyphs[i].cluster) ++end;
    const std::uint32_t begin = std::min(glyphs[i].cluster, size);
    for (std::size_t k = i; k < end; ++k) texts[k] = {{}, begin, std::max(begin, ends[begin])};
    const std::span<GlyphText> group(texts.data() + i, end - i);
    if (begin == size) {
      for (GlyphText& glyph : group) glyph = {soft_hyphen, size, size};
    } else {
      deal_out(run.text.substr(begin, ends[begin] - begin), run.right_to_left, group);
    }
    i = end;
  }
}

bool give_marks_to_letters(std::span<model::PlacedGlyph const> glyphs, std::vector<GlyphText>& texts) {
  bool any = false;
  GlyphText* letter = nullptr;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    GlyphText& glyph = texts[i];
    const bool is_moved = glyphs[i].advance == Length() && (glyphs[i].x_offset != Length() || glyphs[i].y_offset != Length());
    if (is_moved && letter != nullptr && letter->text.data() + letter->text.size() == glyph.text.data() &&
        is_diacritical_mark(glyph.text)) {
      letter->text = {letter->text.data(), letter->text.size() + glyph.text.size()};
      glyph.text = {};
      any = true;
    } else if (!glyph.text.empty()) {
      letter = &glyph;
    }
  }
  return any;
}

}  // namespace bifolio::pdf
