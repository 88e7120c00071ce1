// The partition: which part of the document goes into which content document. A book's chapters, title page and contents have a
// document each, an article has one; long ones are divided between blocks. Changes when that policy does.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "epub/presence.h"

namespace bifolio::epub {

/// What a content document is, for its name and the landmarks.
enum class FileKind : std::uint8_t { Cover, TitlePage, Imprint, FrontMatter, Contents, Body, BackMatter };

struct ContentFile {
  std::string name;   ///< "chapter-01.xhtml"
  std::string title;  ///< of its first heading; empty when it has none
  FileKind kind = FileKind::Body;
  model::Role role = model::Role::None;
  bool continuation = false;         ///< a further part of the file before it
  std::vector<model::NodeId> units;  ///< subtrees, in document order; their ancestors are opened again in each file
};

struct Partition {
  std::vector<ContentFile> files;
  /// By NodeId: the index in `files` of the file where the node begins; `nowhere` for what does not appear.
  std::vector<std::uint32_t> file_of;
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  std::uint32_t file(model::NodeId node) const { return file_of[node.index()]; }
};

/// Bytes of text and tags after which a content document is divided at the next block.
inline constexpr std::size_t size_limit = 250'000;

Partition make_partition(model::Document const& document, Presence const& presence, DiagnosticSink& sink);

}  // namespace bifolio::epub
