#include "layout/page/note_setter.h"

namespace bifolio::layout {
namespace {

constexpr std::int64_t divided_note = 700;    ///< a footnote goes on on the next page
constexpr std::int64_t divided_again = 300;   ///< … and on the one after that
constexpr std::int64_t lone_note_part = 300;  ///< … with no more than has to stay together on either side

}  // namespace

/// How much of the notes the room holds.
struct NoteSetter::Filled {
  NotePosition end;
  Length used;
  std::uint32_t parts_of_note = 0;  ///< of the one that is divided
};

NoteSetter::NoteSetter(Flow const& flow) : notes_(flow.notes), shapes_(flow.note_shapes) {
  before_.reserve(notes_.size() + 1);
  before_.push_back(0);
  for (NoteHeights const& note : notes_) {
    std::int64_t sum = before_.back();
    for (const Length part : note) sum += part.raw();
    before_.push_back(sum);
  }
}

std::int64_t NoteSetter::height(NotePosition const& at, std::uint32_t called, NoteRoom const& room) const {
  std::int64_t below_each_other = before_[called] - before_[at.note];
  for (std::uint32_t part = 0; part < at.part; ++part) below_each_other -= notes_[at.note][part].raw();
  if (shapes_.empty()) return below_each_other;
  const Filled filled = fill(at, called, room);
  return filled.end.note >= called ? filled.used.raw() : std::int64_t{room.height.raw()} + 1;
}

NoteSetter::Filled NoteSetter::fill(NotePosition at, std::uint32_t called, NoteRoom const& room) const {
  Filled filled{at, {}, 0};
  NotePacker packer(room.width);
  while (at.note < called) {
    NoteHeights const& note = notes_[at.note];
    if (at.part < note.size()) {
      const Length grows = packer.place(shape(at.note), note[at.part]).grows;
      if (filled.used + grows > room.height) break;
      packer.put(shape(at.note), note[at.part]);
      filled.used += grows;
      ++at.part;
      ++filled.parts_of_note;
    }
    if (at.part >= note.size()) at = {at.note + 1, 0}, filled.parts_of_note = 0;
  }
  filled.end = at;
  return filled;
}

std::int64_t NoteSetter::set(NotePosition& at, std::uint32_t called, NoteRoom const& room, Length& used) const {
  if (at.note >= called) return 0;
  const std::int64_t whole = height(at, called, room);
  if (whole <= room.height.raw()) {
    used += Length::from_raw(static_cast<std::int32_t>(whole));
    at = {called, 0};
    return 0;
  }
  const NotePosition begin = at;
  Filled filled = fill(begin, called, room);
  at = filled.end;
  if (at == begin && begin.part > 0) return cost::late_note;                             // a note in progress must go on
  if (at.part > 0 && filled.parts_of_note > 2 && notes_[at.note].size() - at.part == 1)  // two lines go on rather than one
    --at.part, --filled.parts_of_note, filled.used -= notes_[at.note][at.part];
  used += filled.used;
  const std::uint32_t unbegun = called - at.note - (at.part > 0 ? 1 : 0);
  const std::size_t rest = at.part > 0 ? notes_[at.note].size() - at.part : 0;
  const bool lone = at.part > 0 && (filled.parts_of_note == 1 || rest == 1);
  const bool again = begin.part > 0 && at.note == begin.note;
  return unbegun * cost::late_note + (again ? divided_again : divided_note) + (lone ? lone_note_part : 0);
}

}  // namespace bifolio::layout
