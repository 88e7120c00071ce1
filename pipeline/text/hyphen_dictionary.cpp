#include "text/hyphen_dictionary.h"

#include <algorithm>

#include "base/files.h"
#include "base/utf8.h"
#include "text/handles.h"

namespace bifolio::text {
namespace {

constexpr std::size_t longest_word = 100;  // letters; what is longer is no word

// What the upper 128 bytes of a one-byte encoding mean, U+FFFD where nothing. Empty if ICU does not know the encoding.
std::vector<char32_t> high_half(std::string const& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &error));
  std::vector<char32_t> result;
  for (int byte = 0x80; byte < 0x100 && U_SUCCESS(error); ++byte) {
    const char c = static_cast<char>(byte);
    const char* at = &c;
    UErrorCode failed = U_ZERO_ERROR;
    const UChar32 code_point = ucnv_getNextUChar(converter.get(), &at, &c + 1, &failed);
    if (U_FAILURE(failed)) ucnv_reset(converter.get());
    result.push_back(U_SUCCESS(failed) ? static_cast<char32_t>(code_point) : utf8::replacement);
  }
  return result;
}

/// Turns a dictionary's lines into code points.
class LineDecoder {
 public:
  explicit LineDecoder(std::string const& encoding) : is_utf8_(encoding == "UTF-8") {
    if (!is_utf8_) high_half_ = high_half(encoding);
  }
  bool is_usable() const { return is_utf8_ || !high_half_.empty(); }

  std::u32string decode(std::string_view line) const {
    std::u32string result;
    for (std::size_t at = 0; at < line.size();) {
      const auto byte = static_cast<unsigned char>(line[at]);
      const utf8::Decoded decoded =
          is_utf8_ ? utf8::decode(line, at) : utf8::Decoded{byte < 0x80 ? char32_t{byte} : high_half_[byte - 0x80], 1, true};
      result += decoded.code_point == 0x2019 ? U'\'' : decoded.code_point;
      at += decoded.length;
    }
    return result;
  }

 private:
  bool is_utf8_;
  std::vector<char32_t> high_half_;
};

std::string_view next_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  while (!line.empty() && utf8::is_html_space(line.back())) line.remove_suffix(1);
  return line;
}

// "NAME 3": the number, or -1 for another line.
int directive_value(std::u32string_view line, std::u32string_view name) {
  if (!line.starts_with(name) || line.size() < name.size() + 2 || line[name.size()] != U' ') return -1;
  const char32_t digit = line[name.size() + 1];
  return digit >= U'0' && digit <= U'9' ? static_cast<int>(digit - U'0') : -1;
}

/// The number behind the first comma of `text`, which goes on behind it; -1 if there is none.
std::int32_t next_number(std::u32string_view& text) {
  const std::size_t comma = text.find(U',');
  if (comma == text.npos) return -1;
  text.remove_prefix(comma + 1);
  std::int32_t number = 0;
  for (const char32_t c : text) {
    if (c < U'0' || c > U'9') break;
    number = std::min(number * 10 + static_cast<std::int32_t>(c - U'0'), 1000);
  }
  return number;
}

// "pattern/change,first,cut"; without numbers the change is for all of the pattern.
PatternLine pattern_line(std::u32string_view line) {
  const std::size_t slash = line.find(U'/');
  PatternLine made{.pattern = line.substr(0, slash), .change = {}, .first = 1, .cut = 0};
  if (slash == line.npos) return made;
  std::u32string_view rest = line.substr(slash + 1);
  made.change = rest.substr(0, rest.find(U','));
  const std::int32_t first = next_number(rest), cut = next_number(rest);
  if (first > 0 && cut >= 0) return made.first = first, made.cut = cut, made;
  made.cut = static_cast<std::int32_t>(
      std::count_if(made.pattern.begin(), made.pattern.end(), [](char32_t c) { return c != U'.' && (c < U'0' || c > U'9'); }));
  return made;
}

}  // namespace

HyphenDictionary::HyphenDictionary(std::string const& path) {
  const std::string bytes = read_file(path);
  std::string_view rest = bytes;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  const LineDecoder decoder{std::string(next_line(rest))};
  if (!decoder.is_usable()) return;
  levels_.emplace_back();
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (!line.empty() && line[0] != '%' && line[0] != '#') read_line(decoder.decode(line));
  }
  if (levels_.size() > 1 && !levels_[0].patterns.empty()) choice_ = PatternChoice::Longest;
}

void HyphenDictionary::read_line(std::u32string_view line) {
  if (line[0] >= U'A' && line[0] <= U'Z' && read_directive(line)) return;
  const PatternLine pattern = pattern_line(line);
  knows_apostrophes_ = knows_apostrophes_ || pattern.pattern.find(U'\'') != pattern.pattern.npos;
  levels_.back().patterns.add(pattern);
}

bool HyphenDictionary::read_directive(std::u32string_view line) {
  if (line == U"NEXTLEVEL") {
    Level next;
    next.left = levels_[0].left;
    next.right = levels_[0].right;
    levels_.push_back(std::move(next));
    return true;
  }
  Level& level = levels_.back();
  if (const int value = directive_value(line, U"LEFTHYPHENMIN"); value >= 0) return level.left = std::max(2, value), true;
  if (const int value = directive_value(line, U"RIGHTHYPHENMIN"); value >= 0) return level.right = std::max(2, value), true;
  if (const int value = directive_value(line, U"COMPOUNDLEFTHYPHENMIN"); value >= 0) return levels_[0].compound_left = value, true;
  if (const int value = directive_value(line, U"COMPOUNDRIGHTHYPHENMIN"); value >= 0)
    return levels_[0].compound_right = value, true;
  return line.starts_with(U"NOHYPHEN");
}

std::vector<LetterDivision> HyphenDictionary::divisions(std::u32string_view letters) const {
  std::vector<LetterDivision> result(letters.size());
  if (letters.size() > longest_word) return result;
  for (std::size_t begin = 0; begin < letters.size();) {
    const std::size_t apostrophe = knows_apostrophes_ ? letters.npos : letters.find(U'\'', begin);
    const std::size_t end = std::min(apostrophe, letters.size());
    divide_segment(letters, begin, end, result);
    begin = end + 1;
  }
  return result;
}

// With two levels the first divides a compound into its parts, and the second divides those.
void HyphenDictionary::divide_segment(std::u32string_view letters, std::size_t begin, std::size_t end,
                                      std::vector<LetterDivision>& out) const {
  if (levels_.size() == 1) return divide_part(letters, begin, end, out);
  const std::vector<PatternValue> joints = levels_[0].patterns.values(letters.substr(begin, end - begin), PatternChoice::Longest);
  std::size_t part = begin;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (!joints[i - begin].allows()) continue;
    out[i] = {true, levels_[0].patterns.change(joints[i - begin])};
    divide_part(letters, part, i, out);
    part = i;
  }
  divide_part(letters, part, end, out);
}

void HyphenDictionary::divide_part(std::u32string_view letters, std::size_t begin, std::size_t end,
                                   std::vector<LetterDivision>& out) const {
  const std::vector<PatternValue> values = levels_.back().patterns.values(letters.substr(begin, end - begin), choice_);
  const std::size_t left = begin == 0 ? 2 : static_cast<std::size_t>(std::max(2, levels_[0].compound_left));
  const std::size_t right = end == letters.size() ? 2 : static_cast<std::size_t>(std::max(2, levels_[0].compound_right));
  for (std::size_t i = begin + left; i + right <= end; ++i)
    if (values[i - begin].allows()) out[i] = {true, levels_.back().patterns.change(values[i - begin])};
}

}  // namespace bifolio::text
