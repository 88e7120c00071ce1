// Sweeps of coloured glyphs: which angles are painted, and in which colours.
#include "pdf/fonts/sweep_mesh.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace bifolio::pdf::test {
namespace {

/// From clear to opaque between two angles: a mesh of its alpha.
std::string mesh(double first, double last) {
  text::GlyphFill fill;
  fill.kind = text::GlyphFill::Kind::Sweep;
  fill.at = {0, 0, first, last};
  fill.stops = {{0, {}}, {1, {}}};
  fill.stops[1].color.rgba[3] = 255;
  return sweep_triangles(fill, true);
}

constexpr std::size_t vertex_size = 7, triangle_size = 3 * vertex_size;

double word(std::string const& data, std::size_t at) {
  return (static_cast<unsigned char>(data[at]) * 256 + static_cast<unsigned char>(data[at + 1])) / 65535.0;
}

/// Of all triangles, however they turn.
double painted_degrees(std::string const& data) {
  double sum = 0;
  const auto angle = [&](std::size_t vertex) {
    return std::atan2(word(data, vertex + 3) * 2 - 1, word(data, vertex + 1) * 2 - 1) * 180 / std::numbers::pi;
  };
  for (std::size_t t = 0; t < data.size(); t += triangle_size)
    sum += std::abs(std::remainder(angle(t + 2 * vertex_size) - angle(t + vertex_size), 360));
  return sum;
}

double first_alpha(std::string const& data) { return word(data, vertex_size + 5); }
double last_alpha(std::string const& data) { return word(data, data.size() - 2); }

TEST(SweepMesh, paints_the_circle_once) {
  for (auto const& [first, last] :
       {std::pair(0.0, 360.0), {30, 90}, {-90, 450}, {450, -90}, {400, 500}, {-200, -100}, {90, 90}, {270, 45}})
    EXPECT_NEAR(painted_degrees(mesh(first, last)), 360, 0.5) << first << ' ' << last;
}

TEST(SweepMesh, cuts_what_lies_beyond_the_circle) {
  EXPECT_NEAR(first_alpha(mesh(-90, 450)), 1 / 6.0, 0.01);
  EXPECT_NEAR(last_alpha(mesh(-90, 450)), 5 / 6.0, 0.01);
  EXPECT_NEAR(last_alpha(mesh(180, 540)), 0.5, 0.01);
  EXPECT_NEAR(first_alpha(mesh(400, 500)), 0, 0.01);
  EXPECT_NEAR(first_alpha(mesh(-200, -100)), 1, 0.01);
}

}  // namespace
}  // namespace bifolio::pdf::test
