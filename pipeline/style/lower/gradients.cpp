// Gradients for reading systems: without a colour space to mix in, as more stops in sRGB (css-images-4 §3.1.1).
#include <algorithm>

#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::ColorStop;
using model::Token;
using model::TokenKind;
using Tokens = std::span<Token const>;

/// The function's arguments: what stands between the commas.
std::vector<Tokens> arguments_of(Tokens inside) {
  std::vector<Tokens> out;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    if (i < inside.size() && closer_of(inside[i].kind) != TokenKind::EndOfFile) ++depth;
    if (i < inside.size() && inside[i].kind == TokenKind::CloseParen) --depth;
    if (i < inside.size() && (depth > 0 || inside[i].kind != TokenKind::Comma)) continue;
    while (begin < i && inside[begin].kind == TokenKind::Whitespace) ++begin;
    out.push_back(inside.subspan(begin, i - begin));
    begin = i + 1;
  }
  return out;
}

bool is_in(Token const& t) { return t.kind == TokenKind::Ident && same_name(t.text, "in"); }

/// What is said of the gradient before its stops, without “in” and a colour space.
std::vector<Token> shape_of(Tokens argument) {
  std::vector<Token> out;
  for (std::size_t i = 0; i < argument.size(); ++i) {
    if (!is_in(argument[i])) {
      out.push_back(argument[i]);
      continue;
    }
    for (++i; i < argument.size() && argument[i].kind == TokenKind::Whitespace;) ++i;  // now at the space's name
    std::size_t k = i + 1;
    while (k < argument.size() && argument[k].kind == TokenKind::Whitespace) ++k;
    const bool has_way = k < argument.size() && argument[k].kind == TokenKind::Ident &&
                         (same_name(argument[k].text, "shorter") || same_name(argument[k].text, "longer") ||
                          same_name(argument[k].text, "increasing") || same_name(argument[k].text, "decreasing"));
    if (!has_way) continue;
    for (i = k + 1; i < argument.size() && argument[i].kind == TokenKind::Whitespace;) ++i;  // at “hue”
  }
  const auto is_space = [](Token const& t) { return t.kind == TokenKind::Whitespace; };
  while (!out.empty() && is_space(out.back())) out.pop_back();
  out.erase(out.begin(), std::find_if_not(out.begin(), out.end(), is_space));
  return out;
}

class GradientWriter {
 public:
  GradientWriter(model::Gradient const& gradient, Arena& strings) : gradient_(gradient), strings_(strings) {}

  std::vector<Token> write(Token const& name, std::vector<Tokens> const& arguments) {
    out_.push_back(name);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      ValueContext context;
      ValueReader in{TokenCursor(arguments[i]), context};
      const bool is_stop = i > 0 || in.color() || has_color_behind_place(arguments[i]);
      if (is_stop)
        stop_or_hint(arguments[i]);
      else if (const auto shape = shape_of(arguments[i]); !shape.empty())
        begin(), append(shape);
    }
    Token close;
    close.kind = TokenKind::CloseParen;
    out_.push_back(close);
    return std::move(out_);
  }

 private:
  static bool has_color_behind_place(Tokens argument) {
    ValueContext context;
    ValueReader in{TokenCursor(argument), context};
    return (in.length_percentage() || in.angle_degrees()) && in.color();
  }

  /// With a hint behind the stop, half of the colours on its way stand before it and half behind.
  void stop_or_hint(Tokens argument) {
    ValueContext context;
    ValueReader in{TokenCursor(argument), context};
    const bool is_hint = (in.length_percentage() || in.angle_degrees()) && in.at_end();
    if (is_hint) return hint(argument);
    if (stop_ > 0 && !gradient_.stops[stop_ - 1].has_hint) colors(stop_ - 1, step, gradient_.stops[stop_ - 1].between.size());
    begin(), append(lower_value({}, argument, strings_));
    stop_ += doubled(argument) ? 2 : 1;
  }

  void hint(Tokens argument) {
    std::vector<Color> const& between = gradient_.stops[stop_ - 1].between;
    if (between.empty()) return begin(), append(argument);
    const std::size_t middle = (between.size() + 1) / 2;
    colors(stop_ - 1, step, middle - 1);
    begin(), color(between[middle - 1]), space(), append(argument);
    colors(stop_ - 1, middle + step, between.size());
  }

  /// A stop of two places is two stops.
  static bool doubled(Tokens argument) {
    ValueContext context;
    ValueReader in{TokenCursor(argument), context};
    const auto place = [&] { return in.length_percentage().has_value() || in.angle_degrees().has_value(); };
    int places = place() ? 1 : 0;
    if (!in.color()) return false;
    while (place()) ++places;
    return places == 2;
  }

  /// Each `step`th colour on the way from this stop, those numbered from … to, from 1.
  void colors(std::size_t stop, std::size_t from, std::size_t to) {
    std::vector<Color> const& between = gradient_.stops[stop].between;
    for (std::size_t i = from; i <= to && i <= between.size(); i += step) begin(), color(between[i - 1]);
  }

  void begin() {
    if (out_.size() > 1) out_.push_back(delimiter(", "));
  }
  void space() { out_.push_back(delimiter(" ")); }
  void color(Color const& c) { out_.push_back(delimiter(strings_.store(older_color_text(c)))); }
  void append(Tokens tokens) { out_.insert(out_.end(), tokens.begin(), tokens.end()); }
  static Token delimiter(std::string_view text) {
    Token t;
    t.kind = TokenKind::Delim;
    t.text = text;
    return t;
  }

  static constexpr std::size_t step = 3;
  model::Gradient const& gradient_;
  Arena& strings_;
  std::vector<Token> out_;
  std::size_t stop_ = 0;  ///< how many stops are written
};

}  // namespace

std::optional<std::vector<Token>> simpler_gradient(Tokens call, Arena& strings) {
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in{TokenCursor(call), context};
  const auto image = read_image(in);
  if (!image || image->gradient.empty()) return std::nullopt;
  model::Gradient gradient = image->gradient.front();
  const bool in_srgb =
      std::all_of(gradient.stops.begin(), gradient.stops.end(), [](ColorStop const& s) { return s.between.empty(); });
  if (in_srgb && gradient.interpolation.empty()) return std::nullopt;
  if (has_current_color(call))  // the way is only known where it is used: a straight one for all
    for (ColorStop& stop : gradient.stops) stop.between.clear();
  const bool closed = call.back().kind == TokenKind::CloseParen;
  return GradientWriter(gradient, strings).write(call.front(), arguments_of(call.subspan(1, call.size() - (closed ? 2 : 1))));
}

}  // namespace bifolio::style
