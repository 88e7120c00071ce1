// The layout stage: chapters are laid out, then paginated, then built. Chapters that show page numbers of other places are laid out
// again until the numbers settle.
#include "layout/layout.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <exception>
#include <thread>

#include "layout/diagnostics.h"
#include "layout/page/build.h"
#include "layout/page/chapter_layout.h"
#include "layout/page/numbering.h"
#include "layout/page/paginate.h"
#include "layout/page/turned.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::BoxTree;

constexpr int max_passes = 4;

/// The boxes that a chapter's steps reach, and whether it shows page numbers.
std::vector<bool> boxes_with_targets(BoxTree const& tree) {
  std::vector<bool> marked(tree.boxes.size());
  std::vector<std::pair<BoxId, BoxId>> calls;  // body, call
  for (model::Footnote const& note : tree.footnotes) calls.emplace_back(note.body, note.call);
  std::sort(calls.begin(), calls.end());
  const auto outer = [&](BoxId box) {
    if (tree[box].parent) return tree[box].parent;
    const auto found = std::lower_bound(calls.begin(), calls.end(), std::pair(box, BoxId(std::size_t{0})));
    return found != calls.end() && found->first == box ? found->second : BoxId();
  };
  for (std::size_t i = 0; i < tree.boxes.size(); ++i) {
    if (tree.boxes[i].kind != BoxKind::TargetCounter) continue;
    for (BoxId box(i); box && !marked[box.index()]; box = outer(box)) marked[box.index()] = true;
  }
  return marked;
}

/// Where a page number is shown that is another one in each pass.
Span place_of_change(BoxTree const& tree, PageLabels const& before, PageLabels const& now) {
  const auto label = [](PageLabels const& labels, std::string_view id) {
    const auto found = labels.of_element.find(id);
    return found == labels.of_element.end() ? PageLabel() : found->second;
  };
  const bool notes = before.of_note != now.of_note;
  for (std::size_t i = 0; i < tree.boxes.size(); ++i) {
    model::Box const& shown = tree.boxes[i];
    if (shown.kind != BoxKind::TargetCounter) continue;
    if (shown.text.empty() ? !notes : label(before, shown.text) == label(now, shown.text)) continue;
    BoxId box(i);
    while (box && !tree[box].span) box = tree[box].parent;
    return box ? tree[box].span : Span();
  }
  return {};
}

bool shows_targets(Chapter const& chapter, std::vector<bool> const& marked) {
  return std::any_of(chapter.steps.begin(), chapter.steps.end(),
                     [&](FlowStep const& step) { return step.kind == FlowStep::Kind::Leaf && marked[step.box.index()]; });
}

/// All that one conversion's passes share.
class Conversion {
 public:
  Conversion(BoxTree const& tree, model::Resources const& resources, text::Fonts const& fonts, text::Hyphenator& hyphenator)
      : tree_(tree), resources_(resources), fonts_(fonts), hyphenator_(hyphenator) {
    for (Chapter& chapter : cut_into_chapters(tree)) {
      chapters_.emplace_back();
      chapters_.back().chapter = std::move(chapter);
    }
  }

  model::PagedDocument run(unsigned threads, DiagnosticSink& sink);

 private:
  void preload_hyphenation();
  void lay_out(std::vector<std::size_t> const& chapters, unsigned threads);
  void work(std::vector<std::size_t> const& chapters, std::atomic<std::size_t>& next);

  BoxTree const& tree_;
  model::Resources const& resources_;
  text::Fonts const& fonts_;
  text::Hyphenator& hyphenator_;
  std::deque<ChapterLayout> chapters_;
  std::deque<std::exception_ptr> failures_;
  PageLabels labels_;
};

/// The hyphenator may be shared between threads only when all its languages are loaded.
void Conversion::preload_hyphenation() {
  for (model::ComputedStyle const& style : tree_.styles)
    if (style.hyphens == model::Hyphens::Auto && !style.lang.empty()) hyphenator_.has_language(style.lang);
}

void Conversion::work(std::vector<std::size_t> const& chapters, std::atomic<std::size_t>& next) {
  text::Shaper shaper(fonts_);
  const Services services{resources_, fonts_, hyphenator_, shaper, labels_};
  for (std::size_t i = next++; i < chapters.size(); i = next++) {
    try {
      lay_out_chapter(chapters_[chapters[i]], tree_, services);
    } catch (...) {
      failures_[chapters[i]] = std::current_exception();
    }
  }
}

void Conversion::lay_out(std::vector<std::size_t> const& chapters, unsigned threads) {
  failures_.assign(chapters_.size(), nullptr);
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads && i < chapters.size(); ++i) helpers.emplace_back([&] { work(chapters, next); });
  work(chapters, next);
  for (std::thread& helper : helpers) helper.join();
  for (std::exception_ptr const& failure : failures_)
    if (failure) std::rethrow_exception(failure);
}

model::PagedDocument Conversion::run(unsigned threads, DiagnosticSink& sink) {
  preload_hyphenation();
  const std::vector<bool> marked = boxes_with_targets(tree_);
  std::vector<std::size_t> all, unsettled;
  for (std::size_t i = 0; i < chapters_.size(); ++i) {
    all.push_back(i);
    if (shows_targets(chapters_[i].chapter, marked)) unsettled.push_back(i);
  }
  text::Shaper shaper(fonts_);
  const Services services{resources_, fonts_, hyphenator_, shaper, labels_};
  lay_out(all, threads);
  std::vector<PagePlan> pages = paginate(tree_, services, chapters_);
  for (int pass = 1; !unsettled.empty(); ++pass) {
    PageLabels labels = page_labels(tree_, chapters_, pages);
    if (labels == labels_) break;
    if (pass == max_passes) {
      sink.report(kinds::unstable_references, place_of_change(tree_, labels_, labels),
                  "page numbers in the text did not settle; some may be off by a page");
      break;
    }
    labels_ = std::move(labels);
    chapters_.resize(all.size());  // parts of chapters are laid out again
    lay_out(unsettled, threads);
    pages = paginate(tree_, services, chapters_);
  }
  model::PagedDocument paged = build_pages(tree_, services, chapters_, pages, sink);
  sink.settle_counts();
  return paged;
}

}  // namespace

model::PagedDocument lay_out(BoxTree const& tree, model::Resources const& resources, text::Fonts const& fonts,
                             text::Hyphenator& hyphenator, Options const& options, DiagnosticSink& sink) {
  if (tree.boxes.empty()) return {};
  report_other_modes(tree, sink);
  if (flow_turn(tree).vertical) {
    const BoxTree turned = turned_tree(tree, sink);
    const model::Resources images = turned_resources(resources);
    return Conversion(turned, images, fonts, hyphenator).run(std::max(options.threads, 1u), sink);
  }
  return Conversion(tree, resources, fonts, hyphenator).run(std::max(options.threads, 1u), sink);
}

}  // namespace bifolio::layout
