#include "pdf/content/divided_words.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "model/box_kind.h"

namespace bifolio::pdf {
namespace {

using model::BoxId;
using model::GlyphRun;

struct RunPlace {
  std::uint32_t page = 0, fragment = 0;
  GlyphRun const* run = nullptr;
};

/// A word whose beginning has been seen and whose rest is to come.
struct OpenWord {
  std::size_t part = 0;  ///< in the result: where its text is gathered; its hyphen follows
  RunPlace at;
};

bool is_space(char c) { return utf8::is_html_space(c); }

std::uint32_t last_word_begin(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  return static_cast<std::uint32_t>(begin);
}

std::uint32_t first_word_end(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end])) ++end;
  return static_cast<std::uint32_t>(end);
}

// Viewers join lines at a hyphen whether it is the author's or inserted: "well-known", divided at its own hyphen, has to be said
// whole too.
bool ends_in_own_hyphen(std::string_view text) {
  return text.size() > 1 && text.ends_with('-') && !is_space(text[text.size() - 2]);
}

class DividedWords {
 public:
  std::vector<ReplacedText> result;

  void add(BoxId container, RunPlace const& place) {
    const std::uint32_t from = continue_word(container, place);
    GlyphRun const& run = *place.run;
    const bool is_divided = run.ends_in_hyphen || ends_in_own_hyphen(run.text);
    if (!is_divided || run.right_to_left || run.text.empty()) return;
    const std::uint32_t begin = last_word_begin(run.text);
    if (begin < from || begin == run.text.size()) return;  // all of it is a word's middle, already taken
    const std::uint32_t hyphen = static_cast<std::uint32_t>(run.text.size()) - (run.ends_in_hyphen ? 0 : 1);
    result.push_back({place.page, place.fragment, begin, hyphen, std::string(run.text.substr(begin))});
    // The hyphen stands in the margin: the word's place on the page is without it.
    result.push_back({place.page, place.fragment, hyphen, hyphen + 1, {}});
    open_[container] = {result.size() - 2, place};
  }

  void finish() {
    for (auto const& [container, word] : open_) abandon(word);
    std::erase_if(result, [](ReplacedText const& r) { return r.begin == r.end; });
    std::sort(result.begin(), result.end(), [](ReplacedText const& a, ReplacedText const& b) {
      return std::tie(a.page, a.fragment, a.begin) < std::tie(b.page, b.fragment, b.begin);
    });
  }

 private:
  // Nothing followed on another line: the run keeps its own text.
  void abandon(OpenWord const& word) {
    for (const std::size_t part : {word.part, word.part + 1}) result[part].end = result[part].begin;
  }

  // Gives the word that is open in `container` this run's beginning; returns where that ends.
  std::uint32_t continue_word(BoxId container, RunPlace const& place) {
    const auto found = open_.find(container);
    if (found == open_.end()) return 0;
    const OpenWord word = found->second;
    GlyphRun const& run = *place.run;
    const bool is_below = run.orientation == model::GlyphOrientation::Horizontal ? run.origin.y > word.at.run->origin.y
                                                                                 : run.origin.x != word.at.run->origin.x;
    const bool is_next_line = place.page != word.at.page || is_below;
    const std::uint32_t end = first_word_end(run.text);
    if (!is_next_line || run.right_to_left || end == 0) {
      abandon(word);
      open_.erase(found);
      return 0;
    }
    result[word.part].replacement.append(run.text.substr(0, end));
    const bool takes_hyphen = end == run.text.size() && run.ends_in_hyphen;
    result.push_back({place.page, place.fragment, 0, end + (takes_hyphen ? 1 : 0), {}});
    if (end == run.text.size() && (run.ends_in_hyphen || ends_in_own_hyphen(run.text))) {
      found->second.at = place;  // a word over three lines
      return end;
    }
    open_.erase(found);
    return end;
  }

  std::map<BoxId, OpenWord> open_;
};

}  // namespace

std::vector<ReplacedText> find_divided_words(model::PagedDocument const& paged, model::BoxTree const& boxes) {
  DividedWords words;
  for (std::uint32_t page = 0; page < paged.pages.size(); ++page) {
    auto const& fragments = paged.pages[page].fragments;
    for (std::uint32_t i = 0; i < fragments.size(); ++i) {
      auto const* const run = std::get_if<GlyphRun>(&fragments[i].content);
      if (run == nullptr || !fragments[i].box || fragments[i].artifact != model::Artifact::None) continue;
      words.add(line_container(boxes, fragments[i].box), {page, i, run});
    }
  }
  words.finish();
  return std::move(words.result);
}

}  // namespace bifolio::pdf
