// css-text-4 §9, css-text-decor-4 §3, css-ruby-1, css-writing-modes-4: the values of the properties that some scripts need.
// Changes when these specifications do.
#include "base/utf8.h"
#include "style/readers.h"

namespace bifolio::style {
namespace {

using Shape = model::TextEmphasis::Shape;

struct ShapeName {
  std::string_view name;
  Shape shape;
};
constexpr ShapeName shape_names[] = {{"dot", Shape::Dot},
                                     {"circle", Shape::Circle},
                                     {"double-circle", Shape::DoubleCircle},
                                     {"triangle", Shape::Triangle},
                                     {"sesame", Shape::Sesame}};

/// What may follow each other in any order, each once.
class Once {
 public:
  bool take(bool accepted) {
    if (accepted && taken_) repeated_ = true;
    taken_ = taken_ || accepted;
    return accepted;
  }
  bool taken() const { return taken_; }
  bool repeated() const { return repeated_; }

 private:
  bool taken_ = false, repeated_ = false;
};

bool read_shape(ValueReader& in, model::TextEmphasis& emphasis) {
  for (ShapeName const& row : shape_names)
    if (in.accept(row.name)) return emphasis.shape = row.shape, true;
  return false;
}

/// One of text-autospace's words other than those that stand alone.
bool add_autospace(ValueReader& in, model::TextAutospace& value) {
  if (in.accept("ideograph-alpha")) return value.ideograph_alpha = true;
  if (in.accept("ideograph-numeric")) return value.ideograph_numeric = true;
  if (in.accept("punctuation")) return value.punctuation = true;
  return false;
}

}  // namespace

// css-text-4 §9.5
bool read_text_autospace(ValueReader& in, ComputedStyle& style) {
  style.text_autospace = {};
  if (in.accept("normal") || in.accept("auto")) return true;
  model::TextAutospace value{.ideograph_alpha = false, .ideograph_numeric = false, .punctuation = false, .replace = false};
  if (in.accept("no-autospace")) return style.text_autospace = value, true;
  Once mode;
  bool any = false;
  while (!in.at_end()) {
    if (mode.take(in.accept("replace")))
      value.replace = true;
    else if (!mode.take(in.accept("insert")) && !add_autospace(in, value))
      break;
    any = true;
  }
  if (mode.taken() && !value.any()) value.ideograph_alpha = value.ideograph_numeric = true;
  style.text_autospace = value;
  return any && !mode.repeated();
}

// css-text-4 §9.6: `none`, `auto`, or a value of each of the two.
bool read_text_spacing(ValueReader& in, ComputedStyle& style) {
  style.text_autospace = {};
  style.text_spacing_trim = model::TextSpacingTrim::Normal;
  if (in.accept("none")) {
    style.text_autospace = {.ideograph_alpha = false, .ideograph_numeric = false, .punctuation = false, .replace = false};
    style.text_spacing_trim = model::TextSpacingTrim::SpaceAll;
    return true;
  }
  if (in.accept("auto")) return style.text_spacing_trim = model::TextSpacingTrim::Auto, true;
  if (in.accept("normal") && in.at_end()) return true;
  bool trim = false, space = false;
  while (!in.at_end()) {
    if (const auto keyword = trim ? std::nullopt : in.keyword<model::TextSpacingTrim>()) {
      style.text_spacing_trim = *keyword;
      trim = true;
    } else if (space || !read_text_autospace(in, style)) {
      return false;
    } else {
      space = true;
    }
  }
  return trim || space;
}

// css-text-decor-4 §3.1
bool read_text_emphasis_style(ValueReader& in, ComputedStyle& style) {
  model::TextEmphasis& emphasis = style.text_emphasis_style;
  emphasis = {};
  if (in.accept("none")) return true;
  if (auto text = in.string()) {
    if (text->empty()) return true;
    const std::size_t length = utf8::decode(*text, 0).length;  // only the first character counts
    emphasis = {.shape = Shape::Text, .open = false, .text = text->substr(0, length)};
    return true;
  }
  Once fill, shape;
  while (!in.at_end()) {
    const bool open = in.accept("open");
    if (fill.take(open || in.accept("filled")))
      emphasis.open = open;
    else if (!shape.take(read_shape(in, emphasis)))
      break;
  }
  if (fill.taken() && !shape.taken()) emphasis.shape = Shape::Auto;
  return (fill.taken() || shape.taken()) && !fill.repeated() && !shape.repeated();
}

bool read_text_emphasis_color(ValueReader& in, ComputedStyle& style) {
  const auto color = in.color();
  if (!color) return false;
  style.text_emphasis_color_is_current = *color == current_color_mark;
  style.text_emphasis_color = style.text_emphasis_color_is_current ? Color::black() : *color;
  return true;
}

// css-text-decor-4 §3.3: `over` or `under`, and `right`, which is the default, or `left` for vertical text.
bool read_text_emphasis_position(ValueReader& in, ComputedStyle& style) {
  style.text_emphasis_under = style.text_emphasis_left = false;
  Once line, side;
  while (!in.at_end()) {
    const bool under = in.accept("under"), left = !under && in.accept("left");
    if (line.take(under || in.accept("over")))
      style.text_emphasis_under = under;
    else if (side.take(left || in.accept("right")))
      style.text_emphasis_left = left;
    else
      return false;
  }
  return line.taken() && !line.repeated() && !side.repeated();
}

bool read_text_emphasis(ValueReader& in, ComputedStyle& style) {
  style.text_emphasis_style = {};
  style.text_emphasis_color_is_current = true;
  style.text_emphasis_color = Color::black();
  Once mark, color;
  while (!in.at_end()) {
    if (!color.take(read_text_emphasis_color(in, style)) && !mark.take(read_text_emphasis_style(in, style))) return false;
  }
  return (mark.taken() || color.taken()) && !mark.repeated() && !color.repeated();
}

// css-writing-modes-4 §9.1
bool read_text_combine_upright(ValueReader& in, ComputedStyle& style) {
  style.text_combine_upright = 0;
  if (in.accept("none")) return true;
  if (in.accept("all")) return style.text_combine_upright = -1, true;
  if (!in.accept("digits")) return false;
  style.text_combine_upright = 2;
  if (in.at_end()) return true;
  const auto count = in.integer();
  if (!count || *count < 2 || *count > 4) return false;
  style.text_combine_upright = *count;
  return true;
}

// css-ruby-1 §4.1: [ alternate || [ over | under ] ] | inter-character
bool read_ruby_position(ValueReader& in, ComputedStyle& style) {
  if (in.accept("inter-character")) return style.ruby_position = model::RubyPosition::InterCharacter, true;
  Once alternate, side;
  bool under = false;
  while (!in.at_end()) {
    const bool is_under = in.accept("under");
    if (side.take(is_under || in.accept("over")))
      under = is_under;
    else if (!alternate.take(in.accept("alternate")))
      return false;
  }
  if (alternate.taken())
    style.ruby_position = under ? model::RubyPosition::AlternateUnder : model::RubyPosition::Alternate;
  else
    style.ruby_position = under ? model::RubyPosition::Under : model::RubyPosition::Over;
  return (alternate.taken() || side.taken()) && !alternate.repeated() && !side.repeated();
}

}  // namespace bifolio::style
