// How content lists' items are printed.
#include "model/dump.h"
#include "style/fields.h"

namespace bifolio::style {
namespace {

using model::ContentItem;

void append_counter(std::string& out, ContentItem const& item, bool nested) {
  out += item.text;
  if (nested) model::append_quoted(out += ", ", item.separator);
  if (item.style == "decimal") return;
  out += ", ";
  out += item.style;
}

std::string_view which_name(ContentItem::Which which) {
  switch (which) {
    case ContentItem::Which::First: return "";
    case ContentItem::Which::Start: return ", start";
    case ContentItem::Which::Last: return ", last";
    case ContentItem::Which::FirstExcept: return ", first-except";
  }
  return "";
}

void append_target(std::string& out, ContentItem const& item) {
  out += item.target_is_attribute ? "attr(" : "url(";
  if (item.target_is_attribute)
    out += item.target;
  else
    model::append_quoted(out, item.target);
  out += ')';
}

/// What stands between the brackets.
void append_arguments(std::string& out, ContentItem const& item) {
  using Kind = ContentItem::Kind;
  switch (item.kind) {
    case Kind::Counter: return append_counter(out, item, false);
    case Kind::Counters: return append_counter(out, item, true);
    case Kind::TargetCounter: append_target(out, item); return append_counter(out += ", ", item, false);
    case Kind::TargetCounters: append_target(out, item); return append_counter(out += ", ", item, true);
    case Kind::TargetText:
      append_target(out, item);
      if (item.text != "content") (out += ", ") += item.text;
      return;
    case Kind::NamedString:
    case Kind::RunningElement: (out += item.text) += which_name(item.which); return;
    case Kind::Image:
    case Kind::Leader: model::append_quoted(out, item.text); return;
    case Kind::Attribute:
      out += item.text;
      if (!item.separator.empty()) model::append_quoted(out += ", ", item.separator);
      return;
    case Kind::ContentText: out += item.text; return;
    case Kind::Text:
    case Kind::OpenQuote:
    case Kind::CloseQuote:
    case Kind::NoOpenQuote:
    case Kind::NoCloseQuote: return;
  }
}

std::string_view name_of(ContentItem::Kind kind) {
  using Kind = ContentItem::Kind;
  switch (kind) {
    case Kind::Text: return "";
    case Kind::Counter: return "counter";
    case Kind::Counters: return "counters";
    case Kind::Attribute: return "attr";
    case Kind::OpenQuote: return "open-quote";
    case Kind::CloseQuote: return "close-quote";
    case Kind::NoOpenQuote: return "no-open-quote";
    case Kind::NoCloseQuote: return "no-close-quote";
    case Kind::Image: return "url";
    case Kind::NamedString: return "string";
    case Kind::RunningElement: return "element";
    case Kind::TargetCounter: return "target-counter";
    case Kind::TargetCounters: return "target-counters";
    case Kind::TargetText: return "target-text";
    case Kind::Leader: return "leader";
    case Kind::ContentText: return "content";
  }
  return "";
}

}  // namespace

void print_value(std::string& out, ContentItem const& value) {
  if (value.kind == ContentItem::Kind::Text) return model::append_quoted(out, value.text);
  const std::string_view name = name_of(value.kind);
  out += name;
  if (name.ends_with("quote")) return;
  out += '(';
  append_arguments(out, value);
  out += ')';
}

}  // namespace bifolio::style
