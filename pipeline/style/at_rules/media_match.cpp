// Whether a media query is met by the medium that the cascade runs for.
#include <limits>

#include "style/at_rules/media.h"
#include "style/at_rules/media_features.h"
#include "style/compute.h"
#include "style/names.h"
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
    std::string_view joined_by;
    while (in.skip_space(), !in.at_end()) {
      const bool is_and = in.is_ident("and");
      const std::string_view word = is_and ? "and" : "or";
      if (!in.accept_ident(word) || (!joined_by.empty() && joined_by != word)) return Truth::Unknown;
      joined_by = word;
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
      if (in.kind() == TokenKind::Ident) {
        const Truth met = keyword(name, lower_case(in.next().text));
        return in.skip_space(), in.at_end() ? met : Truth::Unknown;
      }
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
    const auto value = measure(in);
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

  /// A length in points, a resolution in dppx, a ratio, or a number.
  static std::optional<double> measure(TokenCursor& in) {
    in.skip_space();
    if (in.kind() == TokenKind::Dimension)
      if (const auto resolution = dots_per_pixel(in.peek())) return in.next(), resolution;
    if (in.accept_ident("infinite")) return std::numeric_limits<double>::infinity();
    const ValueContext initial;
    ValueReader reader(TokenCursor(in.rest()), initial);
    std::optional<double> value;
    if (const auto n = reader.number())
      value = *n;
    else if (const auto length = reader.length())
      value = length->points();
    else
      return std::nullopt;
    if (reader.accept_slash()) {
      const auto divisor = reader.number();
      if (!divisor) return std::nullopt;
      value = *divisor == 0 ? std::numeric_limits<double>::infinity() : *value / *divisor;
    }
    in.rewind(in.position() + reader.position());
    return value;
  }

  static std::optional<double> dots_per_pixel(model::Token const& t) {
    constexpr std::pair<std::string_view, double> units[] = {{"dppx", 1}, {"x", 1}, {"dpi", 1 / 96.0}, {"dpcm", 2.54 / 96}};
    for (auto const& [unit, factor] : units)
      if (same_name(t.text, unit)) return t.number * factor;
    return std::nullopt;
  }

  Truth range(std::string_view name, Comparison how, TokenCursor in) const {
    const auto have = quantity(name);
    const auto wanted = measure(in);
    in.skip_space();
    return have && wanted && in.at_end() ? compare(*have, how, *wanted) : Truth::Unknown;
  }

  std::optional<double> quantity(std::string_view name) const {
    if (name == "width" || name == "device-width") return media_.width.points();
    if (name == "height" || name == "device-height") return media_.height.points();
    const bool paper = media_.type == MediaType::Print;
    if (name == "aspect-ratio" || name == "device-aspect-ratio") return media_.width.points() / media_.height.points();
    if (name == "resolution") return paper ? 300 / 96.0 : 1;
    if (name == "color") return 8;
    if (name == "monochrome" || name == "grid" || name == "color-index") return 0;
    if (name == "horizontal-viewport-segments" || name == "vertical-viewport-segments") return 1;
    return std::nullopt;
  }

  std::string_view keyword_of(KeywordFeature const& feature) const {
    return media_.type == MediaType::Print ? feature.on_paper : feature.on_screen;
  }

  Truth boolean(std::string_view name) const {
    if (KeywordFeature const* f = keyword_feature(name))
      return truth(keyword_of(*f) != "none" && keyword_of(*f) != "no-preference");
    if (name == "orientation") return Truth::True;
    const auto have = quantity(name);
    return have ? truth(*have != 0) : Truth::Unknown;
  }

  Truth keyword(std::string_view name, std::string_view value) const {
    if (name == "orientation") return truth(value == (media_.width > media_.height ? "landscape" : "portrait"));
    if (KeywordFeature const* f = keyword_feature(name)) return truth(value == keyword_of(*f));
    return Truth::Unknown;
  }

  MediaContext const& media_;
};

}  // namespace

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

}  // namespace bifolio::style
