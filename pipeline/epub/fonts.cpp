#include "epub/fonts.h"

#include <algorithm>
#include <bitset>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "model/generic_families.h"
#include "text/breaks.h"
#include "text/subset.h"

namespace bifolio::epub {
namespace {

using model::ComputedStyle;

/// One @font-face rule: a family, as the styles name it, and a face of it. In an order that does not depend on when a face was
/// found.
struct Face {
  std::string family, path;
  std::uint32_t index;
  text::FaceTraits traits;
  FontId font;
  auto key() const { return std::tie(family, traits.weight, traits.stretch, traits.slant, path, index, font); }
  friend bool operator<(Face const& a, Face const& b) { return a.key() < b.key(); }
};

text::FaceRequest request_of(ComputedStyle const& style) {
  text::Slant slant = text::Slant::Normal;
  if (style.font_style == model::FontStyle::Italic) slant = text::Slant::Italic;
  if (style.font_style == model::FontStyle::Oblique) slant = text::Slant::Oblique;
  return {.weight = style.font_weight, .stretch = style.font_stretch, .slant = slant};
}

void add_characters(std::string_view text, std::set<char32_t>& characters) {
  std::bitset<0x80> seen;  // most of most texts: a set is slow to be asked for each letter
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80) {
      const utf8::Decoded c = utf8::decode(text, at);
      characters.insert(c.code_point);
      at += c.length;
      continue;
    }
    if (byte >= 0x20 && !seen[byte]) characters.insert(byte);
    seen.set(byte);
    ++at;
  }
}

/// The characters that each style shows, as the case mapping of text-transform and of small capitals leaves them.
std::map<model::StyleId, std::set<char32_t>> characters_by_style(model::BoxTree const& boxes) {
  std::map<model::StyleId, std::set<char32_t>> result;
  for (model::Box const& box : boxes.boxes) {
    if (box.kind != model::BoxKind::Text || box.text.empty()) continue;
    std::set<char32_t>& characters = result[box.style];
    ComputedStyle const& style = boxes.styles[box.style.index()];
    add_characters(box.text, characters);
    if (style.text_transform == model::TextTransform::None && style.font_variant_caps == model::FontVariantCaps::Normal) continue;
    add_characters(text::map_case(box.text, text::CaseMapping::Upper, style.lang), characters);
    add_characters(text::map_case(box.text, text::CaseMapping::Lower, style.lang), characters);
  }
  return result;
}

std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// css-fonts-4 §4.4: what a variable font can be; a range of one value is that value.
text::Range range_of(text::FaceSource const& source, std::uint32_t tag, std::optional<text::Range> const& said, std::int32_t unit) {
  for (text::Axis const& axis : source.axes)
    if (axis.tag == tag && !said)
      return {static_cast<std::int32_t>(std::int64_t{axis.minimum} * unit / text::axis_unit),
              static_cast<std::int32_t>(std::int64_t{axis.maximum} * unit / text::axis_unit)};
  return said.value_or(text::Range{});
}

void append_weight(std::string& css, text::FaceSource const& source) {
  const text::Range range = range_of(source, text::axis_tag("wght"), source.weights, 1);
  append_number(css += ";\n  font-weight: ", range.low > 0 ? range.low : source.traits.weight);
  if (range.low < range.high) append_number(css += ' ', range.high);
}

void append_stretch(std::string& css, text::FaceSource const& source) {
  const text::Range range = range_of(source, text::axis_tag("wdth"), source.stretches, 1000);
  if (range.low == range.high && (range.low > 0 ? range.low : source.traits.stretch) == 100000) return;
  append_decimal(css += ";\n  font-stretch: ", (range.low > 0 ? range.low : source.traits.stretch) / 1000.0, 3);
  css += '%';
  if (range.low == range.high) return;
  append_decimal(css += ' ', range.high / 1000.0, 3);
  css += '%';
}

void append_hex(std::string& out, char32_t value) {
  char buffer[8];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::uint32_t>(value), 16).ptr);
}

void append_characters(std::string& css, text::FaceSource const& source) {
  if (source.unicode_range.empty()) return;
  css += ";\n  unicode-range: ";
  std::string_view separator;
  for (auto const& [first, last] : source.unicode_range) {
    append_hex(css.append(separator).append("U+"), first);
    if (last != first) append_hex(css += '-', last);
    separator = ", ";
  }
}

void append_percentage(std::string& css, std::string_view descriptor, std::int32_t thousandths, std::int32_t initial) {
  if (thousandths == initial) return;
  append_decimal(css.append(";\n  ").append(descriptor).append(": "), thousandths / 10.0, 1);
  css += '%';
}

// css-fonts-4 §4.6, §4.7
void append_settings(std::string& css, text::FaceSource const& source) {
  std::string_view separator = ";\n  font-feature-settings: ";
  for (text::Feature const& feature : source.features) {
    css.append(separator).append(css_string({feature.tag, 4})).append(" ");
    append_number(css, feature.value);
    separator = ", ";
  }
  separator = ";\n  font-variation-settings: ";
  for (text::AxisValue const& setting : source.variations) {
    const char tag[] = {static_cast<char>(setting.tag >> 24), static_cast<char>(setting.tag >> 16),
                        static_cast<char>(setting.tag >> 8), static_cast<char>(setting.tag)};
    css.append(separator).append(css_string({tag, sizeof tag})).append(" ");
    append_decimal(css, static_cast<double>(setting.value) / text::axis_unit, 3);
    separator = ", ";
  }
}

// css-fonts-5 §7
void append_overrides(std::string& css, text::MetricOverrides const& overrides) {
  append_percentage(css, "ascent-override", overrides.ascent, -1);
  append_percentage(css, "descent-override", overrides.descent, -1);
  append_percentage(css, "line-gap-override", overrides.line_gap, -1);
  append_percentage(css, "size-adjust", overrides.size_adjust, 1000);
}

class FontEmbedder {
 public:
  explicit FontEmbedder(Book const& book) : book_(book), fonts_(book.publication.fonts) {}

  EmbeddedFonts run() {
    for (auto const& [style, characters] : characters_by_style(book_.publication.boxes))
      share_out(book_.publication.boxes.styles[style.index()], characters);
    for (auto const& [face, characters] : faces_) embed(face);
    return std::move(result_);
  }

 private:
  /// A style's families are asked in order, as a reading system will; those before the first generic one can be embedded.
  void share_out(ComputedStyle const& style, std::set<char32_t> left) {
    for (std::string const& family : style.font_family) {
      if (model::is_generic_family(family) || left.empty()) return;
      for (const FontId face : fonts_.closest_faces(family, request_of(style))) take(family, fonts_.registered(face), style, left);
    }
  }

  /// Of the characters that are `left`, those that the face shows.
  void take(std::string const& family, FontId font, ComputedStyle const& style, std::set<char32_t>& left) {
    if (!may_embed(font)) return;
    text::FaceSource const& source = fonts_.source(font);
    FontFile& file = files_[{source.path, source.index}];
    if (!file.font) file.font = font;
    for (model::FontFeature const& feature : style.font_features)
      if (feature.value != 0) file.features.insert(std::string(feature.tag, 4));
    for (text::Feature const& feature : source.features)
      if (feature.value != 0) file.features.insert(std::string(feature.tag, 4));
    std::set<char32_t>& taken = faces_[{family, source.path, source.index, source.traits, font}];
    for (auto c = left.begin(); c != left.end();) {
      if (!fonts_.has_glyph(font, *c)) {
        ++c;
        continue;
      }
      taken.insert(*c);
      shown_.insert(font);
      file.characters.insert(*c);
      c = left.erase(c);
    }
  }

  bool may_embed(FontId font) {
    if (text::embedding_right(fonts_, font) != text::EmbeddingRight::Restricted && text::may_subset(fonts_, font)) return true;
    book_.sink.report_once(
        font_not_embedded, fonts_.source(font).family, {},
        "the licence of the font “" + fonts_.source(font).family + "” does not allow embedding a subset; readers will see another");
    return false;
  }

  /// What is made of one file: families that are aliases, and faces that differ in their descriptors, share it.
  struct FontFile {
    FontId font;  ///< the first
    std::set<char32_t> characters;
    std::set<std::string> features;  ///< that the styles turn on
    bool tried = false;
    std::string name;  ///< empty for one that cannot be embedded
  };

  void embed(Face const& face) {
    if (shown_.count(face.font) == 0) return;
    std::string const& file = file_of(files_[{face.path, face.index}]);
    if (file.empty()) return;
    text::FaceSource const& source = fonts_.source(face.font);
    std::string& css = result_.css;
    css += "@font-face {\n  font-family: " + css_string(face.family) + ";\n  font-style: ";
    css += source.traits.slant == text::Slant::Normal   ? "normal"
           : source.traits.slant == text::Slant::Italic ? "italic"
                                                        : "oblique";
    append_weight(css, source);
    append_stretch(css, source);
    append_characters(css, source);
    append_settings(css, source);
    append_overrides(css, source.overrides);
    css += ";\n  src: url(\"../fonts/" + percent_encoded(file) + "\");\n}\n";
    if (source.origin == text::FaceOrigin::System)
      book_.sink.report_once(system_font, source.path, {}, "the font “" + face.family + "” is this machine's: " + source.path);
  }

  std::string const& file_of(FontFile& from) {
    if (std::exchange(from.tried, true)) return from.name;
    EmbeddedFont file;
    try {
      file.bytes = text::subset_for_epub(fonts_, from.font, from.characters, from.features);
    } catch (std::runtime_error const& error) {
      book_.sink.report_once(font_not_embedded, fonts_.source(from.font).path, {},
                             "a font cannot be embedded: " + std::string(error.what()));
      return from.name;
    }
    file.media_type = text::epub_media_type(fonts_, from.font);
    file.name = from.name = file_name(from.font, file.media_type == "font/otf" ? ".otf" : ".ttf");
    result_.files.push_back(std::move(file));
    return from.name;
  }

  std::string file_name(FontId font, std::string const& extension) {
    std::string name;
    for (const char c : fonts_.postscript_name(font))
      name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ? c : '-';
    const std::string stem = name;
    for (int n = 2; !used_.insert(name).second; ++n) append_number(name = stem + "-", n);
    return name + extension;
  }

  Book const& book_;
  text::Fonts const& fonts_;
  std::map<Face, std::set<char32_t>> faces_;
  std::set<FontId> shown_;
  std::map<std::pair<std::string, std::uint32_t>, FontFile> files_;  ///< by path and index in it
  std::set<std::string> used_;
  EmbeddedFonts result_;
};

}  // namespace

EmbeddedFonts embedded_fonts(Book const& book) { return FontEmbedder(book).run(); }

}  // namespace bifolio::epub
