#include "app/property_table.h"

#include "style/support.h"

namespace bifolio::app {
namespace {

using style::Support;

constexpr std::string_view beginning = R"(# CSS properties {#css-properties}

The table lists every property that Bifolio understands, and what each book makes of it. *Yes* in the column of the PDF means that the pages obey it as its specification says. *Yes* in the column of the EPUB means that it reaches the reading system, written so that old ones understand it too; what becomes of it there is the reading system's affair. What is about pages it makes itself. A property or a value that is not here is reported, with its place.

| Property | PDF | EPUB | Remarks |
|:--|:--|:--|:--|
)";

constexpr std::string_view between = R"(
The following properties are known, and are kept in the EPUB. The PDF does not obey them, which is said in a note.

<p style="text-align: start">
)";

std::string_view word(Support support) {
  switch (support) {
    case Support::Full: return "yes";
    case Support::Partial: return "partly";
    case Support::None: return "no";
  }
  return "";
}

}  // namespace

std::string property_chapter() {
  std::string out(beginning);
  for (style::PropertySupport const& row : style::property_support()) {
    ((((out += "| `") += row.property) += "` | ") += word(row.pdf)) += " | ";
    (((out += word(row.epub)) += " | ") += row.remark) += row.remark.empty() ? "|\n" : " |\n";
  }
  out += between;
  std::string_view separator;
  for (const std::string_view name : style::epub_only_properties()) {
    (out += separator) += name;
    separator = ", ";
  }
  return out + ".\n</p>\n";
}

}  // namespace bifolio::app
