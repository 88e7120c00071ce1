// Content lists (css-content-3 §2, css-gcpm-3 §1): what `content`, `string-set` and `bookmark-label` are made of.
#include "model/counter_style.h"
#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::ContentItem;
using Kind = ContentItem::Kind;

ContentItem item_of(Kind kind, std::string text) {
  ContentItem item;
  item.kind = kind;
  item.text = std::move(text);
  return item;
}

std::optional<ContentItem> keyword_item(ValueReader& in) {
  ContentItem item;
  if (in.accept("open-quote"))
    item.kind = Kind::OpenQuote;
  else if (in.accept("close-quote"))
    item.kind = Kind::CloseQuote;
  else if (in.accept("no-open-quote"))
    item.kind = Kind::NoOpenQuote;
  else if (in.accept("no-close-quote"))
    item.kind = Kind::NoCloseQuote;
  else if (in.accept("contents"))
    item.kind = Kind::ContentText;
  else
    return std::nullopt;
  return item;
}

/// A counter style's name, or a string, which stands for itself.
bool counter_style_argument(ValueReader& in, ContentItem& item) {
  if (!in.accept_comma()) return true;
  if (auto text = in.string()) return item.style = '"' + *text + '"', true;
  if (auto anonymous = read_symbols_function(in)) return item.style = *anonymous, true;
  auto name = counter_style_name(in);
  if (!name) return false;
  item.style = *name;
  return true;
}

// css-lists-3 §4.6
bool counter(ValueReader& in, ContentItem& item, bool nested) {
  auto name = in.custom_ident();
  if (!name) return false;
  item.kind = nested ? Kind::Counters : Kind::Counter;
  item.text = *name;
  if (nested) {
    auto separator = in.accept_comma() ? in.string() : std::nullopt;
    if (!separator) return false;
    item.separator = *separator;
  }
  return counter_style_argument(in, item);
}

// css-gcpm-3 §1.1.2, §1.2.2
bool named_reference(ValueReader& in, ContentItem& item, Kind kind) {
  auto name = in.custom_ident();
  if (!name) return false;
  item.kind = kind;
  item.text = *name;
  if (!in.accept_comma()) return true;
  if (in.accept("first"))
    item.which = ContentItem::Which::First;
  else if (in.accept("start"))
    item.which = ContentItem::Which::Start;
  else if (in.accept("last"))
    item.which = ContentItem::Which::Last;
  else if (in.accept("first-except"))
    item.which = ContentItem::Which::FirstExcept;
  else
    return false;
  return true;
}

bool attribute_name(ValueReader& in, std::string& out) {
  auto name = in.custom_ident();
  if (!name) return false;
  out = lower_case(*name);
  if (in.accept("url") || in.accept("string") || in.accept("raw-string")) return true;
  return true;
}

/// attr(href), url(#x) or a string.
bool target(ValueReader& in, ContentItem& item) {
  if (in.at_function("attr")) {
    ValueReader inside = in.enter();
    item.target_is_attribute = true;
    return attribute_name(inside, item.target) && inside.at_end();
  }
  auto url = in.url();
  if (!url) url = in.string();
  if (!url) return false;
  item.target = *url;
  return true;
}

// css-content-3 §2.6
bool target_counter(ValueReader& in, ContentItem& item, bool nested) {
  if (!target(in, item) || !in.accept_comma()) return false;
  if (!counter(in, item, nested)) return false;
  item.kind = nested ? Kind::TargetCounters : Kind::TargetCounter;
  return true;
}

bool target_text(ValueReader& in, ContentItem& item) {
  item.kind = Kind::TargetText;
  if (!target(in, item)) return false;
  item.text = "content";
  if (!in.accept_comma()) return true;
  for (const std::string_view part : {"content", "before", "after", "first-letter"})
    if (in.accept(part)) return item.text = part, true;
  return false;
}

// css-content-3 §2.5.1
bool leader(ValueReader& in, ContentItem& item) {
  item.kind = Kind::Leader;
  if (auto text = in.string()) return item.text = *text, !item.text.empty();
  if (in.accept("dotted"))
    item.text = ". ";
  else if (in.accept("solid"))
    item.text = "_";
  else if (in.accept("space"))
    item.text = " ";
  else
    return false;
  return true;
}

/// content(), of string-set and bookmark-label (css-gcpm-3 §1.1.1).
bool element_text(ValueReader& in, ContentItem& item) {
  item.kind = Kind::ContentText;
  if (in.at_end()) return true;
  for (const std::string_view part : {"text", "before", "after", "first-letter", "marker"})
    if (in.accept(part)) return item.text = part == "text" ? "" : part, true;
  return false;
}

bool attribute(ValueReader& in, ContentItem& item) {
  item.kind = Kind::Attribute;
  if (!attribute_name(in, item.text)) return false;
  if (!in.accept_comma()) return true;
  const auto fallback = in.string();
  if (fallback) item.separator = *fallback;
  return fallback.has_value();
}

bool function_arguments(std::string_view name, ValueReader& in, ContentItem& item) {
  if (name == "counter") return counter(in, item, false);
  if (name == "counters") return counter(in, item, true);
  if (name == "string") return named_reference(in, item, Kind::NamedString);
  if (name == "element") return named_reference(in, item, Kind::RunningElement);
  if (name == "target-counter") return target_counter(in, item, false);
  if (name == "target-counters") return target_counter(in, item, true);
  if (name == "target-text") return target_text(in, item);
  if (name == "leader") return leader(in, item);
  if (name == "content") return element_text(in, item);
  if (name == "attr") return attribute(in, item);
  return false;
}

std::optional<ContentItem> function_item(ValueReader& in) {
  const std::string name = lower_case(in.peek().text);
  ValueReader inside = in.enter();
  ContentItem item;
  if (!function_arguments(name, inside, item) || !inside.at_end()) return std::nullopt;
  return item;
}

}  // namespace

std::optional<std::string> counter_style_name(ValueReader& in) {
  auto name = in.custom_ident();
  if (!name) return std::nullopt;
  std::string lower = lower_case(*name);
  const bool predefined = model::predefined_counter_style(lower) != nullptr;
  return predefined ? std::move(lower) : std::move(*name);
}

std::optional<std::string> read_symbols_function(ValueReader& in) {
  using System = model::CounterStyle::System;
  if (!in.at_function("symbols")) return std::nullopt;
  ValueReader inside = in.enter();
  model::CounterStyle style;
  style.system = inside.accept("cyclic")       ? System::Cyclic
                 : inside.accept("numeric")    ? System::Numeric
                 : inside.accept("alphabetic") ? System::Alphabetic
                 : inside.accept("fixed")      ? System::Fixed
                                               : (inside.accept("symbolic"), System::Symbolic);
  while (auto symbol = inside.string()) style.symbols.push_back(*symbol);
  const bool two = style.system == System::Numeric || style.system == System::Alphabetic;
  if (!inside.at_end() || style.symbols.size() < (two ? 2U : 1U)) return std::nullopt;
  return model::anonymous_counter_style_name(style);
}

std::optional<model::ContentList> read_content_list(ValueReader& in) {
  model::ContentList list;
  while (!in.at_end()) {
    if (auto text = in.string()) {
      list.push_back(item_of(Kind::Text, *text));
    } else if (auto url = in.url()) {
      list.push_back(item_of(Kind::Image, *url));
    } else if (auto word = keyword_item(in)) {
      list.push_back(*word);
    } else if (in.peek().kind == model::TokenKind::Function) {
      auto item = function_item(in);
      if (!item) return std::nullopt;
      list.push_back(*item);
    } else {
      break;
    }
  }
  if (list.empty()) return std::nullopt;
  return list;
}

}  // namespace bifolio::style
