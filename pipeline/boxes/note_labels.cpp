// Note labels: what a note's call and the note itself say. Markdown's notes and the sheet's (css-gcpm-3 §2) are one sequence in the
// document's order, and ::footnote-call and ::footnote-marker hold for both.
#include <algorithm>

#include "boxes/generation.h"

namespace bifolio::boxes {
namespace {

using model::ContentItem;
using model::ContentList;
using model::Document;
using model::NodeId;
using model::NodeKind;
using model::PseudoElement;
using model::Role;
using model::Tag;

constexpr std::string_view counter = "footnote";

/// What other counters say at the call is not known before its box is made.
bool asks_for_others(ContentList const& content) {
  using Kind = ContentItem::Kind;
  return std::any_of(content.begin(), content.end(), [](ContentItem const& item) {
    return (item.kind == Kind::Counter || item.kind == Kind::Counters) && item.text != counter;
  });
}

bool counts_notes(model::ComputedStyle const& style) {
  for (auto const* changes : {&style.counter_reset, &style.counter_increment, &style.counter_set})
    if (std::any_of(changes->begin(), changes->end(), [](model::CounterChange const& c) { return c.name == counter; })) return true;
  return false;
}

class Labelling {
 public:
  explicit Labelling(Generation& g) : g_(g), document_(g.document) {}

  void run() {
    find_notes();
    if (by_id_.empty()) return;
    walk(document_.root(), &Labelling::collect);
    auto const& styles = g_.styled.styles;
    if (has_sheet_notes_ && !calls_.empty() && std::none_of(styles.begin(), styles.end(), counts_notes))
      walk(document_.root(), &Labelling::number);
    for (Call const& call : calls_) label(call);
    g_.counters = {};
  }

 private:
  struct Call {
    NodeId anchor, note;
  };

  void find_notes() {
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root()))
      if (document_[n].kind == NodeKind::Element && document_[n].role == Role::Footnote)
        by_id_.emplace(document_.attribute(n, "id"), n);
  }

  NodeId called_by(NodeId n) const {
    if (!document_.is_element(n, Tag::A) || document_[n].role != Role::Noteref) return {};
    const std::string_view href = document_.attribute(n, "href");
    const auto note = href.starts_with('#') ? by_id_.find(href.substr(1)) : by_id_.end();
    return note == by_id_.end() ? NodeId() : note->second;
  }

  bool is_sheet_note(NodeId n) const {
    return g_.style_of(n).float_ == model::Float::Footnote && document_[n].role != Role::Footnote;
  }

  void walk(NodeId n, void (Labelling::*visit)(NodeId)) {
    if (document_[n].kind != NodeKind::Element || g_.style_of(n).display == model::Display::None) return;
    (this->*visit)(n);
    for (NodeId child = document_[n].first_child; child; child = document_[child].next) walk(child, visit);
  }

  void collect(NodeId n) {
    if (const NodeId note = called_by(n)) calls_.push_back({n, note});
    has_sheet_notes_ = has_sheet_notes_ || is_sheet_note(n);
  }

  /// In each chapter of a book anew, as notes without a sheet are. What a note calls comes behind it, as on the page.
  void number(NodeId n) {
    if (begins_chapter(n)) last_ = 0;
    const NodeId note = is_sheet_note(n) ? n : called_by(n);
    if (!note || !g_.note_numbers.try_emplace(note, last_ + 1).second) return;
    ++last_;
    if (note != n) walk(note, &Labelling::number);
  }

  bool begins_chapter(NodeId n) const {
    if (document_.metadata.type != model::PublicationType::Book || !document_.is_element(n, Tag::Section)) return false;
    const NodeId parent = document_[n].parent;
    return parent == document_.body() || (document_[parent].role == Role::Part && document_.is_element(parent, Tag::Section));
  }

  void label(Call const& call) {
    const NodeId text = only_text(call.anchor);
    if (!text || !is_number(document_[text].text)) return;  // what the author wrote
    const auto joint = g_.note_numbers.find(call.note);
    const std::int32_t number = joint != g_.note_numbers.end() ? joint->second : std::stoi(std::string(document_[text].text));
    const std::string digits = std::to_string(number);
    say(text, said(call.note, PseudoElement::FootnoteCall, number).value_or(digits));
    for (NodeId n = call.note; n; n = next_in_order(document_, n, call.note))
      if (document_[n].kind == NodeKind::Element && document_.has_class(n, "note-number")) {
        std::string marker = said(call.note, PseudoElement::FootnoteMarker, number).value_or(digits + '.');
        while (marker.ends_with(' ')) marker.pop_back();
        if (const NodeId inside = only_text(n)) say(inside, marker);
      }
  }

  NodeId only_text(NodeId element) const {
    const NodeId child = document_[element].first_child;
    return child && !document_[child].next && document_[child].kind == NodeKind::Text ? child : NodeId();
  }

  /// What the sheet has the pseudo-element say; nothing where it leaves that to us or counts other things.
  std::optional<std::string> said(NodeId note, PseudoElement pseudo, std::int32_t number) {
    const model::StyleId style = pseudo_style(g_, note, pseudo);
    if (!style || g_.styled.styles[style.index()].content_normal) return std::nullopt;
    ContentList const& content = g_.styled.styles[style.index()].content;
    if (asks_for_others(content)) return std::nullopt;
    g_.counters = {};
    g_.counters.reset(counter, number);
    std::string text = content_text(g_, content, note);
    return text.empty() ? std::nullopt : std::optional(std::move(text));
  }

  void say(NodeId text, std::string_view label) {
    if (label != document_[text].text) g_.note_labels[text] = label;
  }

  Generation& g_;
  Document const& document_;
  std::unordered_map<std::string_view, NodeId> by_id_;
  std::vector<Call> calls_;
  bool has_sheet_notes_ = false;
  std::int32_t last_ = 0;
};

}  // namespace

bool is_number(std::string_view label) {
  return !label.empty() && label.size() < 10 && label.find_first_not_of("0123456789") == std::string_view::npos;
}

void label_notes(Generation& g) {
  if (!g.notes_by_page) Labelling(g).run();
}

}  // namespace bifolio::boxes
