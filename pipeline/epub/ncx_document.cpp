// toc.ncx (opf-201 §2.4.1, daisy z39.86 §8): what EPUB 2 readers and Kindle take the contents and pages from.
#include <algorithm>
#include <set>

#include "base/numbers.h"
#include "epub/navigation.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

std::string to_text(std::size_t number) {
  std::string out;
  append_number(out, static_cast<std::int64_t>(number));
  return out;
}

using Target = std::pair<std::uint64_t, std::string_view>;  // place in reading order, reference

void gather_targets(std::vector<NavigationEntry> const& entries, std::vector<Target>& targets) {
  for (NavigationEntry const& entry : entries) {
    targets.emplace_back(entry.order, entry.href);
    gather_targets(entry.children, targets);
  }
}

class NcxWriter {
 public:
  explicit NcxWriter(Navigation const& navigation) {
    gather_targets(navigation.contents, targets_);
    gather_targets(navigation.pages, targets_);
    std::sort(targets_.begin(), targets_.end());
    targets_.erase(std::unique(targets_.begin(), targets_.end()), targets_.end());
  }

  void points(pugi::xml_node parent, std::vector<NavigationEntry> const& entries) {
    for (NavigationEntry const& entry : entries) {
      pugi::xml_node point = parent.append_child("navPoint");
      set(point, "id", "point-" + to_text(++count_));
      target(point, entry);
      points(point, entry.children);
    }
  }

  void pages(pugi::xml_node list, std::vector<NavigationEntry> const& entries) {
    std::set<std::string_view> values;  // type and value together must be unique
    for (std::size_t i = 0; i < entries.size(); ++i) {
      pugi::xml_node page = list.append_child("pageTarget");
      set(page, "id", "page-" + to_text(i + 1));
      const bool arabic =
          std::all_of(entries[i].label.begin(), entries[i].label.end(), [](char c) { return c >= '0' && c <= '9'; });
      const bool counted = arabic && values.insert(entries[i].label).second;
      set(page, "type", counted ? "normal" : arabic ? "special" : "front");
      if (counted) set(page, "value", entries[i].label);
      target(page, entries[i]);
    }
  }

 private:
  void target(pugi::xml_node element, NavigationEntry const& entry) {
    const auto at = std::lower_bound(targets_.begin(), targets_.end(), Target(entry.order, entry.href));
    set(element, "playOrder", to_text(static_cast<std::size_t>(at - targets_.begin()) + 1));
    append(element.append_child("navLabel"), "text", entry.label);
    set(element.append_child("content"), "src", entry.href);
  }

  std::vector<Target> targets_;  // in reading order; equal targets share a play order
  std::size_t count_ = 0;
};

int depth_of(std::vector<NavigationEntry> const& entries) {
  int depth = 0;
  for (NavigationEntry const& entry : entries) depth = std::max(depth, 1 + depth_of(entry.children));
  return depth;
}

void meta(pugi::xml_node head, char const* name, std::string const& content) {
  pugi::xml_node element = head.append_child("meta");
  set(element, "name", name);
  set(element, "content", content);
}

std::string highest_page(std::vector<NavigationEntry> const& pages) {
  std::size_t highest = 0;
  for (NavigationEntry const& page : pages) {
    std::size_t number = 0;
    std::from_chars(page.label.data(), page.label.data() + page.label.size(), number);
    highest = std::max(highest, number);
  }
  return to_text(highest);
}

}  // namespace

std::string ncx_document(Book const& book, Navigation const& navigation) {
  pugi::xml_document document;
  pugi::xml_node ncx = document.append_child("ncx");
  set(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
  set(ncx, "version", "2005-1");
  set(ncx, "xml:lang", book.metadata().language);
  pugi::xml_node head = ncx.append_child("head");
  meta(head, "dtb:uid", unique_identifier(book));
  meta(head, "dtb:depth", to_text(static_cast<std::size_t>(depth_of(navigation.contents))));
  meta(head, "dtb:totalPageCount", to_text(navigation.pages.size()));
  meta(head, "dtb:maxPageNumber", highest_page(navigation.pages));
  append(ncx.append_child("docTitle"), "text", book.metadata().title);
  for (model::Contributor const& creator : book.metadata().creators) append(ncx.append_child("docAuthor"), "text", creator.name);
  NcxWriter writer(navigation);
  writer.points(ncx.append_child("navMap"), navigation.contents);
  if (!navigation.pages.empty()) {
    pugi::xml_node list = ncx.append_child("pageList");
    writer.pages(list, navigation.pages);
  }
  return to_indented_xml(document, Doctype::None);
}

}  // namespace bifolio::epub
