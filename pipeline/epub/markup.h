// Markup: how the document's elements are written as XHTML. Names, attributes that XHTML has, and epub:type for each role.
// The one table of the EPUB's vocabulary (html, epub-ssv-11).
#pragma once

#include <string_view>

#include "model/vocabulary.h"

namespace bifolio::epub {

/// The epub:type that says the same as the role; empty when the vocabulary has none.
std::string_view epub_type(model::Role role);

/// Whether ARIA in HTML allows the role on the element, as checkers of EPUB know it (html-aria §4).
bool is_valid_role(model::Tag tag, model::Role role);

/// What is done with an attribute of the document.
enum class AttributeUse : std::uint8_t {
  Keep,
  Identifier,  ///< id
  Language,    ///< lang: written as lang and xml:lang
  Reference,   ///< names ids of other elements, which must stand in the same file
  Link,        ///< href of a
  Source,      ///< src of img
  Citation,    ///< cite: a URL that nobody follows
  Boolean,     ///< written as name="name"
  Number,      ///< a non-negative integer, else left out
  Style,       ///< declarations, without what EPUB forbids in CSS
  LinkType,    ///< rel of a: written when it names the licence, which html §4.6.7 allows there
  Drop,        ///< presentational, scripting, or unknown
};
AttributeUse attribute_use(model::Tag tag, std::string_view name);

/// Whether XHTML allows text and phrasing only inside the element.
bool holds_phrasing_only(model::Tag tag);
/// The tag to write for `tag` as a child of `parent` (html's content models); `tag` itself when it is valid there.
model::Tag valid_tag(model::Tag tag, model::Tag parent);

}  // namespace bifolio::epub
