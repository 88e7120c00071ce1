// The author's words: where they may be divided, whatever the patterns say. Inside text/ only. Changes with what a list may say.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/hyphen_letters.h"

namespace bifolio::text {

/// What the author says of a word's letters [begin, end): divided before these of them, and nowhere else.
struct AuthoredPart {
  std::size_t begin = 0, end = 0;
  std::vector<std::size_t> divisions;  ///< letters of the word
};

class HyphenExceptions {
 public:
  /// "pro-gress": at its hyphens; "pro-gress*": in the words that begin so, too. `language`: see Hyphenator::add_exception.
  void add(std::string_view word, std::string_view language);
  bool empty() const { return lists_.empty(); }
  /// Of the whole word or of its parts between apostrophes ("progress's", "l'instinct"); in their order.
  std::vector<AuthoredPart> find(std::vector<Letter> const& letters, std::string_view language) const;

 private:
  /// By letters without hyphens: the counts of letters before its hyphens.
  using Words = std::map<std::u32string, std::vector<std::size_t>>;
  struct List {
    std::string language;
    Words words, beginnings;
  };
  List& list(std::string_view language);
  bool find_part(std::u32string_view letters, std::string_view language, AuthoredPart& part) const;

  std::vector<List> lists_;  ///< the more a tag says, the sooner
};

}  // namespace bifolio::text
