// Colours (css-color-4): named, hexadecimal, rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch(), device-cmyk().
#include <algorithm>
#include <array>
#include <cmath>

#include "style/values/named_colors.h"
#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::TokenKind;
using Triple = std::array<double, 3>;

std::uint16_t channel(double unit) {
  if (std::isnan(unit)) return 0;
  return static_cast<std::uint16_t>(std::lround(std::clamp(unit, 0.0, 1.0) * 65535));
}

Color srgb(Triple const& rgb, double alpha) {
  return {ColorSpace::Srgb, {channel(rgb[0]), channel(rgb[1]), channel(rgb[2]), 0}, channel(alpha)};
}

std::optional<Color> hexadecimal(std::string_view digits) {
  const std::size_t n = digits.size();
  if (n != 3 && n != 4 && n != 6 && n != 8) return std::nullopt;
  std::array<unsigned, 4> byte = {0, 0, 0, 255};
  const std::size_t each = n < 6 ? 1 : 2;
  for (std::size_t i = 0; i < n; ++i) {
    const char c = to_lower(digits[i]);
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return std::nullopt;
    const auto value = static_cast<unsigned>(digit ? c - '0' : c - 'a' + 10);
    if (each == 1)
      byte[i] = value * 17;
    else
      byte[i / 2] = i % 2 == 0 ? value * 16 : byte[i / 2] + value;
  }
  Color color =
      Color::rgb(static_cast<std::uint8_t>(byte[0]), static_cast<std::uint8_t>(byte[1]), static_cast<std::uint8_t>(byte[2]));
  color.alpha = static_cast<std::uint16_t>(byte[3] * 257);
  return color;
}

std::optional<Color> named(std::string_view name) {
  const std::string lower = lower_case(name);
  const auto at = std::lower_bound(std::begin(named_colors), std::end(named_colors), lower,
                                   [](NamedColor const& c, std::string const& wanted) { return c.name < wanted; });
  if (at == std::end(named_colors) || at->name != lower) return std::nullopt;
  return Color::rgb(static_cast<std::uint8_t>(at->rgb >> 16), static_cast<std::uint8_t>(at->rgb >> 8),
                    static_cast<std::uint8_t>(at->rgb));
}

// css-color-4 §7.1
Triple from_hsl(double hue, double saturation, double lightness) {
  const auto f = [&](double n) {
    double k = std::fmod(n + hue / 30, 12);
    if (k < 0) k += 12;
    const double a = saturation * std::min(lightness, 1 - lightness);
    return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {f(0), f(8), f(4)};
}

// css-color-4 §8.1
Triple from_hwb(double hue, double white, double black) {
  if (white + black >= 1) return {white / (white + black), white / (white + black), white / (white + black)};
  Triple rgb = from_hsl(hue, 1, 0.5);
  for (double& c : rgb) c = c * (1 - white - black) + white;
  return rgb;
}

double encode_gamma(double c) {
  const double a = std::abs(c);
  const double encoded = a > 0.0031308 ? 1.055 * std::pow(a, 1 / 2.4) - 0.055 : 12.92 * a;
  return c < 0 ? -encoded : encoded;
}

// css-color-4 §17, sample code: CIE Lab (D50) to XYZ, adapted to D65, to linear sRGB.
Triple from_lab(double l, double a, double b) {
  constexpr double kappa = 24389.0 / 27, epsilon = 216.0 / 24389;
  const double fy = (l + 16) / 116, fx = a / 500 + fy, fz = fy - b / 200;
  const auto cube = [&](double f) { return f * f * f > epsilon ? f * f * f : (116 * f - 16) / kappa; };
  const double x = cube(fx) * 0.3457 / 0.3585, y = l > kappa * epsilon ? fy * fy * fy : l / kappa,
               z = cube(fz) * (1 - 0.3457 - 0.3585) / 0.3585;
  const double xd = 0.955473421488075 * x - 0.02309845494876471 * y + 0.06325924320057072 * z;
  const double yd = -0.0283697093338637 * x + 1.0099953980813041 * y + 0.021041441191917323 * z;
  const double zd = 0.012314014864481998 * x - 0.020507649298898964 * y + 1.330365926242124 * z;
  return {encode_gamma(3.2409699419045226 * xd - 1.537383177570094 * yd - 0.4986107602930034 * zd),
          encode_gamma(-0.9692436362808796 * xd + 1.8759675015077202 * yd + 0.04155505740717559 * zd),
          encode_gamma(0.05563007969699366 * xd - 0.20397695888897652 * yd + 1.0569715142428786 * zd)};
}

// css-color-4 §9.3: OKLab to linear sRGB.
Triple from_oklab(double l, double a, double b) {
  const auto cube = [](double v) { return v * v * v; };
  const double p = cube(l + 0.3963377774 * a + 0.2158037573 * b), q = cube(l - 0.1055613458 * a - 0.0638541728 * b),
               r = cube(l - 0.0894841775 * a - 1.2914855480 * b);
  return {encode_gamma(4.0767416621 * p - 3.3077115913 * q + 0.2309699292 * r),
          encode_gamma(-1.2684380046 * p + 2.6097574011 * q - 0.3413193965 * r),
          encode_gamma(-0.0041960863 * p - 0.7034186147 * q + 1.7076147010 * r)};
}

Triple polar(double lightness, double chroma, double hue) {
  const double radians = hue * 3.14159265358979323846 / 180;
  return {lightness, chroma * std::cos(radians), chroma * std::sin(radians)};
}

/// A number, or a percentage of `whole`; `none` is zero.
std::optional<double> component(ValueReader& in, double whole) {
  if (in.accept("none")) return 0;
  if (const auto percent = in.percentage()) return *percent / 100 * whole;
  return in.number();
}

std::optional<double> hue(ValueReader& in) {
  if (in.accept("none")) return 0;
  return in.angle_degrees();
}

/// The alpha after “/” or, in the comma form, a comma; 1 when there is none. Nothing if something else follows.
std::optional<double> alpha(ValueReader& in) {
  if (in.at_end()) return 1;
  if (!in.accept_slash() && !in.accept_comma()) return std::nullopt;
  const auto value = component(in, 1);
  return in.at_end() ? value : std::nullopt;
}

std::optional<Color> rgb_function(ValueReader in) {
  Triple rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto value = component(in, 255);
    if (!value) return std::nullopt;
    rgb[i] = *value / 255;
    if (i < 2) in.accept_comma();
  }
  const auto a = alpha(in);
  if (!a) return std::nullopt;
  return srgb(rgb, *a);
}

/// A hue, then two percentages (hsl, hwb); numbers count as percentages.
std::optional<Color> hue_function(ValueReader in, Triple (*convert)(double, double, double)) {
  const auto h = hue(in);
  in.accept_comma();
  const auto s = component(in, 100);
  in.accept_comma();
  const auto l = component(in, 100);
  const auto a = h && s && l ? alpha(in) : std::nullopt;
  if (!a) return std::nullopt;
  return srgb(convert(*h, std::clamp(*s, 0.0, 100.0) / 100, std::clamp(*l, 0.0, 100.0) / 100), *a);
}

std::optional<Color> lab_function(ValueReader in, std::string_view name) {
  const bool ok = name.starts_with("ok"), is_polar = name.ends_with("lch");
  const auto lightness = component(in, ok ? 1 : 100);
  const auto second = component(in, ok ? 0.4 : is_polar ? 150 : 125);
  const auto third = is_polar ? hue(in) : component(in, ok ? 0.4 : 125);
  const auto a = lightness && second && third ? alpha(in) : std::nullopt;
  if (!a) return std::nullopt;
  const Triple lab = is_polar ? polar(*lightness, *second, *third) : Triple{*lightness, *second, *third};
  return srgb(ok ? from_oklab(lab[0], lab[1], lab[2]) : from_lab(lab[0], lab[1], lab[2]), *a);
}

// css-color-5 §9; a fallback colour after a comma is not needed, for we print CMYK.
std::optional<Color> cmyk_function(ValueReader in) {
  Color color{ColorSpace::DeviceCmyk, {}, 65535};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto value = component(in, 1);
    if (!value) return std::nullopt;
    color.channels[i] = channel(*value);
    if (i < 3) in.accept_comma();
  }
  if (in.accept_slash()) {
    const auto a = component(in, 1);
    if (!a) return std::nullopt;
    color.alpha = channel(*a);
  }
  if (in.accept_comma()) in.color();
  return in.at_end() ? std::optional(color) : std::nullopt;
}

}  // namespace

std::optional<Color> ValueReader::color() {
  const std::size_t start = position();
  std::optional<Color> color;
  if (peek().kind == TokenKind::Hash || peek().kind == TokenKind::IdHash)
    color = hexadecimal(take().text);
  else if (peek().kind == TokenKind::Function)
    color = color_function();
  else if (accept("currentcolor"))
    color = current_color_mark;
  else if (accept("transparent"))
    color = Color::transparent();
  else if (peek().kind == TokenKind::Ident)
    color = named(take().text);
  if (!color) rewind(start);
  return color;
}

std::optional<Color> ValueReader::color_function() {
  const std::string name = lower_case(peek().text);
  ValueReader inside = enter();
  if (name == "rgb" || name == "rgba") return rgb_function(inside);
  if (name == "hsl" || name == "hsla") return hue_function(inside, from_hsl);
  if (name == "hwb") return hue_function(inside, from_hwb);
  if (name == "lab" || name == "lch" || name == "oklab" || name == "oklch") return lab_function(inside, name);
  if (name == "device-cmyk") return cmyk_function(inside);
  return std::nullopt;
}

}  // namespace bifolio::style
