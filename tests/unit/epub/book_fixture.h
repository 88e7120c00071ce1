// A small publication made by hand: elements, and the boxes that the screen would give them, without the stages that make them.
#pragma once

#include <zip.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "epub/epub.h"

namespace bifolio::epub {

using model::NodeId;
using model::Role;
using model::Tag;

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// An archive read back: names in their order, and each file's bytes.
struct Archive {
  std::vector<std::string> names;
  std::map<std::string, std::string> files;
  std::map<std::string, zip_stat_t> stats;

  explicit Archive(std::string const& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!zip) return;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
      zip_stat_t stat;
      zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
      std::string content(stat.size, '\0');
      zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
      zip_fread(file, content.data(), content.size());
      zip_fclose(file);
      names.emplace_back(stat.name);
      stats[stat.name] = stat;
      files[stat.name] = std::move(content);
    }
    zip_discard(zip);
  }

  bool has(std::string const& name) const { return files.count(name) != 0; }
  std::string const& operator[](std::string const& name) const {
    static const std::string missing = "(no such file)";
    const auto found = files.find(name);
    return found == files.end() ? missing : found->second;
  }
};

class BookFixture {
 public:
  BookFixture() {
    document.metadata.title = "A Book";
    document.metadata.language = "en";
    document.metadata.identifiers = {{"uuid", "01234567-89ab-8def-8123-456789abcdef"}};
    style.files = {{"book.css", "p { margin: 0 }\n"}};
  }

  NodeId body() const { return document.body(); }

  NodeId element(NodeId parent, Tag tag, Attributes attributes = {}, Role role = Role::None) {
    const NodeId node = document.append_element(parent, tag, {}, role);
    for (auto const& [name, value] : attributes) document.set_attribute(node, name, value);
    return node;
  }
  NodeId text(NodeId parent, std::string_view content) { return document.append_text(parent, document.store(content), {}); }
  /// An element with only text in it.
  NodeId leaf(NodeId parent, Tag tag, std::string_view content, Attributes attributes = {}, Role role = Role::None) {
    const NodeId node = element(parent, tag, attributes, role);
    text(node, content);
    return node;
  }
  /// A chapter with a heading that is in the outline.
  NodeId chapter(NodeId parent, std::string_view title, std::string_view id, Role role = Role::Chapter) {
    const NodeId section = element(parent, Tag::Section, {}, role);
    const NodeId heading = leaf(section, Tag::H1, title, {{"id", id}});
    document.outline.push_back({heading, 1, -1, std::string(title), document.attribute(heading, "id")});
    return section;
  }

  model::ResourceId image(std::string url, std::string name, std::string bytes = "\x89PNG\r\n\x1a\n bytes") {
    model::Resource resource;
    resource.url = std::move(url);
    resource.name = std::move(name);
    resource.hash = hash128(bytes);
    resource.bytes = std::move(bytes);
    return resources.add(std::move(resource));
  }

  /// ::before or ::after of `element`, showing `content` as `shown`.
  void generate(NodeId element, model::PseudoElement pseudo, model::ContentList content, std::string_view shown) {
    generated.push_back({element, pseudo, std::move(content), std::string(shown)});
  }

  /// Gives every element a box, but for those in `hidden`; white space only between blocks makes none.
  void make_boxes() {
    boxes = {};
    boxes.styles.resize(4);
    boxes.styles[3].counter_increment = heading_increment;
    boxes.styles[3].display = model::Display::Block;
    for (model::ComputedStyle& style_of_box : boxes.styles) style_of_box.direction = root_direction;
    boxes.styles[1].display = model::Display::Block;
    boxes.styles[2].white_space_collapse = model::WhiteSpaceCollapse::Preserve;
    add_boxes(document.root(), {});
    for (Generated const& g : generated) add_generated(g);
  }

  std::string write() {
    make_boxes();
    sink = {};
    return epub::write({document, boxes, style, has_pages ? &pages : nullptr, resources, fonts, modified}, sink);
  }
  Archive archive() { return Archive(write()); }
  std::string file(std::string const& name) { return archive()[name]; }

  std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (Diagnostic const& d : sink.all()) out.emplace_back(d.kind);
    return out;
  }

  model::Document document;
  model::BoxTree boxes;
  model::LoweredSheet style;
  model::PageMap pages;
  bool has_pages = false;
  model::Resources resources;
  text::Fonts fonts;
  std::int64_t modified = 1'700'000'000;
  std::vector<NodeId> hidden;   ///< `display: none`
  std::vector<NodeId> boxless;  ///< `display: contents`
  model::Direction root_direction = model::Direction::Ltr;
  std::vector<model::CounterChange> heading_increment;
  DiagnosticSink sink;

 private:
  struct Generated {
    NodeId element;
    model::PseudoElement pseudo;
    model::ContentList content;
    std::string shown;
  };
  std::vector<Generated> generated;

  void add_generated(Generated const& g) {
    model::ComputedStyle computed;
    computed.content = g.content;
    boxes.styles.push_back(computed);
    model::Box box;
    box.kind = model::BoxKind::Inline;
    box.pseudo = g.pseudo;
    box.element = g.element;
    box.style = model::StyleId(boxes.styles.size() - 1);
    box.first_child = box.last_child = model::BoxId(boxes.boxes.size() + 1);
    boxes.boxes.push_back(box);
    box.kind = model::BoxKind::Text;
    box.text = boxes.generated.store(g.shown);
    box.first_child = box.last_child = {};
    boxes.boxes.push_back(box);
  }

  static model::BoxKind kind_of(Tag tag) {
    switch (tag) {
      case Tag::Br: return model::BoxKind::LineBreak;
      case Tag::Img: return model::BoxKind::Image;
      case Tag::Table: return model::BoxKind::TableWrapper;
      case Tag::Tr: return model::BoxKind::TableRow;
      case Tag::Td:
      case Tag::Th: return model::BoxKind::TableCell;
      default: return is_phrasing(tag) ? model::BoxKind::Inline : model::BoxKind::Block;
    }
  }

  static bool contains(std::vector<NodeId> const& nodes, NodeId node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
  }

  void add_boxes(NodeId node, model::BoxId parent) {
    if (contains(hidden, node)) return;
    model::BoxId box = parent;
    if (!contains(boxless, node)) box = add_box(node, parent);
    for (NodeId child = document[node].first_child; child; child = document[child].next) {
      const std::string_view content = document[child].text;
      const bool blank =
          document[child].kind == model::NodeKind::Text && std::all_of(content.begin(), content.end(), utf8::is_html_space);
      if (!blank) add_boxes(child, box);
    }
  }

  model::BoxId add_box(NodeId node, model::BoxId parent) {
    model::Box box;
    box.element = node;
    box.parent = parent;
    if (document[node].kind == model::NodeKind::Text) {
      box.kind = model::BoxKind::Text;
      box.text = document[node].text;
      box.style = parent ? boxes[parent].style : model::StyleId(std::size_t{0});
    } else {
      box.kind = kind_of(document[node].tag);
      const bool block = box.kind == model::BoxKind::Block;
      box.style = model::StyleId(std::size_t{is_heading(document[node].tag)   ? 3U
                                             : document[node].tag == Tag::Pre ? 2U
                                             : block                          ? 1U
                                                                              : 0U});
    }
    boxes.boxes.push_back(box);
    return model::BoxId(boxes.boxes.size() - 1);
  }
};

}  // namespace bifolio::epub
