// Generated content (css-content-3) in the EPUB. What a reading system makes from the style sheets alone stays theirs; what they do
// not count, or not across files, is written here: as text, or as the counters' values at a file's start. Nothing is shown twice.
#pragma once

#include <map>
#include <string>

#include "epub/book.h"

namespace bifolio::epub {

class GeneratedContent {
 public:
  explicit GeneratedContent(Book const& book);

  /// The text of the element's ::before or ::after that the style sheets do not show; empty when they do, or there is none.
  std::string text(model::NodeId element, model::PseudoElement pseudo) const;
  /// `counter-reset` for the file's body, so that counting goes on where the file before stopped; empty when nothing is counted.
  std::string const& counter_start(std::size_t file) const { return starts_[file]; }

 private:
  bool is_written_as_text(model::ContentList const& content) const;
  void count(Book const& book);

  model::BoxTree const& boxes_;
  Presence const& presence_;
  bool sheets_count_ = false;  ///< the style sheets still hold counter()
  std::vector<std::string> starts_;
};

}  // namespace bifolio::epub
