#include "pdf/fonts/color_font.h"

#include <algorithm>
#include <map>

#include "base/numbers.h"
#include "pdf/diagnostics.h"
#include "pdf/fonts/glyph_painter.h"
#include "pdf/fonts/to_unicode.h"
#include "pdf/images/png.h"
#include "text/color_glyph.h"

namespace bifolio::pdf {
namespace {

using Codes = std::vector<FontEncoding::Code const*>;

/// The glyph procedures of one font, and the resources that they name.
class ColorFontWriter {
 public:
  ColorFontWriter(FontServices const& services, FontEncoding const& encoding)
      : services_(services),
        encoding_(encoding),
        painter_(services.objects, services.fonts, encoding.font(), services.fonts.metrics(encoding.font()).units_per_em) {}

  Ref procedure(std::uint32_t glyph);
  std::string resources() const;

 private:
  std::string painted(std::uint32_t glyph);
  void append_picture(std::string& out, text::ColorGlyph const& glyph);

  FontServices const& services_;
  FontEncoding const& encoding_;
  std::map<std::uint32_t, Ref> procedures_;  ///< by glyph
  std::vector<Ref> pictures_;
  GlyphPainter painter_;
};

void ColorFontWriter::append_picture(std::string& out, text::ColorGlyph const& glyph) {
  std::string why;
  const std::optional<ImageData> image = read_png(glyph.png, why);
  if (!image) {
    services_.sink.report_once(unusable_font, services_.fonts.source(encoding_.font()).path, {},
                               "a picture in the font " + services_.fonts.source(encoding_.font()).path + " is damaged: " + why);
    return;
  }
  const text::InkBox& box = glyph.box;
  out += "q ";
  for (const std::int32_t n : {box.right - box.left, 0, 0, box.top - box.bottom, box.left, box.bottom}) {
    append_number(out, n);
    out += ' ';
  }
  append_number(out += "cm/I", static_cast<std::int64_t>(pictures_.size()));
  out += " Do Q\n";
  pictures_.push_back(services_.images.write(*image));
}

// §9.6.5: d0, because the glyph has colours of its own; a plain outline takes the text's.
std::string ColorFontWriter::painted(std::uint32_t glyph) {
  std::string out;
  append_number(out, services_.fonts.advance(encoding_.font(), glyph));
  out += " 0 d0\n";
  const text::ColorGlyph picture = text::color_glyph(services_.fonts, encoding_.font(), glyph);
  if (picture.is_approximated)
    services_.sink.report_once(approximated_glyph, services_.fonts.source(encoding_.font()).path, {},
                               "a colour glyph of the font " + services_.fonts.source(encoding_.font()).path +
                                   " is painted more simply than the font says");
  if (!picture.layers.empty()) {
    for (text::ColorLayer const& layer : picture.layers) painter_.append_layer(out, layer);
  } else if (!picture.png.empty()) {
    append_picture(out, picture);
  } else {
    painter_.append_outline(out, glyph, {});
    out += "f\n";
  }
  return out;
}

Ref ColorFontWriter::procedure(std::uint32_t glyph) {
  Ref& ref = procedures_[glyph];
  if (!ref) ref = services_.objects.put_deflated("", painted(glyph));
  return ref;
}

std::string ColorFontWriter::resources() const {
  std::string out = "<<";
  if (!pictures_.empty()) out += "/XObject<<";
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    append_number(out += "/I", static_cast<std::int64_t>(i));
    append_ref(out += ' ', pictures_[i]);
  }
  if (!pictures_.empty()) out += ">>";
  return out + painter_.resources() + ">>";
}

Codes codes_of(FontEncoding const& encoding, std::uint16_t variant) {
  Codes codes;
  for (FontEncoding::Code const& code : encoding.codes())
    if (code.variant == variant) codes.push_back(&code);
  std::sort(codes.begin(), codes.end(), [](auto const* a, auto const* b) { return a->cid < b->cid; });
  return codes;
}

std::string bounding_box(text::DescriptorMetrics const& metrics, std::int32_t em) {
  std::string out = "/FontBBox[";
  for (const std::int32_t n : metrics.box) {
    append_number(out, std::int64_t{n} * em / 1000);
    out += ' ';
  }
  out.back() = ']';
  return out;
}

// §9.8.1: tagged files want a descriptor of every font; this one has no program.
Ref write_descriptor(FontServices const& services, FontId font, text::DescriptorMetrics const& metrics) {
  std::string body = "<</Type/FontDescriptor/FontName";
  append_name(body, services.fonts.postscript_name(font));
  body += "/Flags 4/ItalicAngle 0" + bounding_box(metrics, 1000);
  append_number(body += "/Ascent ", metrics.ascent);
  append_number(body += "/Descent ", metrics.descent);
  append_number(body += "/CapHeight ", metrics.cap_height);
  return services.objects.put(body + "/StemV 0>>");
}

// Behind the codes that are used stands one for a glyph called m, of a usual letter's width: readers that extract text guess from
// it how large a Type 3 font's letters are, and would take wide pictures for a line of their own.
std::string glyph_list(ColorFontWriter& writer, Codes const& codes) {
  std::string names, procedures;
  for (FontEncoding::Code const* code : codes) {
    append_number(names += "/g", code->cid);
    append_number(procedures += "/g", code->cid);
    append_ref(procedures += ' ', writer.procedure(code->glyph));
  }
  append_ref(procedures += "/m ", writer.procedure(0));
  return "/CharProcs<<" + procedures + ">>/Encoding<</Type/Encoding/Differences[0" + names + "/m]>>";
}

}  // namespace

void write_color_font(FontServices const& services, FontEncoding const& encoding, std::vector<Ref> const& dictionaries) {
  const FontId font = encoding.font();
  const std::int32_t em = std::max(services.fonts.metrics(font).units_per_em, 1);
  const text::DescriptorMetrics metrics = text::descriptor_metrics(services.fonts, font);
  const Ref descriptor = write_descriptor(services, font, metrics);
  ColorFontWriter writer(services, encoding);
  for (std::size_t variant = 0; variant < dictionaries.size(); ++variant) {
    const Codes codes = codes_of(encoding, static_cast<std::uint16_t>(variant));
    std::string body = "<</Type/Font/Subtype/Type3/Name";
    append_name(body, services.fonts.postscript_name(font));
    const std::string unit = to_decimal(1.0 / em, 9);
    body += bounding_box(metrics, em) + "/FontMatrix[" + unit + " 0 0 " + unit + " 0 0]" + glyph_list(writer, codes);
    append_number(body += "/FirstChar 0/LastChar ", static_cast<std::int64_t>(codes.size()));
    body += "/Widths[";
    for (FontEncoding::Code const* code : codes) {
      append_number(body, services.fonts.advance(font, code->glyph));
      body += ' ';
    }
    append_number(body, std::int64_t{em} * 6 / 10);
    append_ref(body += "]/FontDescriptor ", descriptor);
    body += "/Resources" + writer.resources() + "/ToUnicode ";
    append_ref(body, services.objects.put_deflated("", to_unicode_cmap(encoding, static_cast<std::uint16_t>(variant))));
    services.objects.put(dictionaries[variant], body + ">>");
  }
}

}  // namespace bifolio::pdf
