#include "layout/page/margin_content.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/utf8.h"
#include "layout/block/flow.h"
#include "layout/block/intrinsic.h"
#include "layout/diagnostics.h"
#include "layout/inline/missing_glyphs.h"
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

/// The margin box's content is a block's: its own edges and sizes are the margin box's. It knows where lines are cut off.
model::ComputedStyle content_style(model::ComputedStyle const& style) {
  model::ComputedStyle content = model::anonymous_style(style, model::Display::Block);
  content.overflow_x = style.overflow_x;
  content.text_overflow = style.text_overflow;
  return content;
}

Length run_width(model::GlyphRun const& run, std::vector<model::PlacedGlyph> const& glyphs) {
  Length width;
  for (std::uint32_t i = 0; i < run.glyph_count; ++i) width += glyphs[run.first_glyph + i].advance;
  return width;
}

/// What a fragment covers, letters by their font's size.
Rect ink_of(model::Fragment const& fragment, std::vector<model::PlacedGlyph> const& glyphs) {
  if (auto const* image = std::get_if<model::PlacedImage>(&fragment.content)) return image->clip;
  auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
  if (run == nullptr) return {};
  const Length width = run_width(*run, glyphs), above = run->font_size.scaled(7, 10), height = run->font_size.scaled(9, 10);
  return {run->origin.x, run->origin.y - above, width, height};
}

Rect joined(Rect const& a, Rect const& b) {
  if (b.width <= Length() || b.height <= Length()) return a;
  if (a.width <= Length()) return b;
  const Length x = min(a.x, b.x), y = min(a.y, b.y);
  return {x, y, max(a.right(), b.right()) - x, max(a.bottom(), b.bottom()) - y};
}

}  // namespace

MarginContent::MarginContent(LayoutContext& context, PageValues const& values, model::ComputedStyle const& style, Span span)
    : context_(context), values_(values), style_(style), span_(span) {
  tree_.styles.push_back(content_style(style));
  model::Box root;
  root.style = model::StyleId(std::size_t{0});
  tree_.boxes.push_back(root);
  bool has_counter = false, has_other = false;
  for (ContentItem const& item : style.content) {
    add(item);
    const bool counts_pages = item.kind == Kind::Counter && (item.text == "page" || item.text == "pages");
    has_counter = has_counter || counts_pages;
    has_other = has_other || (!counts_pages && item.kind != Kind::Text);
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
  const DocumentCounters::Values values = counter_values(item.text);
  const auto text = [&](std::int32_t value) { return model::counter_text(value, item.style, context_.tree.counter_styles); };
  if (item.kind == Kind::Counter || values.empty()) return text(values.empty() ? 0 : values.back());
  std::string all;
  for (std::size_t i = 0; i < values.size(); ++i) (all += i == 0 ? std::string() : item.separator) += text(values[i]);
  return all;
}

/// css-page-3 §4.2: the page's own counters hide the document's; the margin box's own style may change them for the box.
DocumentCounters::Values MarginContent::counter_values(std::string const& name) {
  if (name == "pages") return {values_.count};
  DocumentCounters::Values found = values_.document_counters.values(name);
  if (name == "page") found = {values_.number};
  for (auto const& [counter, known] : values_.counters)
    if (counter == name) found = {known};
  const auto change = [&](std::vector<model::CounterChange> const& changes, bool adds) {
    for (model::CounterChange const& c : changes) {
      if (c.name != name) continue;
      if (found.empty()) found = {0};
      found.back() = adds ? Length::from_raw(std::int64_t{found.back()} + c.value).raw() : c.value;
    }
  };
  change(style_.counter_reset, false);
  change(style_.counter_increment, true);
  change(style_.counter_set, false);
  auto const& counted = context_.tree.counters;
  if (found.empty() && std::none_of(counted.begin(), counted.end(), [&](auto const& c) { return c.name == name; }))
    report_unsupported("the counter \u201C" + name + "\u201D, which nothing counts,");
  return found;
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
  context_.sink.report_once(kinds::unsupported, what, span_, std::string(what) + " is not shown in page margins");
}

void MarginContent::flush() {
  std::string text = collapsed(text_, style_.white_space_collapse);
  text_.clear();
  if (text.empty()) return;
  if (text.size() > text_limit) {
    text = shortened(std::move(text));
    context_.sink.report_once(kinds::head_shortened, text, span_,
                              "a running head is shortened, it is too long for a margin: " + text);
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
    return context_.sink.report_once(kinds::unsupported, url, span_, "the image “" + url + "” of a page margin cannot be read");
  add_box(BoxKind::Image, {});
  tree_.boxes.back().image = image;
}

LayoutContext MarginContent::own_context() {
  return {tree_, context_.services, *output_, sink_, Length::max(), LongWords::AsStyled};
}

/// A missing character of a running head's text is said where that stands.
Span MarginContent::place_of(Diagnostic const& missing) const {
  if (missing.span) return missing.span;
  for (ContentItem const& item : style_.content)
    if (item.kind == Kind::Text)
      for (const char32_t c : utf8::CodePoints(item.text))
        if (missing.message == missing_character_message(c)) return span_;
  return {};
}

/// A line that is too long matters only where it runs into something, which is known when all margin boxes have their places.
void MarginContent::say_what_was_said() {
  for (Diagnostic const& d : sink_.all()) {
    if (d.kind == kinds::overfull_line.id) continue;
    if (d.kind == kinds::missing_glyph.id)
      context_.sink.report_counted(kinds::missing_glyph, d.message, place_of(d), d.message);
    else
      context_.sink.report_once({d.kind, d.severity}, d.message, d.span, d.message);
  }
  sink_ = {};
}

/// A running element's lines are horizontal.
FlowTurn MarginContent::turn() const {
  using enum model::WritingMode;
  const model::WritingMode mode = style_.writing_mode;
  return {!body_ && mode != HorizontalTb, mode == VerticalLr || mode == SidewaysLr};
}

IntrinsicSizes MarginContent::widths(Length height) {
  if (!turn().vertical) return line_lengths();
  const Length width = lay_out(height).height;
  return {width, width};
}

IntrinsicSizes MarginContent::heights(Length width) {
  if (turn().vertical) return line_lengths();
  const Length height = lay_out(width).height;
  return {height, height};
}

IntrinsicSizes MarginContent::line_lengths() {
  if (!last_->widths) last_->widths = measure();
  return *last_->widths;
}

IntrinsicSizes MarginContent::measure() {
  if (body_) return intrinsic_outer_sizes(context_, body_);
  if (is_empty()) return {};
  LayoutContext own = own_context();
  return intrinsic_inline_sizes(own, tree_.root());
}

LaidContent MarginContent::lay_out(Size const& room) {
  const FlowTurn turned = turn();
  LaidContent laid = lay_out(turned.vertical ? room.height : room.width);
  if (!turned.vertical) return laid;
  const Rect area{{}, {}, room.width, room.height};
  turn_fragments(laid.fragments, 0, turned, area);
  const Length x = turned.from_left ? laid.ink.y : room.width - laid.ink.bottom();
  laid.ink = {x, laid.ink.x, laid.ink.height, laid.ink.width};
  laid.height = room.height;
  return laid;
}

LaidContent const& MarginContent::lay_out(Length line_length) {
  for (auto const& [known, laid] : last_->laid)
    if (known == line_length) return laid;
  last_->laid.emplace_back(line_length, lay_out_anew(line_length));
  return last_->laid.back().second;
}

LaidContent MarginContent::lay_out_anew(Length width) {
  if (body_) {
    FlowBuilder builder(context_, {width, style_.direction});
    builder.add_box(body_);
    RepeatedSlab slab = flatten(context_.tree, builder.finish(FlowEnd::KeepMargin));
    return take(std::move(slab.slab.fragments), slab.height);
  }
  if (is_empty()) return {};
  LayoutContext own = own_context();
  std::vector<model::Fragment> all;
  Length height;
  for (Line& line : lay_out_inline(own, tree_.root(), {{}, {{}, width}})) {
    for (model::Fragment& fragment : line.fragments) all.push_back(moved(std::move(fragment), {{}, height}, 0));
    height += line.height;
  }
  say_what_was_said();
  const auto base = static_cast<std::uint32_t>(context_.output.glyphs.size());
  for (model::Fragment& fragment : all) fragment = moved(std::move(fragment), {}, base);
  std::vector<model::PlacedGlyph>& glyphs = output_->glyphs;
  context_.output.glyphs.insert(context_.output.glyphs.end(), glyphs.begin(), glyphs.end());
  context_.output.strings.take(std::move(output_->strings));
  return take(std::move(all), height);
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
    laid.ink = joined(laid.ink, ink_of(fragment, context_.output.glyphs));
    if (auto const* run = std::get_if<model::GlyphRun>(&fragment.content)) laid.text += run->text;
    laid.fragments.push_back(std::move(fragment));
  }
  return laid;
}

}  // namespace bifolio::layout
