#include "text/color_glyph.h"

#include <algorithm>

#include "text/face.h"
#include "text/paint_graph.h"

namespace bifolio::text {
namespace {

using Commands = std::vector<OutlineCommand>;

struct Drawing {
  static Commands& of(void* data) { return *static_cast<Commands*>(data); }
  static void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    of(data).push_back({OutlineCommand::Kind::Move, {x, y}});
  }
  static void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    of(data).push_back({OutlineCommand::Kind::Line, {x, y}});
  }
  // A quadratic curve is the cubic one whose handles go two thirds of the way.
  static void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t* from, float cx, float cy, float x, float y, void*) {
    const auto handle = [](float end, float control) { return end + (control - end) * 2 / 3; };
    of(data).push_back({OutlineCommand::Kind::Curve,
                        {handle(from->current_x, cx), handle(from->current_y, cy), handle(x, cx), handle(y, cy), x, y}});
  }
  // Eight parameters: HarfBuzz's signature.
  static void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y,
                       void*) {
    of(data).push_back({OutlineCommand::Kind::Curve, {ax, ay, bx, by, x, y}});
  }
  static void close(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { of(data).push_back({}); }
};

/// The font's palette that suits; its first if it marks none (OpenType, CPAL).
unsigned palette_index(hb_face_t* face, Palette wish) {
  if (wish == Palette::Normal) return 0;
  const hb_ot_color_palette_flags_t flag = wish == Palette::Light ? HB_OT_COLOR_PALETTE_FLAG_USABLE_WITH_LIGHT_BACKGROUND
                                                                  : HB_OT_COLOR_PALETTE_FLAG_USABLE_WITH_DARK_BACKGROUND;
  for (unsigned i = 0; i < hb_ot_color_palette_get_count(face); ++i)
    if ((hb_ot_color_palette_get_flags(face, i) & flag) != 0) return i;
  return 0;
}

std::vector<hb_color_t> palette_colors(hb_face_t* face, unsigned palette) {
  unsigned count = hb_ot_color_palette_get_colors(face, palette, 0, nullptr, nullptr);
  std::vector<hb_color_t> colors(count);
  hb_ot_color_palette_get_colors(face, palette, 0, &count, colors.data());
  return colors;
}

// OpenType, COLR version 0: outlines, each filled with one colour.
std::vector<ColorLayer> layers_of(hb_face_t* face, std::uint32_t glyph, std::vector<hb_color_t> const& colors) {
  constexpr unsigned text_color = 0xFFFF;
  unsigned count = hb_ot_color_glyph_get_layers(face, glyph, 0, nullptr, nullptr);
  std::vector<hb_ot_color_layer_t> found(count);
  if (count > 0) hb_ot_color_glyph_get_layers(face, glyph, 0, &count, found.data());
  std::vector<ColorLayer> layers;
  for (hb_ot_color_layer_t const& layer : found) {
    ColorLayer& out = layers.emplace_back();
    out.outlines = {{layer.glyph, {}}};
    GlyphColor& color = out.fill.color;
    color.is_text_color = layer.color_index == text_color || layer.color_index >= colors.size();
    const hb_color_t c = color.is_text_color ? HB_COLOR(0, 0, 0, 255) : colors[layer.color_index];
    color.rgba = channels_of(c);
  }
  return layers;
}

}  // namespace

std::vector<OutlineCommand> glyph_outline(Fonts const& fonts, FontId font, std::uint32_t glyph) {
  using Functions = Handle<hb_draw_funcs_t, hb_draw_funcs_destroy>;
  const Functions functions(hb_draw_funcs_create());
  hb_draw_funcs_set_move_to_func(functions.get(), Drawing::move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions.get(), Drawing::line_to, nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(functions.get(), Drawing::quadratic_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions.get(), Drawing::cubic_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions.get(), Drawing::close, nullptr, nullptr);
  Commands commands;
  hb_font_get_glyph_shape(fonts.face(font).font.get(), glyph, functions.get(), &commands);
  return commands;
}

ColorGlyph color_glyph(Fonts const& fonts, FontId font, std::uint32_t glyph) {
  Fonts::Face const& face = fonts.face(font);
  ColorGlyph result;
  const std::vector<hb_color_t> colors =
      palette_colors(face.face.get(), palette_index(face.face.get(), fonts.synthesis(font).palette));
  PaintedGlyph painted = paint_graph(face.face.get(), glyph, colors);
  result.is_approximated = painted.is_approximated;
  result.layers = painted.layers.empty() ? layers_of(face.face.get(), glyph, colors) : std::move(painted.layers);
  if (!result.layers.empty()) return result;
  const Blob png(hb_ot_color_glyph_reference_png(face.font.get(), glyph));
  unsigned size = 0;
  if (char const* data = hb_blob_get_data(png.get(), &size)) result.png.assign(data, size);
  result.box = ink_box(fonts, font, glyph);
  if (result.box.is_empty()) result.png.clear();
  return result;
}

}  // namespace bifolio::text
