// @counter-style (css-counter-styles-3 §3).
#include <algorithm>

#include "style/at_rules/at_rules.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/rows.h"
#include "style/value_words.h"

namespace bifolio::style {
namespace {

using model::CounterStyle;
using System = CounterStyle::System;

/// A string or an identifier.
std::optional<std::string> symbol(ValueReader& in) {
  if (auto text = in.string()) return text;
  return in.custom_ident();
}

bool read_system(ValueReader& in, CounterStyle& style) {
  if (in.accept("cyclic"))
    style.system = System::Cyclic;
  else if (in.accept("numeric"))
    style.system = System::Numeric;
  else if (in.accept("alphabetic"))
    style.system = System::Alphabetic;
  else if (in.accept("symbolic"))
    style.system = System::Symbolic;
  else if (in.accept("additive"))
    style.system = System::Additive;
  else if (in.accept("fixed"))
    style.system = System::Fixed, style.first_symbol_value = in.integer().value_or(1);
  else if (in.accept("extends"))
    style.extends = in.custom_ident().value_or("");
  else
    return false;
  return true;
}

bool read_symbols(ValueReader& in, CounterStyle& style) {
  style.symbols.clear();
  while (auto s = symbol(in)) style.symbols.push_back(*s);
  return !style.symbols.empty();
}

// §3.8: pairs of a weight and a symbol, in descending order of weight.
bool read_additive(ValueReader& in, CounterStyle& style) {
  style.additive_symbols.clear();
  do {
    auto weight = in.integer();
    auto text = symbol(in);
    if (!weight) weight = in.integer();
    if (!weight || !text || *weight < 0) return false;
    if (!style.additive_symbols.empty() && *weight >= style.additive_symbols.back().first) return false;
    style.additive_symbols.emplace_back(*weight, *text);
  } while (in.accept_comma());
  return true;
}

// §3.6: `auto`, or several ranges.
bool read_range(ValueReader& in, CounterStyle& style) {
  style.ranges.clear();
  if (in.accept("auto")) return true;
  do {
    const bool no_low = in.accept("infinite");
    const auto low = no_low ? std::optional<std::int32_t>(INT32_MIN) : in.integer();
    const bool no_high = in.accept("infinite");
    const auto high = no_high ? std::optional<std::int32_t>(INT32_MAX) : in.integer();
    if (!low || !high || *low > *high) return false;
    style.ranges.emplace_back(*low, *high);
  } while (in.accept_comma());
  return true;
}

bool read_pad(ValueReader& in, CounterStyle& style) {
  auto length = in.integer();
  auto text = symbol(in);
  if (!length) length = in.integer();
  if (!length || !text || *length < 0) return false;
  style.pad_length = std::min(*length, 1000);
  style.pad_symbol = *text;
  return true;
}

// §3.9: for those who listen; kept in the EPUB's sheet.
bool read_speak_as(ValueReader& in) {
  for (const std::string_view word : {"auto", "bullets", "numbers", "words", "spell-out"})
    if (in.accept(word)) return true;
  return in.custom_ident().has_value();
}

bool read_text(ValueReader& in, std::string& out) {
  auto text = symbol(in);
  if (text) out = *text;
  return text.has_value();
}

bool read_descriptor(std::string_view name, ValueReader& in, CounterStyle& style) {
  if (name == "system") return read_system(in, style);
  if (name == "symbols") return read_symbols(in, style);
  if (name == "additive-symbols") return read_additive(in, style);
  if (name == "prefix") return read_text(in, style.prefix);
  if (name == "suffix") return read_text(in, style.suffix);
  if (name == "fallback") return read_text(in, style.fallback);
  if (name == "range") return read_range(in, style);
  if (name == "pad") return read_pad(in, style);
  if (name == "negative") return read_text(in, style.negative_prefix) && (in.at_end() || read_text(in, style.negative_suffix));
  if (name == "speak-as") return read_speak_as(in);
  while (!in.at_end()) in.take();  // what is unknown is reported already
  return true;
}

/// The words that the descriptor's values are made of, but for names and symbols of the author's.
std::vector<std::string_view> descriptor_words(std::string_view name) {
  if (name == "system") return {"cyclic", "numeric", "alphabetic", "symbolic", "additive", "fixed", "extends"};
  if (name == "range") return {"auto", "infinite"};
  return {};
}

bool is_complete(CounterStyle const& style) {
  if (!style.extends.empty()) return style.symbols.empty() && style.additive_symbols.empty();  // §3.1.7
  const bool two = style.system == System::Numeric || style.system == System::Alphabetic;
  if (style.system == System::Additive) return !style.additive_symbols.empty();
  return style.symbols.size() >= (two ? 2U : 1U);
}

}  // namespace

std::optional<CounterStyle> counter_style(model::StyleSheet const& sheet, model::Rule const& rule, DiagnosticSink& sink) {
  CounterStyle style;
  ValueContext context;
  context.parent = &initial_style();
  for (model::Declaration const& d : rule.declarations) {
    ValueReader in{TokenCursor(sheet[d.value]), context};
    if (read_descriptor(d.name, in, style) && in.at_end()) {
      style.said.emplace_back(d.name);
      continue;
    }
    sink.report(unknown_value, d.span,
                quoted(sheet[d.value]) + " is not understood as “" + std::string(d.name) + "”" +
                    suggestion_for_words(sheet[d.value], descriptor_words(d.name)));
  }
  if (is_complete(style)) return style;
  sink.report(syntax_error, rule.span,
              "@counter-style “" + std::string(rule.name) +
                  (style.extends.empty() ? "” has too few symbols" : "” extends another, and so has no symbols of its own"));
  return std::nullopt;
}

}  // namespace bifolio::style
