// css-lists-3, css-content-3, css-gcpm-3, css-page-3: lists, counters, generated content, named strings, bookmarks, pages.
#include <algorithm>

#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::CounterChange;
using model::TokenKind;

/// `none`, or counters' names, each with an integer that may be missing (css-lists-3 §4).
bool read_counters(ValueReader& in, std::vector<CounterChange>& out, std::int32_t missing) {
  out.clear();
  if (in.accept("none")) return in.at_end();
  while (!in.at_end()) {
    auto name = in.custom_ident();
    if (!name || same_name(*name, "none")) return false;
    const auto value = in.integer();
    out.push_back({*name, value.value_or(missing)});
  }
  return !out.empty();
}

/// css-content-3 §1.2: what may stand behind the slash.
bool is_text_alternative(model::ContentItem const& item) {
  using enum model::ContentItem::Kind;
  return item.kind == Text || item.kind == Counter || item.kind == Counters || item.kind == Attribute;
}

/// css-break-4 §3.4
bool read_legacy_break(ValueReader& in, model::BreakBetween& out) {
  using enum model::BreakBetween;
  constexpr std::pair<std::string_view, model::BreakBetween> words[] = {
      {"auto", Auto}, {"always", Page}, {"avoid", Avoid}, {"left", Left}, {"right", Right}};
  for (auto const& [word, value] : words)
    if (in.accept(word)) return out = value, true;
  return false;
}

}  // namespace

bool read_list_style_type(ValueReader& in, ComputedStyle& style) {
  if (auto text = in.string()) return style.list_style_type = '"' + *text + '"', true;
  auto name = read_symbols_function(in);
  if (!name) name = counter_style_name(in);
  if (!name) return false;
  style.list_style_type = *name;
  return true;
}

bool read_list_style_image(ValueReader& in, ComputedStyle& style) {
  if (in.accept("none")) return style.list_style_image.clear(), true;
  auto url = in.url();
  if (url) style.list_style_image = *url;
  return url.has_value();
}

// css-lists-3 §3.4: `none` may mean the type or the image, whichever is left.
bool read_list_style(ValueReader& in, ComputedStyle& style) {
  style.list_style_type = "disc";
  style.list_style_image.clear();
  style.list_style_position = model::ListStylePosition::Outside;
  // css-lists-3 §3.5: `none` is of the type and of the image, as far as they are not given.
  int type = 0, image = 0, position = 0, none = 0;
  while (!in.at_end()) {
    if (in.accept("none"))
      ++none;
    else if (const auto where = position == 0 ? in.keyword<model::ListStylePosition>() : std::nullopt)
      style.list_style_position = *where, ++position;
    else if (auto url = in.url())
      style.list_style_image = *url, ++image;
    else if (type == 0 && read_list_style_type(in, style))
      ++type;
    else
      return false;
  }
  if (none > 0 && type == 0) style.list_style_type = "none";
  return image <= 1 && type + image + none <= 2 && type + image + none + position > 0;
}

bool read_quotes(ValueReader& in, ComputedStyle& style) {
  style.quotes.clear();
  style.quotes_auto = in.accept("auto");
  if (style.quotes_auto || in.accept("none")) return true;
  while (auto text = in.string()) style.quotes.push_back(*text);
  return !style.quotes.empty() && style.quotes.size() % 2 == 0;
}

bool read_counter_reset(ValueReader& in, ComputedStyle& style) { return read_counters(in, style.counter_reset, 0); }
bool read_counter_increment(ValueReader& in, ComputedStyle& style) { return read_counters(in, style.counter_increment, 1); }
bool read_counter_set(ValueReader& in, ComputedStyle& style) { return read_counters(in, style.counter_set, 0); }

bool read_content(ValueReader& in, ComputedStyle& style) {
  style.content.clear();
  style.content_alt.clear();
  style.content_normal = in.accept("normal");
  if (style.content_normal || in.accept("none")) return true;
  auto list = read_content_list(in);
  if (!list) return false;
  style.content = std::move(*list);
  if (!in.accept_slash()) return true;
  auto alternative = read_content_list(in);
  if (!alternative || !std::all_of(alternative->begin(), alternative->end(), is_text_alternative)) return false;
  style.content_alt = std::move(*alternative);
  return true;
}

// css-gcpm-3 §1.1.1
bool read_string_set(ValueReader& in, ComputedStyle& style) {
  style.string_set.clear();
  if (in.accept("none")) return true;
  do {
    auto name = in.custom_ident();
    auto value = name ? read_content_list(in) : std::nullopt;
    if (!value) return false;
    style.string_set.push_back({*name, std::move(*value)});
  } while (in.accept_comma());
  return true;
}

bool read_bookmark_level(ValueReader& in, ComputedStyle& style) {
  if (in.accept("none")) return style.bookmark_level = 0, true;
  const auto level = in.integer();
  if (!level || *level < 1) return false;
  style.bookmark_level = *level;
  return true;
}

bool read_bookmark_label(ValueReader& in, ComputedStyle& style) {
  auto list = read_content_list(in);
  if (list) style.bookmark_label = std::move(*list);
  return list.has_value();
}

bool read_page(ValueReader& in, ComputedStyle& style) {
  if (in.accept("auto")) return style.page.clear(), true;
  auto name = in.custom_ident();
  if (name) style.page = *name;
  return name.has_value();
}

bool read_page_break_before(ValueReader& in, ComputedStyle& style) { return read_legacy_break(in, style.break_before); }
bool read_page_break_after(ValueReader& in, ComputedStyle& style) { return read_legacy_break(in, style.break_after); }
bool read_page_break_inside(ValueReader& in, ComputedStyle& style) {
  style.break_inside = in.accept("avoid") ? model::BreakInside::Avoid : model::BreakInside::Auto;
  return style.break_inside == model::BreakInside::Avoid || in.accept("auto");
}

}  // namespace bifolio::style
