// The body of one content document: units in the elements that hold them (content_units.cpp), elements and text
// (content_writer.cpp), the style sheet's footnotes (content_notes.cpp).
#pragma once

#include "epub/content_document.h"
#include "epub/elements.h"

namespace bifolio::epub {

/// At which ends of a line white space is not shown: where no generated content stands beside it.
struct LineEnds {
  bool start = true, end = true;
};

class ContentWriter {
 public:
  ContentWriter(ContentInput const& input, std::uint32_t file, ImageSet& images, ContentFacts& facts);
  /// All units of the file, in the elements that hold them.
  void write(pugi::xml_node body);
  /// Elements that no text may stand in directly.
  static bool is_structural(model::Tag tag);

 private:
  using NodeId = model::NodeId;
  struct OpenElement {
    NodeId node;
    Place place;
    std::vector<NodeId> inline_run;  // units that stand on one line
  };
  /// A footnote of the style sheet's, which is called where it stands in the document and written at the file's end.
  struct SheetNote {
    NodeId node;
    std::string id, call, label;
  };

  void write_unit(NodeId unit);
  void open(NodeId element);
  void close();
  void flush();
  /// Nodes that stand on one line, on a line of their own in the source too. White space at either end is not shown.
  void inline_line(std::vector<NodeId> const& run, Place const& place);
  LineEnds bare_ends(NodeId n) const;
  /// White space at the ends of a line's text nodes is not shown either.
  static void trim(pugi::xml_node first, pugi::xml_node last, LineEnds bare = {});
  bool is_blank(NodeId n) const;
  void own_line(NodeId element, Place const& place);
  void node(NodeId n, Place const& place);
  void element(NodeId n, Place const& place);
  void whole(NodeId n, Place const& place);
  void call(NodeId n, Place const& place);
  static pugi::xml_node behind_link(pugi::xml_node inside);
  std::string free_id(std::string id) const;
  /// Those that are called within another come behind it.
  void footnotes(Place const& place);
  /// Its number leads back to its call.
  void footnote(SheetNote const& note, Place const& place);
  std::string marker_of(SheetNote const& note) const;
  void image(NodeId n, Place const& place);
  /// An element that the box tree shows by text of its own (a check box, media that cannot be shown): that text in a span.
  void replaced_by_text(NodeId n, Place const& place);
  std::string generated_text(NodeId n) const;
  bool says_other_label(NodeId n) const;
  void settle_backlink(NodeId n, pugi::xml_node link);
  void children(NodeId n, Place const& place);
  std::vector<NodeId> trimmed(std::vector<NodeId> run, LineEnds bare) const;
  void inline_content(std::vector<NodeId> const& nodes, Place const& place);
  /// Generated text that reading systems would not show, in the place of its pseudo-element.
  void generated(NodeId n, model::PseudoElement pseudo, pugi::xml_node parent);
  void text(NodeId n, pugi::xml_node parent);
  void markers_before(NodeId n, pugi::xml_node parent);
  void marker(std::size_t index, pugi::xml_node parent);

  Book const& book_;
  GeneratedContent const& generated_;
  model::Document const& document_;
  Presence const& presence_;
  std::uint32_t file_;
  ContentFacts& facts_;
  ElementWriter elements_;
  std::vector<OpenElement> open_;
  std::vector<SheetNote> notes_;  ///< called in this file
};

}  // namespace bifolio::epub
