#include "layout/inline/synthesis.h"

#include "base/utf8.h"
#include "layout/diagnostics.h"

namespace bifolio::layout {
namespace {

/// Whether the font has glyphs for the caps variant, petite capitals being small ones where need be (css-fonts-4 §6.6).
bool has_caps(text::Fonts const& fonts, FontId font, model::FontVariantCaps caps) {
  using enum model::FontVariantCaps;
  switch (caps) {
    case SmallCaps: return fonts.has_feature(font, "smcp");
    case AllSmallCaps: return fonts.has_feature(font, "smcp") && fonts.has_feature(font, "c2sc");
    case PetiteCaps: return fonts.has_feature(font, "pcap") || fonts.has_feature(font, "smcp");
    case AllPetiteCaps:
      return (fonts.has_feature(font, "pcap") && fonts.has_feature(font, "c2pc")) ||
             (fonts.has_feature(font, "smcp") && fonts.has_feature(font, "c2sc"));
    case Normal:
    case Unicase:
    case TitlingCaps: return true;
  }
  return true;
}

}  // namespace

bool synthesises_caps(LayoutContext& context, InlineStyle const& style, model::Box const& box) {
  if (!style.font || !style.computed->font_synthesis_small_caps ||
      has_caps(context.services.fonts, style.font, style.computed->font_variant_caps))
    return false;
  std::string const& family = context.services.fonts.source(style.font).family;
  context.sink.report_once(kinds::synthesised_caps, family, box.span,
                           "the font " + family + " has no small capitals; they are made from its capitals");
  return true;
}

// css-fonts-4 §6.5: either all of the text has such glyphs, or all of it is made from normal ones, so that they look alike.
bool synthesises_position(LayoutContext& context, InlineStyle const& style, std::string_view text, model::Box const& box) {
  const auto position = style.computed->font_variant_position;
  if (position == model::FontVariantPosition::Normal || !style.font || !style.computed->font_synthesis_position) return false;
  text::Fonts const& fonts = context.services.fonts;
  const std::string_view feature = position == model::FontVariantPosition::Sub ? "subs" : "sups";
  bool has_all = true;
  for (const char32_t c : utf8::CodePoints(text))
    has_all = has_all && ((c < 0x80 && utf8::is_html_space(static_cast<char>(c))) || fonts.substitutes(style.font, feature, c));
  if (has_all) return false;
  std::string const& family = fonts.source(style.font).family;
  context.sink.report_once(
      kinds::synthesised_position, family, box.span,
      "the font " + family + " has no such glyphs for font-variant-position; they are made from its normal ones");
  return true;
}

}  // namespace bifolio::layout
