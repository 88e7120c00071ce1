// Inline content as a tree: emphasis, links, code … with places in the block's content. From inline_parser.cpp to
// emit_inlines.cpp. Changes when Markdown gets another inline construct.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bifolio::parse::markdown {

enum class InlineKind : std::uint8_t {
  Root,
  Text,
  Literal,
  SoftBreak,
  HardBreak,
  Code,
  Html,
  Emphasis,
  Strong,
  Strikethrough,
  Link,
  Image,
  AutoLink,
  FootnoteReference,
};

struct Inline {
  InlineKind kind = InlineKind::Text;
  std::uint32_t begin = 0, end = 0;  ///< in the content
  std::int32_t next = -1, previous = -1, first = -1, last = -1;
  std::string_view text = {};   ///< of Literal (a character reference), Code, FootnoteReference (its label); a link's URL
  std::string_view title = {};  ///< of Link and Image
};

class InlineTree {
 public:
  static constexpr std::int32_t root = 0;
  Inline& operator[](std::int32_t id) { return nodes_[static_cast<std::size_t>(id)]; }
  Inline const& operator[](std::int32_t id) const { return nodes_[static_cast<std::size_t>(id)]; }

  void clear() { nodes_.assign(1, {InlineKind::Root}); }
  std::int32_t make(Inline node) {
    nodes_.push_back(node);
    return static_cast<std::int32_t>(nodes_.size() - 1);
  }
  void append(std::int32_t parent, std::int32_t child);
  void insert_after(std::int32_t parent, std::int32_t sibling, std::int32_t node);
  void remove(std::int32_t parent, std::int32_t node);
  /// Makes the siblings that follow `after`, up to and without `before` (-1: all), the children of `node`.
  void adopt(std::int32_t parent, std::int32_t after, std::int32_t before, std::int32_t node);

 private:
  std::vector<Inline> nodes_;
};

}  // namespace bifolio::parse::markdown
