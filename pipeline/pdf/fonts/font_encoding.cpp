#include "pdf/fonts/font_encoding.h"

#include "base/utf8.h"

namespace bifolio::pdf {
namespace {

constexpr std::uint32_t cid_limit = 65536;
constexpr std::size_t color_codes = 255;  // of one Type 3 font; the last one measures its letters
// For a glyph that adds nothing to the text, like a dot that was taken apart from its letter: every code needs a mapping
// (ISO 14289-1 §7.21.7), and a word joiner neither shows nor breaks the word.
constexpr std::string_view nothing = "\u2060";

bool is_plain(std::string_view text) {
  for (const unsigned char c : text)
    if (c < 0x20 || c == 0xC2 || c == 0xEF) return false;  // controls; U+00AD and U+FEFF, U+FFFE begin so
  return !text.empty();
}

// What ToUnicode can say: no controls, no U+FEFF or U+FFFE; a soft hyphen only alone, where it shows as an inserted hyphen.
std::string mappable(std::string_view text) {
  std::string out;
  for (const char32_t c : utf8::CodePoints(text)) {
    if (c == 0xFEFF || c == 0xFFFE || c == 0) continue;
    if (c == 0xAD && utf8::count(text) > 1) continue;
    utf8::append(out, c < 0x20 ? U' ' : c);
  }
  return out.empty() ? std::string(nothing) : out;
}

}  // namespace

FontEncoding::FontEncoding(text::Fonts const& fonts, FontId font)
    : fonts_(&fonts),
      font_(font),
      is_color_(fonts.is_color(font)),
      outlines_(text::outline_format(fonts, font)),
      units_per_em_(fonts.metrics(font).units_per_em),
      next_alias_(fonts.glyph_count(font)),
      first_of_glyph_(fonts.glyph_count(font), none) {
  if (units_per_em_ <= 0) units_per_em_ = 1000;
}

GlyphCode FontEncoding::encode(std::uint32_t glyph, std::string_view text) {
  if (glyph >= first_of_glyph_.size()) glyph = 0;
  if (first_of_glyph_.empty()) return {};
  const std::uint32_t index = is_plain(text) ? find_or_add(glyph, text) : find_or_add(glyph, mappable(text));
  return {codes_[index].cid, codes_[index].variant, widths_[index]};
}

std::uint32_t FontEncoding::find_or_add(std::uint32_t glyph, std::string_view text) {
  std::uint32_t* link = &first_of_glyph_[glyph];
  while (*link != none) {
    if (codes_[*link].text == text) return *link;
    link = &next_code_[*link];
  }
  const auto index = static_cast<std::uint32_t>(codes_.size());
  *link = index;
  add(glyph, text);
  return index;
}

void FontEncoding::add(std::uint32_t glyph, std::string_view text) {
  Code code{glyph, 0, 0, std::string(text)};
  std::uint16_t siblings = 0;  // codes of the same glyph that are not aliases
  bool is_first = true;
  for (std::uint32_t i = first_of_glyph_[glyph]; i != none && i < codes_.size(); i = next_code_[i]) {
    is_first = false;
    if (outlines_ == text::OutlineFormat::Cff || codes_[i].cid < first_of_glyph_.size()) ++siblings;
  }
  if (is_color_) {
    code.cid = static_cast<std::uint16_t>(codes_.size() % color_codes);
    code.variant = static_cast<std::uint16_t>(codes_.size() / color_codes);
    variant_count_ = static_cast<std::uint16_t>(code.variant + 1);
  } else if (!is_first && outlines_ == text::OutlineFormat::TrueType && next_alias_ < cid_limit) {
    code.cid = static_cast<std::uint16_t>(next_alias_++);
  } else {
    code.cid = static_cast<std::uint16_t>(text::cid_of(*fonts_, font_, glyph));
    code.variant = siblings;
    if (siblings >= variant_count_) variant_count_ = static_cast<std::uint16_t>(siblings + 1);
  }
  codes_.push_back(std::move(code));
  next_code_.push_back(none);
  widths_.push_back(width(glyph));
}

std::int32_t FontEncoding::width(std::uint32_t glyph) const {
  const std::int64_t units = std::int64_t{fonts_->advance(font_, glyph)} * 1000000;
  return static_cast<std::int32_t>((units + units_per_em_ / 2) / units_per_em_);
}

}  // namespace bifolio::pdf
