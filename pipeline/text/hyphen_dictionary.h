// One hyphenation dictionary of libhyphen, whatever its encoding. Inside text/ only. Changes with libhyphen's interface.
#pragma once

#include <hyphen.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/handles.h"

namespace bifolio::text {

/// Immutable after loading: any number of threads may divide words.
class HyphenDictionary {
 public:
  /// Empty (see operator bool) if the file cannot be read or is no dictionary.
  explicit HyphenDictionary(std::string const& path);
  explicit operator bool() const { return dictionary_ != nullptr; }

  /// For each i: may `letters` be divided before letter i by the patterns? Letters are lower-case and composed. Places where the
  /// spelling would change are left out. Empty if the dictionary's encoding lacks a letter.
  std::vector<bool> divisions(std::u32string_view letters) const;

 private:
  bool encode(std::u32string_view letters, std::string& word, std::vector<std::uint32_t>& ends) const;

  Handle<HyphenDict, hnj_hyphen_free> dictionary_;
  std::vector<char32_t> high_half_;  ///< of a one-byte encoding: what bytes 0x80… mean; empty for UTF-8
};

}  // namespace bifolio::text
