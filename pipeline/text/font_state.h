// What the font collection holds: its slots (one for each FontId), its families and its names for them. Inside text/ only.
// Changes with what is remembered of a face or a family.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <tuple>

#include "text/face.h"
#include "text/installed_fonts.h"

namespace bifolio::text {

/// One FontId: a registered face, an instance of a variable one, or either with a synthesised style. `opened` is published once
/// under `opening`, and read without a lock afterwards.
struct FontSlot {
  FaceSource source;
  std::vector<AxisValue> values;  ///< an instance's, one for each axis
  Synthesis synthesis;
  FontId registered, plain;
  std::mutex opening;
  std::unique_ptr<Fonts::Face> owner;  ///< of a plain one; a synthesised style has the plain one's face
  std::atomic<Fonts::Face const*> opened{nullptr};
};

struct FontFamily {
  std::string name;
  std::vector<FontId> faces;
  FaceOrigin origin = FaceOrigin::System;
};

/// Slots at addresses that stay, to be read by index without a lock while others are added.
class SlotTable {
 public:
  static constexpr std::size_t capacity = std::size_t{1} << 14;
  FontSlot& operator[](std::size_t index) const { return *slots_[index].load(std::memory_order_acquire); }
  std::size_t size() const { return size_.load(std::memory_order_acquire); }
  /// Not by two at once. Nothing when the table is full.
  FontId add(std::unique_ptr<FontSlot> slot);
  /// Puts another slot in place of a registered one. Not while others read.
  void replace(FontId id, std::unique_ptr<FontSlot> slot);

 private:
  std::vector<std::unique_ptr<FontSlot>> owners_;
  std::unique_ptr<std::atomic<FontSlot*>[]> slots_ { new std::atomic<FontSlot*>[ capacity ]() };
  std::atomic<std::size_t> size_{0};
};

struct Fonts::State {
  SlotTable slots;
  std::map<std::string, FontFamily, std::less<>> families;  ///< by folded name
  std::map<std::string, std::string, std::less<>> aliases;  ///< folded to folded
  std::vector<std::string> fallback;                        ///< folded
  std::vector<std::pair<std::string, std::vector<std::string>>> fallback_for;
  SystemFonts system = SystemFonts::No;

  // What is found out while others read:
  mutable std::shared_mutex mutex;
  std::set<std::string, std::less<>> unknown;  ///< folded names that the system does not know either
  std::map<std::tuple<std::size_t, std::vector<AxisValue>, Synthesis>, FontId> variants;
  std::map<std::tuple<std::u32string, std::string, std::int32_t, Slant>, FontId> stand_ins;  ///< the system's, by cluster
  std::map<std::pair<std::string, std::uint32_t>, FontId> stand_in_files;

  FontFamily const* known(std::string_view folded_name) const;
  /// Asks the system for a family that is not registered.
  FontFamily const* find_folded(std::string const& folded_name, std::string const& name);
  FontFamily const* find(std::string const& name);

  FontId add_slot(FaceSource source);
  /// The family's best face, as several where each has its own characters (css-fonts-4 §5.3: the last rule first).
  std::vector<FontId> closest(FontFamily const& family, FaceRequest const& request) const;
  /// The face as the request wants it: its instance, its synthesised style.
  FontId styled(FontId registered, FaceRequest const& request);
  FontId variant(FontId registered, std::vector<AxisValue> const& values, Synthesis synthesis);
  /// Requires the lock.
  FontId locked_variant(FontId registered, std::vector<AxisValue> const& values, Synthesis synthesis);
  FontId stand_in(std::u32string const& cluster, FaceRequest const& request, std::string const& language);
};

/// css-fonts-4 §5.1: family names are compared with Unicode's default caseless matching.
std::string folded_family(std::string_view name);

/// The axis values of the instance that the request wants of a variable face (css-fonts-4 §4.4, §7.1).
std::vector<AxisValue> instance_values(FaceSource const& source, FaceRequest const& request);
/// What has to be done to the instance's outlines to look as the request wants (css-fonts-4 §2.8).
Synthesis synthesis_for(FaceSource const& source, std::vector<AxisValue> const& values, FaceRequest const& request);

}  // namespace bifolio::text
