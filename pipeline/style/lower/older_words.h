// What older reading systems call things: tables. Used by declarations.cpp. Changes with what reading systems know.
#pragma once

#include <string_view>
#include <utility>

namespace bifolio::style {

/// A logical property and the physical one that it is, by direction (css-logical-1 §4).
struct Renaming {
  std::string_view logical, ltr, rtl;
  std::string_view ltr_second = {}, rtl_second = {};  ///< of a pair: the end side
};
inline constexpr Renaming renamings[] = {
    {"margin-inline-start", "margin-left", "margin-right"},
    {"margin-inline-end", "margin-right", "margin-left"},
    {"margin-block-start", "margin-top", "margin-top"},
    {"margin-block-end", "margin-bottom", "margin-bottom"},
    {"padding-inline-start", "padding-left", "padding-right"},
    {"padding-inline-end", "padding-right", "padding-left"},
    {"padding-block-start", "padding-top", "padding-top"},
    {"padding-block-end", "padding-bottom", "padding-bottom"},
    {"inset-inline-start", "left", "right"},
    {"inset-inline-end", "right", "left"},
    {"inset-block-start", "top", "top"},
    {"inset-block-end", "bottom", "bottom"},
    {"border-inline-start", "border-left", "border-right"},
    {"border-inline-end", "border-right", "border-left"},
    {"border-block-start", "border-top", "border-top"},
    {"border-block-end", "border-bottom", "border-bottom"},
    {"border-inline-start-width", "border-left-width", "border-right-width"},
    {"border-inline-start-style", "border-left-style", "border-right-style"},
    {"border-inline-start-color", "border-left-color", "border-right-color"},
    {"border-inline-end-width", "border-right-width", "border-left-width"},
    {"border-inline-end-style", "border-right-style", "border-left-style"},
    {"border-inline-end-color", "border-right-color", "border-left-color"},
    {"border-block-start-width", "border-top-width", "border-top-width"},
    {"border-block-start-style", "border-top-style", "border-top-style"},
    {"border-block-start-color", "border-top-color", "border-top-color"},
    {"border-block-end-width", "border-bottom-width", "border-bottom-width"},
    {"border-block-end-style", "border-bottom-style", "border-bottom-style"},
    {"border-block-end-color", "border-bottom-color", "border-bottom-color"},
    {"border-start-start-radius", "border-top-left-radius", "border-top-right-radius"},
    {"border-start-end-radius", "border-top-right-radius", "border-top-left-radius"},
    {"border-end-start-radius", "border-bottom-left-radius", "border-bottom-right-radius"},
    {"border-end-end-radius", "border-bottom-right-radius", "border-bottom-left-radius"},
    {"inline-size", "width", "width"},
    {"block-size", "height", "height"},
    {"min-inline-size", "min-width", "min-width"},
    {"min-block-size", "min-height", "min-height"},
    {"max-inline-size", "max-width", "max-width"},
    {"max-block-size", "max-height", "max-height"},
    {"margin-inline", "margin-left", "margin-right", "margin-right", "margin-left"},
    {"margin-block", "margin-top", "margin-top", "margin-bottom", "margin-bottom"},
    {"padding-inline", "padding-left", "padding-right", "padding-right", "padding-left"},
    {"padding-block", "padding-top", "padding-top", "padding-bottom", "padding-bottom"},
    {"inset-inline", "left", "right", "right", "left"},
    {"inset-block", "top", "top", "bottom", "bottom"},
    {"border-inline-width", "border-left-width", "border-right-width", "border-right-width", "border-left-width"},
    {"border-inline-style", "border-left-style", "border-right-style", "border-right-style", "border-left-style"},
    {"border-inline-color", "border-left-color", "border-right-color", "border-right-color", "border-left-color"},
    {"border-block-width", "border-top-width", "border-top-width", "border-bottom-width", "border-bottom-width"},
    {"border-block-style", "border-top-style", "border-top-style", "border-bottom-style", "border-bottom-style"},
    {"border-block-color", "border-top-color", "border-top-color", "border-bottom-color", "border-bottom-color"},
};
// Of one value for two sides.
inline constexpr Renaming twins[] = {{"border-inline", "border-left", "border-left", "border-right", "border-right"},
                                     {"border-block", "border-top", "border-top", "border-bottom", "border-bottom"}};

// Newer properties, and under which names older reading systems know them; the value is the same.
inline constexpr std::pair<std::string_view, std::string_view> older_names[] = {
    {"hyphens", "-webkit-hyphens"},
    {"hyphens", "-epub-hyphens"},
    {"overflow-wrap", "word-wrap"},
    {"box-decoration-break", "-webkit-box-decoration-break"},
    {"text-align-last", "-webkit-text-align-last"},
    {"column-count", "-webkit-column-count"},
    {"column-width", "-webkit-column-width"},
    {"column-gap", "-webkit-column-gap"},
    {"columns", "-webkit-columns"},
    {"line-break", "-webkit-line-break"},
    {"text-emphasis", "-webkit-text-emphasis"},
    {"text-emphasis-style", "-webkit-text-emphasis-style"},
    {"writing-mode", "-webkit-writing-mode"},
    {"writing-mode", "-epub-writing-mode"},
    {"print-color-adjust", "-webkit-print-color-adjust"},
    {"hyphenate-character", "-webkit-hyphenate-character"},
};

struct OlderValue {
  std::string_view property, newer, older, older_property = {};
};
// What is written before a value that older reading systems do not know: they keep it, newer ones go on.
inline constexpr OlderValue older_values[] = {
    {"display", "flex", "block"},
    {"display", "grid", "block"},
    {"display", "inline-flex", "inline-block"},
    {"display", "inline-grid", "inline-block"},
    {"display", "flow-root", "block"},
    {"font-variant-caps", "small-caps", "small-caps", "font-variant"},
    {"font-variant-caps", "normal", "normal", "font-variant"},
    {"white-space-collapse", "preserve", "pre-wrap", "white-space"},
    {"overflow", "clip", "hidden"},
    {"float", "inline-start", "left"},
    {"float", "inline-end", "right"},
    {"clear", "inline-start", "left"},
    {"clear", "inline-end", "right"},
};

}  // namespace bifolio::style
