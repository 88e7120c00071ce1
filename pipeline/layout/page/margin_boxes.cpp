#include "layout/page/margin_boxes.h"

#include <array>
#include <optional>

#include "base/numbers.h"
#include "layout/block/decoration.h"
#include "layout/block/geometry.h"
#include "layout/diagnostics.h"
#include "layout/page/margin_box_sizes.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::Artifact;
using model::ComputedStyle;
using model::ContentItem;
using model::MarginBoxPosition;
using model::PageStyle;

enum class Alignment : std::uint8_t { Start, Middle, End };

std::size_t index_of(MarginBoxPosition position) { return static_cast<std::size_t>(position); }

/// Where text stands in each box when the style does not say (css-page-3 §5.1, default alignments).
Alignment default_horizontal(MarginBoxPosition p) {
  switch (p) {
    case MarginBoxPosition::TopLeftCorner:
    case MarginBoxPosition::BottomLeftCorner:
    case MarginBoxPosition::TopRight:
    case MarginBoxPosition::BottomRight: return Alignment::End;
    case MarginBoxPosition::TopLeft:
    case MarginBoxPosition::BottomLeft:
    case MarginBoxPosition::TopRightCorner:
    case MarginBoxPosition::BottomRightCorner: return Alignment::Start;
    case MarginBoxPosition::TopCenter:
    case MarginBoxPosition::BottomCenter:
    case MarginBoxPosition::LeftTop:
    case MarginBoxPosition::LeftMiddle:
    case MarginBoxPosition::LeftBottom:
    case MarginBoxPosition::RightTop:
    case MarginBoxPosition::RightMiddle:
    case MarginBoxPosition::RightBottom: return Alignment::Middle;
  }
  return Alignment::Start;
}

Alignment horizontal_alignment(ComputedStyle const& style, MarginBoxPosition position) {
  const bool rtl = style.direction == model::Direction::Rtl;
  switch (style.text_align) {
    case model::TextAlign::Left: return Alignment::Start;
    case model::TextAlign::Right: return Alignment::End;
    case model::TextAlign::Center: return Alignment::Middle;
    case model::TextAlign::End: return rtl ? Alignment::Start : Alignment::End;
    case model::TextAlign::Start:
    case model::TextAlign::Justify:
    case model::TextAlign::JustifyAll:
    case model::TextAlign::MatchParent: return default_horizontal(position);
  }
  return Alignment::Start;
}

Alignment vertical_alignment(ComputedStyle const& style, MarginBoxPosition position) {
  if (style.vertical_align.kind == model::VerticalAlign::Kind::Top) return Alignment::Start;
  if (style.vertical_align.kind == model::VerticalAlign::Kind::Bottom) return Alignment::End;
  if (style.vertical_align.kind == model::VerticalAlign::Kind::Middle) return Alignment::Middle;
  if (position == MarginBoxPosition::LeftTop || position == MarginBoxPosition::RightTop) return Alignment::Start;
  if (position == MarginBoxPosition::LeftBottom || position == MarginBoxPosition::RightBottom) return Alignment::End;
  return Alignment::Middle;
}

Length aligned(Length room, Alignment alignment) {
  switch (alignment) {
    case Alignment::Start: return {};
    case Alignment::Middle: return room / 2;
    case Alignment::End: return room;
  }
  return {};
}

/// More than any margin has room for. Each page sets its heads anew, so a heading of a whole chapter's length would cost every
/// page.
constexpr std::size_t text_limit = 600;

/// The text's beginning, cut between words where there are any.
std::string shortened(std::string text) {
  std::size_t end = text.rfind(' ', text_limit);
  if (end == std::string::npos || end < text_limit / 2) end = text_limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "\u2026";
}

/// A margin box with its text.
struct Content {
  ComputedStyle const* style = nullptr;
  std::string_view text;  ///< in the arena
  BoxEdges edges;
  Line line;               ///< all of it, not broken
  bool is_number = false;  ///< page numbers, with at most fixed text around them
};

class MarginBoxes {
 public:
  MarginBoxes(LayoutContext& context, PageStyle const& page, PageValues const& values, std::vector<model::Fragment>& out)
      : context_(context), page_(page), values_(values), out_(out) {}

  void append() {
    for (std::size_t i = 0; i < model::margin_box_count; ++i) prepare(static_cast<MarginBoxPosition>(i));
    Edges<Length> const& m = page_.margin;
    const Length width = page_.size.width - m.left - m.right, height = page_.size.height - m.top - m.bottom;
    const Length right = page_.size.width - m.right, bottom = page_.size.height - m.bottom;
    using P = MarginBoxPosition;
    place(P::TopLeftCorner, {{}, {}, m.left, m.top});
    place(P::TopRightCorner, {right, {}, m.right, m.top});
    place(P::BottomRightCorner, {right, bottom, m.right, m.bottom});
    place(P::BottomLeftCorner, {{}, bottom, m.left, m.bottom});
    place_row({P::TopLeft, P::TopCenter, P::TopRight}, {m.left, {}, width, m.top});
    place_row({P::BottomLeft, P::BottomCenter, P::BottomRight}, {m.left, bottom, width, m.bottom});
    place_column({P::LeftTop, P::LeftMiddle, P::LeftBottom}, {{}, m.top, m.left, height});
    place_column({P::RightTop, P::RightMiddle, P::RightBottom}, {right, m.top, m.right, height});
  }

 private:
  void prepare(MarginBoxPosition position);
  std::string text_of(ComputedStyle const& style, bool& is_number);
  void append_item(std::string& text, ContentItem const& item, ComputedStyle const& style);
  void place_row(std::array<MarginBoxPosition, 3> const& boxes, Rect const& side);
  void place_column(std::array<MarginBoxPosition, 3> const& boxes, Rect const& side);
  void place(MarginBoxPosition position, Rect const& area);
  std::vector<Line> wrap(Content const& content, Length width);
  Artifact artifact_of(MarginBoxPosition position, Content const& content) const;
  std::optional<Content>& at(MarginBoxPosition p) { return contents_[index_of(p)]; }

  LayoutContext& context_;
  PageStyle const& page_;
  PageValues const& values_;
  std::vector<model::Fragment>& out_;
  std::array<std::optional<Content>, model::margin_box_count> contents_;
};

/// A margin box is generated if its content computes to something (css-page-3 §5.2), the empty string included.
void MarginBoxes::prepare(MarginBoxPosition position) {
  const model::StyleId id = page_.margin_boxes[index_of(position)].style;
  if (!id || id.index() >= context_.tree.styles.size()) return;
  ComputedStyle const& style = context_.tree.styles[id.index()];
  if (style.content.empty() || style.display == model::Display::None) return;
  Content content;
  content.style = &style;
  std::string text = text_of(style, content.is_number);
  if (text.size() > text_limit) {
    text = shortened(std::move(text));
    context_.sink.report_once(kinds::head_shortened, text, {}, "a running head is shortened, it is too long for a margin: " + text);
  }
  content.text = context_.output.strings.store(text);
  content.edges = used_edges(style, page_.size.width - horizontal(page_.margin));
  if (!content.text.empty()) content.line = lay_out_text(context_, content.text, style);
  at(position) = std::move(content);
}

std::string MarginBoxes::text_of(ComputedStyle const& style, bool& is_number) {
  std::string text;
  bool has_counter = false, has_other = false;
  for (ContentItem const& item : style.content) {
    append_item(text, item, style);
    has_counter = has_counter || item.kind == ContentItem::Kind::Counter;
    has_other = has_other || (item.kind != ContentItem::Kind::Counter && item.kind != ContentItem::Kind::Text);
  }
  is_number = has_counter && !has_other;
  return text;
}

void MarginBoxes::append_item(std::string& text, ContentItem const& item, ComputedStyle const& style) {
  const auto unsupported = [&](std::string_view what) {
    context_.sink.report_once(kinds::unsupported, what, {}, std::string(what) + " is not shown in page margins");
  };
  switch (item.kind) {
    case ContentItem::Kind::Text: text += item.text; return;
    case ContentItem::Kind::Counter:
    case ContentItem::Kind::Counters:
      if (item.text == "page")
        text += model::counter_text(values_.number, item.style, context_.tree.counter_styles);
      else if (item.text == "pages")
        text += model::counter_text(values_.count, item.style, context_.tree.counter_styles);
      else
        unsupported("a counter other than page and pages");
      return;
    case ContentItem::Kind::NamedString: text += values_.strings.value(item.text, item.which); return;
    case ContentItem::Kind::OpenQuote: text += style.quotes.empty() ? "\u201C" : style.quotes[0]; return;
    case ContentItem::Kind::CloseQuote: text += style.quotes.size() < 2 ? "\u201D" : style.quotes[1]; return;
    case ContentItem::Kind::NoOpenQuote:
    case ContentItem::Kind::NoCloseQuote: return;
    case ContentItem::Kind::Image: return unsupported("an image");
    case ContentItem::Kind::RunningElement: return unsupported("element()");
    case ContentItem::Kind::Attribute: return unsupported("attr()");
    case ContentItem::Kind::TargetCounter:
    case ContentItem::Kind::TargetCounters:
    case ContentItem::Kind::TargetText: return unsupported("a cross-reference");
    case ContentItem::Kind::Leader: return unsupported("leader()");
    case ContentItem::Kind::ContentText: return unsupported("content()");
  }
}

void MarginBoxes::place_row(std::array<MarginBoxPosition, 3> const& boxes, Rect const& side) {
  std::array<std::optional<MarginBoxExtent>, 3> extents;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!at(boxes[i])) continue;
    Content const& content = *at(boxes[i]);
    const Length around = content.edges.inner_width() + horizontal(content.edges.margin);
    extents[i] = MarginBoxExtent{around, content.line.width + around, std::nullopt};
    if (const auto width = used_width(content.style->width, *content.style, {side.width}, nullptr))
      extents[i]->fixed = *width + around;
  }
  const std::array<Length, 3> widths = distribute_margin_boxes(side.width, extents);
  const Length middle = extents[1] ? side.x + (side.width - widths[1]) / 2 : side.x;
  place(boxes[0], {side.x, side.y, widths[0], side.height});
  place(boxes[1], {middle, side.y, widths[1], side.height});
  place(boxes[2], {side.right() - widths[2], side.y, widths[2], side.height});
}

void MarginBoxes::place_column(std::array<MarginBoxPosition, 3> const& boxes, Rect const& side) {
  std::array<std::optional<MarginBoxExtent>, 3> extents;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!at(boxes[i])) continue;
    Content const& content = *at(boxes[i]);
    const Length around = content.edges.inner_height() + vertical(content.edges.margin);
    const Length height = content.line.height + around;
    extents[i] = MarginBoxExtent{height, height, std::nullopt};
    if (const auto fixed = used_height(content.style->height, *content.style, content.edges)) extents[i]->fixed = *fixed + around;
  }
  const std::array<Length, 3> heights = distribute_margin_boxes(side.height, extents);
  const Length middle = extents[1] ? side.y + (side.height - heights[1]) / 2 : side.y;
  place(boxes[0], {side.x, side.y, side.width, heights[0]});
  place(boxes[1], {side.x, middle, side.width, heights[1]});
  place(boxes[2], {side.x, side.bottom() - heights[2], side.width, heights[2]});
}

Artifact MarginBoxes::artifact_of(MarginBoxPosition position, Content const& content) const {
  if (content.is_number) return Artifact::PageNumber;
  switch (position) {
    case MarginBoxPosition::BottomLeftCorner:
    case MarginBoxPosition::BottomLeft:
    case MarginBoxPosition::BottomCenter:
    case MarginBoxPosition::BottomRight:
    case MarginBoxPosition::BottomRightCorner: return Artifact::Footer;
    default: return Artifact::Header;
  }
}

/// The box's text as lines: a text that is too wide is broken at its spaces.
std::vector<Line> MarginBoxes::wrap(Content const& content, Length width) {
  std::vector<Line> lines;
  if (content.line.width <= width || width <= Length()) return {content.line};
  std::string_view rest = content.text;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    Line line = lay_out_text(context_, rest, *content.style);
    while (line.width > width) {
      const std::size_t space = rest.rfind(' ', end - 1);
      if (space == std::string_view::npos || space == 0) break;
      end = space;
      line = lay_out_text(context_, rest.substr(0, end), *content.style);
    }
    lines.push_back(std::move(line));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

void MarginBoxes::place(MarginBoxPosition position, Rect const& area) {
  if (!at(position)) return;
  Content const& content = *at(position);
  Edges<Length> const& margin = content.edges.margin;
  const Rect border{area.x + margin.left, area.y + margin.top, area.width - horizontal(margin), area.height - vertical(margin)};
  append_decoration(out_, *content.style, border, {}, {});
  if (content.text.empty() || content.style->visibility != model::Visibility::Visible) return;
  const Rect inner{border.x + content.edges.inner_left(), border.y + content.edges.inner_top(),
                   max(border.width - content.edges.inner_width(), {}), max(border.height - content.edges.inner_height(), {})};
  std::vector<Line> lines = wrap(content, inner.width);
  Length height;
  for (Line const& line : lines) height += line.height;
  Length y = inner.y + aligned(inner.height - height, vertical_alignment(*content.style, position));
  const Artifact artifact = artifact_of(position, content);
  for (Line& line : lines) {
    const Length x = inner.x + aligned(inner.width - line.width, horizontal_alignment(*content.style, position));
    if (x < Length() || x + line.width > page_.size.width)
      context_.sink.report_once(kinds::overflow, content.text, {},
                                "a running head is wider than the page: " + std::string(content.text));
    for (model::Fragment& fragment : line.fragments) {
      fragment.box = {};
      fragment.artifact = artifact;
      out_.push_back(moved(std::move(fragment), {x, y}, 0));
    }
    y += line.height;
  }
}

}  // namespace

void append_margin_boxes(std::vector<model::Fragment>& out, LayoutContext& context, PageStyle const& page,
                         PageValues const& values) {
  MarginBoxes(context, page, values, out).append();
}

}  // namespace bifolio::layout
