#include "pdf/fonts/glyph_painter.h"

#include <algorithm>

#include "base/numbers.h"
#include "pdf/fonts/sweep_mesh.h"

namespace bifolio::pdf {
namespace {

using text::GlyphColorStop;
using text::GlyphFill;
using text::GlyphTransform;

void append_point(std::string& out, GlyphTransform const& t, float x, float y) {
  append_decimal(out, t.xx * static_cast<double>(x) + t.xy * static_cast<double>(y) + t.dx, 2);
  append_decimal(out += ' ', t.yx * static_cast<double>(x) + t.yy * static_cast<double>(y) + t.dy, 2);
  out += ' ';
}

void append_matrix(std::string& out, GlyphTransform const& t) {
  for (const double value : {t.xx, t.yx, t.xy, t.yy, t.dx, t.dy}) append_decimal(out, value, 6), out += ' ';
}

void append_samples(std::string& out, GlyphColorStop const& stop, bool alpha) {
  out += '[';
  for (const double value : samples(stop, alpha)) append_decimal(out, value, 4), out += ' ';
  out += ']';
}

// §7.10.4: one exponential function for each pair of stops.
std::string function_of(std::vector<GlyphColorStop> const& stops, bool alpha) {
  std::string functions, bounds, encode;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    if (stops[i + 1].offset - stops[i].offset < 1e-6) continue;
    functions += "<</FunctionType 2/Domain[0 1]/N 1/C0";
    append_samples(functions, stops[i], alpha);
    append_samples(functions += "/C1", stops[i + 1], alpha);
    functions += ">>";
    if (!encode.empty()) append_decimal(bounds, stops[i].offset, 6), bounds += ' ';
    encode += "0 1 ";
  }
  return "<</FunctionType 3/Domain[0 1]/Functions[" + functions + "]/Bounds[" + bounds + "]/Encode[" + encode + "]>>";
}

/// How far around its centre a sweep is painted, in ems.
constexpr double sweep_reach = 4;

std::string named_refs(std::string_view category, char letter, std::vector<Ref> const& refs) {
  if (refs.empty()) return {};
  std::string out = "/" + std::string(category) + "<<";
  for (std::size_t i = 0; i < refs.size(); ++i) {
    (out += '/') += letter;
    append_number(out, static_cast<std::int64_t>(i));
    append_ref(out += ' ', refs[i]);
  }
  return out + ">>";
}

}  // namespace

// §8.5.2
void GlyphPainter::append_outline(std::string& out, std::uint32_t glyph, GlyphTransform const& transform) const {
  using Kind = text::OutlineCommand::Kind;
  for (text::OutlineCommand const& command : text::glyph_outline(fonts_, font_, glyph)) {
    const std::size_t points = command.kind == Kind::Close ? 0 : command.kind == Kind::Curve ? 3 : 1;
    for (std::size_t i = 0; i < points; ++i) append_point(out, transform, command.at[2 * i], command.at[2 * i + 1]);
    switch (command.kind) {
      case Kind::Move: out += "m\n"; break;
      case Kind::Line: out += "l\n"; break;
      case Kind::Curve: out += "c\n"; break;
      case Kind::Close: out += "h\n"; break;
    }
  }
}

// A solid fill's last outline is filled; all others are clipped to. An outline without anything in it leaves nothing.
void GlyphPainter::append_layer(std::string& out, text::ColorLayer const& layer) {
  const bool solid = layer.fill.kind == GlyphFill::Kind::Solid;
  std::string body = "q\n";
  for (std::size_t i = 0; i < layer.outlines.size(); ++i) {
    text::ColorLayer::Outline const& outline = layer.outlines[i];
    const bool filled = solid && i + 1 == layer.outlines.size();
    if (filled) append_solid(body, layer.fill.color);
    const std::size_t before = body.size();
    append_outline(body, outline.glyph, outline.transform);
    if (body.size() == before) return;
    body += filled ? "f\n" : "W n\n";
  }
  if (!solid) append_gradient(body, layer.fill);
  out += body + "Q\n";
}

void GlyphPainter::append_state(std::string& out, std::string const& body) {
  const auto [place, is_new] = known_states_.try_emplace(body, states_.size());
  if (is_new) states_.push_back(objects_.put(body));
  append_number(out += "/A", static_cast<std::int64_t>(place->second));
  out += " gs\n";
}

void GlyphPainter::append_solid(std::string& out, text::GlyphColor const& color) {
  if (color.rgba[3] != 255) append_state(out, "<</Type/ExtGState/ca " + to_decimal(color.rgba[3] / 255.0, 4) + ">>");
  if (color.is_text_color) return;
  for (std::size_t i = 0; i < 3; ++i) out.append(to_decimal(color.rgba[i] / 255.0, 4)).append(1, ' ');
  out += "rg\n";
}

void GlyphPainter::append_gradient(std::string& out, GlyphFill const& fill) {
  const bool opaque =
      std::all_of(fill.stops.begin(), fill.stops.end(), [](GlyphColorStop const& stop) { return stop.color.rgba[3] == 255; });
  append_matrix(out, fill.transform);
  out += "cm\n";
  if (!opaque) append_state(out, mask_state(fill));
  if (fill.kind == GlyphFill::Kind::Sweep) {
    append_matrix(out, {sweep_reach * em_, 0, 0, sweep_reach * em_, fill.at[0], fill.at[1]});
    out += "cm\n";
  }
  append_number(out += "/S", static_cast<std::int64_t>(shadings_.size()));
  out += " sh\n";
  shadings_.push_back(shading(fill, false));
}

Ref GlyphPainter::shading(GlyphFill const& fill, bool alpha) {
  std::string body = alpha ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";
  if (fill.kind == GlyphFill::Kind::Sweep) {
    body = "/ShadingType 4" + body + "/BitsPerCoordinate 16/BitsPerComponent 16/BitsPerFlag 8/Decode[-1 1 -1 1";
    for (int i = alpha ? 1 : 3; i > 0; --i) body += " 0 1";
    return objects_.put_deflated(body + ']', sweep_triangles(fill, alpha));
  }
  const bool linear = fill.kind == GlyphFill::Kind::Linear;
  body = (linear ? "<</ShadingType 2" : "<</ShadingType 3") + body + "/Coords[";
  for (std::size_t i = 0; i < (linear ? 4U : 6U); ++i) {
    const bool radius = !linear && (i == 2 || i == 5);
    append_decimal(body, radius ? std::max(fill.at[i], 0.0) : fill.at[i], 3);
    body += ' ';
  }
  return objects_.put(body + "]/Extend[true true]/Function" + function_of(fill.stops, alpha) + ">>");
}

// §11.6.5.3: the same gradient in grey, whose luminosity is the alpha.
std::string GlyphPainter::mask_state(GlyphFill const& fill) {
  std::string entries = "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceGray>>/BBox[";
  for (const double corner : {-sweep_reach, -sweep_reach, sweep_reach, sweep_reach})
    append_decimal(entries, corner * em_, 0), entries += ' ';
  append_ref(entries += "]/Resources<</Shading<</S ", shading(fill, true));
  std::string data;
  if (fill.kind == GlyphFill::Kind::Sweep) {
    append_matrix(data, {sweep_reach * em_, 0, 0, sweep_reach * em_, fill.at[0], fill.at[1]});
    data += "cm ";
  }
  std::string state = "<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G ";
  append_ref(state, objects_.put_deflated(entries + ">>>>", data + "/S sh"));
  return state + ">>>>";
}

std::string GlyphPainter::resources() const {
  return named_refs("Shading", 'S', shadings_) + named_refs("ExtGState", 'A', states_);
}

}  // namespace bifolio::pdf
