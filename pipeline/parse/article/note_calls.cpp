#include "parse/article/note_calls.h"

#include <algorithm>

#include "base/utf8.h"

namespace bifolio::parse {
namespace {

int superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return -1;
}

NoteCall bracket_call(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  if (i == at + 1 || i - at > 4 || i >= text.size() || text[i] != ']') return {std::string_view::npos, 0, ""};
  return {at, i + 1, std::string(text.substr(at + 1, i - at - 1))};
}

NoteCall superscript_call(std::string_view text, std::size_t at) {
  NoteCall call{at, at, ""};
  while (call.end < text.size()) {
    const utf8::Decoded d = utf8::decode(text, call.end);
    const int digit = superscript_digit(d.code_point);
    if (digit < 0) break;
    call.label += static_cast<char>('0' + digit);
    call.end += d.length;
  }
  // "m²" and "10³" are units and powers: a call stands after a word of some length or punctuation.
  const bool after_text = at >= 2 && !(text[at - 1] >= '0' && text[at - 1] <= '9') && text[at - 2] != ' ';
  if (call.label.empty() || call.label.size() > 3 || !after_text) call.begin = std::string_view::npos;
  return call;
}

}  // namespace

NoteCall find_note_call(std::string_view text, std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c != '[' && c != 0xC2 && c != 0xE2) continue;
    NoteCall call = c == '[' ? bracket_call(text, i) : superscript_call(text, i);
    if (call.begin != std::string_view::npos) return call;
  }
  return {std::string_view::npos, 0, ""};
}

std::string_view without_last_note_call(std::string_view text) {
  constexpr std::size_t longest = 16;
  const std::size_t from = text.size() - std::min(text.size(), longest);
  for (std::size_t at = text.size(); at-- > from;) {
    const NoteCall call = find_note_call(text.substr(from), at - from);
    if (call.begin == at - from && from + call.end == text.size()) return without_last_note_call(text.substr(0, at));
  }
  return text;
}

void collect_note_calls(std::string_view text, std::set<std::string>& labels) {
  for (NoteCall call = find_note_call(text, 0); call.begin != std::string_view::npos; call = find_note_call(text, call.end))
    labels.insert(call.label);
}

}  // namespace bifolio::parse
