#include "pdf/fonts/font_objects.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/hash.h"
#include "base/numbers.h"
#include "pdf/diagnostics.h"
#include "pdf/fonts/color_font.h"
#include "pdf/fonts/to_unicode.h"

namespace bifolio::pdf {
namespace {

/// What the parts of one font's objects have in common.
struct EmbeddedFont {
  text::Fonts const& fonts;
  FontEncoding const& encoding;
  ObjectWriter& objects;
  text::PdfSubset subset;
  std::string name;  ///< with the subset's tag
  bool is_cff() const { return encoding.outlines() == text::OutlineFormat::Cff; }
};

std::set<std::uint32_t> used_glyphs(FontEncoding const& encoding) {
  std::set<std::uint32_t> glyphs;
  for (FontEncoding::Code const& code : encoding.codes()) glyphs.insert(code.glyph);
  return glyphs;
}

// §9.6.4: six capital letters, from the content, so that equal subsets have equal names and others have not.
std::string subset_tag(std::string_view program) {
  std::uint64_t hash = hash64(program);
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag + '+';
}

void append_decimal_width(std::string& out, std::int32_t millionths) { append_decimal(out, millionths / 1000.0, 3); }

// §9.7.4.3: runs of neighbouring CIDs as "first [w w w]", long runs of one width as "first last w".
std::string widths_array(FontEncoding const& encoding) {
  std::vector<std::pair<std::uint16_t, std::int32_t>> widths;
  for (FontEncoding::Code const& code : encoding.codes()) widths.emplace_back(code.cid, encoding.width(code.glyph));
  std::sort(widths.begin(), widths.end());
  widths.erase(std::unique(widths.begin(), widths.end()), widths.end());

  constexpr std::size_t worth_a_range = 4;
  const auto equal_run = [&](std::size_t i) {
    std::size_t end = i + 1;
    while (end < widths.size() && widths[end].first == widths[i].first + (end - i) && widths[end].second == widths[i].second) ++end;
    return end - i;
  };
  std::string out = "[";
  for (std::size_t i = 0; i < widths.size();) {
    append_number(out, widths[i].first);
    const std::size_t equal = equal_run(i);
    if (equal >= worth_a_range) {
      out += ' ';
      append_number(out, widths[i + equal - 1].first);
      out += ' ';
      append_decimal_width(out, widths[i].second);
      out += '\n';
      i += equal;
      continue;
    }
    out += '[';
    const std::size_t begin = i;
    do {
      if (i != begin) out += ' ';
      append_decimal_width(out, widths[i].second);
      ++i;
    } while (i < widths.size() && widths[i].first == widths[i - 1].first + 1 && equal_run(i) < worth_a_range);
    out += "]\n";
  }
  return out + ']';
}

// §9.7.4.2: CID to the subset's glyph index, two bytes each.
std::string cid_to_gid_map(EmbeddedFont const& font) {
  std::string map;
  for (FontEncoding::Code const& code : font.encoding.codes()) {
    const auto found = std::lower_bound(font.subset.old_to_new.begin(), font.subset.old_to_new.end(), std::pair{code.glyph, 0u});
    if (found == font.subset.old_to_new.end() || found->first != code.glyph) continue;
    const std::size_t place = 2 * std::size_t{code.cid};
    if (map.size() < place + 2) map.resize(place + 2, '\0');
    map[place] = static_cast<char>(found->second >> 8);
    map[place + 1] = static_cast<char>(found->second);
  }
  return map;
}

Ref write_program(EmbeddedFont const& font) {
  if (font.subset.program.empty()) return {};
  std::string entries;
  if (font.is_cff()) {
    entries = "/Subtype/CIDFontType0C";
  } else {
    entries = "/Length1 ";
    append_number(entries, static_cast<std::int64_t>(font.subset.program.size()));
  }
  return font.objects.put_deflated(entries, font.subset.program);
}

// §9.8.2. Symbolic: the characters are not all in Adobe's standard Latin set, and a CIDFont needs no other encoding.
int descriptor_flags(text::DescriptorMetrics const& m) {
  return (m.fixed_pitch ? 1 : 0) | (m.serif ? 2 : 0) | 4 | (m.italic ? 64 : 0);
}

Ref write_descriptor(EmbeddedFont const& font) {
  const text::DescriptorMetrics m = text::descriptor_metrics(font.fonts, font.encoding.font());
  const Ref program = write_program(font);
  std::string body = "<</Type/FontDescriptor/FontName";
  append_name(body, font.name);
  const auto entry = [&body](std::string_view key, std::int64_t value) {
    body.append(key).append(1, ' ');
    append_number(body, value);
  };
  entry("/Flags", descriptor_flags(m));
  body += "/FontBBox[";
  for (int i = 0; i < 4; ++i) {
    if (i != 0) body += ' ';
    append_number(body, m.box[i]);
  }
  body += ']';
  entry("/ItalicAngle", m.italic_angle);
  entry("/Ascent", m.ascent);
  entry("/Descent", m.descent);
  entry("/CapHeight", m.cap_height);
  entry("/XHeight", m.x_height);
  entry("/StemV", m.stem_v);
  if (program) {
    body += font.is_cff() ? "/FontFile3 " : "/FontFile2 ";
    append_ref(body, program);
  }
  return font.objects.put(body + ">>");
}

Ref write_descendant(EmbeddedFont const& font) {
  const Ref descriptor = write_descriptor(font);
  std::string body = "<</Type/Font/Subtype/CIDFontType";
  body += font.is_cff() ? '0' : '2';
  body += "/BaseFont";
  append_name(body, font.name);
  body += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
  append_ref(body, descriptor);
  body += "/W" + widths_array(font.encoding);
  if (!font.is_cff()) {
    body += "/CIDToGIDMap ";
    append_ref(body, font.objects.put_deflated("", cid_to_gid_map(font)));
  }
  return font.objects.put(body + ">>");
}

void write_dictionary(EmbeddedFont const& font, Ref self, Ref descendant, std::uint16_t variant) {
  const std::string cmap = (variant & vertical_font) != 0 ? "Identity-V" : "Identity-H";
  std::string body = "<</Type/Font/Subtype/Type0/BaseFont";
  append_name(body, font.is_cff() ? font.name + '-' + cmap : font.name);  // §9.7.6.1
  body += "/Encoding/" + cmap + "/DescendantFonts[";
  append_ref(body, descendant);
  body += "]/ToUnicode ";
  append_ref(body,
             font.objects.put_deflated("", to_unicode_cmap(font.encoding, static_cast<std::uint16_t>(variant & ~vertical_font))));
  font.objects.put(self, body + ">>");
}

text::PdfSubset subset(text::Fonts const& fonts, FontEncoding const& encoding, DiagnosticSink& sink) {
  const std::string name = fonts.postscript_name(encoding.font());
  if (text::embedding_right(fonts, encoding.font()) == text::EmbeddingRight::Restricted)
    sink.report_once(restricted_font, name, {}, "the licence bits of the font " + name + " do not allow embedding");
  try {
    text::PdfSubset result = text::subset_for_pdf(fonts, encoding.font(), used_glyphs(encoding));
    std::sort(result.old_to_new.begin(), result.old_to_new.end());
    return result;
  } catch (std::runtime_error const& error) {
    sink.report_once(unusable_font, name, {}, "the font " + name + " cannot be embedded: " + error.what());
    return {encoding.outlines(), {}, {}};
  }
}

}  // namespace

FontTable::Entry& FontTable::operator[](FontId shown) {
  const FontId font = fonts_.is_color(shown) ? shown : fonts_.without_synthesis(shown);
  constexpr std::uint32_t none = 0xFFFFFFFF;
  if (font.index() >= index_of_font_.size()) index_of_font_.resize(font.index() + 1, none);
  std::uint32_t& index = index_of_font_[font.index()];
  if (index == none) {
    index = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({index, FontEncoding(fonts_, font), {}, {}});
  }
  return entries_[index];
}

Ref FontTable::dictionary(std::uint32_t index, std::uint16_t variant) {
  const bool vertical = (variant & vertical_font) != 0;
  const auto number = static_cast<std::uint16_t>(variant & ~vertical_font);
  std::vector<Ref>& dictionaries = vertical ? entries_[index].vertical_dictionaries : entries_[index].dictionaries;
  while (dictionaries.size() <= number) dictionaries.push_back(objects_.reserve());
  return dictionaries[number];
}

bool FontTable::shows_missing_glyphs() const {
  return std::any_of(entries_.begin(), entries_.end(), [](Entry const& entry) {
    auto const& codes = entry.encoding.codes();
    return std::any_of(codes.begin(), codes.end(), [](FontEncoding::Code const& code) { return code.glyph == 0; });
  });
}

void FontTable::write(ImageTable& images, DiagnosticSink& sink) {
  for (Entry const& entry : entries_) {
    if (entry.encoding.codes().empty()) continue;
    if (entry.encoding.is_color()) {
      write_color_font({fonts_, objects_, images, sink}, entry.encoding, entry.dictionaries);
      continue;
    }
    EmbeddedFont font{fonts_, entry.encoding, objects_, subset(fonts_, entry.encoding, sink), {}};
    if (text::may_subset(fonts_, entry.encoding.font())) font.name = subset_tag(font.subset.program);
    font.name += fonts_.postscript_name(entry.encoding.font());
    const Ref descendant = write_descendant(font);
    for (std::size_t variant = 0; variant < entry.dictionaries.size(); ++variant)
      write_dictionary(font, entry.dictionaries[variant], descendant, static_cast<std::uint16_t>(variant));
    for (std::size_t variant = 0; variant < entry.vertical_dictionaries.size(); ++variant)
      write_dictionary(font, entry.vertical_dictionaries[variant], descendant, static_cast<std::uint16_t>(variant | vertical_font));
  }
}

void append_font_name(std::string& out, std::uint32_t index, std::uint16_t variant) {
  out += "/F";
  append_number(out, index);
  if ((variant & vertical_font) != 0) out += 'V';
  variant = static_cast<std::uint16_t>(variant & ~vertical_font);
  if (variant == 0) return;
  out += '.';
  append_number(out, variant);
}

}  // namespace bifolio::pdf
