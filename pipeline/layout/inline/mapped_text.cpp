#include "layout/inline/mapped_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/breaks.h"

namespace bifolio::layout {
namespace {

constexpr std::string_view soft_hyphen = "\xC2\xAD";

bool is_separator(char c) { return utf8::is_html_space(c); }

/// Appends `shown`, made from the source's bytes from `source` on.
void append(MappedText& out, std::string_view shown, std::size_t source) {
  const auto at = static_cast<std::uint32_t>(out.text.size());
  const auto from = static_cast<std::uint32_t>(source);
  if (out.points.empty() || at - out.points.back().shown != from - out.points.back().source) out.points.push_back({at, from});
  out.text += shown;
}

// css-text-4 §2.1: ASCII's fullwidth forms, and the ideographic space.
std::string full_width(std::string_view character) {
  std::string out;
  if (character == " ") {
    utf8::append(out, 0x3000);
  } else if (character.size() == 1 && character[0] > ' ' && character[0] < 0x7F) {
    utf8::append(out, static_cast<char32_t>(character[0] - '!' + 0xFF01));
  } else {
    out = character;
  }
  return out;
}

std::string map_whole(std::string_view word, model::ComputedStyle const& style, bool may_capitalize) {
  switch (style.text_transform) {
    case model::TextTransform::None: break;
    case model::TextTransform::Uppercase: return text::map_case(word, text::CaseMapping::Upper, style.lang);
    case model::TextTransform::Lowercase: return text::map_case(word, text::CaseMapping::Lower, style.lang);
    case model::TextTransform::Capitalize:
      if (may_capitalize) return text::map_case(word, text::CaseMapping::Capitalize, style.lang);
      break;
    case model::TextTransform::FullWidth: {
      std::string out;
      for (std::size_t i = 0; i < word.size();) {
        const std::size_t length = utf8::decode(word, i).length;
        out += full_width(word.substr(i, length));
        i += length;
      }
      return out;
    }
  }
  return std::string(word);
}

/// Pairs the characters of a word and of its transform. Mostly one becomes one; where a word grows ("ß" to "SS"), characters that
/// are transformed alone tell how far each goes; what they cannot tell is paired with the word's last character.
void append_word(MappedText& out, std::string_view word, std::size_t source, std::string const& shown,
                 model::ComputedStyle const& style) {
  const std::size_t extra = utf8::count(shown) - std::min(utf8::count(shown), utf8::count(word));
  std::size_t at = 0, left = extra;
  for (std::size_t i = 0; i < word.size() && at < shown.size();) {
    const std::size_t length = utf8::decode(word, i).length;
    std::size_t characters = 1;
    if (left > 0) {
      const std::size_t alone = utf8::count(map_whole(word.substr(i, length), style, true));
      characters = alone > 1 ? std::min(alone, left + 1) : 1;
      left -= characters - 1;
    }
    const bool is_last = i + length >= word.size();
    std::size_t end = at;
    for (std::size_t n = 0; n < characters && end < shown.size(); ++n) end += utf8::decode(shown, end).length;
    if (is_last) end = shown.size();
    append(out, std::string_view(shown).substr(at, end - at), source + i);
    at = end;
    i += length;
  }
}

}  // namespace

bool is_shown_unchanged(std::string_view text, model::ComputedStyle const& style) {
  return style.text_transform == model::TextTransform::None && text.find(soft_hyphen) == std::string_view::npos;
}

MappedText transform_text(std::string_view text, model::ComputedStyle const& style, TextStart start) {
  MappedText out;
  bool within_word = start == TextStart::WithinWord;
  for (std::size_t i = 0; i < text.size();) {
    if (is_separator(text[i])) {
      append(out, map_whole(text.substr(i, 1), style, false), i);
      within_word = false;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !is_separator(text[end]) && text.substr(end, soft_hyphen.size()) != soft_hyphen) ++end;
    if (end > i) append_word(out, text.substr(i, end - i), i, map_whole(text.substr(i, end - i), style, !within_word), style);
    within_word = true;
    i = end;
    if (text.substr(i, soft_hyphen.size()) == soft_hyphen) {
      out.soft_hyphens.push_back(static_cast<std::uint32_t>(out.text.size()));
      i += soft_hyphen.size();
    }
  }
  if (out.points.empty() || out.points.front().shown != 0) out.points.insert(out.points.begin(), MapPoint{});
  return out;
}

}  // namespace bifolio::layout
