#include "epub/file_names.h"

#include <algorithm>
#include <map>

#include "base/numbers.h"

namespace bifolio::epub {
namespace {

using model::Document;
using model::NodeId;
using model::Role;
using model::Tag;

FileType type_of_class(Document const& document, NodeId node) {
  const auto has = [&](std::string_view name) { return document.has_class(node, name); };
  if (has("title-page") || has("titlepage")) return {"title-page", FileKind::TitlePage};
  if (has("half-title") || has("halftitlepage")) return {"half-title", FileKind::FrontMatter};
  if (has("imprint") || has("copyright-page") || has("copyright")) return {"imprint", FileKind::Imprint};
  if (has("cover")) return {"cover-page", FileKind::FrontMatter};
  if (has("contents") || has("toc")) return {"contents", FileKind::Contents};
  if (has("about-author")) return {"about-the-author", FileKind::BackMatter};
  if (has("footnotes") || has("endnotes") || has("notes")) return {"notes", FileKind::BackMatter};
  if (document[node].tag == Tag::Header) return {"title-page", FileKind::TitlePage};
  if (document[node].tag == Tag::Section || document[node].tag == Tag::Article) return {"section", FileKind::Body, true};
  return {"text", FileKind::Body};
}

std::string padded(std::size_t number, std::size_t width) {
  std::string digits;
  append_number(digits, static_cast<std::int64_t>(number));
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string numbered_name(FileType const& type, std::size_t number, std::size_t total) {
  std::string name(type.stem);
  if (type.numbered) {
    const std::size_t width =
        std::max<std::size_t>(type.stem == "chapter" || type.stem == "section" ? 2 : 1, padded(total, 1).size());
    return name + "-" + padded(number, width);
  }
  return number == 1 ? name : name + "-" + padded(number, 1);
}

}  // namespace

FileType file_type(Document const& document, NodeId first) {
  switch (document[first].role) {
    case Role::Abstract: return {"abstract", FileKind::FrontMatter};
    case Role::Acknowledgments: return {"acknowledgments", FileKind::FrontMatter};
    case Role::Afterword: return {"afterword", FileKind::BackMatter};
    case Role::Appendix: return {"appendix", FileKind::BackMatter, true};
    case Role::Bibliography: return {"bibliography", FileKind::BackMatter};
    case Role::Chapter: return {"chapter", FileKind::Body, true};
    case Role::Colophon: return {"colophon", FileKind::BackMatter};
    case Role::Conclusion: return {"conclusion", FileKind::Body};
    case Role::Cover: return {"cover-page", FileKind::FrontMatter};
    case Role::Credit:
    case Role::Credits: return {"credits", FileKind::BackMatter};
    case Role::Dedication: return {"dedication", FileKind::FrontMatter};
    case Role::Endnotes: return {"notes", FileKind::BackMatter};
    case Role::Epigraph: return {"epigraph", FileKind::FrontMatter};
    case Role::Epilogue: return {"epilogue", FileKind::Body};
    case Role::Errata: return {"errata", FileKind::BackMatter};
    case Role::Foreword: return {"foreword", FileKind::FrontMatter};
    case Role::Glossary: return {"glossary", FileKind::BackMatter};
    case Role::Index: return {"index", FileKind::BackMatter};
    case Role::Introduction: return {"introduction", FileKind::Body};
    case Role::Pagelist: return {"page-list", FileKind::BackMatter};
    case Role::Part: return {"part", FileKind::Body, true};
    case Role::Preface: return {"preface", FileKind::FrontMatter};
    case Role::Prologue: return {"prologue", FileKind::Body};
    case Role::Toc: return {"contents", FileKind::Contents};
    case Role::None:
    case Role::Backlink:
    case Role::Biblioref:
    case Role::Example:
    case Role::Footnote:
    case Role::Glossref:
    case Role::Noteref:
    case Role::Notice:
    case Role::Pagebreak:
    case Role::Pullquote:
    case Role::Qna:
    case Role::Subtitle:
    case Role::Tip:
    case Role::Presentation: return type_of_class(document, first);
  }
  return {};
}

void name_files(std::vector<ContentFile>& files, std::vector<FileType> const& types) {
  std::map<std::string_view, std::size_t> totals, counts;
  for (std::size_t i = 0; i < files.size(); ++i)
    if (!files[i].continuation) ++totals[types[i].stem];
  std::string stem;
  std::size_t part = 1;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].continuation) {
      stem = numbered_name(types[i], ++counts[types[i].stem], totals[types[i].stem]);
      part = 1;
    }
    files[i].name = part == 1 ? stem + ".xhtml" : stem + "-part-" + padded(part, 1) + ".xhtml";
    ++part;
  }
}

}  // namespace bifolio::epub
