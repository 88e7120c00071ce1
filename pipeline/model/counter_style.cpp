// Counter styles at work: an integer's representation in a style (css-counter-styles-3 §2, §3). Changes with the generation
// algorithms; the predefined styles' symbols are in counter_style_table.cpp, East Asian longhand in counter_style_longhand.cpp.
#include "model/counter_style.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/utf8.h"
#include "model/box_tree.h"

namespace bifolio::model {
namespace {

using System = CounterStyle::System;
using AuthorStyles = std::map<std::string, CounterStyle>;

/// A representation longer than this is given up for the fallback: `symbols: "x"` must not make a megabyte of x.
constexpr std::size_t max_symbols = 120;

std::string join_reversed(std::vector<std::string const*> const& digits) {
  std::string out;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) out += **it;
  return out;
}

// css-counter-styles-3 §3.1.5
std::string numeric(std::uint64_t value, std::vector<std::string> const& symbols) {
  std::vector<std::string const*> digits;
  do digits.push_back(&symbols[value % symbols.size()]);
  while (value /= symbols.size());
  return join_reversed(digits);
}

// css-counter-styles-3 §3.1.4. Requires value > 0.
std::string alphabetic(std::uint64_t value, std::vector<std::string> const& symbols) {
  std::vector<std::string const*> digits;
  for (; value > 0; value = (value - 1) / symbols.size()) digits.push_back(&symbols[(value - 1) % symbols.size()]);
  return join_reversed(digits);
}

// css-counter-styles-3 §3.1.3. Requires value > 0.
std::optional<std::string> symbolic(std::uint64_t value, std::vector<std::string> const& symbols) {
  const std::uint64_t count = (value - 1) / symbols.size() + 1;
  if (count > max_symbols) return std::nullopt;
  std::string out;
  for (std::uint64_t i = 0; i < count; ++i) out += symbols[(value - 1) % symbols.size()];
  return out;
}

// css-counter-styles-3 §3.1.6
std::optional<std::string> additive(std::uint64_t value, std::vector<std::pair<std::int32_t, std::string>> const& symbols) {
  std::string out;
  std::uint64_t used = 0;
  for (auto const& [weight, symbol] : symbols) {
    if (weight <= 0) {
      if (weight == 0 && value == 0 && out.empty()) return symbol;
      continue;
    }
    const std::uint64_t times = value / static_cast<std::uint64_t>(weight);
    if ((used += times) > max_symbols) return std::nullopt;
    for (std::uint64_t i = 0; i < times; ++i) out += symbol;
    value -= times * static_cast<std::uint64_t>(weight);
    if (value == 0 && used > 0) return out;
  }
  return std::nullopt;
}

bool has_symbols(CounterStyle const& style) {
  if (!style.extends.empty()) return true;
  switch (style.system) {
    case System::Cyclic:
    case System::Fixed:
    case System::Symbolic: return !style.symbols.empty();
    case System::Numeric:
    case System::Alphabetic: return style.symbols.size() >= 2;
    case System::Additive: return !style.additive_symbols.empty();
  }
  return false;
}

/// css-counter-styles-3 §3.6: the range that `auto` stands for.
bool in_automatic_range(System system, std::int64_t value) {
  switch (system) {
    case System::Cyclic:
    case System::Fixed:
    case System::Numeric: return true;
    case System::Alphabetic:
    case System::Symbolic: return value >= 1;
    case System::Additive: return value >= 0;
  }
  return false;
}

/// A style that extends a longhand one may ask for more than its algorithm knows.
bool is_written_out(CounterStyle const& style, std::int64_t value) {
  CounterStyle const* const longhand = predefined_counter_style(style.extends);
  if (!longhand || longhand->ranges.empty()) return false;
  auto const& [first, last] = longhand->ranges.front();
  return value >= first && value <= last;
}

bool in_range(CounterStyle const& style, std::int64_t value) {
  if (!has_symbols(style)) return false;
  const bool has_no_zero = style.system == System::Alphabetic || style.system == System::Symbolic;
  if (has_no_zero && style.extends.empty() && value == 0) return false;
  if (style.ranges.empty()) return style.extends.empty() ? in_automatic_range(style.system, value) : is_written_out(style, value);
  return std::any_of(style.ranges.begin(), style.ranges.end(),
                     [&](auto const& range) { return value >= range.first && value <= range.second; });
}

bool is_signed(System system) { return system != System::Cyclic && system != System::Fixed; }

std::optional<std::string> initial_representation(CounterStyle const& style, std::int64_t value) {
  const auto magnitude = static_cast<std::uint64_t>(value < 0 ? -value : value);
  if (!style.extends.empty())
    return is_written_out(style, value) ? std::optional(longhand_text(magnitude, style.extends)) : std::nullopt;
  const auto count = static_cast<std::int64_t>(style.symbols.size());
  switch (style.system) {
    case System::Cyclic: return style.symbols[static_cast<std::size_t>(((value - 1) % count + count) % count)];
    case System::Fixed:
      value -= style.first_symbol_value;
      if (value < 0 || value >= count) return std::nullopt;
      return style.symbols[static_cast<std::size_t>(value)];
    case System::Numeric: return numeric(magnitude, style.symbols);
    case System::Alphabetic: return alphabetic(magnitude, style.symbols);
    case System::Symbolic: return symbolic(magnitude, style.symbols);
    case System::Additive: return additive(magnitude, style.additive_symbols);
  }
  return std::nullopt;
}

/// css-counter-styles-3 §2, steps 2 to 6; nothing when the style cannot represent the value.
std::optional<std::string> represent(CounterStyle const& style, std::int64_t value) {
  if (!in_range(style, value)) return std::nullopt;
  const bool negative = value < 0 && is_signed(style.system);
  std::optional<std::string> text = initial_representation(style, value);
  if (!text) return std::nullopt;
  auto length = static_cast<std::int64_t>(utf8::count(*text));
  if (negative) length += static_cast<std::int64_t>(utf8::count(style.negative_prefix) + utf8::count(style.negative_suffix));
  std::string padding;
  const std::int64_t pad_limit = std::min<std::int64_t>(style.pad_length, max_symbols);
  for (; length < pad_limit && !style.pad_symbol.empty(); ++length) padding += style.pad_symbol;
  text->insert(0, padding);
  if (negative) *text = style.negative_prefix + *text + style.negative_suffix;
  return text;
}

constexpr std::string_view anonymous_begin = "symbols(";

bool is_string(std::string_view name) { return name.size() >= 2 && name.front() == '"' && name.back() == '"'; }

/// What anonymous_counter_style_name has written.
CounterStyle read_anonymous(std::string_view name) {
  CounterStyle style;
  name.remove_prefix(anonymous_begin.size());
  const std::string_view system = name.substr(0, name.find(' '));
  style.system = system == "cyclic"       ? System::Cyclic
                 : system == "numeric"    ? System::Numeric
                 : system == "alphabetic" ? System::Alphabetic
                 : system == "fixed"      ? System::Fixed
                                          : System::Symbolic;
  style.suffix = " ";
  for (std::size_t at = name.find('"'); at != std::string_view::npos; at = name.find('"', at)) {
    std::string& symbol = style.symbols.emplace_back();
    for (++at; at < name.size() && name[at] != '"'; ++at)
      symbol += name[at] == '\\' && at + 1 < name.size() ? name[++at] : name[at];
    if (at < name.size()) ++at;
  }
  return style;
}

/// A style found by name; one that is made of its name is kept in `made`.
CounterStyle const* find_style(std::string_view name, AuthorStyles const& author_styles, CounterStyle& made) {
  if (name.substr(0, anonymous_begin.size()) == anonymous_begin) return &(made = read_anonymous(name));
  const auto own = author_styles.find(std::string(name));
  return own != author_styles.end() ? &own->second : predefined_counter_style(name);
}

/// css-counter-styles-3 §3.1.7: `base` with what `own` says.
CounterStyle extended(CounterStyle base, CounterStyle const& own) {
  for (std::string const& name : own.said) {
    if (name == "prefix") base.prefix = own.prefix;
    if (name == "suffix") base.suffix = own.suffix;
    if (name == "negative") base.negative_prefix = own.negative_prefix, base.negative_suffix = own.negative_suffix;
    if (name == "fallback") base.fallback = own.fallback;
    if (name == "range") base.ranges = own.ranges;
    if (name == "pad") base.pad_length = own.pad_length, base.pad_symbol = own.pad_symbol;
  }
  base.said.clear();
  return base;
}

std::string decimal(std::int64_t value) {
  std::string out;
  append_number(out, value);
  return out;
}

}  // namespace

std::string anonymous_counter_style_name(CounterStyle const& style) {
  static constexpr std::string_view systems[] = {"cyclic", "numeric", "alphabetic", "symbolic", "fixed", "additive"};
  std::string name = std::string(anonymous_begin) + std::string(systems[static_cast<std::size_t>(style.system)]);
  for (std::string const& symbol : style.symbols) {
    name += " \"";
    for (const char c : symbol) {
      if (c == '"' || c == '\\') name += '\\';
      name += c;
    }
    name += '"';
  }
  return name + ')';
}

void resolve_counter_styles(std::map<std::string, CounterStyle>& styles) {
  const auto is_open = [&](std::string const& name) {
    const auto found = styles.find(name);
    return found != styles.end() && !found->second.extends.empty() && !found->second.said.empty();
  };
  for (auto& [first, unused] : styles) {
    std::vector<std::string> chain;
    for (std::string name = first; is_open(name); name = styles.at(name).extends) {
      if (const auto loop = std::find(chain.begin(), chain.end(), name); loop != chain.end()) {
        std::for_each(loop, chain.end(), [&](std::string const& looped) { styles.at(looped).extends = "decimal"; });
        break;
      }
      chain.push_back(name);
    }
    for (auto name = chain.rbegin(); name != chain.rend(); ++name) {
      CounterStyle& own = styles.at(*name);
      CounterStyle made;
      CounterStyle const* const base = find_style(own.extends, styles, made);
      own = extended(base ? *base : *predefined_counter_style("decimal"), own);
    }
  }
}

std::string counter_text(std::int32_t value, std::string_view style, AuthorStyles const& author_styles) {
  if (style == "none") return {};
  if (is_string(style)) return std::string(style.substr(1, style.size() - 2));
  std::string name(style);
  for (int hops = 0; hops < 16; ++hops) {  // css-counter-styles-3 §3.7: fallbacks may form a loop
    CounterStyle made;
    CounterStyle const* const found = find_style(name, author_styles, made);
    if (!found || name == "decimal") break;
    if (std::optional<std::string> text = represent(*found, value)) return *text;
    name = found->fallback;
  }
  return decimal(value);
}

std::string marker_text(std::int32_t value, std::string_view style, AuthorStyles const& author_styles) {
  if (style == "none") return {};
  CounterStyle made;
  CounterStyle const* const found = find_style(style, author_styles, made);
  const std::string text = counter_text(value, style, author_styles);
  return found ? found->prefix + text + found->suffix : text + ". ";
}

}  // namespace bifolio::model
