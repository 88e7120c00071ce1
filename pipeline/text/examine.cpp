// What a font file says of itself to those who choose faces: its family, traits and axes, and whether we can use it at all.
// Changes with the OpenType tables that say so.
#include <algorithm>
#include <charconv>

#include "base/files.h"
#include "text/embedding.h"
#include "text/font_file.h"
#include "text/fonts.h"
#include "text/installed_fonts.h"
#include "text/sfnt.h"
#include "text/soundness.h"

namespace bifolio::text {
namespace {

constexpr hb_tag_t os2_tag = HB_TAG('O', 'S', '/', '2'), head_tag = HB_TAG('h', 'e', 'a', 'd');

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  char buffer[256];
  unsigned size = sizeof buffer;
  hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, buffer);
  return {buffer, std::min<std::size_t>(size, sizeof buffer - 1)};
}

// css-fonts-4 §5.1: a family may be asked for by its name in any language.
std::vector<std::string> other_names_of(hb_face_t* face, std::string const& family) {
  unsigned count = 0;
  hb_ot_name_entry_t const* entries = hb_ot_name_list_names(face, &count);
  std::vector<std::string> names;
  for (unsigned i = 0; i < count; ++i) {
    if (entries[i].name_id != HB_OT_NAME_ID_FONT_FAMILY && entries[i].name_id != HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY) continue;
    char buffer[256];
    unsigned size = sizeof buffer;
    hb_ot_name_get_utf8(face, entries[i].name_id, entries[i].language, &size, buffer);
    std::string name(buffer, std::min<std::size_t>(size, sizeof buffer - 1));
    if (!name.empty() && name != family && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return names;
}

// OpenType, OS/2 usWidthClass.
std::int32_t stretch_of_class(std::uint32_t width) {
  constexpr std::int32_t stretches[] = {100000, 50000, 62500, 75000, 87500, 100000, 112500, 125000, 150000, 200000};
  return width < std::size(stretches) ? stretches[width] : 100000;
}

FaceTraits read_traits(hb_face_t* face) {
  const Table os2(face, os2_tag), head(face, head_tag);
  FaceTraits traits;
  const auto weight = static_cast<std::int32_t>(os2.u16(4));
  traits.weight = weight == 0 ? (head.u16(44) & 1 ? 700 : 400) : std::min(weight < 10 ? weight * 100 : weight, 1000);
  traits.stretch = stretch_of_class(os2.u16(6));
  const std::uint32_t selection = os2.u16(62);
  if ((selection & 1) != 0 || (head.u16(44) & 2) != 0) traits.slant = Slant::Italic;
  if ((selection & 0x200) != 0) traits.slant = Slant::Oblique;
  return traits;
}

std::int32_t fixed(float value) {
  const double scaled = static_cast<double>(value) * axis_unit;
  return static_cast<std::int32_t>(std::clamp(scaled + (scaled < 0 ? -0.5 : 0.5), -2147483647.0, 2147483647.0));
}

std::vector<Axis> read_axes(hb_face_t* face) {
  constexpr unsigned most = 64;
  hb_ot_var_axis_info_t infos[most];
  unsigned count = most;
  hb_ot_var_get_axis_infos(face, 0, &count, infos);
  std::vector<Axis> axes;
  for (unsigned i = 0; i < count; ++i)
    axes.push_back({infos[i].tag, fixed(infos[i].min_value), fixed(infos[i].default_value), fixed(infos[i].max_value)});
  return axes;
}

// A variable face is what its axes can make of it, unless who registers it says otherwise.
void apply_axes(FaceSource& source) {
  for (Axis const& axis : source.axes) {
    const Range range{axis.minimum / axis_unit, axis.maximum / axis_unit};
    if (axis.tag == axis_tag("wght") && !source.weights) source.weights = range;
    if (axis.tag == axis_tag("wdth") && !source.stretches)
      source.stretches = Range{static_cast<std::int32_t>(std::int64_t{axis.minimum} * 1000 / axis_unit),
                               static_cast<std::int32_t>(std::int64_t{axis.maximum} * 1000 / axis_unit)};
  }
}

/// "2", or a PostScript name, of a collection's face.
bool find_face(FaceSource& source, std::string_view face_name) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(face_name.data(), face_name.data() + face_name.size(), number);
  if (read.ec == std::errc() && read.ptr == face_name.data() + face_name.size()) return source.index = number, true;
  const Blob blob = read_font_file(source.path);
  const unsigned count = hb_face_count(blob.get());
  for (unsigned i = 0; i < count; ++i) {
    const FaceHandle face(hb_face_create(blob.get(), i));
    if (name_of(face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME) != face_name &&
        name_of(face.get(), HB_OT_NAME_ID_FULL_NAME) != face_name)
      continue;
    source.index = i;
    return true;
  }
  return false;
}

bool has_table(hb_face_t* face, hb_tag_t tag) { return !Table(face, tag).empty(); }

std::string why_unusable(hb_face_t* face) {
  const bool outlines = has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
  const bool pictures = hb_ot_color_has_png(face) != 0;
  if (!outlines && has_table(face, HB_TAG('C', 'F', 'F', '2'))) return "has CFF2 outlines, which are not supported";
  if (!outlines && !pictures) return "has no outlines";
  if (embedding_right_of(Table(face, os2_tag).u16(8)) == EmbeddingRight::Restricted)
    return "may not be embedded: its OS/2 table says so (fsType)";
  return {};
}

bool is_called(FaceSource const& source, std::string const& name) {
  try {
    const FaceHandle face = open_handle(source.path, source.index);
    return name_of(face.get(), HB_OT_NAME_ID_FULL_NAME) == name || name_of(face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME) == name;
  } catch (EnvironmentError const&) {
    return false;
  }
}

}  // namespace

std::optional<FaceSource> find_by_name(Fonts const& fonts, std::string const& name, SystemFonts system) {
  for (std::size_t i = 0; i < fonts.face_count(); ++i) {
    FaceSource const& source = fonts.source(FontId(i));
    const bool installed = source.origin == FaceOrigin::Shipped || source.origin == FaceOrigin::Project;
    if (installed && fonts.registered(FontId(i)) == FontId(i) && is_called(source, name))
      return FaceSource{.family = {}, .traits = source.traits, .path = source.path, .index = source.index, .origin = source.origin};
  }
  return system == SystemFonts::Yes ? installed_by_name(name) : std::nullopt;
}

std::string examine(FaceSource& source, std::string_view face_name) {
  try {
    if (!face_name.empty() && !find_face(source, face_name)) return "has no face named " + std::string(face_name);
    const FaceHandle face = open_handle(source.path, source.index);
    if (std::string why = why_unusable(face.get()); !why.empty()) return why;
    if (std::string damage = damage_of(face.get(), source.index); !damage.empty()) return damage;
    source.axes = read_axes(face.get());
    const Blob blob(hb_face_reference_blob(face.get()));
    source.face_count = std::max(1U, hb_face_count(blob.get()));
    if (!source.family.empty()) return {};
    source.traits = read_traits(face.get());
    source.family = name_of(face.get(), HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (source.family.empty()) source.family = name_of(face.get(), HB_OT_NAME_ID_FONT_FAMILY);
    if (source.family.empty()) return "does not say which family it belongs to";
    source.other_names = other_names_of(face.get(), source.family);
    apply_axes(source);
    return {};
  } catch (EnvironmentError const& error) {
    const std::string_view what = error.what();
    return std::string(what.substr(std::min(what.size(), error.path().size() + 2)));  // behind the path, which the caller knows
  }
}

}  // namespace bifolio::text
