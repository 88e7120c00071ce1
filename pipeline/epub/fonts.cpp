#include "epub/fonts.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "text/breaks.h"
#include "text/subset.h"

namespace bifolio::epub {
namespace {

using model::ComputedStyle;

constexpr std::array<std::string_view, 13> generic_families = {"serif",         "sans-serif",   "monospace", "cursive",  "fantasy",
                                                               "system-ui",     "math",         "emoji",     "fangsong", "ui-serif",
                                                               "ui-sans-serif", "ui-monospace", "ui-rounded"};

bool is_generic(std::string_view family) {
  return std::find(generic_families.begin(), generic_families.end(), family) != generic_families.end();
}

/// One @font-face rule.
struct Face {
  std::string family;
  std::int32_t weight;
  text::Slant slant;
  FontId font;
  friend auto operator<=>(Face const&, Face const&) = default;
};

text::FaceTraits traits_of(ComputedStyle const& style) {
  text::Slant slant = text::Slant::Normal;
  if (style.font_style == model::FontStyle::Italic) slant = text::Slant::Italic;
  if (style.font_style == model::FontStyle::Oblique) slant = text::Slant::Oblique;
  return {style.font_weight, style.font_stretch, slant};
}

void add_characters(std::string_view text, std::set<char32_t>& characters) {
  for (const char32_t c : utf8::CodePoints(text))
    if (c >= 0x20) characters.insert(c);
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
      if (is_generic(family) || left.empty()) return;
      if (!fonts_.has_family(family)) continue;
      const text::FaceTraits traits = traits_of(style);
      const FontId font = fonts_.match({family}, traits);
      if (!font || !may_embed(font)) continue;
      const text::FaceTraits actual = fonts_.source(font).traits;
      std::set<char32_t>& taken = faces_[{family, actual.weight, actual.slant, font}];
      for (auto c = left.begin(); c != left.end();) {
        if (!fonts_.has_glyph(font, *c)) {
          ++c;
          continue;
        }
        taken.insert(*c);
        of_font_[font].insert(*c);
        c = left.erase(c);
      }
    }
  }

  bool may_embed(FontId font) {
    if (text::embedding_right(fonts_, font) != text::EmbeddingRight::Restricted && text::may_subset(fonts_, font)) return true;
    book_.sink.report_once(
        font_not_embedded, fonts_.source(font).family, {},
        "the licence of the font “" + fonts_.source(font).family + "” does not allow embedding a subset; readers will see another");
    return false;
  }

  /// Families that are aliases of one font share its file.
  void embed(Face const& face) {
    if (of_font_[face.font].empty()) return;
    std::string const& file = file_of(face.font);
    if (file.empty()) return;
    std::string& css = result_.css;
    css += "@font-face {\n  font-family: " + css_string(face.family) + ";\n  font-style: ";
    css += face.slant == text::Slant::Normal ? "normal" : face.slant == text::Slant::Italic ? "italic" : "oblique";
    append_number(css += ";\n  font-weight: ", face.weight);
    css += ";\n  src: url(\"../fonts/" + percent_encoded(file) + "\");\n}\n";
  }

  std::string const& file_of(FontId font) {
    const auto [entry, added] = names_.try_emplace(font);
    if (!added) return entry->second;
    EmbeddedFont file;
    try {
      file.bytes = text::subset_for_epub(fonts_, font, of_font_[font]);
    } catch (std::runtime_error const& error) {
      book_.sink.report_once(font_not_embedded, fonts_.source(font).path, {},
                             "a font cannot be embedded: " + std::string(error.what()));
      return entry->second;
    }
    file.media_type = text::epub_media_type(fonts_, font);
    file.name = entry->second = file_name(font, file.media_type == "font/otf" ? ".otf" : ".ttf");
    result_.files.push_back(std::move(file));
    return entry->second;
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
  std::map<FontId, std::set<char32_t>> of_font_;
  std::map<FontId, std::string> names_;  // file names; empty for a font that cannot be embedded
  std::set<std::string> used_;
  EmbeddedFonts result_;
};

}  // namespace

EmbeddedFonts embedded_fonts(Book const& book) { return FontEmbedder(book).run(); }

}  // namespace bifolio::epub
