#include "epub/partition.h"

#include <algorithm>

#include "base/utf8.h"
#include "epub/diagnostics.h"
#include "epub/file_names.h"

namespace bifolio::epub {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Role;
using model::Tag;

bool is_section_like(Document const& document, NodeId node) {
  switch (document[node].tag) {
    case Tag::Section:
    case Tag::Article:
    case Tag::Nav:
    case Tag::Header: return true;
    case Tag::Aside:
    case Tag::Footer: return document[node].role != Role::None;
    default: return file_type(document, node).kind != FileKind::Body || document[node].role == Role::Chapter;
  }
}

/// Elements that may be divided between their children: nothing is said by their being one box.
bool may_be_divided(Document const& document, NodeId node) {
  switch (document[node].tag) {
    case Tag::Body:
    case Tag::Main:
    case Tag::Article:
    case Tag::Section:
    case Tag::Div:
    case Tag::Blockquote:
    case Tag::Ul:
    case Tag::Ol: return true;
    default: return false;
  }
}

class Partitioner {
 public:
  Partitioner(Document const& document, Presence const& presence, DiagnosticSink& sink)
      : document_(document),
        presence_(presence),
        sink_(sink),
        weight_(document.size()),
        starts_(document.size()),
        holds_start_(document.size()) {}

  Partition run() {
    weigh(document_.body());
    if (document_.metadata.type == model::PublicationType::Book) mark_starts(document_.body());
    for (NodeId child = document_[document_.body()].first_child; child; child = document_[child].next) place(child);
    if (result_.files.empty()) start_file(document_.body(), false);  // an empty book still has a spine
    assign_files();
    name_files(result_.files, types_);
    name_titles();
    return std::move(result_);
  }

 private:
  std::size_t weigh(NodeId node) {
    if (!presence_.appears(node)) return 0;
    std::size_t sum = document_[node].kind == NodeKind::Text ? document_[node].text.size()
                                                             : 2 * to_string(document_[node].tag).size() + 16;  // indentation too
    if (document_[node].kind == NodeKind::Element)
      for (model::Attribute const& a : document_.attributes(node)) sum += a.name.size() + a.value.size() + 4;
    for (NodeId child = document_[node].first_child; child; child = document_[child].next) sum += weigh(child);
    return weight_[node.index()] = sum;
  }

  bool is_blank(NodeId node) const {
    if (!presence_.appears(node)) return true;
    std::string_view const text = document_[node].text;
    return document_[node].kind == NodeKind::Text && std::all_of(text.begin(), text.end(), utf8::is_html_space);
  }

  /// The only child that appears, if it is an element that merely wraps the book.
  NodeId wrapper_in(NodeId node) const {
    NodeId only;
    for (NodeId child = document_[node].first_child; child; child = document_[child].next) {
      if (is_blank(child)) continue;
      if (only) return {};
      only = child;
    }
    if (!only || document_[only].kind == NodeKind::Text || document_[only].role != Role::None) return {};
    const Tag tag = document_[only].tag;
    return tag == Tag::Main || tag == Tag::Article || tag == Tag::Div ? only : NodeId();
  }

  bool holds_chapters(NodeId section) const {
    if (document_[section].role == Role::Part) return true;
    for (NodeId child = document_[section].first_child; child; child = document_[child].next)
      if (presence_.appears(child) && document_[child].kind == NodeKind::Element && document_[child].role == Role::Chapter)
        return true;
    return false;
  }

  void mark_start(NodeId node) {
    starts_[node.index()] = true;
    for (NodeId n = document_[node].parent; n && !holds_start_[n.index()]; n = document_[n].parent) holds_start_[n.index()] = true;
  }

  void mark_starts(NodeId container) {
    if (const NodeId wrapper = wrapper_in(container)) return mark_starts(wrapper);
    bool after_section = true;
    for (NodeId child = document_[container].first_child; child; child = document_[child].next) {
      if (is_blank(child)) continue;
      const bool section = document_[child].kind == NodeKind::Element && is_section_like(document_, child);
      const bool heading = document_[child].kind == NodeKind::Element && document_[child].tag == Tag::H1;
      if (section || heading || (after_section && document_[child].tag != Tag::Hr)) mark_start(child);
      after_section = section;
      if (section && holds_chapters(child)) mark_chapters(child);
    }
  }

  void mark_chapters(NodeId part) {
    for (NodeId child = document_[part].first_child; child; child = document_[child].next)
      if (presence_.appears(child) && document_[child].kind == NodeKind::Element && is_section_like(document_, child) &&
          document_[child].tag != Tag::Header)
        mark_start(child);
  }

  void start_file(NodeId first, bool continuation) {
    ContentFile file;
    const bool article = document_.metadata.type == model::PublicationType::Article;
    const FileType type = article ? FileType{"article", FileKind::Body} : file_type(document_, first);
    file.continuation = continuation && !result_.files.empty();
    file.kind = file.continuation ? result_.files.back().kind : type.kind;
    file.role = file.continuation ? result_.files.back().role : article ? model::Role::None : document_[first].role;
    types_.push_back(type);
    result_.files.push_back(std::move(file));
    size_ = 0;
  }

  /// A further file of the same section. A heading is not left behind at the end of the one before.
  void continue_file(NodeId first) {
    std::vector<NodeId> moved;
    std::vector<NodeId>& units = result_.files.back().units;
    while (units.size() > 1 && (is_blank(units.back()) || model::is_heading(document_[units.back()].tag))) {
      moved.insert(moved.begin(), units.back());
      units.pop_back();
    }
    start_file(first, true);
    for (const NodeId unit : moved) add(unit);
  }

  void add(NodeId unit) {
    result_.files.back().units.push_back(unit);
    size_ += weight_[unit.index()];
  }

  bool can_divide(NodeId node) const {
    if (document_[node].kind == NodeKind::Text || !may_be_divided(document_, node) || presence_.keeps_white_space(node))
      return false;
    for (NodeId child = document_[node].first_child; child; child = document_[child].next)
      if (!is_blank(child) && (document_[child].kind == NodeKind::Text || !presence_.is_on_own_line(child))) return false;
    return true;
  }

  void place(NodeId node) {
    if (!presence_.appears(node) || (result_.files.empty() && is_blank(node))) return;
    const std::size_t weight = weight_[node.index()];
    if (starts_[node.index()] || result_.files.empty()) start_file(node, false);
    if (!holds_start_[node.index()] && size_ + weight <= size_limit) return add(node);
    if (!holds_start_[node.index()] && weight <= size_limit && (size_ > size_limit / 2 || !can_divide(node))) {
      continue_file(node);
      return add(node);
    }
    if (holds_start_[node.index()] || can_divide(node)) {
      for (NodeId child = document_[node].first_child; child; child = document_[child].next)
        if (!is_blank(child)) place(child);
      return;
    }
    if (size_ > 0) continue_file(node);
    sink_.report(block_over_size_limit, document_[node].span,
                 "this block is too long for one EPUB content document and cannot be divided");
    add(node);
  }

  void assign_files() {
    result_.file_of.assign(document_.size(), Partition::nowhere);
    for (std::size_t i = 0; i < result_.files.size(); ++i) {
      const auto file = static_cast<std::uint32_t>(i);
      for (const NodeId unit : result_.files[i].units) {
        for (NodeId n = unit; n; n = next_in_order(document_, n, unit))
          if (presence_.appears(n)) result_.file_of[n.index()] = file;
        for (NodeId n = document_[unit].parent; n && result_.file_of[n.index()] == Partition::nowhere; n = document_[n].parent)
          result_.file_of[n.index()] = file;
      }
    }
  }

  void name_titles() {
    for (model::OutlineEntry const& entry : document_.outline) {
      const std::uint32_t file = result_.file(entry.heading);
      if (file != Partition::nowhere && result_.files[file].title.empty()) result_.files[file].title = presence_.title(entry);
    }
    for (std::size_t i = 1; i < result_.files.size(); ++i)
      if (result_.files[i].continuation && result_.files[i].title.empty()) result_.files[i].title = result_.files[i - 1].title;
  }

  Document const& document_;
  Presence const& presence_;
  DiagnosticSink& sink_;
  std::vector<std::size_t> weight_;
  std::vector<bool> starts_, holds_start_;
  std::vector<FileType> types_;
  std::size_t size_ = 0;  // of the current file
  Partition result_;
};

}  // namespace

Partition make_partition(Document const& document, Presence const& presence, DiagnosticSink& sink) {
  return Partitioner(document, presence, sink).run();
}

}  // namespace bifolio::epub
