#include "pdf/navigation/page_labels.h"

#include <array>

#include "base/ascii.h"
#include "base/numbers.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {
namespace {

/// A label as PDF can say it: a prefix and a number in some style ('\0': none).
struct Label {
  std::string prefix;
  char style = '\0';  ///< D, r or R as table 159 has them
  std::int64_t number = 0;
};

constexpr std::array<std::pair<std::int64_t, std::string_view>, 13> roman_digits = {{
    {1000, "m"},
    {900, "cm"},
    {500, "d"},
    {400, "cd"},
    {100, "c"},
    {90, "xc"},
    {50, "l"},
    {40, "xl"},
    {10, "x"},
    {9, "ix"},
    {5, "v"},
    {4, "iv"},
    {1, "i"},
}};

std::string to_roman(std::int64_t number) {
  std::string out;
  for (auto const& [value, digits] : roman_digits)
    for (; number >= value; number -= value) out += digits;
  return out;
}

// 0 for what is no roman number, or not its usual form.
std::int64_t from_roman(std::string_view text) {
  constexpr std::size_t longest = 15;  // mmmdccclxxxviii
  if (text.empty() || text.size() > longest) return 0;
  std::int64_t number = 0;
  std::string_view rest = text;
  for (auto const& [value, digits] : roman_digits)
    for (; rest.starts_with(digits); rest.remove_prefix(digits.size())) number += value;
  return rest.empty() && to_roman(number) == text ? number : 0;
}

Label parse_label(std::string_view text) {
  constexpr std::size_t most_digits = 9;
  std::size_t digits = text.size();
  while (digits > 0 && text[digits - 1] >= '0' && text[digits - 1] <= '9' && text.size() - digits < most_digits) --digits;
  while (digits < text.size() && text[digits] == '0') ++digits;  // a leading zero is not part of the number as PDF would show it
  if (digits < text.size()) {
    std::int64_t number = 0;
    for (const char c : text.substr(digits)) number = number * 10 + (c - '0');
    return {std::string(text.substr(0, digits)), 'D', number};
  }
  const std::string lowered = lower_case(text);
  const std::int64_t roman = from_roman(lowered);
  if (roman > 0 && lowered == text) return {{}, 'r', roman};
  std::string raised = lowered;
  for (char& c : raised) c = static_cast<char>(c - 'a' + 'A');
  if (roman > 0 && raised == text) return {{}, 'R', roman};
  return {std::string(text), '\0', 0};
}

bool continues(Label const& range, std::int64_t distance, Label const& label) {
  return range.prefix == label.prefix && range.style == label.style &&
         (label.style == '\0' || range.number + distance == label.number);
}

void append_range(std::string& out, std::size_t page, Label const& label) {
  append_number(out, static_cast<std::int64_t>(page));
  out += "<<";
  if (label.style != '\0') out.append("/S/").append(1, label.style);
  if (!label.prefix.empty()) {
    out += "/P";
    append_text_string(out, label.prefix);
  }
  if (label.style != '\0' && label.number != 1) {
    out += "/St ";
    append_number(out, label.number);
  }
  out += ">>";
}

}  // namespace

std::string page_label_ranges(std::vector<model::Page> const& pages) {
  std::string out;
  Label range;
  std::size_t begin = 0, count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Label label = parse_label(pages[i].label);
    if (i != 0 && continues(range, static_cast<std::int64_t>(i - begin), label)) continue;
    range = label;
    begin = i;
    ++count;
    append_range(out, i, label);
  }
  const bool is_plain = count == 1 && range.style == 'D' && range.prefix.empty() && range.number == 1;
  return is_plain ? std::string() : out;
}

}  // namespace bifolio::pdf
