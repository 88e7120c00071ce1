#include "app/font_faces.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/diagnostics.h"
#include "app/share.h"
#include "base/percent.h"

namespace bifolio::app {
namespace {

namespace fs = std::filesystem;
using model::FontFace;

std::uint32_t tag_of(char const (&tag)[4]) {
  std::uint32_t value = 0;
  for (const char c : tag) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// css-fonts-4 §4.4: `auto` chooses as `normal` does, and holds a variable font to nothing.
void apply_descriptors(FontFace const& face, text::FaceSource& source) {
  source.family = face.family;
  source.origin = text::FaceOrigin::Author;
  source.traits = {.weight = 400, .stretch = 100000, .slant = face.style_auto ? text::Slant::Normal : slant_of(face.style)};
  if (face.weight_low > 0) {
    source.weights = text::Range{face.weight_low, face.weight_high};
    source.traits.weight = std::clamp(400, face.weight_low, face.weight_high);
  }
  if (face.stretch_low > 0) {
    source.stretches = text::Range{face.stretch_low, face.stretch_high};
    source.traits.stretch = std::clamp(100000, face.stretch_low, face.stretch_high);
  }
  if (!face.style_auto && face.style == model::FontStyle::Oblique) source.angles = text::Range{face.oblique_low, face.oblique_high};
  source.unicode_range = face.unicode_range;
  source.overrides = {.ascent = face.ascent_override,
                      .descent = face.descent_override,
                      .line_gap = face.line_gap_override,
                      .size_adjust = face.size_adjust};
  for (model::FontVariation const& v : face.variations)
    source.variations.push_back({tag_of(v.tag), static_cast<std::int32_t>(std::lround(std::clamp(v.value, -32768.F, 32767.F) *
                                                                                      static_cast<float>(text::axis_unit)))});
  for (model::FontFeature const& f : face.features) {
    text::Feature& feature = source.features.emplace_back();
    std::copy_n(f.tag, 4, feature.tag);
    feature.value = f.value;
  }
}

/// What one entry of `src` leads to; `why` says what is wrong with it.
std::optional<text::FaceSource> open_source(text::Fonts const& fonts, FontFace const& face, FontFace::Source const& entry,
                                            text::SystemFonts system, std::string& why) {
  text::FaceSource source;
  if (entry.is_local) {
    const auto found = text::find_by_name(fonts, entry.name, system);
    if (!found) return why = "no font is called “" + entry.name + "”", std::nullopt;
    source.path = found->path;
    source.index = found->index;
  } else {
    source.path = entry.name;
  }
  apply_descriptors(face, source);
  why = text::examine(source, percent_decoded(entry.fragment));
  return why.empty() ? std::optional(std::move(source)) : std::nullopt;
}

/// Registers the first source that can be used, as css-fonts-4 §4.3 says, and tells of broken files before it.
void add_font_face(text::Fonts& fonts, FontFace const& face, text::SystemFonts system, DiagnosticSink* sink) {
  std::string reasons;
  for (FontFace::Source const& entry : face.sources) {
    std::string why;
    auto source = open_source(fonts, face, entry, system, why);
    if (source) return fonts.add(std::move(*source));
    if (!entry.is_local) why.insert(0, entry.name + ": ");
    if (sink && !entry.is_local && ::access(entry.name.c_str(), R_OK) == 0) sink->report(font_unusable, face.span, why);
    reasons += (reasons.empty() ? ": " : "; ") + why;
  }
  if (sink) sink->report(font_unreadable, face.span, "no file of this @font-face can be read" + reasons);
}

std::string shipped_list() { return share_folder() + "/fonts/fonts.toml"; }

}  // namespace

text::Slant slant_of(model::FontStyle style) {
  switch (style) {
    case model::FontStyle::Normal: return text::Slant::Normal;
    case model::FontStyle::Italic: return text::Slant::Italic;
    case model::FontStyle::Oblique: return text::Slant::Oblique;
  }
  return text::Slant::Normal;
}

std::vector<std::string> font_folders(std::vector<std::string> const& inputs) {
  std::vector<std::string> folders;
  std::error_code error;
  const fs::path shipped = fs::path(shipped_list()).parent_path();
  for (std::string const& input : inputs) {
    if (input == "-") continue;
    const fs::path folder = fs::path(input).parent_path() / "fonts";
    const bool known = std::find(folders.begin(), folders.end(), folder.string()) != folders.end();
    if (!known && fs::is_directory(folder, error) && !fs::equivalent(folder, shipped, error)) folders.push_back(folder.string());
  }
  return folders;
}

text::Fonts collect_fonts(FontPlaces const& places, std::vector<FontFace> const& faces, DiagnosticSink* sink) {
  text::Fonts fonts;
  fonts.set_system_fonts(places.system);
  for (std::string const& missing : text::load_font_list(fonts, shipped_list()))
    if (sink) sink->report(font_missing, {}, "a font of ours is not installed: " + missing);
  for (std::string const& folder : places.folders)
    for (auto const& [path, why] : text::load_font_folder(fonts, folder))
      if (sink) sink->report(font_unusable, {}, path + ": " + why);
  for (FontFace const& face : faces) add_font_face(fonts, face, places.system, sink);
  return fonts;
}

}  // namespace bifolio::app
