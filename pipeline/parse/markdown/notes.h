// The footnotes of one source: which are defined, the order in which they are first referred to, the ids of both ends.
// From emit.cpp. Changes with how notes are numbered.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "parse/markdown/block_tree.h"

namespace bifolio::parse::markdown {

struct Note {
  BlockId block;
  std::string label;  ///< as its definition writes it
  int number = 0;     ///< 0: not referred to yet
  int references = 0;
};

class Notes {
 public:
  /// Collects the definitions; a label's second one is said and treated as a note of its own that nothing refers to.
  Notes(BlockTree const& tree, SourceId source, DiagnosticSink& sink);

  std::unordered_set<std::string> const& labels() const { return labels_; }
  /// Requires a label that is defined. Gives the note, with this reference counted.
  Note const& refer(std::string_view label);
  /// Notes in the order of their numbers. May grow while notes are emitted: they refer to notes too.
  std::vector<std::size_t> const& referred() const { return referred_; }
  Note const& operator[](std::size_t index) const { return notes_[index]; }
  std::size_t size() const { return notes_.size(); }

 private:
  std::vector<Note> notes_;
  std::unordered_map<std::string, std::size_t> by_label_;
  std::unordered_set<std::string> labels_;
  std::vector<std::size_t> referred_;
};

}  // namespace bifolio::parse::markdown
