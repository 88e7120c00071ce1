// The table of properties: everything the cascade knows of a property stands in its row. To add one, add a member to
// model/computed_style.h and a row here.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/fields.h"
#include "style/values/reader.h"

namespace bifolio::style {

/// When a declaration is applied. Font size and line height are what other values are relative to; the colour is what
/// `currentcolor` means; the direction decides what logical properties are.
enum class Phase : std::uint8_t { FontSize, Early, Normal };

/// A shorthand, an alias or a logical property sets other rows' fields; only longhands are hashed and printed.
enum class RowKind : std::uint8_t { Longhand, Shorthand };

struct Property {
  std::string_view name;
  RowKind kind = RowKind::Longhand;
  bool inherited = false;
  Phase phase = Phase::Normal;
  /// Reads a value to where it lives. False, with whatever was written so far, when the value is not the property's.
  bool (*read)(ValueReader&, model::ComputedStyle&) = nullptr;
  void (*copy)(model::ComputedStyle const& from, model::ComputedStyle& to) = nullptr;
  void (*hash)(Hasher&, model::ComputedStyle const&) = nullptr;
  void (*print)(std::string&, model::ComputedStyle const&) = nullptr;
};

/// Longhands first, then shorthands; in the table's order.
std::span<Property const> properties();
/// Declaration::no_property for an unknown name.
std::uint16_t find_property(std::string_view lower_name);
/// All names, and those of CSS that we know of and do not support; for "did you mean".
std::vector<std::string_view> const& property_names();

std::uint64_t hash_style(model::ComputedStyle const& style);

/// Sets each declaration's state and property, and reports those that are not understood.
void check_declarations(model::StyleSheet const& sheet, std::vector<model::Declaration>& declarations, DiagnosticSink& sink);
/// As for check_declarations, of one declaration; also what @supports asks.
void classify(model::StyleSheet const& sheet, model::Declaration& declaration);

/// Whether a value contains var().
bool has_variable(std::span<model::Token const> value);

}  // namespace bifolio::style
