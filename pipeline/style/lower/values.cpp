// Values for reading systems: constants computed, colours as every engine knows them.
#include <algorithm>
#include <cmath>

#include "base/numbers.h"
#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> known) {
  return std::any_of(known.begin(), known.end(), [&](std::string_view k) { return same_name(name, k); });
}

/// A delimiter is printed as it stands.
Token text_token(std::string_view stored) {
  Token t;
  t.kind = TokenKind::Delim;
  t.text = stored;
  return t;
}

/// Whether the property's percentages may be of a negative length, as where an image is larger than its area: only where it is used
/// is known which of them is the larger (css-values-4 §10.10.1, css-backgrounds-3 §3.6).
bool has_signed_basis(std::string_view property) {
  return property.find("position") != std::string_view::npos ||
         is_one_of(property, {"background", "mask", "-webkit-mask", "-webkit-mask-image"});
}

/// The math function in `call` as one number when all its terms have one unit.
std::optional<Token> constant(std::span<Token const> call, bool signed_basis) {
  std::string_view unit;
  std::vector<Token> plain(call.begin(), call.end());
  bool percent = false;
  for (Token& t : plain) {
    if (t.kind == TokenKind::Percentage) percent = true;
    if (t.kind != TokenKind::Dimension) continue;
    if (!unit.empty() && !same_name(t.text, lower_case(unit))) return std::nullopt;
    unit = t.text;
    t.text = "pt";
  }
  if (percent && !unit.empty()) return std::nullopt;
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in{TokenCursor(plain), context};
  Token out;
  if (const auto n = in.number(); n && in.at_end()) return out.kind = TokenKind::Number, out.number = *n, out;
  const auto value = in.length_percentage();
  if (!value || !in.at_end()) return std::nullopt;
  out.kind = percent ? TokenKind::Percentage : TokenKind::Dimension;
  out.number = percent ? value->percent / 1000.0 : value->length.points();
  if (value->expression) {
    ValueReader again{TokenCursor(plain), context};
    const auto alone = signed_basis ? std::nullopt : again.percentage();
    if (!alone) return std::nullopt;
    out.number = std::round(*alone * 1000) / 1000;
  }
  out.text = unit;
  return out;
}

std::optional<Token> older_color(std::span<Token const> call, Arena& strings) {
  if (has_current_color(call)) return std::nullopt;
  ValueContext context;
  ValueReader in{TokenCursor(call), context};
  const auto color = in.color();
  if (!color) return std::nullopt;
  return text_token(strings.store(older_color_text(*color)));
}

/// #rgba and #rrggbbaa.
std::optional<Token> hexadecimal_with_alpha(Token const& hash, Arena& strings) {
  if (hash.text.size() != 4 && hash.text.size() != 8) return std::nullopt;
  return older_color(std::span(&hash, 1), strings);
}

/// Units of css-values-4 in those of css-values-3: the small, large and dynamic viewports, and fonts' measures as most fonts have
/// them.
std::optional<Token> older_unit(Token const& t) {
  struct Unit {
    std::string_view newer, older;
    double factor;
  };
  constexpr Unit units[] = {{"svw", "vw", 1},     {"lvw", "vw", 1},     {"dvw", "vw", 1},     {"svh", "vh", 1},
                            {"lvh", "vh", 1},     {"dvh", "vh", 1},     {"vi", "vw", 1},      {"vb", "vh", 1},
                            {"svmin", "vmin", 1}, {"lvmin", "vmin", 1}, {"dvmin", "vmin", 1}, {"svmax", "vmax", 1},
                            {"lvmax", "vmax", 1}, {"dvmax", "vmax", 1}, {"cap", "em", 0.7},   {"rcap", "rem", 0.7},
                            {"ic", "em", 1},      {"ric", "rem", 1},    {"rex", "rem", 0.5},  {"rch", "rem", 0.5},
                            {"lh", "em", 1.4},    {"rlh", "rem", 1.4},  {"q", "mm", 0.25}};
  for (Unit const& u : units) {
    if (!same_name(t.text, u.newer)) continue;
    Token out = t;
    out.text = u.older;
    out.number = std::round(t.number * u.factor * 1000) / 1000;
    return out;
  }
  return std::nullopt;
}

/// The call that the cursor stands on, up to its bracket; the cursor stays.
std::span<Token const> call_at(TokenCursor in, std::span<Token const> value) {
  const std::size_t begin = in.position();
  in.enter();
  return value.subspan(begin, in.position() - begin);
}

/// A function as what older engines know; the cursor stands on it and stays.
std::optional<Token> simpler_function(TokenCursor in, std::span<Token const> value, bool signed_basis, Arena& strings) {
  const std::string_view name = in.peek().text;
  const bool math = is_one_of(name, {"calc", "-webkit-calc", "min", "max", "clamp", "abs", "sign", "round", "mod", "rem", "sqrt",
                                     "pow", "hypot", "log", "exp", "sin", "cos", "tan"});
  const bool color = is_one_of(name, {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "device-cmyk", "color",
                                      "color-mix", "light-dark"});
  if (!math && !color) return std::nullopt;
  const auto call = call_at(in, value);
  return math ? constant(call, signed_basis) : older_color(call, strings);
}

bool is_gradient(std::string_view name) {
  return is_one_of(name, {"linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient",
                          "repeating-radial-gradient", "repeating-conic-gradient"});
}

}  // namespace

bool has_current_color(std::span<Token const> value) {
  return std::any_of(value.begin(), value.end(),
                     [](Token const& t) { return t.kind == TokenKind::Ident && same_name(t.text, "currentcolor"); });
}

std::string older_color_text(Color const& color) {
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = color.channels[i] / 65535.0, k = color.channels[3] / 65535.0;
    rgb[i] = (color.space == ColorSpace::DeviceCmyk ? (1 - c) * (1 - k) : c) * 255;
  }
  std::string out = color.alpha == 65535 ? "rgb(" : "rgba(";
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0) out += ", ";
    append_number(out, std::lround(rgb[i]));
  }
  if (color.alpha != 65535) append_decimal(out += ", ", color.alpha / 65535.0, 3);
  return out += ')';
}

std::vector<Token> lower_value(std::string_view property, std::span<Token const> value, Arena& strings) {
  std::vector<Token> out;
  TokenCursor in(value);
  const bool signed_basis = has_signed_basis(property);
  std::size_t gradient_end = 0;  // within gradients, percentages are of no negative length
  while (!in.at_end()) {
    std::optional<Token> simpler;
    const bool is_function = in.kind() == TokenKind::Function;
    if (is_function && is_gradient(in.peek().text)) {
      const auto call = call_at(in, value);
      gradient_end = std::max(gradient_end, in.position() + call.size());
      if (const auto gradient = simpler_gradient(call, strings)) {
        out.insert(out.end(), gradient->begin(), gradient->end());
        in.enter();
        continue;
      }
    }
    if (is_function)
      simpler = simpler_function(in, value, signed_basis && in.position() >= gradient_end, strings);
    else if (in.kind() == TokenKind::IdHash || in.kind() == TokenKind::Hash)
      simpler = hexadecimal_with_alpha(in.peek(), strings);
    else if (in.kind() == TokenKind::Dimension)
      simpler = older_unit(in.peek());
    out.push_back(simpler ? *simpler : in.peek());
    if (simpler && is_function)
      in.enter();
    else
      in.next();
  }
  return out;
}

}  // namespace bifolio::style
