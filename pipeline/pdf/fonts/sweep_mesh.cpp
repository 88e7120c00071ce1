#include "pdf/fonts/sweep_mesh.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace bifolio::pdf {
namespace {

using text::GlyphColorStop;

void append_word(std::string& out, double part) {
  const auto value = static_cast<std::uint16_t>(std::lround(std::clamp(part, 0.0, 1.0) * 65535));
  out += static_cast<char>(value >> 8);
  out += static_cast<char>(value);
}

/// Between two angles in degrees, with their colours.
struct Sector {
  double begin, end;
  std::vector<double> from, to;
};

/// What of it lies within the full turn (OpenType, COLR: the rest of a sweep is not painted).
void append_sector(std::string& out, Sector const& sector) {
  constexpr double step = 3;  // degrees
  const double begin = std::clamp(sector.begin, 0.0, 360.0), end = std::clamp(sector.end, 0.0, 360.0);
  const int parts = static_cast<int>(std::ceil(std::abs(end - begin) / step));
  for (int i = 0; i < parts; ++i) {
    const auto vertex = [&](double reach, double part) {
      const double degrees = begin + (end - begin) * part, angle = degrees * std::numbers::pi / 180;
      const double whole = (degrees - sector.begin) / (sector.end - sector.begin);
      out += '\0';
      append_word(out, (reach * std::cos(angle) + 1) / 2);
      append_word(out, (reach * std::sin(angle) + 1) / 2);
      for (std::size_t k = 0; k < sector.from.size(); ++k)
        append_word(out, sector.from[k] + (sector.to[k] - sector.from[k]) * whole);
    };
    vertex(0, (i + 0.5) / parts);
    vertex(1, static_cast<double>(i) / parts);
    vertex(1, (i + 1.0) / parts);
  }
}

}  // namespace

std::vector<double> samples(GlyphColorStop const& stop, bool alpha) {
  auto const& c = stop.color.rgba;
  if (alpha) return {c[3] / 255.0};
  return {c[0] / 255.0, c[1] / 255.0, c[2] / 255.0};
}

std::string sweep_triangles(text::GlyphFill const& fill, bool alpha) {
  const double first = fill.at[2], last = fill.at[3];
  std::vector<double> low = samples(fill.stops.front(), alpha), high = samples(fill.stops.back(), alpha);
  if (first > last) std::swap(low, high);
  std::string out;
  append_sector(out, {std::min({0.0, first, last}), std::min(first, last), low, low});
  for (std::size_t i = 0; i + 1 < fill.stops.size(); ++i) {
    GlyphColorStop const &from = fill.stops[i], &to = fill.stops[i + 1];
    append_sector(
        out, {first + (last - first) * from.offset, first + (last - first) * to.offset, samples(from, alpha), samples(to, alpha)});
  }
  append_sector(out, {std::max(first, last), std::max({360.0, first, last}), high, high});
  return out;
}

}  // namespace bifolio::pdf
