#include "style/fields.h"

#include <bit>

#include "base/numbers.h"
#include "model/dump.h"

namespace bifolio::style {
namespace {

void hash_tag(Hasher& h, char const (&tag)[4]) { h.add(std::string_view(tag, 4)); }

void append_percent(std::string& out, std::int32_t thousandths) {
  append_decimal(out, thousandths / 1000.0, 3);
  out += '%';
}

}  // namespace

void hash_value(Hasher& h, float value) { h.add(std::bit_cast<std::uint32_t>(value)); }
void hash_value(Hasher& h, Color const& value) {
  hash_value(h, value.space);
  for (const std::uint16_t c : value.channels) h.add(c);
  h.add(value.alpha);
}
void hash_value(Hasher& h, model::LengthPercentage const& value) {
  hash_value(h, value.length), hash_value(h, value.percent);
  if (!value.expression) return;
  for (model::MathStep const& step : value.expression.steps()) {
    hash_value(h, step.operation), h.add(step.operands);
    hash_value(h, static_cast<float>(step.value)), hash_value(h, static_cast<float>(step.percent));
  }
}
void hash_value(Hasher& h, model::Dimension const& value) { hash_value(h, value.kind), hash_value(h, value.value); }
void hash_value(Hasher& h, model::CornerRadius const& value) { hash_value(h, value.horizontal), hash_value(h, value.vertical); }
void hash_value(Hasher& h, model::BorderImagePart const& value) {
  hash_value(h, value.kind), hash_value(h, value.thousandths), hash_value(h, value.value);
}
void hash_value(Hasher& h, model::TransformFunction const& value) {
  hash_value(h, value.matrix), hash_value(h, value.x), hash_value(h, value.y);
}
void hash_value(Hasher& h, model::BackgroundImage const& value) { hash_value(h, value.url), hash_value(h, value.gradient); }
void hash_value(Hasher& h, model::BackgroundSize const& value) {
  hash_value(h, value.kind), hash_value(h, value.width), hash_value(h, value.height);
}
void hash_value(Hasher& h, model::BackgroundRepeats const& value) { hash_value(h, value.x), hash_value(h, value.y); }
void hash_value(Hasher& h, model::Position const& value) { hash_value(h, value.x), hash_value(h, value.y); }
void hash_value(Hasher& h, model::ColorStop const& value) {
  hash_value(h, value.color), hash_value(h, value.has_position), hash_value(h, value.position);
  hash_value(h, value.has_hint), hash_value(h, value.hint), hash_value(h, value.between);
}
void hash_value(Hasher& h, model::Gradient const& value) {
  hash_value(h, value.kind), hash_value(h, value.repeating), hash_value(h, value.to_corner), hash_value(h, value.angle);
  hash_value(h, value.circle), hash_value(h, value.extent), hash_value(h, value.radius_x), hash_value(h, value.radius_y);
  hash_value(h, value.center), hash_value(h, value.interpolation), hash_value(h, value.stops);
}
void hash_value(Hasher& h, model::Shadow const& value) {
  hash_value(h, value.x), hash_value(h, value.y), hash_value(h, value.blur), hash_value(h, value.spread);
  hash_value(h, value.color), hash_value(h, value.inset);
}
void hash_value(Hasher& h, model::LineHeight const& value) {
  hash_value(h, value.kind), hash_value(h, value.thousandths), hash_value(h, value.length);
}
void hash_value(Hasher& h, model::VerticalAlign const& value) { hash_value(h, value.kind), hash_value(h, value.offset); }
void hash_value(Hasher& h, model::TextDecorationLine const& value) {
  h.add((value.underline ? 1U : 0U) | (value.overline ? 2U : 0U) | (value.line_through ? 4U : 0U));
}
void hash_value(Hasher& h, model::FontFeature const& value) { hash_tag(h, value.tag), h.add(value.value); }
void hash_value(Hasher& h, model::FontVariation const& value) { hash_tag(h, value.tag), hash_value(h, value.value); }
void hash_value(Hasher& h, model::FontAlternate const& value) { hash_value(h, value.kind), hash_value(h, value.name); }
void hash_value(Hasher& h, model::CounterChange const& value) { hash_value(h, value.name), hash_value(h, value.value); }
void hash_value(Hasher& h, model::ContentItem const& value) {
  hash_value(h, value.kind), hash_value(h, value.text), hash_value(h, value.separator), hash_value(h, value.style);
  hash_value(h, value.target), hash_value(h, value.target_is_attribute), hash_value(h, value.which);
}
void hash_value(Hasher& h, model::StringSet const& value) { hash_value(h, value.name), hash_value(h, value.value); }

void print_value(std::string& out, bool value) { out += value ? "yes" : "no"; }
void print_value(std::string& out, std::int32_t value) { append_number(out, value); }
void print_value(std::string& out, Length value) {
  model::append_length(out, value);
  out += "pt";
}
void print_value(std::string& out, std::string const& value) {
  if (value.empty())
    out += "none";
  else if (value.find_first_of(" \t\n\"") == std::string::npos)
    out += value;
  else
    model::append_quoted(out, value);
}

void print_value(std::string& out, Color const& value) {
  if (value.is_transparent()) {
    out += "transparent";
    return;
  }
  const bool cmyk = value.space == ColorSpace::DeviceCmyk;
  out += cmyk ? "device-cmyk(" : "rgb(";
  for (std::size_t i = 0; i < (cmyk ? 4U : 3U); ++i) {
    if (i > 0) out += ' ';
    append_decimal(out, value.channels[i] / (cmyk ? 65535.0 : 257.0), cmyk ? 3 : 1);
  }
  if (value.alpha != 65535) append_decimal(out += " / ", value.alpha / 65535.0, 3);
  out += ')';
}

void print_value(std::string& out, model::LengthPercentage const& value) {
  if (value.expression) return print_expression(out, value.expression);
  if (!value.has_percentage()) return print_value(out, value.length);
  if (value.length == Length()) return append_percent(out, value.percent);
  out += "calc(";
  append_percent(out, value.percent);
  out += value.length < Length() ? " - " : " + ";
  print_value(out, abs(value.length));
  out += ')';
}

void print_value(std::string& out, model::Dimension const& value) {
  switch (value.kind) {
    case model::Dimension::Kind::Auto: out += "auto"; return;
    case model::Dimension::Kind::None: out += "none"; return;
    case model::Dimension::Kind::LengthPercentage: print_value(out, value.value); return;
    case model::Dimension::Kind::MinContent: out += "min-content"; return;
    case model::Dimension::Kind::MaxContent: out += "max-content"; return;
    case model::Dimension::Kind::FitContent: out += "fit-content"; return;
  }
}

void print_value(std::string& out, model::CornerRadius const& value) {
  print_value(out, value.horizontal);
  if (value.vertical == value.horizontal) return;
  out += ' ';
  print_value(out, value.vertical);
}

void print_value(std::string& out, model::LineHeight const& value) {
  switch (value.kind) {
    case model::LineHeight::Kind::Normal: out += "normal"; return;
    case model::LineHeight::Kind::Number: append_decimal(out, value.thousandths / 1000.0, 3); return;
    case model::LineHeight::Kind::Length: print_value(out, value.length); return;
  }
}

void print_value(std::string& out, model::VerticalAlign const& value) {
  using Kind = model::VerticalAlign::Kind;
  switch (value.kind) {
    case Kind::Baseline: out += "baseline"; return;
    case Kind::Sub: out += "sub"; return;
    case Kind::Super: out += "super"; return;
    case Kind::TextTop: out += "text-top"; return;
    case Kind::TextBottom: out += "text-bottom"; return;
    case Kind::Middle: out += "middle"; return;
    case Kind::Top: out += "top"; return;
    case Kind::Bottom: out += "bottom"; return;
    case Kind::Length: print_value(out, value.offset); return;
  }
}

void print_value(std::string& out, model::TextDecorationLine const& value) {
  const std::size_t before = out.size();
  if (value.underline) out += "underline ";
  if (value.overline) out += "overline ";
  if (value.line_through) out += "line-through ";
  if (out.size() == before)
    out += "none";
  else
    out.pop_back();
}

void print_value(std::string& out, model::FontFeature const& value) {
  (out += std::string_view(value.tag, 4)) += '=';
  append_number(out, value.value);
}
void print_value(std::string& out, model::FontVariation const& value) {
  (out += std::string_view(value.tag, 4)) += '=';
  append_decimal(out, static_cast<double>(value.value), 3);
}
void print_value(std::string& out, model::FontAlternate const& value) { out += value.name; }
void print_value(std::string& out, model::CounterChange const& value) {
  (out += value.name) += ' ';
  append_number(out, value.value);
}

void print_value(std::string& out, model::StringSet const& value) {
  (out += value.name) += ' ';
  print_value(out, value.value);
}

}  // namespace bifolio::style
