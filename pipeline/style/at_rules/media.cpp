#include "style/at_rules/media.h"

#include <algorithm>

#include "style/at_rules/media_features.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"

namespace bifolio::style {
namespace {

using model::MediaQuery;
using model::TokenKind;

constexpr int deepest_condition = 16;

/// `not all`: what a query that is not understood amounts to (mediaqueries-4 §3.2).
void make_never(MediaQuery& query) {
  query.negated = true;
  query.type = "all";
  query.condition = {};
}

class MediaChecker {
 public:
  MediaChecker(Span place, DiagnosticSink& sink) : place_(place), sink_(sink) {}

  /// The name is one of the tokens.
  void type(std::string_view name, std::span<model::Token const> tokens) {
    const std::string lower = lower_case(name);
    if (lower.empty() || std::find(std::begin(media_types), std::end(media_types), lower) != std::end(media_types)) return;
    const auto token = std::find_if(tokens.begin(), tokens.end(), [&](auto const& t) { return t.text.data() == name.data(); });
    sink_.report_once(unknown_media, lower, token == tokens.end() ? place_ : place_of(*token),
                      "“" + lower + "” is no medium" + suggestion(lower, {std::begin(media_types), std::end(media_types)}));
  }

  /// Each name that stands in parentheses.
  void condition(TokenCursor in, int depth) {
    if (depth > deepest_condition) return;
    while (!in.at_end()) {
      if (in.kind() != TokenKind::OpenParen && in.kind() != TokenKind::Function) {
        in.next();
        continue;
      }
      TokenCursor inside = in.enter();
      inside.skip_space();
      const bool group = inside.kind() == TokenKind::OpenParen || inside.is_ident("not");
      group ? condition(inside, depth + 1) : feature(inside);
    }
  }

 private:
  void feature(TokenCursor in) {
    while (!in.at_end() && in.kind() != TokenKind::Ident) in.next();
    if (in.at_end()) return;
    model::Token const& token = in.peek();
    const std::string lower = lower_case(token.text);
    if (lower.starts_with('-') || lower == "orientation" || keyword_feature(lower)) return;
    const bool prefixed = lower.starts_with("min-") || lower.starts_with("max-");
    const std::string_view name = std::string_view(lower).substr(prefixed ? 4 : 0);
    if (std::find(std::begin(range_features), std::end(range_features), name) != std::end(range_features)) return;
    std::vector<std::string_view> known(std::begin(range_features), std::end(range_features));
    known.push_back("orientation");
    for (KeywordFeature const& f : keyword_features) known.push_back(f.name);
    std::string meant(nearest_name(name, known));
    if (prefixed && !meant.empty()) meant.insert(0, lower, 0, 4);
    sink_.report_once(unknown_media, lower, place_of(token),
                      "“" + lower + "” is no media feature" + (meant.empty() ? "" : "; did you mean “" + meant + "”?"));
  }

  Span place_of(model::Token const& token) const { return {place_.source, token.begin, token.end}; }

  Span place_;  ///< the rule's
  DiagnosticSink& sink_;
};

/// Reads one query up to its comma. False when it is none.
bool read_query(TokenCursor& in, std::uint32_t first_token, MediaQuery& query) {
  const std::size_t start = in.position();
  const bool negated = in.is_ident("not");
  const bool modifier = negated || in.is_ident("only");
  bool understood = true;
  if (modifier) in.next(), in.skip_space();
  if (in.kind() == TokenKind::Ident) {
    query.negated = negated;
    query.type = in.next().text;
    in.skip_space();
    if (in.accept_ident("and"))
      in.skip_space(), understood = in.kind() == TokenKind::OpenParen || in.kind() == TokenKind::Function || in.is_ident("not");
    else
      understood = in.at_end() || in.kind() == TokenKind::Comma;
  } else {
    in.rewind(start);
  }
  const std::size_t first = in.position();
  while (!in.at_end() && in.kind() != TokenKind::Comma) {
    if (closer_of(in.kind()) != TokenKind::EndOfFile)
      in.enter();
    else
      in.next();
  }
  const std::size_t count = in.position() - first;
  query.condition = {static_cast<std::uint32_t>(first_token + first), static_cast<std::uint32_t>(count)};
  return understood && (!query.type.empty() || count > 0);
}

}  // namespace

std::vector<MediaQuery> parse_media(model::StyleSheet const& sheet, model::TokenRange range) {
  std::vector<MediaQuery> queries;
  TokenCursor in(sheet[range]);
  while (in.skip_space(), !in.at_end()) {
    MediaQuery query;
    if (!read_query(in, range.first, query)) make_never(query);
    in.accept(TokenKind::Comma);
    queries.push_back(query);
  }
  return queries;
}

void check_media(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink) {
  MediaChecker checker(rule.span, sink);
  for (MediaQuery const& q : rule.media) {
    if (q.negated && q.type == "all" && q.condition.count == 0)
      sink.report_once(unknown_media, std::to_string(rule.span.begin), rule.span,
                       quoted(sheet[rule.prelude]) + " holds what is no media query; it is never met");
    checker.type(q.type, sheet[rule.prelude]);
    checker.condition(TokenCursor(sheet[q.condition]), 0);
  }
}

bool is_plain_media(std::vector<MediaQuery> const& queries) {
  for (MediaQuery const& q : queries)
    if (q.condition.count != 0) return false;
  return true;
}

std::string serialize_media(model::StyleSheet const& sheet, std::vector<MediaQuery> const& queries) {
  std::string out;
  for (MediaQuery const& q : queries) {
    if (!out.empty()) out += ", ";
    if (q.negated) out += "not ";
    out += lower_case(q.type);
    if (!q.type.empty() && q.condition.count != 0) out += " and ";
    std::string condition = serialize(sheet[q.condition]);
    while (condition.ends_with(' ')) condition.pop_back();
    out += condition;
  }
  return out;
}

}  // namespace bifolio::style
