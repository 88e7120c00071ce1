#include "epub/xml.h"

#include "base/utf8.h"

namespace bifolio::epub {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string out;
  void write(void const* data, std::size_t size) override { out.append(static_cast<char const*>(data), size); }
};

std::string save(pugi::xml_document const& document, unsigned flags, Doctype doctype) {
  StringWriter writer;
  writer.out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (doctype == Doctype::Html) writer.out += "<!DOCTYPE html>\n";
  document.save(writer, "  ", flags | pugi::format_no_declaration, pugi::encoding_utf8);
  if (writer.out.back() != '\n') writer.out += '\n';
  return std::move(writer.out);
}

}  // namespace

bool is_xml_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool plain = byte >= 0x20 && byte < 0x7F;
    const utf8::Decoded c = plain ? utf8::Decoded{byte, 1, true} : utf8::decode(text, at);
    if (!plain && !is_xml_character(c.code_point)) return false;
    at += c.length;
  }
  return true;
}

std::string xml_text(std::string_view text) {
  if (is_xml_text(text)) return std::string(text);
  std::string out;
  for (const char32_t c : utf8::CodePoints(text)) utf8::append(out, is_xml_character(c) ? c : utf8::replacement);
  return out;
}

void set(pugi::xml_node element, char const* name, std::string_view value) {
  pugi::xml_attribute attribute = element.attribute(name);
  if (!attribute) attribute = element.append_attribute(name);
  attribute.set_value(xml_text(value).c_str());
}

pugi::xml_node append(pugi::xml_node parent, char const* name, std::string_view text) {
  pugi::xml_node element = parent.append_child(name);
  append_text(element, text);
  return element;
}

void append_text(pugi::xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

void append_new_line(pugi::xml_node parent, int level) {
  parent.append_child(pugi::node_pcdata).set_value(("\n" + std::string(2 * static_cast<std::size_t>(level), ' ')).c_str());
}

void keep_end_tag(pugi::xml_node element) {
  if (!element.first_child()) element.append_child(pugi::node_pcdata);
}

std::string to_indented_xml(pugi::xml_document const& document, Doctype doctype) {
  return save(document, pugi::format_indent, doctype);
}
std::string to_xml(pugi::xml_document const& document, Doctype doctype) { return save(document, pugi::format_raw, doctype); }

}  // namespace bifolio::epub
