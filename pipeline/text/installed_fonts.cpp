#include "text/installed_fonts.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>

#include "text/handles.h"

namespace bifolio::text {
namespace {

using Config = Handle<FcConfig, FcConfigDestroy>;
using Pattern = Handle<FcPattern, FcPatternDestroy>;
using Properties = Handle<FcObjectSet, FcObjectSetDestroy>;
using FontSet = Handle<FcFontSet, FcFontSetDestroy>;
using Characters = Handle<FcCharSet, FcCharSetDestroy>;

/// The system's configuration, read once, when a system font is first asked for; fontconfig's own locks guard it.
FcConfig* configuration() {
  static const Config config(FcInitLoadConfigAndFonts());
  return config.get();
}

FcChar8 const* bytes(std::string const& text) { return reinterpret_cast<FcChar8 const*>(text.c_str()); }

struct File {
  std::string path;
  std::uint32_t index = 0;
  friend auto operator<=>(File const&, File const&) = default;
};

std::optional<File> file_of(FcPattern* pattern) {
  FcChar8* path = nullptr;
  int index = 0;
  if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  // Above the face's number stands that of a named instance, which axes give us as well.
  return File{reinterpret_cast<char const*>(path), static_cast<std::uint32_t>(index) & 0xFFFF};
}

std::optional<FaceSource> usable(File const& file) {
  FaceSource source{.family = {}, .traits = {}, .path = file.path, .index = file.index, .origin = FaceOrigin::System};
  if (!examine(source).empty()) return std::nullopt;
  return source;
}

std::vector<FaceSource> listed(char const* object, std::string const& name) {
  const Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), object, bytes(name));
  const Properties properties(FcObjectSetBuild(FC_FILE, FC_INDEX, static_cast<char*>(nullptr)));
  const FontSet fonts(FcFontList(configuration(), pattern.get(), properties.get()));
  std::set<File> files;
  for (int i = 0; fonts && i < fonts->nfont; ++i)
    if (auto file = file_of(fonts->fonts[i])) files.insert(std::move(*file));
  std::vector<FaceSource> sources;
  for (File const& file : files)
    if (auto source = usable(file)) sources.push_back(std::move(*source));
  return sources;
}

int fontconfig_slant(Slant slant) {
  switch (slant) {
    case Slant::Normal: return FC_SLANT_ROMAN;
    case Slant::Italic: return FC_SLANT_ITALIC;
    case Slant::Oblique: return FC_SLANT_OBLIQUE;
  }
  return FC_SLANT_ROMAN;
}

Pattern pattern_for(std::u32string_view cluster, FaceRequest const& request, std::string const& language) {
  Pattern pattern(FcPatternCreate());
  const Characters characters(FcCharSetCreate());
  for (const char32_t c : cluster) FcCharSetAddChar(characters.get(), c);
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters.get());
  if (!language.empty()) FcPatternAddString(pattern.get(), FC_LANG, bytes(language));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, FcWeightFromOpenType(request.weight));
  FcPatternAddInteger(pattern.get(), FC_SLANT, fontconfig_slant(request.slant));
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  FcConfigSubstitute(configuration(), pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  return pattern;
}

}  // namespace

std::vector<FaceSource> installed_family(std::string const& name) { return listed(FC_FAMILY, name); }

std::optional<FaceSource> installed_by_name(std::string const& name) {
  for (char const* object : {FC_FULLNAME, FC_POSTSCRIPT_NAME}) {
    std::vector<FaceSource> sources = listed(object, name);
    if (!sources.empty()) return std::move(sources.front());
  }
  return std::nullopt;
}

std::optional<FaceSource> installed_for(std::u32string_view cluster, FaceRequest const& request, std::string const& language) {
  const Pattern pattern = pattern_for(cluster, request, language);
  FcResult result = FcResultNoMatch;
  const Pattern best(FcFontMatch(configuration(), pattern.get(), &result));
  if (!best) return std::nullopt;
  const std::optional<File> file = file_of(best.get());
  return file ? usable(*file) : std::nullopt;
}

}  // namespace bifolio::text
