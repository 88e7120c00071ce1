// SheetParser on nested selectors that hold a name which we do not know: written so that they hold without their parent, for
// readers that know it (css-nesting-1 §3.2: `&` is :is() of the parent's list).
#include <algorithm>

#include "style/syntax/parser.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;
using model::TokenRange;
using Tokens = std::vector<Token>;

constexpr std::size_t longest_selector = 1000;  // in tokens

bool is_delim(Token const& t, char c) { return t.kind == TokenKind::Delim && t.text.size() == 1 && t.text[0] == c; }

Token token_like(Token place, TokenKind kind, std::string_view text = {}) {
  place.kind = kind;
  place.text = text;
  place.end = place.begin;
  return place;
}

class Flattener {
 public:
  explicit Flattener(std::span<Token const> parent) : parent_(parent.begin(), parent.end()) {}

  /// Empty where it would be very long.
  Tokens list(std::span<Token const> nested) {
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= nested.size(); ++i) {
      if (i == nested.size() || (depth == 0 && nested[i].kind == TokenKind::Comma)) {
        complex(nested.subspan(begin, i - begin));
        if (i < nested.size()) out_.push_back(nested[i]);
        begin = i + 1;
      } else if (closer_of(nested[i].kind) != TokenKind::EndOfFile) {
        ++depth;
      } else if (nested[i].kind == TokenKind::CloseParen || nested[i].kind == TokenKind::CloseSquare) {
        --depth;
      }
    }
    return out_.size() <= longest_selector ? std::move(out_) : Tokens();
  }

 private:
  /// A selector without `&`, or that begins with a combinator, is relative to it.
  void complex(std::span<Token const> nested) {
    while (!nested.empty() && nested.front().kind == TokenKind::Whitespace) nested = nested.subspan(1);
    if (nested.empty()) return;
    Token const& first = nested.front();
    const bool relative = is_delim(first, '>') || is_delim(first, '+') || is_delim(first, '~');
    if (relative || std::none_of(nested.begin(), nested.end(), [](Token const& t) { return is_delim(t, '&'); })) {
      parent(first);
      out_.push_back(token_like(first, TokenKind::Whitespace));
    }
    for (Token const& token : nested)
      if (is_delim(token, '&'))
        parent(token);
      else
        out_.push_back(token);
  }

  void parent(Token const& place) {
    if (out_.size() > longest_selector) return;
    out_.push_back(token_like(place, TokenKind::Colon));
    out_.push_back(token_like(place, TokenKind::Function, "is"));
    out_.insert(out_.end(), parent_.begin(), parent_.end());
    out_.push_back(token_like(place, TokenKind::CloseParen));
  }

  Tokens parent_;
  Tokens out_;
};

}  // namespace

bool SheetParser::flatten(TokenRange& prelude, TokenRange parent) {
  const Tokens flat = Flattener(sheet_[trimmed(parent)]).list(sheet_[trimmed(prelude)]);
  if (flat.empty()) return false;
  prelude = {static_cast<std::uint32_t>(sheet_.tokens.size()), static_cast<std::uint32_t>(flat.size())};
  sheet_.tokens.insert(sheet_.tokens.end(), flat.begin(), flat.end());
  return true;
}

}  // namespace bifolio::style
