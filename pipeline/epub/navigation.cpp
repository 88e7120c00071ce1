#include "epub/navigation.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "epub/markup.h"
#include "epub/terms.h"

namespace bifolio::epub {
namespace {

using model::NodeId;
using model::Role;

class NavigationMaker {
 public:
  NavigationMaker(Book const& book, bool has_cover) : book_(book), has_cover_(has_cover), order_(book.document().size()) {
    std::uint64_t next = 0;
    for (NodeId n = book.document().root(); n; n = next_in_order(book.document(), n, book.document().root()))
      order_[n.index()] = ++next;
  }

  Navigation make() {
    Navigation result;
    result.contents = contents();
    result.landmarks = landmarks();
    for (PageMarker const& page : book_.markers.all())
      result.pages.push_back(
          {page.label, path(book_.partition.file(page.node)) + "#" + page.id, place(page.node, page.offset + 1), {}});
    std::stable_sort(result.pages.begin(), result.pages.end(), [](auto const& a, auto const& b) { return a.order < b.order; });
    return result;
  }

 private:
  std::string path(std::uint32_t file) const { return "text/" + book_.partition.files[file].name; }
  std::uint64_t place(NodeId node, std::uint32_t offset) const { return order_[node.index()] << 32 | offset; }

  std::string target(NodeId node, std::string_view id) const {
    const std::string file = path(book_.partition.file(node));
    return book_.targets.has_id(id) ? file + "#" + percent_encoded(id) : file;
  }

  /// The outline's entries that the EPUB has, each below its nearest ancestor that is there too.
  std::vector<NavigationEntry> contents() {
    auto const& outline = book_.document().outline;
    children_.assign(outline.size() + 1, {});
    std::vector<std::size_t> kept(outline.size());  // the entry itself or its nearest kept ancestor; outline.size(): none
    std::vector<int> depth(outline.size() + 1);
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const std::size_t above = outline[i].parent < 0 ? outline.size() : kept[static_cast<std::size_t>(outline[i].parent)];
      kept[i] = above;
      if (book_.partition.file(outline[i].heading) == Partition::nowhere || outline[i].title.empty() ||
          depth[above] >= contents_depth)
        continue;
      depth[i] = depth[above] + 1;
      kept[i] = i;
      children_[above].push_back(i);
    }
    std::vector<NavigationEntry> entries = below(outline.size());
    if (entries.empty()) entries.push_back({fallback_title(), path(0), 1, {}});  // epub-33 §7.3: a toc has at least one entry
    return entries;
  }

  std::vector<NavigationEntry> below(std::size_t parent) const {
    std::vector<NavigationEntry> entries;
    for (const std::size_t i : children_[parent]) {
      model::OutlineEntry const& entry = book_.document().outline[i];
      entries.push_back({book_.presence.title(entry), target(entry.heading, entry.id), place(entry.heading, 0), below(i)});
    }
    return entries;
  }

  std::string fallback_title() const {
    return book_.metadata().title.empty() ? std::string(terms(book_.metadata().language).text) : book_.metadata().title;
  }

  std::vector<Landmark> landmarks() const {
    Terms const& words = terms(book_.metadata().language);
    std::vector<Landmark> result;
    std::set<std::string_view> seen;
    const auto add = [&](std::string_view type, std::string_view label, std::string href) {
      if (seen.insert(type).second) result.push_back({type, std::string(label), std::move(href)});
    };
    if (has_cover_) add("cover", words.cover, "text/cover.xhtml");
    for (std::uint32_t i = 0; i < book_.partition.files.size(); ++i) {
      ContentFile const& file = book_.partition.files[i];
      if (file.continuation) continue;
      const auto label = [&](std::string_view otherwise) { return file.title.empty() ? otherwise : std::string_view(file.title); };
      if (file.kind == FileKind::TitlePage)
        add("titlepage", words.title_page, path(i));
      else if (file.kind == FileKind::Imprint)
        add("copyright-page", label(words.text), path(i));
      else if (file.kind == FileKind::Contents)
        add("toc", label(words.contents), path(i));
      else if (file.kind == FileKind::Body)
        add("bodymatter", label(words.text), path(i));
      else if (const std::string_view type = epub_type(file.role); !type.empty())
        add(type, label(words.text), path(i));
    }
    return result;  // nav.xhtml itself is not in the spine, so no link may lead to it (epub-33 §5.7.2)
  }

  Book const& book_;
  bool has_cover_;
  std::vector<std::uint64_t> order_;
  std::vector<std::vector<std::size_t>> children_;
};

}  // namespace

Navigation make_navigation(Book const& book, bool has_cover) { return NavigationMaker(book, has_cover).make(); }

std::string unique_identifier(Book const& book) {
  auto const& identifiers = book.metadata().identifiers;
  if (identifiers.empty()) {  // resolve gives every book one; a document made otherwise is known by its text
    const Hash128 hash = hash128(book.metadata().title + text_content(book.document(), book.document().root()));
    return "urn:uuid:" + to_uuid(hash);
  }
  model::Identifier const& id = identifiers.front();
  if (id.scheme == "isbn" || id.scheme == "uuid") return "urn:" + id.scheme + ":" + id.value;
  if (id.scheme == "doi") return "https://doi.org/" + id.value;
  return id.value;
}

}  // namespace bifolio::epub
