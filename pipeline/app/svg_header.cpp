#include "app/svg_header.h"

#include <array>
#include <charconv>

namespace bifolio::app {
namespace {

constexpr std::string_view space = " \t\r\n\f";

/// The root's start tag, comments and declarations before it passed over.
std::string_view root_tag(std::string_view bytes) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("<!--")) {
      at = bytes.find("-->", at);
      if (at == std::string_view::npos) return {};
      continue;
    }
    if (rest.starts_with("<?") || rest.starts_with("<!")) continue;
    const std::size_t name_end = rest.find_first_of(" \t\r\n\f/>", 1);
    if (name_end == std::string_view::npos) return {};
    const std::string_view name = rest.substr(1, name_end - 1);
    if (name != "svg" && !name.ends_with(":svg")) return {};
    return rest.substr(name_end, rest.find('>') - name_end);
  }
  return {};
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    if (at == 0 || space.find(tag[at - 1]) == std::string_view::npos) continue;
    std::size_t value = tag.find_first_not_of(space, at + name.size());
    if (value == std::string_view::npos || tag[value] != '=') continue;
    value = tag.find_first_not_of(space, value + 1);
    if (value == std::string_view::npos || (tag[value] != '"' && tag[value] != '\'')) continue;
    const std::size_t end = tag.find(tag[value], value + 1);
    return end == std::string_view::npos ? std::string_view() : tag.substr(value + 1, end - value - 1);
  }
  return {};
}

/// Reads a number and moves `text` behind it.
std::optional<double> number(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f,+");
  if (begin == std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data() + begin, text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// CSS px; 0 for percentages and what is no length.
double length(std::string_view text) {
  struct Unit {
    std::string_view name;
    double px;
  };
  constexpr Unit units[] = {{"", 1},           {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},  {"in", 96},
                            {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"em", 16},        {"rem", 16}, {"ex", 8}};
  const std::optional<double> value = number(text);
  if (!value || *value <= 0) return 0;
  text = text.substr(0, text.find_last_not_of(space) + 1);
  for (Unit const& unit : units)
    if (text == unit.name) return *value * unit.px;
  return 0;
}

struct ViewBox {
  double width = 0, height = 0;
};

ViewBox view_box(std::string_view text) {
  std::array<double, 4> box{};
  for (double& value : box) {
    const auto n = number(text);
    if (!n) return {};
    value = *n;
  }
  return box[2] > 0 && box[3] > 0 ? ViewBox{box[2], box[3]} : ViewBox{};
}

// SVG 2 §8.7: none | x(Min|Mid|Max)Y(Min|Mid|Max), then meet | slice
model::PreservedRatio preserved_ratio(std::string_view text) {
  model::PreservedRatio ratio;
  const auto halves = [&](std::string_view axis) -> std::uint8_t {
    const std::size_t at = text.find(axis);
    const std::string_view word = at == std::string_view::npos ? std::string_view() : text.substr(at + 1, 3);
    return word == "Min" ? 0 : word == "Max" ? 2 : 1;
  };
  ratio.preserved = text.find("none") == std::string_view::npos;
  ratio.slice = text.find("slice") != std::string_view::npos;
  ratio.x = halves("x");
  ratio.y = halves("Y");
  return ratio;
}

}  // namespace

std::optional<model::ImageSize> read_svg_size(std::string_view bytes, std::string& why) {
  const std::string_view tag = root_tag(bytes);
  if (tag.empty()) return why = "it has no svg element", std::nullopt;
  model::ImageSize size;
  size.width = length(attribute(tag, "width"));
  size.height = length(attribute(tag, "height"));
  size.has_width = size.width > 0;
  size.has_height = size.height > 0;
  const ViewBox box = view_box(attribute(tag, "viewBox"));
  const bool has_box = box.width > 0;
  size.has_ratio = has_box || (size.has_width && size.has_height);
  if (has_box) size.preserved_ratio = preserved_ratio(attribute(tag, "preserveAspectRatio"));
  if (!size.has_width && !size.has_height) {
    size.width = has_box ? box.width : 300;
    size.height = has_box ? box.height : 150;
  }
  if (!size.has_width && size.has_height) size.width = has_box ? size.height * box.width / box.height : 300;
  if (!size.has_height && size.has_width) size.height = has_box ? size.width * box.height / box.width : 150;
  return size;
}

}  // namespace bifolio::app
