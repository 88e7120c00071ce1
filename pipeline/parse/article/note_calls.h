// Calls of notes within running text: "[12]" and superscript figures. Changes when notes are called in another way.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace bifolio::parse {

struct NoteCall {
  std::size_t begin = 0, end = 0;
  std::string label;  ///< in ASCII digits
};

/// The first call at or after `from`; `begin == npos` when there is none. A number at the very start of a text is no call.
NoteCall find_note_call(std::string_view text, std::size_t from);

/// The text up to the calls that it ends with: "moored." of "moored.[2][3]".
std::string_view without_last_note_call(std::string_view text);

/// All labels called in `text`.
void collect_note_calls(std::string_view text, std::set<std::string>& labels);

}  // namespace bifolio::parse
