#include "parse/article/inline_text.h"

#include <algorithm>

#include "parse/article/note_calls.h"

namespace bifolio::parse {
namespace {

using model::NodeId;
using model::Tag;

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Typographic quotes and dashes are no letters, though their bytes look like some: U+2010…U+203A.
bool is_punctuation_before(std::string_view text, std::size_t at) {
  return at >= 3 && text[at - 3] == '\xE2' && text[at - 2] == '\x80';
}
bool is_punctuation_at(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80';
}

class InlineText {
 public:
  InlineText(model::Document& document, SourceText source, NoteLabels& notes)
      : document_(document), source_(source), notes_(notes) {}

  void append(NodeId parent, std::size_t begin, std::size_t end) {
    end_ = end;
    std::size_t plain = begin;
    const auto flush = [&](std::size_t to) {
      if (to > plain) document_.append_text(parent, source_.text.substr(plain, to - plain), span(plain, to));
    };
    next_call_ = find_call(begin);
    for (std::size_t i = begin; i < end;) {
      const std::size_t after = element_at(parent, i, flush);
      if (after == i) {
        ++i;
        continue;
      }
      plain = i = after;
    }
    flush(end);
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {source_.id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  char at(std::size_t i) const { return i < end_ ? source_.text[i] : ' '; }

  template <class Flush>
  std::size_t element_at(NodeId parent, std::size_t i, Flush const& flush) {
    const char c = source_.text[i];
    if (c == '_' || c == '*') {
      const std::size_t close = find_close(i);
      if (close == std::string_view::npos) return i;
      flush(i);
      const NodeId em = document_.append_element(parent, Tag::Em, span(i, close + 1));
      document_.append_text(em, source_.text.substr(i + 1, close - i - 1), span(i + 1, close));
      return close + 1;
    }
    if (c == 'h' && (i == 0 || !is_word_byte(source_.text[i - 1]))) return link_at(parent, i, flush);
    if (i == next_call_.begin) return call_at(parent, i, flush);
    return i;
  }

  // "_word_": opens before and closes after a letter, and stands apart from other letters.
  std::size_t find_close(std::size_t open) {
    const char marker = source_.text[open];
    const bool apart = open == 0 || !is_word_byte(source_.text[open - 1]) || is_punctuation_before(source_.text, open);
    if (!apart || !(is_word_byte(at(open + 1)) || is_punctuation_at(source_.text, open + 1))) return std::string_view::npos;
    std::size_t& hopeless = no_close_from_[marker == '_'];
    if (open >= hopeless) return std::string_view::npos;
    for (std::size_t i = open + 2; i < end_; ++i) {
      if (source_.text[i] != marker) continue;
      const bool closes = source_.text[i - 1] != ' ' && source_.text[i - 1] != '\n' &&
                          (!is_word_byte(at(i + 1)) || is_punctuation_at(source_.text, i + 1));
      if (closes) return i;
    }
    hopeless = open;
    return std::string_view::npos;
  }

  template <class Flush>
  std::size_t link_at(NodeId parent, std::size_t i, Flush const& flush) {
    const std::string_view rest = source_.text.substr(i, end_ - i);
    if (!rest.starts_with("http://") && !rest.starts_with("https://")) return i;
    std::size_t size = std::min(rest.find_first_of(" \t\r\n<>\"|"), rest.size());
    while (size > 0 && std::string_view(".,;:!?)]'*_").find(rest[size - 1]) != std::string_view::npos) {
      if (rest[size - 1] == ')' && rest.substr(0, size).find('(') != std::string_view::npos) break;
      --size;
    }
    if (size < 9) return i;
    flush(i);
    const NodeId link = document_.append_element(parent, Tag::A, span(i, i + size));
    document_.set_attribute(link, "href", rest.substr(0, size));
    document_.append_text(link, rest.substr(0, size), span(i, i + size));
    return i + size;
  }

  template <class Flush>
  std::size_t call_at(NodeId parent, std::size_t i, Flush const& flush) {
    const NoteCall call = next_call_;
    next_call_ = find_call(call.end);
    const auto note = notes_.find(call.label);
    if (note == notes_.end()) return i;
    flush(i);
    const NodeId anchor = document_.append_element(parent, Tag::A, span(i, call.end), model::Role::Noteref);
    const std::string count = note->second++ == 0 ? "" : "-" + std::to_string(note->second);
    document_.set_attribute(anchor, "href", "#fn-" + call.label);
    document_.set_attribute(anchor, "id", "fnref-" + call.label + count);
    document_.append_text(anchor, document_.store(call.label), span(i, call.end));
    return call.end;
  }

  NoteCall find_call(std::size_t from) const {
    if (notes_.empty()) return {std::string_view::npos, 0, ""};
    NoteCall call = find_note_call(source_.text.substr(0, end_), from);
    return call;
  }

  model::Document& document_;
  SourceText source_;
  NoteLabels& notes_;
  std::size_t end_ = 0;
  NoteCall next_call_;
  std::size_t no_close_from_[2] = {std::string_view::npos, std::string_view::npos};  ///< by marker: from here on nothing closes
};

}  // namespace

void append_inline_text(model::Document& document, model::NodeId parent, SourceText source, Span range, NoteLabels& notes) {
  InlineText(document, source, notes).append(parent, range.begin, range.end);
}

}  // namespace bifolio::parse
