// Source texts and places in them. Every input (Markdown, style sheet, project file) is a source; a Span says where in which.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace bifolio {

using SourceId = Id<struct SourceTag>;

/// Bytes [begin, end) of one source. An absent source (`!span`) means that no place is known.
struct Span {
  SourceId source;
  std::uint32_t begin = 0, end = 0;
  constexpr explicit operator bool() const { return static_cast<bool>(source); }
  friend constexpr bool operator==(Span const&, Span const&) = default;
};

/// 1-based; columns count code points.
struct Position {
  std::uint32_t line = 1, column = 1;
  friend constexpr bool operator==(Position, Position) = default;
};

/// One input as valid UTF-8 with its line ends as they were written. `path` is how the user named it ("-" for standard input).
class Source {
 public:
  Source(std::string path, std::string text);
  std::string const& path() const { return path_; }
  std::string_view text() const { return text_; }
  /// Requires offset <= text().size(). A line ends after LF, CR LF or a lone CR.
  Position position(std::uint32_t offset) const;

 private:
  std::string path_, text_;
  std::vector<std::uint32_t> line_starts_;
};

/// All sources of one conversion. Addresses and texts stay valid as long as the set lives.
class SourceSet {
 public:
  SourceId add(std::string path, std::string text);
  Source const& operator[](SourceId id) const { return sources_[id.index()]; }
  std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;
};

/// What a parser is given: a source's id and its text (valid UTF-8). The text outlives everything parsed from it.
struct SourceText {
  SourceId id;
  std::string_view text;
  std::string_view path;
};

inline SourceText source_text(SourceSet const& sources, SourceId id) { return {id, sources[id].text(), sources[id].path()}; }

}  // namespace bifolio
