#include "pdf/images/gif.h"

#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "pdf/objects/deflate.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t pixel_limit = std::size_t{1} << 28;

struct Close {
  void operator()(GifFileType* file) const { DGifCloseFile(file, nullptr); }
};

int read(GifFileType* file, GifByteType* out, int size) {
  auto& left = *static_cast<std::string_view*>(file->UserData);
  const std::size_t count = std::min(left.size(), static_cast<std::size_t>(size));
  std::memcpy(out, left.data(), count);
  left.remove_prefix(count);
  return static_cast<int>(count);
}

/// The first picture on the file's canvas: palette indices, and which pixels are seen.
struct Canvas {
  std::string indices, alpha;
};

Canvas paint(GifFileType const& file, SavedImage const& picture, int transparent) {
  const auto width = static_cast<std::size_t>(file.SWidth), height = static_cast<std::size_t>(file.SHeight);
  Canvas canvas{std::string(width * height, '\0'), std::string(width * height, '\0')};
  GifImageDesc const& at = picture.ImageDesc;
  for (int y = 0; y < at.Height; ++y) {
    for (int x = 0; x < at.Width; ++x) {
      const int column = at.Left + x, row = at.Top + y;
      if (column >= file.SWidth || row >= file.SHeight) continue;
      const GifByteType index =
          picture.RasterBits[static_cast<std::size_t>(y) * static_cast<std::size_t>(at.Width) + static_cast<std::size_t>(x)];
      const std::size_t place = static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column);
      canvas.indices[place] = static_cast<char>(index);
      canvas.alpha[place] = index == transparent ? '\0' : '\xFF';
    }
  }
  return canvas;
}

}  // namespace

std::optional<ImageData> read_gif(std::string_view bytes, std::string& why) {
  int error = 0;
  const std::unique_ptr<GifFileType, Close> file(DGifOpen(&bytes, read, &error));
  if (!file) return why = GifErrorString(error), std::nullopt;
  const auto pixels = static_cast<std::size_t>(std::max(file->SWidth, 0)) * static_cast<std::size_t>(std::max(file->SHeight, 0));
  if (pixels == 0 || pixels > pixel_limit) return why = "its header makes no sense or it is too large", std::nullopt;
  if (DGifSlurp(file.get()) != GIF_OK && file->ImageCount == 0) return why = GifErrorString(file->Error), std::nullopt;
  if (file->ImageCount == 0 || !file->SavedImages[0].RasterBits) return why = "it holds no picture", std::nullopt;
  SavedImage const& picture = file->SavedImages[0];
  ColorMapObject const* const colors = picture.ImageDesc.ColorMap ? picture.ImageDesc.ColorMap : file->SColorMap;
  if (!colors) return why = "it has no palette", std::nullopt;
  GraphicsControlBlock control{};
  control.TransparentColor = NO_TRANSPARENT_COLOR;
  DGifSavedExtensionToGCB(file.get(), 0, &control);
  const Canvas canvas = paint(*file, picture, control.TransparentColor);
  ImageData image;
  image.width = static_cast<std::uint32_t>(file->SWidth);
  image.height = static_cast<std::uint32_t>(file->SHeight);
  image.space = SampleSpace::Palette;
  for (int i = 0; i < colors->ColorCount; ++i)
    for (const GifByteType part : {colors->Colors[i].Red, colors->Colors[i].Green, colors->Colors[i].Blue})
      image.palette += static_cast<char>(part);
  image.samples = deflate(canvas.indices);
  if (canvas.alpha.find('\0') != std::string::npos) image.alpha = deflate(canvas.alpha);
  return image;
}

}  // namespace bifolio::pdf
