#include "epub/content_text.h"

#include "base/utf8.h"

namespace bifolio::epub {
namespace {

/// Han, kana and full-width forms, between which a line feed stands for nothing (css-text-3 §4.1.3, UAX 11).
bool is_written_without_spaces(char32_t c) {
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

class PieceCutter {
 public:
  PieceCutter(std::string_view text, std::vector<std::uint32_t> const& offsets) : text_(text), offsets_(offsets), pieces_(1) {}

  std::vector<std::string> collapse() {
    while (at_ < text_.size()) utf8::is_html_space(text_[at_]) ? take_space() : take_character();
    return finish();
  }

  std::vector<std::string> keep() {
    while (at_ < text_.size()) {
      cut();
      const char c = text_[at_++];
      if (c != '\r')
        pieces_.back() += c;
      else if (at_ == text_.size() || text_[at_] != '\n')
        pieces_.back() += '\n';
    }
    return finish();
  }

 private:
  void cut() {
    while (next_ < offsets_.size() && offsets_[next_] <= at_) pieces_.emplace_back(), ++next_;
  }

  void take_character() {
    cut();
    const utf8::Decoded c = utf8::decode(text_, at_);
    pieces_.back() += text_.substr(at_, c.length);
    at_ += c.length;
    previous_ = c.code_point;
  }

  void take_space() {
    bool line_feed = false;
    for (; at_ < text_.size() && utf8::is_html_space(text_[at_]); ++at_)
      line_feed = line_feed || text_[at_] == '\n' || text_[at_] == '\r';
    const bool joins = line_feed && at_ < text_.size() && is_written_without_spaces(previous_) &&
                       is_written_without_spaces(utf8::decode(text_, at_).code_point);
    if (!joins) pieces_.back() += ' ';
  }

  std::vector<std::string> finish() {
    pieces_.resize(offsets_.size() + 1);
    return std::move(pieces_);
  }

  std::string_view text_;
  std::vector<std::uint32_t> const& offsets_;
  std::vector<std::string> pieces_;
  std::size_t at_ = 0, next_ = 0;
  char32_t previous_ = 0;
};

}  // namespace

std::vector<std::string> text_pieces(std::string_view text, WhiteSpace white_space, std::vector<std::uint32_t> const& offsets) {
  PieceCutter cutter(text, offsets);
  return white_space == WhiteSpace::Keep ? cutter.keep() : cutter.collapse();
}

}  // namespace bifolio::epub
