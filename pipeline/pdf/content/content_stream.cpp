#include "pdf/content/content_stream.h"

#include "base/numbers.h"
#include "pdf/fonts/font_objects.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {
namespace {

bool is_gray(Color const& c) {
  return c.space == ColorSpace::Srgb && c.channels[0] == c.channels[1] && c.channels[1] == c.channels[2];
}

}  // namespace

void ContentStream::begin_content(std::string_view tag, std::uint32_t mcid) {
  append_name(out_, tag);
  out_ += "<</MCID ";
  append_number(out_, mcid);
  out_ += ">>BDC\n";
}

void ContentStream::begin_artifact(std::string_view properties) {
  if (properties.empty()) {
    out_ += "/Artifact BMC\n";
    return;
  }
  out_.append("/Artifact<<").append(properties).append(">>BDC\n");
}

// §14.9.4
void ContentStream::begin_replaced_content(std::string_view actual_text, std::uint32_t mcid) {
  out_ += "/Span<</MCID ";
  append_number(out_, mcid);
  out_ += "/ActualText";
  if (actual_text.empty()) {
    out_ += "<FEFF>";  // an empty literal is taken for none by some viewers
  } else {
    append_text_string(out_, actual_text);
  }
  out_ += ">>BDC\n";
}

void ContentStream::append_color(Color const& color, std::string_view operators) {
  const auto channel = [&](std::size_t i) {
    append_fraction(out_, color.channels[i]);
    out_ += ' ';
  };
  if (color.space == ColorSpace::DeviceCmyk) {
    for (std::size_t i = 0; i < 4; ++i) channel(i);
    out_.append(operators.substr(3, 1));
  } else if (is_gray(color)) {
    channel(0);
    out_.append(operators.substr(0, 1));
  } else {
    for (std::size_t i = 0; i < 3; ++i) channel(i);
    out_.append(operators.substr(1, 2));
  }
  out_ += '\n';
}

void ContentStream::fill_color(Color const& color) {
  alpha(color.alpha);
  if (state_.fill.space == color.space && state_.fill.channels == color.channels) return;
  state_.fill = color;
  append_color(color, "grgk");
}

void ContentStream::stroke_color(Color const& color) {
  alpha(color.alpha);
  if (state_.stroke.space == color.space && state_.stroke.channels == color.channels) return;
  state_.stroke = color;
  append_color(color, "GRGK");
}

void ContentStream::alpha(std::uint16_t own) {
  const auto value = static_cast<std::uint16_t>((std::int64_t{own} * state_.opacity + 32767) / 65535);
  if (value == state_.alpha) return;
  state_.alpha = value;
  alphas_.insert(value);
  out_ += "/A";
  append_number(out_, value);
  out_ += " gs\n";
}

void ContentStream::fill(Rect const& rect, Color const& color) {
  fill_color(color);
  append_length(out_, frame_.x(rect.x));
  out_ += ' ';
  append_length(out_, frame_.y(rect.bottom()));
  out_ += ' ';
  append_length(out_, rect.width);
  out_ += ' ';
  append_length(out_, rect.height);
  out_ += " re f\n";
}

void ContentStream::append_point(Point point) {
  append_length(out_, frame_.x(point.x));
  out_ += ' ';
  append_length(out_, frame_.y(point.y));
  out_ += ' ';
}

void ContentStream::append_path(model::Path const& path) {
  int control_points = 0;
  for (model::PathPoint const& step : path) {
    if (step.verb != model::PathVerb::Close) append_point(step.point);
    switch (step.verb) {
      case model::PathVerb::Move: out_ += "m "; break;
      case model::PathVerb::Line: out_ += "l "; break;
      case model::PathVerb::Curve:
        control_points = (control_points + 1) % 3;
        if (control_points == 0) out_ += "c ";
        break;
      case model::PathVerb::Close: out_ += "h "; break;
    }
  }
}

void ContentStream::fill(model::Path const& path, model::FillRule rule, Color const& color) {
  fill_color(color);
  append_path(path);
  out_ += rule == model::FillRule::EvenOdd ? "f*\n" : "f\n";
}

void ContentStream::dashes(Length dash, Length gap, bool round_ends) {
  std::string pattern = "[]0";
  if (gap > Length()) {
    pattern = "[";
    append_length(pattern, dash);
    pattern += ' ';
    append_length(pattern, gap);
    pattern += "]0";
  }
  const std::string cap = round_ends ? "1" : "0";
  if (pattern != state_.dash) out_.append(pattern).append(" d\n");
  if (cap != state_.cap) out_.append(cap).append(" J\n");
  state_.dash = pattern;
  state_.cap = cap;
}

void ContentStream::line_width(Length width) {
  if (width == state_.line_width) return;
  state_.line_width = width;
  append_length(out_, width);
  out_ += " w\n";
}

// css-backgrounds-3 §4.3: dots are round and as wide as the line; where layout does not say how far apart, dashes are three times
// as long.
void ContentStream::stroke(model::StrokedLine const& line) {
  stroke_color(line.color);
  const bool is_dotted = line.style == model::BorderStyle::Dotted, is_dashed = line.style == model::BorderStyle::Dashed;
  const bool is_given = line.gap > Length();
  const Length dash = is_given ? line.dash : is_dotted ? Length() : line.width * 3;
  const Length gap = is_given ? line.gap : is_dotted ? line.width * 2 : is_dashed ? line.width * 3 : Length();
  dashes(dash, gap, is_dotted);
  line_width(line.width);
  append_point(line.from);
  out_ += "m ";
  append_point(line.to);
  out_ += "l S\n";
}

void ContentStream::stroke(model::StrokedPath const& stroke) {
  stroke_color(stroke.color);
  dashes(stroke.dash, stroke.gap, stroke.round_ends);
  line_width(stroke.width);
  append_path(stroke.path);
  out_ += "S\n";
}

void ContentStream::save() {
  saved_.push_back(state_);
  out_ += "q\n";
}

void ContentStream::restore() {
  state_ = std::move(saved_.back());
  saved_.pop_back();
  out_ += "Q\n";
}

void ContentStream::clip(model::Path const& path, model::FillRule rule) {
  append_path(path);
  out_ += rule == model::FillRule::EvenOdd ? "W* n\n" : "W n\n";
}

void ContentStream::transform(Matrix const& m) {
  Matrix const& now = state_.matrix;
  for (const double value : m) append_decimal(out_, value, 6), out_ += ' ';
  out_ += "cm\n";
  state_.matrix = {m[0] * now[0] + m[1] * now[2], m[0] * now[1] + m[1] * now[3],          m[2] * now[0] + m[3] * now[2],
                   m[2] * now[1] + m[3] * now[3], m[4] * now[0] + m[5] * now[2] + now[4], m[4] * now[1] + m[5] * now[3] + now[5]};
}

void ContentStream::fade(std::int32_t opacity) {
  state_.opacity = static_cast<std::int32_t>((std::int64_t{state_.opacity} * opacity + 32767) / 65535);
}

std::string_view prefix(ObjectName kind) {
  switch (kind) {
    case ObjectName::Pattern: return "/P";
    case ObjectName::Shading: return "/S";
    case ObjectName::State: return "/G";
    case ObjectName::Form: return "/X";
  }
  return "/";
}

void ContentStream::append_name_of(ObjectName kind, Ref object) {
  objects_.emplace(kind, object);
  out_ += prefix(kind);
  append_number(out_, object.number);
}

void ContentStream::fill(model::Path const& path, model::FillRule rule, Ref pattern) {
  alpha(65535);
  out_ += "/Pattern cs";
  append_name_of(ObjectName::Pattern, pattern);
  out_ += " scn\n";
  append_path(path);
  out_ += rule == model::FillRule::EvenOdd ? "f*\n" : "f\n";
}

void ContentStream::shade(Ref shading) {
  alpha(65535);
  append_name_of(ObjectName::Shading, shading);
  out_ += " sh\n";
}

void ContentStream::set_state(Ref state) {
  is_transparent_ = true;
  append_name_of(ObjectName::State, state);
  out_ += " gs\n";
}

void ContentStream::image(std::uint32_t image, ImageMatrix const& m, Rect const* clip) {
  images_.insert(image);
  alpha(65535);
  out_ += "q ";
  if (clip != nullptr) {
    append_length(out_, frame_.x(clip->x));
    out_ += ' ';
    append_length(out_, frame_.y(clip->bottom()));
    out_ += ' ';
    append_length(out_, clip->width);
    out_ += ' ';
    append_length(out_, clip->height);
    out_ += " re W n ";
  }
  for (const Length value : {m.a, m.b, m.c, m.d, m.e, m.f}) {
    append_length(out_, value);
    out_ += ' ';
  }
  out_ += "cm /I";
  append_number(out_, image);
  out_ += " Do Q\n";
}

void ContentStream::form(Ref form, std::int32_t opacity) {
  alpha(static_cast<std::uint16_t>(opacity));
  note_transparency();
  append_name_of(ObjectName::Form, form);
  out_ += " Do\n";
}

// §9.4.2: Td moves; a slanted text needs a matrix.
void ContentStream::begin_text(Point origin, double slant) {
  out_ += "BT ";
  if (slant != 0) append_decimal(out_ += "1 0 ", slant, 4);
  if (slant != 0) out_ += " 1 ";
  append_length(out_, frame_.x(origin.x));
  out_ += ' ';
  append_length(out_, frame_.y(origin.y));
  out_ += slant != 0 ? " Tm\n" : " Td\n";
}

// §9.3.6: text rendering modes 0 and 2; round joins, so that no corner grows a spike.
void ContentStream::embolden(Length width, Color const& color) {
  if (width > Length()) {
    stroke_color(color);
    dashes({}, {}, false);
    line_width(width);
  }
  if ((width > Length()) != (state_.emboldened > Length())) out_ += width > Length() ? "2 Tr 1 j\n" : "0 Tr 0 j\n";
  state_.emboldened = width;
}

void ContentStream::begin_turned_text(Point origin) {
  out_ += "BT 0 -1 1 0 ";
  append_length(out_, frame_.x(origin.x));
  out_ += ' ';
  append_length(out_, frame_.y(origin.y));
  out_ += " Tm\n";
}

void ContentStream::select_font(FontName font, Length size) {
  if (state_.has_font && font == state_.font && size == state_.font_size) return;
  close_array();
  state_.has_font = true;
  state_.font = font;
  state_.font_size = size;
  fonts_.insert(font);
  append_font_name(out_, font.index, font.variant);
  out_ += ' ';
  append_length(out_, size);
  out_ += " Tf\n";
}

void ContentStream::horizontal_scale(std::int32_t thousandths) {
  if (thousandths == state_.scale) return;
  state_.scale = thousandths;
  append_decimal(out_, thousandths / 1000.0, 3);
  out_ += " Tz\n";
}

void ContentStream::rise(Length height) {
  if (height == state_.rise) return;
  close_array();
  state_.rise = height;
  append_length(out_, height);
  out_ += " Ts\n";
}

void ContentStream::show_code(std::uint16_t code, bool one_byte) {
  if (!in_array_) out_ += '[';
  if (!in_string_) out_ += '<';
  in_array_ = in_string_ = true;
  append_code(out_, code, one_byte);
}

void ContentStream::adjust(std::int64_t tenths) {
  close_string();
  if (!in_array_) out_ += '[';
  in_array_ = true;
  append_decimal(out_, static_cast<double>(tenths) / 10.0, 1);
}

void ContentStream::close_string() {
  if (in_string_) out_ += '>';
  in_string_ = false;
}

void ContentStream::close_array() {
  close_string();
  if (in_array_) out_ += "]TJ\n";
  in_array_ = false;
}

void ContentStream::end_text() {
  close_array();
  rise(Length());
  out_ += "ET\n";
}

}  // namespace bifolio::pdf
