#include "pdf/metadata/document_information.h"

#include <chrono>

#include "base/utf8.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {
namespace {

std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string join(std::vector<std::string> const& parts, std::string_view separator) {
  std::string out;
  for (std::string const& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

void set_dates(DocumentInformation& information, std::int64_t modified) {
  using namespace std::chrono;
  const sys_seconds time{seconds(modified)};
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  const std::string y = padded(static_cast<int>(date.year()), 4), m = padded(static_cast<unsigned>(date.month()), 2),
                    d = padded(static_cast<unsigned>(date.day()), 2), h = padded(clock.hours().count(), 2),
                    min = padded(clock.minutes().count(), 2), s = padded(clock.seconds().count(), 2);
  information.created_pdf = "D:" + y + m + d + h + min + s + 'Z';
  information.created_xmp = y + '-' + m + '-' + d + 'T' + h + ':' + min + ':' + s + 'Z';
}

// XML 1.0 §2.2: what cannot stand in XML at all is left out.
void append_escaped(std::string& out, std::string_view text) {
  for (const char32_t c : utf8::CodePoints(text)) {
    switch (c) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\r': out += "&#13;"; break;
      case 0xFFFE:
      case 0xFFFF: break;
      default:
        if (c >= 0x20 || c == U'\t' || c == U'\n') utf8::append(out, c);
    }
  }
}

void append_element(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.append("<").append(name).append(">");
  append_escaped(out, text);
  out.append("</").append(name).append(">\n");
}

// An array of the given kind ("Seq", "Bag") or the language alternatives that XMP wants for texts ("Alt").
void append_array(std::string& out, std::string_view name, std::string_view kind, std::vector<std::string> const& items) {
  if (items.empty() || items.front().empty()) return;
  out.append("<").append(name).append("><rdf:").append(kind).append(">");
  for (std::string const& item : items) {
    out += kind == "Alt" ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>";
    append_escaped(out, item);
    out += "</rdf:li>";
  }
  out.append("</rdf:").append(kind).append("></").append(name).append(">\n");
}

}  // namespace

DocumentInformation document_information(model::Metadata const& metadata, std::int64_t modified) {
  DocumentInformation result;
  result.title = metadata.title;
  for (model::Contributor const& creator : metadata.creators) result.authors.push_back(creator.name);
  result.author = join(result.authors, "; ");
  result.subject = metadata.description;
  result.keyword_list = metadata.subjects;
  result.keywords = join(metadata.subjects, ", ");
  result.language = metadata.language;
  result.publisher = metadata.publisher;
  result.rights = metadata.rights;
  result.date = metadata.date.iso;
  if (!metadata.identifiers.empty()) result.identifier = metadata.identifiers.front().value;
  set_dates(result, modified);
  return result;
}

std::string information_dictionary(DocumentInformation const& information) {
  std::string out = "<<";
  const auto entry = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out += key;
    append_text_string(out, value);
  };
  entry("/Title", information.title);
  entry("/Author", information.author);
  entry("/Subject", information.subject);
  entry("/Keywords", information.keywords);
  entry("/Creator", producer);
  entry("/Producer", producer);
  entry("/CreationDate", information.created_pdf);
  entry("/ModDate", information.created_pdf);
  return out + ">>";
}

// ISO 16684-1, as ISO 14289-1 §5 and §7.1 want it.
std::string xmp_packet(DocumentInformation const& information) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";
  if (information.is_accessible) out += " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";
  out += ">\n";
  append_element(out, "dc:format", "application/pdf");
  append_array(out, "dc:title", "Alt", {information.title});
  append_array(out, "dc:creator", "Seq", information.authors);
  append_array(out, "dc:description", "Alt", {information.subject});
  append_array(out, "dc:subject", "Bag", information.keyword_list);
  append_array(out, "dc:language", "Bag", {information.language});
  append_array(out, "dc:publisher", "Bag", {information.publisher});
  append_array(out, "dc:rights", "Alt", {information.rights});
  append_array(out, "dc:date", "Seq", {information.date});
  append_element(out, "dc:identifier", information.identifier);
  append_element(out, "pdf:Keywords", information.keywords);
  append_element(out, "pdf:Producer", producer);
  append_element(out, "xmp:CreatorTool", producer);
  append_element(out, "xmp:CreateDate", information.created_xmp);
  append_element(out, "xmp:ModifyDate", information.created_xmp);
  if (information.is_accessible) append_element(out, "pdfuaid:part", "1");
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace bifolio::pdf
