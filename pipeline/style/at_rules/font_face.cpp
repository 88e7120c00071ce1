// @font-face (css-fonts-4 §4): an author's font files for a family.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/percent.h"
#include "base/utf8.h"
#include "style/at_rules/at_rules.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/rows.h"
#include "style/value_words.h"

namespace bifolio::style {
namespace {

using model::FontFace;
using model::TokenKind;

std::optional<std::int32_t> weight(ValueReader& in) {
  if (in.accept("normal")) return 400;
  if (in.accept("bold")) return 700;
  const auto n = in.number();
  if (!n || *n < 1 || *n > 1000) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(*n));
}

bool read_weight(ValueReader& in, FontFace& face) {
  if (in.accept("auto")) return true;
  const auto low = weight(in);
  if (!low) return false;
  face.weight_low = *low;
  face.weight_high = in.at_end() ? *low : weight(in).value_or(*low);
  if (face.weight_high < face.weight_low) std::swap(face.weight_low, face.weight_high);
  return true;
}

bool read_stretch(ValueReader& in, FontFace& face) {
  if (in.accept("auto")) return true;
  ComputedStyle low, high;
  if (!read_font_stretch(in, low)) return false;
  high = low;
  if (!in.at_end() && !read_font_stretch(in, high)) return false;
  face.stretch_low = std::min(low.font_stretch, high.font_stretch);
  face.stretch_high = std::max(low.font_stretch, high.font_stretch);
  return true;
}

// css-fonts-4 §4.4: auto | normal | italic | oblique [ <angle>{1,2} ]?
bool read_style(ValueReader& in, FontFace& face) {
  if (in.accept("auto")) return true;
  ComputedStyle scratch;
  if (!read_font_style(in, scratch)) return false;
  face.style_auto = false;
  face.style = scratch.font_style;
  face.oblique_low = face.oblique_high = scratch.font_oblique_angle;
  if (in.at_end()) return true;
  const auto high = in.angle_degrees();
  if (!high || face.style != model::FontStyle::Oblique) return false;
  face.oblique_high = static_cast<std::int32_t>(std::lround(*high * 1000));
  if (face.oblique_high < face.oblique_low) std::swap(face.oblique_low, face.oblique_high);
  return true;
}

/// A percentage that is not negative, in 1/1000.
bool read_thousandths(ValueReader& in, std::int32_t& value) {
  const auto percent = in.percentage();
  if (!percent || *percent < 0) return false;
  value = static_cast<std::int32_t>(std::lround(std::min(*percent, 10000.0) * 10));
  return true;
}

// css-fonts-5 §7.2: normal, or a part of the font size.
bool read_override(ValueReader& in, std::int32_t& value) {
  if (in.accept("normal")) return value = -1, true;
  return read_thousandths(in, value);
}

/// The formats that we can read (css-fonts-4 §4.3.3); a source in another is passed over.
bool is_readable_format(std::string_view name) {
  for (const std::string_view known : {"woff2", "woff", "truetype", "opentype", "collection", "opentype-variations",
                                       "truetype-variations", "woff-variations", "woff2-variations"})
    if (same_name(name, known)) return true;
  return false;
}

/// format() and tech() behind a url(). True when what they say is something that we can read.
bool read_hints(ValueReader& in) {
  bool readable = true;
  while (in.at_function("format") || in.at_function("tech")) {
    const bool format = in.at_function("format");
    ValueReader inside = in.enter();
    const std::string_view name = inside.peek().text;
    if (format) readable &= is_readable_format(name);
    // Colour and incremental fonts are read as the plain ones that they contain.
  }
  return readable;
}

/// One <font-src>.
bool read_source(ValueReader& in, FontFace& face) {
  if (in.at_function("local")) {
    ValueReader inside = in.enter();
    ComputedStyle scratch;
    if (!read_font_family(inside, scratch) || scratch.font_family.size() != 1 || !inside.at_end()) return false;
    face.sources.push_back({.name = scratch.font_family.front(), .is_local = true, .fragment = {}});
    return true;
  }
  auto url = in.url();
  if (!url) return false;
  if (!read_hints(in)) return true;
  const std::size_t hash = url->find('#');
  std::string fragment = hash == std::string::npos ? std::string() : url->substr(hash + 1);
  face.sources.push_back({.name = percent_decoded_bytes(url->substr(0, url->find_first_of("?#"))),
                          .is_local = false,
                          .fragment = std::move(fragment)});
  return true;
}

// css-fonts-4 §4.3: sources by preference, separated by commas; one that is not understood costs only itself.
bool read_sources(ValueReader& in, FontFace& face) {
  face.sources.clear();
  do {
    if (!read_source(in, face)) {
      while (!in.at_end() && in.peek().kind != TokenKind::Comma) {
        if (closer_of(in.peek().kind) != TokenKind::EndOfFile)
          in.enter();
        else
          in.take();
      }
    }
    if (!in.at_end() && in.peek().kind != TokenKind::Comma) return false;
  } while (in.accept_comma());
  return true;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  std::uint32_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.empty() || digits.size() > 6 || result.ec != std::errc() || result.ptr != digits.data() + digits.size() ||
      value > 0x10FFFF)
    return std::nullopt;
  return value;
}

// css-syntax-3 §7: U+26, U+0-7F, U+4??
std::optional<std::pair<char32_t, char32_t>> code_point_range(std::string_view text) {
  if (text.size() < 3 || to_lower(text[0]) != 'u' || text[1] != '+') return std::nullopt;
  text.remove_prefix(2);
  std::string low(text.substr(0, text.find('-'))),
      high(text.find('-') == std::string_view::npos ? text : text.substr(text.find('-') + 1));
  std::replace(low.begin(), low.end(), '?', '0');
  std::replace(high.begin(), high.end(), '?', 'F');
  const auto first = hexadecimal(low), last = hexadecimal(high);
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

bool read_unicode_range(std::string_view text, FontFace& face) {
  face.unicode_range.clear();
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    std::string one(text.substr(at, comma - at));
    one.erase(std::remove_if(one.begin(), one.end(), utf8::is_html_space), one.end());
    const auto range = code_point_range(one);
    if (!range) return false;
    face.unicode_range.push_back(*range);
    at = comma + 1;
  }
  return true;
}

bool read_family(ValueReader& in, FontFace& face) {
  ComputedStyle scratch;
  if (!read_font_family(in, scratch) || scratch.font_family.size() != 1) return false;
  face.family = scratch.font_family.front();
  return true;
}

// css-fonts-4 §4.9: how long a reader waits for a file. Of no matter here: the files are in the book.
bool read_display(ValueReader& in) {
  for (const std::string_view word : {"auto", "block", "swap", "fallback", "optional"})
    if (in.accept(word)) return in.at_end();
  return false;
}

bool read_settings(ValueReader& in, std::string_view name, FontFace& face) {
  ComputedStyle scratch;
  const bool features = name == "font-feature-settings";
  if (!(features ? read_font_feature_settings(in, scratch) : read_font_variation_settings(in, scratch)) || !in.at_end())
    return false;
  if (features)
    face.features = scratch.font_feature_groups.back();
  else
    face.variations = scratch.font_variations;
  return true;
}

bool read_descriptor(model::Declaration const& d, std::span<model::Token const> value, FontFace& face) {
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in(TokenCursor(value), context);
  if (d.name == "font-family") return read_family(in, face) && in.at_end();
  if (d.name == "src") return read_sources(in, face) && in.at_end();
  if (d.name == "font-weight") return read_weight(in, face) && in.at_end();
  if (d.name == "unicode-range") return !value.empty() && read_unicode_range(value[0].text, face);
  if (d.name == "font-display") return read_display(in);
  if (d.name == "font-style") return read_style(in, face) && in.at_end();
  if (d.name == "font-stretch" || d.name == "font-width") return read_stretch(in, face) && in.at_end();
  if (d.name == "ascent-override") return read_override(in, face.ascent_override) && in.at_end();
  if (d.name == "descent-override") return read_override(in, face.descent_override) && in.at_end();
  if (d.name == "line-gap-override") return read_override(in, face.line_gap_override) && in.at_end();
  if (d.name == "size-adjust") return read_thousandths(in, face.size_adjust) && in.at_end();
  if (d.name == "font-feature-settings" || d.name == "font-variation-settings") return read_settings(in, d.name, face);
  return true;
}

/// The words that the descriptor's values are made of.
std::vector<std::string_view> descriptor_words(std::string_view name) {
  if (name == "src") return {"url", "local", "format", "tech", "woff2", "woff", "opentype", "truetype", "collection", "variations"};
  if (name == "font-weight") return {"auto", "normal", "bold"};
  if (name == "font-style") return {"auto", "normal", "italic", "oblique"};
  if (name == "font-display") return {"auto", "block", "swap", "fallback", "optional"};
  if (name == "font-stretch" || name == "font-width")
    return {"auto",          "normal",         "condensed",      "semi-condensed", "extra-condensed", "ultra-condensed",
            "semi-expanded", "extra-expanded", "ultra-expanded", "expanded"};
  if (name.ends_with("-override") || name.ends_with("-settings")) return {"normal", "on", "off"};
  return {};
}

}  // namespace

std::optional<FontFace> font_face(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink) {
  FontFace face;
  face.span = rule.span;
  for (model::Declaration const& d : rule.declarations) {
    FontFace changed = face;
    if (read_descriptor(d, sheet[d.value], changed))
      face = std::move(changed);
    else
      sink.report(unknown_value, d.span,
                  quoted(sheet[d.value]) + " is not understood as “" + std::string(d.name) + "”" +
                      suggestion_for_words(sheet[d.value], descriptor_words(d.name)));
  }
  if (!face.family.empty() && !face.sources.empty()) return face;
  sink.report(syntax_error, rule.span, face.family.empty() ? "@font-face lacks a font-family" : "@font-face names no file in src");
  return std::nullopt;
}

}  // namespace bifolio::style
