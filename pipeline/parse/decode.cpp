// Bytes to UTF-8: which encoding it is, and the conversion. Before every parser. Changes when another encoding is to be read.
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/parse.h"

namespace bifolio::parse {
namespace {

constexpr std::size_t max_listed = 1000;
constexpr std::size_t sample_size = 64 * 1024;

struct Magic {
  std::string_view bytes, name;
};
constexpr std::array<Magic, 12> magics = {{
    {"\x89PNG\r\n\x1a\n", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"%PDF-", "a PDF document"},
    {"PK\x03\x04", "a ZIP archive (EPUB, DOCX, ODT …)"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\x1f\x8b", "gzip-compressed data"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Microsoft Office document"},
    {"\x7f"
     "ELF",
     "an executable program"},
    {"{\\rtf", "a Rich Text (RTF) document"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
    {"OTTO", "an OpenType font"},
}};

std::string_view magic_name(std::string_view bytes) {
  for (Magic const& magic : magics)
    if (bytes.substr(0, magic.bytes.size()) == magic.bytes) return magic.name;
  return {};
}

struct Census {
  std::size_t nuls_even = 0, nuls_odd = 0, controls = 0, size = 0;
  std::size_t nuls() const { return nuls_even + nuls_odd; }
};

Census take_census(std::string_view sample) {
  Census census;
  census.size = sample.size();
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto c = static_cast<unsigned char>(sample[i]);
    if (c == 0)
      ++(i % 2 == 0 ? census.nuls_even : census.nuls_odd);
    else if (c < 0x20 && !(c >= 0x07 && c <= 0x0D) && c != 0x1B && c != 0x1A)
      ++census.controls;
  }
  return census;
}

// UTF-16 without a mark: western text has a zero byte in nearly every code unit, always on the same side.
std::string_view guess_utf16(Census const& census) {
  const std::size_t units = census.size / 2;
  if (units < 2) return {};
  if (census.nuls_odd * 10 >= units * 4 && census.nuls_even * 20 <= units) return "UTF-16LE";
  if (census.nuls_even * 10 >= units * 4 && census.nuls_odd * 20 <= units) return "UTF-16BE";
  return {};
}

class TextWriter {
 public:
  explicit TextWriter(std::string_view encoding) { decoded_.encoding = encoding; }
  void put(char32_t c) {
    if (c == 0)
      replace(true);
    else
      utf8::append(decoded_.text, c);
  }
  void put_bytes(std::string_view bytes) { decoded_.text += bytes; }
  void replace(bool nul) {
    if (decoded_.replaced.size() < max_listed) decoded_.replaced.push_back({static_cast<std::uint32_t>(decoded_.text.size()), nul});
    ++decoded_.replaced_count;
    utf8::append(decoded_.text, utf8::replacement);
  }
  DecodedText take() { return std::move(decoded_); }

 private:
  DecodedText decoded_;
};

DecodedText from_utf8(std::string_view bytes) {
  TextWriter out("UTF-8");
  std::size_t begin = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const utf8::Decoded d = utf8::decode(bytes, i);
    if (d.valid && d.code_point != 0) {
      i += d.length;
      continue;
    }
    out.put_bytes(bytes.substr(begin, i - begin));
    out.replace(d.valid);
    begin = i += d.length;
  }
  out.put_bytes(bytes.substr(begin));
  return out.take();
}

DecodedText from_utf16(std::string_view bytes, std::string_view encoding) {
  TextWriter out(encoding);
  const bool little = encoding == "UTF-16LE";
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : a << 8 | b);
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    const char32_t high = unit(i);
    if (high < 0xD800 || high > 0xDFFF) {
      out.put(high);
      continue;
    }
    const char32_t low = high < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      out.replace(false);
      continue;
    }
    out.put(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    i += 2;
  }
  if (i < bytes.size()) out.replace(false);  // half a code unit at the end
  return out.take();
}

// ICU's table; windows-1252's five unassigned bytes come out as C1 controls, which no text means: they are replaced.
DecodedText from_single_byte(std::string_view bytes, char const* encoding) {
  TextWriter out(encoding);
  std::array<char32_t, 256> table{};
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(encoding, &error);
  for (std::size_t c = 0; c < table.size(); ++c) {
    const char byte = static_cast<char>(c);
    char const* at = &byte;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 code_point = U_SUCCESS(error) ? ucnv_getNextUChar(converter, &at, &byte + 1, &status) : static_cast<UChar32>(c);
    table[c] = U_FAILURE(status) ? utf8::replacement : static_cast<char32_t>(code_point);
  }
  if (U_SUCCESS(error)) ucnv_close(converter);
  for (const char byte : bytes) {
    const char32_t c = table[static_cast<unsigned char>(byte)];
    if (c == utf8::replacement || (c >= 0x80 && c < 0xA0))
      out.replace(false);
    else
      out.put(c);
  }
  return out.take();
}

// Whether ill-formed text is UTF-8 with a few broken bytes, or text of one byte a character: in real UTF-8 the multi-byte
// sequences outnumber the broken bytes; in Latin text a valid multi-byte sequence is a rare accident ("Ã©").
struct Evidence {
  std::size_t sequences = 0, broken = 0, c1 = 0;
};

Evidence weigh(std::string_view bytes) {
  Evidence evidence;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const utf8::Decoded d = utf8::decode(bytes, i);
    ++(d.valid ? evidence.sequences : evidence.broken);
    evidence.c1 += !d.valid && first < 0xA0;
    i += d.length;
  }
  return evidence;
}

bool is_bom(std::string_view bytes, std::string_view bom) { return bytes.substr(0, bom.size()) == bom; }

DecodedText decode_eight_bit(std::string_view bytes) {
  const Evidence evidence = weigh(bytes);
  if (evidence.broken == 0 || evidence.sequences >= evidence.broken) return from_utf8(bytes);
  const bool letters = std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xA0; });
  if (!letters && evidence.broken * 4 > bytes.size()) return from_utf8(bytes);
  return from_single_byte(bytes, evidence.c1 > 0 ? "windows-1252" : "ISO-8859-1");
}

}  // namespace

std::optional<DecodedText> decode(std::string_view bytes, std::string& why) {
  if (is_bom(bytes, "\xEF\xBB\xBF")) return from_utf8(bytes.substr(3));
  if (is_bom(bytes, "\xFF\xFE")) return from_utf16(bytes.substr(2), "UTF-16LE");
  if (is_bom(bytes, "\xFE\xFF")) return from_utf16(bytes.substr(2), "UTF-16BE");
  why = magic_name(bytes);
  if (!why.empty()) return std::nullopt;
  const Census census = take_census(bytes.substr(0, sample_size));
  const std::string_view utf16 = guess_utf16(census);
  if (!utf16.empty()) return from_utf16(bytes, utf16);
  if (census.size >= 16 && (census.nuls() * 10 > census.size || census.controls * 10 > census.size)) {
    why = "binary data";
    return std::nullopt;
  }
  return decode_eight_bit(bytes);
}

void report_replacements(DecodedText const& decoded, SourceId source, DiagnosticSink& sink) {
  constexpr std::size_t said = 20;
  for (std::size_t i = 0; i < std::min(said, decoded.replaced.size()); ++i) {
    const Replacement r = decoded.replaced[i];
    const Span span{source, r.offset, r.offset + 3};
    if (r.nul)
      sink.report(nul_character, span, "a NUL character stands here; it becomes U+FFFD");
    else
      sink.report(invalid_utf8, span, "these bytes are not valid " + decoded.encoding + "; they become U+FFFD");
  }
  if (decoded.replaced_count <= said) return;
  const std::uint32_t at = decoded.replaced[said].offset;
  const std::string rest = std::to_string(decoded.replaced_count - said);
  sink.report(invalid_utf8, {source, at, at + 3}, rest + " more bytes or sequences from here on were replaced by U+FFFD");
}

}  // namespace bifolio::parse
