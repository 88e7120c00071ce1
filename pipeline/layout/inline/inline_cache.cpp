#include "layout/inline/inline_cache.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "layout/context.h"
#include "model/generic_families.h"

namespace bifolio::layout {
namespace {

constexpr std::size_t most_words = 1U << 16U;
/// The size of synthesised small capitals, in thousandths: about the x-height of most text faces, a little heavier.
constexpr std::int64_t reduced_capitals = 780;
/// Of synthesised superiors and inferiors: their size and how far they leave the baseline, in thousandths of the font size.
constexpr std::int64_t reduced_position = 620, raised = 340, lowered = 150;

void add_feature(std::vector<text::Feature>& features, char const* tag, std::uint32_t value = 1) {
  text::Feature feature;
  std::memcpy(feature.tag, tag, 4);
  feature.value = value;
  features.push_back(feature);
}

// css-fonts-4 §6.6: petite capitals that the font lacks are its small ones.
void add_caps(std::vector<text::Feature>& features, model::FontVariantCaps caps, bool has_petite) {
  using enum model::FontVariantCaps;
  switch (caps) {
    case Normal: return;
    case SmallCaps: return add_feature(features, "smcp");
    case AllSmallCaps: return add_feature(features, "c2sc"), add_feature(features, "smcp");
    case PetiteCaps: return add_feature(features, has_petite ? "pcap" : "smcp");
    case AllPetiteCaps:
      return add_feature(features, has_petite ? "c2pc" : "c2sc"), add_feature(features, has_petite ? "pcap" : "smcp");
    case Unicase: return add_feature(features, "unic");
    case TitlingCaps: return add_feature(features, "titl");
  }
}

// css-fonts-4 §6.5
void add_position(std::vector<text::Feature>& features, model::FontVariantPosition position) {
  using enum model::FontVariantPosition;
  switch (position) {
    case Normal: return;
    case Sub: return add_feature(features, "subs");
    case Super: return add_feature(features, "sups");
  }
}

text::Slant slant_of(model::FontStyle style) {
  switch (style) {
    case model::FontStyle::Normal: return text::Slant::Normal;
    case model::FontStyle::Italic: return text::Slant::Italic;
    case model::FontStyle::Oblique: return text::Slant::Oblique;
  }
  return text::Slant::Normal;
}

std::uint32_t tag_of(char const (&tag)[4]) {
  std::uint32_t value = 0;
  for (const char c : tag) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

text::FaceRequest face_request(model::ComputedStyle const& style) {
  text::FaceRequest request{.weight = style.font_weight,
                            .stretch = style.font_stretch,
                            .slant = slant_of(style.font_style),
                            .oblique_angle = style.font_oblique_angle,
                            .may_embolden = style.font_synthesis_weight,
                            .may_slant = style.font_synthesis_style,
                            .palette = static_cast<text::Palette>(style.font_palette)};
  if (style.font_optical_sizing == model::FontOpticalSizing::Auto) request.optical_size = style.font_size;
  for (model::FontVariation const& v : style.font_variations)
    request.variations.push_back(
        {tag_of(v.tag), static_cast<std::int32_t>(std::lround(std::clamp(v.value, -32768.F, 32767.F) * text::axis_unit))});
  return request;
}

bool lacks_all(text::Fonts const& fonts, std::vector<std::string> const& families) {
  return !families.empty() && std::none_of(families.begin(), families.end(), [&](std::string const& family) {
    return model::is_generic_family(family) || fonts.has_family(family);
  });
}

// css-writing-modes-4 §5.1
text::VerticalText vertical_text(model::ComputedStyle const& style) {
  using enum model::WritingMode;
  if (style.writing_mode == HorizontalTb) return text::VerticalText::None;
  if (style.writing_mode == SidewaysRl || style.writing_mode == SidewaysLr) return text::VerticalText::Sideways;
  switch (style.text_orientation) {
    case model::TextOrientation::Mixed: return text::VerticalText::Mixed;
    case model::TextOrientation::Upright: return text::VerticalText::Upright;
    case model::TextOrientation::Sideways: return text::VerticalText::Sideways;
  }
  return text::VerticalText::Mixed;
}

text::TextStyle text_style(model::ComputedStyle const& style, StyleVariant variant) {
  text::TextStyle text;
  text.families = style.font_family;
  text.request = face_request(style);
  text.language_system = style.font_language_override;
  text.emoji = static_cast<text::EmojiStyle>(style.font_variant_emoji);
  text.size = style.font_size;
  text.language = style.lang;
  if (variant == StyleVariant::Plain) add_position(text.features, style.font_variant_position);
  for (model::FontFeature const& feature : style.font_features) add_feature(text.features, feature.tag, feature.value);
  text.vertical = vertical_text(style);
  text.kerning = style.font_kerning != model::FontKerning::None;
  text.common_ligatures = style.letter_spacing == Length();  // css-text-4 §9.2: spaced letters form no optional ligatures
  return text;
}

Length line_height(model::ComputedStyle const& style, text::FontMetrics const& metrics, Length size) {
  switch (style.line_height.kind) {
    case model::LineHeight::Kind::Normal: {
      const NormalLine normal = normal_line(metrics, size);
      return normal.above + normal.below;
    }
    case model::LineHeight::Kind::Number: return style.font_size.scaled(style.line_height.thousandths, 1000);
    case model::LineHeight::Kind::Length: return style.line_height.length;
  }
  return {};
}

Length whole_pixels(Length length) {
  const std::int64_t px = Length::from_px(1).raw();
  return Length::from_raw((length.raw() + px / 2) / px * px);
}

/// What font-size-adjust compares, in font units; 0 where the font does not say.
std::int32_t aspect_of(text::Fonts const& fonts, FontId font, model::FontSizeAdjustMetric metric) {
  using enum model::FontSizeAdjustMetric;
  const auto advance = [&](char32_t c) { return fonts.has_glyph(font, c) ? fonts.advance(font, fonts.glyph_for(font, c)) : 0; };
  switch (metric) {
    case ExHeight: return fonts.metrics(font).x_height;
    case CapHeight: return fonts.metrics(font).cap_height;
    case ChWidth: return advance(U'0');
    case IcWidth: return advance(U'水');
    case IcHeight: return fonts.has_glyph(font, U'水') ? fonts.metrics(font).units_per_em : 0;
  }
  return 0;
}

/// css-fonts-5 §2: the size at which the font, as its @font-face adjusts it, has the x-height (or another measure) that the sheet
/// asks for. `from-font` asks for the first font's own, which changes nothing in it.
Length used_size(Services const& services, model::ComputedStyle const& style, FontId font) {
  const std::int32_t aspect = style.font_size_adjust < 0 ? 0 : aspect_of(services.fonts, font, style.font_size_adjust_metric);
  text::FontMetrics const& metrics = services.fonts.metrics(font);
  if (aspect <= 0 || metrics.size_adjust <= 0) return style.font_size;
  return style.font_size.scaled(std::int64_t{style.font_size_adjust} * metrics.units_per_em, std::int64_t{aspect} * 1000)
      .scaled(1000, metrics.size_adjust);
}

}  // namespace

NormalLine normal_line(text::FontMetrics const& metrics, Length size) {
  const Length ascent = whole_pixels(metrics.scale(metrics.ascent, size)),
               descent = whole_pixels(-metrics.scale(metrics.descent, size));
  const Length gap = whole_pixels(metrics.scale(metrics.line_gap, size)), half = gap / 2;
  return {.above = ascent + half, .below = descent + (gap - half)};
}

// css-writing-modes-4 §4.2
bool has_central_baseline(model::ComputedStyle const& style) {
  return style.writing_mode == model::WritingMode::VerticalRl || style.writing_mode == model::WritingMode::VerticalLr;
}

InlineStyle make_inline_style(Services const& services, model::ComputedStyle const& style, StyleVariant variant) {
  InlineStyle made;
  made.computed = &style;
  made.text = text_style(style, variant);
  made.font = services.fonts.match(made.text.families, made.text.request);
  if (!made.font) return made;  // an empty collection: nothing can be set
  made.lacks_families = lacks_all(services.fonts, made.text.families);
  if (variant == StyleVariant::Plain) {
    std::vector<text::Feature> caps;
    add_caps(caps, style.font_variant_caps, services.fonts.has_feature(made.font, "pcap"));
    made.text.features.insert(made.text.features.begin(), caps.begin(), caps.end());
  }
  text::FontMetrics const& metrics = services.fonts.metrics(made.font);
  const Length size = used_size(services, style, made.font);
  made.text.size = variant == StyleVariant::ReducedCapitals   ? size.scaled(reduced_capitals, 1000)
                   : variant == StyleVariant::ReducedPosition ? size.scaled(reduced_position, 1000)
                                                              : size;
  if (variant == StyleVariant::ReducedPosition)
    made.rise = size.scaled(style.font_variant_position == model::FontVariantPosition::Super ? raised : -lowered, 1000);
  made.ascent = metrics.scale(metrics.ascent, size);
  made.descent = -metrics.scale(metrics.descent, size);
  if (has_central_baseline(style)) {
    made.ascent = (made.ascent + made.descent) / 2;
    made.descent = made.ascent;
  }
  const Length leading = line_height(style, metrics, size) - made.ascent - made.descent;
  const std::int64_t raw = leading.raw();  // wide: a style may ask for the largest length there is
  const Length half = Length::from_raw(raw >= 0 ? raw / 2 : -((-raw + 1) / 2));
  made.above = made.ascent + half;
  made.below = made.descent + (leading - half);
  made.x_height = metrics.scale(metrics.x_height, size);
  const std::uint32_t space = services.fonts.glyph_for(made.font, U' ');
  made.space = metrics.scale(space != 0 ? services.fonts.advance(made.font, space) : metrics.units_per_em / 4, made.text.size);
  return made;
}

std::uint32_t InlineCache::hyphenation_of(model::ComputedStyle const& style) {
  const auto found = std::find_if(hyphenations_.begin(), hyphenations_.end(), [&](Hyphenation const& known) {
    return known.language == style.lang && known.limits == style.hyphenate_limit_chars;
  });
  const auto index = static_cast<std::uint32_t>(found - hyphenations_.begin());
  if (found == hyphenations_.end()) hyphenations_.push_back({style.lang, style.hyphenate_limit_chars, {}});
  return index;
}

InlineStyle const& InlineCache::style(Services const& services, model::BoxTree const& tree, model::StyleId id,
                                      StyleVariant variant) {
  std::unique_ptr<InlineStyle>& entry = styles_[{id, variant}];
  if (!entry) {
    entry = std::make_unique<InlineStyle>(make_inline_style(services, tree.styles[id.index()], variant));
    entry->hyphenation = hyphenation_of(*entry->computed);
  }
  return *entry;
}

InlineStyle const& InlineCache::resized(Services const& services, model::BoxTree const& tree, model::StyleId id, Length font_size) {
  std::unique_ptr<ResizedStyle>& entry = resized_[{id, font_size}];
  if (!entry) {
    entry = std::make_unique<ResizedStyle>(ResizedStyle{.computed = tree.styles[id.index()], .made = {}});
    entry->computed.font_size = font_size;
    entry->made = make_inline_style(services, entry->computed, StyleVariant::Plain);
    entry->made.hyphenation = hyphenation_of(entry->computed);
  }
  return entry->made;
}

std::vector<text::HyphenPoint> const& InlineCache::hyphen_points(Services const& services, std::string_view word,
                                                                 InlineStyle const& style) {
  Hyphenation& hyphenation = hyphenations_[style.hyphenation];
  const auto found = hyphenation.words.find(word);
  if (found != hyphenation.words.end()) return found->second;
  if (hyphenation.words.size() > most_words) hyphenation.words.clear();
  const text::HyphenLimits limits{.word = hyphenation.limits[0], .before = hyphenation.limits[1], .after = hyphenation.limits[2]};
  return hyphenation.words.try_emplace(std::string(word), services.hyphenator.hyphenate(word, hyphenation.language, limits))
      .first->second;
}

std::vector<text::InkSpan> const& InlineCache::ink_between(text::Fonts const& fonts, FontId font, std::uint32_t glyph,
                                                           std::pair<std::int32_t, std::int32_t> heights) {
  const auto [at, is_new] = ink_.try_emplace({font, heights, glyph});
  if (is_new) at->second = text::ink_between(fonts, font, glyph, heights.first, heights.second);
  return at->second;
}

void InlineCache::know_notes(model::BoxTree const& tree) {
  if (std::exchange(calls_known_, true)) return;
  for (std::uint32_t i = 0; i < tree.footnotes.size(); ++i) {
    calls_.emplace_back(tree.footnotes[i].call, i);
    bodies_.emplace_back(tree.footnotes[i].body, i);
  }
  std::sort(calls_.begin(), calls_.end());
  std::sort(bodies_.begin(), bodies_.end());
}

std::int64_t InlineCache::footnote_of(model::BoxTree const& tree, model::BoxId call) {
  know_notes(tree);
  const auto found = std::lower_bound(calls_.begin(), calls_.end(), std::pair(call, std::uint32_t{0}));
  return found != calls_.end() && found->first == call ? std::int64_t{found->second} : -1;
}

std::int64_t InlineCache::footnote_with(model::BoxTree const& tree, model::BoxId body) {
  know_notes(tree);
  const auto found = std::lower_bound(bodies_.begin(), bodies_.end(), std::pair(body, std::uint32_t{0}));
  return found != bodies_.end() && found->first == body ? std::int64_t{found->second} : -1;
}

}  // namespace bifolio::layout
