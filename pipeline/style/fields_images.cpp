// How images, gradients, positions and shadows are printed.
#include "base/numbers.h"
#include "model/dump.h"
#include "style/fields.h"

namespace bifolio::style {
namespace {

using model::Gradient;

void append_degrees(std::string& out, std::int32_t thousandths) {
  append_decimal(out, thousandths / 1000.0, 3);
  out += "deg";
}

std::string_view extent_name(Gradient::Extent extent) {
  switch (extent) {
    case Gradient::Extent::ClosestSide: return "closest-side";
    case Gradient::Extent::FarthestSide: return "farthest-side";
    case Gradient::Extent::ClosestCorner: return "closest-corner";
    case Gradient::Extent::FarthestCorner: return "farthest-corner";
    case Gradient::Extent::Explicit: return "";
  }
  return "";
}

// What is the default is not said: the shortest form (cssom-1 §6.7.2), as browsers print it.

void print_linear(std::string& out, Gradient const& value) {
  if (!value.to_corner) {
    if (value.angle != Gradient().angle) append_degrees(out, value.angle);
    return;
  }
  out += value.angle < 90000 || value.angle > 270000 ? "to top " : "to bottom ";
  out += value.angle < 180000 ? "right" : "left";
}

void append_center(std::string& out, Gradient const& value) {
  if (value.center == model::Position::center()) return;
  if (out.back() != '(') out += ' ';
  print_value(out += "at ", value.center);
}

void print_radial(std::string& out, Gradient const& value) {
  if (value.circle) out += "circle";
  const std::string_view space = value.circle ? " " : "";
  if (value.extent == Gradient::Extent::Explicit) {
    print_value(out += space, value.radius_x);
    if (!value.circle) print_value(out += ' ', value.radius_y);
  } else if (value.extent != Gradient::Extent::FarthestCorner) {
    (out += space) += extent_name(value.extent);
  }
  append_center(out, value);
}

void print_conic(std::string& out, Gradient const& value) {
  if (value.angle != 0) append_degrees(out += "from ", value.angle);
  append_center(out, value);
}

void print_stops(std::string& out, Gradient const& value) {
  const auto print_place = [&](model::LengthPercentage const& place) {
    if (value.kind == Gradient::Kind::Conic)
      append_degrees(out, place.length.raw());
    else
      print_value(out, place);
  };
  for (model::ColorStop const& stop : value.stops) {
    if (out.back() != '(') out += ", ";
    print_value(out, stop.color);
    if (stop.has_position) out += ' ', print_place(stop.position);
    if (stop.has_hint) out += ", ", print_place(stop.hint);
  }
}

void print_part(std::string& out, model::BorderImagePart const& part) {
  switch (part.kind) {
    case model::BorderImagePart::Kind::Auto: out += "auto"; return;
    case model::BorderImagePart::Kind::Number: append_decimal(out, part.thousandths / 1000.0, 3); return;
    case model::BorderImagePart::Kind::LengthPercentage: print_value(out, part.value); return;
  }
}

}  // namespace

void print_value(std::string& out, Gradient const& value) {
  if (value.repeating) out += "repeating-";
  switch (value.kind) {
    case Gradient::Kind::Linear: print_linear(out += "linear-gradient(", value); break;
    case Gradient::Kind::Radial: print_radial(out += "radial-gradient(", value); break;
    case Gradient::Kind::Conic: print_conic(out += "conic-gradient(", value); break;
  }
  if (!value.interpolation.empty()) {
    if (out.back() != '(') out += ' ';
    (out += "in ") += value.interpolation;
  }
  print_stops(out, value);
  out += ')';
}

void print_value(std::string& out, model::BackgroundImage const& value) {
  if (!value.gradient.empty()) return print_value(out, value.gradient.front());
  if (value.url.empty()) {
    out += "none";
    return;
  }
  model::append_quoted(out += "url(", value.url);
  out += ')';
}

/// As few as say the same (CSS 2.1 §8.3).
void print_value(std::string& out, Edges<model::BorderImagePart> const& parts) {
  print_part(out, parts.top);
  const bool four = parts.left != parts.right, three = four || parts.bottom != parts.top, two = three || parts.right != parts.top;
  if (two) print_part(out += ' ', parts.right);
  if (three) print_part(out += ' ', parts.bottom);
  if (four) print_part(out += ' ', parts.left);
}

void print_value(std::string& out, model::TransformFunction const& value) {
  const bool is_moved = value.x != model::LengthPercentage{} || value.y != model::LengthPercentage{};
  if (is_moved) {
    print_value(out += "translate(", value.x);
    print_value(out += ", ", value.y);
    out += ')';
  }
  if (value.matrix == model::TransformFunction{}.matrix && is_moved) return;
  out += is_moved ? " matrix(" : "matrix(";
  for (const std::int32_t number : value.matrix) append_decimal(out, number / 1e6, 6), out += ", ";
  out += "0, 0)";
}

void print_value(std::string& out, model::BackgroundSize const& value) {
  switch (value.kind) {
    case model::BackgroundSize::Kind::Cover: out += "cover"; return;
    case model::BackgroundSize::Kind::Contain: out += "contain"; return;
    case model::BackgroundSize::Kind::Explicit: break;
  }
  print_value(out, value.width);
  if (!value.height.is_auto()) print_value(out += ' ', value.height);
}

void print_value(std::string& out, model::BackgroundRepeats const& value) {
  using model::BackgroundRepeat;
  if (value.x == BackgroundRepeat::Repeat && value.y == BackgroundRepeat::NoRepeat) {
    out += "repeat-x";
  } else if (value.x == BackgroundRepeat::NoRepeat && value.y == BackgroundRepeat::Repeat) {
    out += "repeat-y";
  } else {
    print_value(out, value.x);
    if (value.y != value.x) print_value(out += ' ', value.y);
  }
}

void print_value(std::string& out, model::Position const& value) {
  print_value(out, value.x);
  print_value(out += ' ', value.y);
}

void print_value(std::string& out, model::ColorStop const& value) { print_value(out, value.color); }

void print_value(std::string& out, model::Shadow const& value) {
  print_value(out, value.color);
  for (const Length l : {value.x, value.y, value.blur}) print_value(out += ' ', l);
  if (value.spread != Length()) print_value(out += ' ', value.spread);
  if (value.inset) out += " inset";
}

}  // namespace bifolio::style
