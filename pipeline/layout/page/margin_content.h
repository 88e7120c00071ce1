// What stands in a margin box: a running element's body, or a small box tree of its own with text, images and leaders, made for the
// page (css-page-3 §5.2, css-gcpm-3 §1). Changes with what `content` may say in a margin box.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/context.h"
#include "layout/inline/inline_layout.h"
#include "layout/page/paginate.h"
#include "layout/page/strings.h"
#include "layout/page/turned.h"

namespace bifolio::layout {

/// A margin box's content, laid out: fragments from its left top corner.
struct LaidContent {
  std::vector<model::Fragment> fragments;
  Length height;
  Rect ink;          ///< what is seen of it
  std::string text;  ///< what it says
};

/// The content that each kind of margin box showed last: most pages show what the page before showed.
struct LastContent {
  std::string shown;
  std::optional<IntrinsicSizes> widths;
  std::vector<std::pair<Length, LaidContent>> laid;  ///< by the lines' length
};
using LastContents = std::map<model::ComputedStyle const*, LastContent>;  // looked up only

/// What margin boxes' content refers to.
struct PageValues {
  std::int32_t number = 1;
  std::int32_t count = 1;  ///< counter(pages)
  PageCounters const& counters;
  DocumentCounters const& document_counters;
  NamedStrings const& strings;
  RunningElements const& elements;
  LastContents& last;
};

class MarginContent {
 public:
  /// `style` is the margin box's, `span` where its content is declared.
  MarginContent(LayoutContext& context, PageValues const& values, model::ComputedStyle const& style, Span span);

  bool is_empty() const { return !body_ && tree_.boxes.size() <= 1; }
  /// Page numbers, with at most fixed text around them.
  bool is_number() const { return is_number_; }
  /// How wide it is at least and at most where it may be so high.
  IntrinsicSizes widths(Length height);
  IntrinsicSizes heights(Length width);
  LaidContent lay_out(Size const& room);

 private:
  void add(model::ContentItem const& item);
  std::string text_of(model::ContentItem const& item);
  std::string counter(model::ContentItem const& item);
  DocumentCounters::Values counter_values(std::string const& name);
  std::string quote(bool opens);
  void add_box(model::BoxKind kind, std::string_view text);
  void add_image(std::string const& url);
  void flush();
  void report_unsupported(std::string_view what);
  LayoutContext own_context();
  IntrinsicSizes line_lengths();
  IntrinsicSizes measure();
  LaidContent const& lay_out(Length line_length);
  LaidContent lay_out_anew(Length line_length);
  void say_what_was_said();
  Span place_of(Diagnostic const& missing) const;
  FlowTurn turn() const;
  std::string shown() const;
  LaidContent take(std::vector<model::Fragment>&& fragments, Length height);

  LayoutContext& context_;
  PageValues const& values_;
  model::ComputedStyle const& style_;
  model::BoxId body_;
  model::BoxTree tree_;  ///< without a body
  std::unique_ptr<Output> output_ = std::make_unique<Output>();
  DiagnosticSink sink_;
  std::string text_;
  LastContent* last_ = nullptr;
  std::size_t quote_depth_ = 0;
  Span span_;
  bool is_number_ = false;
};

}  // namespace bifolio::layout
