#include "text/hyphen_dictionary.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/utf8.h"

namespace bifolio::text {
namespace {

constexpr std::size_t longest_word = 90;  // libhyphen's own buffers are for 100 characters; longer words are left whole

// What the upper 128 bytes of a one-byte encoding mean, U+FFFD where nothing. Empty if ICU does not know the encoding.
std::vector<char32_t> high_half(const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding, &error));
  std::vector<char32_t> result;
  for (int byte = 0x80; byte < 0x100 && U_SUCCESS(error); ++byte) {
    const char c = static_cast<char>(byte);
    const char* at = &c;
    const UChar32 code_point = ucnv_getNextUChar(converter.get(), &at, &c + 1, &error);
    if (U_FAILURE(error)) {
      error = U_ZERO_ERROR;
      ucnv_reset(converter.get());
    }
    result.push_back(U_SUCCESS(error) ? static_cast<char32_t>(code_point) : utf8::replacement);
  }
  return result;
}

/// libhyphen's lists of spelling changes, freed as it wants them.
struct Replacements {
  char** texts = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  std::size_t size = 0;
  ~Replacements() {
    for (std::size_t i = 0; texts != nullptr && i < size; ++i) std::free(texts[i]);
    std::free(texts);
    std::free(positions);
    std::free(cuts);
  }
};

}  // namespace

HyphenDictionary::HyphenDictionary(std::string const& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return;
  dictionary_.reset(hnj_hyphen_load(path.c_str()));
  if (!dictionary_ || dictionary_->utf8) return;
  high_half_ = high_half(dictionary_->cset);
  if (high_half_.empty()) dictionary_.reset();
}

// `ends[i]` is the index of letter i's last byte in `word`, where libhyphen marks a division after it.
bool HyphenDictionary::encode(std::u32string_view letters, std::string& word, std::vector<std::uint32_t>& ends) const {
  for (const char32_t letter : letters) {
    if (letter < 0x80) {
      word += static_cast<char>(letter);
    } else if (high_half_.empty()) {
      utf8::append(word, letter);
    } else {
      const auto found = std::find(high_half_.begin(), high_half_.end(), letter);
      if (found == high_half_.end()) return false;
      word += static_cast<char>(0x80 + (found - high_half_.begin()));
    }
    ends.push_back(static_cast<std::uint32_t>(word.size() - 1));
  }
  return true;
}

std::vector<bool> HyphenDictionary::divisions(std::u32string_view letters) const {
  std::string word;
  std::vector<std::uint32_t> ends;
  if (letters.empty() || letters.size() > longest_word || !encode(letters, word, ends)) return {};
  std::vector<char> marks(word.size() + 5, '0');
  Replacements replaced;
  replaced.size = word.size();
  const int failed = hnj_hyphen_hyphenate2(dictionary_.get(), word.data(), static_cast<int>(word.size()), marks.data(), nullptr,
                                           &replaced.texts, &replaced.positions, &replaced.cuts);
  std::vector<bool> result(letters.size(), false);
  if (failed != 0) return result;
  // For UTF-8 dictionaries libhyphen counts characters, not bytes.
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const std::size_t at = dictionary_->utf8 ? i : ends[i];
    const bool changes_spelling = replaced.texts != nullptr && replaced.texts[at] != nullptr;
    result[i + 1] = (marks[at] & 1) != 0 && !changes_spelling;
  }
  return result;
}

}  // namespace bifolio::text
