// Two hyphens are an en dash, three an em dash, three full stops an ellipsis (smart text). Changes when what stands for these
// characters does.
#include <algorithm>

#include "resolve/smart/run.h"

namespace bifolio::resolve::smart {
namespace {

/// Calls `use(begin, length)` for each run of `c`.
template <class Use>
void for_each_run_of(std::string_view text, std::string_view pair, Use use) {
  for (std::size_t at = text.find(pair); at != text.npos; at = text.find(pair, at)) {
    const std::size_t end = std::min(text.find_first_not_of(pair[0], at), text.size());
    use(at, end - at);
    at = end;
  }
}

/// "--quiet", as one types it on a command line: after a space, before a small letter, and no other dash closes it.
bool is_option(Run const& run, std::size_t at, std::size_t last_dash) {
  const char32_t next = run.next(at + 2);
  return is_space(run.previous(at)) && next >= 'a' && next <= 'z' && (last_dash == at || is_space(run.previous(last_dash)));
}

}  // namespace

void replace_dashes(Run& run) {
  const std::size_t last = run.text.rfind("--");
  for_each_run_of(run.text, "--", [&](std::size_t at, std::size_t length) {
    const char32_t previous = run.previous(at), next = run.next(at + length);
    const bool is_arrow = previous == '<' || next == '>' || run.text.compare(at < 2 ? 0 : at - 2, 2, "<!") == 0;
    if (length > 3 || is_arrow || (length == 2 && is_option(run, at, last))) return;
    run.replace(at, at + length, length == 2 ? "\u2013" : "\u2014");
  });
}

void replace_ellipses(Run& run) {
  for_each_run_of(run.text, "..", [&](std::size_t at, std::size_t length) {
    const bool is_path = run.previous(at) == '/' || run.next(at + length) == '/';
    // A fourth ends the sentence.
    if ((length == 3 || length == 4) && !is_path) run.replace(at, at + 3, "\u2026");
  });
}

}  // namespace bifolio::resolve::smart
