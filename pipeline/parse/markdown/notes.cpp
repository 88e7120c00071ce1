#include "parse/markdown/notes.h"

#include "parse/diagnostics.h"

namespace bifolio::parse::markdown {

Notes::Notes(BlockTree const& tree, SourceId source, DiagnosticSink& sink) {
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    Block const& block = tree.blocks[i];
    if (block.kind != BlockKind::Footnote) continue;
    std::string key = normalize_label(block.text);
    Note note{BlockId(i), std::string(block.text)};
    const auto [first, is_new] = by_label_.emplace(key, notes_.size());
    if (!is_new) {
      Block const& earlier = tree[notes_[first->second].block];
      const Span there{source, earlier.begin, earlier.begin + static_cast<std::uint32_t>(earlier.text.size()) + 4};
      sink.report(duplicate_footnote, {source, block.begin, block.begin + static_cast<std::uint32_t>(block.text.size()) + 4},
                  "footnote [^" + note.label + "] is defined twice; references mean the first", {{there, "the first definition"}});
      note.label += "-duplicate-" + std::to_string(i);
    }
    labels_.insert(std::move(key));
    notes_.push_back(std::move(note));
  }
}

Note const& Notes::refer(std::string_view label) {
  const std::size_t index = by_label_.at(normalize_label(label));
  Note& note = notes_[index];
  if (note.number == 0) {
    referred_.push_back(index);
    note.number = static_cast<int>(referred_.size());
  }
  ++note.references;
  return note;
}

}  // namespace bifolio::parse::markdown
