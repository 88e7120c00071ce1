// What content_models.cpp and content_model_tables.cpp share. Inside resolve/ only. Changes with how what is misplaced is moved.
#pragma once

#include <initializer_list>
#include <optional>

#include "base/diagnostics.h"
#include "model/document.h"

namespace bifolio::resolve {

/// Whether an ancestor has one of the tags.
bool is_within(model::Document const& document, model::NodeId node, std::initializer_list<model::Tag> tags);

/// Moves what HTML's content models (html §4) do not allow where it stands, and says so.
class ContentModels {
 public:
  ContentModels(model::Document& document, DiagnosticSink& sink) : document_(document), sink_(sink) {}
  void settle(model::NodeId element);
  void settle_part(model::NodeId element);
  void settle_phrase(model::NodeId element);

 private:
  void settle_table(model::NodeId table);
  void settle_rows(model::NodeId group);
  void settle_row(model::NodeId row);
  void settle_list(model::NodeId list);
  void settle_definitions(model::NodeId list);
  void complete_definitions(model::NodeId group);
  void group_definitions(model::NodeId list);
  void divide_group(model::NodeId group);
  bool begins_group(model::NodeId part, model::NodeId before) const;
  model::NodeId next_group(model::NodeId first, model::NodeId last, Span span);
  void settle_figure(model::NodeId figure);
  void settle_columns(model::NodeId group);
  void settle_ruby(model::NodeId ruby);
  void settle_heading_group(model::NodeId group);
  void settle_picture(model::NodeId picture);
  void settle_details(model::NodeId details);
  void order_table(model::NodeId table);

  model::Node const& at(model::NodeId node) const { return document_[node]; }
  bool is(model::NodeId node, model::Tag tag) const { return node && document_.is_element(node, tag); }
  bool is_blank(model::NodeId node) const;
  bool has_child(model::NodeId node, model::Tag tag) const;
  bool is_inline(model::NodeId node) const;
  bool has_room(model::NodeId container);
  void move(model::NodeId node, model::NodeId before, model::NodeId parent);
  /// The run of children from `first` on that do not belong where they are goes into a new element.
  template <class Belongs>
  model::NodeId wrap(model::NodeId first, model::Tag tag, Belongs belongs);
  /// Before the table, as browsers do ("foster parenting"); what is inline into a paragraph there.
  void put_before_table(model::NodeId node);
  void give_up(model::NodeId container);
  void retag(model::NodeId node, model::Tag tag, std::string_view rule);
  void say(model::NodeId node, model::NodeId parent, std::string_view what);

  model::Document& document_;
  DiagnosticSink& sink_;
  model::NodeId paragraph_;   ///< before the table, for inline content
  std::optional<bool> room_;  ///< has_room of the element that is being settled
};

template <class Belongs>
model::NodeId ContentModels::wrap(model::NodeId first, model::Tag tag, Belongs belongs) {
  const model::NodeId made = document_.make_element(tag, at(first).span);
  document_.insert_before(first, made);
  for (model::NodeId n = first, next; n && !belongs(n); n = next) {
    next = at(n).next;
    move(n, {}, made);
  }
  return made;
}

}  // namespace bifolio::resolve
