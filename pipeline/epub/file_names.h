// Names for content documents that a person recognises: title-page.xhtml, chapter-01.xhtml, appendix-2.xhtml.
#pragma once

#include <vector>

#include "epub/partition.h"

namespace bifolio::epub {

/// What a section that begins a file is called, and how it counts.
struct FileType {
  std::string_view stem;
  FileKind kind = FileKind::Body;
  bool numbered = false;  ///< always: chapter-01; else only from the second on: preface, preface-2
};

FileType file_type(model::Document const& document, model::NodeId first);

/// Gives each file its name, unique whatever the case; `types` is by file, and ignored for continuations ("chapter-01-2.xhtml").
void name_files(std::vector<ContentFile>& files, std::vector<FileType> const& types);

}  // namespace bifolio::epub
