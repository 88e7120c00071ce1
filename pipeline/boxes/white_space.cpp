// White space is collapsed over the lines of one block container, across inline boxes (css-text-4 §4.1.1, §4.1.2 as far as it goes
// before lines are broken: at the container's ends and around forced breaks). Only white space is ever removed. Text that needs no
// change stays a view into the document.
#include "boxes/generation.h"
#include "boxes/tree_edit.h"

namespace bifolio::boxes {
namespace {

using model::Box;
using model::BoxId;
using model::BoxKind;
using model::BoxTree;
using model::WhiteSpaceCollapse;

constexpr char32_t zero_width_space = 0x200B;

bool is_break(char c) { return c == '\n' || c == '\r'; }

/// East Asian Width F, W or H, Hangul left out (css-text-4 §4.1.3, UAX 11).
bool joins_without_space(char32_t c) {
  if (c < 0x2E80) return false;
  if ((c >= 0x3130 && c <= 0x318F) || (c >= 0xFFA0 && c <= 0xFFDC)) return false;
  return c <= 0xA4CF || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF9F) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool removes_break(char32_t before, char32_t after) {
  if (before == zero_width_space || after == zero_width_space) return true;
  return joins_without_space(before) && joins_without_space(after);
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return utf8::decode(text, at).code_point;
}

/// Builds a text from pieces of the source: a view while the pieces adjoin, a copy from the first that doesn't.
class TextBuilder {
 public:
  explicit TextBuilder(std::string_view source) : source_(source) {}

  /// Requires begin < end.
  void keep(std::size_t begin, std::size_t end) {
    if (!copied_ && length_ == 0) begin_ = begin;
    if (!copied_ && begin_ + length_ == begin)
      length_ = end - begin_;
    else
      own().append(source_, begin, end - begin);
  }
  /// `c` for what stands at `at`.
  void put(char c, std::size_t at) {
    if (source_[at] == c)
      keep(at, at + 1);
    else
      own() += c;
  }
  void drop_last() {
    if (copied_)
      copy_.pop_back();
    else
      --length_;
  }
  bool copied() const { return copied_; }
  std::string_view view() const { return copied_ ? std::string_view(copy_) : source_.substr(begin_, length_); }

 private:
  std::string& own() {
    if (!copied_) copy_ = source_.substr(begin_, length_);
    copied_ = true;
    return copy_;
  }
  std::string_view source_;
  std::size_t begin_ = 0, length_ = 0;
  bool copied_ = false;
  std::string copy_;
};

class Collapser {
 public:
  explicit Collapser(BoxTree& tree) : tree_(tree) {}

  void run(BoxId container) {
    walk(container);
    retract_space();
    // A preserved line feed at the very end begins no line; one that ends an empty line makes it.
    if (final_break_) shorten(final_break_);
    for (BoxId text : emptied_)
      if (tree_[text].text.empty()) detach(tree_, text);
  }

 private:
  void walk(BoxId parent) {
    for (BoxId child = tree_[parent].first_child; child; child = tree_[child].next) visit(child);
  }

  void visit(BoxId box) {
    switch (tree_[box].kind) {
      case BoxKind::Text: return text(box);
      case BoxKind::Inline:
      case BoxKind::FootnoteCall: return walk(box);
      case BoxKind::LineBreak: return forced_break();
      case BoxKind::BreakOpportunity:
      case BoxKind::Marker: return;
      case BoxKind::InlineBlock:
      case BoxKind::Image:
        if (!is_out_of_flow(tree_, box)) return object();
        final_break_ = {};  // it stands below
        return;
      case BoxKind::TargetCounter:
      case BoxKind::Leader: return object();
      case BoxKind::Block:
      case BoxKind::TableWrapper:
      case BoxKind::Table:
      case BoxKind::TableColumnGroup:
      case BoxKind::TableColumn:
      case BoxKind::TableRowGroup:
      case BoxKind::TableRow:
      case BoxKind::TableCell:
      case BoxKind::TableCaption: return;  // not in this container's lines
    }
  }

  void object() { seen(0xFFFC); }

  void forced_break() {
    retract_space();
    at_space_ = line_is_empty_ = true;
    final_break_ = {};
  }

  /// A character that is no collapsible space stands here.
  void seen(char32_t last) {
    at_space_ = run_has_break_ = false;
    space_box_ = final_break_ = {};
    previous_ = last;
    line_is_empty_ = is_break(static_cast<char>(last < 0x80 ? last : 0));
  }

  void retract_space() {
    if (space_box_) shorten(space_box_);
    space_box_ = {};
    run_has_break_ = false;
  }

  void shorten(BoxId box) {
    tree_[box].text.remove_suffix(1);
    if (tree_[box].text.empty()) emptied_.push_back(box);
  }

  void text(BoxId id) {
    const WhiteSpaceCollapse mode = tree_.style(id).white_space_collapse;
    const std::string_view source = tree_[id].text;
    if (mode == WhiteSpaceCollapse::Preserve || mode == WhiteSpaceCollapse::BreakSpaces)
      preserve(id, source);
    else
      collapse(id, source, mode == WhiteSpaceCollapse::PreserveBreaks);
    if (tree_[id].text.empty()) emptied_.push_back(id);
  }

  void finish(BoxId id, TextBuilder const& builder) {
    static constexpr std::string_view space = " ";
    const std::string_view text = builder.view();
    tree_[id].text = !builder.copied() ? text : text == space ? space : tree_.generated.store(text);
  }

  // Line ends are U+000A in what layout reads, however the source writes them.
  void preserve(BoxId id, std::string_view source) {
    if (is_break(source.front())) retract_space();
    if (source.find('\r') != std::string_view::npos) {
      TextBuilder builder(source);
      for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n') continue;
        builder.put(source[i] == '\r' ? '\n' : source[i], i);
      }
      finish(id, builder);
    }
    std::size_t last = source.size() - 1;
    if (last > 0 && source[last] == '\n' && source[last - 1] == '\r') --last;
    const bool ends_empty_line = last > 0 ? is_break(source[last - 1]) : line_is_empty_;
    seen(last_code_point(source));
    if (!is_break(source.back())) return;
    at_space_ = true;
    if (!ends_empty_line) final_break_ = id;
  }

  void collapse(BoxId id, std::string_view source, bool keep_breaks) {
    TextBuilder builder(source);
    for (std::size_t i = 0; i < source.size();) {
      if (!utf8::is_html_space(source[i])) {
        i = visible_run(id, source, i, builder);
      } else if (keep_breaks && is_break(source[i])) {
        i = kept_break(id, source, i, builder);
      } else {
        run_has_break_ = run_has_break_ || is_break(source[i]);
        if (!at_space_) builder.put(' ', i), space_box_ = id, final_break_ = {};
        at_space_ = true;
        ++i;
      }
    }
    finish(id, builder);
  }

  std::size_t visible_run(BoxId id, std::string_view source, std::size_t begin, TextBuilder& builder) {
    std::size_t end = begin;
    while (end < source.size() && !utf8::is_html_space(source[end])) ++end;
    if (space_box_ && run_has_break_ && removes_break(previous_, utf8::decode(source, begin).code_point)) retract(id, builder);
    builder.keep(begin, end);
    seen(last_code_point(source.substr(begin, end - begin)));
    return end;
  }

  std::size_t kept_break(BoxId id, std::string_view source, std::size_t at, TextBuilder& builder) {
    retract(id, builder);
    const bool pair = source[at] == '\r' && at + 1 < source.size() && source[at + 1] == '\n';
    if (!pair) builder.put('\n', at);
    const bool ends_empty_line = line_is_empty_;
    if (!pair) seen('\n');
    at_space_ = true;
    if (!pair && !ends_empty_line) final_break_ = id;
    return at + 1;
  }

  /// retract_space while `id`'s own text is still being built.
  void retract(BoxId id, TextBuilder& builder) {
    if (space_box_ == id)
      builder.drop_last();
    else if (space_box_)
      shorten(space_box_);
    space_box_ = {};
  }

  BoxTree& tree_;
  bool at_space_ = true;        ///< after a collapsible space or at a line's start: further collapsible spaces go
  bool run_has_break_ = false;  ///< in the white space since the last character
  BoxId space_box_;             ///< the text that ends in the last collapsible space, if nothing followed it yet
  BoxId final_break_;           ///< the text that ends in a preserved line feed which ends no empty line, likewise
  bool line_is_empty_ = true;
  char32_t previous_ = 0;
  std::vector<BoxId> emptied_;
};

}  // namespace

bool is_collapsible_space(BoxTree const& tree, BoxId box) {
  if (tree[box].kind != BoxKind::Text) return false;
  const WhiteSpaceCollapse mode = tree.style(box).white_space_collapse;
  if (mode == WhiteSpaceCollapse::Preserve || mode == WhiteSpaceCollapse::BreakSpaces) return false;
  for (const char c : tree[box].text)
    if (!utf8::is_html_space(c) || (mode == WhiteSpaceCollapse::PreserveBreaks && is_break(c))) return false;
  return true;
}

void collapse_white_space(Generation& g, BoxId container) { Collapser(g.tree).run(container); }

}  // namespace bifolio::boxes
