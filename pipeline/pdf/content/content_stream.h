// ContentStream: the operators of one page (ISO 32000-1 annex A), written compactly. It remembers the graphics state, so that only
// changes are written, and the resources that the page names. One reason to change: how operators are spelled.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "model/paged_document.h"
#include "model/values.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {

/// A font's number in the file and the variant of its dictionary.
struct FontName {
  std::uint32_t index = 0;
  std::uint16_t variant = 0;
  friend constexpr auto operator<=>(FontName, FontName) = default;
};

/// From the page's coordinates (trim box, y down) to PDF's (media box, y up).
struct PageFrame {
  Length margin;  ///< between media box and trim box
  Size trim;
  Length x(Length layout) const { return margin + layout; }
  Length y(Length layout) const { return margin + trim.height - layout; }
};

/// A 2 × 3 matrix whose linear part is axis-parallel: what images need.
struct ImageMatrix {
  Length a, b, c, d, e, f;
};

/// [a b c d e f] of §8.3.4, in PDF's coordinates.
using Matrix = std::array<double, 6>;

/// Resources that are named after their objects: "/P12" is 12 0 R.
enum class ObjectName : std::uint8_t { Pattern, Shading, State, Form };
std::string_view prefix(ObjectName kind);

class ContentStream {
 public:
  explicit ContentStream(PageFrame frame) : frame_(frame) {}

  // marked content (§14.6)
  void begin_content(std::string_view tag, std::uint32_t mcid);
  /// Content that says `actual_text` instead of what it shows. Not nested in other content: viewers lose what follows it there.
  void begin_replaced_content(std::string_view actual_text, std::uint32_t mcid);
  /// `properties`: the entries of an artifact's property list ("/Type/Pagination"), or empty.
  void begin_artifact(std::string_view properties);
  void end_marked() { out_ += "EMC\n"; }

  // paint
  void fill(Rect const& rect, Color const& color);
  void stroke(model::StrokedLine const& line);
  void fill(model::Path const& path, model::FillRule rule, Color const& color);
  void stroke(model::StrokedPath const& stroke);
  void image(std::uint32_t image, ImageMatrix const& matrix, Rect const* clip);
  /// A form, as a whole painted with this opacity (65535 = 1).
  void form(Ref form, std::int32_t opacity);

  // state (§8.4)
  void save();
  void restore();
  void clip(model::Path const& path, model::FillRule rule);
  void transform(Matrix const& matrix);
  /// All that follows is painted with this part of its own opacity; 65535 = 1.
  void fade(std::int32_t opacity);
  Matrix const& matrix() const { return state_.matrix; }
  /// Between save and restore, since the colour stays: fills the path with the pattern.
  void fill(model::Path const& path, model::FillRule rule, Ref pattern);
  void shade(Ref shading);
  /// A state dictionary with a soft mask.
  void set_state(Ref state);
  /// What is painted may let through what is below it, although no alpha of ours says so.
  void note_transparency() { is_transparent_ = true; }

  // text (§9.4): begin_text, then any number of glyphs, then end_text
  void text_color(Color const& color) { fill_color(color); }
  /// `slant`: the tangent by which the text leans to the right.
  void begin_text(Point origin, double slant = 0);
  /// As begin_text, for lines that run down: glyphs are turned clockwise.
  void begin_turned_text(Point origin);
  /// Strokes the outlines of what follows, too; zero: no more.
  void embolden(Length width, Color const& color);
  void select_font(FontName font, Length size);
  void horizontal_scale(std::int32_t thousandths_of_percent);
  void rise(Length height);
  /// Glyph strings and adjustments of TJ. `adjustment` is in 1/10 of 1/1000 em; positive moves back.
  void show_code(std::uint16_t code, bool one_byte = false);
  void adjust(std::int64_t tenths);
  void end_text();

  PageFrame const& frame() const { return frame_; }
  std::set<FontName> const& fonts() const { return fonts_; }
  std::set<std::uint32_t> const& images() const { return images_; }
  std::set<std::uint16_t> const& alphas() const { return alphas_; }
  std::set<std::pair<ObjectName, Ref>> const& objects() const { return objects_; }
  bool is_transparent() const { return is_transparent_ || !alphas_.empty(); }
  std::string take() { return std::move(out_); }

 private:
  void fill_color(Color const& color);
  void stroke_color(Color const& color);
  void alpha(std::uint16_t value);
  void append_color(Color const& color, std::string_view operators);
  void append_point(Point point);
  void append_path(model::Path const& path);
  void append_name_of(ObjectName kind, Ref object);
  void dashes(Length dash, Length gap, bool round_ends);
  void line_width(Length width);
  void close_string();
  void close_array();

  std::string out_;
  PageFrame frame_;
  std::set<FontName> fonts_;
  std::set<std::uint32_t> images_;
  std::set<std::uint16_t> alphas_;
  std::set<std::pair<ObjectName, Ref>> objects_;
  /// The graphics state; its initial values are PDF's.
  struct State {
    Color fill = Color::black(), stroke = Color::black();
    std::uint16_t alpha = 65535;
    std::int32_t opacity = 65535;
    FontName font;
    Length font_size;
    std::int32_t scale = 100000;
    Length emboldened;
    Length rise, line_width = Length::from_points(std::int64_t{1});
    std::string dash = "[]0", cap = "0";
    bool has_font = false;
    Matrix matrix = {1, 0, 0, 1, 0, 0};
  };
  State state_;
  std::vector<State> saved_;
  bool in_array_ = false, in_string_ = false, is_transparent_ = false;
};

}  // namespace bifolio::pdf
