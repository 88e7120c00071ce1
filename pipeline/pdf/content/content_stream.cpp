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
  if (fill_.space == color.space && fill_.channels == color.channels) return;
  fill_ = color;
  append_color(color, "grgk");
}

void ContentStream::stroke_color(Color const& color) {
  alpha(color.alpha);
  if (stroke_.space == color.space && stroke_.channels == color.channels) return;
  stroke_ = color;
  append_color(color, "GRGK");
}

void ContentStream::alpha(std::uint16_t value) {
  if (value == alpha_) return;
  alpha_ = value;
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

// css-backgrounds-3 §4.3: dots are round and as wide as the line, dashes three times as long; both are left to us.
void ContentStream::dash(Length width, model::BorderStyle style) {
  std::string pattern = "[]0";
  const bool is_dotted = style == model::BorderStyle::Dotted;
  if (is_dotted || style == model::BorderStyle::Dashed) {
    pattern = "[";
    append_length(pattern, is_dotted ? Length() : width * 3);
    pattern += ' ';
    append_length(pattern, width * (is_dotted ? 2 : 3));
    pattern += "]0";
  }
  const std::string cap = is_dotted ? "1" : "0";
  if (pattern != dash_) out_.append(pattern).append(" d\n");
  if (cap != cap_) out_.append(cap).append(" J\n");
  dash_ = pattern;
  cap_ = cap;
}

void ContentStream::stroke(Point from, Point to, Length width, model::BorderStyle style, Color const& color) {
  stroke_color(color);
  dash(width, style);
  if (width != line_width_) {
    line_width_ = width;
    append_length(out_, width);
    out_ += " w\n";
  }
  append_length(out_, frame_.x(from.x));
  out_ += ' ';
  append_length(out_, frame_.y(from.y));
  out_ += " m ";
  append_length(out_, frame_.x(to.x));
  out_ += ' ';
  append_length(out_, frame_.y(to.y));
  out_ += " l S\n";
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

void ContentStream::begin_text(Point origin) {
  out_ += "BT ";
  append_length(out_, frame_.x(origin.x));
  out_ += ' ';
  append_length(out_, frame_.y(origin.y));
  out_ += " Td\n";
}

void ContentStream::select_font(FontName font, Length size) {
  if (has_font_ && font == font_ && size == font_size_) return;
  close_array();
  has_font_ = true;
  font_ = font;
  font_size_ = size;
  fonts_.insert(font);
  append_font_name(out_, font.index, font.variant);
  out_ += ' ';
  append_length(out_, size);
  out_ += " Tf\n";
}

void ContentStream::horizontal_scale(std::int32_t thousandths) {
  if (thousandths == scale_) return;
  scale_ = thousandths;
  append_decimal(out_, thousandths / 1000.0, 3);
  out_ += " Tz\n";
}

void ContentStream::rise(Length height) {
  if (height == rise_) return;
  close_array();
  rise_ = height;
  append_length(out_, height);
  out_ += " Ts\n";
}

void ContentStream::show_code(std::uint16_t cid) {
  if (!in_array_) out_ += '[';
  if (!in_string_) out_ += '<';
  in_array_ = in_string_ = true;
  append_hex16(out_, cid);
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
