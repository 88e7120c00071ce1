// CSS values as they stand in computed style: absolute lengths, percentages that only layout can resolve, keywords.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/length.h"
#include "model/math_expression.h"

namespace bifolio::model {

/// A length plus a percentage of a basis that layout knows: what `calc(1em + 50%)` computes to (css-values-4 §10).
struct LengthPercentage {
  Length length;
  std::int32_t percent = 0;        ///< in 1/1000 of a percent: 50% is 50000
  MathExpression expression = {};  ///< what `min(1em, 50%)` computes to; the others are zero then
  friend constexpr bool operator==(LengthPercentage const&, LengthPercentage const&) = default;
  constexpr bool has_percentage() const { return percent != 0 || expression; }
  constexpr Length resolve(Length basis) const {
    return expression ? expression.evaluate(basis) : length + basis.scaled(percent, 100000);
  }
};

/// The value of width, height, margins, insets and their min/max.
struct Dimension {
  enum class Kind : std::uint8_t { Auto, None, LengthPercentage, MinContent, MaxContent, FitContent };
  Kind kind = Kind::Auto;
  LengthPercentage value;
  friend constexpr bool operator==(Dimension const&, Dimension const&) = default;
  constexpr bool is_auto() const { return kind == Kind::Auto; }
  static constexpr Dimension length(Length l) { return {Kind::LengthPercentage, {l, 0, {}}}; }
  static constexpr Dimension none() { return {Kind::None, {}}; }
};

/// css-display-3: the outer and inner display types, flattened to the combinations that we lay out.
enum class Display : std::uint8_t {
  None,
  Contents,
  Block,
  Inline,
  InlineBlock,
  FlowRoot,
  ListItem,
  Table,
  InlineTable,
  TableRowGroup,
  TableHeaderGroup,
  TableFooterGroup,
  TableRow,
  TableCell,
  TableColumnGroup,
  TableColumn,
  TableCaption,
  Flex,
  Grid,
  Ruby,
  RubyBase,
  RubyText,
  RubyBaseContainer,
  RubyTextContainer,
};
enum class PositionScheme : std::uint8_t { Static, Relative, Sticky, Absolute, Fixed, Running };
enum class Float : std::uint8_t { None, Left, Right, InlineStart, InlineEnd, Footnote, Top, Bottom };
enum class Clear : std::uint8_t { None, Left, Right, Both, InlineStart, InlineEnd };
enum class BoxSizing : std::uint8_t { ContentBox, BorderBox };
enum class Overflow : std::uint8_t { Visible, Hidden, Clip, Scroll, Auto };
enum class Visibility : std::uint8_t { Visible, Hidden, Collapse };
enum class BorderStyle : std::uint8_t { None, Hidden, Dotted, Dashed, Solid, Double, Groove, Ridge, Inset, Outset };
enum class FontStyle : std::uint8_t { Normal, Italic, Oblique };
enum class FontVariantCaps : std::uint8_t { Normal, SmallCaps, AllSmallCaps, PetiteCaps, AllPetiteCaps, Unicase, TitlingCaps };
enum class FontVariantPosition : std::uint8_t { Normal, Sub, Super };
enum class FontKerning : std::uint8_t { Auto, Normal, None };
enum class TextAlign : std::uint8_t { Start, End, Left, Right, Center, Justify, JustifyAll, MatchParent };
enum class TextAlignLast : std::uint8_t { Auto, Start, End, Left, Right, Center, Justify };
enum class TextTransform : std::uint8_t { None, Uppercase, Lowercase, Capitalize, FullWidth };
enum class TextWrap : std::uint8_t { Wrap, NoWrap, Balance, Pretty, Stable };
/// white-space-collapse of css-text-4; `white-space` is a shorthand of this and text-wrap.
enum class WhiteSpaceCollapse : std::uint8_t { Collapse, Preserve, PreserveBreaks, BreakSpaces };
enum class OverflowWrap : std::uint8_t { Normal, BreakWord, Anywhere };
enum class WordBreak : std::uint8_t { Normal, BreakAll, KeepAll, BreakWord, AutoPhrase };
enum class LineBreakStrictness : std::uint8_t { Auto, Loose, Normal, Strict, Anywhere };
enum class Hyphens : std::uint8_t { None, Manual, Auto };
enum class Direction : std::uint8_t { Ltr, Rtl };
enum class UnicodeBidi : std::uint8_t { Normal, Embed, Isolate, BidiOverride, IsolateOverride, Plaintext };
enum class ListStylePosition : std::uint8_t { Outside, Inside };
enum class TableLayout : std::uint8_t { Auto, Fixed };
enum class BorderCollapse : std::uint8_t { Separate, Collapse };
enum class CaptionSide : std::uint8_t { Top, Bottom };
enum class EmptyCells : std::uint8_t { Show, Hide };
/// css-break-4 §3.1. The *Page values that name a side force one or two breaks.
enum class BreakBetween : std::uint8_t { Auto, Avoid, AvoidPage, AvoidColumn, Page, Left, Right, Recto, Verso, Column, Always };
enum class BreakInside : std::uint8_t { Auto, Avoid, AvoidPage, AvoidColumn };
enum class BoxDecorationBreak : std::uint8_t { Slice, Clone };
enum class ObjectFit : std::uint8_t { Fill, Contain, Cover, None, ScaleDown };
enum class BookmarkState : std::uint8_t { Open, Closed };
enum class FootnotePolicy : std::uint8_t { Auto, Line, Block };
enum class FootnoteDisplay : std::uint8_t { Block, Inline, Compact };
enum class TextDecorationStyle : std::uint8_t { Solid, Double, Dotted, Dashed, Wavy };
enum class TextDecorationSkipInk : std::uint8_t { Auto, None, All };
enum class TextUnderlinePosition : std::uint8_t { Auto, FromFont, Under };
enum class TextJustify : std::uint8_t { Auto, None, InterWord, InterCharacter };
/// css-writing-modes-4 §3.1
enum class WritingMode : std::uint8_t { HorizontalTb, VerticalRl, VerticalLr, SidewaysRl, SidewaysLr };
constexpr bool is_vertical(WritingMode mode) { return mode != WritingMode::HorizontalTb; }
enum class TextOrientation : std::uint8_t { Mixed, Upright, Sideways };
/// css-text-4 §9.4
enum class TextSpacingTrim : std::uint8_t { Normal, SpaceAll, SpaceFirst, TrimStart, TrimBoth, TrimAll, Auto };
/// css-ruby-1 §4
enum class RubyPosition : std::uint8_t { Alternate, AlternateUnder, Over, Under, InterCharacter };
enum class RubyAlign : std::uint8_t { SpaceAround, SpaceBetween, Start, Center };
enum class RubyMerge : std::uint8_t { Separate, Merge, Auto };
enum class RubyOverhang : std::uint8_t { Auto, None };
/// css-text-4 §6.3.6: what may not end in a hyphenated word.
enum class HyphenateLimitLast : std::uint8_t { None, Always, Column, Page, Spread };
enum class FontSizeAdjustMetric : std::uint8_t { ExHeight, CapHeight, ChWidth, IcWidth, IcHeight };
enum class FontVariantEmoji : std::uint8_t { Normal, Text, Emoji, Unicode };
enum class FontPalette : std::uint8_t { Normal, Light, Dark };
/// css-line-grid-1: whether a box makes a grid of its own for the lines in it, and how lines stand on the grid.
enum class LineGrid : std::uint8_t { MatchParent, Create };
enum class LineSnap : std::uint8_t { None, Baseline, Contain };
/// css-rhythm-1 §3: how a box's height becomes a multiple of its step.
enum class BlockStepAlign : std::uint8_t { Auto, Center, Start, End };
enum class BlockStepRound : std::uint8_t { Up, Down, Nearest };
/// -bifolio-page-depth: how far down pages are filled.
enum class PageDepth : std::uint8_t {
  Ragged,   ///< each as its content has it
  Even,     ///< facing pages end at the same depth
  Justify,  ///< the same, and what is still missing goes to the space between blocks
};
enum class FontOpticalSizing : std::uint8_t { Auto, None };
enum class ColumnFill : std::uint8_t { Balance, BalanceAll, Auto };
enum class ColumnSpan : std::uint8_t { None, All };
/// css-page-floats-3 §3.2: what a float: top or bottom goes to the top or bottom of.
enum class FloatReference : std::uint8_t { Inline, Column, Page };
enum class BackgroundBox : std::uint8_t { BorderBox, PaddingBox, ContentBox };
enum class BackgroundRepeat : std::uint8_t { Repeat, NoRepeat, Space, Round };
enum class BackgroundAttachment : std::uint8_t { Scroll, Fixed, Local };
enum class TextOverflow : std::uint8_t { Clip, Ellipsis };

struct TextDecorationLine {
  bool underline = false, overline = false, line_through = false;
  friend constexpr bool operator==(TextDecorationLine const&, TextDecorationLine const&) = default;
  constexpr bool any() const { return underline || overline || line_through; }
};

/// css-text-4 §9.5: between ideographs and letters, ideographs and digits, around punctuation; `replace` takes the author's spaces
/// there away.
struct TextAutospace {
  bool ideograph_alpha = true, ideograph_numeric = true, punctuation = false, replace = false;
  friend constexpr bool operator==(TextAutospace const&, TextAutospace const&) = default;
  constexpr bool any() const { return ideograph_alpha || ideograph_numeric || punctuation; }
};

/// css-text-decor-4 §3.1. `Auto` is a filled or open circle, in vertical text a sesame.
struct TextEmphasis {
  enum class Shape : std::uint8_t { None, Auto, Dot, Circle, DoubleCircle, Triangle, Sesame, Text };
  Shape shape = Shape::None;
  bool open = false;
  std::string text;  ///< with Text: one character
  friend bool operator==(TextEmphasis const&, TextEmphasis const&) = default;
};

struct VerticalAlign {
  enum class Kind : std::uint8_t { Baseline, Sub, Super, TextTop, TextBottom, Middle, Top, Bottom, Length };
  Kind kind = Kind::Baseline;
  LengthPercentage offset;  ///< with Length: raised by this; percentages are of the line height
  friend constexpr bool operator==(VerticalAlign const&, VerticalAlign const&) = default;
};

/// `normal`, a multiple of the font size, or a length.
struct LineHeight {
  enum class Kind : std::uint8_t { Normal, Number, Length };
  Kind kind = Kind::Normal;
  std::int32_t thousandths = 0;  ///< with Number: 1.5 is 1500
  Length length;
  friend constexpr bool operator==(LineHeight const&, LineHeight const&) = default;
};

struct Border {
  Length width;
  BorderStyle style = BorderStyle::None;
  Color color = Color::black();
  friend constexpr bool operator==(Border const&, Border const&) = default;
};

/// <position>: percentages are of the room that is left over (css-values-4 §8.3).
struct Position {
  LengthPercentage x, y;
  friend constexpr bool operator==(Position const&, Position const&) = default;
  static constexpr Position center() { return {{{}, 50000, {}}, {{}, 50000, {}}}; }
};

/// A corner's radii; percentages are of the border box's width and height (css-backgrounds-3 §4.1).
struct CornerRadius {
  LengthPercentage horizontal, vertical;
  friend constexpr bool operator==(CornerRadius const&, CornerRadius const&) = default;
};

/// css-images-4 §3.5: a stop's place is along the gradient line (percentages of it), or an angle in 1/1000 of a degree for conic
/// ones.
struct ColorStop {
  Color color;
  bool has_position = false;
  LengthPercentage position;
  bool has_hint = false;  ///< a colour hint stands before the next stop (§3.5.2)
  LengthPercentage hint;
  /// The colours on the way to the next stop, in even steps of the way; none: both mixed in sRGB, premultiplied.
  std::vector<Color> between;
  friend bool operator==(ColorStop const&, ColorStop const&) = default;
};
struct Gradient {
  enum class Kind : std::uint8_t { Linear, Radial, Conic } kind = Kind::Linear;
  enum class Extent : std::uint8_t { ClosestSide, FarthestSide, ClosestCorner, FarthestCorner, Explicit };
  bool repeating = false;
  bool to_corner = false;  ///< linear: `angle` is 45°, 135°, 225° or 315° and stands for the corner there, whatever the box's shape
  std::int32_t angle = 180000;  ///< linear and conic: 1/1000 of a degree, clockwise from upwards
  bool circle = false;          ///< radial
  Extent extent = Extent::FarthestCorner;
  LengthPercentage radius_x, radius_y;  ///< radial, with Explicit
  Position center = Position::center();
  std::string interpolation;  ///< the colour space and the hue's way that were asked for: "oklch longer hue" (css-color-4 §12)
  std::vector<ColorStop> stops;
  friend bool operator==(Gradient const&, Gradient const&) = default;
};
/// One layer's image: none (both empty), a file, or a gradient.
struct BackgroundImage {
  std::string url;
  std::vector<Gradient> gradient;  ///< none or one
  bool none() const { return url.empty() && gradient.empty(); }
  friend bool operator==(BackgroundImage const&, BackgroundImage const&) = default;
};
struct BackgroundSize {
  enum class Kind : std::uint8_t { Explicit, Cover, Contain } kind = Kind::Explicit;
  Dimension width, height;
  friend constexpr bool operator==(BackgroundSize const&, BackgroundSize const&) = default;
};
struct BackgroundRepeats {
  BackgroundRepeat x = BackgroundRepeat::Repeat, y = BackgroundRepeat::Repeat;
  friend constexpr bool operator==(BackgroundRepeats const&, BackgroundRepeats const&) = default;
};

/// One side of border-image-slice, -width or -outset (css-backgrounds-3 §5): a number counts the picture's pixels in the first, the
/// border's width in the others.
struct BorderImagePart {
  enum class Kind : std::uint8_t { Auto, Number, LengthPercentage } kind = Kind::Number;
  std::int32_t thousandths = 0;  ///< with Number
  LengthPercentage value;        ///< with LengthPercentage
  friend constexpr bool operator==(BorderImagePart const&, BorderImagePart const&) = default;
};
enum class BorderImageRepeat : std::uint8_t { Stretch, Repeat, Round, Space };
struct BorderImage {
  BackgroundImage source;
  Edges<BorderImagePart> slice = all(BorderImagePart{BorderImagePart::Kind::LengthPercentage, 0, {{}, 100000}});
  bool fill = false;
  Edges<BorderImagePart> width = all(BorderImagePart{BorderImagePart::Kind::Number, 1000, {}});
  Edges<BorderImagePart> outset;
  BorderImageRepeat repeat_x = BorderImageRepeat::Stretch, repeat_y = BorderImageRepeat::Stretch;
  friend bool operator==(BorderImage const&, BorderImage const&) = default;

 private:
  static constexpr Edges<BorderImagePart> all(BorderImagePart const& part) { return {part, part, part, part}; }
};

/// A function of `transform`: a point p goes to M·p + (x, y), where M = (a c; b d) in 1/1,000,000; percentages are of the box's
/// width and height (css-transforms-1 §12).
struct TransformFunction {
  std::array<std::int32_t, 4> matrix = {1000000, 0, 0, 1000000};  ///< a b c d
  LengthPercentage x, y;
  friend constexpr bool operator==(TransformFunction const&, TransformFunction const&) = default;
};

/// box-shadow and text-shadow.
struct Shadow {
  Length x, y, blur, spread;
  Color color;
  bool inset = false;
  friend constexpr bool operator==(Shadow const&, Shadow const&) = default;
};

/// An OpenType feature setting (css-fonts-4 §7.12).
struct FontFeature {
  char tag[4] = {};
  std::uint32_t value = 1;
  friend constexpr bool operator==(FontFeature const&, FontFeature const&) = default;
};
/// What font-variant-alternates names by a word of the author's, and @font-feature-values gives numbers (css-fonts-4 §6.9).
struct FontAlternate {
  enum class Kind : std::uint8_t { Stylistic, Styleset, CharacterVariant, Swash, Ornaments, Annotation };
  Kind kind = Kind::Stylistic;
  std::string name;
  friend bool operator==(FontAlternate const&, FontAlternate const&) = default;
};
struct FontVariation {
  char tag[4] = {};
  float value = 0;
  friend constexpr bool operator==(FontVariation const&, FontVariation const&) = default;
};

struct CounterChange {
  std::string name;
  std::int32_t value = 0;
  friend bool operator==(CounterChange const&, CounterChange const&) = default;
};

/// One item of the `content` property, of a `string-set` value, or of a margin box (css-content-3 §2, css-gcpm-3).
struct ContentItem {
  enum class Kind : std::uint8_t {
    Text,
    Counter,
    Counters,
    Attribute,
    OpenQuote,
    CloseQuote,
    NoOpenQuote,
    NoCloseQuote,
    Image,
    NamedString,     ///< string(name, which)
    RunningElement,  ///< element(name, which)
    TargetCounter,
    TargetCounters,
    TargetText,
    Leader,
    ContentText,
  };
  /// string()'s and element()'s second argument.
  enum class Which : std::uint8_t { First, Start, Last, FirstExcept };
  Kind kind = Kind::Text;
  std::string text;       ///< the text, the counter's, attribute's or string's name, the leader's pattern, or the image's URL
  std::string separator;  ///< of counters(), target-counters()
  std::string style = "decimal";  ///< counter style
  std::string target;             ///< of target-*(): an attribute's name when `target_is_attribute`, else a URL
  bool target_is_attribute = false;
  Which which = Which::First;
  friend bool operator==(ContentItem const&, ContentItem const&) = default;
};
using ContentList = std::vector<ContentItem>;

struct StringSet {
  std::string name;
  ContentList value;
  friend bool operator==(StringSet const&, StringSet const&) = default;
};

}  // namespace bifolio::model
