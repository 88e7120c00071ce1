#include "style/at_rules/media.h"

#include "style/compute.h"
#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::MediaQuery;
using model::MediaType;
using model::TokenKind;

constexpr int deepest_condition = 16;

/// The three values of a condition (mediaqueries-4 §3.1): what is unknown is false in the end, negated or not.
enum class Truth { False, True, Unknown };

Truth negate(Truth t) { return t == Truth::Unknown ? t : t == Truth::True ? Truth::False : Truth::True; }
Truth both(Truth a, Truth b) {
  if (a == Truth::False || b == Truth::False) return Truth::False;
  return a == Truth::True && b == Truth::True ? Truth::True : Truth::Unknown;
}
Truth either(Truth a, Truth b) { return negate(both(negate(a), negate(b))); }
Truth truth(bool b) { return b ? Truth::True : Truth::False; }

enum class Comparison { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };

Truth compare(double have, Comparison how, double wanted) {
  switch (how) {
    case Comparison::Less: return truth(have < wanted);
    case Comparison::LessOrEqual: return truth(have <= wanted);
    case Comparison::Equal: return truth(have == wanted);
    case Comparison::GreaterOrEqual: return truth(have >= wanted);
    case Comparison::Greater: return truth(have > wanted);
  }
  return Truth::Unknown;
}

Comparison mirrored(Comparison how) {
  switch (how) {
    case Comparison::Less: return Comparison::Greater;
    case Comparison::LessOrEqual: return Comparison::GreaterOrEqual;
    case Comparison::Equal: return Comparison::Equal;
    case Comparison::GreaterOrEqual: return Comparison::LessOrEqual;
    case Comparison::Greater: return Comparison::Less;
  }
  return how;
}

class MediaEvaluator {
 public:
  explicit MediaEvaluator(MediaContext const& media) : media_(media) {}

  // mediaqueries-4 §3: <media-condition>
  Truth condition(TokenCursor in, int depth) const {
    if (depth > deepest_condition) return Truth::Unknown;
    in.skip_space();
    if (in.accept_ident("not")) return in.skip_space(), negate(in_parentheses(in, depth));
    Truth result = in_parentheses(in, depth);
    while (in.skip_space(), !in.at_end()) {
      const bool is_and = in.accept_ident("and");
      if (!is_and && !in.accept_ident("or")) return Truth::Unknown;
      in.skip_space();
      const Truth next = in_parentheses(in, depth);
      result = is_and ? both(result, next) : either(result, next);
    }
    return result;
  }

 private:
  Truth in_parentheses(TokenCursor& in, int depth) const {
    if (in.accept_ident("not")) return in.skip_space(), negate(in_parentheses(in, depth));
    if (in.kind() == TokenKind::Function) return in.enter(), Truth::Unknown;
    if (in.kind() != TokenKind::OpenParen) return in.next(), Truth::Unknown;
    TokenCursor inside = in.enter();
    inside.skip_space();
    if (inside.kind() == TokenKind::OpenParen || inside.is_ident("not")) return condition(inside, depth + 1);
    return feature(inside);
  }

  Truth feature(TokenCursor in) const {
    if (in.kind() == TokenKind::Ident && is_plain(in)) {
      const std::string name = lower_case(in.next().text);
      in.skip_space();
      if (in.at_end()) return boolean(name);
      in.next();
      if (name.starts_with("min-")) return range(name.substr(4), Comparison::GreaterOrEqual, in);
      if (name.starts_with("max-")) return range(name.substr(4), Comparison::LessOrEqual, in);
      in.skip_space();
      if (in.kind() == TokenKind::Ident) return keyword(name, lower_case(in.next().text));
      return range(name, Comparison::Equal, in);
    }
    return comparison(in);
  }

  /// `name` or `name: value`, as opposed to the range form.
  static bool is_plain(TokenCursor in) {
    in.next();
    in.skip_space();
    return in.at_end() || in.kind() == TokenKind::Colon;
  }

  // mediaqueries-4 §2.4.3: name <= value, value < name, value < name < value.
  Truth comparison(TokenCursor in) const {
    if (in.kind() == TokenKind::Ident) {
      const std::string name = lower_case(in.next().text);
      const auto how = sign(in);
      return how ? range(name, *how, in) : Truth::Unknown;
    }
    const auto value = number_or_length(in);
    const auto first = sign(in);
    if (!value || !first || in.kind() != TokenKind::Ident) return Truth::Unknown;
    const std::string name = lower_case(in.next().text);
    const auto have = quantity(name);
    if (!have) return Truth::Unknown;
    const Truth low = compare(*have, mirrored(*first), *value);
    in.skip_space();
    if (in.at_end()) return low;
    const auto second = sign(in);
    return second ? both(low, range(name, *second, in)) : Truth::Unknown;
  }

  static std::optional<Comparison> sign(TokenCursor& in) {
    in.skip_space();
    std::optional<Comparison> how;
    if (in.accept_delim('<'))
      how = in.accept_delim('=') ? Comparison::LessOrEqual : Comparison::Less;
    else if (in.accept_delim('>'))
      how = in.accept_delim('=') ? Comparison::GreaterOrEqual : Comparison::Greater;
    else if (in.accept_delim('='))
      how = Comparison::Equal;
    in.skip_space();
    return how;
  }

  static std::optional<double> number_or_length(TokenCursor& in) {
    in.skip_space();
    const ValueContext initial;
    ValueReader reader(TokenCursor(in.rest()), initial);
    std::optional<double> value;
    if (const auto length = reader.length())
      value = length->points();
    else if (const auto n = reader.number())
      value = *n;
    else
      return std::nullopt;
    in.rewind(in.position() + reader.position());
    return value;
  }

  Truth range(std::string_view name, Comparison how, TokenCursor in) const {
    const auto have = quantity(name);
    const auto wanted = number_or_length(in);
    return have && wanted ? compare(*have, how, *wanted) : Truth::Unknown;
  }

  std::optional<double> quantity(std::string_view name) const {
    if (name == "width" || name == "device-width") return media_.width.points();
    if (name == "height" || name == "device-height") return media_.height.points();
    if (name == "color") return 8;
    if (name == "monochrome" || name == "grid" || name == "color-index") return 0;
    return std::nullopt;
  }

  Truth boolean(std::string_view name) const {
    if (name == "hover" || name == "pointer" || name == "any-hover" || name == "any-pointer") return Truth::False;
    const auto have = quantity(name);
    return have ? truth(*have != 0) : Truth::Unknown;
  }

  Truth keyword(std::string_view name, std::string_view value) const {
    if (name == "orientation") return truth(value == (media_.width > media_.height ? "landscape" : "portrait"));
    if (name == "prefers-color-scheme") return truth(value == "light");
    if (name == "prefers-reduced-motion") return truth(value == "reduce");
    if (name == "hover" || name == "pointer" || name == "any-hover" || name == "any-pointer" || name == "update")
      return truth(value == "none");
    if (name == "scripting") return truth(value == "none");
    return Truth::Unknown;
  }

  MediaContext const& media_;
};

}  // namespace

std::vector<MediaQuery> parse_media(model::StyleSheet const& sheet, model::TokenRange range) {
  std::vector<MediaQuery> queries;
  TokenCursor in(sheet[range]);
  while (in.skip_space(), !in.at_end()) {
    MediaQuery query;
    const bool modifier = in.is_ident("not") || in.is_ident("only");
    const std::size_t start = in.position();
    const bool negated = in.is_ident("not");
    if (modifier) in.next(), in.skip_space();
    if (in.kind() == TokenKind::Ident) {
      query.negated = negated;
      query.type = in.next().text;
      in.skip_space();
      if (in.accept_ident("and")) in.skip_space();
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
    query.condition = {static_cast<std::uint32_t>(range.first + first), static_cast<std::uint32_t>(in.position() - first)};
    in.accept(TokenKind::Comma);
    queries.push_back(query);
  }
  return queries;
}

MediaContext media_context(MediaType type) {
  if (type == MediaType::Print) return {type, Length::from_points(595.276), Length::from_points(841.89)};
  return {type, Length::from_px(600), Length::from_px(800)};
}

bool media_matches(model::StyleSheet const& sheet, std::vector<MediaQuery> const& queries, MediaContext const& context) {
  if (queries.empty()) return true;
  for (MediaQuery const& q : queries) {
    const bool type =
        q.type.empty() || same_name(q.type, "all") || same_name(q.type, context.type == MediaType::Print ? "print" : "screen");
    const Truth condition =
        q.condition.count == 0 ? Truth::True : MediaEvaluator(context).condition(TokenCursor(sheet[q.condition]), 0);
    const Truth whole = both(truth(type), condition);
    if ((q.negated ? negate(whole) : whole) == Truth::True) return true;
  }
  return false;
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
