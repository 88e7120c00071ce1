#include "parse/markdown/markdown.h"

#include "parse/markdown/block_tree.h"
#include "parse/markdown/emitter.h"
#include "parse/metadata/front_matter.h"

namespace bifolio::parse {

model::Document parse_markdown(SourceText source, DiagnosticSink& sink) {
  model::Document document;
  const std::uint32_t begin = metadata::read_front_matter(source, document.metadata, sink);
  const markdown::BlockTree tree = markdown::parse_blocks(source, begin, document, sink);
  markdown::Emitter(source, tree, document, sink).run();
  return document;
}

model::Document parse_metadata_file(SourceText source, DiagnosticSink& sink) {
  model::Document document;
  metadata::read_metadata(source, {0, static_cast<std::uint32_t>(source.text.size())}, document.metadata, sink);
  return document;
}

}  // namespace bifolio::parse
