// Shaping: text to glyphs. Itemisation cuts a paragraph into items of one font, script, direction and style; the shaper turns items
// into glyphs through a cache of words.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/fonts.h"

namespace bifolio::text {

/// What emoji are shown as when nothing in the text says so (css-fonts-4 §6.13).
enum class EmojiStyle : std::uint8_t { Normal, Text, Emoji, Unicode };

/// css-writing-modes-4 §5.1: how the letters of a vertical line stand. None: the line is horizontal.
enum class VerticalText : std::uint8_t { None, Mixed, Upright, Sideways };

/// What shaping needs to know of a computed style. Small caps and the like come as features (the caller resolves the CSS).
struct TextStyle {
  std::vector<std::string> families;
  FaceRequest request;
  Length size;
  std::string language;         ///< BCP 47
  std::string language_system;  ///< OpenType's, instead of the language's own; empty: by language
  EmojiStyle emoji = EmojiStyle::Normal;
  std::vector<Feature> features;
  bool kerning = true, common_ligatures = true;
  VerticalText vertical = VerticalText::None;
  friend bool operator==(TextStyle const&, TextStyle const&) = default;
};

/// A stretch of a paragraph's text with one style. Ranges are adjacent and cover the text.
struct StyleRange {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t style = 0;  ///< index in the caller's styles
};

struct Item {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t style = 0;
  FontId font;
  std::uint32_t script = 0;  ///< ISO 15924 tag, big-endian: 'Latn'
  std::uint8_t level = 0;    ///< bidi embedding level; odd is right to left
  bool upright = false;      ///< of a vertical line: its glyphs stand upright, their advances run down the line
  bool is_right_to_left() const { return level & 1; }
};

/// A character that no font has.
struct MissingGlyph {
  std::uint32_t offset = 0;
  char32_t character = 0;
};

struct ItemizedText {
  std::vector<Item> items;  ///< in logical order; adjacent; cover the text
  std::vector<MissingGlyph> missing;
};

enum class BaseDirection : std::uint8_t { LeftToRight, RightToLeft, FromText };

/// UAX 9, P2 and P3: what the first letter outside isolates says; left to right without one.
BaseDirection direction_of_first_letter(std::string_view text);

/// Cuts `text` (one paragraph, valid UTF-8) by style, bidi level (UAX 9), script (UAX 24) and font, font fallback per cluster.
ItemizedText itemize(std::string_view text, std::vector<StyleRange> const& ranges, std::vector<TextStyle> const& styles,
                     BaseDirection direction, Fonts const& fonts);

/// Visual order of the items of one line: indices into `items` (UAX 9 rule L2; L1's trailing spaces are the caller's).
std::vector<std::uint32_t> visual_order(std::vector<Item> const& items);

struct Glyph {
  std::uint32_t glyph = 0;
  std::uint32_t cluster = 0;  ///< byte offset in the whole text
  Length advance, x_offset, y_offset;
  bool unsafe_to_break = false;  ///< a line may not be broken before this glyph without shaping anew
};

/// Not safe to share between threads: one shaper a thread. Results do not depend on what was shaped before.
class Shaper {
 public:
  explicit Shaper(Fonts const& fonts);
  ~Shaper();
  Shaper(Shaper const&) = delete;
  Shaper& operator=(Shaper const&) = delete;

  /// Appends the glyphs of text[begin, end) to `out`, in visual order. Requires a range within `item`. The range's surroundings
  /// do not influence it except through joining scripts, where the item's neighbouring text is given as context.
  void shape(std::string_view text, Item const& item, std::uint32_t begin, std::uint32_t end, TextStyle const& style,
             std::vector<Glyph>& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bifolio::text
