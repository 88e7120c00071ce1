// Elements of content documents: one element of the document with its attributes, as XHTML.
#pragma once

#include <pugixml.hpp>

#include "epub/book.h"
#include "epub/markup.h"

namespace bifolio::epub {

/// Where an element is to be written.
struct Place {
  pugi::xml_node parent;
  model::Tag parent_tag = model::Tag::Body;  ///< as it was written
  bool phrasing = false;                     ///< only phrasing may stand here
  bool in_link = false;
  int level = 0;  ///< of indentation
};

/// First: the element begins in this file. Again: it began in an earlier one and goes on here.
enum class Opening : std::uint8_t { First, Again };

class ElementWriter {
 public:
  ElementWriter(Book const& book, std::uint32_t file, ImageSet& images, ContentFacts& facts)
      : book_(book), document_(book.document()), file_(file), images_(images), facts_(facts) {}

  /// Appends the element with its attributes to `place`, and says where its children go.
  Place open(model::NodeId element, Place const& place, Opening opening);
  /// Attributes that stand for what style sheets cannot say in an EPUB: `dir`, and classes in place of modern selectors.
  void from_style(model::NodeId element, pugi::xml_node xml);
  /// <img>, or its alternative text if the image cannot be embedded.
  void image(model::NodeId element, pugi::xml_node parent);
  /// A span with the element's attributes and `text`.
  void text_instead(model::NodeId element, pugi::xml_node parent, std::string_view text);

 private:
  model::Tag written_tag(model::NodeId element, Place const& place);
  void style(model::NodeId element, pugi::xml_node xml);
  bool shows_image(model::NodeId picture) const;
  void attributes(model::NodeId element, model::Tag tag, pugi::xml_node xml);
  void attribute(model::NodeId element, model::Attribute const& attribute, AttributeUse use, pugi::xml_node xml);
  void role(model::NodeId element, model::Tag tag, pugi::xml_node xml);
  void link(model::NodeId element, std::string_view href, pugi::xml_node xml);
  void set_resolution(model::NodeId element, model::Resource const& image, pugi::xml_node img);
  void leave_out(model::NodeId element, model::Attribute const& attribute);
  bool all_in_this_file(std::string_view ids) const;

  Book const& book_;
  model::Document const& document_;
  std::uint32_t file_;
  ImageSet& images_;
  ContentFacts& facts_;
};

/// What a link to `id` from content file `from` says: "#id" or "chapter-02.xhtml#id"; empty when the EPUB has no such id.
std::string internal_href(Book const& book, std::string_view id, std::uint32_t from);

}  // namespace bifolio::epub
