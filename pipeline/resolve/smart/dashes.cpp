// Two hyphens are an en dash, three an em dash, three full stops an ellipsis (smart text), with spaces or without; on a typewriter
// two are an em dash too. Changes when what stands for these characters does.
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

/// Two hyphens close to a word, where the typist knows no other em dash: "gown--", but neither "1939--45" nor "so -- and".
bool is_typewritten_dash(Run const& run, std::size_t at, std::size_t end) {
  const char32_t previous = run.previous(at), next = run.next(end);
  const bool is_range = is_digit(previous) && is_digit(next);
  return run.is_typewritten && run.conventions_at(at).closes_dashes && !is_range && (previous == 0 || !is_space(previous)) &&
         (next == 0 || !is_space(next));
}

/// Four of the typist's hyphens stand for what is left out of a name; its rest stays with them: "the ----shire".
std::string_view dash_for_name(Run const& run, std::size_t at) {
  if (!run.is_typewritten || !run.conventions_at(at).closes_dashes) return {};
  return is_space(run.previous(at)) && is_letter(run.next(at + 4)) ? "\u2014\u2014\u2060" : "\u2014\u2014";
}

std::string_view dash_for(Run const& run, std::size_t at, std::size_t length) {
  if (length == 3) return "\u2014";
  if (length == 4) return dash_for_name(run, at);
  if (length > 4) return {};
  return is_typewritten_dash(run, at, at + length) ? "\u2014" : "\u2013";
}

}  // namespace

void replace_dashes(Run& run) {
  const std::size_t last = run.text.rfind("--");
  for_each_run_of(run.text, "--", [&](std::size_t at, std::size_t length) {
    const char32_t previous = run.previous(at), next = run.next(at + length);
    const bool is_arrow = previous == '<' || next == '>' || run.text.compare(at < 2 ? 0 : at - 2, 2, "<!") == 0;
    if (is_arrow || (length == 2 && is_option(run, at, last))) return;
    const std::string_view dash = dash_for(run, at, length);
    if (!dash.empty()) run.replace(at, at + length, dash);
  });
}

namespace {

/// ". . .", as some houses set it, stays on one line.
void keep_spaced_ellipses(Run& run) {
  for (std::size_t at = run.text.find(". . ."); at != run.text.npos; at = run.text.find(". . .", at)) {
    for (; run.text.compare(at, 3, ". .") == 0; at += 2) run.replace(at + 1, at + 2, "\u00A0");
  }
}

}  // namespace

void replace_ellipses(Run& run) {
  keep_spaced_ellipses(run);
  for_each_run_of(run.text, "..", [&](std::size_t at, std::size_t length) {
    const bool is_path = run.previous(at) == '/' || run.next(at + length) == '/';
    // A fourth ends the sentence.
    if ((length == 3 || length == 4) && !is_path) run.replace(at, at + 3, "\u2026");
  });
}

}  // namespace bifolio::resolve::smart
