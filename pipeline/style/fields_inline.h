// The templates that fields.h declares.
#pragma once

#include "style/values/keywords.h"

namespace bifolio::style {

template <class Enum>
requires std::is_enum_v<Enum>
void print_value(std::string& out, Enum value) {
  for (Keyword<Enum> const& k : keywords_of(Enum{})) {
    if (k.value != value) continue;
    out += k.name;
    return;
  }
  out += "running()";  // PositionScheme::Running, the one value that is no keyword
}

/// Whether a list of such values is written without commas.
template <class T>
inline constexpr bool stands_in_a_row = std::is_same_v<T, model::CounterChange> || std::is_same_v<T, model::ContentItem> ||
                                        std::is_same_v<T, model::FontFeature> || std::is_same_v<T, model::TransformFunction>;

template <class T>
void print_value(std::string& out, std::vector<T> const& values) {
  if (values.empty()) out += "none";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += stands_in_a_row<T> ? " " : ", ";
    print_value(out, values[i]);
  }
}

template <class T, std::size_t N>
void print_value(std::string& out, std::array<T, N> const& values) {
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0) out += ' ';
    print_value(out, values[i]);
  }
}

}  // namespace bifolio::style
