#include "epub/punycode.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace bifolio::epub {
namespace {

// RFC 3492 §5.
constexpr std::uint32_t base = 36, t_min = 1, t_max = 26, skew = 38, damp = 700, initial_bias = 72, initial_n = 128;

// RFC 3492 §6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t count, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / count;
  std::uint32_t k = 0;
  for (; delta > (base - t_min) * t_max / 2; k += base) delta /= base - t_min;
  return k + (base - t_min + 1) * delta / (delta + skew);
}

void append_digit(std::string& out, std::uint32_t digit) {
  out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + (digit - 26));
}

void append_variable_length(std::string& out, std::uint32_t delta, std::uint32_t bias) {
  for (std::uint32_t k = base;; k += base) {
    const std::uint32_t t = k <= bias ? t_min : std::min(k - bias, t_max);
    if (delta < t) break;
    append_digit(out, t + (delta - t) % (base - t));
    delta = (delta - t) / (base - t);
  }
  append_digit(out, delta);
}

// RFC 3492 §6.3. Labels are at most 63 bytes, so the integers cannot overflow.
std::string encode(std::vector<char32_t> const& label) {
  std::string out;
  for (const char32_t c : label)
    if (c < initial_n) out += static_cast<char>(c);
  std::uint32_t handled = static_cast<std::uint32_t>(out.size());
  const std::uint32_t basic = handled;
  if (basic > 0) out += '-';
  std::uint32_t n = initial_n, delta = 0, bias = initial_bias;
  while (handled < label.size()) {
    std::uint32_t next = UINT32_MAX;
    for (const char32_t c : label)
      if (c >= n) next = std::min<std::uint32_t>(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      append_variable_length(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

bool is_label_character(char32_t c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::optional<std::string> ascii_host(std::string_view host) {
  constexpr std::size_t longest_host = 253;
  if (host.empty() || host.size() > longest_host) return std::nullopt;
  std::string out;
  std::vector<char32_t> label;
  const auto finish = [&] {
    const bool ascii = std::all_of(label.begin(), label.end(), [](char32_t c) { return c < 0x80; });
    if (ascii)
      out.append(label.begin(), label.end());
    else
      out += "xn--" + encode(label);
    label.clear();
  };
  for (const char32_t c : utf8::CodePoints(host)) {
    if (c == '.') {
      finish();
      out += '.';
      continue;
    }
    const char32_t folded = c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (!is_label_character(folded)) return std::nullopt;
    label.push_back(folded);
  }
  finish();
  return out;
}

}  // namespace bifolio::epub
