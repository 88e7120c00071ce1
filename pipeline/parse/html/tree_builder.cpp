#include "parse/html/tree_builder.h"

#include <algorithm>

#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/html/elements.h"

namespace bifolio::parse::html {
namespace {

using model::NodeId;
using model::Tag;

// Room for what resolve and box generation wrap around the content.
constexpr int max_element_depth = model::max_depth - 16;
// How far back an end tag looks for its start: more than can be real elements, so that hostile nesting costs no square.
constexpr std::size_t max_search = 2 * static_cast<std::size_t>(model::max_depth);

}  // namespace

TreeBuilder::TreeBuilder(model::Document& document, SourceId source, DiagnosticSink& sink)
    : document_(document), source_(source), sink_(sink) {
  stack_.push_back({document.body(), Tag::Body, true, {}, {}});
}

bool TreeBuilder::too_deep(Span span) {
  if (depth_ < max_element_depth) return false;
  sink_.report_once(nesting_limit, {}, span,
                    "nested deeper than " + std::to_string(max_element_depth) + " levels; what is deeper joins that level");
  return true;
}

NodeId TreeBuilder::open(Tag tag, Span span, model::Role role) {
  if (!model::is_phrasing(tag)) close_implied(tag);
  if (too_deep(span)) {
    stack_.push_back({top(), stack_.back().tag, true, span, {}});
    return {};
  }
  const NodeId node = document_.append_element(top(), tag, span, role);
  ++depth_;
  stack_.push_back({node, tag, true, span, {}});
  return node;
}

void TreeBuilder::close_top(bool expected) {
  const Open& open = stack_.back();
  if (!open.own && !expected && !may_stay_open(open.tag))
    sink_.report(unclosed_element, open.span, "<" + open.name + "> is not closed; it ends where what holds it ends");
  const bool real = open.node != stack_[stack_.size() - 2].node;
  stack_.pop_back();
  if (real) --depth_;
}

void TreeBuilder::close() {
  while (stack_.size() > 1 && !stack_.back().own) close_top(false);
  if (stack_.size() > 1) close_top(true);
}

void TreeBuilder::finish() {
  while (stack_.size() > 1) close_top(false);
}

bool TreeBuilder::is_inside(Tag tag) const {
  const std::size_t floor = stack_.size() > max_search ? stack_.size() - max_search : 1;
  for (std::size_t i = stack_.size(); i-- > floor;)
    if (stack_[i].tag == tag) return true;
  return false;
}

NodeId TreeBuilder::leaf(Tag tag, Span span) { return document_.append_element(top(), tag, span); }

void TreeBuilder::text(std::string_view text, Span span) {
  if (!text.empty()) document_.append_text(top(), text, span);
}

std::size_t TreeBuilder::markup(MappedText const& text, std::size_t begin, std::size_t end, Context context) {
  Tokenizer tokens(text.text, begin);
  Token token;
  while (tokens.position() < end && tokens.next(token)) {
    const Span span = text.span(token.begin, token.end);
    switch (token.kind) {
      case TokenKind::Text: token_text(token, text); break;
      case TokenKind::EndTag: end_tag(token, span); break;
      case TokenKind::Cdata:
        sink_.report(dropped_element, span, "a CDATA section is a comment in HTML; it is left out, with its content");
        break;
      case TokenKind::StartTag:
        if (!drop(token, tokens, text)) start_tag(token, text, context);
        break;
    }
  }
  return tokens.position();
}

/// Whether white space here may show: in text, or after it; not between blocks.
bool TreeBuilder::separates_words() const {
  const Tag tag = stack_.back().tag;
  if (model::is_phrasing(tag) || tag == Tag::P || tag == Tag::Pre) return true;
  const NodeId last = document_[top()].last_child;
  return last && (document_[last].kind == model::NodeKind::Text || model::is_phrasing(document_[last].tag));
}

void TreeBuilder::token_text(Token const& token, MappedText const& text) {
  const std::string_view raw = text.text.substr(token.begin, token.end - token.begin);
  const bool only_space = std::all_of(raw.begin(), raw.end(), utf8::is_html_space);
  if (only_space && !separates_words()) return;
  const Span span = text.span(token.begin, token.end);
  if (token.decoded)
    this->text(document_.store(*token.decoded), span);
  else
    this->text(raw, span);
}

// An end tag that was not found once is not looked for again in the same text.
bool TreeBuilder::skip_content(Token const& token, Tokenizer& tokens, std::string_view text) {
  if (text.data() != unclosed_text_.data() || text.size() != unclosed_text_.size()) unclosed_names_.clear();
  unclosed_text_ = text;
  if (std::find(unclosed_names_.begin(), unclosed_names_.end(), token.name) != unclosed_names_.end()) return false;
  if (tokens.skip_raw_text(token.name)) return true;
  unclosed_names_.push_back(token.name);
  return false;
}

// Elements that a book cannot show are left out with their content; when their end is missing, only the tag is.
bool TreeBuilder::drop(Token const& token, Tokenizer& tokens, MappedText const& text) {
  if (rule_for(token.name).treatment != Treatment::Drop) return false;
  const bool content = is_raw_text(token.name) && !token.self_closing;
  const bool closed = content && skip_content(token, tokens, text.text);
  std::string message = "<" + token.name + "> is not supported and left out";
  if (content) message += closed ? ", with its content" : "; it is not closed, so its content stays as text";
  if (token.name == "style") message += "; put style rules into a style sheet";
  if (token.name == "svg") message += "; put the drawing into a file of its own";
  sink_.report(dropped_element, text.span(token.begin, token.end), std::move(message));
  return true;
}

// html §13.2.6.4.7: "p" and other elements end where the next one shows that they must.
void TreeBuilder::close_implied(Tag tag) {
  const std::size_t floor = stack_.size() > max_search ? stack_.size() - max_search : 1;
  for (std::size_t i = stack_.size(); i-- > floor && !stack_[i].own && !is_scope(stack_[i].tag);) {
    if (!implies_end(tag, stack_[i].tag)) continue;
    while (stack_.size() > i) close_top(stack_.size() == i + 1);
  }
}

void TreeBuilder::start_tag(Token const& token, MappedText const& text, Context context) {
  const Span span = text.span(token.begin, token.end);
  ElementRule rule = rule_for(token.name);
  if (rule.treatment == Treatment::Ignore) return;
  if (rule.treatment == Treatment::Instead) {
    if (context == Context::Flow) rule.tag = Tag::Div;
    sink_.report(dropped_element, span, "<" + token.name + "> is not supported and left out; what it holds instead is shown");
  }
  if (rule.treatment == Treatment::Unknown) {
    if (context == Context::Flow) rule.tag = Tag::Div;
    sink_.report_once(
        unknown_element, token.name, span,
        "<" + token.name + "> is not known; its content is kept in a <" + std::string(model::to_string(rule.tag)) + ">");
  }
  if (rule.treatment == Treatment::Replace)
    sink_.report_once(obsolete_element, token.name, span,
                      "<" + token.name + "> is obsolete; it becomes <" + std::string(model::to_string(rule.tag)) + ">");
  if (context == Context::Phrasing && !model::is_phrasing(rule.tag) && !model::is_void(rule.tag)) {
    sink_.report_once(block_in_paragraph, token.name, span,
                      "<" + token.name + "> cannot stand inside a paragraph; it becomes <span>");
    rule.tag = Tag::Span;
  }
  close_implied(rule.tag);
  const bool deep = too_deep(span);
  const NodeId node = deep ? top() : document_.append_element(top(), rule.tag, span);
  if (!deep) {
    if (!rule.style.empty()) document_.set_attribute(node, "style", rule.style);
    set_attributes(node, token, span);
  }
  if (model::is_void(rule.tag)) return;
  if (token.self_closing && (rule.treatment == Treatment::Unknown || rule.treatment == Treatment::Instead)) return;
  if (token.self_closing && rule.tag == Tag::A) return;  // "<a id=x/>", as XHTML writes it
  if (!deep) ++depth_;
  stack_.push_back({node, rule.tag, false, span, token.name});
}

void TreeBuilder::end_tag(Token const& token, Span span) {
  const ElementRule rule = rule_for(token.name);
  if (rule.treatment == Treatment::Ignore || rule.treatment == Treatment::Drop || model::is_void(rule.tag)) return;
  const std::size_t floor = stack_.size() > max_search ? stack_.size() - max_search : 1;
  std::size_t i = stack_.size();
  while (i > floor && !stack_[i - 1].own && stack_[i - 1].name != token.name) --i;
  if (i <= floor || stack_[i - 1].own) {
    sink_.report(stray_end_tag, span, "</" + token.name + "> closes nothing here; it is ignored");
    return;
  }
  const NodeId node = stack_[i - 1].node;
  while (stack_.size() > i) close_top(false);
  Span whole = document_[node].span;
  const bool real = stack_[i - 2].node != node;
  close_top(true);
  if (!real) return;
  whole.end = std::max(whole.end, span.end);
  document_.set_span(node, whole);
}

}  // namespace bifolio::parse::html
