// The inline parser's part for links, images and footnote references: what follows a "]".
#include "base/utf8.h"
#include "parse/diagnostics.h"
#include "parse/markdown/inline_parser.h"

namespace bifolio::parse::markdown {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t max_label = 999;
constexpr int max_parentheses = 32;

bool is_space(char c) { return utf8::is_html_space(c) || c == '\v'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::size_t scan_pointed_destination(std::string_view text, std::size_t at, std::string_view& inner) {
  const std::size_t begin = ++at;
  for (; at < text.size() && text[at] != '>'; ++at) {
    if (text[at] == '\n' || text[at] == '\r' || text[at] == '<') return npos;
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
  }
  if (at >= text.size()) return npos;
  inner = text.substr(begin, at - begin);
  return at + 1;
}

// A label in brackets that starts at `at`; its end after "]", else npos (CommonMark §4.7: at most 999 characters).
std::size_t scan_label(std::string_view text, std::size_t at) {
  const std::size_t begin = ++at;
  for (; at < text.size() && at - begin <= max_label; ++at) {
    if (text[at] == ']') return at + 1;
    if (text[at] == '[') return npos;
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
  }
  return npos;
}

}  // namespace

std::size_t scan_destination(std::string_view text, std::size_t at, std::string_view& inner) {
  if (at < text.size() && text[at] == '<') return scan_pointed_destination(text, at, inner);
  const std::size_t begin = at;
  int open = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]))
      ++at;
    else if (c == '(' && ++open > max_parentheses)
      return npos;
    else if (c == ')' && open-- == 0)
      break;
    else if (is_space(c))
      break;
    else if (is_control(c))
      return npos;
  }
  inner = text.substr(begin, at - begin);
  return at >= text.size() || open > 0 ? npos : at;
}

std::size_t scan_title(std::string_view text, std::size_t at, std::string_view& inner) {
  if (at >= text.size()) return npos;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return npos;
  const char close = open == '(' ? ')' : open;
  const std::size_t begin = ++at;
  for (; at < text.size() && text[at] != close; ++at) {
    if (open == '(' && text[at] == '(') return npos;
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
  }
  if (at >= text.size()) return npos;
  inner = text.substr(begin, at - begin);
  return at + 1;
}

std::string_view InlineParser::unescape(std::string_view value) {
  if (value.find_first_of("\\&") == npos) return value;
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::size_t length = 0;
    if (value[i] == '\\' && i + 1 < value.size() && is_punctuation(value[i + 1])) {
      out += value[++i];
    } else if (const auto entity = value[i] == '&' ? decode_entity(value.substr(i), length) : std::nullopt) {
      out += *entity;
      i += length - 1;
    } else {
      out += value[i];
    }
  }
  return context_.document.store(out);
}

// CommonMark §6.3: "(", destination, title, ")".
std::optional<InlineParser::Target> InlineParser::inline_target(std::size_t from) {
  if (at(from) != '(') return std::nullopt;
  std::string_view url, title;
  std::size_t here = scan_destination(text(), skip_spaces(text(), from + 1), url);
  if (here == npos) return std::nullopt;
  const std::size_t after = skip_spaces(text(), here);
  if (after > here) {
    const std::size_t end = scan_title(text(), after, title);
    here = end == npos ? after : skip_spaces(text(), end);
  }
  if (at(here) != ')') return std::nullopt;
  return Target{unescape(url), unescape(title), here + 1};
}

std::optional<InlineParser::Target> InlineParser::look_up(std::string_view label, std::size_t end) {
  if (label.empty() || label.size() > max_label) return std::nullopt;
  const auto found = context_.references.find(normalize_label(label));
  if (found == context_.references.end()) return std::nullopt;
  const std::size_t size = found->second.url.size() + found->second.title.size();
  if (size > context_.expansion_left) {
    context_.sink.report_once(reference_expansion, {}, content_.span(end - label.size(), end),
                              "the link references of this source expand to too much text; from here on they stay text");
    return std::nullopt;
  }
  context_.expansion_left -= size;
  return Target{found->second.url, found->second.title, end};
}

// Full "[text][label]", collapsed "[label][]", shortcut "[label]".
std::optional<InlineParser::Target> InlineParser::reference_target(Bracket const& bracket) {
  const std::size_t close = at_ - 1;
  const std::string_view own = text().substr(bracket.content, close - bracket.content);
  const std::size_t label_end = at(at_) == '[' ? scan_label(text(), at_) : npos;
  const bool full = label_end != npos && label_end > at_ + 2;
  if (full) {
    const std::string_view label = text().substr(at_ + 1, label_end - at_ - 2);
    std::optional<Target> target = look_up(label, label_end);
    if (!target) report_undefined(bracket, label, label_end);
    return target;
  }
  if (bracket.holds_bracket) return std::nullopt;
  const bool collapsed = label_end != npos;
  std::optional<Target> target = look_up(own, collapsed ? label_end : at_);
  if (!target && collapsed) report_undefined(bracket, own, label_end);
  return target;
}

void InlineParser::report_undefined(Bracket const& bracket, std::string_view label, std::size_t end) {
  if (normalize_label(label).empty() || label.front() == '^') return;
  context_.sink.report(undefined_reference, content_.span(bracket.content - (bracket.image ? 2 : 1), end),
                       "no link reference definition for [" + std::string(label) + "]; the brackets stay as text");
}

bool InlineParser::footnote_reference(Bracket const& bracket) {
  const std::size_t close = at_ - 1;
  const std::string_view inside = text().substr(bracket.content, close - bracket.content);
  if (bracket.image || bracket.holds_bracket || inside.size() < 2 || inside.size() > max_label || inside[0] != '^') return false;
  const std::string_view label = inside.substr(1);
  if (label.find_first_of(" \t\r\n") != npos) return false;
  if (!context_.footnotes.contains(normalize_label(label))) {
    context_.sink.report(undefined_footnote, content_.span(bracket.content - 1, at_),
                         "no footnote [^" + std::string(label) + "] is defined; the reference stays as text");
    return false;
  }
  while (last_delimiter_ != bracket.last_delimiter) remove_delimiter(last_delimiter_);
  const std::int32_t note = tree_.make({InlineKind::FootnoteReference, bracket.content - 1, static_cast<std::uint32_t>(at_)});
  tree_[note].text = label;
  tree_.insert_after(InlineTree::root, bracket.node, note);
  while (tree_[InlineTree::root].last != note) tree_.remove(InlineTree::root, tree_[InlineTree::root].last);
  tree_.remove(InlineTree::root, bracket.node);
  text_begin_ = at_;
  return true;
}

// Links hold no links: earlier openers of links are dead from now on.
void InlineParser::make_link(Bracket const& bracket, Target const& target) {
  at_ = target.end;
  const auto begin = bracket.content - (bracket.image ? 2u : 1u);
  const std::int32_t link =
      tree_.make({bracket.image ? InlineKind::Image : InlineKind::Link, begin, static_cast<std::uint32_t>(target.end)});
  tree_[link].text = target.url;
  tree_[link].title = target.title;
  process_emphasis(bracket.last_delimiter);
  tree_.adopt(InlineTree::root, bracket.node, -1, link);
  tree_.insert_after(InlineTree::root, bracket.node, link);
  tree_.remove(InlineTree::root, bracket.node);
  text_begin_ = at_;
  if (bracket.image) return;
  for (; dead_below_ < brackets_.size(); ++dead_below_)
    if (!brackets_[dead_below_].image) brackets_[dead_below_].active = false;
}

}  // namespace bifolio::parse::markdown
