// Which annotation belongs to which base. Changes with css-ruby-1 §2.2.
#include "layout/inline/ruby.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::Display;

Display display_of(model::BoxTree const& tree, BoxId box) {
  return tree[box].kind == model::BoxKind::Inline ? tree.style(box).display : Display::Inline;
}

/// Bases and the levels of annotations after them, up to the next base.
class RubyPairing {
 public:
  RubyPairing(model::BoxTree const& tree, Paragraph& paragraph, std::map<BoxId, std::uint32_t>& bases)
      : tree_(tree), paragraph_(paragraph), numbers_(bases) {}
  void run(BoxId ruby) {
    visit_children(ruby);
    finish();
  }

 private:
  struct Level {
    std::vector<BoxId> boxes;
    bool spans = false;   ///< one annotation for all of the segment's bases
    bool closed = false;  ///< a container: what follows is another level
  };

  void visit_children(BoxId box) {
    for (BoxId child = tree_[box].first_child; child; child = tree_[child].next) visit(child);
  }
  void visit(BoxId box) {
    const Display display = display_of(tree_, box);
    if (display == Display::RubyBase || display == Display::RubyBaseContainer) {
      if (!levels_.empty()) finish();
      display == Display::RubyBase ? add_base(box) : visit_children(box);
    } else if (display == Display::RubyText) {
      if (levels_.empty() || levels_.back().closed) levels_.emplace_back();
      levels_.back().boxes.push_back(box);
    } else if (display == Display::RubyTextContainer) {
      add_container(box);
    }
  }
  void add_base(BoxId box) {
    numbers_[box] = static_cast<std::uint32_t>(paragraph_.ruby_bases.size());
    paragraph_.ruby_bases.emplace_back().segment = segment_;
    ++count_;
  }
  void add_container(BoxId container) {
    Level level{.boxes = {}, .spans = false, .closed = true};
    for (BoxId child = tree_[container].first_child; child; child = tree_[child].next)
      if (display_of(tree_, child) == Display::RubyText) level.boxes.push_back(child);
    level.spans = level.boxes.empty();
    if (level.spans) level.boxes.push_back(container);
    levels_.push_back(std::move(level));
  }

  // css-ruby-1 §4.1: `alternate` goes over for the first level, under for the second.
  bool is_under(BoxId box, std::size_t level) const {
    switch (tree_.style(box).ruby_position) {
      case model::RubyPosition::Over:
      case model::RubyPosition::InterCharacter: return false;
      case model::RubyPosition::Under: return true;
      case model::RubyPosition::Alternate: return level % 2 == 1;
      case model::RubyPosition::AlternateUnder: return level % 2 == 0;
    }
    return false;
  }

  void add_annotation(std::vector<BoxId> boxes, std::size_t level, std::uint32_t first, std::uint32_t last) {
    RubyAnnotation annotation;
    annotation.under = is_under(boxes[0], level);
    annotation.align = tree_.style(boxes[0]).ruby_align;
    annotation.level = static_cast<std::uint32_t>(level);
    annotation.boxes = std::move(boxes);
    annotation.first_base = first;
    annotation.last_base = last;
    paragraph_.ruby_annotations.push_back(std::move(annotation));
  }

  void finish() {
    const auto end = static_cast<std::uint32_t>(paragraph_.ruby_bases.size());
    const std::uint32_t first = end - count_;
    for (std::size_t i = 0; i < levels_.size() && count_ > 0; ++i) {
      Level& level = levels_[i];
      const bool merges = tree_.style(level.boxes[0]).ruby_merge == model::RubyMerge::Merge;
      if (level.spans || merges) {
        add_annotation(std::move(level.boxes), i, first, end - 1);
        continue;
      }
      for (std::size_t k = 0; k < level.boxes.size(); ++k) {
        const std::uint32_t base = std::min(first + static_cast<std::uint32_t>(k), end - 1);
        add_annotation({level.boxes[k]}, i, base, base);
      }
    }
    levels_.clear();
    count_ = 0;
    ++segment_;
  }

  model::BoxTree const& tree_;
  Paragraph& paragraph_;
  std::map<BoxId, std::uint32_t>& numbers_;
  std::vector<Level> levels_;
  std::uint32_t count_ = 0;  ///< bases of the segment
  std::uint32_t segment_ = 0;
};

}  // namespace

bool is_ruby_annotation(model::BoxTree const& tree, BoxId box) {
  const Display display = display_of(tree, box);
  if (display != Display::RubyText && display != Display::RubyTextContainer) return false;
  const BoxId parent = tree[box].parent;
  if (!parent) return false;
  const Display around = display_of(tree, parent);
  return around == Display::Ruby || (display == Display::RubyText && around == Display::RubyTextContainer);
}

void pair_ruby(model::BoxTree const& tree, BoxId ruby, Paragraph& paragraph, std::map<BoxId, std::uint32_t>& bases) {
  RubyPairing(tree, paragraph, bases).run(ruby);
}

}  // namespace bifolio::layout
