// The media types and features that CSS has (mediaqueries-5): tables. Changes when media queries get another.
#pragma once

#include <string_view>

namespace bifolio::style {

struct KeywordFeature {
  std::string_view name, on_paper, on_screen;
};
// What discrete features are (mediaqueries-5); of a reading system's screen what is true of most.
inline constexpr KeywordFeature keyword_features[] = {
    {"prefers-color-scheme", "light", "light"},
    {"prefers-reduced-motion", "reduce", "reduce"},
    {"prefers-reduced-transparency", "no-preference", "no-preference"},
    {"prefers-reduced-data", "no-preference", "no-preference"},
    {"prefers-contrast", "no-preference", "no-preference"},
    {"forced-colors", "none", "none"},
    {"inverted-colors", "none", "none"},
    {"hover", "none", "none"},
    {"any-hover", "none", "none"},
    {"pointer", "none", "none"},
    {"any-pointer", "none", "none"},
    {"update", "none", "none"},
    {"scripting", "none", "none"},
    {"overflow-block", "paged", "paged"},
    {"overflow-inline", "none", "none"},
    {"color-gamut", "srgb", "srgb"},
    {"video-color-gamut", "srgb", "srgb"},
    {"dynamic-range", "standard", "standard"},
    {"video-dynamic-range", "standard", "standard"},
    {"display-mode", "browser", "browser"},
    {"environment-blending", "opaque", "opaque"},
    {"nav-controls", "none", "none"},
    {"scan", "progressive", "progressive"},
};
inline constexpr std::string_view range_features[] = {"width",
                                                      "height",
                                                      "device-width",
                                                      "device-height",
                                                      "aspect-ratio",
                                                      "color",
                                                      "color-index",
                                                      "device-aspect-ratio",
                                                      "monochrome",
                                                      "grid",
                                                      "resolution",
                                                      "horizontal-viewport-segments",
                                                      "vertical-viewport-segments"};
inline constexpr std::string_view media_types[] = {"all",   "print",      "screen",   "speech",  "tty",
                                                   "tv",    "projection", "handheld", "braille", "embossed",
                                                   "aural", "amzn-kf8",   "amzn-mobi"};

/// Nothing for features that are not discrete.
constexpr KeywordFeature const* keyword_feature(std::string_view name) {
  for (KeywordFeature const& f : keyword_features)
    if (f.name == name) return &f;
  return nullptr;
}

}  // namespace bifolio::style
