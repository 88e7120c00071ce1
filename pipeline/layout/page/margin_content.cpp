#include "layout/page/margin_content.h"

#include <algorithm>

#include "base/numbers.h"

#include "layout/block/flow.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/page/placer.h"

namespace bifolio::layout {
namespace {

using model::BoxId;
using model::BoxKind;
using model::ContentItem;
using Kind = model::ContentItem::Kind;

/// More than any margin has room for. Each page sets its heads anew, so a heading of a whole chapter's length would cost every
/// page.
constexpr std::size_t text_limit = 240;

/// The text's beginning, cut between words where there are any.
std::string shortened(std::string text) {
  std::size_t end = text.rfind(' ', text_limit);
  if (end == std::string::npos || end < text_limit / 2) end = text_limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "\u2026";
}

/// css-text-4 §4.1.1, as far as there is no markup: white space that collapses becomes one space, or none at a line's end.
std::string collapsed(std::string_view text, model::WhiteSpaceCollapse how) {
  if (how == model::WhiteSpaceCollapse::Preserve || how == model::WhiteSpaceCollapse::BreakSpaces) return std::string(text);
  std::string out;
  for (const char c : text) {
    const bool newline = c == '\n';
    const bool space = c == ' ' || c == '\t' || newline;
    if (newline && how == model::WhiteSpaceCollapse::PreserveBreaks) {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      out += '\n';
    } else if (!space) {
      out += c;
    } else if (out.empty() || (out.back() != ' ' && out.back() != '\n')) {
      out += ' ';
    }
  }
  return out;
}

/// The margin box's content is a block's: its own edges and sizes are the margin box's.
model::ComputedStyle content_style(model::ComputedStyle const& style) {
  return model::anonymous_style(style, model::Display::Block);
}

}  // namespace

MarginContent::MarginContent(LayoutContext& context, PageValues const& values, model::ComputedStyle const& style)
    : context_(context), values_(values), style_(style) {
  tree_.styles.push_back(content_style(style));
  model::Box root;
  root.style = model::StyleId(std::size_t{0});
  tree_.boxes.push_back(root);
  bool has_counter = false, has_other = false;
  for (ContentItem const& item : style.content) {
    add(item);
    has_counter = has_counter || item.kind == Kind::Counter;
    has_other = has_other || (item.kind != Kind::Counter && item.kind != Kind::Text);
  }
  flush();
  is_number_ = has_counter && !has_other;
  last_ = &values.last[&style];
  if (std::string now = shown(); now != last_->shown) *last_ = {std::move(now), std::nullopt, {}};
}

/// What tells this content from others of the same style.
std::string MarginContent::shown() const {
  std::string out;
  if (body_) append_number(out += 'e', body_.value);
  for (model::Box const& box : tree_.boxes) {
    append_number(out += ' ', static_cast<int>(box.kind));
    append_number(out += ' ', box.image.value);
    (out += ' ') += box.text;
  }
  return out;
}

void MarginContent::add(ContentItem const& item) {
  switch (item.kind) {
    case Kind::Image: return add_image(item.text);
    case Kind::Leader: flush(); return add_box(BoxKind::Leader, item.text);
    case Kind::RunningElement: {
      const BoxId body = values_.elements.value(item.text, item.which);
      if (body) body_ = body;
      return;
    }
    default: text_ += text_of(item);
  }
}

std::string MarginContent::text_of(ContentItem const& item) {
  switch (item.kind) {
    case Kind::Text: return item.text;
    case Kind::Counter:
    case Kind::Counters: return counter(item);
    case Kind::NamedString: return values_.strings.value(item.text, item.which);
    case Kind::OpenQuote: return quote(true);
    case Kind::CloseQuote: return quote(false);
    case Kind::NoOpenQuote: ++quote_depth_; return {};
    case Kind::NoCloseQuote: quote_depth_ -= quote_depth_ > 0; return {};
    case Kind::Attribute: report_unsupported("attr()"); return {};
    case Kind::TargetCounter:
    case Kind::TargetCounters:
    case Kind::TargetText: report_unsupported("a cross-reference"); return {};
    case Kind::ContentText: report_unsupported("content()"); return {};
    case Kind::Image:
    case Kind::Leader:
    case Kind::RunningElement: return {};
  }
  return {};
}

std::string MarginContent::counter(ContentItem const& item) {
  return model::counter_text(counter_value(item.text), item.style, context_.tree.counter_styles);
}

/// css-page-3 §6: of the page; the margin box's own style may change it for the box.
std::int32_t MarginContent::counter_value(std::string const& name) {
  if (name == "pages") return values_.count;
  std::optional<std::int32_t> value;
  if (name == "page") value = values_.number;
  for (auto const& [counter, known] : values_.counters)
    if (counter == name) value = known;
  const auto change = [&](std::vector<model::CounterChange> const& changes, bool adds) {
    for (model::CounterChange const& c : changes)
      if (c.name == name) value = adds ? Length::from_raw(std::int64_t{value.value_or(0)} + c.value).raw() : c.value;
  };
  change(style_.counter_reset, false);
  change(style_.counter_increment, true);
  change(style_.counter_set, false);
  if (!value) report_unsupported("the counter “" + name + "”, which no page counts,");
  return value.value_or(0);
}

/// css-content-3 §3.1: the pair of the depth, the last one for all that are deeper.
std::string MarginContent::quote(bool opens) {
  if (!opens && quote_depth_ > 0) --quote_depth_;
  const std::size_t depth = opens ? quote_depth_++ : quote_depth_;
  const std::size_t pairs = style_.quotes.size() / 2;
  if (pairs == 0) return opens ? "\u201C" : "\u201D";
  return style_.quotes[std::min(depth, pairs - 1) * 2 + (opens ? 0 : 1)];
}

void MarginContent::report_unsupported(std::string_view what) {
  context_.sink.report_once(kinds::unsupported, what, {}, std::string(what) + " is not shown in page margins");
}

void MarginContent::flush() {
  std::string text = collapsed(text_, style_.white_space_collapse);
  text_.clear();
  if (text.empty()) return;
  if (text.size() > text_limit) {
    text = shortened(std::move(text));
    context_.sink.report_once(kinds::head_shortened, text, {}, "a running head is shortened, it is too long for a margin: " + text);
  }
  add_box(BoxKind::Text, text);
}

void MarginContent::add_box(BoxKind kind, std::string_view text) {
  model::Box box;
  box.kind = kind;
  box.parent = tree_.root();
  box.style = model::StyleId(std::size_t{0});
  if (kind != BoxKind::Text) {
    box.style = model::StyleId(tree_.styles.size());
    tree_.styles.push_back(model::anonymous_style(style_, model::Display::Inline));
  }
  box.text = context_.output.strings.store(text);
  const BoxId id(tree_.boxes.size());
  box.previous = tree_[tree_.root()].last_child;
  tree_.boxes.push_back(box);
  (box.previous ? tree_[box.previous].next : tree_[tree_.root()].first_child) = id;
  tree_[tree_.root()].last_child = id;
}

void MarginContent::add_image(std::string const& url) {
  flush();
  const model::ResourceId image = context_.services.resources.find(url);
  if (!image)
    return context_.sink.report_once(kinds::unsupported, url, {}, "the image “" + url + "” of a page margin cannot be read");
  add_box(BoxKind::Image, {});
  tree_.boxes.back().image = image;
}

LayoutContext MarginContent::own_context() {
  return {tree_, context_.services, *output_, context_.sink, Length::max(), LongWords::AsStyled};
}

IntrinsicSizes MarginContent::widths() {
  if (!last_->widths) last_->widths = measure();
  return *last_->widths;
}

IntrinsicSizes MarginContent::measure() {
  if (body_) return intrinsic_outer_sizes(context_, body_);
  if (is_empty()) return {};
  LayoutContext own = own_context();
  return intrinsic_inline_sizes(own, tree_.root());
}

LaidContent MarginContent::lay_out(Length width) {
  for (auto const& [known, laid] : last_->laid)
    if (known == width) return laid;
  last_->laid.emplace_back(width, lay_out_anew(width));
  return last_->laid.back().second;
}

LaidContent MarginContent::lay_out_anew(Length width) {
  if (body_) {
    FlowBuilder builder(context_, {width, style_.direction});
    builder.add_box(body_);
    RepeatedSlab slab = flatten(context_.tree, builder.finish(FlowEnd::KeepMargin));
    LaidContent laid = take(std::move(slab.slab.fragments), slab.height);
    laid.right = slab.slab.right;
    return laid;
  }
  if (is_empty()) return {};
  LayoutContext own = own_context();
  std::vector<model::Fragment> all;
  Length height, right;
  for (Line& line : lay_out_inline(own, tree_.root(), {{}, {{}, width}})) {
    for (model::Fragment& fragment : line.fragments) all.push_back(moved(std::move(fragment), {{}, height}, 0));
    right = max(right, line.width);
    height += line.height;
  }
  const auto base = static_cast<std::uint32_t>(context_.output.glyphs.size());
  for (model::Fragment& fragment : all) fragment = moved(std::move(fragment), {}, base);
  std::vector<model::PlacedGlyph>& glyphs = output_->glyphs;
  context_.output.glyphs.insert(context_.output.glyphs.end(), glyphs.begin(), glyphs.end());
  context_.output.strings.take(std::move(output_->strings));
  LaidContent laid = take(std::move(all), height);
  laid.right = right;
  return laid;
}

/// Page margins are no part of the text: there are no links and destinations in them.
LaidContent MarginContent::take(std::vector<model::Fragment>&& fragments, Length height) {
  LaidContent laid;
  laid.height = height;
  for (model::Fragment& fragment : fragments) {
    if (std::holds_alternative<model::Anchor>(fragment.content)) continue;
    if (auto const* link = std::get_if<model::LinkArea>(&fragment.content)) {
      context_.sink.report_once(kinds::approximated, link->href, {},
                                "a link in a page margin is shown as text only: " + std::string(link->href));
      continue;
    }
    fragment.box = {};
    laid.fragments.push_back(std::move(fragment));
  }
  return laid;
}

}  // namespace bifolio::layout
