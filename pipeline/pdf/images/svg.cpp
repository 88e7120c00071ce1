#include "pdf/images/svg.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace bifolio::pdf {
namespace {

struct Free {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

// What generic families stand for, as in fonts.toml.
constexpr char generic_families[] = R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<alias binding="same"><family>serif</family><prefer><family>Linux Libertine O</family></prefer></alias>
<alias binding="same"><family>sans-serif</family><prefer><family>Linux Biolinum O</family></prefer></alias>
<alias binding="same"><family>sans</family><prefer><family>Linux Biolinum O</family></prefer></alias>
<alias binding="same"><family>Arial</family><prefer><family>Linux Biolinum O</family></prefer></alias>
<alias binding="same"><family>Helvetica</family><prefer><family>Linux Biolinum O</family></prefer></alias>
<alias binding="same"><family>monospace</family><prefer><family>JetBrains Mono</family></prefer></alias>
</fontconfig>)";

/// The files of the registered fonts, each once. Fonts for emoji, or for Chinese, Japanese and Korean, take fontconfig a second to
/// read: only a drawing with characters from U+3000 on gets them.
std::vector<std::string> font_files(text::Fonts const& fonts, std::string_view drawing) {
  constexpr std::uintmax_t large = 5'000'000;
  const bool needs_large = drawing.find("&#") != drawing.npos || std::any_of(drawing.begin(), drawing.end(), [](char c) {
                             return static_cast<unsigned char>(c) >= 0xE3;
                           });
  std::vector<std::string> files;
  for (std::size_t i = 0; i < fonts.face_count(); ++i) {
    if (fonts.registered(FontId(i)) != FontId(i)) continue;
    std::string const& path = fonts.source(FontId(i)).path;
    std::error_code error;
    if (std::find(files.begin(), files.end(), path) != files.end()) continue;
    if (needs_large || std::filesystem::file_size(path, error) < large) files.push_back(path);
  }
  return files;
}

// fontconfig's current configuration belongs to the process: only our fonts, whatever the machine has. It is made anew only for
// other fonts, since what is drawn with keeps parts of it.
void use_only(text::Fonts const& fonts, std::string_view drawing) {
  static std::string current;
  std::string paths;
  const std::vector<std::string> files = font_files(fonts, drawing);
  for (std::string const& file : files) paths.append(file).append(1, '\n');
  if (paths == current) return;
  current = std::move(paths);
  FcConfig* const config = FcConfigCreate();
  for (std::string const& file : files) FcConfigAppFontAddFile(config, reinterpret_cast<FcChar8 const*>(file.c_str()));
  FcConfigParseAndLoadFromMemory(config, reinterpret_cast<FcChar8 const*>(generic_families), FcTrue);
  FcConfigSetCurrent(config);
  FcConfigDestroy(config);
}

cairo_status_t append(void* out, unsigned char const* data, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<char const*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

/// CSS px of a length that needs nothing else to be known; else nothing.
std::optional<double> pixels(gboolean given, RsvgLength const& length) {
  if (!given || length.length <= 0) return std::nullopt;
  switch (length.unit) {
    case RSVG_UNIT_PX: return length.length;
    case RSVG_UNIT_IN: return length.length * 96;
    case RSVG_UNIT_CM: return length.length * 96 / 2.54;
    case RSVG_UNIT_MM: return length.length * 96 / 25.4;
    case RSVG_UNIT_PT: return length.length * 96 / 72;
    case RSVG_UNIT_PC: return length.length * 16;
    default: return std::nullopt;
  }
}

/// The drawing's size in points; that of its viewBox, or 300 × 150 px, where it gives none (css-images-3 §4.1).
std::pair<double, double> size_of(RsvgHandle* drawing) {
  double width = 0, height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(drawing, &width, &height) && width > 0 && height > 0)
    return {width * 0.75, height * 0.75};
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength w{}, h{};
  RsvgRectangle box{};
  rsvg_handle_get_intrinsic_dimensions(drawing, &has_width, &w, &has_height, &h, &has_box, &box);
  if (has_box && box.width > 0 && box.height > 0) return {box.width * 0.75, box.height * 0.75};
  return {pixels(has_width, w).value_or(300) * 0.75, pixels(has_height, h).value_or(150) * 0.75};
}

std::string message_of(GError* error) {
  const Owned<GError> owned(error);
  return owned ? owned->message : "it cannot be drawn";
}

}  // namespace

std::optional<std::string> draw_svg(std::string_view bytes, text::Fonts const& fonts, std::string& why) {
  static std::mutex one_at_a_time;  // fontconfig's and pango's state is the process's
  const std::lock_guard lock(one_at_a_time);
  use_only(fonts, bytes);
  GError* error = nullptr;
  const Owned<RsvgHandle> drawing(rsvg_handle_new_from_data(reinterpret_cast<guint8 const*>(bytes.data()), bytes.size(), &error));
  if (!drawing) return why = message_of(error), std::nullopt;
  rsvg_handle_set_dpi(drawing.get(), 96);
  const auto [width, height] = size_of(drawing.get());
  std::string pdf;
  const Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append, &pdf, width, height));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  {
    const Owned<cairo_t> context(cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, width, height};
    if (!rsvg_handle_render_document(drawing.get(), context.get(), &page, &error)) return why = message_of(error), std::nullopt;
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    return why = cairo_status_to_string(cairo_surface_status(surface.get())), std::nullopt;
  return pdf;
}

}  // namespace bifolio::pdf
