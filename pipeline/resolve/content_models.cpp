// What HTML's content models (html §4) do not allow where raw HTML has it: blocks in lists without items, a figure's second
// caption; of tables, content_model_tables.cpp's. It is moved as browsers and readers would show it, so that both books say the
// same and the EPUB is valid. Changes with the models.
#include "resolve/content_models.h"

#include <algorithm>

#include "base/utf8.h"
#include "resolve/diagnostics.h"
#include "resolve/phases.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;

constexpr int deepest = model::max_depth - 8;  // later phases wrap as well

bool is_list(Tag tag) { return tag == Tag::Ul || tag == Tag::Ol; }

int height(Document const& document, NodeId element) {
  int deepest_below = 0, level = 0;
  NodeId n = element;
  while (true) {  // in order, with the level at hand
    if (document[n].first_child) {
      n = document[n].first_child;
      deepest_below = std::max(deepest_below, ++level);
      continue;
    }
    while (n != element && !document[n].next) n = document[n].parent, --level;
    if (n == element) return deepest_below;
    n = document[n].next;
  }
}

bool has_elements(Document const& document, NodeId element) {
  for (NodeId n = document[element].first_child; n; n = document[n].next)
    if (document[n].kind == NodeKind::Element) return true;
  return false;
}

}  // namespace

bool is_within(Document const& document, NodeId node, std::initializer_list<Tag> tags) {
  for (NodeId n = document[node].parent; n; n = document[n].parent)
    if (std::find(tags.begin(), tags.end(), document[n].tag) != tags.end()) return true;
  return false;
}

bool ContentModels::is_blank(NodeId node) const {
  return at(node).kind == NodeKind::Text && std::all_of(at(node).text.begin(), at(node).text.end(), utf8::is_html_space);
}

bool ContentModels::has_child(NodeId node, Tag tag) const {
  for (NodeId n = at(node).first_child; n; n = at(n).next)
    if (is(n, tag)) return true;
  return false;
}

bool ContentModels::is_inline(NodeId node) const { return at(node).kind == NodeKind::Text || model::is_phrasing(at(node).tag); }

/// Whether what is in the container may go a level deeper: found once, for what is wrapped in it goes one deeper and no more.
bool ContentModels::has_room(NodeId container) {
  if (!room_) room_ = depth(document_, container) + height(document_, container) < deepest;
  return *room_;
}

void ContentModels::say(NodeId node, NodeId parent, std::string_view what) {
  const std::string name = at(node).kind == NodeKind::Text ? "text" : '<' + std::string(to_string(at(node).tag)) + '>';
  const std::string outer = '<' + std::string(to_string(at(parent).tag)) + '>';
  sink_.report_once(misplaced_element, name + outer, at(node).span,
                    name + " cannot stand directly in " + outer + "; " + std::string(what));
}

void ContentModels::retag(NodeId node, Tag tag, std::string_view rule) {
  const std::string name = '<' + std::string(to_string(at(node).tag)) + '>';
  sink_.report_once(misplaced_element, name, at(node).span,
                    std::string(rule) + "; this one becomes a <" + std::string(to_string(tag)) + '>');
  document_.set_tag(node, tag);
}

void ContentModels::move(NodeId node, NodeId before, NodeId parent) {
  if (node == before) return;
  document_.detach(node);
  before ? document_.insert_before(before, node) : document_.append(parent, node);
}

/// Nested as deep as it may be: it and its parts are divisions.
void ContentModels::give_up(NodeId container) {
  document_.set_tag(container, Tag::Div);
  for (NodeId n = at(container).first_child; n; n = at(n).next)
    if (at(n).kind == NodeKind::Element && !model::is_phrasing(at(n).tag) && !model::is_void(at(n).tag) &&
        at(n).tag != Tag::Table && !is_list(at(n).tag))
      document_.set_tag(n, Tag::Div);
}

void ContentModels::settle_list(NodeId list) {
  for (NodeId n = at(list).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
      continue;
    }
    if (is(n, Tag::Li)) continue;
    const NodeId item = at(n).previous;
    if (at(n).kind == NodeKind::Element && is_list(at(n).tag) && item && has_room(list)) {
      say(n, list, "it now belongs to the item before it");
      move(n, {}, item);
      continue;
    }
    if (!has_room(list)) return say(n, list, "the list becomes a <div>"), give_up(list);
    say(n, list, "it becomes an item");
    next = at(wrap(n, Tag::Li, [&](NodeId other) { return is(other, Tag::Li); })).next;
  }
}

void ContentModels::settle_definitions(NodeId list) {
  const auto is_part = [&](NodeId n) { return is(n, Tag::Dt) || is(n, Tag::Dd); };
  const auto is_group = [&](NodeId n) {  // a division around terms and what is said of them
    if (!is(n, Tag::Div) || !is(list, Tag::Dl)) return false;
    for (NodeId c = at(n).first_child; c; c = at(c).next)
      if (is_part(c)) return true;
    return false;
  };
  for (NodeId n = at(list).first_child, next; n; n = next) {
    next = at(n).next;
    if (is_blank(n)) {
      document_.detach(n);
    } else if (is_group(n)) {
      settle_definitions(n);
    } else if (!is_part(n)) {
      if (!has_room(list)) return say(n, list, "the list becomes a <div>"), give_up(list);
      say(n, list, "it becomes a <dd>");
      next = at(wrap(n, Tag::Dd, [&](NodeId other) { return is_part(other) || is_group(other); })).next;
    }
  }
  if (has_child(list, Tag::Div) && has_room(list)) group_definitions(list);
  complete_definitions(list);
}

// html §4.4.9: a list of groups has groups only, and each group one run of terms.
void ContentModels::group_definitions(NodeId list) {
  NodeId group;  // for what stands beside the groups
  for (NodeId n = at(list).first_child, next; n; n = next) {
    next = at(n).next;
    if (is(n, Tag::Div)) {
      group = {};
      divide_group(n);
      continue;
    }
    sink_.report_once(misplaced_element, "<dl> of both", at(n).span,
                      "a <dl> with <div> groups has nothing but groups; what stands beside them gets a <div>");
    if (!group || begins_group(n, at(group).last_child)) {
      if (group) complete_definitions(group);
      group = document_.make_element(Tag::Div, at(n).span);
      document_.insert_before(n, group);
    }
    move(n, {}, group);
    if (!next || is(next, Tag::Div)) complete_definitions(group);
  }
}

bool ContentModels::begins_group(NodeId part, NodeId before) const { return is(part, Tag::Dt) && is(before, Tag::Dd); }

/// What stands behind a group's second run of terms goes into groups of its own.
void ContentModels::divide_group(NodeId group) {
  NodeId into = group, before;
  for (NodeId n = at(group).first_child, next; n; n = next) {
    next = at(n).next;
    if (begins_group(n, before)) into = next_group(group, into, at(n).span);
    if (into != group) move(n, {}, into);
    before = n;
  }
}

/// An empty group behind `last`, that looks like `first`.
NodeId ContentModels::next_group(NodeId first, NodeId last, Span span) {
  const NodeId made = document_.make_element(Tag::Div, span);
  for (const std::string_view name : {"class", "style"})
    if (document_.has_attribute(first, name)) document_.set_attribute(made, name, document_.attribute(first, name));
  at(last).next ? document_.insert_before(at(last).next, made) : document_.append(at(last).parent, made);
  return made;
}

// html §4.4.9: terms, then what is said of them. A part that is missing is empty.
void ContentModels::complete_definitions(NodeId group) {
  const NodeId first = at(group).first_child, last = at(group).last_child;
  if (!first) return;
  if (is(first, Tag::Dd)) document_.insert_before(first, document_.make_element(Tag::Dt, at(first).span));
  if (is(last, Tag::Dt)) document_.append(group, document_.make_element(Tag::Dd, at(last).span));
}

// html §4.8.1: its image and nothing else.
void ContentModels::settle_picture(NodeId picture) {
  for (NodeId n = at(picture).first_child; n; n = at(n).next)
    if (!is(n, Tag::Img) && !is_blank(n))
      return say(n, picture, "the <picture> becomes a <span>"), document_.set_tag(picture, Tag::Span);
  if (!at(picture).first_child) document_.set_tag(picture, Tag::Span);
}

// html §4.5.10: bases, then their annotations, as often as one likes. Parentheses stand around single annotations only.
void ContentModels::settle_ruby(NodeId ruby) {
  bool has_base = false, is_valid = true, ends = false, has_runs = false;
  for (NodeId n = at(ruby).first_child; n; n = at(n).next) {
    if (is_blank(n) || is(n, Tag::Rp)) continue;
    const bool is_annotation = is(n, Tag::Rt) || is(n, Tag::Rtc);
    is_valid = is_valid && (!is_annotation || has_base);
    has_runs = has_runs || (is_annotation && ends);
    has_base = has_base || !is_annotation;
    ends = is_annotation;
  }
  if (is_valid && ends) {
    for (NodeId n = at(ruby).first_child, next; has_runs && n; n = next)
      if (next = at(n).next; is(n, Tag::Rp)) document_.detach(n);
    return;
  }
  sink_.report_once(misplaced_element, "<ruby>", at(ruby).span,
                    "<ruby> has a base before its annotations; this one becomes a <span>");
  document_.set_tag(ruby, Tag::Span);
  for (NodeId n = at(ruby).first_child; n; n = at(n).next)
    if (is(n, Tag::Rb) || is(n, Tag::Rt) || is(n, Tag::Rtc) || is(n, Tag::Rp)) document_.set_tag(n, Tag::Span);
}

// html §4.3.7: one heading, and paragraphs.
void ContentModels::settle_heading_group(NodeId group) {
  int headings = 0;
  bool is_valid = true;
  for (NodeId n = at(group).first_child; n; n = at(n).next) {
    if (at(n).kind == NodeKind::Element && model::is_heading(at(n).tag))
      ++headings;
    else
      is_valid = is_valid && (is_blank(n) || is(n, Tag::P));
  }
  if (is_valid && headings == 1) return;
  sink_.report_once(misplaced_element, "<hgroup>", at(group).span,
                    "<hgroup> has one heading, and paragraphs; this one becomes a <div>");
  document_.set_tag(group, Tag::Div);
}

// html §4.4.12: one caption, before or behind the rest.
void ContentModels::settle_figure(NodeId figure) {
  NodeId caption;
  for (NodeId n = at(figure).first_child; n; n = at(n).next) {
    if (!is(n, Tag::Figcaption)) continue;
    if (!caption) {
      caption = n;
      continue;
    }
    sink_.report_once(misplaced_element, "second <figcaption>", at(n).span, "a figure has one caption; this one becomes a <div>");
    document_.set_tag(n, Tag::Div);
  }
  if (!caption) return;
  const NodeId before = at(caption).previous, after = at(caption).next;
  const bool is_first = !before || (is_blank(before) && !at(before).previous);
  const bool is_last = !after || (is_blank(after) && !at(after).next);
  if (is_first || is_last) return;
  sink_.report_once(misplaced_element, "<figcaption> between", at(caption).span,
                    "a figure's caption stands before or behind the rest; this one now stands behind it");
  move(caption, {}, figure);
}

// html §4.11.1: the summary, then the rest.
void ContentModels::settle_details(NodeId details) {
  NodeId summary;
  for (NodeId n = at(details).first_child; n; n = at(n).next) {
    if (!is(n, Tag::Summary)) continue;
    if (!summary) {
      summary = n;
      continue;
    }
    sink_.report_once(misplaced_element, "second <summary>", at(n).span, "<details> has one summary; this one becomes a <div>");
    document_.set_tag(n, Tag::Div);
  }
  if (summary) return move(summary, at(details).first_child, details);
  sink_.report(misplaced_element, at(details).span, "<details> without a <summary> becomes a <div>");
  document_.remove_attribute(details, "open");
  document_.set_tag(details, Tag::Div);
}

void ContentModels::settle(NodeId element) {
  paragraph_ = {};
  room_.reset();
  switch (at(element).tag) {
    case Tag::Table: return settle_table(element);
    case Tag::Thead:
    case Tag::Tbody:
    case Tag::Tfoot: return settle_rows(element);
    case Tag::Tr: return settle_row(element);
    case Tag::Ul:
    case Tag::Ol: return settle_list(element);
    case Tag::Dl: return settle_definitions(element);
    case Tag::Figure: return settle_figure(element);
    case Tag::Details: return settle_details(element);
    case Tag::Picture: return settle_picture(element);
    case Tag::Ruby: return settle_ruby(element);
    case Tag::Hgroup: return settle_heading_group(element);
    default: settle_part(element), settle_phrase(element);
  }
}

/// What belongs to a parent of a certain kind and stands elsewhere.
void ContentModels::settle_part(NodeId element) {
  const NodeId parent = at(element).parent;
  const auto becomes = [&](Tag tag, std::string_view what) {
    say(element, parent, what);
    document_.set_tag(element, tag);
  };
  switch (at(element).tag) {
    case Tag::Caption:
      if (!is(parent, Tag::Table)) becomes(Tag::Div, "it becomes a <div>");
      return;
    case Tag::Colgroup: return is(parent, Tag::Table) ? settle_columns(element) : becomes(Tag::Div, "it becomes a <div>");
    case Tag::Col:
      if (is(parent, Tag::Colgroup)) return;
      say(element, parent, "it is left out");
      return document_.detach(element);
    case Tag::Dt:
    case Tag::Dd:
      if (is(parent, Tag::Dl) || (is(parent, Tag::Div) && is(at(parent).parent, Tag::Dl))) return;
      return becomes(Tag::Div, "it becomes a <div>");
    case Tag::Rt:
    case Tag::Rp:
    case Tag::Rb:
    case Tag::Rtc:
      if (!is(parent, Tag::Ruby) && !is(parent, Tag::Rtc)) becomes(Tag::Span, "it becomes a <span>");
      return;
    default: return;
  }
}

/// What may not hold what it holds, or lacks what it must have.
void ContentModels::settle_phrase(NodeId element) {
  switch (at(element).tag) {
    case Tag::Time:
      if (document_.has_attribute(element, "datetime") || !has_elements(document_, element)) return;
      return retag(element, Tag::Span, "<time> without a datetime holds text only");  // html §4.5.14
    case Tag::Data:
      if (document_.has_attribute(element, "value")) return;
      return retag(element, Tag::Span, "<data> has a value");  // html §4.5.13
    case Tag::Dfn:
      if (!is_within(document_, element, {Tag::Dfn})) return;
      return retag(element, Tag::Span, "<dfn> cannot stand inside another");  // html §4.5.8
    case Tag::Header:
    case Tag::Footer:
    case Tag::Address:
      if (!is_within(document_, element, {Tag::Header, Tag::Footer, Tag::Address})) return;
      return retag(element, Tag::Div, "headers, footers and addresses cannot stand inside one another");
    default: return;
  }
}

void settle_content_models(Document& document, DiagnosticSink& sink) {
  std::vector<NodeId> elements;  // in order before anything moves: what holds something comes before it
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body()))
    if (document[n].kind == NodeKind::Element && n != document.body()) elements.push_back(n);
  ContentModels models(document, sink);
  for (const NodeId n : elements)
    if (document[n].parent) models.settle(n);
}

}  // namespace bifolio::resolve
