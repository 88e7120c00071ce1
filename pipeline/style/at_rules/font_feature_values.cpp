// @font-feature-values (css-fonts-4 §6.9): what the words of font-variant-alternates mean for the fonts of a family.
#include <algorithm>

#include "style/at_rules/at_rules.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/readers.h"

namespace bifolio::style {
namespace {

using model::FontFeatureValues;
using model::TokenKind;
using Kind = model::FontAlternate::Kind;

struct Block {
  std::string_view name;
  Kind kind;
  std::size_t most_values;
};
constexpr Block blocks[] = {
    {"stylistic", Kind::Stylistic, 1}, {"styleset", Kind::Styleset, 99},  {"character-variant", Kind::CharacterVariant, 2},
    {"swash", Kind::Swash, 1},         {"ornaments", Kind::Ornaments, 1}, {"annotation", Kind::Annotation, 1}};

/// Reads one rule's tokens.
class Reader {
 public:
  Reader(model::Rule const& rule, DiagnosticSink& sink) : rule_(rule), sink_(sink) {}

  std::vector<FontFeatureValues> run(ValueReader in) {
    ComputedStyle scratch;
    if (!read_font_family(in, scratch) || in.peek().kind != TokenKind::OpenCurly) {
      complain("@font-feature-values lacks the name of a family");
      return {};
    }
    families_ = scratch.font_family;
    ValueReader body = in.enter();
    while (!body.at_end()) {
      if (body.peek().kind != TokenKind::AtKeyword) {
        descriptor(body);
        continue;
      }
      const std::string name = lower_case(body.take().text);
      if (body.peek().kind == TokenKind::OpenCurly) block(name, body.enter());
    }
    return std::move(values_);
  }

 private:
  void complain(std::string message) { sink_.report(syntax_error, rule_.span, std::move(message)); }

  /// font-display, which is of no matter in a book, is the only one.
  void descriptor(ValueReader& in) {
    const model::Token first = in.take();
    if (first.kind == TokenKind::Semicolon) return;
    while (!in.at_end() && in.peek().kind != TokenKind::Semicolon && in.peek().kind != TokenKind::AtKeyword) in.take();
    if (first.kind != TokenKind::Ident || !same_name(first.text, "font-display"))
      complain("“" + std::string(first.text) + "” is not known in @font-feature-values");
  }

  void block(std::string const& name, ValueReader in) {
    for (Block const& known : blocks) {
      if (known.name != name) continue;
      while (!in.at_end()) declaration(known, in);
      return;
    }
    complain("@" + name + " is not known in @font-feature-values");
  }

  void declaration(Block const& known, ValueReader& in) {
    if (in.peek().kind == TokenKind::Semicolon) return in.take(), void();
    const auto name = in.custom_ident();
    bool understood = name.has_value() && in.peek().kind == TokenKind::Colon;
    std::vector<std::int32_t> numbers;
    if (understood) {
      in.take();
      while (const auto number = in.integer()) numbers.push_back(*number);
      for (const std::int32_t number : numbers) understood = understood && number >= 0;
      understood = understood && !numbers.empty() && numbers.size() <= known.most_values;
    }
    if (!in.at_end() && in.peek().kind != TokenKind::Semicolon) understood = false;
    while (!in.at_end() && in.peek().kind != TokenKind::Semicolon) in.take();
    if (!understood) return complain("a value in @" + std::string(known.name) + " is not understood");
    for (std::string const& family : families_) values_.push_back({family, {known.kind, *name}, numbers});
  }

  model::Rule const& rule_;
  DiagnosticSink& sink_;
  std::vector<std::string> families_;
  std::vector<FontFeatureValues> values_;
};

void add(std::vector<model::FontFeature>& features, std::string_view tag, std::int32_t value) {
  model::FontFeature& feature = features.emplace_back();
  std::copy_n(tag.begin(), 4, feature.tag);
  feature.value = static_cast<std::uint32_t>(value);
}

void add_numbered(std::vector<model::FontFeature>& features, std::string_view prefix, std::int32_t number, std::int32_t value) {
  if (number < 1 || number > 99) return;
  const char tag[] = {prefix[0], prefix[1], static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  add(features, {tag, 4}, value);
}

void add_features(std::vector<model::FontFeature>& features, FontFeatureValues const& values) {
  const std::int32_t first = values.values.front();
  switch (values.alternate.kind) {
    case Kind::Stylistic: return add(features, "salt", first);
    case Kind::Styleset:
      for (const std::int32_t number : values.values) add_numbered(features, "ss", number, 1);
      return;
    case Kind::CharacterVariant: return add_numbered(features, "cv", first, values.values.size() > 1 ? values.values[1] : 1);
    case Kind::Swash: return add(features, "swsh", first), add(features, "cswh", first);
    case Kind::Ornaments: return add(features, "ornm", first);
    case Kind::Annotation: return add(features, "nalt", first);
  }
}

bool same_family(std::string_view a, std::string_view b) { return lower_case(a) == lower_case(b); }

}  // namespace

std::vector<FontFeatureValues> font_feature_values(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink) {
  ValueContext context;
  context.parent = &initial_style();
  return Reader(rule, sink).run(ValueReader(TokenCursor(sheet[rule.prelude]), context));
}

// css-fonts-4 §6.9.1: of the families that the style names, the first that has numbers for the word; of its rules the last.
void resolve_alternates(model::ComputedStyle& style, std::vector<FontFeatureValues> const& known, DiagnosticSink& sink) {
  std::vector<model::FontFeature> features;
  for (model::FontAlternate const& alternate : style.font_alternates) {
    bool is_known = false;
    for (std::string const& family : style.font_family) {
      const auto found = std::find_if(known.rbegin(), known.rend(), [&](FontFeatureValues const& v) {
        return v.alternate == alternate && same_family(v.family, family);
      });
      if (found == known.rend()) continue;
      add_features(features, *found);
      is_known = true;
      break;
    }
    if (!is_known && !style.font_family.empty())
      sink.report_once(unknown_value, alternate.name + '/' + style.font_family.front(), {},
                       "font-variant-alternates: no @font-feature-values says what “" + alternate.name + "” is in “" +
                           style.font_family.front() + "”");
  }
  // Behind font-variant's features, before font-feature-settings', which win.
  const std::size_t settings = style.font_feature_groups.back().size();
  const auto place = style.font_features.end() - static_cast<std::ptrdiff_t>(std::min(settings, style.font_features.size()));
  style.font_features.insert(place, features.begin(), features.end());
}

}  // namespace bifolio::style
