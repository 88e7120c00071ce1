#include "pdf/content/shading_table.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/numbers.h"

namespace bifolio::pdf {
namespace {

using model::GradientFill;
using model::GradientStop;

constexpr double whole = 1000000;  // GradientStop::offset of 1

/// What a shading's samples are.
enum class Channels : std::uint8_t { Alpha, Rgb, Cmyk };

bool has_alpha(GradientFill const& gradient) {
  return std::any_of(gradient.stops.begin(), gradient.stops.end(), [](GradientStop const& s) { return s.color.alpha != 65535; });
}

Channels color_channels(GradientFill const& gradient) {
  const bool inks = std::all_of(gradient.stops.begin(), gradient.stops.end(),
                                [](GradientStop const& stop) { return stop.color.space == ColorSpace::DeviceCmyk; });
  return inks ? Channels::Cmyk : Channels::Rgb;
}

std::string_view space_of(Channels channels) {
  switch (channels) {
    case Channels::Alpha: return "/DeviceGray";
    case Channels::Rgb: return "/DeviceRGB";
    case Channels::Cmyk: return "/DeviceCMYK";
  }
  return {};
}

/// 0 … 65535 each. Inks among other colours are mixed as css-color-4 §10.1.1 does without a profile.
std::vector<std::uint16_t> samples(Color const& color, Channels channels) {
  if (channels == Channels::Alpha) return {color.alpha};
  auto const& c = color.channels;
  if (channels == Channels::Cmyk) return {c[0], c[1], c[2], c[3]};
  if (color.space == ColorSpace::Srgb) return {c[0], c[1], c[2]};
  const auto mixed = [&](std::uint16_t ink) {
    return static_cast<std::uint16_t>((65535U - ink) * std::uint64_t{65535U - c[3]} / 65535U);
  };
  return {mixed(c[0]), mixed(c[1]), mixed(c[2])};
}

void append_samples(std::string& out, Color const& color, Channels channels) {
  out += '[';
  for (const std::uint16_t value : samples(color, channels)) append_fraction(out, value), out += ' ';
  out += ']';
}

void append_interpolation(std::string& out, GradientStop const& from, GradientStop const& to, Channels channels) {
  out += "<</FunctionType 2/Domain[0 1]/N 1/C0";
  append_samples(out, from.color, channels);
  out += "/C1";
  append_samples(out, to.color, channels);
  out += ">>";
}

// §7.10.4: one exponential function for each pair of stops; pairs at one place are a hard edge.
std::string function_of(GradientFill const& gradient, Channels channels) {
  std::vector<GradientStop> stops = gradient.stops;
  if (stops.front().offset > 0) stops.insert(stops.begin(), {0, stops.front().color});
  if (stops.back().offset < whole) stops.push_back({static_cast<std::int32_t>(whole), stops.back().color});
  std::string functions, bounds, encode;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    if (stops[i].offset == stops[i + 1].offset) continue;
    append_interpolation(functions, stops[i], stops[i + 1], channels);
    if (stops[i].offset > 0) append_decimal(bounds, stops[i].offset / whole, 6), bounds += ' ';
    encode += "0 1 ";
  }
  return "<</FunctionType 3/Domain[0 1]/Functions[" + functions + "]/Bounds[" + bounds + "]/Encode[" + encode + "]>>";
}

void append_big_endian(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

/// A fan of triangles around the centre of a circle of radius 1 (§8.7.4.5.5).
class Fan {
 public:
  Fan(GradientFill const& gradient, Channels channels) : gradient_(gradient), channels_(channels) {}

  std::string triangles() {
    std::vector<GradientStop> stops = gradient_.stops;
    stops.insert(stops.begin(), {0, stops.front().color});
    stops.push_back({static_cast<std::int32_t>(whole), stops.back().color});
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) add_sector(stops[i], stops[i + 1]);
    return std::move(data_);
  }

 private:
  void add_sector(GradientStop const& from, GradientStop const& to) {
    constexpr double step = whole / 180;  // two degrees
    if (from.offset == to.offset) return;
    const int parts = static_cast<int>(std::ceil((to.offset - from.offset) / step));
    const auto at = [&](double part) { return from.offset + (to.offset - from.offset) * part / parts; };
    for (int i = 0; i < parts; ++i) {
      add_vertex(0, 0, from, to, (i + 0.5) / parts);
      for (const int corner : {i, i + 1}) {
        const double turn = (at(corner) / whole + gradient_.start_angle / 360000.0) * 2 * std::numbers::pi;
        add_vertex(std::sin(turn), std::cos(turn), from, to, static_cast<double>(corner) / parts);
      }
    }
  }

  void add_vertex(double x, double y, GradientStop const& from, GradientStop const& to, double part) {
    data_ += '\0';
    append_big_endian(data_, static_cast<std::uint16_t>(std::lround((x + 1) * 32767.5)));
    append_big_endian(data_, static_cast<std::uint16_t>(std::lround((y + 1) * 32767.5)));
    const std::vector<std::uint16_t> a = samples(from.color, channels_), b = samples(to.color, channels_);
    for (std::size_t i = 0; i < a.size(); ++i)
      append_big_endian(data_, static_cast<std::uint16_t>(std::lround(a[i] + (b[i] - a[i]) * part)));
  }

  GradientFill const& gradient_;
  Channels channels_;
  std::string data_;
};

/// Shadings of circles are of the circle with radius 1 around the origin: this brings it to its place.
Matrix placement(GradientFill const& gradient, PageFrame const& frame, Rect const& area) {
  const double x = frame.x(gradient.from.x).points(), y = frame.y(gradient.from.y).points();
  switch (gradient.kind) {
    case GradientFill::Kind::Linear: return {1, 0, 0, 1, 0, 0};
    case GradientFill::Kind::Radial: return {gradient.radius_x.points(), 0, 0, gradient.radius_y.points(), x, y};
    case GradientFill::Kind::Conic: break;
  }
  const Length across = max(abs(gradient.from.x - area.x), abs(area.right() - gradient.from.x));
  const Length down = max(abs(gradient.from.y - area.y), abs(area.bottom() - gradient.from.y));
  const double reach = std::hypot(across.points(), down.points()) * 1.01 + 1;  // the fan's edge is a polygon
  return {reach, 0, 0, reach, x, y};
}

void append_matrix(std::string& out, Matrix const& matrix) {
  for (const double value : matrix) append_decimal(out, value, 6), out += ' ';
}

}  // namespace

Ref ShadingTable::put_once(std::string const& body) {
  const auto [place, is_new] = known_.try_emplace(body);
  if (is_new) place->second = objects_.put(body);
  return place->second;
}

Ref ShadingTable::put_stream_once(std::string const& entries, std::string const& data) {
  const auto [place, is_new] = known_.try_emplace(entries + "\n" + data);
  if (is_new) place->second = objects_.put_deflated(entries, data);
  return place->second;
}

Ref ShadingTable::shading(GradientFill const& gradient, PageFrame const& frame, bool alpha) {
  const Channels channels = alpha ? Channels::Alpha : color_channels(gradient);
  std::string body = "/ColorSpace" + std::string(space_of(channels));
  switch (gradient.kind) {
    case GradientFill::Kind::Linear:
      body = "<</ShadingType 2" + body + "/Coords";
      append_box(body, frame.x(gradient.from.x), frame.y(gradient.from.y), frame.x(gradient.to.x), frame.y(gradient.to.y));
      break;
    case GradientFill::Kind::Radial: body = "<</ShadingType 3" + body + "/Coords[0 0 0 0 0 1]"; break;
    case GradientFill::Kind::Conic: {
      body = "/ShadingType 4" + body + "/BitsPerCoordinate 16/BitsPerComponent 16/BitsPerFlag 8/Decode[-1 1 -1 1";
      for (int i = channels == Channels::Alpha ? 1 : channels == Channels::Rgb ? 3 : 4; i > 0; --i) body += " 0 1";
      return put_stream_once(body + ']', Fan(gradient, channels).triangles());
    }
  }
  return put_once(body + "/Extend[true true]/Function" + function_of(gradient, channels) + ">>");
}

// §11.6.5.3: the same gradient in grey, whose luminosity is the alpha.
Ref ShadingTable::mask(GradientFill const& gradient, PageFrame const& frame, Rect const& area, Matrix const& matrix) {
  const Ref gray = shading(gradient, frame, true);
  std::string entries = "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceGray>>/BBox";
  append_box(entries, frame.x(area.x), frame.y(area.bottom()), frame.x(area.right()), frame.y(area.y));
  entries += "/Resources<</Shading<</S ";
  append_ref(entries, gray);
  entries += ">>>>";
  std::string data;
  append_matrix(data, matrix);
  const Ref form = put_stream_once(entries, data + "cm /S sh");
  std::string state = "<</SMask<</S/Luminosity/G ";
  append_ref(state, form);
  return put_once(state + ">>>>");
}

void ShadingTable::paint(ContentStream& out, GradientFill const& gradient, Rect const& area) {
  PageFrame const& frame = out.frame();
  const Matrix matrix = placement(gradient, frame, area);
  if (has_alpha(gradient)) out.set_state(mask(gradient, frame, area, matrix));
  const Ref colors = shading(gradient, frame, false);
  if (gradient.kind != GradientFill::Kind::Linear) out.transform(matrix);
  out.shade(colors);
}

}  // namespace bifolio::pdf
