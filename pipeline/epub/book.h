// What the parts of the writer share about one book: its inputs, and what was found out about them once.
#pragma once

#include <set>
#include <vector>

#include "epub/epub.h"
#include "epub/links.h"
#include "epub/page_markers.h"
#include "epub/partition.h"
#include "epub/presence.h"

namespace bifolio::epub {

struct Book {
  Publication const& publication;
  DiagnosticSink& sink;
  Presence presence;
  Partition partition;
  Targets targets;
  PageMarkers markers;

  Book(Publication const& from, DiagnosticSink& to)
      : publication(from),
        sink(to),
        presence(from.document, from.boxes),
        partition(make_partition(from.document, presence, to)),
        targets(from.document, partition, to),
        markers(from.pages, from.document, presence, partition, targets, to) {}
  Book(Book const&) = delete;
  Book& operator=(Book const&) = delete;

  model::Document const& document() const { return publication.document; }
  model::Metadata const& metadata() const { return publication.document.metadata; }
};

/// Images by the content of their files, so that one that is named twice is embedded once.
class ImageSet {
 public:
  explicit ImageSet(model::Resources const& resources) : resources_(resources) {}
  /// The image's file name in the EPUB; it is embedded from now on.
  std::string const& use(model::ResourceId id);
  std::vector<model::ResourceId> const& used() const { return used_; }

 private:
  model::Resources const& resources_;
  std::vector<model::ResourceId> used_;  // in the order of their first use
  std::map<Hash128, model::ResourceId> by_hash_;
};

/// What was seen while the content was written; the accessibility metadata is computed from it.
struct ContentFacts {
  std::size_t images = 0;              ///< that are not decorative
  std::size_t images_without_alt = 0;  ///< whose author says nothing about what they show
  std::size_t headings = 0;
  std::size_t words_of_text = 0;  ///< text nodes that are not white space
};

}  // namespace bifolio::epub
