// Several documents become one publication: their nodes copied in order, ids made unique with the references to them, links between
// the files turned into links within the book.
#include <algorithm>
#include <unordered_map>

#include "base/percent.h"
#include "resolve/ids.h"
#include "resolve/node_edit.h"
#include "resolve/resolve.h"
#include "resolve/slug.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::Metadata;
using model::NodeId;
using model::NodeKind;
using model::Tag;

/// "a/b/../c.md" to "a/c.md".
std::string normal_path(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (part != "." && (!part.empty() || parts.empty()))
      parts.push_back(part);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) (out += i ? "/" : "") += parts[i];
  return out;
}

std::string folder_of(std::string const& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

struct Part {
  Document document;
  std::string path;                                      ///< normalised; empty when not known
  IdTable ids;                                           ///< as the part has them
  std::unordered_map<std::string, std::string> renamed;  ///< those that an earlier part had taken
  std::string first_id;                                  ///< of the part's first heading: what a link to the file means
};

class Joining {
 public:
  explicit Joining(std::vector<Part> parts) : parts_(std::move(parts)) {
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (!parts_[i].path.empty()) by_path_.emplace(parts_[i].path, i);
  }

  Document run() {
    for (Part& part : parts_) rename_ids(part);
    for (Part& part : parts_) rewrite_links(part);
    joined_.metadata = joined_metadata();
    for (Part& part : parts_) copy(part);
    return std::move(joined_);
  }

 private:
  static std::string final_id(Part const& part, std::string const& id) {
    const auto renamed = part.renamed.find(id);
    return renamed == part.renamed.end() ? id : renamed->second;
  }

  void rename_ids(Part& part) {
    Document& d = part.document;
    for (NodeId n = d.body(); n; n = next_in_order(d, n, d.body())) {
      if (d[n].kind != NodeKind::Element || !d.has_attribute(n, "id")) continue;
      const std::string id(d.attribute(n, "id"));
      const std::string unique = taken_.claim(id, n);
      if (unique != id) part.renamed.emplace(id, unique), d.set_attribute(n, "id", unique);
      if (part.first_id.empty() && is_heading(d[n].tag)) part.first_id = unique;
    }
  }

  void rewrite_links(Part& part) {
    Document& d = part.document;
    for (NodeId n = d.body(); n; n = next_in_order(d, n, d.body())) {
      if (!d.is_element(n, Tag::A)) continue;
      const std::string href(d.attribute(n, "href"));
      if (std::string target = new_target(part, href); !target.empty() && target != href) d.set_attribute(n, "href", target);
    }
  }

  /// Empty for a link that stays as it is: to another site, or to an id that some other part has.
  std::string new_target(Part const& part, std::string const& href) const {
    const std::size_t hash = std::min(href.find('#'), href.size());
    const std::string file = percent_decoded(href.substr(0, hash));
    const std::string fragment = hash < href.size() ? href.substr(hash + 1) : std::string();
    Part const* target = &part;
    if (!file.empty()) {
      const auto found = by_path_.find(normal_path(folder_of(part.path) + file));
      if (found == by_path_.end()) return {};
      target = &parts_[found->second];
      if (fragment.empty()) return target->first_id.empty() ? std::string() : '#' + target->first_id;
    }
    const std::string id = target->ids.target(fragment);
    if (id.empty()) return file.empty() ? std::string() : '#' + fragment;
    return '#' + final_id(*target, id);
  }

  /// The first part's, completed by the others'. A later part's title is its chapter's.
  Metadata joined_metadata() {
    Metadata all = parts_.front().document.metadata;
    std::size_t texts = 0;
    for (Part const& part : parts_) texts += part.document[part.document.body()].first_child ? 1 : 0;
    for (std::size_t i = 1; i < parts_.size(); ++i) complete(all, parts_[i].document.metadata);
    if (texts > 1 && !all.type_given) all.type = model::PublicationType::Book;
    return all;
  }

  static void complete(Metadata& all, Metadata const& more) {
    const auto fill = [](auto& value, auto const& other) {
      if (value.empty()) value = other;
    };
    fill(all.creators, more.creators);
    fill(all.contributors, more.contributors);
    fill(all.language, more.language);
    fill(all.publisher, more.publisher);
    fill(all.description, more.description);
    fill(all.rights, more.rights);
    fill(all.source_url, more.source_url);
    fill(all.edition, more.edition);
    fill(all.identifiers, more.identifiers);
    fill(all.subjects, more.subjects);
    fill(all.collection, more.collection);
    fill(all.style_sheets, more.style_sheets);
    fill(all.hyphenation, more.hyphenation);
    if (all.quotes.empty()) all.quotes = more.quotes, all.quotes_span = more.quotes_span;
    if (!all.smart.given) all.smart = more.smart;
    if (all.date == model::Date()) all.date = more.date;
    if (all.cover.empty()) all.cover = more.cover, all.cover_span = more.cover_span, all.cover_alt = more.cover_alt;
    if (!all.type_given && more.type_given) all.type = more.type, all.type_given = true;
    all.other.insert(all.other.end(), more.other.begin(), more.other.end());
  }

  void copy(Part const& part) {
    Document const& from = part.document;
    const std::string_view language = from.metadata.language;
    const bool foreign = !language.empty() && language != joined_.metadata.language;
    for (NodeId child = from[from.body()].first_child; child; child = from[child].next) {
      const NodeId node = copy_subtree(from, child, joined_.body());
      if (foreign && joined_[node].kind == NodeKind::Element && !joined_.has_attribute(node, "lang"))
        joined_.set_attribute(node, "lang", language);
    }
  }

  NodeId copy_subtree(Document const& from, NodeId node, NodeId parent) {
    model::Node const& n = from[node];
    if (n.kind == NodeKind::Text) return joined_.append_text(parent, joined_.store(n.text), n.span);
    const NodeId made = joined_.append_element(parent, n.tag, n.span, n.role);
    for (model::Attribute const& a : from.attributes(node)) joined_.set_attribute(made, a.name, a.value);
    for (NodeId child = n.first_child; child; child = from[child].next) copy_subtree(from, child, made);
    return made;
  }

  std::vector<Part> parts_;
  std::unordered_map<std::string, std::size_t> by_path_;
  IdTable taken_;
  Document joined_;
};

/// A later part's title opens it as a chapter, unless its text does so itself.
void add_part_title(Document& document) {
  if (document.metadata.title.empty() || !document[document.body()].first_child) return;
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body()))
    if (document.is_element(n, Tag::H1)) return;
  const NodeId heading = document.make_element(Tag::H1, document.metadata.title_span);
  append_copy(document, heading, document.metadata.title);
  insert_first(document, document.body(), heading);
}

}  // namespace

Document join(std::vector<Document> documents, DiagnosticSink& sink, std::vector<std::string> const& paths) {
  if (documents.empty()) return {};
  std::vector<Part> parts;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Part& part = parts.emplace_back();
    part.document = std::move(documents[i]);
    if (i < paths.size()) part.path = normal_path(paths[i]);
    if (i > 0) add_part_title(part.document);
    part.ids = settle_ids(part.document, sink);
  }
  return Joining(std::move(parts)).run();
}

}  // namespace bifolio::resolve
