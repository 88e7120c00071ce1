// Builds a Document from the outside in: a stack of open elements that Markdown's blocks and raw HTML's tags share, bounded in
// depth. Between the parsers' structures and the Document. Changes with how broken HTML is mended.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "model/document.h"
#include "parse/html/tokens.h"
#include "parse/mapped_text.h"

namespace bifolio::parse::html {

/// What may stand where the raw HTML is.
enum class Context : std::uint8_t { Flow, Phrasing };

class TreeBuilder {
 public:
  TreeBuilder(model::Document& document, SourceId source, DiagnosticSink& sink);

  /// The syntax's own elements: raw HTML inside cannot close them. Nothing is made beyond the depth limit: the content then
  /// goes to the parent, with a diagnostic; `open` gives the element, or none.
  model::NodeId open(model::Tag tag, Span span, model::Role role = model::Role::None);
  /// Closes the innermost own element, and what raw HTML left open in it.
  void close();
  model::NodeId leaf(model::Tag tag, Span span);
  void text(std::string_view text, Span span);

  /// Runs the tags in [begin, end) of the text; gives where it got to: behind `end` when an element to drop reaches so far.
  std::size_t markup(MappedText const& text, std::size_t begin, std::size_t end, Context context);
  /// At the document's end: what raw HTML left open.
  void finish();

  model::NodeId top() const { return stack_.back().node; }
  /// Whether such an element is open around the place.
  bool is_inside(model::Tag tag) const;

 private:
  struct Open {
    model::NodeId node;
    model::Tag tag;
    bool own;  ///< not raw HTML's
    Span span;
    std::string name;
  };

  void start_tag(Token const& token, MappedText const& text, Context context);
  void end_tag(Token const& token, Span span);
  bool drop(Token const& token, Tokenizer& tokens, MappedText const& text);
  bool skip_content(Token const& token, Tokenizer& tokens, std::string_view text);
  void close_implied(model::Tag tag);
  void close_top(bool expected);
  void set_attributes(model::NodeId element, Token const& token, Span span);
  void set_attribute(model::NodeId element, TokenAttribute const& attribute, Span span);
  void set_role(model::NodeId element, std::string_view value, bool epub_type);
  void set_obsolete(model::NodeId element, TokenAttribute const& attribute, Span span);
  bool too_deep(Span span);
  bool separates_words() const;
  void token_text(Token const& token, MappedText const& text);

  model::Document& document_;
  SourceId source_;
  DiagnosticSink& sink_;
  std::vector<Open> stack_;
  int depth_ = 1;                   ///< of the top element
  std::string_view unclosed_text_;  ///< the text in which these raw-text elements have no end tag from here on
  std::vector<std::string> unclosed_names_;
};

}  // namespace bifolio::parse::html
