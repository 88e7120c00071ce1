// The names of pseudo-classes and pseudo-elements: tables. Used by parse.cpp. Changes when selectors get another.
#pragma once

#include <array>
#include <string_view>

#include "model/style_sheet.h"

namespace bifolio::style {

struct PseudoClassName {
  std::string_view name;
  model::PseudoClass pseudo;
};
inline constexpr PseudoClassName pseudo_classes[] = {
    {"root", model::PseudoClass::Root},
    {"empty", model::PseudoClass::Empty},
    {"first-child", model::PseudoClass::FirstChild},
    {"last-child", model::PseudoClass::LastChild},
    {"only-child", model::PseudoClass::OnlyChild},
    {"first-of-type", model::PseudoClass::FirstOfType},
    {"last-of-type", model::PseudoClass::LastOfType},
    {"only-of-type", model::PseudoClass::OnlyOfType},
    {"link", model::PseudoClass::Link},
    {"any-link", model::PseudoClass::AnyLink},
    {"scope", model::PseudoClass::Scope},
    {"nth-child", model::PseudoClass::NthChild},
    {"nth-last-child", model::PseudoClass::NthLastChild},
    {"nth-of-type", model::PseudoClass::NthOfType},
    {"nth-last-of-type", model::PseudoClass::NthLastOfType},
    {"lang", model::PseudoClass::Lang},
    {"dir", model::PseudoClass::Dir},
    {"is", model::PseudoClass::Is},
    {"where", model::PseudoClass::Where},
    {"matches", model::PseudoClass::Is},
    {"-webkit-any", model::PseudoClass::Is},
    {"-moz-any", model::PseudoClass::Is},
    {"not", model::PseudoClass::Not},
    {"has", model::PseudoClass::Has},
};

// States that nothing on paper is ever in, and pseudo-elements that books do not have: valid, and never matched.
inline constexpr std::string_view never_classes[] = {
    "hover",      "active",        "focus",    "focus-within",  "focus-visible",     "visited",
    "target",     "target-within", "checked",  "disabled",      "enabled",           "default",
    "defined",    "fullscreen",    "in-range", "indeterminate", "invalid",           "valid",
    "local-link", "modal",         "open",     "optional",      "out-of-range",      "past",
    "current",    "future",        "paused",   "playing",       "placeholder-shown", "popover-open",
    "read-only",  "read-write",    "required", "user-invalid",  "user-valid",        "autofill",
    "blank"};
inline constexpr std::string_view never_elements[] = {"selection",       "placeholder",    "backdrop",      "cue",
                                                      "target-text",     "spelling-error", "grammar-error", "file-selector-button",
                                                      "details-content", "highlight"};

// In the order of PseudoElement.
inline constexpr std::array<std::string_view, model::pseudo_element_count> pseudo_elements = {
    "", "before", "after", "marker", "first-letter", "first-line", "footnote-call", "footnote-marker"};

}  // namespace bifolio::style
