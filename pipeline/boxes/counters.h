// CSS counters: named values with scopes, as the walk over the document meets them (css-lists-3 §4). Knows no boxes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::boxes {

enum class CountDirection : std::uint8_t { Up, Down };

/// The counters in scope at one place of the walk: `open` before an element's children, `close` after them.
class Counters {
 public:
  void open() { ++level_; }
  void close();

  /// Creates a counter in the scope of the current element and its following siblings (css-lists-3 §4.1).
  void reset(std::string_view name, std::int32_t value, CountDirection direction = CountDirection::Up);
  void increment(std::string_view name, std::int32_t by);
  void set(std::string_view name, std::int32_t value);

  bool exists(std::string_view name) const { return values_.find(name) != values_.end(); }
  /// The innermost counter's value; 0 when there is none.
  std::int32_t value(std::string_view name) const;
  CountDirection direction(std::string_view name) const;
  /// All counters of that name, outermost first.
  std::vector<std::int32_t> values(std::string_view name) const;

 private:
  struct Counter {
    std::int32_t value;
    int level;
    CountDirection direction;
  };
  Counter& innermost(std::string_view name);

  std::map<std::string, std::vector<Counter>, std::less<>> values_;  ///< no empty vectors
  std::vector<std::string> created_;  ///< names, in order of creation: the levels of their counters never fall
  std::vector<int> created_level_;
  int level_ = 0;
};

}  // namespace bifolio::boxes
