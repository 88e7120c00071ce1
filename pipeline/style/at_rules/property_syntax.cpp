#include "style/at_rules/property_syntax.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "style/compute.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

constexpr std::string_view types[] = {
    "length", "number", "percentage", "length-percentage",  "color",        "image",          "url",   "integer",
    "angle",  "time",   "resolution", "transform-function", "custom-ident", "transform-list", "string"};

/// One alternative: a type in angle brackets, or an identifier that is meant literally.
struct Component {
  std::string_view name;
  bool is_type = false;
  char multiplier = '\0';
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && utf8::is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::all_of(text.begin(), text.end(), [](char c) {
    return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::optional<Component> component(std::string_view text) {
  Component out;
  text = trimmed(text);
  if (text.ends_with('+') || text.ends_with('#')) {
    out.multiplier = text.back();
    text.remove_suffix(1);
  }
  out.is_type = text.size() > 2 && text.front() == '<' && text.back() == '>';
  out.name = out.is_type ? text.substr(1, text.size() - 2) : text;
  const bool known = std::find(std::begin(types), std::end(types), out.name) != std::end(types);
  if (out.is_type ? !known : !is_name(out.name)) return std::nullopt;
  if (out.name == "transform-list" && out.multiplier != '\0') return std::nullopt;
  return out;
}

/// None when the string is no syntax; nothing in it for "*".
std::optional<std::vector<Component>> components(std::string_view syntax) {
  std::vector<Component> out;
  if (trimmed(syntax) == "*") return out;
  while (true) {
    const std::size_t bar = std::min(syntax.find('|'), syntax.size());
    const auto one = component(syntax.substr(0, bar));
    if (!one) return std::nullopt;
    out.push_back(*one);
    if (bar == syntax.size()) return out;
    syntax.remove_prefix(bar + 1);
  }
}

bool has_unit(ValueReader& in, std::initializer_list<std::string_view> units) {
  const bool fits = in.peek().kind == TokenKind::Dimension &&
                    std::any_of(units.begin(), units.end(), [&](std::string_view u) { return same_name(in.peek().text, u); });
  if (fits) in.take();
  return fits;
}

bool is_transform(std::span<Token const> value) { return is_valid_value(properties()[find_property("transform")], value); }

bool read_type(ValueReader& in, std::string_view type) {
  if (type == "length") return in.length().has_value();
  if (type == "number") return in.number().has_value();
  if (type == "percentage") return in.percentage().has_value();
  if (type == "length-percentage") return in.length_percentage().has_value();
  if (type == "color") return in.color().has_value();
  if (type == "image") return read_image(in).has_value();
  if (type == "url") return in.url().has_value();
  if (type == "integer") return in.integer().has_value();
  if (type == "angle") return in.peek().kind != TokenKind::Number && in.angle_degrees().has_value();
  if (type == "time") return has_unit(in, {"s", "ms"});
  if (type == "resolution") return has_unit(in, {"dpi", "dpcm", "dppx", "x"});
  if (type == "custom-ident") return in.custom_ident().has_value();
  return type == "string" && in.string().has_value();
}

bool read_one(ValueReader& in, Component const& c) {
  if (c.is_type) return read_type(in, c.name);
  if (in.peek().kind != TokenKind::Ident || in.peek().text != c.name) return false;
  in.take();
  return true;
}

bool matches(Component const& c, std::span<Token const> value) {
  if (c.is_type && c.name.starts_with("transform")) return is_transform(value);
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in(TokenCursor(value), context);
  do {
    if (!read_one(in, c)) return false;
    if (in.at_end()) return true;
  } while (c.multiplier == '+' || (c.multiplier == '#' && in.accept_comma()));
  return false;
}

}  // namespace

bool is_property_syntax(std::string_view syntax) { return components(syntax).has_value(); }

bool matches_property_syntax(std::string_view syntax, std::span<Token const> value) {
  const auto all = components(syntax);
  return all && (all->empty() || std::any_of(all->begin(), all->end(), [&](Component const& c) { return matches(c, value); }));
}

}  // namespace bifolio::style
