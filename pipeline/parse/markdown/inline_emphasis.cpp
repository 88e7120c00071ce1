// The inline parser's part for emphasis, strong emphasis and strikethrough: CommonMark §6.2 with the delimiter stack of its
// appendix, GFM §6.5.
#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "parse/markdown/inline_parser.h"

namespace bifolio::parse::markdown {
namespace {

enum class Side : std::uint8_t { Space, Punctuation, Other };

Side classify(char32_t c) {
  if (c < 0x80) {
    const char ascii = static_cast<char>(c);
    if (utf8::is_html_space(ascii) || ascii == '\v') return Side::Space;
    return is_punctuation(ascii) ? Side::Punctuation : Side::Other;
  }
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if (mask & U_GC_ZS_MASK) return Side::Space;
  return mask & U_GC_P_MASK ? Side::Punctuation : Side::Other;
}

// As in GFM's implementation, "~" is looked through.
Side side_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == '~') --at;
  if (at == 0) return Side::Space;
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return classify(utf8::decode(text, at).code_point);
}

Side side_after(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == '~') ++at;
  return at >= text.size() ? Side::Space : classify(utf8::decode(text, at).code_point);
}

struct Flanking {
  bool left, right, punctuation_before, punctuation_after;
};

// CommonMark §6.2: left- and right-flanking delimiter runs.
Flanking flanking(std::string_view text, std::size_t begin, std::size_t end) {
  const Side before = side_before(text, begin), after = side_after(text, end);
  const bool left = after != Side::Space && (after != Side::Punctuation || before != Side::Other);
  const bool right = before != Side::Space && (before != Side::Punctuation || after != Side::Other);
  return {left, right, before == Side::Punctuation, after == Side::Punctuation};
}

}  // namespace

void InlineParser::delimiter_run(char mark) {
  const std::size_t begin = at_, end = std::min(text().find_first_not_of(mark, at_), text().size());
  at_ = end;
  if (mark == '~' && end - begin > 2) return;
  flush_text(begin);
  text_begin_ = end;
  const Flanking f = flanking(text(), begin, end);
  const bool inside_words = mark != '_';
  const bool can_open = f.left && (inside_words || !f.right || f.punctuation_before);
  const bool can_close = f.right && (inside_words || !f.left || f.punctuation_after);
  const std::int32_t node = add(InlineKind::Text, begin, end);
  if (can_open || can_close) push_delimiter(node, {can_open, can_close});
}

void InlineParser::push_delimiter(std::int32_t node, std::pair<bool, bool> flanks) {
  const Inline& run = tree_[node];
  const auto id = static_cast<std::int32_t>(delimiters_.size());
  delimiters_.push_back({node, text()[run.begin], run.end - run.begin, flanks.first, flanks.second, last_delimiter_});
  if (last_delimiter_ >= 0) delimiters_[static_cast<std::size_t>(last_delimiter_)].next = id;
  last_delimiter_ = id;
}

void InlineParser::remove_delimiter(std::int32_t id) {
  const Delimiter& d = delimiters_[static_cast<std::size_t>(id)];
  if (d.previous >= 0) delimiters_[static_cast<std::size_t>(d.previous)].next = d.next;
  if (d.next >= 0)
    delimiters_[static_cast<std::size_t>(d.next)].previous = d.previous;
  else
    last_delimiter_ = d.previous;
}

// Which openers a closer can match: those of one class share the place below which none is.
std::size_t InlineParser::opener_class(Delimiter const& closer) const {
  if (closer.mark == '~') return 12 + closer.length % 2;
  return (closer.mark == '*' ? 0u : 6u) + (closer.can_open ? 3u : 0u) + closer.length % 3;
}

std::int32_t InlineParser::find_opener(std::int32_t id, std::int32_t bottom) const {
  const Delimiter& closer = delimiters_[static_cast<std::size_t>(id)];
  const std::int32_t floor = std::max(bottom, openers_bottom_[opener_class(closer)]);
  for (std::int32_t o = closer.previous; o > floor; o = delimiters_[static_cast<std::size_t>(o)].previous) {
    const Delimiter& opener = delimiters_[static_cast<std::size_t>(o)];
    if (opener.mark != closer.mark || !opener.can_open) continue;
    if (closer.mark == '~') {
      if (opener.length == closer.length) return o;
      continue;
    }
    const bool odd = (closer.can_open || opener.can_close) && closer.length % 3 != 0 && (opener.length + closer.length) % 3 == 0;
    if (!odd) return o;
  }
  return -1;
}

// Takes one or two marks from either side (both, for strikethrough), and gives the closer to go on with.
std::int32_t InlineParser::match_emphasis(std::int32_t opener_id, std::int32_t closer_id) {
  const Delimiter opener = delimiters_[static_cast<std::size_t>(opener_id)],
                  closer = delimiters_[static_cast<std::size_t>(closer_id)];
  const std::uint32_t left = tree_[opener.node].end - tree_[opener.node].begin;
  const std::uint32_t right = tree_[closer.node].end - tree_[closer.node].begin;
  const std::uint32_t used = closer.mark == '~' ? closer.length : left >= 2 && right >= 2 ? 2 : 1;
  while (delimiters_[static_cast<std::size_t>(closer_id)].previous != opener_id)
    remove_delimiter(delimiters_[static_cast<std::size_t>(closer_id)].previous);
  tree_[opener.node].end -= used;
  tree_[closer.node].begin += used;
  const InlineKind kind = closer.mark == '~' ? InlineKind::Strikethrough : used == 2 ? InlineKind::Strong : InlineKind::Emphasis;
  const std::int32_t node = tree_.make({kind, tree_[opener.node].end, tree_[closer.node].begin});
  tree_.adopt(InlineTree::root, opener.node, closer.node, node);
  tree_.insert_after(InlineTree::root, opener.node, node);
  if (left == used) {
    remove_delimiter(opener_id);
    tree_.remove(InlineTree::root, opener.node);
  }
  if (right > used) return closer_id;
  const std::int32_t next = delimiters_[static_cast<std::size_t>(closer_id)].next;
  remove_delimiter(closer_id);
  tree_.remove(InlineTree::root, closer.node);
  return next;
}

void InlineParser::process_emphasis(std::int32_t bottom) {
  openers_bottom_.fill(bottom);
  std::int32_t closer = last_delimiter_;
  while (closer > bottom && delimiters_[static_cast<std::size_t>(closer)].previous > bottom)
    closer = delimiters_[static_cast<std::size_t>(closer)].previous;
  if (closer <= bottom) closer = -1;
  while (closer >= 0) {
    const Delimiter c = delimiters_[static_cast<std::size_t>(closer)];
    if (!c.can_close) {
      closer = c.next;
      continue;
    }
    const std::int32_t opener = find_opener(closer, bottom);
    if (opener >= 0) {
      closer = match_emphasis(opener, closer);
      continue;
    }
    openers_bottom_[opener_class(c)] = c.previous;
    if (!c.can_open) remove_delimiter(closer);
    closer = c.next;
  }
  while (last_delimiter_ > bottom) remove_delimiter(last_delimiter_);
}

}  // namespace bifolio::parse::markdown
