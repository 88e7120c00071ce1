// Script itemisation (UAX 24): every character gets a real script; punctuation and marks take that of their surroundings.
// Changes with UAX 24's heuristics.
#include <unicode/uchar.h>

#include <array>

#include "text/handles.h"
#include "text/language.h"
#include "text/paragraph.h"

namespace bifolio::text {
namespace {

bool is_real(UScriptCode script) { return script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN; }

UScriptCode script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? USCRIPT_LATIN : USCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_SUCCESS(error) ? script : USCRIPT_COMMON;
}

// The script that the language is usually written in, for text without letters. Latin where ICU does not know.
UScriptCode script_of_language(std::string_view language) {
  std::array<UScriptCode, 8> codes{};
  UErrorCode error = U_ZERO_ERROR;
  const int32_t count = uscript_getCode(icu_locale(language).c_str(), codes.data(), codes.size(), &error);
  return U_SUCCESS(error) && count > 0 && !language.empty() ? codes[0] : USCRIPT_LATIN;
}

// UAX 24 §5.2: a closing bracket takes the script of its opening one. Deeper nesting than this is not tracked.
class BracketStack {
 public:
  void open(char32_t closing, UScriptCode script) {
    if (depth_ < entries_.size()) entries_[depth_++] = {closing, script};
  }
  /// The script of the matching opening bracket, or `otherwise`; drops what was opened inside.
  UScriptCode close(char32_t closing, UScriptCode otherwise) {
    for (std::size_t i = depth_; i > 0; --i) {
      if (entries_[i - 1].closing != closing) continue;
      depth_ = i - 1;
      return entries_[i - 1].script;
    }
    return otherwise;
  }

 private:
  struct Entry {
    char32_t closing = 0;
    UScriptCode script = USCRIPT_COMMON;
  };
  std::array<Entry, 32> entries_;
  std::size_t depth_ = 0;
};

UScriptCode first_real(Characters const& characters, std::string_view language) {
  for (Character const& c : characters)
    if (is_real(c.script)) return c.script;
  return script_of_language(language);
}

int bracket_type(char32_t c) { return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_BIDI_PAIRED_BRACKET_TYPE); }

UScriptCode bracket_script(BracketStack& brackets, char32_t c, UScriptCode current) {
  switch (bracket_type(c)) {
    case U_BPT_OPEN: brackets.open(static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(c))), current); return current;
    case U_BPT_CLOSE: return brackets.close(c, current);
    default: return current;
  }
}

}  // namespace

void resolve_scripts(Characters& characters, std::string_view language) {
  for (Character& c : characters) c.script = script_of(c.code_point);
  UScriptCode current = first_real(characters, language);
  BracketStack brackets;
  for (Character& c : characters) {
    if (is_real(c.script)) {
      current = c.script;
    } else if (c.script == USCRIPT_INHERITED) {
      c.script = current;
    } else {
      c.script = current = bracket_script(brackets, c.code_point, current);
    }
  }
}

std::u32string sample_of_script(std::uint32_t script) {
  char name[5] = {};
  hb_tag_to_string(script, name);
  UScriptCode code = USCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  if (uscript_getCode(name, &code, 1, &error) != 1 || U_FAILURE(error) || !is_real(code)) return {};
  const icu::UnicodeString sample = uscript_getSampleUnicodeString(code);
  return sample.isEmpty() ? std::u32string() : std::u32string(1, static_cast<char32_t>(sample.char32At(0)));
}

std::uint32_t script_tag(UScriptCode script) { return hb_tag_from_string(uscript_getShortName(script), 4); }

}  // namespace bifolio::text
