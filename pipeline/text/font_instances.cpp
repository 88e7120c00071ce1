// Variants of a registered face: the instance of a variable font that a style asks for, and styles that have to be synthesised.
// Changes with css-fonts-4's rules for either.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/font_state.h"

namespace bifolio::text {
namespace {

constexpr std::uint32_t wght = axis_tag("wght"), wdth = axis_tag("wdth"), slnt = axis_tag("slnt"), ital = axis_tag("ital"),
                        opsz = axis_tag("opsz");
constexpr std::int32_t bold_threshold = 600;  // from here on a style is bold, and a face below it is not
constexpr std::int32_t italic_angle = 14000;  // css-fonts-4 §2.4: what `oblique` is without an angle

std::int32_t within(std::optional<Range> const& range, std::int32_t value) {
  return range ? std::clamp(value, range->low, range->high) : value;
}

/// Clockwise, as CSS has it, in 1/1000 of a degree.
std::int32_t wished_angle(FaceRequest const& request) {
  switch (request.slant) {
    case Slant::Normal: return 0;
    case Slant::Italic: return italic_angle;
    case Slant::Oblique: return request.oblique_angle;
  }
  return 0;
}

bool has_axis(FaceSource const& source, std::uint32_t tag) {
  return std::any_of(source.axes.begin(), source.axes.end(), [&](Axis const& axis) { return axis.tag == tag; });
}

// css-fonts-4 §2: the properties that move registered axes.
std::int64_t property_value(FaceSource const& source, Axis const& axis, FaceRequest const& request) {
  const bool slants = request.slant == Slant::Oblique && has_axis(source, slnt);
  const bool italic = (request.slant != Slant::Normal && !slants) || source.traits.slant == Slant::Italic;
  const std::int64_t per_thousand = axis_unit;
  switch (axis.tag) {
    case wght: return std::int64_t{within(source.weights, request.weight)} * axis_unit;
    case wdth: return within(source.stretches, request.stretch) * per_thousand / 1000;
    case ital: return italic ? axis_unit : axis.initial;
    case slnt:
      if (has_axis(source, ital) && request.slant == Slant::Italic) return axis.initial;
      return request.slant == Slant::Normal ? axis.initial
                                            : -std::int64_t{within(source.angles, wished_angle(request))} * axis_unit / 1000;
    case opsz:
      if (request.optical_size <= Length()) return axis.initial;
      return std::int64_t{request.optical_size.raw()} * axis_unit / Length::from_px(1).raw();
    default: return axis.initial;
  }
}

void override_value(std::vector<AxisValue> const& settings, Axis const& axis, std::int32_t& value) {
  for (AxisValue const& setting : settings)
    if (setting.tag == axis.tag) value = axis.clamp(setting.value);
}

bool is_initial(FaceSource const& source, std::vector<AxisValue> const& values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].value != source.axes[i].initial) return false;
  return true;
}

std::int32_t value_of(std::vector<AxisValue> const& values, std::uint32_t tag) {
  for (AxisValue const& value : values)
    if (value.tag == tag) return value.value;
  return 0;
}

}  // namespace

std::vector<AxisValue> instance_values(FaceSource const& source, FaceRequest const& request) {
  std::vector<AxisValue> values;
  for (Axis const& axis : source.axes) {
    std::int32_t value = axis.clamp(property_value(source, axis, request));
    override_value(source.variations, axis, value);
    override_value(request.variations, axis, value);
    values.push_back({axis.tag, value});
  }
  return values;
}

Synthesis synthesis_for(FaceSource const& source, std::vector<AxisValue> const& values, FaceRequest const& request) {
  Synthesis synthesis;
  std::int32_t weight = source.weights ? source.weights->high : source.traits.weight;
  for (Axis const& axis : source.axes)
    if (axis.tag == wght && !source.weights) weight = axis.maximum / axis_unit;
  synthesis.bold = request.may_embolden && request.weight >= bold_threshold && weight < bold_threshold;
  const bool slanted = source.traits.slant != Slant::Normal || value_of(values, slnt) != 0 || value_of(values, ital) != 0;
  if (request.may_slant && !slanted) synthesis.slant = wished_angle(request);
  synthesis.palette = request.palette;
  return synthesis;
}

FontId Fonts::State::styled(FontId registered, FaceRequest const& request) {
  FaceSource const& source = slots[registered.index()].source;
  std::vector<AxisValue> values = instance_values(source, request);
  const Synthesis synthesis = synthesis_for(source, values, request);
  if (synthesis == Synthesis() && is_initial(source, values)) return registered;
  return variant(registered, values, synthesis);
}

FontId Fonts::State::variant(FontId registered, std::vector<AxisValue> const& values, Synthesis synthesis) {
  {
    const std::shared_lock lock(mutex);
    const auto found = variants.find({registered.index(), values, synthesis});
    if (found != variants.end()) return found->second;
  }
  const std::unique_lock lock(mutex);
  return locked_variant(registered, values, synthesis);
}

FontId Fonts::State::locked_variant(FontId registered, std::vector<AxisValue> const& values, Synthesis synthesis) {
  if (synthesis == Synthesis() && is_initial(slots[registered.index()].source, values)) return registered;
  FontId& id = variants[{registered.index(), values, synthesis}];
  if (id) return id;
  auto slot = std::make_unique<FontSlot>();
  slot->source = slots[registered.index()].source;
  slot->values = values;
  slot->synthesis = synthesis;
  slot->registered = registered;
  if (synthesis != Synthesis()) slot->plain = locked_variant(registered, values, {});
  const FontId added = slots.add(std::move(slot));
  return variants[{registered.index(), values, synthesis}] = added ? added : registered;
}

FontId Fonts::instance(FontId font, std::vector<AxisValue> const& values) const {
  FontSlot const& slot = state_->slots[font.index()];
  std::vector<AxisValue> moved = slot.values;
  for (std::size_t i = 0; i < moved.size(); ++i) override_value(values, slot.source.axes[i], moved[i].value);
  if (moved == slot.values) return font;
  if (slot.synthesis == Synthesis() && is_initial(slot.source, moved)) return slot.registered;
  return state_->variant(slot.registered, moved, slot.synthesis);
}

}  // namespace bifolio::text
