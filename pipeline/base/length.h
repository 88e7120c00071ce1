// Length: the one unit of measure in layout, 1/1024 pt in 32 bits, with saturating arithmetic so that results
// are the same on every machine and an overflow is large instead of undefined.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>

namespace bifolio {

class Length {
 public:
  static constexpr std::int32_t units_per_point = 1024;

  constexpr Length() = default;
  static constexpr Length from_raw(std::int64_t raw) { return Length(saturate(raw)); }
  static constexpr Length from_points(std::int64_t points) { return from_raw(points * units_per_point); }
  /// Rounds half away from zero; NaN becomes zero.
  static Length from_points(double points) {
    if (std::isnan(points)) return {};
    const double raw = std::round(points * units_per_point);
    if (raw >= 2147483647.0) return max();
    if (raw <= -2147483647.0) return -max();
    return Length(static_cast<std::int32_t>(raw));
  }
  /// CSS pixels: 1px = 0.75pt (css-values-4 §6.2).
  static Length from_px(double px) { return from_points(px * 0.75); }
  static constexpr Length max() { return Length(std::numeric_limits<std::int32_t>::max()); }

  constexpr std::int32_t raw() const { return raw_; }
  constexpr double points() const { return static_cast<double>(raw_) / units_per_point; }
  constexpr double px() const { return points() / 0.75; }

  friend constexpr auto operator<=>(Length, Length) = default;
  constexpr Length operator-() const { return Length(-raw_); }
  friend constexpr Length operator+(Length a, Length b) { return from_raw(std::int64_t{a.raw_} + b.raw_); }
  friend constexpr Length operator-(Length a, Length b) { return from_raw(std::int64_t{a.raw_} - b.raw_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return from_raw(std::int64_t{a.raw_} * n); }
  /// Truncates towards zero. Requires n != 0.
  friend constexpr Length operator/(Length a, std::int64_t n) { return from_raw(a.raw_ / n); }
  constexpr Length& operator+=(Length other) { return *this = *this + other; }
  constexpr Length& operator-=(Length other) { return *this = *this - other; }

  /// this × factor, rounded half away from zero.
  Length scaled(double factor) const { return from_points(points() * factor); }
  /// this × numerator ÷ denominator in 64 bits, rounded half away from zero. Requires denominator > 0.
  constexpr Length scaled(std::int64_t numerator, std::int64_t denominator) const {
    const std::int64_t product = std::int64_t{raw_} * numerator;
    const std::int64_t half = denominator / 2;
    return from_raw((product >= 0 ? product + half : product - half) / denominator);
  }

 private:
  constexpr explicit Length(std::int32_t raw) : raw_(raw) {}
  static constexpr std::int32_t saturate(std::int64_t raw) {
    constexpr std::int64_t limit = std::numeric_limits<std::int32_t>::max();
    return static_cast<std::int32_t>(raw > limit ? limit : raw < -limit ? -limit : raw);
  }
  std::int32_t raw_ = 0;
};

constexpr Length min(Length a, Length b) { return b < a ? b : a; }
constexpr Length max(Length a, Length b) { return a < b ? b : a; }
constexpr Length abs(Length a) { return a < Length() ? -a : a; }

}  // namespace bifolio
