#include "parse/article/credit.h"

#include <algorithm>

namespace bifolio::parse {
namespace {

using model::NodeId;
using model::Tag;

struct Range {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

// "CC BY-SA 4.0": the licence's letters and version.
Range find_licence(std::string_view text, std::string& url) {
  for (std::size_t at = 0; (at = text.find("CC", at)) != std::string_view::npos; at += 2) {
    std::size_t i = at + 2;
    if (text.compare(i, 1, "0") == 0) return url = "https://creativecommons.org/publicdomain/zero/1.0/", Range{at, i + 1};
    if (i < text.size() && (text[i] == ' ' || text[i] == '-')) ++i;
    if (text.compare(i, 2, "BY") != 0) continue;
    std::string letters;
    while (i < text.size() && ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '-'))
      letters += text[i] == '-' ? '-' : static_cast<char>(text[i] + 32), ++i;
    std::string version;
    const std::size_t space = i < text.size() && text[i] == ' ' ? 1 : 0;
    for (std::size_t k = i + space;
         k < text.size() && ((text[k] >= '0' && text[k] <= '9') ||
                             (text[k] == '.' && k + 1 < text.size() && text[k + 1] >= '0' && text[k + 1] <= '9'));
         ++k)
      version += text[k];
    if (!version.empty()) i += space + version.size();
    url = "https://creativecommons.org/licenses/" + letters + "/" + (version.empty() ? "4.0" : version) + "/";
    return {at, i};
  }
  return {};
}

// "(Source: …)" or "(Credit: …)" with its brackets, and the source's name within.
Range find_bracket(std::string_view text, Range& name) {
  for (std::string_view opening : {"(Source: ", "(Credit: ", "(Photo: ", "(Photo by ", "(Image: ", "(Quelle: ", "(Foto: "}) {
    const std::size_t at = text.find(opening);
    if (at == std::string_view::npos) continue;
    const std::size_t close = std::min(text.find(')', at), text.size() - 1);
    name = {at + opening.size(), std::min({text.find(" via ", at), text.find(", ", at), text.find(" / ", at), close})};
    return {at, close + 1};
  }
  return {};
}

}  // namespace

void add_credit(model::Document& document, model::NodeId parent, TextBlock const& block, SourceText source, NoteLabels& notes) {
  const std::string_view text = source.text.substr(block.span.begin, block.span.end - block.span.begin);
  const NodeId figure = document.append_element(parent, Tag::Figure, block.span);
  document.add_class(figure, "image-credit");
  const NodeId caption = document.append_element(figure, Tag::Figcaption, block.span);
  Range name;
  const Range bracket = find_bracket(text, name);
  std::string url;
  const Range licence = find_licence(text, url);
  const auto place = [&](std::size_t begin, std::size_t end) {
    return Span{source.id, block.span.begin + static_cast<std::uint32_t>(begin),
                block.span.begin + static_cast<std::uint32_t>(end)};
  };
  std::size_t done = 0;
  NodeId into = caption;
  const auto plain_to = [&](std::size_t end) {
    if (end > done) append_inline_text(document, into, source, place(done, end), notes);
    done = std::max(done, end);
  };
  const auto element = [&](Tag tag, Range range) {
    plain_to(range.begin);
    const NodeId node = document.append_element(into, tag, place(range.begin, range.end));
    document.append_text(node, text.substr(range.begin, range.end - range.begin), place(range.begin, range.end));
    done = range.end;
    return node;
  };
  if (!bracket.empty()) {
    plain_to(bracket.begin);
    into = document.append_element(caption, Tag::Span, place(bracket.begin, bracket.end));
    document.add_class(into, "credit");
    if (!name.empty()) element(Tag::Cite, name);
  }
  if (!licence.empty() && licence.begin >= done && (bracket.empty() || licence.end <= bracket.end)) {
    const NodeId link = element(Tag::A, licence);
    document.set_attribute(link, "href", url);
    document.set_attribute(link, "rel", "license");
  }
  if (!bracket.empty()) plain_to(bracket.end);
  into = caption;
  plain_to(text.size());
}

}  // namespace bifolio::parse
