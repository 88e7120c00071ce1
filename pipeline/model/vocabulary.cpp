#include "model/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace bifolio::model {
namespace {

// In the order of Tag.
// clang-format off
constexpr std::array<std::string_view, tag_count> tag_names = {
    "html", "body",
    "article", "section", "nav", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "header", "footer", "main", "address",
    "p", "hr", "pre", "blockquote", "ol", "ul", "li", "dl", "dt", "dd", "figure", "figcaption", "div",
    "a", "em", "strong", "small", "s", "cite", "q", "dfn", "abbr", "ruby", "rb", "rt", "rtc", "rp", "data", "time", "code", "var",
    "samp", "kbd", "sub", "sup", "i", "b", "u", "mark", "bdi", "bdo", "span", "br", "wbr", "ins", "del",
    "picture", "img", "svg", "math", "audio", "video",
    "table", "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th",
    "details", "summary", "input",
};
// clang-format on

// In the order of Role.
constexpr std::array<std::string_view, role_count> role_names = {
    "",
    "doc-abstract",
    "doc-acknowledgments",
    "doc-afterword",
    "doc-appendix",
    "doc-backlink",
    "doc-bibliography",
    "doc-biblioref",
    "doc-chapter",
    "doc-colophon",
    "doc-conclusion",
    "doc-cover",
    "doc-credit",
    "doc-credits",
    "doc-dedication",
    "doc-endnotes",
    "doc-epigraph",
    "doc-epilogue",
    "doc-errata",
    "doc-example",
    "doc-footnote",
    "doc-foreword",
    "doc-glossary",
    "doc-glossref",
    "doc-index",
    "doc-introduction",
    "doc-noteref",
    "doc-notice",
    "doc-pagebreak",
    "doc-pagelist",
    "doc-part",
    "doc-preface",
    "doc-prologue",
    "doc-pullquote",
    "doc-qna",
    "doc-subtitle",
    "doc-tip",
    "doc-toc",
    "presentation",
};

template <class Enum, std::size_t N>
std::optional<Enum> find(std::array<std::string_view, N> const& names, std::string_view name) {
  static const auto index = [&names] {
    std::vector<std::pair<std::string_view, Enum>> sorted;
    for (std::size_t i = 0; i < N; ++i) sorted.emplace_back(names[i], static_cast<Enum>(i));
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }();
  const auto at = std::lower_bound(index.begin(), index.end(), name, [](auto const& entry, auto key) { return entry.first < key; });
  if (at == index.end() || at->first != name) return std::nullopt;
  return at->second;
}

}  // namespace

std::string_view to_string(Tag tag) { return tag_names[static_cast<std::size_t>(tag)]; }
std::optional<Tag> tag_from_name(std::string_view name) { return find<Tag>(tag_names, name); }
std::string_view to_string(Role role) { return role_names[static_cast<std::size_t>(role)]; }
std::optional<Role> role_from_name(std::string_view name) {
  if (name == "none") return Role::Presentation;  // wai-aria-1.2 §5.4: they are synonyms
  return name.empty() ? std::nullopt : find<Role>(role_names, name);
}

bool is_void(Tag tag) {
  return tag == Tag::Br || tag == Tag::Hr || tag == Tag::Img || tag == Tag::Input || tag == Tag::Wbr || tag == Tag::Col;
}

bool is_heading(Tag tag) { return tag >= Tag::H1 && tag <= Tag::H6; }

int heading_level(Tag tag) { return is_heading(tag) ? static_cast<int>(tag) - static_cast<int>(Tag::H1) + 1 : 0; }

bool is_phrasing(Tag tag) { return (tag >= Tag::A && tag <= Tag::Video) || tag == Tag::Input; }

}  // namespace bifolio::model
