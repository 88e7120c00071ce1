#include "pdf/content/marked_words.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace bifolio::pdf {
namespace {

/// Devanagari to Tibetan, Myanmar, Khmer, Tai scripts: left to right, with marks and reordered vowels.
bool is_complex(char32_t c) {
  return (c >= 0x0900 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x1950 && c <= 0x1AAF) ||
         (c >= 0xA8E0 && c <= 0xA8FF) || (c >= 0xA9E0 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAADF);
}

bool has_complex_text(std::string_view text) {
  const auto may_begin_complex = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
  if (std::none_of(text.begin(), text.end(), may_begin_complex)) return false;
  for (const char32_t c : utf8::CodePoints(text))
    if (is_complex(c)) return true;
  return false;
}

void add_words(model::GlyphRun const& run, ReplacedText place, std::vector<ReplacedText>& out) {
  const std::string_view text = run.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (const std::string_view word = text.substr(begin, end - begin); has_complex_text(word)) {
      place.begin = static_cast<std::uint32_t>(begin);
      place.end = static_cast<std::uint32_t>(end);
      place.replacement = word;
      out.push_back(place);
    }
    begin = end + 1;
  }
}

}  // namespace

void add_marked_words(model::PagedDocument const& paged, std::vector<ReplacedText>& replaced) {
  std::vector<ReplacedText> words;
  auto known = replaced.begin();
  for (std::uint32_t page = 0; page < paged.pages.size(); ++page) {
    auto const& fragments = paged.pages[page].fragments;
    for (std::uint32_t i = 0; i < fragments.size(); ++i) {
      while (known != replaced.end() && std::tie(known->page, known->fragment) < std::tie(page, i)) ++known;
      auto const* const run = std::get_if<model::GlyphRun>(&fragments[i].content);
      const bool is_content = run != nullptr && fragments[i].box && fragments[i].artifact == model::Artifact::None;
      if (!is_content || run->right_to_left || !has_complex_text(run->text)) continue;
      if (known == replaced.end() || known->page != page || known->fragment != i) add_words(*run, {page, i, 0, 0, {}}, words);
    }
  }
  const auto middle = static_cast<std::ptrdiff_t>(replaced.size());
  std::move(words.begin(), words.end(), std::back_inserter(replaced));
  std::inplace_merge(replaced.begin(), replaced.begin() + middle, replaced.end(), [](ReplacedText const& a, ReplacedText const& b) {
    return std::tie(a.page, a.fragment, a.begin) < std::tie(b.page, b.fragment, b.begin);
  });
}

}  // namespace bifolio::pdf
