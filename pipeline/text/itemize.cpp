// Itemisation: a paragraph cut into items of one style, level, script and font, each of which can be shaped by itself.
// Changes with the order of its phases: characters, levels, scripts, fonts, items.
#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/characters.h"
#include "text/font_choice.h"
#include "text/paragraph.h"

namespace bifolio::text {
namespace {

constexpr std::uint32_t latin = HB_TAG('L', 'a', 't', 'n');

/// What the phases share.
struct Itemizer {
  std::string_view text;
  std::vector<StyleRange> const& ranges;
  std::vector<TextStyle> const& styles;
  Fonts const& fonts;
  std::vector<FontId> primary;  ///< by style; looked up when first needed
  ItemizedText result;

  FontId primary_font(std::uint32_t style) {
    if (!primary[style]) primary[style] = fonts.match(styles[style].families, styles[style].request);
    return primary[style];
  }
};

// ---- Fast path: Latin letters and General Punctuation, left to right, all in the styles' first fonts.

// Directional controls of General Punctuation (UAX 9 §2) need the whole algorithm.
bool is_plain_punctuation(char32_t c) {
  if (c < 0x2000 || c >= 0x2070) return false;
  return !(c >= 0x200B && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202E) && c < 0x2060;
}

// Reads one character of the kinds that the fast path knows; false at any other.
bool read_plain(std::string_view text, std::uint32_t& offset, char32_t& c) {
  const unsigned char byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    c = byte;
    ++offset;
    return true;
  }
  const utf8::Decoded decoded = utf8::decode(text, offset);
  c = decoded.code_point;
  offset += decoded.length;
  return c < Fonts::Face::low_end || is_plain_punctuation(c);
}

bool is_latin_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return c == 0xAA || c == 0xBA || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

bool is_plain_range(Itemizer& itemizer, StyleRange const& range, bool& has_letter) {
  const FontId font = itemizer.primary_font(range.style);
  if (!font || itemizer.styles[range.style].emoji == EmojiStyle::Emoji) return false;
  Fonts::Face const& face = itemizer.fonts.face(font);
  for (std::uint32_t offset = range.begin; offset < range.end;) {
    char32_t c = 0;
    if (!read_plain(itemizer.text, offset, c)) return false;
    if (face.glyph_for(c) == 0 && !covers_character(face, c)) return false;
    has_letter = has_letter || is_latin_letter(c);
  }
  return true;
}

bool itemize_plain(Itemizer& itemizer) {
  bool has_letter = false;
  for (StyleRange const& range : itemizer.ranges)
    if (range.begin < range.end && !is_plain_range(itemizer, range, has_letter)) return false;
  if (!has_letter) return false;
  std::vector<Item>& items = itemizer.result.items;
  for (StyleRange const& range : itemizer.ranges) {
    if (range.begin == range.end) continue;
    const bool continues = !items.empty() && items.back().style == range.style;
    if (continues) items.back().end = range.end;
    if (!continues) items.push_back({range.begin, range.end, range.style, itemizer.primary_font(range.style), latin, 0, false});
  }
  return true;
}

// ---- The general path.

Characters read_characters(Itemizer const& itemizer) {
  Characters characters;
  characters.reserve(itemizer.text.size());
  for (StyleRange const& range : itemizer.ranges) {
    for (std::uint32_t offset = range.begin; offset < range.end;) {
      const utf8::Decoded decoded = utf8::decode(itemizer.text, offset);
      characters.push_back({.code_point = decoded.code_point, .offset = offset, .style = range.style, .font = {}});
      offset += decoded.length;
    }
  }
  return characters;
}

// Sets the fonts of characters [begin, end), one cluster; a cluster may be cut by styles but keeps together in each.
void choose_fonts(Itemizer& itemizer, std::vector<FontChoice>& choices, Characters& characters, std::size_t begin,
                  std::size_t end) {
  std::u32string cluster;
  for (std::size_t i = begin; i < end; ++i) cluster += characters[i].code_point;
  FontChoice::Chosen chosen;
  for (std::size_t i = begin; i < end; ++i) {
    Character& c = characters[i];
    if (i == begin || c.style != characters[i - 1].style) chosen = choices[c.style].for_cluster(cluster, script_tag(c.script));
    c.font = chosen.font ? chosen.font : itemizer.primary_font(c.style);
    const bool shown = chosen.whole || (chosen.font && covers_character(itemizer.fonts.face(chosen.font), c.code_point));
    if (!shown) itemizer.result.missing.push_back({c.offset, c.code_point});
  }
}

void resolve_fonts(Itemizer& itemizer, Characters& characters) {
  std::vector<FontChoice> choices;
  for (TextStyle const& style : itemizer.styles) choices.emplace_back(itemizer.fonts, style);
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(itemizer.text);
  std::size_t next = 0;
  for (std::size_t i = 0; i < characters.size();) {
    while (boundaries[next] <= characters[i].offset) ++next;
    std::size_t end = i;
    while (end < characters.size() && characters[end].offset < boundaries[next]) ++end;
    choose_fonts(itemizer, choices, characters, i, end);
    i = end;
  }
}

// UAX 50 turns curly quotation marks since Unicode 16 only where the font has no upright form of them (Tr).
bool stands_upright(Fonts const& fonts, Character const& c) {
  const bool is_quotation_mark =
      c.code_point == U'\u2018' || c.code_point == U'\u2019' || c.code_point == U'\u201C' || c.code_point == U'\u201D';
  if (is_quotation_mark) return fonts.substitutes(c.font, "vert", c.code_point);
  return u_getIntPropertyValue(static_cast<UChar32>(c.code_point), UCHAR_VERTICAL_ORIENTATION) != U_VO_ROTATED;
}

// css-writing-modes-4 §5.1: what UAX 50 has upright, or upright in another form, stands so in mixed text. Marks go with their
// letters.
void resolve_orientation(Itemizer const& itemizer, Characters& characters) {
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Character& c = characters[i];
    switch (itemizer.styles[c.style].vertical) {
      case VerticalText::None:
      case VerticalText::Sideways: break;
      case VerticalText::Upright: c.upright = true; break;
      case VerticalText::Mixed: {
        const bool combines = (U_GET_GC_MASK(static_cast<UChar32>(c.code_point)) & U_GC_M_MASK) != 0;
        c.upright = combines && i > 0 ? characters[i - 1].upright : stands_upright(itemizer.fonts, c);
        break;
      }
    }
  }
}

bool same_item(Character const& a, Character const& b) {
  return a.style == b.style && a.level == b.level && a.script == b.script && a.font == b.font && a.upright == b.upright;
}

void append_items(Itemizer& itemizer, Characters const& characters) {
  std::vector<Item>& items = itemizer.result.items;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    Character const& c = characters[i];
    const std::uint32_t end =
        i + 1 < characters.size() ? characters[i + 1].offset : static_cast<std::uint32_t>(itemizer.text.size());
    if (i > 0 && same_item(characters[i - 1], c)) {
      items.back().end = end;
    } else {
      items.push_back({c.offset, end, c.style, c.font, script_tag(c.script), c.level, c.upright});
    }
  }
}

}  // namespace

ItemizedText itemize(std::string_view text, std::vector<StyleRange> const& ranges, std::vector<TextStyle> const& styles,
                     BaseDirection direction, Fonts const& fonts) {
  Itemizer itemizer{text, ranges, styles, fonts, std::vector<FontId>(styles.size()), {}};
  const bool vertical =
      std::any_of(styles.begin(), styles.end(), [](TextStyle const& s) { return s.vertical != VerticalText::None; });
  if (direction != BaseDirection::RightToLeft && !vertical && itemize_plain(itemizer)) return std::move(itemizer.result);
  Characters characters = read_characters(itemizer);
  if (characters.empty()) return {};
  resolve_levels(characters, direction);
  resolve_scripts(characters, styles[characters[0].style].language);
  resolve_fonts(itemizer, characters);
  if (vertical) resolve_orientation(itemizer, characters);
  append_items(itemizer, characters);
  return std::move(itemizer.result);
}

}  // namespace bifolio::text
