// The font collection behind fonts.h: registration, matching, and faces that are opened when first used. Changes with the rules of
// matching.
#include "text/fonts.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

#include "text/face.h"
#include "text/matching.h"

namespace bifolio::text {
namespace {

// css-fonts-4 §5.1: family names are compared with Unicode's default caseless matching.
std::string folded(std::string_view name) {
  std::string result;
  bool ascii = true;
  for (const char c : name) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (ascii) return result;
  result.clear();
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&result);
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, icu::StringPiece(name.data(), static_cast<int32_t>(name.size())), sink, nullptr,
                         error);
  return result;
}

// One registered face. `opened` is published once under `opening`, and read without a lock afterwards.
struct Slot {
  explicit Slot(FaceSource s) : source(std::move(s)) {}
  FaceSource source;
  std::mutex opening;
  std::unique_ptr<Fonts::Face> owner;
  std::atomic<Fonts::Face const*> opened{nullptr};
};

struct Family {
  std::string name;
  std::vector<FontId> faces;
};

}  // namespace

struct Fonts::State {
  std::vector<std::unique_ptr<Slot>> slots;
  std::map<std::string, Family, std::less<>> families;      // by folded name
  std::map<std::string, std::string, std::less<>> aliases;  // folded to folded
  std::vector<std::string> fallback;                        // folded

  Family const* find_folded(std::string_view name) const {
    const auto alias = aliases.find(name);
    const auto found = families.find(alias == aliases.end() ? name : std::string_view(alias->second));
    return found == families.end() ? nullptr : &found->second;
  }
  Family const* find(std::string_view name) const { return find_folded(folded(name)); }

  FontId closest(Family const& family, FaceTraits const& traits) const {
    return *std::min_element(family.faces.begin(), family.faces.end(), [&](FontId a, FontId b) {
      return match_rank(traits, slots[a.index()]->source.traits) < match_rank(traits, slots[b.index()]->source.traits);
    });
  }
};

Fonts::Fonts() : state_(std::make_unique<State>()) {}
Fonts::~Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;

void Fonts::add(FaceSource source) {
  Family& family = state_->families[folded(source.family)];
  if (family.faces.empty()) family.name = source.family;
  for (const FontId id : family.faces) {
    std::unique_ptr<Slot>& slot = state_->slots[id.index()];
    if (slot->source.traits != source.traits) continue;
    slot = std::make_unique<Slot>(std::move(source));
    return;
  }
  family.faces.emplace_back(state_->slots.size());
  state_->slots.push_back(std::make_unique<Slot>(std::move(source)));
}

void Fonts::add_alias(std::string alias, std::string family) { state_->aliases[folded(alias)] = folded(family); }

void Fonts::set_fallback(std::vector<std::string> families) {
  state_->fallback.clear();
  for (std::string const& family : families) state_->fallback.push_back(folded(family));
}

bool Fonts::has_family(std::string_view family) const { return state_->find(family) != nullptr; }

std::vector<std::string> Fonts::families() const {
  std::vector<std::string> names;
  for (auto const& [key, family] : state_->families) names.push_back(family.name);
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t Fonts::face_count() const { return state_->slots.size(); }

FontId Fonts::match(std::vector<std::string> const& families, FaceTraits const& traits) const {
  for (std::string const& name : families)
    if (Family const* family = state_->find(name)) return state_->closest(*family, traits);
  for (std::string const& name : state_->fallback)
    if (Family const* family = state_->find_folded(name)) return state_->closest(*family, traits);
  return state_->slots.empty() ? FontId() : state_->closest(state_->families.begin()->second, traits);
}

std::vector<FontId> Fonts::candidates(std::vector<std::string> const& families, FaceTraits const& traits) const {
  std::vector<FontId> fonts;
  const auto append = [&](Family const* family) {
    if (family == nullptr) return;
    const FontId font = state_->closest(*family, traits);
    if (std::find(fonts.begin(), fonts.end(), font) == fonts.end()) fonts.push_back(font);
  };
  for (std::string const& name : families) append(state_->find(name));
  for (std::string const& name : state_->fallback) append(state_->find_folded(name));
  if (fonts.empty() && !state_->slots.empty()) append(&state_->families.begin()->second);
  return fonts;
}

FontId Fonts::match_character(std::vector<std::string> const& families, FaceTraits const& traits, char32_t character) const {
  for (const FontId font : candidates(families, traits))
    if (has_glyph(font, character)) return font;
  return {};
}

Fonts::Face const& Fonts::face(FontId font) const {
  Slot& slot = *state_->slots[font.index()];
  if (Face const* opened = slot.opened.load(std::memory_order_acquire)) return *opened;
  const std::scoped_lock lock(slot.opening);
  if (!slot.owner) {
    slot.owner = open_face(slot.source);
    slot.opened.store(slot.owner.get(), std::memory_order_release);
  }
  return *slot.owner;
}

FontMetrics const& Fonts::metrics(FontId font) const { return face(font).metrics; }
FaceSource const& Fonts::source(FontId font) const { return state_->slots[font.index()]->source; }
bool Fonts::has_glyph(FontId font, char32_t character) const { return glyph_for(font, character) != 0; }
std::uint32_t Fonts::glyph_for(FontId font, char32_t character) const { return face(font).glyph_for(character); }
std::int32_t Fonts::advance(FontId font, std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(face(font).font.get(), glyph);
}
std::uint32_t Fonts::glyph_count(FontId font) const { return face(font).glyph_count; }
std::string Fonts::postscript_name(FontId font) const { return face(font).postscript_name; }

bool Fonts::has_feature(FontId font, std::string_view opentype_tag) const {
  std::vector<std::uint32_t> const& tags = face(font).features;
  return std::binary_search(tags.begin(), tags.end(),
                            hb_tag_from_string(opentype_tag.data(), static_cast<int>(opentype_tag.size())));
}

}  // namespace bifolio::text
