// Document: the tree that every parser makes and resolve completes. HTML's elements with text, each with its place in the source.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/id.h"
#include "base/source.h"
#include "model/metadata.h"
#include "model/vocabulary.h"

namespace bifolio::model {

using NodeId = Id<struct NodeTag>;

enum class NodeKind : std::uint8_t { Element, Text };

struct Attribute {
  std::string_view name, value;
};

struct Node {
  NodeKind kind = NodeKind::Element;
  Tag tag = Tag::Div;
  Role role = Role::None;
  NodeId parent, previous, next, first_child, last_child;
  Span span;
  std::string_view text;  ///< of a text node: valid UTF-8, white space as the source has it
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

/// A heading in the outline. Entries stand in document order; `parent` is an index in the outline or -1.
struct OutlineEntry {
  NodeId heading;
  int level = 1;
  int parent = -1;
  std::string title;    ///< plain text, white space collapsed
  std::string_view id;  ///< the heading's id attribute
  friend bool operator==(OutlineEntry const&, OutlineEntry const&) = default;
};

/// From byte `shown` of a text node on, up to the node's next point, its text stands in the source from byte `source` of the node's
/// span on. Text without points is the source's, byte for byte.
struct TextPoint {
  NodeId node;
  std::uint32_t shown = 0, source = 0;
  friend bool operator==(TextPoint const&, TextPoint const&) = default;
};
/// Where byte `offset` of the node's text stands in its span. `points` are sorted by node, then by `shown`.
std::uint32_t source_offset(std::vector<TextPoint> const& points, NodeId node, std::uint32_t offset);

/// Nesting is bounded when nodes are added, so recursion over a document is safe.
inline constexpr int max_depth = 256;

class Document {
 public:
  /// An `html` element with an empty `body`.
  Document();
  Document(Document&&) noexcept = default;
  Document& operator=(Document&&) noexcept = default;

  NodeId root() const { return NodeId(std::size_t{0}); }
  NodeId body() const { return NodeId(std::size_t{1}); }
  Node const& operator[](NodeId id) const { return nodes_[id.index()]; }
  std::size_t size() const { return nodes_.size(); }  ///< ids are 0 … size() - 1; detached nodes keep theirs
  bool is_element(NodeId id, Tag tag) const { return (*this)[id].kind == NodeKind::Element && (*this)[id].tag == tag; }

  /// Nodes are made detached; `append` and `insert_before` place them. Text is not copied: pass `store(…)` unless it outlives the
  /// document.
  NodeId make_element(Tag tag, Span span, Role role = Role::None);
  NodeId make_text(std::string_view text, Span span);
  /// Requires a detached `child`, and a parent that is an element.
  void append(NodeId parent, NodeId child);
  void insert_before(NodeId reference, NodeId child);
  /// Takes the node, with its subtree, out of the tree.
  void detach(NodeId node);
  /// append(parent, make_…).
  NodeId append_element(NodeId parent, Tag tag, Span span, Role role = Role::None);
  NodeId append_text(NodeId parent, std::string_view text, Span span);

  /// The attribute's value; empty when absent (ask has_attribute to tell). Names are lower case.
  std::string_view attribute(NodeId element, std::string_view name) const;
  bool has_attribute(NodeId element, std::string_view name) const;
  /// In the order in which they were set. The pointer range is valid until the next set_attribute.
  struct AttributeRange {
    Attribute const *first, *last;
    Attribute const* begin() const { return first; }
    Attribute const* end() const { return last; }
  };
  AttributeRange attributes(NodeId element) const;
  /// Copies both strings into the document. An existing value is replaced.
  void set_attribute(NodeId element, std::string_view name, std::string_view value);
  void remove_attribute(NodeId element, std::string_view name);
  bool has_class(NodeId element, std::string_view name) const;
  void add_class(NodeId element, std::string_view name);

  void set_tag(NodeId element, Tag tag) { nodes_[element.index()].tag = tag; }
  void set_role(NodeId element, Role role) { nodes_[element.index()].role = role; }
  void set_text(NodeId node, std::string_view text) { nodes_[node.index()].text = text; }
  void set_span(NodeId node, Span span) { nodes_[node.index()].span = span; }
  std::string_view store(std::string_view text) { return strings_.store(text); }

  Metadata metadata;
  std::vector<OutlineEntry> outline;   ///< filled by resolve
  std::vector<TextPoint> text_points;  ///< of text that resolve changed; sorted

 private:
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  Arena strings_;
};

/// The node that follows in document order within `scope`'s subtree; none at its end. Start with next_in_order(d, scope, scope).
NodeId next_in_order(Document const& document, NodeId node, NodeId scope);
/// As next_in_order, but skips the node's own subtree.
NodeId next_skipping_children(Document const& document, NodeId node, NodeId scope);
/// All text below the node, as it stands.
std::string text_content(Document const& document, NodeId node);
/// text_content with runs of white space as one space, none at either end.
std::string plain_text(Document const& document, NodeId node);
/// Depth of the node: 0 for the root.
int depth(Document const& document, NodeId node);

/// The seam's invariants; empty when they hold, else a message for each broken one. For debug builds and tests.
std::vector<std::string> verify(Document const& document);
/// One node a line: `tag#id.class [role] line:col-line:col`, text quoted. What `bifolio inspect` and the cases show.
std::string dump(Document const& document, SourceSet const& sources);

}  // namespace bifolio::model
