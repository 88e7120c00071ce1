#include "style/values/color_spaces.h"

#include <algorithm>
#include <cmath>

namespace bifolio::style {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<double, 9>;

Triple operator*(Matrix const& m, Triple const& v) {
  return {m[0] * v[0] + m[1] * v[1] + m[2] * v[2], m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
          m[6] * v[0] + m[7] * v[1] + m[8] * v[2]};
}

Matrix inverse(Matrix const& m) {
  const double a = m[4] * m[8] - m[5] * m[7], b = m[5] * m[6] - m[3] * m[8], c = m[3] * m[7] - m[4] * m[6];
  const double d = m[0] * a + m[1] * b + m[2] * c;
  return {a / d, (m[2] * m[7] - m[1] * m[8]) / d, (m[1] * m[5] - m[2] * m[4]) / d,
          b / d, (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
          c / d, (m[1] * m[6] - m[0] * m[7]) / d, (m[0] * m[4] - m[1] * m[3]) / d};
}

/// From linear light RGB to XYZ with the white point D65, ProPhoto's with D50 (css-color-4 §18).
constexpr Matrix srgb_to_xyz = {506752.0 / 1228815, 87881.0 / 245763, 12673.0 / 70218,  87098.0 / 409605,   175762.0 / 245763,
                                12673.0 / 175545,   7918.0 / 409605,  87881.0 / 737289, 1001167.0 / 1053270};
constexpr Matrix p3_to_xyz = {
    608311.0 / 1250200, 189793.0 / 714400,  198249.0 / 1000160, 35783.0 / 156275, 247089.0 / 357200, 198249.0 / 2500400, 0,
    32229.0 / 714400,   5220557.0 / 5000800};
constexpr Matrix a98_to_xyz = {573536.0 / 994567,  263643.0 / 1420810, 187206.0 / 994567,  591459.0 / 1989134, 6239551.0 / 9945670,
                               374412.0 / 4972835, 53769.0 / 1989134,  351524.0 / 4972835, 4929758.0 / 4972835};
constexpr Matrix rec2020_to_xyz = {63426534.0 / 99577255,
                                   20160776.0 / 139408157,
                                   47086771.0 / 278816314,
                                   26158966.0 / 99577255,
                                   472592308.0 / 697040785,
                                   8267143.0 / 139408157,
                                   0,
                                   19567812.0 / 697040785,
                                   295819943.0 / 278816314};
constexpr Matrix prophoto_to_xyz = {0.79776664490064230,
                                    0.13518129740053308,
                                    0.03134773412839220,
                                    0.28807482881940130,
                                    0.71183523424187300,
                                    0.00008993693872564,
                                    0.0,
                                    0.0,
                                    0.82510460251046020};
constexpr Matrix d50_to_d65 = {0.955473421488075,    -0.02309845494876471,  0.06325924320057072,
                               -0.0283697093338637,  1.0099953980813041,    0.021041441191917323,
                               0.012314014864481998, -0.020507649298898964, 1.330365926242124};
constexpr Matrix xyz_to_lms = {0.8190224379967030, 0.3619062600528904, -0.1288737815209879, 0.0329836539323885, 0.9292868615863434,
                               0.0361446663506424, 0.0481771893596242, 0.2642395317527308,  0.6335478284694309};
constexpr Matrix lms_to_oklab = {0.2104542683093140, 0.7936177747023054,  -0.0040720430116193,
                                 1.9779985324311684, -2.4285922420485799, 0.4505937096174110,
                                 0.0259040424655478, 0.7827717124575296,  -0.8086757549230774};

template <class Function>
Triple each(Triple const& v, Function f) {
  return {f(v[0]), f(v[1]), f(v[2])};
}
/// The same curve for negative values, mirrored.
template <class Function>
double mirrored(double c, Function f) {
  return c < 0 ? -f(-c) : f(c);
}

double srgb_decode(double c) {
  return mirrored(c, [](double x) { return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4); });
}
double srgb_encode(double c) {
  return mirrored(c, [](double x) { return x > 0.0031308 ? 1.055 * std::pow(x, 1 / 2.4) - 0.055 : 12.92 * x; });
}
double power(double c, double exponent) {
  return mirrored(c, [&](double x) { return std::pow(x, exponent); });
}
double prophoto_decode(double c) {
  return mirrored(c, [](double x) { return x <= 16.0 / 512 ? x / 16 : std::pow(x, 1.8); });
}
double prophoto_encode(double c) {
  return mirrored(c, [](double x) { return x >= 1.0 / 512 ? std::pow(x, 1 / 1.8) : 16 * x; });
}
constexpr double rec_alpha = 1.09929682680944, rec_beta = 0.018053968510807;
double rec2020_decode(double c) {
  return mirrored(c, [](double x) { return x < rec_beta * 4.5 ? x / 4.5 : std::pow((x + rec_alpha - 1) / rec_alpha, 1 / 0.45); });
}
double rec2020_encode(double c) {
  return mirrored(c, [](double x) { return x > rec_beta ? rec_alpha * std::pow(x, 0.45) - (rec_alpha - 1) : 4.5 * x; });
}

// css-color-4 §7.1
Triple hsl_to_rgb(Triple const& hsl) {
  const double s = hsl[1] / 100, l = hsl[2] / 100;
  const auto f = [&](double n) {
    double k = std::fmod(n + hsl[0] / 30, 12);
    if (k < 0) k += 12;
    return l - s * std::min(l, 1 - l) * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return {f(0), f(8), f(4)};
}

// css-color-4 §7.2
Triple rgb_to_hsl(Triple const& rgb) {
  const double high = std::max({rgb[0], rgb[1], rgb[2]}), low = std::min({rgb[0], rgb[1], rgb[2]}), d = high - low;
  const double l = (high + low) / 2;
  double hue = 0, saturation = 0;
  if (d != 0) {
    saturation = l == 0 || l == 1 ? 0 : (high - l) / std::min(l, 1 - l);
    if (high == rgb[0])
      hue = (rgb[1] - rgb[2]) / d + (rgb[1] < rgb[2] ? 6 : 0);
    else if (high == rgb[1])
      hue = (rgb[2] - rgb[0]) / d + 2;
    else
      hue = (rgb[0] - rgb[1]) / d + 4;
  }
  if (saturation < 0) hue += 3, saturation = -saturation;
  return {std::fmod(hue * 60, 360), saturation * 100, l * 100};
}

// css-color-4 §8.1
Triple hwb_to_rgb(Triple const& hwb) {
  const double white = hwb[1] / 100, black = hwb[2] / 100;
  if (white + black >= 1) return {white / (white + black), white / (white + black), white / (white + black)};
  return each(hsl_to_rgb({hwb[0], 100, 50}), [&](double c) { return c * (1 - white - black) + white; });
}
Triple rgb_to_hwb(Triple const& rgb) {
  return {rgb_to_hsl(rgb)[0], std::min({rgb[0], rgb[1], rgb[2]}) * 100, (1 - std::max({rgb[0], rgb[1], rgb[2]})) * 100};
}

// css-color-4 §17: CIE Lab is relative to D50.
constexpr Triple d50_white = {0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585};
constexpr double kappa = 24389.0 / 27, epsilon = 216.0 / 24389;
Triple lab_to_xyz_d50(Triple const& lab) {
  const double fy = (lab[0] + 16) / 116, fx = lab[1] / 500 + fy, fz = fy - lab[2] / 200;
  const auto cube = [](double f) { return f * f * f > epsilon ? f * f * f : (116 * f - 16) / kappa; };
  const double y = lab[0] > kappa * epsilon ? fy * fy * fy : lab[0] / kappa;
  return {cube(fx) * d50_white[0], y, cube(fz) * d50_white[2]};
}
Triple xyz_d50_to_lab(Triple const& xyz) {
  const auto f = [](double v) { return v > epsilon ? std::cbrt(v) : (kappa * v + 16) / 116; };
  const double x = f(xyz[0] / d50_white[0]), y = f(xyz[1]), z = f(xyz[2] / d50_white[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Triple oklab_to_xyz(Triple const& lab) {
  static const Matrix to_lms = inverse(lms_to_oklab), to_xyz = inverse(xyz_to_lms);
  return to_xyz * each(to_lms * lab, [](double v) { return v * v * v; });
}
Triple xyz_to_oklab(Triple const& xyz) {
  return lms_to_oklab * each(xyz_to_lms * xyz, [](double v) { return std::cbrt(v); });
}

constexpr double degree = 0.017453292519943295;
Triple polar_to_lab(Triple const& p) { return {p[0], p[1] * std::cos(p[2] * degree), p[1] * std::sin(p[2] * degree)}; }
Triple lab_to_polar(Triple const& lab) {
  const double hue = std::atan2(lab[2], lab[1]) / degree;
  return {lab[0], std::hypot(lab[1], lab[2]), hue < 0 ? hue + 360 : hue};
}

Triple to_xyz(Space space, Triple const& c) {
  switch (space) {
    case Space::Srgb: return srgb_to_xyz * each(c, srgb_decode);
    case Space::SrgbLinear: return srgb_to_xyz * c;
    case Space::DisplayP3: return p3_to_xyz * each(c, srgb_decode);
    case Space::DisplayP3Linear: return p3_to_xyz * c;
    case Space::A98Rgb: return a98_to_xyz * each(c, [](double v) { return power(v, 563.0 / 256); });
    case Space::ProphotoRgb: return d50_to_d65 * (prophoto_to_xyz * each(c, prophoto_decode));
    case Space::Rec2020: return rec2020_to_xyz * each(c, rec2020_decode);
    case Space::XyzD50: return d50_to_d65 * c;
    case Space::XyzD65: return c;
    case Space::Hsl: return to_xyz(Space::Srgb, hsl_to_rgb(c));
    case Space::Hwb: return to_xyz(Space::Srgb, hwb_to_rgb(c));
    case Space::Lab: return d50_to_d65 * lab_to_xyz_d50(c);
    case Space::Lch: return to_xyz(Space::Lab, polar_to_lab(c));
    case Space::Oklab: return oklab_to_xyz(c);
    case Space::Oklch: return oklab_to_xyz(polar_to_lab(c));
  }
  return c;
}

Triple from_xyz(Space space, Triple const& xyz) {
  static const Matrix to_srgb = inverse(srgb_to_xyz), to_p3 = inverse(p3_to_xyz), to_a98 = inverse(a98_to_xyz),
                      to_rec2020 = inverse(rec2020_to_xyz), to_prophoto = inverse(prophoto_to_xyz), to_d50 = inverse(d50_to_d65);
  switch (space) {
    case Space::Srgb: return each(to_srgb * xyz, srgb_encode);
    case Space::SrgbLinear: return to_srgb * xyz;
    case Space::DisplayP3: return each(to_p3 * xyz, srgb_encode);
    case Space::DisplayP3Linear: return to_p3 * xyz;
    case Space::A98Rgb: return each(to_a98 * xyz, [](double v) { return power(v, 256.0 / 563); });
    case Space::ProphotoRgb: return each(to_prophoto * (to_d50 * xyz), prophoto_encode);
    case Space::Rec2020: return each(to_rec2020 * xyz, rec2020_encode);
    case Space::XyzD50: return to_d50 * xyz;
    case Space::XyzD65: return xyz;
    case Space::Hsl: return rgb_to_hsl(from_xyz(Space::Srgb, xyz));
    case Space::Hwb: return rgb_to_hwb(from_xyz(Space::Srgb, xyz));
    case Space::Lab: return xyz_d50_to_lab(to_d50 * xyz);
    case Space::Lch: return lab_to_polar(xyz_d50_to_lab(to_d50 * xyz));
    case Space::Oklab: return xyz_to_oklab(xyz);
    case Space::Oklch: return lab_to_polar(xyz_to_oklab(xyz));
  }
  return xyz;
}

/// sRGB and its two polar forms, between which no other space need be passed.
bool is_srgb_family(Space s) { return s == Space::Srgb || s == Space::Hsl || s == Space::Hwb; }
Triple to_srgb(Space s, Triple const& c) { return s == Space::Hsl ? hsl_to_rgb(c) : s == Space::Hwb ? hwb_to_rgb(c) : c; }
Triple from_srgb(Space s, Triple const& c) { return s == Space::Hsl ? rgb_to_hsl(c) : s == Space::Hwb ? rgb_to_hwb(c) : c; }

// css-color-4 §12.2: what a component is the like of.
enum class Likeness { None, Red, Green, Blue, Lightness, Colorfulness, Hue, OpponentA, OpponentB };
Likeness likeness(Space space, std::size_t component) {
  constexpr Likeness reds[] = {Likeness::Red, Likeness::Green, Likeness::Blue};
  constexpr Likeness hsl[] = {Likeness::Hue, Likeness::Colorfulness, Likeness::Lightness};
  constexpr Likeness hwb[] = {Likeness::Hue, Likeness::None, Likeness::None};
  constexpr Likeness lab[] = {Likeness::Lightness, Likeness::OpponentA, Likeness::OpponentB};
  constexpr Likeness lch[] = {Likeness::Lightness, Likeness::Colorfulness, Likeness::Hue};
  switch (space) {
    case Space::Hsl: return hsl[component];
    case Space::Hwb: return hwb[component];
    case Space::Lab:
    case Space::Oklab: return lab[component];
    case Space::Lch:
    case Space::Oklch: return lch[component];
    case Space::Srgb:
    case Space::SrgbLinear:
    case Space::DisplayP3:
    case Space::DisplayP3Linear:
    case Space::A98Rgb:
    case Space::ProphotoRgb:
    case Space::Rec2020:
    case Space::XyzD50:
    case Space::XyzD65: return reds[component];
  }
  return Likeness::None;
}

/// Too little colour for its hue to mean anything (css-color-4 §4.4).
bool is_achromatic(Tone const& t) {
  switch (t.space) {
    case Space::Hsl: return t.c[1] <= 0.001;
    case Space::Hwb: return t.c[1] + t.c[2] >= 99.999;
    case Space::Lch: return t.c[1] <= 0.0015;
    case Space::Oklch: return t.c[1] <= 0.000004;
    default: return false;
  }
}

// css-color-4 §12.4
void fix_hues(double& a, double& b, HuePath path) {
  a = std::fmod(std::fmod(a, 360) + 360, 360);
  b = std::fmod(std::fmod(b, 360) + 360, 360);
  const double d = b - a;
  switch (path) {
    case HuePath::Shorter:
      if (d > 180) a += 360;
      if (d < -180) b += 360;
      return;
    case HuePath::Longer:
      if (d > 0 && d < 180) a += 360;
      if (d > -180 && d <= 0) b += 360;
      return;
    case HuePath::Increasing:
      if (d < 0) b += 360;
      return;
    case HuePath::Decreasing:
      if (d > 0) a += 360;
      return;
  }
}

std::uint16_t channel(double unit) {
  if (std::isnan(unit)) return 0;
  return static_cast<std::uint16_t>(std::lround(std::clamp(unit, 0.0, 1.0) * 65535));
}

}  // namespace

std::optional<Space> space_named(std::string_view lower_name) {
  constexpr std::pair<std::string_view, Space> names[] = {{"srgb", Space::Srgb},
                                                          {"srgb-linear", Space::SrgbLinear},
                                                          {"display-p3", Space::DisplayP3},
                                                          {"display-p3-linear", Space::DisplayP3Linear},
                                                          {"a98-rgb", Space::A98Rgb},
                                                          {"prophoto-rgb", Space::ProphotoRgb},
                                                          {"rec2020", Space::Rec2020},
                                                          {"xyz", Space::XyzD65},
                                                          {"xyz-d50", Space::XyzD50},
                                                          {"xyz-d65", Space::XyzD65},
                                                          {"hsl", Space::Hsl},
                                                          {"hwb", Space::Hwb},
                                                          {"lab", Space::Lab},
                                                          {"lch", Space::Lch},
                                                          {"oklab", Space::Oklab},
                                                          {"oklch", Space::Oklch}};
  for (auto const& [name, space] : names)
    if (name == lower_name) return space;
  return std::nullopt;
}

Tone converted(Tone const& tone, Space to) {
  if (tone.space == to) return tone;
  const bool near = is_srgb_family(tone.space) && is_srgb_family(to);
  Tone out{to, near ? from_srgb(to, to_srgb(tone.space, tone.c)) : from_xyz(to, to_xyz(tone.space, tone.c)), tone.alpha, {}};
  out.missing[3] = tone.missing[3];
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 3; ++k) {
      const Likeness like = likeness(to, i);
      if (tone.missing[k] && like != Likeness::None && like == likeness(tone.space, k)) out.missing[i] = true;
    }
  if (is_polar(to) && is_achromatic(out)) out.missing[hue_index(to)] = true;
  return out;
}

Tone mixed(Tone const& first, Tone const& second, double weight, Space space, HuePath path) {
  Tone a = converted(first, space), b = converted(second, space);
  for (std::size_t i = 0; i < 3; ++i) {
    if (a.missing[i]) a.c[i] = b.c[i];
    if (b.missing[i]) b.c[i] = a.c[i];
  }
  if (a.missing[3]) a.alpha = b.alpha;
  if (b.missing[3]) b.alpha = a.alpha;
  const std::size_t hue = is_polar(space) ? hue_index(space) : 3;
  if (hue < 3) fix_hues(a.c[hue], b.c[hue], path);
  Tone out{space, {}, a.alpha + (b.alpha - a.alpha) * weight, {}};
  for (std::size_t i = 0; i < 3; ++i) {
    out.missing[i] = a.missing[i] && b.missing[i];
    if (i == hue || out.alpha == 0)
      out.c[i] = a.c[i] + (b.c[i] - a.c[i]) * weight;
    else  // premultiplied
      out.c[i] = (a.c[i] * a.alpha * (1 - weight) + b.c[i] * b.alpha * weight) / out.alpha;
  }
  return out;
}

Color to_color(Tone const& tone) {
  const Tone rgb = converted(tone, Space::Srgb);
  return {ColorSpace::Srgb, {channel(rgb.c[0]), channel(rgb.c[1]), channel(rgb.c[2]), 0}, channel(rgb.alpha)};
}

Tone to_tone(Color const& color) {
  const auto unit = [&](std::size_t i) { return color.channels[i] / 65535.0; };
  Tone tone{Space::Srgb, {unit(0), unit(1), unit(2)}, color.alpha / 65535.0, {}};
  if (color.space == ColorSpace::DeviceCmyk)  // css-color-5 §10.1
    for (double& c : tone.c) c = 1 - std::min(1.0, c * (1 - unit(3)) + unit(3));
  return tone;
}

}  // namespace bifolio::style
