// Families of the collection: their names, their best faces, and those that only the system has. Changes with the order in which
// families are looked for.
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringoptions.h>

#include <algorithm>

#include "base/ascii.h"
#include "text/characters.h"
#include "text/font_state.h"
#include "text/matching.h"

namespace bifolio::text {

std::string folded_family(std::string_view name) {
  std::string result;
  bool ascii = true;
  for (const char c : name) {
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    result += to_lower(c);
  }
  if (ascii) return result;
  result.clear();
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&result);
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, icu::StringPiece(name.data(), static_cast<int32_t>(name.size())), sink, nullptr,
                         error);
  return result;
}

// A family of that very name counts before another that is called so.
FontFamily const* Fonts::State::known(std::string_view folded_name) const {
  if (const auto found = families.find(folded_name); found != families.end()) return &found->second;
  const auto alias = aliases.find(folded_name);
  if (alias == aliases.end()) return nullptr;
  const auto found = families.find(alias->second);
  return found == families.end() ? nullptr : &found->second;
}

FontFamily const* Fonts::State::find(std::string const& name) { return find_folded(folded_family(name), name); }

FontFamily const* Fonts::State::find_folded(std::string const& folded_name, std::string const& name) {
  {
    const std::shared_lock lock(mutex);
    if (FontFamily const* family = known(folded_name)) return family;
    if (system == SystemFonts::No || unknown.count(folded_name) > 0) return nullptr;
  }
  const std::unique_lock lock(mutex);
  if (FontFamily const* family = known(folded_name)) return family;
  FontFamily family{.name = name, .faces = {}, .origin = FaceOrigin::System};
  for (FaceSource& source : installed_family(name)) {
    source.family = name;
    if (const FontId id = add_slot(std::move(source))) family.faces.push_back(id);
  }
  if (family.faces.empty()) return unknown.insert(folded_name), nullptr;
  return &(families[folded_name] = std::move(family));
}

std::vector<FontId> Fonts::State::closest(FontFamily const& family, FaceRequest const& request) const {
  MatchRank best;
  std::vector<FontId> faces;
  for (const FontId id : family.faces) {
    const MatchRank rank = match_rank(request, slots[id.index()].source);
    if (!faces.empty() && rank > best) continue;
    if (!faces.empty() && rank < best) faces.clear();
    best = rank;
    faces.push_back(id);
  }
  std::reverse(faces.begin(), faces.end());
  return faces;
}

FontId Fonts::system_fallback(std::u32string_view cluster, std::uint32_t script, FaceRequest const& request,
                              std::string_view language) const {
  if (state_->system == SystemFonts::No || cluster.empty()) return {};
  // One face for all of a script, so that a text is not set in many; only what that lacks is looked for by itself. What a cluster
  // gets depends on nothing that was asked before.
  std::u32string wanted(cluster), sample = sample_of_script(script);
  for (std::u32string const* asked : {&sample, &wanted}) {
    if (asked->empty()) continue;
    const FontId font = state_->stand_in(*asked, request, std::string(language));
    if (font && covers(face(font), cluster)) return state_->styled(font, request);
  }
  return {};
}

FontId Fonts::State::stand_in(std::u32string const& cluster, FaceRequest const& request, std::string const& language) {
  const auto key = std::tuple(cluster, language, request.weight, request.slant);
  {
    const std::shared_lock lock(mutex);
    if (const auto found = stand_ins.find(key); found != stand_ins.end()) return found->second;
  }
  const std::unique_lock lock(mutex);
  if (const auto found = stand_ins.find(key); found != stand_ins.end()) return found->second;
  FontId& chosen = stand_ins[key];
  std::optional<FaceSource> source = installed_for(cluster, request, language);
  if (!source) return chosen;
  FontId& of_file = stand_in_files[{source->path, source->index}];
  if (!of_file) of_file = add_slot(std::move(*source));
  return chosen = of_file;
}

}  // namespace bifolio::text
