#include "style/page_descriptors.h"

#include <utility>

namespace bifolio::style {
namespace {

struct NamedSize {
  std::string_view name;
  double width, height;  ///< millimetres
};
// css-page-3 §7.1, ISO 216 and JIS P 0138 in full, and North America's.
constexpr NamedSize named_sizes[] = {{"a0", 841, 1189},
                                     {"a1", 594, 841},
                                     {"a2", 420, 594},
                                     {"a3", 297, 420},
                                     {"a4", 210, 297},
                                     {"a5", 148, 210},
                                     {"a6", 105, 148},
                                     {"a7", 74, 105},
                                     {"a8", 52, 74},
                                     {"a9", 37, 52},
                                     {"a10", 26, 37},
                                     {"b0", 1000, 1414},
                                     {"b1", 707, 1000},
                                     {"b2", 500, 707},
                                     {"b3", 353, 500},
                                     {"b4", 250, 353},
                                     {"b5", 176, 250},
                                     {"b6", 125, 176},
                                     {"b7", 88, 125},
                                     {"b8", 62, 88},
                                     {"b9", 44, 62},
                                     {"b10", 31, 44},
                                     {"jis-b0", 1030, 1456},
                                     {"jis-b1", 728, 1030},
                                     {"jis-b2", 515, 728},
                                     {"jis-b3", 364, 515},
                                     {"jis-b4", 257, 364},
                                     {"jis-b5", 182, 257},
                                     {"jis-b6", 128, 182},
                                     {"jis-b7", 91, 128},
                                     {"jis-b8", 64, 91},
                                     {"jis-b9", 45, 64},
                                     {"jis-b10", 32, 45},
                                     {"letter", 215.9, 279.4},
                                     {"legal", 215.9, 355.6},
                                     {"ledger", 279.4, 431.8},
                                     {"tabloid", 279.4, 431.8},
                                     {"executive", 184.15, 266.7}};

Length millimetres(double mm) { return Length::from_points(mm * 72 / 25.4); }

std::optional<Size> named_size(ValueReader& in) {
  for (NamedSize const& s : named_sizes)
    if (in.accept(s.name)) return Size{millimetres(s.width), millimetres(s.height)};
  return std::nullopt;
}

/// auto | <length>{1,2} | a name and an orientation, in either order.
bool read_size(ValueReader& in, Size& out) {
  Size size = model::PageStyle().size;
  if (in.accept("auto")) return out = size, true;
  if (const auto width = in.length(Range::NonNegative)) {
    const auto height = in.length(Range::NonNegative).value_or(*width);
    if (*width <= Length() || height <= Length()) return false;
    out = {*width, height};
    return true;
  }
  bool any = false;
  bool landscape = false, oriented = false;
  while (!in.at_end()) {
    if (const auto named = named_size(in))
      size = *named;
    else if (!oriented && in.accept("landscape"))
      oriented = landscape = true;
    else if (!oriented && in.accept("portrait"))
      oriented = true;
    else
      return false;
    any = true;
  }
  if (oriented && landscape != (size.width > size.height)) std::swap(size.width, size.height);
  if (any) out = size;
  return any;
}

bool read_marks(ValueReader& in, model::PageStyle& page) {
  page.crop_marks = page.cross_marks = false;
  if (in.accept("none")) return true;
  while (!in.at_end()) {
    if (in.accept("crop"))
      page.crop_marks = true;
    else if (in.accept("cross"))
      page.cross_marks = true;
    else
      return false;
  }
  return page.crop_marks || page.cross_marks;
}

// css-page-3 §7.3: `auto` is 6pt where there are crop marks.
bool read_bleed(ValueReader& in, model::PageStyle& page) {
  if (in.accept("auto")) return page.bleed = page.crop_marks ? Length::from_points(std::int64_t{6}) : Length(), true;
  const auto bleed = in.length(Range::NonNegative);
  if (bleed) page.bleed = *bleed;
  return bleed.has_value();
}

// css-page-3 §7.4
bool read_orientation(ValueReader& in, model::PageStyle& page) {
  if (in.accept("upright")) return page.rotation = 0, true;
  if (in.accept("rotate-right")) return page.rotation = 90, true;
  if (in.accept("rotate-left")) return page.rotation = -90, true;
  return false;
}

}  // namespace

bool read_page_descriptor(std::string_view name, ValueReader in, model::PageStyle& page) {
  if (name == "size") return read_size(in, page.size) && in.at_end();
  if (name == "marks") return read_marks(in, page) && in.at_end();
  if (name == "bleed" || name == "bleed-size") return read_bleed(in, page) && in.at_end();
  if (name == "page-orientation") return read_orientation(in, page) && in.at_end();
  return false;
}

std::vector<std::string_view> page_descriptor_words(std::string_view name) {
  if (name == "marks") return {"none", "crop", "cross"};
  if (name == "page-orientation") return {"upright", "rotate-left", "rotate-right"};
  std::vector<std::string_view> words{"auto"};
  if (name != "size") return words;
  words.insert(words.end(), {"portrait", "landscape"});
  for (NamedSize const& s : named_sizes) words.push_back(s.name);
  return words;
}

}  // namespace bifolio::style
