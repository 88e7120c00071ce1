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

// css-fonts-4 §7.2: the face's features, then the style's switches, then its own features, so that the later win.
std::vector<hb_feature_t> features_of(std::vector<Feature> const& face_features, TextStyle const& style) {
  std::vector<hb_feature_t> features;
  const auto append = [&](hb_tag_t tag, std::uint32_t value) {
    features.push_back({tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
  };
  for (Feature const& feature : face_features) append(hb_tag_from_string(feature.tag, 4), feature.value);
  if (!style.kerning) append(HB_TAG('k', 'e', 'r', 'n'), 0);
  if (!style.common_ligatures)
    for (const hb_tag_t tag : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g')}) append(tag, 0);
  for (Feature const& feature : style.features) append(hb_tag_from_string(feature.tag, 4), feature.value);
  return features;
}

// css-fonts-4 §6.3. HarfBuzz takes a language system by its tag from a private subtag of the language.
hb_language_t shaping_language(TextStyle const& style) {
  std::string language = style.language;
  if (!style.language_system.empty()) {
    static constexpr char digits[] = "0123456789abcdef";
    const hb_tag_t tag = hb_tag_from_string(style.language_system.data(), static_cast<int>(style.language_system.size()));
    language = "x-hbot-";
    for (int shift = 28; shift >= 0; shift -= 4) language += digits[tag >> shift & 0xF];
  }
  return hb_language_from_string(language.data(), static_cast<int>(language.size()));
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
      language_system(style.language_system),
      face(&fonts.face(item.font)),
      hb_language(shaping_language(style)),
      hb_features(features_of(fonts.source(item.font).features, style)),
      joins(is_joining_script(item.script)) {}

bool ShapeSetting::is_for(Item const& item, TextStyle const& style) const {
  return font == item.font && script == item.script && upright == item.upright && right_to_left == item.is_right_to_left() &&
         kerning == style.kerning && common_ligatures == style.common_ligatures && language == style.language &&
         language_system == style.language_system && features == style.features;
}

}  // namespace bifolio::text
