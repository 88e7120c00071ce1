#include "model/dump.h"

#include "base/numbers.h"
#include "base/utf8.h"

namespace bifolio::model {
namespace {

bool is_invisible(char32_t c) {
  return c < 0x20 || c == 0x7F || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

void append_escaped(std::string& out, char32_t c) {
  char buffer[16] = {};
  out += "\\u{";
  char* end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::uint32_t>(c), 16).ptr;
  for (char* p = buffer; p != end; ++p) out += *p >= 'a' ? static_cast<char>(*p - 32) : *p;
  out += '}';
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char32_t c : utf8::CodePoints(text)) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '"' || c == '\\')
      (out += '\\') += static_cast<char>(c);
    else if (is_invisible(c))
      append_escaped(out, c);
    else
      utf8::append(out, c);
  }
  out += '"';
}

void append_span(std::string& out, Span span, SourceSet const& sources) {
  if (!span) return;
  const auto put = [&](std::uint32_t offset) {
    const Position p = sources[span.source].position(offset);
    append_number(out, p.line);
    out += ':';
    append_number(out, p.column);
  };
  out += ' ';
  put(span.begin);
  out += '-';
  put(span.end);
}

void append_length(std::string& out, Length length) { append_decimal(out, length.points(), 3); }

}  // namespace bifolio::model
