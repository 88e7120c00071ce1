#include "chromium/css_value.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <regex>
#include <vector>

namespace bifolio::tests {
namespace {

struct Part {
  bool is_number = false;
  double number = 0;
  std::string text;  ///< a name, a string's content, a sign; or the number's unit
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
  return text;
}

Part number_part(std::string const& text) {
  char* unit = nullptr;
  Part part{true, std::strtod(text.c_str(), &unit), unit};
  if (part.text == "pt") part.number *= 4.0 / 3, part.text = "px";
  if (part.number == 0) part.text.clear();
  return part;
}

// rgb(0 0 0 / 0.5), rgba(0, 0, 0, 0.5), color(srgb 0 0 0 / 0.5) and transparent become rgb and numbers; commas say nothing that
// order does not.
std::vector<Part> parts_of(std::string const& value) {
  static const std::regex token(
      R"re("(?:[^"\\]|\\[\s\S])*"|[-+]?(?:[0-9]*\.)?[0-9]+(?:e[-+]?[0-9]+)?(?:[a-z]+|%)?|[^\s",/()]+|[()/])re");
  std::vector<Part> parts;
  int channels = 0;  // of color(srgb …), from 0 to 1, that are still to come
  for (std::sregex_iterator it(value.begin(), value.end(), token), end; it != end; ++it) {
    const std::string text = it->str();
    const bool number = std::regex_match(text, std::regex(R"([-+]?(?:[0-9]*\.)?[0-9]+(?:e[-+]?[0-9]+)?(?:[a-z]+|%)?)"));
    if (text == ")") channels = 0;
    if (number && channels > 0)
      parts.push_back({true, std::atof(text.c_str()) * 255, ""}), --channels;
    else if (number)
      parts.push_back(number_part(text));
    else if (text == "srgb")
      channels = 3;
    else if (text == "transparent")
      for (std::string const zero : {"rgb", "(", "0", "0", "0", "0", ")"})
        parts.push_back(zero == "0" ? Part{true, 0, ""} : Part{false, 0, zero});
    else if (text == "rgba" || text == "color")
      parts.push_back({false, 0, "rgb"});
    else if (text != "/")
      parts.push_back({false, 0, lower(text.front() == '"' ? text.substr(1, text.size() - 2) : text)});
  }
  return parts;
}

// `channel`: 1 to 3 for a colour's channels, 4 for its alpha, 0 outside colours.
bool same_part(Part const& a, Part const& b, int channel) {
  if (a.is_number != b.is_number) return false;
  if (!a.is_number) return a.text == b.text;
  if (a.text != b.text && a.number != 0 && b.number != 0) return false;
  return std::abs(a.number - b.number) <= (channel == 0 ? 0.02 + 0.001 * std::abs(b.number) : channel < 4 ? 0.51 : 0.004);
}

}  // namespace

bool same_value(std::string const& ours, std::string const& theirs) {
  if (ours == theirs) return true;
  const std::vector<Part> a = parts_of(ours), b = parts_of(theirs);
  if (a.size() != b.size()) return false;
  bool in_color = false;
  int channel = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!a[i].is_number && a[i].text == "rgb") in_color = true, channel = 0;
    if (!a[i].is_number && a[i].text == ")") in_color = false;
    channel = in_color ? channel + (a[i].is_number ? 1 : 0) : 0;
    if (!same_part(a[i], b[i], channel)) return false;
  }
  return true;
}

std::string to_px(std::string const& points) { return std::to_string(std::atof(points.c_str()) * 4 / 3) + "px"; }

}  // namespace bifolio::tests
