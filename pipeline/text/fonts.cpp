// The font collection behind fonts.h: registration, matching, and faces that are opened when first used. Changes with the rules of
// matching.
#include "text/fonts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/files.h"
#include "text/font_state.h"
#include "text/language.h"
#include "text/matching.h"

namespace bifolio::text {

FontId SlotTable::add(std::unique_ptr<FontSlot> slot) {
  const std::size_t index = owners_.size();
  if (index >= capacity) return {};
  const FontId id(index);
  if (!slot->registered) slot->registered = id;
  if (!slot->plain) slot->plain = id;
  owners_.push_back(std::move(slot));
  slots_[index].store(owners_.back().get(), std::memory_order_release);
  size_.store(index + 1, std::memory_order_release);
  return id;
}

void SlotTable::replace(FontId id, std::unique_ptr<FontSlot> slot) {
  slot->registered = slot->plain = id;
  owners_[id.index()] = std::move(slot);
  slots_[id.index()].store(owners_[id.index()].get(), std::memory_order_release);
}

Fonts::Fonts() : state_(std::make_unique<State>()) {}
Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;

namespace {

std::unique_ptr<FontSlot> slot_for(FaceSource source) {
  auto slot = std::make_unique<FontSlot>();
  slot->source = std::move(source);
  for (Axis const& axis : slot->source.axes) slot->values.push_back({axis.tag, axis.initial});
  return slot;
}

bool replaces(FaceSource const& later, FaceSource const& earlier) {
  return later.traits == earlier.traits && later.unicode_range == earlier.unicode_range && later.weights == earlier.weights &&
         later.stretches == earlier.stretches;
}

}  // namespace

FontId Fonts::State::add_slot(FaceSource source) { return slots.add(slot_for(std::move(source))); }

void Fonts::add(FaceSource source) {
  FontFamily& family = state_->families[folded_family(source.family)];
  for (std::string const& name : source.other_names) state_->aliases.try_emplace(folded_family(name), folded_family(source.family));
  if (family.faces.empty() || source.origin > family.origin) {
    family = {.name = source.family, .faces = {}, .origin = source.origin};
  } else if (source.origin < family.origin) {
    return;
  }
  for (const FontId id : family.faces)
    if (replaces(source, state_->slots[id.index()].source)) return state_->slots.replace(id, slot_for(std::move(source)));
  if (const FontId id = state_->add_slot(std::move(source))) family.faces.push_back(id);
}

void Fonts::add_alias(std::string alias, std::string family) { state_->aliases[folded_family(alias)] = folded_family(family); }

namespace {
std::vector<std::string> folded_families(std::vector<std::string> const& families) {
  std::vector<std::string> result;
  for (std::string const& family : families) result.push_back(folded_family(family));
  return result;
}
}  // namespace

void Fonts::set_fallback(std::vector<std::string> families) { state_->fallback = folded_families(families); }
void Fonts::prefer_fallback(std::vector<std::string> families) {
  const std::vector<std::string> preferred = folded_families(families);
  state_->fallback.insert(state_->fallback.begin(), preferred.begin(), preferred.end());
}
void Fonts::set_fallback_for(std::string language, std::vector<std::string> families) {
  state_->fallback_for.emplace_back(std::move(language), folded_families(families));
}
void Fonts::set_system_fonts(SystemFonts system) { state_->system = system; }

bool Fonts::has_family(std::string_view family) const { return state_->find(std::string(family)) != nullptr; }

std::vector<std::string> Fonts::families() const {
  const std::shared_lock lock(state_->mutex);
  std::vector<std::string> names;
  for (auto const& [key, family] : state_->families) names.push_back(family.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t Fonts::face_count() const { return state_->slots.size(); }

// css-fonts-4 §5.1: the first available font is one that may be used for a space.
FontId Fonts::match(std::vector<std::string> const& families, FaceRequest const& request) const {
  const auto first_of = [&](FontFamily const* family, bool for_space) {
    if (family == nullptr) return FontId();
    for (const FontId face : state_->closest(*family, request))
      if (!for_space || state_->slots[face.index()].source.is_for(U' ')) return state_->styled(face, request);
    return FontId();
  };
  for (std::string const& name : families)
    if (const FontId font = first_of(state_->find(name), true)) return font;
  for (std::string const& name : state_->fallback)
    if (const FontId font = first_of(state_->known(name), true)) return font;
  return state_->families.empty() ? FontId() : first_of(&state_->families.begin()->second, false);
}

namespace {

bool is_language(std::string_view language, std::string_view range) {
  return language.starts_with(range) && (language.size() == range.size() || language[range.size()] == '-');
}

}  // namespace

std::vector<FontId> Fonts::candidates(std::vector<std::string> const& families, FaceRequest const& request,
                                      std::string_view language) const {
  std::vector<FontId> fonts;
  const auto append = [&](FontFamily const* family) {
    if (family == nullptr) return;
    for (const FontId face : state_->closest(*family, request)) {
      const FontId font = state_->styled(face, request);
      if (std::find(fonts.begin(), fonts.end(), font) == fonts.end()) fonts.push_back(font);
    }
  };
  for (std::string const& name : families) append(state_->find(name));
  const std::string full = with_han_script(language);
  for (auto const& [range, names] : state_->fallback_for)
    if (is_language(full, with_han_script(range)))
      for (std::string const& name : names) append(state_->known(name));
  for (std::string const& name : state_->fallback) append(state_->known(name));
  if (fonts.empty() && !state_->families.empty()) append(&state_->families.begin()->second);
  return fonts;
}

std::vector<FontId> Fonts::closest_faces(std::string const& family, FaceRequest const& request) const {
  std::vector<FontId> fonts;
  FontFamily const* const found = state_->find(family);
  if (found == nullptr) return fonts;
  for (const FontId face : state_->closest(*found, request)) fonts.push_back(state_->styled(face, request));
  return fonts;
}

FontId Fonts::match_character(std::vector<std::string> const& families, FaceRequest const& request, char32_t character) const {
  for (const FontId font : candidates(families, request))
    if (has_glyph(font, character)) return font;
  return {};
}

Fonts::Face const& Fonts::face(FontId font) const {
  FontSlot& slot = state_->slots[font.index()];
  if (Face const* opened = slot.opened.load(std::memory_order_acquire)) return *opened;
  Face const* const origin = slot.plain != font ? &face(slot.plain) : slot.registered != font ? &face(slot.registered) : nullptr;
  const std::scoped_lock lock(slot.opening);
  if (Face const* opened = slot.opened.load(std::memory_order_acquire)) return *opened;
  Face const* result = origin;
  if (slot.plain == font) {
    slot.owner = origin == nullptr ? open_face(slot.source) : open_instance(*origin, slot.source, slot.values);
    result = slot.owner.get();
  }
  slot.opened.store(result, std::memory_order_release);
  return *result;
}

FontMetrics const& Fonts::metrics(FontId font) const { return face(font).metrics; }
FaceSource const& Fonts::source(FontId font) const { return state_->slots[font.index()].source; }
bool Fonts::has_glyph(FontId font, char32_t character) const { return glyph_for(font, character) != 0; }
std::uint32_t Fonts::glyph_for(FontId font, char32_t character) const { return face(font).glyph_for(character); }
std::int32_t Fonts::advance(FontId font, std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(face(font).font.get(), glyph);
}
std::uint32_t Fonts::glyph_count(FontId font) const { return face(font).glyph_count; }
std::string Fonts::postscript_name(FontId font) const { return face(font).postscript_name; }
bool Fonts::is_color(FontId font) const { return face(font).is_color; }

// css-fonts-4 §6.5: whether a glyph for it is there can be known only by looking the glyph up in the feature's lookups.
bool Fonts::substitutes(FontId font, std::string_view opentype_tag, char32_t character) const {
  Face const& opened = face(font);
  const std::uint32_t glyph = opened.glyph_for(character);
  if (glyph == 0 || !has_feature(font, opentype_tag)) return false;
  const hb_tag_t features[] = {hb_tag_from_string(opentype_tag.data(), static_cast<int>(opentype_tag.size())), HB_TAG_NONE};
  using LookupSet = Handle<hb_set_t, hb_set_destroy>;
  const LookupSet lookups(hb_set_create());
  hb_ot_layout_collect_lookups(opened.face.get(), HB_OT_TAG_GSUB, nullptr, nullptr, features, lookups.get());
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups.get(), &lookup);)
    if (hb_ot_layout_lookup_would_substitute(opened.face.get(), lookup, &glyph, 1, false)) return true;
  return false;
}

bool Fonts::has_feature(FontId font, std::string_view opentype_tag) const {
  std::vector<std::uint32_t> const& tags = face(font).features;
  return std::binary_search(tags.begin(), tags.end(),
                            hb_tag_from_string(opentype_tag.data(), static_cast<int>(opentype_tag.size())));
}

std::vector<Axis> const& Fonts::axes(FontId font) const { return source(font).axes; }
std::vector<AxisValue> const& Fonts::axis_values(FontId font) const { return state_->slots[font.index()].values; }
Synthesis Fonts::synthesis(FontId font) const { return state_->slots[font.index()].synthesis; }
FontId Fonts::without_synthesis(FontId font) const { return state_->slots[font.index()].plain; }
FontId Fonts::registered(FontId font) const { return state_->slots[font.index()].registered; }

}  // namespace bifolio::text
