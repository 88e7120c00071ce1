// XML with pugixml, the little that every document of the EPUB needs. Text is made fit for XML here and nowhere else.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace bifolio::epub {

/// Whether XML 1.0 §2.2 allows the character in a document.
constexpr bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}
/// Whether XML allows all of `text`. Requires valid UTF-8, as all that follow.
bool is_xml_text(std::string_view text);
/// `text` with U+FFFD for every character that XML does not allow.
std::string xml_text(std::string_view text);

void set(pugi::xml_node element, char const* name, std::string_view value);
/// `<name>text</name>` at the end of `parent`.
pugi::xml_node append(pugi::xml_node parent, char const* name, std::string_view text);
void append_text(pugi::xml_node parent, std::string_view text);
/// A line feed and two spaces for each level: pretty printing that touches only where white space does not matter.
void append_new_line(pugi::xml_node parent, int level);
/// Makes an element that has no content be written as `<p></p>`, which parsers of HTML understand too.
void keep_end_tag(pugi::xml_node element);

enum class Doctype : std::uint8_t { None, Html };

/// For documents without mixed content: one element a line.
std::string to_indented_xml(pugi::xml_document const& document, Doctype doctype);
/// For documents that hold their own white space.
std::string to_xml(pugi::xml_document const& document, Doctype doctype);

}  // namespace bifolio::epub
