#include "epub/generated_content.h"

#include <algorithm>
#include <set>

#include "base/numbers.h"
#include "base/saturating.h"

namespace bifolio::epub {
namespace {

using model::BoxId;
using model::ContentItem;
using model::NodeId;
using Kind = ContentItem::Kind;

bool is_counter(ContentItem const& item) { return item.kind == Kind::Counter || item.kind == Kind::Counters; }

/// Content that no reading system knows: it drops the whole declaration.
bool is_unknown_to_readers(ContentItem const& item) {
  switch (item.kind) {
    case Kind::NamedString:
    case Kind::RunningElement:
    case Kind::TargetCounter:
    case Kind::TargetCounters:
    case Kind::TargetText:
    case Kind::Leader:
    case Kind::ContentText: return true;
    case Kind::Text:
    case Kind::Counter:
    case Kind::Counters:
    case Kind::Attribute:
    case Kind::OpenQuote:
    case Kind::CloseQuote:
    case Kind::NoOpenQuote:
    case Kind::NoCloseQuote:
    case Kind::Image: return false;
  }
  return false;
}

bool holds_counters(model::LoweredSheet const& sheet) {
  return std::any_of(sheet.files.begin(), sheet.files.end(), [](model::LoweredSheet::File const& file) {
    return file.css.find("counter(") != std::string::npos || file.css.find("counters(") != std::string::npos;
  });
}

/// Counters that some content shows; what a reading system counts by itself (list items) is not among them.
std::set<std::string> shown_counters(model::BoxTree const& boxes) {
  std::set<std::string> names;
  for (model::ComputedStyle const& style : boxes.styles)
    for (ContentItem const& item : style.content)
      if (is_counter(item) && item.text != "list-item" && item.text != "page" && item.text != "pages") names.insert(item.text);
  return names;
}

}  // namespace

GeneratedContent::GeneratedContent(Book const& book)
    : boxes_(book.publication.boxes),
      presence_(book.presence),
      sheets_count_(holds_counters(book.publication.style)),
      starts_(book.partition.files.size()) {
  if (sheets_count_) count(book);
}

bool GeneratedContent::is_written_as_text(model::ContentList const& content) const {
  return std::any_of(content.begin(), content.end(), is_unknown_to_readers) ||
         (!sheets_count_ && std::any_of(content.begin(), content.end(), is_counter));
}

std::string GeneratedContent::text(NodeId element, model::PseudoElement pseudo) const {
  const BoxId box = presence_.pseudo_box(element, pseudo);
  if (!box || !is_written_as_text(boxes_.style(box).content)) return {};
  return presence_.text(element, pseudo);
}

// css-lists-3 §4, as far as files need it: the values that the body's children inherit from all that came before.
void GeneratedContent::count(Book const& book) {
  const std::set<std::string> names = shown_counters(boxes_);
  std::map<std::string, std::int32_t> values;
  std::size_t file = 0;
  const auto finish_files = [&](std::size_t until) {
    for (; file < until; ++file) {
      if (file + 1 >= starts_.size()) continue;
      for (auto const& [name, value] : values)
        append_number(starts_[file + 1] += (starts_[file + 1].empty() ? "" : " ") + name + " ", value);
    }
  };
  model::Document const& document = book.document();
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (!presence_.appears(n) || !presence_.box(n) || document[n].kind != model::NodeKind::Element) continue;
    finish_files(book.partition.file(n));
    model::ComputedStyle const& style = boxes_.style(presence_.box(n));
    const auto apply = [&](std::vector<model::CounterChange> const& changes, bool add) {
      for (model::CounterChange const& change : changes)
        if (names.count(change.name)) values[change.name] = add ? add_saturating(values[change.name], change.value) : change.value;
    };
    apply(style.counter_reset, false);
    apply(style.counter_increment, true);
    apply(style.counter_set, false);
  }
  finish_files(starts_.size());
}

}  // namespace bifolio::epub
