#include "style/selectors/nth.h"

#include <charconv>

#include "base/numbers.h"
#include "base/utf8.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && utf8::is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && utf8::is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

/// An optionally signed integer that fills the text.
std::optional<std::int32_t> integer(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  std::int32_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::int32_t> step(std::string_view text) {
  if (text.empty() || text == "+") return 1;
  if (text == "-") return -1;
  return integer(text);
}

/// What follows the n: nothing, or a sign and digits, with white space around the sign.
std::optional<std::int32_t> offset(std::string_view text) {
  text = trim(text);
  if (text.empty()) return 0;
  if (text.front() != '+' && text.front() != '-') return std::nullopt;
  const std::string_view digits = trim(text.substr(1));
  if (digits.empty() || digits.front() < '0' || digits.front() > '9') return std::nullopt;
  const auto value = integer(digits);
  if (!value) return std::nullopt;
  return text.front() == '-' ? -*value : *value;
}

}  // namespace

std::optional<model::NthPattern> parse_nth(std::string_view text) {
  const std::string lower = lower_case(trim(text));
  if (lower == "odd") return model::NthPattern{2, 1};
  if (lower == "even") return model::NthPattern{2, 0};
  const std::size_t n = lower.find('n');
  if (n == std::string::npos) {
    const auto b = integer(lower);
    if (!b) return std::nullopt;
    return model::NthPattern{0, *b};
  }
  const auto a = step(std::string_view(lower).substr(0, n));
  const auto b = offset(std::string_view(lower).substr(n + 1));
  if (!a || !b) return std::nullopt;
  return model::NthPattern{*a, *b};
}

std::string to_string(model::NthPattern const& pattern) {
  std::string out;
  if (pattern.a == 0) {
    append_number(out, pattern.b);
    return out;
  }
  if (pattern.a == -1)
    out += '-';
  else if (pattern.a != 1)
    append_number(out, pattern.a);
  out += 'n';
  if (pattern.b > 0) out += '+';
  if (pattern.b != 0) append_number(out, pattern.b);
  return out;
}

}  // namespace bifolio::style
