// CommonMark's inline phase: a block's content to an InlineTree, in linear time. From emit.cpp, once for each block with text.
// Changes when Markdown gets another inline construct.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/diagnostics.h"
#include "model/document.h"
#include "parse/mapped_text.h"
#include "parse/markdown/block_tree.h"
#include "parse/markdown/inline_tree.h"

namespace bifolio::parse::markdown {

/// What inline parsing needs from the whole document.
struct InlineContext {
  std::unordered_map<std::string, Reference> const& references;
  std::unordered_set<std::string> const& footnotes;  ///< normalised labels of the notes that are defined
  model::Document& document;                         ///< stores the strings that are not the source's
  DiagnosticSink& sink;
  std::size_t expansion_left = 0;  ///< bytes that references may still add (a short label can stand for a long URL)
};

class InlineParser {
 public:
  explicit InlineParser(InlineContext& context) : context_(context) {}
  /// Parses the content from `from` on. The result is valid until the next call.
  InlineTree const& parse(MappedText content, std::size_t from = 0);

 private:
  struct Delimiter {
    std::int32_t node;
    char mark;
    std::uint32_t length;  ///< as written, for the rule of three
    bool can_open, can_close;
    std::int32_t previous = -1, next = -1;
  };
  struct Bracket {
    std::int32_t node;
    std::uint32_t content;  ///< where the text after "[" begins
    std::int32_t last_delimiter;
    bool image;
    bool active = true;
    bool holds_bracket = false;  ///< a bracket inside: not a label
  };
  struct Target {
    std::string_view url, title;
    std::size_t end;
  };

  void step();
  void scan_text();
  void flush_text(std::size_t end);
  void line_end();
  void backslash();
  void entity();
  void code_span();
  void angle();
  void delimiter_run(char mark);
  void open_bracket(std::size_t length, bool image);
  void close_bracket();
  bool match_autolink();

  // inline_links.cpp
  std::optional<Target> inline_target(std::size_t at);
  std::optional<Target> reference_target(Bracket const& bracket);
  std::optional<Target> look_up(std::string_view label, std::size_t end);
  bool footnote_reference(Bracket const& bracket);
  void make_link(Bracket const& bracket, Target const& target);
  void report_undefined(Bracket const& bracket, std::string_view label, std::size_t end);
  std::string_view unescape(std::string_view text);

  // inline_emphasis.cpp
  void push_delimiter(std::int32_t node, std::pair<bool, bool> flanks);
  void process_emphasis(std::int32_t bottom);
  std::int32_t find_opener(std::int32_t closer, std::int32_t bottom) const;
  std::int32_t match_emphasis(std::int32_t opener, std::int32_t closer);
  void remove_delimiter(std::int32_t id);
  std::size_t opener_class(Delimiter const& closer) const;

  void index_backticks();
  std::int32_t add(InlineKind kind, std::size_t begin, std::size_t end, std::string_view value = {});
  std::string_view text() const { return content_.text; }
  char at(std::size_t i) const { return i < content_.text.size() ? content_.text[i] : '\0'; }

  InlineContext& context_;
  MappedText content_;
  InlineTree tree_;
  std::size_t at_ = 0, text_begin_ = 0;
  std::vector<Delimiter> delimiters_;
  std::int32_t last_delimiter_ = -1;
  std::vector<Bracket> brackets_;
  std::size_t dead_below_ = 0;                                      ///< the links' brackets below this index are inactive
  std::vector<std::pair<std::uint32_t, std::uint32_t>> backticks_;  ///< runs: (length, position), sorted
  bool backticks_indexed_ = false;
  std::array<std::int32_t, 16> openers_bottom_{};
  std::array<bool, 3> no_markup_end_{};  ///< no "?>", ">" or "]]>" from here on
  std::size_t refused_domain_end_ = 0;
};

/// The end of a link destination that starts at `at` and, in `inner`, its text without "<>" (CommonMark §6.3); npos when there is
/// none.
std::size_t scan_destination(std::string_view text, std::size_t at, std::string_view& inner);
/// As scan_destination, for a title in quotes or parentheses.
std::size_t scan_title(std::string_view text, std::size_t at, std::string_view& inner);
/// The end of the raw HTML that starts with "<" at `at` (CommonMark §6.6), else npos. `no_end` remembers what is not ahead.
std::size_t scan_html(std::string_view text, std::size_t at, std::array<bool, 3>& no_end);
/// The end of an autolink's text, where ">" stands (CommonMark §6.5); npos when there is none.
std::size_t scan_uri(std::string_view text, std::size_t at);
std::size_t scan_email(std::string_view text, std::size_t at);

/// GFM §6.9: the end of a bare web address that starts at `at`, else npos. `refused` remembers a domain that is none.
std::size_t scan_bare_url(std::string_view text, std::size_t at, std::size_t& refused);
/// GFM §6.9: a bare e-mail address around the "@" at `at`, [first, second); empty when it is none.
std::pair<std::size_t, std::size_t> scan_bare_email(std::string_view text, std::size_t at);

bool is_punctuation(char c);

}  // namespace bifolio::parse::markdown
