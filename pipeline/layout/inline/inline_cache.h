// What inline layout remembers from one paragraph to the next: computed styles as shaping and line boxes need them, hyphenated
// words, and which footnote a call belongs to. One a flow (in Output), so nothing is shared between threads; results do not depend
// on it. Changes when another thing turns out to be worth remembering.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/box_tree.h"
#include "text/breaks.h"
#include "text/fonts.h"
#include "text/ink.h"
#include "text/shaping.h"

namespace bifolio::layout {

struct Services;

/// A computed style, made ready for inline layout.
struct InlineStyle {
  model::ComputedStyle const* computed = nullptr;
  text::TextStyle text;
  FontId font;             ///< of the first family, for metrics
  Length ascent, descent;  ///< of the content area; descent points down and is positive
  Length above, below;     ///< from the baseline, half-leading included (CSS 2.1 §10.8.1)
  Length space;            ///< advance of U+0020, word- and letter-spacing not counted
  Length x_height;
  bool lacks_families = false;    ///< none of the families that it names is there
  Length rise;                    ///< of a reduced position's glyphs above the baseline
  std::uint32_t hyphenation = 0;  ///< of InlineCache: the language and limits by which words are divided
};

/// Small capitals that the font lacks are made from reduced capitals, raised and lowered figures from reduced ones; the reduced
/// style is the variant.
enum class StyleVariant : std::uint8_t { Plain, ReducedCapitals, ReducedPosition };

/// `line-height: normal` of a font: what it reaches from the baseline, in whole pixels as browsers have it, its line gap shared
/// out.
struct NormalLine {
  Length above, below;
};
NormalLine normal_line(text::FontMetrics const& metrics, Length size);

/// Whether lines of the style have their baseline in the middle of their letters, which stand upright there or turned.
bool has_central_baseline(model::ComputedStyle const& style);

InlineStyle make_inline_style(Services const& services, model::ComputedStyle const& style, StyleVariant variant);

class InlineCache {
 public:
  /// The reference stays valid as long as the cache. All calls are for the same tree.
  InlineStyle const& style(Services const& services, model::BoxTree const& tree, model::StyleId id,
                           StyleVariant variant = StyleVariant::Plain);

  /// The style at another font size: an initial letter's.
  InlineStyle const& resized(Services const& services, model::BoxTree const& tree, model::StyleId id, Length font_size);

  /// What of the glyph lies between two heights in font units, as text::ink_between.
  std::vector<text::InkSpan> const& ink_between(text::Fonts const& fonts, FontId font, std::uint32_t glyph,
                                                std::pair<std::int32_t, std::int32_t> heights);

  /// Where `word` may be divided: byte offsets. Requires a style that `style` gave. The reference is valid until the next call.
  std::vector<text::HyphenPoint> const& hyphen_points(Services const& services, std::string_view word, InlineStyle const& style);

  /// Index in BoxTree::footnotes of the footnote that `call` calls, or -1.
  std::int64_t footnote_of(model::BoxTree const& tree, model::BoxId call);
  /// … of the footnote that has this body, or -1.
  std::int64_t footnote_with(model::BoxTree const& tree, model::BoxId body);

 private:
  /// Looks words up without copying them.
  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const noexcept { return std::hash<std::string_view>()(word); }
  };
  /// Words divided by one language's patterns within the same limits.
  struct Hyphenation {
    std::string language;
    std::array<std::int32_t, 3> limits;
    std::unordered_map<std::string, std::vector<text::HyphenPoint>, WordHash, std::equal_to<>> words;  // looked up only
  };
  void know_notes(model::BoxTree const& tree);
  std::uint32_t hyphenation_of(model::ComputedStyle const& style);

  struct ResizedStyle {
    model::ComputedStyle computed;
    InlineStyle made;
  };
  std::map<std::pair<model::StyleId, StyleVariant>, std::unique_ptr<InlineStyle>> styles_;
  std::map<std::pair<model::StyleId, Length>, std::unique_ptr<ResizedStyle>> resized_;
  std::vector<Hyphenation> hyphenations_;
  std::map<std::tuple<FontId, std::pair<std::int32_t, std::int32_t>, std::uint32_t>, std::vector<text::InkSpan>> ink_;
  std::vector<std::pair<model::BoxId, std::uint32_t>> calls_, bodies_;  ///< sorted
  bool calls_known_ = false;
};

}  // namespace bifolio::layout
