// Colours (css-color-4, css-color-5): the functions of every space, color-mix(), device-cmyk().
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "style/values/color_words.h"
#include "style/values/reader.h"

namespace bifolio::style {
namespace {

constexpr int deepest_color = 16;

using model::TokenKind;
using Triple = std::array<double, 3>;

/// What a percentage is of, by component; 0: the component is a hue.
struct Scale {
  Space space;
  Triple whole;
  std::string_view names[3];  ///< in relative colours
};
constexpr Scale scales[] = {{Space::Srgb, {255, 255, 255}, {"r", "g", "b"}}, {Space::Hsl, {0, 100, 100}, {"h", "s", "l"}},
                            {Space::Hwb, {0, 100, 100}, {"h", "w", "b"}},    {Space::Lab, {100, 125, 125}, {"l", "a", "b"}},
                            {Space::Lch, {100, 150, 0}, {"l", "c", "h"}},    {Space::Oklab, {1, 0.4, 0.4}, {"l", "a", "b"}},
                            {Space::Oklch, {1, 0.4, 0}, {"l", "c", "h"}}};

/// Reads a colour function's components into a tone.
class ComponentReader {
 public:
  explicit ComponentReader(ValueReader& in) : in_(in) {}

  /// One component; with `none` it is missing.
  bool component(std::size_t index, double whole) {
    if (in_.accept("none")) {
      (index < 3 ? tone.c[index] : tone.alpha) = 0;
      return tone.missing[index] = true;
    }
    const auto value = whole == 0 ? hue() : scaled(whole);
    if (!value) return false;
    (index < 3 ? tone.c[index] : tone.alpha) = *value;
    return true;
  }

  /// What stands behind the components: nothing, or “/” (in the older form a comma) and the alpha.
  bool alpha() {
    if (in_.at_end()) return true;
    if (!(legacy ? in_.accept_comma() : in_.accept_slash()) || !component(3, 1) || !in_.at_end()) return false;
    tone.alpha = std::clamp(tone.alpha, 0.0, 1.0);
    return true;
  }

  Tone tone;
  bool legacy = false;
  int percentages = 0;  ///< how many components were some

 private:
  std::optional<double> hue() {
    if (const auto number = in_.number()) return number;
    return in_.angle_degrees();
  }
  std::optional<double> scaled(double whole) {
    if (const auto percent = in_.percentage()) return ++percentages, *percent / 100 * whole;
    return in_.number();
  }
  ValueReader& in_;
};

/// 8 bits a channel, as browsers keep the older functions' colours.
Color in_bytes(Color color) {
  for (std::size_t i = 0; i < 3; ++i) color.channels[i] = static_cast<std::uint16_t>((color.channels[i] + 128) / 257 * 257);
  return color;
}

/// css-color-4 §5.1, §7, §9: components out of range that are clamped when they are read; in relative colours only lightness and
/// chroma are (css-color-5 §4).
void clamp_components(Tone& tone, bool relative) {
  const auto floor_at_zero = [&](std::size_t i) { tone.c[i] = std::max(tone.c[i], 0.0); };
  switch (tone.space) {
    case Space::Hsl:
      if (!relative) floor_at_zero(1);
      return;
    case Space::Lab:
    case Space::Lch: tone.c[0] = std::clamp(tone.c[0], 0.0, 100.0); break;
    case Space::Oklab:
    case Space::Oklch: tone.c[0] = std::clamp(tone.c[0], 0.0, 1.0); break;
    case Space::Srgb:
      for (double& c : tone.c) c = relative ? c / 255 : std::clamp(c / 255, 0.0, 1.0);
      return;
    default: return;
  }
  if (is_polar(tone.space)) floor_at_zero(1);
}

bool is_byte_space(Space s) { return s == Space::Srgb || s == Space::Hsl || s == Space::Hwb; }

/// css-color-4 §5.1, §7: what may be written with commas. Numbers and percentages do not stand together, and nothing is missing.
bool is_legacy_form(Tone const& tone, int percentages) {
  if (std::find(tone.missing.begin(), tone.missing.end(), true) != tone.missing.end()) return false;
  if (tone.space == Space::Srgb) return percentages == 0 || percentages == 3;
  return tone.space == Space::Hsl && percentages == 2;
}

/// rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch() (css-color-4 §5, §7–§9), with commas or without. In relative colours
/// (css-color-5 §4) the origin's components have names.
std::optional<Tone> tone_function(ValueReader in, Scale const& scale) {
  std::array<NamedNumber, 4> origin;
  const bool relative = in.accept("from");
  if (relative) {
    const auto color = in.tone();
    if (!color) return std::nullopt;
    const Tone from = converted(*color, scale.space);
    const double unit = scale.space == Space::Srgb ? 255 : 1;
    for (std::size_t i = 0; i < 3; ++i) origin[i] = {scale.names[i], from.missing[i] ? 0 : from.c[i] * unit};
    origin[3] = {"alpha", from.alpha};
    in.set_names(origin);
  }
  ComponentReader reader(in);
  reader.tone.space = scale.space;
  if (relative) reader.tone.alpha = origin[3].value;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!reader.component(i, scale.whole[i])) return std::nullopt;
    if (i == 0) reader.legacy = !relative && in.accept_comma();
    if (i == 1 && reader.legacy && !in.accept_comma()) return std::nullopt;
  }
  const int percentages = reader.percentages;
  if (!reader.alpha() || (reader.legacy && !is_legacy_form(reader.tone, percentages))) return std::nullopt;
  clamp_components(reader.tone, relative);
  return reader.tone;
}

// css-color-4 §10.1, css-color-5 §4.8
std::optional<Tone> predefined_color(ValueReader in) {
  std::optional<Tone> from;
  if (in.accept("from")) {
    from = in.tone();
    if (!from) return std::nullopt;
  }
  if (in.peek().kind != TokenKind::Ident) return std::nullopt;
  const auto space = space_named(lower_case(in.take().text));
  const bool rectangular = space && *space <= Space::XyzD65;
  if (!rectangular) return std::nullopt;
  ComponentReader reader(in);
  reader.tone.space = *space;
  std::array<NamedNumber, 4> origin;
  if (from) {
    const Tone in_space = converted(*from, *space);
    const bool xyz = *space == Space::XyzD50 || *space == Space::XyzD65;
    constexpr std::string_view rgb_names[] = {"r", "g", "b"}, xyz_names[] = {"x", "y", "z"};
    for (std::size_t i = 0; i < 3; ++i) origin[i] = {xyz ? xyz_names[i] : rgb_names[i], in_space.missing[i] ? 0 : in_space.c[i]};
    origin[3] = {"alpha", reader.tone.alpha = from->alpha};
    in.set_names(origin);
  }
  for (std::size_t i = 0; i < 3; ++i)
    if (!reader.component(i, 1)) return std::nullopt;
  if (!reader.alpha()) return std::nullopt;
  return reader.tone;
}

struct MixPart {
  Tone tone;
  std::optional<double> percent;
};

std::optional<MixPart> mix_part(ValueReader& in) {
  auto percent = in.percentage();
  const auto tone = in.tone();
  if (!tone) return std::nullopt;
  if (!percent) percent = in.percentage();
  if (percent && (*percent < 0 || *percent > 100)) return std::nullopt;
  return MixPart{*tone, percent};
}

// css-color-5 §3
std::optional<Tone> color_mix(ValueReader in) {
  std::optional<Interpolation> way = Interpolation();
  if (in.accept("in")) {
    way = read_interpolation(in);
    if (!way || !in.accept_comma()) return std::nullopt;
  }
  const auto first = mix_part(in);
  const auto second = first && in.accept_comma() ? mix_part(in) : std::nullopt;
  if (!second || !in.at_end()) return std::nullopt;
  const double a = first->percent.value_or(second->percent ? 100 - *second->percent : 50), b = second->percent.value_or(100 - a);
  Tone tone = mixed(first->tone, second->tone, a + b > 0 ? b / (a + b) : 0.5, way->space, way->path);
  if (a + b < 100) tone.alpha *= (a + b) / 100;
  return tone;
}

std::uint16_t channel(double unit) { return static_cast<std::uint16_t>(std::lround(std::clamp(unit, 0.0, 1.0) * 65535)); }

// css-color-5 §10; a fallback colour after a comma is not needed, for we print CMYK.
std::optional<Color> cmyk_function(ValueReader in) {
  Color color{ColorSpace::DeviceCmyk, {}, 65535};
  ComponentReader reader(in);
  for (std::size_t i = 0; i < 4; ++i) {
    reader.tone.c[0] = 0;
    if (!reader.component(0, 1)) return std::nullopt;
    color.channels[i] = channel(reader.tone.c[0]);
    if (i < 3) in.accept_comma();
  }
  if (in.accept_slash()) {
    if (!reader.component(3, 1)) return std::nullopt;
    color.alpha = channel(reader.tone.alpha);
  }
  if (in.accept_comma()) in.color();
  return in.at_end() ? std::optional(color) : std::nullopt;
}

/// We have one colour scheme (css-color-5 §8).
std::optional<Color> light_dark(ValueReader in) {
  const auto light = in.color();
  if (!light || !in.accept_comma() || !in.color() || !in.at_end()) return std::nullopt;
  return light;
}

}  // namespace

// css-color-4 §12.1
std::optional<Interpolation> read_interpolation(ValueReader& in) {
  if (in.peek().kind != TokenKind::Ident) return std::nullopt;
  Interpolation way;
  way.name = lower_case(in.take().text);
  const auto space = space_named(way.name);
  if (!space) return std::nullopt;
  way.space = *space;
  constexpr std::pair<std::string_view, HuePath> paths[] = {{"shorter", HuePath::Shorter},
                                                            {"longer", HuePath::Longer},
                                                            {"increasing", HuePath::Increasing},
                                                            {"decreasing", HuePath::Decreasing}};
  for (auto const& [name, path] : paths) {
    if (!in.accept(name)) continue;
    if (!in.accept("hue") || !is_polar(*space)) return std::nullopt;
    way.path = path;
    if (path != HuePath::Shorter) ((way.name += ' ') += name) += " hue";
    break;
  }
  return way;
}

Color ValueReader::absolute(Color const& color) const { return color == current_color_mark ? context_.current_color : color; }

std::optional<Color> ValueReader::color() {
  const std::size_t start = position();
  std::optional<Color> color;
  if (peek().kind == TokenKind::Hash || peek().kind == TokenKind::IdHash)
    color = hexadecimal_color(take().text);
  else if (peek().kind == TokenKind::Function)
    color = color_function();
  else if (accept("currentcolor"))
    color = current_color_mark;
  else if (accept("transparent"))
    color = Color::transparent();
  else if (peek().kind == TokenKind::Ident)
    color = named_color(take().text);
  if (!color) rewind(start);
  return color;
}

std::optional<Tone> ValueReader::tone() {
  const std::size_t start = position();
  if (peek().kind == TokenKind::Function) {
    if (auto tone = tone_of_function()) return tone;
    rewind(start);
  }
  const auto plain = color();
  if (!plain) return std::nullopt;
  return to_tone(absolute(*plain));
}

std::optional<Tone> ValueReader::tone_of_function() {
  const std::string name = lower_case(peek().text);
  if (depth_ >= deepest_color) return std::nullopt;
  ValueReader inside = enter();
  inside.depth_ = depth_ + 1;
  if (name == "color") return predefined_color(inside);
  if (name == "color-mix") return color_mix(inside);
  const auto space = name == "rgb" || name == "rgba" ? Space::Srgb : name == "hsla" ? Space::Hsl : space_named(name);
  for (Scale const& scale : scales)
    if (space == scale.space && name != "srgb") return tone_function(inside, scale);
  return std::nullopt;
}

std::optional<Color> ValueReader::color_function() {
  if (depth_ >= deepest_color) return std::nullopt;
  const std::size_t start = position();
  const std::string name = lower_case(peek().text);
  if (name == "device-cmyk" || name == "light-dark") {
    ValueReader inside = enter();
    inside.depth_ = depth_ + 1;
    return name == "light-dark" ? light_dark(inside) : cmyk_function(inside);
  }
  const auto tone = tone_of_function();
  if (!tone) return rewind(start), std::nullopt;
  return is_byte_space(tone->space) && name != "color" && name != "color-mix" ? in_bytes(to_color(*tone)) : to_color(*tone);
}

}  // namespace bifolio::style
