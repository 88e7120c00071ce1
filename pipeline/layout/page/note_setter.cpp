#include "layout/page/note_setter.h"

namespace bifolio::layout {
namespace {

constexpr std::int64_t divided_note = 1000;    ///< a footnote goes on on the next page
constexpr std::int64_t divided_again = 300;    ///< … and on the one after that
constexpr std::int64_t lone_note_line = 3000;  ///< … with one line on either side

}  // namespace

NoteSetter::NoteSetter(std::vector<NoteHeights> const& notes) : notes_(notes) {
  before_.reserve(notes.size() + 1);
  before_.push_back(0);
  for (NoteHeights const& note : notes) {
    std::int64_t sum = before_.back();
    for (const Length part : note) sum += part.raw();
    before_.push_back(sum);
  }
}

std::int64_t NoteSetter::height(NotePosition const& at, std::uint32_t called) const {
  std::int64_t whole = before_[called] - before_[at.note];
  for (std::uint32_t part = 0; part < at.part; ++part) whole -= notes_[at.note][part].raw();
  return whole;
}

std::int64_t NoteSetter::set(NotePosition& at, std::uint32_t called, Length available, Length& used) const {
  if (at.note >= called) return 0;
  const std::int64_t whole = height(at, called);
  if (whole <= available.raw()) {
    used += Length::from_raw(static_cast<std::int32_t>(whole));
    at = {called, 0};
    return 0;
  }
  const NotePosition begin = at;
  Length left = available;
  std::uint32_t parts_of_note = 0;
  while (at.note < called) {
    NoteHeights const& note = notes_[at.note];
    if (at.part < note.size() && note[at.part] > left) break;
    if (at.part < note.size()) left -= note[at.part], used += note[at.part], ++at.part, ++parts_of_note;
    if (at.part >= note.size()) at = {at.note + 1, 0}, parts_of_note = 0;
  }
  if (at == begin && begin.part > 0) return cost::late_note;                      // a note in progress must go on
  if (at.part > 0 && parts_of_note > 2 && notes_[at.note].size() - at.part == 1)  // two lines go on rather than one
    --at.part, --parts_of_note, used -= notes_[at.note][at.part];
  const std::uint32_t unbegun = called - at.note - (at.part > 0 ? 1 : 0);
  const std::size_t rest = at.part > 0 ? notes_[at.note].size() - at.part : 0;
  const bool lone = at.part > 0 && (parts_of_note == 1 || rest == 1);
  const bool again = begin.part > 0 && at.note == begin.note;
  return unbegun * cost::late_note + (again ? divided_again : divided_note) + (lone ? lone_note_line : 0);
}

}  // namespace bifolio::layout
