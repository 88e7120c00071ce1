// Computing: an element's declarations, in cascade order, to its computed style (css-cascade-5 §4, css-variables-1 §2, §3).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/properties.h"

namespace bifolio::style {

/// A declaration that applies to the element. Lists are ordered by ascending precedence.
struct AppliedDeclaration {
  model::Declaration const* declaration = nullptr;
  model::StyleSheet const* sheet = nullptr;
  model::Origin origin = model::Origin::Author;
  std::uint32_t layer = 0;
};

/// The custom properties of an element, values substituted. An element without its own shares its parent's.
using Variables = std::map<std::string_view, std::vector<model::Token>, std::less<>>;

/// What @property rules say of custom properties (css-properties-values-api-1 §2).
struct RegisteredProperties {
  Variables initial;
  std::vector<std::string_view> not_inherited;
  std::map<std::string_view, std::string_view> syntaxes;

  /// What an element has of its parent's variables before it sets its own. Null: the parent's, all of them.
  std::optional<Variables> passed_on(Variables const& parent) const;
};

struct ComputeInput {
  std::vector<AppliedDeclaration> const& declarations;
  model::ComputedStyle const& parent;
  Variables const& variables;
  Units units;  ///< em and font are those of the parent
  bool is_root = false;
};

/// The style as it inherits: colours that are `currentcolor` are marked as such (current_color_mark).
model::ComputedStyle compute_style(ComputeInput const& input, DiagnosticSink& sink);
/// The style as everyone else sees it: each marked colour is the element's.
model::ComputedStyle with_colors(model::ComputedStyle style);

/// What `initial` means, and what an element without a parent inherits; colours are marked. Borders are medium here: their width is
/// zero only once their style is known to be none.
model::ComputedStyle const& initial_style();

/// The parent's variables with those that the declarations set.
Variables compute_variables(std::vector<AppliedDeclaration> const& declarations, Variables const& inherited,
                            RegisteredProperties const& registered, DiagnosticSink& sink);

/// Replaces each var(). Nothing when one of them has no value and no fallback.
std::optional<std::vector<model::Token>> substitute(std::span<model::Token const> value, Variables const& variables);

/// Whether the property accepts the value, which has no var().
bool is_valid_value(Property const& property, std::span<model::Token const> value);

/// Tokens as text, with white space where it is needed and numbers in their shortest form.
std::string serialize(std::span<model::Token const> tokens);
/// The tokens in quotation marks for a message, which what is not closed may not fill with the rest of a sheet.
std::string quoted(std::span<model::Token const> tokens);

}  // namespace bifolio::style
