#include "resolve/smart/smart_text.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "resolve/diagnostics.h"
#include "resolve/phases.h"
#include "resolve/smart/run.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::NodeId;
using model::NodeKind;
using model::Tag;

/// Bytes of a run's text that are a text node's.
struct NodePart {
  NodeId node;
  std::uint32_t begin = 0, end = 0;
};

bool is_verbatim(Tag tag) {
  switch (tag) {
    case Tag::Code:
    case Tag::Kbd:
    case Tag::Samp:
    case Tag::Var:
    case Tag::Math:
    case Tag::Svg: return true;
    default: return false;
  }
}

// One character whose place is longer than itself: escaped, or written as a reference.
bool is_meant_as_it_is(model::Node const& node) {
  const bool may_change = node.text.size() == 1 && std::string_view("\"'-.").find(node.text[0]) != std::string_view::npos;
  return may_change && node.span && node.span.end - node.span.begin > 1;
}

bool has_three_hyphens(std::string_view text) {
  for (std::size_t at = text.find("---"); at != text.npos;) {
    const std::size_t end = std::min(text.find_first_not_of('-', at), text.size());
    if (end - at == 3) return true;
    at = text.find("---", end);
  }
  return false;
}

// Depth is bounded (model::max_depth).
bool has_three_hyphens(Document const& document, NodeId element) {
  for (NodeId child = document[element].first_child; child; child = document[child].next) {
    model::Node const& node = document[child];
    if (node.kind == NodeKind::Text ? has_three_hyphens(node.text)
                                    : !is_verbatim(node.tag) && node.tag != Tag::Pre && has_three_hyphens(document, child))
      return true;
  }
  return false;
}

class DocumentText {
 public:
  DocumentText(Document& document, model::SmartText const& wanted) : document_(document), wanted_(wanted) {}

  /// Gives the places of what was replaced, sorted.
  std::vector<model::TextPoint> apply() {
    run_.is_typewritten = !has_three_hyphens(document_, document_.body());
    walk(document_.body(), &conventions(document_.attribute(document_.root(), "lang")));
    finish();
    std::sort(points_.begin(), points_.end(), [](model::TextPoint const& a, model::TextPoint const& b) {
      return std::pair(a.node.index(), a.shown) < std::pair(b.node.index(), b.shown);
    });
    return std::move(points_);
  }

 private:
  smart::Conventions const& conventions(std::string_view language) {
    const auto found = languages_.find(language);
    if (found != languages_.end()) return found->second;
    model::Metadata const& metadata = document_.metadata;
    const auto primary = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
    const bool is_own = primary(language) == primary(metadata.language);  // the author's marks are for the book's language
    return languages_.emplace(language, smart::conventions_for(language, is_own ? metadata.quotes : std::string_view()))
        .first->second;
  }

  // Depth is bounded (model::max_depth).
  void walk(NodeId element, smart::Conventions const* language) {
    for (NodeId child = document_[element].first_child; child; child = document_[child].next) {
      if (document_[child].kind == NodeKind::Text)
        add_text(child, *language);
      else
        enter(child, language);
    }
  }

  void enter(NodeId element, smart::Conventions const* language) {
    model::Node const& node = document_[element];
    if (node.role == model::Role::Noteref) return;  // stands after a closing quote as if it were not there
    if (document_.has_attribute(element, "lang")) language = &conventions(document_.attribute(element, "lang"));
    if (node.tag == Tag::Br || node.tag == Tag::Wbr) return add(node.tag == Tag::Br ? "\n" : "", *language);
    if (is_verbatim(node.tag) || model::is_void(node.tag) || shows_address(element)) return add(smart::object_text, *language);
    if (model::is_phrasing(node.tag)) return walk(element, language);
    finish();
    if (node.tag != Tag::Pre) walk(element, language);
    finish();
  }

  bool shows_address(NodeId element) const {
    if (document_[element].tag != Tag::A) return false;
    const NodeId text = document_[element].first_child;
    if (!text || document_[text].kind != NodeKind::Text || document_[text].next) return false;
    const std::string_view href = document_.attribute(element, "href");
    return document_[text].text.find(' ') == std::string_view::npos && href.ends_with(document_[text].text);
  }

  void add_text(NodeId node, smart::Conventions const& language) {
    if (is_meant_as_it_is(document_[node])) return add(smart::object_text, language);
    const auto begin = static_cast<std::uint32_t>(run_.text.size());
    add(document_[node].text, language);
    parts_.push_back({node, begin, static_cast<std::uint32_t>(run_.text.size())});
  }

  void add(std::string_view text, smart::Conventions const& language) {
    if (run_.languages.empty() || run_.languages.back().conventions != &language)
      run_.languages.push_back({static_cast<std::uint32_t>(run_.text.size()), &language});
    run_.text += text;
  }

  /// The paragraph ends: its replacements are made.
  void finish() {
    if (!parts_.empty()) {
      smart::apply_rules(run_, wanted_);
      auto edit = run_.edits.cbegin();
      for (NodePart const& part : parts_) write(part, edit);
    }
    parts_.clear();
    run_.text.clear();
    run_.languages.clear();
    run_.edits.clear();
  }

  /// An edit that goes over several nodes is made in the first, and only taken out of the others.
  void write(NodePart const& part, std::vector<smart::Edit>::const_iterator& edit) {
    while (edit != run_.edits.cend() && edit->end < part.begin) ++edit;
    std::string text;
    std::uint32_t at = part.begin;
    auto const& node = document_[part.node];
    for (; edit != run_.edits.cend() && edit->begin < part.end; ++edit) {
      const std::uint32_t begin = std::max(edit->begin, at), end = std::min(edit->end, part.end);
      if (end < begin || (begin == end && edit->begin < part.begin)) continue;
      text.append(node.text, at - part.begin, begin - at);
      if (edit->begin >= part.begin) text += edit->replacement;
      at = end;
      note_place(part, text.size(), at);
      if (edit->end > part.end) break;  // the next node's turn
    }
    if (at == part.begin && text.empty()) return;
    text.append(node.text, at - part.begin, part.end - at);
    document_.set_text(part.node, document_.store(text));
  }

  void note_place(NodePart const& part, std::size_t shown, std::uint32_t at) {
    points_.push_back({part.node, static_cast<std::uint32_t>(shown), at - part.begin});
  }

  Document& document_;
  model::SmartText wanted_;
  std::map<std::string, smart::Conventions, std::less<>> languages_;
  smart::Run run_;
  std::vector<NodePart> parts_;
  std::vector<model::TextPoint> points_;
};

/// What the metadata says of the publication is text as well. Names keep their spaces: catalogues compare them.
void make_metadata_smart(model::Metadata& metadata) {
  const auto make = [&](std::string& text, model::SmartText const& wanted) {
    if (!text.empty()) text = smart_text(text, metadata.language, wanted, metadata.quotes);
  };
  model::SmartText names = metadata.smart;
  names.spaces = false;
  for (std::string* text : {&metadata.title, &metadata.subtitle, &metadata.description}) make(*text, metadata.smart);
  for (std::string* text : {&metadata.collection, &metadata.publisher, &metadata.rights}) make(*text, names);
  for (auto* people : {&metadata.creators, &metadata.contributors}) {
    for (model::Contributor& person : *people) {
      for (std::string* text : {&person.name, &person.file_as, &person.title, &person.affiliation}) make(*text, names);
      make(person.biography, metadata.smart);
    }
  }
}

}  // namespace

std::string smart_text(std::string_view text, std::string_view language, model::SmartText const& wanted, std::string_view quotes) {
  const smart::Conventions conventions = smart::conventions_for(language, quotes);
  smart::Run run;
  run.text = text;
  run.languages.push_back({0, &conventions});
  smart::apply_rules(run, wanted);
  std::string out;
  std::size_t at = 0;
  for (smart::Edit const& edit : run.edits) {
    out.append(text, at, edit.begin - at);
    out += edit.replacement;
    at = edit.end;
  }
  return out.append(text, at, text.size() - at);
}

void make_text_smart(Document& document, DiagnosticSink& sink) {
  model::Metadata& metadata = document.metadata;
  if (!metadata.quotes.empty() && !smart::quote_marks_named(metadata.quotes)) {
    sink.report(
        unknown_quotes, metadata.quotes_span,
        "\"" + metadata.quotes + "\" names no quotation marks; write four of them (“”‘’), british, german … or a language's tag");
    metadata.quotes.clear();
  }
  document.text_points = DocumentText(document, metadata.smart).apply();
  make_metadata_smart(metadata);
}

}  // namespace bifolio::resolve
