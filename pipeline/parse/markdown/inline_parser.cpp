#include "parse/markdown/inline_parser.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace bifolio::parse::markdown {
namespace {

constexpr auto npos = std::string_view::npos;

// What may begin something other than text. "h", "w" and "f" begin bare web addresses.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (const char c : std::string_view("\n\r\\`*_~[]!<&hHwfF")) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr std::array<bool, 256> special = make_special();

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

InlineTree const& InlineParser::parse(MappedText content, std::size_t from) {
  content_ = content;
  tree_.clear();
  delimiters_.clear();
  brackets_.clear();
  dead_below_ = 0;
  backticks_.clear();
  backticks_indexed_ = false;
  last_delimiter_ = -1;
  no_markup_end_ = {};
  refused_domain_end_ = 0;
  at_ = text_begin_ = from;
  while (at_ < text().size()) step();
  std::size_t end = text().size();
  while (end > text_begin_ && is_blank(text()[end - 1])) --end;
  flush_text(end);
  process_emphasis(-1);
  return tree_;
}

std::int32_t InlineParser::add(InlineKind kind, std::size_t begin, std::size_t end, std::string_view value) {
  Inline node;
  node.kind = kind;
  node.begin = static_cast<std::uint32_t>(begin);
  node.end = static_cast<std::uint32_t>(end);
  node.text = value;
  const std::int32_t id = tree_.make(node);
  tree_.append(InlineTree::root, id);
  return id;
}

void InlineParser::flush_text(std::size_t end) {
  if (end > text_begin_) add(InlineKind::Text, text_begin_, end);
  text_begin_ = at_;
}

void InlineParser::scan_text() {
  while (at_ < text().size() && !special[static_cast<unsigned char>(text()[at_])]) ++at_;
}

void InlineParser::step() {
  scan_text();
  if (at_ >= text().size()) return;
  switch (text()[at_]) {
    case '\n':
    case '\r': return line_end();
    case '\\': return backslash();
    case '`': return code_span();
    case '*':
    case '_':
    case '~': return delimiter_run(text()[at_]);
    case '[': return open_bracket(1, false);
    case ']': return close_bracket();
    case '!': return at(at_ + 1) == '[' ? open_bracket(2, true) : void(++at_);
    case '<': return angle();
    case '&': return entity();
    default: return match_autolink() ? void() : void(++at_);
  }
}

// CommonMark §6.7, §6.8: two spaces or more make the line end hard; spaces around it are dropped.
void InlineParser::line_end() {
  std::size_t end = at_;
  while (end > text_begin_ && is_blank(text()[end - 1])) --end;
  const bool hard = at_ >= end + 2 && text()[at_ - 1] == ' ' && text()[at_ - 2] == ' ';
  const std::size_t begin = at_;
  at_ += text()[at_] == '\r' && at(at_ + 1) == '\n' ? 2 : 1;
  flush_text(end);
  add(hard ? InlineKind::HardBreak : InlineKind::SoftBreak, hard ? end : begin, at_);
  while (is_blank(at(at_))) ++at_;
  text_begin_ = at_;
}

void InlineParser::backslash() {
  const char next = at(at_ + 1);
  const std::size_t begin = at_;
  if (next == '\n' || next == '\r') {
    at_ += next == '\r' && at(at_ + 2) == '\n' ? 3 : 2;
    flush_text(begin);
    add(InlineKind::HardBreak, begin, at_);
    while (is_blank(at(at_))) ++at_;
    text_begin_ = at_;
  } else if (is_punctuation(next)) {
    at_ += 1;
    flush_text(begin);
    // What smart text would change stands apart: its span, longer than its text, says that it is meant as it is.
    if (next == '"' || next == '\'' || next == '-' || next == '.')
      add(InlineKind::Literal, begin, at_ + 1, text().substr(at_, 1));
    else
      add(InlineKind::Text, at_, at_ + 1);
    text_begin_ = ++at_;
  } else {
    ++at_;
  }
}

void InlineParser::entity() {
  std::size_t length = 0;
  const std::optional<std::string> value = decode_entity(text().substr(at_), length);
  if (!value) return void(++at_);
  const std::size_t begin = at_;
  at_ += length;
  flush_text(begin);
  add(InlineKind::Literal, begin, at_, context_.document.store(*value));
}

void InlineParser::index_backticks() {
  backticks_indexed_ = true;
  for (std::size_t i = at_; (i = text().find('`', i)) != npos;) {
    const std::size_t end = std::min(text().find_first_not_of('`', i), text().size());
    backticks_.emplace_back(static_cast<std::uint32_t>(end - i), static_cast<std::uint32_t>(i));
    i = end;
  }
  std::sort(backticks_.begin(), backticks_.end());
}

// CommonMark §6.1: line ends are spaces, and one space at either end is dropped when both have one and there is something else.
void InlineParser::code_span() {
  if (!backticks_indexed_) index_backticks();
  const std::size_t begin = at_, inside = std::min(text().find_first_not_of('`', at_), text().size());
  const auto length = static_cast<std::uint32_t>(inside - begin);
  const auto closer = std::lower_bound(backticks_.begin(), backticks_.end(), std::pair(length, static_cast<std::uint32_t>(inside)));
  at_ = inside;
  if (closer == backticks_.end() || closer->first != length) return;
  std::string_view code = text().substr(inside, closer->second - inside);
  at_ = closer->second + length;
  if (code.find_first_of("\r\n") != npos) {
    std::string joined;
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (code[i] == '\r' && i + 1 < code.size() && code[i + 1] == '\n') continue;
      joined += code[i] == '\n' || code[i] == '\r' ? ' ' : code[i];
    }
    code = context_.document.store(joined);
  }
  if (code.size() > 1 && code.front() == ' ' && code.back() == ' ' && code.find_first_not_of(' ') != npos)
    code = code.substr(1, code.size() - 2);
  flush_text(begin);
  add(InlineKind::Code, begin, at_, code);
}

void InlineParser::angle() {
  const std::size_t begin = at_;
  std::size_t end = scan_uri(text(), at_ + 1);
  const bool email = end == npos;
  if (email) end = scan_email(text(), at_ + 1);
  if (end != npos) {
    const std::string_view target = text().substr(begin + 1, end - begin - 1);
    at_ = end + 1;
    flush_text(begin);
    const std::int32_t link =
        add(InlineKind::AutoLink, begin, at_, email ? context_.document.store("mailto:" + std::string(target)) : target);
    tree_.append(link, tree_.make({InlineKind::Text, static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(end)}));
    return;
  }
  end = scan_html(text(), at_, no_markup_end_);
  if (end == npos) return void(++at_);
  at_ = end;
  flush_text(begin);
  add(InlineKind::Html, begin, end);
}

// GFM's own implementation makes no bare links inside brackets: the text may become a link's.
bool InlineParser::match_autolink() {
  if (!brackets_.empty()) return false;
  const std::size_t begin = at_, end = scan_bare_url(text(), at_, refused_domain_end_);
  if (end == npos) return false;
  at_ = end;
  flush_text(begin);
  const std::string_view target = text().substr(begin, end - begin);
  const bool www = target.front() == 'w';
  const std::int32_t link =
      add(InlineKind::AutoLink, begin, end, www ? context_.document.store("http://" + std::string(target)) : target);
  tree_.append(link, tree_.make({InlineKind::Text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
  return true;
}

void InlineParser::open_bracket(std::size_t length, bool image) {
  const std::size_t begin = at_;
  at_ += length;
  flush_text(begin);
  if (!brackets_.empty()) brackets_.back().holds_bracket = true;
  const std::int32_t node = add(InlineKind::Text, begin, at_);
  brackets_.push_back({node, static_cast<std::uint32_t>(at_), last_delimiter_, image});
  text_begin_ = at_;
}

void InlineParser::close_bracket() {
  const std::size_t begin = at_++;
  flush_text(begin);
  text_begin_ = begin;
  if (brackets_.empty()) return;
  const Bracket bracket = brackets_.back();
  brackets_.pop_back();
  dead_below_ = std::min(dead_below_, brackets_.size());
  if (!bracket.active) return;
  std::optional<Target> target = inline_target(at_);
  if (!target) target = reference_target(bracket);
  if (target) return make_link(bracket, *target);
  footnote_reference(bracket);
}

}  // namespace bifolio::parse::markdown
