// @font-face (css-fonts-4 §4): an author's font files for a family.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "style/at_rules/at_rules.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/rows.h"

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

// css-fonts-4 §4.3: url() with format() and tech(), or local(), separated by commas. Files only; local() names are for browsers.
bool read_sources(ValueReader& in, FontFace& face) {
  do {
    if (auto url = in.url())
      face.sources.push_back(*url);
    else if (in.at_function("local"))
      in.enter();
    else
      return false;
    while (in.at_function("format") || in.at_function("tech")) in.enter();
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
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    std::string one(text.substr(at, comma - at));
    one.erase(std::remove(one.begin(), one.end(), ' '), one.end());
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

bool read_descriptor(model::Declaration const& d, std::span<model::Token const> value, FontFace& face) {
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in(TokenCursor(value), context);
  if (d.name == "font-family") return read_family(in, face) && in.at_end();
  if (d.name == "src") return read_sources(in, face) && in.at_end();
  if (d.name == "font-weight") return read_weight(in, face) && in.at_end();
  if (d.name == "unicode-range") return !value.empty() && read_unicode_range(value[0].text, face);
  if (d.name == "font-style") {
    ComputedStyle scratch;
    if (!read_font_style(in, scratch)) return false;
    in.angle_degrees();
    face.style = scratch.font_style;
    return in.at_end();
  }
  return true;
}

}  // namespace

std::optional<FontFace> font_face(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink) {
  FontFace face;
  face.span = rule.span;
  for (model::Declaration const& d : rule.declarations)
    if (!read_descriptor(d, sheet[d.value], face))
      sink.report(unknown_value, d.span, "“" + serialize(sheet[d.value]) + "” is not understood as “" + std::string(d.name) + "”");
  if (!face.family.empty() && !face.sources.empty()) return face;
  sink.report(syntax_error, rule.span, face.family.empty() ? "@font-face lacks a font-family" : "@font-face names no file in src");
  return std::nullopt;
}

}  // namespace bifolio::style
