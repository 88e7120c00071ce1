// Selectors (selectors-4): tokens to model::Selector, and back to text for the EPUB's sheet.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/style_sheet.h"
#include "style/names.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {

/// Why a selector list was not understood.
struct SelectorError {
  std::uint32_t begin = 0, end = 0;  ///< in the source
  std::string message;
  bool is_unknown_name = false;  ///< of a pseudo-class or pseudo-element: newer readers may know it

  /// Keeps the first that is said; false.
  bool fail(model::Token const& token, std::string said) {
    if (message.empty()) begin = token.begin, end = token.end, message = std::move(said);
    return false;
  }
};

/// What @namespace rules have declared (css-namespaces-3).
struct Namespaces {
  std::map<std::string, model::NamespaceTest, std::less<>> prefixes;
  std::map<std::string, std::string, std::less<>> attribute_prefixes;  ///< to the prefix under which documents hold attributes
  std::optional<model::NamespaceTest> fallback;                        ///< of names without a prefix
};

/// What the parser needs besides the tokens: the text they came from, and where to keep lower-cased names.
struct SelectorSource {
  std::string_view text;
  Arena& strings;
  Namespaces const* namespaces = nullptr;
  std::vector<model::Selector> const* parents = nullptr;  ///< of a nested rule: what `&` stands for
  std::array<std::uint16_t, 3> parents_specificity{};     ///< the largest of theirs

  std::string_view lower(std::string_view name) const {
    return std::any_of(name.begin(), name.end(), [](char c) { return c != to_lower(c); }) ? strings.store(lower_case(name)) : name;
  }
};

/// A <complex-selector-list>. One unknown selector spoils the list (selectors-4 §4.1); `error` then says which.
std::optional<std::vector<model::Selector>> parse_selectors(TokenCursor tokens, SelectorSource source, SelectorError& error);

std::array<std::uint16_t, 3> largest_specificity(std::vector<model::Selector> const& list);

/// The names of all pseudo-classes and pseudo-elements that we know; for "did you mean".
std::vector<std::string_view> const& pseudo_names();

std::string_view to_string(model::PseudoElement pseudo);
void append_selector(std::string& out, model::Selector const& selector);
/// An identifier, escaped where CSS needs it (cssom-1 §2.1).
void append_identifier(std::string& out, std::string_view name);
/// A string in double quotes, escaped.
void append_string(std::string& out, std::string_view text);

}  // namespace bifolio::style
