#include "text/shape_setting.h"

namespace bifolio::text {
namespace {

// The scripts whose letters join (ArabicShaping.txt), where the text around a run decides the forms at its ends.
bool is_joining_script(std::uint32_t script) {
  switch (script) {
    case HB_SCRIPT_ARABIC:
    case HB_SCRIPT_SYRIAC:
    case HB_SCRIPT_MONGOLIAN:
    case HB_SCRIPT_NKO:
    case HB_SCRIPT_MANDAIC:
    case HB_SCRIPT_MANICHAEAN:
    case HB_SCRIPT_PHAGS_PA:
    case HB_SCRIPT_PSALTER_PAHLAVI:
    case HB_SCRIPT_ADLAM:
    case HB_SCRIPT_HANIFI_ROHINGYA:
    case HB_SCRIPT_SOGDIAN:
    case HB_SCRIPT_CHORASMIAN:
    case HB_SCRIPT_OLD_UYGHUR: return true;
    default: return false;
  }
}

// css-fonts-4 §7.2: the style's switches first, then its own features, so that the later win.
std::vector<hb_feature_t> features_of(TextStyle const& style) {
  std::vector<hb_feature_t> features;
  const auto append = [&](hb_tag_t tag, std::uint32_t value) {
    features.push_back({tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  };
  if (!style.kerning) append(HB_TAG('k', 'e', 'r', 'n'), 0);
  if (!style.common_ligatures)
    for (const hb_tag_t tag : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g')}) append(tag, 0);
  for (Feature const& feature : style.features) append(hb_tag_from_string(feature.tag, 4), feature.value);
  return features;
}

}  // namespace

ShapeSetting::ShapeSetting(Fonts const& fonts, Item const& item, TextStyle const& style)
    : font(item.font),
      script(item.script),
      upright(item.upright),
      right_to_left(item.is_right_to_left()),
      kerning(style.kerning),
      common_ligatures(style.common_ligatures),
      language(style.language),
      features(style.features),
      face(&fonts.face(item.font)),
      hb_language(hb_language_from_string(style.language.data(), static_cast<int>(style.language.size()))),
      hb_features(features_of(style)),
      joins(is_joining_script(item.script)) {}

bool ShapeSetting::is_for(Item const& item, TextStyle const& style) const {
  return font == item.font && script == item.script && upright == item.upright && right_to_left == item.is_right_to_left() &&
         kerning == style.kerning && common_ligatures == style.common_ligatures && language == style.language &&
         features == style.features;
}

}  // namespace bifolio::text
