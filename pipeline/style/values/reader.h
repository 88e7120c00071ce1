// ValueReader: reads a declaration's value, token by token, straight to computed values. White space between tokens is passed
// over. Every `read` of the properties table is written over it.
#pragma once

#include <optional>
#include <string>

#include "model/computed_style.h"
#include "model/font_units.h"
#include "style/syntax/token_cursor.h"
#include "style/values/color_spaces.h"
#include "style/values/keywords.h"
#include "style/values/math.h"

namespace bifolio::style {

/// Measures fonts, if anybody does.
struct FontRuler {
  model::MeasureFont const* measure = nullptr;
  std::vector<model::FontFace> const* faces = nullptr;
  model::FontUnits units(model::ComputedStyle const& style) const;
};

/// What relative units refer to (css-values-4 §6.1). Fonts are measured only when a value asks.
struct Units {
  Length em = Length::from_points(std::int64_t{12}), root_em = em;
  Size viewport = {Length::from_points(595.276), Length::from_points(841.89)};
  bool vertical = false;                                             ///< the root's writing mode
  model::ComputedStyle const *font = nullptr, *root_font = nullptr;  ///< whose font and line height; null: assumed ones
  FontRuler ruler;

  Length line() const;
  Length root_line() const;
  model::FontUnits font_units() const;
  model::FontUnits root_font_units() const;
};

/// The line height in absolute terms; `normal` as the ruler says.
Length line_height_of(model::ComputedStyle const& style, FontRuler const& ruler);

struct ValueContext {
  Units units;
  std::optional<Length> root_em_in_font_size;    ///< when it is not the units': in the root's own font size
  model::ComputedStyle const* parent = nullptr;  ///< never null when properties are read
  Color current_color = Color::black();          ///< for what is made of it; plain `currentcolor` stays a mark
};

enum class Range { All, NonNegative };

/// `currentcolor` as it inherits: no colour that a sheet can write. What compute_style gives has the element's colour instead.
inline constexpr Color current_color_mark = {ColorSpace::Srgb, {0, 0, 0, 1}, 0};

/// A component of a relative colour's origin.
struct NamedNumber {
  std::string_view name;  ///< lower case
  double value = 0;
};

class ValueReader {
 public:
  ValueReader(TokenCursor tokens, ValueContext const& context) : tokens_(tokens), context_(context) { tokens_.skip_space(); }

  ValueContext const& context() const { return context_; }
  /// The same place in the same value, in another context, which outlives the reader; `rewind` this one to where that one got.
  ValueReader in_context(ValueContext const& context) const {
    ValueReader other(*this, context);
    return other;
  }
  bool at_end() const { return tokens_.at_end(); }
  model::Token const& peek() const { return tokens_.peek(); }
  std::size_t position() const { return tokens_.position(); }
  void rewind(std::size_t position) { tokens_.rewind(position); }
  model::Token take() {
    const model::Token token = tokens_.next();
    tokens_.skip_space();
    return token;
  }

  bool accept(std::string_view lower_keyword) { return tokens_.accept_ident(lower_keyword) && (tokens_.skip_space(), true); }
  bool accept_comma() { return tokens_.accept(model::TokenKind::Comma) && (tokens_.skip_space(), true); }
  bool accept_slash() { return tokens_.accept_delim('/') && (tokens_.skip_space(), true); }
  bool at_function(std::string_view lower_name) const { return tokens_.is_function(lower_name); }
  /// Stands on a function: a reader of its arguments; this one goes on behind it.
  ValueReader enter() {
    ValueReader inside(tokens_.enter(), context_);
    inside.names_ = names_;
    tokens_.skip_space();
    return inside;
  }

  template <class Enum>
  std::optional<Enum> keyword() {
    if (peek().kind != model::TokenKind::Ident) return std::nullopt;
    for (Keyword<Enum> const& k : keywords_of(Enum{})) {
      if (!same_name(peek().text, k.name)) continue;
      take();
      return k.value;
    }
    return std::nullopt;
  }

  std::optional<double> number();
  std::optional<std::int32_t> integer();
  std::optional<double> percentage();
  std::optional<Length> length(Range range = Range::All);
  std::optional<model::LengthPercentage> length_percentage(Range range = Range::All);
  std::optional<double> angle_degrees();
  std::optional<Color> color();
  /// As color(), before it becomes sRGB.
  std::optional<Tone> tone();
  /// A colour that may be current_color_mark, as the colour that it means here.
  Color absolute(Color const& color) const;
  /// What identifiers mean as numbers, in this reader and those that enter from it.
  void set_names(std::span<NamedNumber const> names) { names_ = names; }
  std::optional<std::string> string();
  /// url(…) or a string inside url().
  std::optional<std::string> url();
  /// An identifier that is no CSS-wide keyword (css-values-4 §4.2).
  std::optional<std::string> custom_ident();

 private:
  ValueReader(ValueReader const& same, ValueContext const& context)
      : tokens_(same.tokens_), context_(context), depth_(same.depth_) {}
  std::optional<CalcTerm> numeric();
  std::optional<CalcTerm> math_function();
  std::optional<CalcTerm> sum();
  std::optional<CalcTerm> product();
  std::optional<CalcTerm> factor();
  std::optional<CalcTerm> constant();
  std::optional<CalcTerm> named_number();
  std::optional<CalcTerm> length_term(Range range);
  Rounding rounding();
  std::optional<CalcTerm> dimension(model::Token const& token) const;
  std::optional<Color> color_function();
  std::optional<Tone> tone_of_function();

  TokenCursor tokens_;
  ValueContext const& context_;
  std::span<NamedNumber const> names_;
  int depth_ = 0;
};

/// What stands behind `in`: the space that colours are mixed in, and the way of their hues.
struct Interpolation {
  Space space = Space::Oklab;
  HuePath path = HuePath::Shorter;
  std::string name;  ///< as browsers print it
};
std::optional<Interpolation> read_interpolation(ValueReader& in);

/// inherit, initial, unset, revert, revert-layer (css-cascade-5 §7.3).
enum class WideKeyword : std::uint8_t { None, Inherit, Initial, Unset, Revert, RevertLayer };
WideKeyword wide_keyword(std::span<model::Token const> value);

/// css-values-4 §8.3; in a background three values are allowed too, in the plane of a transform at most two, without offsets.
enum class PlaceForm : std::uint8_t { Common, Background, Plane };
std::optional<model::Position> read_place(ValueReader& in, PlaceForm form);
enum class Axis : std::uint8_t { X, Y };
std::optional<model::LengthPercentage> read_place_on_axis(ValueReader& in, Axis axis);

/// url() or a gradient (css-images-4 §2, §3).
std::optional<model::BackgroundImage> read_image(ValueReader& in);

/// The name of a counter style; a predefined one in lower case (css-counter-styles-3 §2).
std::optional<std::string> counter_style_name(ValueReader& in);
/// symbols() (css-counter-styles-3 §4), as the name that the counter stage knows it by.
std::optional<std::string> read_symbols_function(ValueReader& in);

/// `content`, `string-set`, `bookmark-label`: a content list (css-content-3 §2, css-gcpm-3 §1).
std::optional<model::ContentList> read_content_list(ValueReader& in);

}  // namespace bifolio::style
