// var() in lowered sheets: written out where a rule has one value for it in this book, kept with a fallback where it has several.
#include <map>

#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

template <class Function>
void for_each_reference(std::span<Token const> value, Function function) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i].kind != TokenKind::Function || !same_name(value[i].text, "var")) continue;
    std::size_t k = i + 1;
    while (k < value.size() && value[k].kind == TokenKind::Whitespace) ++k;
    if (k < value.size() && value[k].kind == TokenKind::Ident) function(value[k].text);
  }
}

}  // namespace

ResolvedValue resolve_variables(LoweredItem const& item, model::Declaration const& declaration, LoweringContext const& context) {
  const auto written = (*item.sheet)[declaration.value];
  ResolvedValue out;
  for_each_reference(written, [&](std::string_view name) { out.varies |= context.conditional.count(name) != 0; });
  std::optional<std::string> first;
  const auto with = [&](Variables const& variables) {
    auto value = substitute(written, variables);
    std::string text = value ? serialize(*value) : std::string();
    if (first && *first != text) out.varies = true;
    if (!first || !out.value) out.value = std::move(value);
    if (!first) first = std::move(text);
  };
  for (const std::uint32_t e : item.environments) with(context.matches.variables[e]);
  if (item.environments.empty()) with(context.constants());
  return out;
}

std::set<std::string_view> kept_variables(std::vector<LoweredItem> const& items, LoweringContext const& context) {
  std::multimap<std::string_view, std::span<Token const>> values;
  std::set<std::string_view> kept = context.attributes;
  std::vector<std::string_view> waiting(kept.begin(), kept.end());
  const auto keep = [&](std::span<Token const> value) {
    for_each_reference(value, [&](std::string_view name) {
      if (kept.insert(name).second) waiting.push_back(name);
    });
  };
  for (LoweredItem const& item : items) {
    if (item.rule->kind != model::Rule::Kind::Style) continue;
    for (model::Declaration const& d : item.rule->declarations) {
      if (d.name.starts_with("--")) values.emplace(d.name, (*item.sheet)[d.value]);
      if (d.state == model::Declaration::State::HasVariable && resolve_variables(item, d, context).varies)
        keep((*item.sheet)[d.value]);
    }
  }
  while (!waiting.empty()) {
    const std::string_view name = waiting.back();
    waiting.pop_back();
    for (auto [at, end] = values.equal_range(name); at != end; ++at) keep(at->second);
  }
  return kept;
}

}  // namespace bifolio::style
