// Navigation of a finished EPUB: nav.xhtml (epub-33 §7) and toc.ncx (opf-201 §2.4.1).
#include <algorithm>

#include "check/epub/content.h"
#include "check/epub/diagnostics.h"
#include "check/epub/paths.h"

namespace bifolio::check {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class NavigationCheck {
 public:
  NavigationCheck(std::string const& path, EpubPackage const& package, DiagnosticSink& sink) : path_(path), sink_(sink) {
    for (std::size_t i = 0; i < package.spine.size(); ++i) order_[package.spine[i]] = i;
  }

  void run(pugi::xml_node root) {
    find_navs(root);
    if (toc_ != 1) report("it does not have exactly one table of contents");
    if (landmarks_ > 1) report("it has more than one list of landmarks");
    if (page_lists_ > 1) report("it has more than one page list");
  }

 private:
  void report(std::string const& what) { sink_.report(epub_navigation, {}, path_ + ": " + what); }

  void find_navs(pugi::xml_node node) {
    for (pugi::xml_node child : node.children()) {
      if (local_name(child) != "nav") {
        find_navs(child);
        continue;
      }
      const std::string_view type = child.attribute("epub:type").value();
      toc_ += has_word(type, "toc");
      landmarks_ += has_word(type, "landmarks");
      page_lists_ += has_word(type, "page-list");
      reading_place_ = 0;
      in_landmarks_ = has_word(type, "landmarks");
      in_order_ = has_word(type, "toc");
      seen_.clear();
      const pugi::xml_node list = child.child("ol");
      if (!list)
        report("a nav has no list");
      else
        items(list);
    }
  }

  // epub-33 §7.3: ol of li; each li one a or span, then perhaps an ol.
  void items(pugi::xml_node list) {
    std::size_t count = 0;
    for (pugi::xml_node item : list.children()) {
      if (item.type() != pugi::node_element) continue;
      if (local_name(item) != "li") report("a list has something else than items");
      ++count;
      const pugi::xml_node label = item.child("a") ? item.child("a") : item.child("span");
      if (is_blank(text_of(label))) report("an entry has no text");
      if (item.child("a")) link(item.child("a"));
      if (item.child("ol")) items(item.child("ol"));
    }
    if (count == 0) report("a list is empty");
  }

  void link(pugi::xml_node a) {
    const std::string href = a.attribute("href").value();
    if (in_landmarks_) {
      const std::string type = a.attribute("epub:type").value();
      if (type.empty()) report("a landmark has no epub:type");
      if (!seen_.insert(type + " " + href).second) report("the landmark “" + type + "” stands twice");
    }
    if (!in_order_) return;
    const auto place = order_.find(resolve_reference(href, path_).path);
    if (place == order_.end()) return report("the contents lead to “" + href + "”, which is not in the spine");
    if (place->second < reading_place_) report("the contents are not in reading order at “" + href + "”");
    reading_place_ = std::max(reading_place_, place->second);
  }

  std::string const& path_;
  DiagnosticSink& sink_;
  std::map<std::string, std::size_t> order_;  // of files in the spine
  std::size_t toc_ = 0, landmarks_ = 0, page_lists_ = 0, reading_place_ = 0;
  bool in_landmarks_ = false, in_order_ = false;
  std::set<std::string> seen_;
};

struct NcxWalk : pugi::xml_tree_walker {
  std::set<long> orders;
  std::vector<std::string> targets;
  bool for_each(pugi::xml_node& node) override {
    if (node.attribute("playOrder")) orders.insert(node.attribute("playOrder").as_int());
    if (local_name(node) == "content") targets.emplace_back(node.attribute("src").value());
    return true;
  }
};

}  // namespace

void check_navigation(std::string const& path, pugi::xml_document const& document, EpubPackage const& package,
                      DiagnosticSink& sink) {
  NavigationCheck(path, package, sink).run(document);
}

void check_ncx(std::string const& path, pugi::xml_document const& document, EpubPackage const& package, EpubContents& contents,
               DiagnosticSink& sink) {
  NcxWalk walk;
  pugi::xml_node(document).traverse(walk);
  for (std::string const& target : walk.targets) contents.links.push_back({path, target});
  if (walk.orders.empty() || *walk.orders.begin() != 1 || *walk.orders.rbegin() != static_cast<long>(walk.orders.size()))
    sink.report(epub_navigation, {}, path + ": the play order does not count from 1 without gaps");
  const pugi::xml_node head = document.document_element().child("head");
  const pugi::xml_node uid = head.find_child_by_attribute("meta", "name", "dtb:uid");
  if (package.unique_identifier != uid.attribute("content").value())
    sink.report(epub_navigation, {}, path + ": dtb:uid is not the publication's identifier");
}

}  // namespace bifolio::check
