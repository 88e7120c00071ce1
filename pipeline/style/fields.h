// Fields: where in a ComputedStyle a property's value lives, and what every kind of value can do there: be hashed and be printed.
#pragma once

#include <string>

#include "base/hash.h"
#include "model/computed_style.h"

namespace bifolio::style {

template <auto Pointer>
struct MemberTraits;
template <class Owner, class T, T Owner::*Pointer>
struct MemberTraits<Pointer> {
  static constexpr bool inherited = std::is_same_v<Owner, model::InheritedStyle>;
};

/// A member of ComputedStyle.
template <auto Pointer>
struct Member {
  static constexpr bool inherited = MemberTraits<Pointer>::inherited;
  static auto& of(auto& style) { return style.*Pointer; }
};
/// One edge of a member: margin.top.
template <auto Pointer, auto Edge>
struct EdgeOf {
  static constexpr bool inherited = MemberTraits<Pointer>::inherited;
  static auto& of(auto& style) { return style.*Pointer.*Edge; }
};
/// One part of a member that is a struct: outline.width.
template <auto Pointer, auto Part>
using PartOf = EdgeOf<Pointer, Part>;
/// One part of one border: border.top.width.
template <auto Edge, auto Part>
struct BorderPart {
  static constexpr bool inherited = false;
  static auto& of(auto& style) { return style.border.*Edge.*Part; }
};
/// One element of an array member.
template <auto Pointer, std::size_t Index>
struct ElementOf {
  static constexpr bool inherited = MemberTraits<Pointer>::inherited;
  static auto& of(auto& style) { return (style.*Pointer)[Index]; }
};

/// Hashes values in the order in which they are added.
class Hasher {
 public:
  void add(std::uint64_t value) { state_ = (state_ ^ value) * 0x9E3779B97F4A7C15ULL, state_ ^= state_ >> 29; }
  void add(std::string_view text) { add(hash64(text)); }
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0x243F6A8885A308D3ULL;
};

template <class T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) void hash_value(Hasher& h, T value) {
  h.add(static_cast<std::uint64_t>(value));
}
inline void hash_value(Hasher& h, Length value) { h.add(static_cast<std::uint64_t>(value.raw())); }
inline void hash_value(Hasher& h, std::string const& value) { h.add(std::string_view(value)); }
void hash_value(Hasher& h, float value);
void hash_value(Hasher& h, Color const& value);
void hash_value(Hasher& h, model::LengthPercentage const& value);
void hash_value(Hasher& h, model::Dimension const& value);
void hash_value(Hasher& h, model::CornerRadius const& value);
void hash_value(Hasher& h, model::BorderImagePart const& value);
void hash_value(Hasher& h, model::TransformFunction const& value);
void hash_value(Hasher& h, model::BackgroundImage const& value);
void hash_value(Hasher& h, model::BackgroundSize const& value);
void hash_value(Hasher& h, model::BackgroundRepeats const& value);
void hash_value(Hasher& h, model::Position const& value);
void hash_value(Hasher& h, model::Gradient const& value);
void hash_value(Hasher& h, model::ColorStop const& value);
void hash_value(Hasher& h, model::Shadow const& value);
void hash_value(Hasher& h, model::LineHeight const& value);
void hash_value(Hasher& h, model::VerticalAlign const& value);
void hash_value(Hasher& h, model::TextDecorationLine const& value);
void hash_value(Hasher& h, model::TextAutospace const& value);
void hash_value(Hasher& h, model::TextEmphasis const& value);
void hash_value(Hasher& h, model::FontFeature const& value);
void hash_value(Hasher& h, model::FontVariation const& value);
void hash_value(Hasher& h, model::FontAlternate const& value);
void hash_value(Hasher& h, model::CounterChange const& value);
void hash_value(Hasher& h, model::ContentItem const& value);
void hash_value(Hasher& h, model::StringSet const& value);
template <class T>
void hash_value(Hasher& h, std::vector<T> const& values) {
  h.add(values.size());
  for (T const& v : values) hash_value(h, v);
}
template <class T, std::size_t N>
void hash_value(Hasher& h, std::array<T, N> const& values) {
  for (T const& v : values) hash_value(h, v);
}

template <class T>
void hash_value(Hasher& h, Edges<T> const& values) {
  hash_value(h, values.top), hash_value(h, values.right), hash_value(h, values.bottom), hash_value(h, values.left);
}

void print_value(std::string& out, bool value);
void print_value(std::string& out, std::int32_t value);
void print_value(std::string& out, Length value);
void print_value(std::string& out, std::string const& value);
void print_value(std::string& out, Color const& value);
void print_value(std::string& out, model::LengthPercentage const& value);
/// A math function that only layout can compute.
void print_expression(std::string& out, model::MathExpression const& expression);
void print_value(std::string& out, model::Dimension const& value);
void print_value(std::string& out, model::CornerRadius const& value);
void print_value(std::string& out, model::TransformFunction const& value);
void print_value(std::string& out, Edges<model::BorderImagePart> const& parts);
void print_value(std::string& out, model::BackgroundImage const& value);
void print_value(std::string& out, model::BackgroundSize const& value);
void print_value(std::string& out, model::BackgroundRepeats const& value);
void print_value(std::string& out, model::Position const& value);
void print_value(std::string& out, model::Gradient const& value);
void print_value(std::string& out, model::ColorStop const& value);
void print_value(std::string& out, model::Shadow const& value);
void print_value(std::string& out, model::LineHeight const& value);
void print_value(std::string& out, model::VerticalAlign const& value);
void print_value(std::string& out, model::TextDecorationLine const& value);
void print_value(std::string& out, model::TextAutospace const& value);
void print_value(std::string& out, model::TextEmphasis const& value);
void print_value(std::string& out, model::FontFeature const& value);
void print_value(std::string& out, model::FontVariation const& value);
void print_value(std::string& out, model::FontAlternate const& value);
void print_value(std::string& out, model::CounterChange const& value);
void print_value(std::string& out, model::ContentItem const& value);
void print_value(std::string& out, model::StringSet const& value);
template <class Enum>
requires std::is_enum_v<Enum>
void print_value(std::string& out, Enum value);
template <class T>
void print_value(std::string& out, std::vector<T> const& values);
template <class T, std::size_t N>
void print_value(std::string& out, std::array<T, N> const& values);

}  // namespace bifolio::style

#include "style/fields_inline.h"
