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

/// The math function in `call` as one number when all its terms have one unit.
std::optional<Token> constant(std::span<Token const> call) {
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
  out.text = unit;
  return out;
}

std::string as_srgb(Color const& color) {
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

std::optional<Token> older_color(std::span<Token const> call, Arena& strings) {
  ValueContext context;
  ValueReader in{TokenCursor(call), context};
  const auto color = in.color();
  if (!color) return std::nullopt;
  return text_token(strings.store(as_srgb(*color)));
}

}  // namespace

std::vector<Token> lower_value(std::span<Token const> value, Arena& strings) {
  std::vector<Token> out;
  TokenCursor in(value);
  while (!in.at_end()) {
    const std::size_t begin = in.position();
    std::optional<Token> simpler;
    if (in.kind() == TokenKind::Function) {
      const std::string_view name = in.peek().text;
      const bool math = is_one_of(name, {"calc", "min", "max", "clamp"});
      const bool color = is_one_of(name, {"rgb", "hsl", "hwb", "lab", "lch", "oklab", "oklch", "device-cmyk"});
      in.enter();
      const auto call = value.subspan(begin, in.position() - begin);
      if (math) simpler = constant(call);
      if (color) simpler = older_color(call, strings);
      in.rewind(begin);
      if (simpler) in.enter();
    }
    if (simpler)
      out.push_back(*simpler);
    else
      out.push_back(in.next());
  }
  return out;
}

}  // namespace bifolio::style
