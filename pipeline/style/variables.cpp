// Custom properties and var() (css-variables-1): cycles make a variable invalid; what is substituted is bounded.
#include <algorithm>

#include "style/at_rules/property_syntax.h"
#include "style/compute.h"
#include "style/diagnostics.h"
#include "style/names.h"
#include "style/syntax/token_cursor.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

constexpr std::size_t longest_value = 16384;  // tokens; a value that doubles itself ends here
constexpr int deepest_fallback = 32;

class Substitution {
 public:
  explicit Substitution(Variables const& variables) : variables_(variables) {}

  bool append(TokenCursor value, std::vector<Token>& out, int depth) {
    while (!value.at_end()) {
      if (out.size() > longest_value || depth > deepest_fallback) return false;
      if (!value.is_function("var"))
        out.push_back(value.next());
      else if (!append_variable(value.enter(), out, depth))
        return false;
    }
    return true;
  }

 private:
  bool append_variable(TokenCursor inside, std::vector<Token>& out, int depth) {
    inside.skip_space();
    if (inside.kind() != TokenKind::Ident) return false;
    const auto found = variables_.find(inside.next().text);
    if (found != variables_.end()) {
      if (out.size() + found->second.size() > longest_value) return false;
      out.insert(out.end(), found->second.begin(), found->second.end());
      return true;
    }
    inside.skip_space();
    if (!inside.accept(TokenKind::Comma)) return false;
    inside.skip_space();
    return append(inside, out, depth + 1);
  }

  Variables const& variables_;
};

/// Resolves an element's own custom properties, each after those it refers to. Those that refer to each other in a circle (strongly
/// connected components, found by Tarjan's algorithm) have no value; what merely refers to one of them may have a fallback.
class VariableResolver {
 public:
  VariableResolver(Variables const& inherited, RegisteredProperties const& registered, DiagnosticSink& sink)
      : result_(inherited), inherited_(inherited), registered_(registered), sink_(sink) {}

  /// css-cascade-5 §7.3: `revert` takes back what this origin, `revert-layer` what this layer declared before.
  void declare(AppliedDeclaration const& applied) {
    auto& declared = declared_[applied.declaration->name];
    const WideKeyword wide = wide_keyword((*applied.sheet)[applied.declaration->value]);
    if (wide != WideKeyword::Revert && wide != WideKeyword::RevertLayer) return declared.push_back(&applied);
    declared.erase(std::remove_if(declared.begin(), declared.end(),
                                  [&](AppliedDeclaration const* d) {
                                    if (d->origin != applied.origin) return d->origin > applied.origin;
                                    return wide == WideKeyword::Revert || d->layer >= applied.layer;
                                  }),
                   declared.end());
  }

  Variables resolve() {
    for (auto const& [name, declared] : declared_)
      if (!declared.empty()) own_[name] = {declared.back(), 0, 0, State::Waiting, false};
    for (auto const& [name, entry] : own_) result_.erase(name);
    for (auto& [name, entry] : own_)
      if (entry.state == State::Waiting) visit(name, entry, 0);
    return std::move(result_);
  }

 private:
  enum class State { Waiting, Active, Done };
  struct Entry {
    AppliedDeclaration const* applied = nullptr;
    std::uint32_t order = 0, lowest = 0;
    State state = State::Waiting;
    bool refers_to_itself = false;
  };

  static constexpr int deepest_chain = 200;

  void visit(std::string_view name, Entry& entry, int depth) {
    entry.order = entry.lowest = ++visited_;
    entry.state = State::Active;
    const std::size_t below = stack_.size();
    stack_.emplace_back(name, &entry);
    if (depth > deepest_chain)
      entry.refers_to_itself = true;  // a chain so long is taken for a circle
    else
      visit_references((*entry.applied->sheet)[entry.applied->declaration->value], entry, depth);
    if (entry.lowest != entry.order) return;
    finish(below);
  }

  void visit_references(std::span<Token const> value, Entry& from, int depth) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i].kind != TokenKind::Function || !same_name(value[i].text, "var")) continue;
      std::size_t k = i + 1;
      while (k < value.size() && value[k].kind == TokenKind::Whitespace) ++k;
      if (k >= value.size() || value[k].kind != TokenKind::Ident) continue;
      const auto to = own_.find(value[k].text);
      if (to != own_.end()) refer(from, to->first, to->second, depth);
    }
  }

  void refer(Entry& from, std::string_view name, Entry& to, int depth) {
    if (&to == &from) from.refers_to_itself = true;
    if (to.state == State::Waiting) {
      visit(name, to, depth + 1);
      if (to.state == State::Active) from.lowest = std::min(from.lowest, to.lowest);
    } else if (to.state == State::Active) {
      from.lowest = std::min(from.lowest, to.order);
    }
  }

  /// The stack above `below` is one component.
  void finish(std::size_t below) {
    const bool circle = stack_.size() - below > 1 || stack_[below].second->refers_to_itself;
    for (std::size_t i = below; i < stack_.size(); ++i) {
      auto const& [name, entry] = stack_[i];
      entry->state = State::Done;
      if (circle)
        report(*entry->applied, "it refers to itself");
      else
        settle(name, *entry);
    }
    stack_.resize(below);
  }

  void settle(std::string_view name, Entry const& entry) {
    const auto value = (*entry.applied->sheet)[entry.applied->declaration->value];
    const WideKeyword wide = wide_keyword(value);
    const bool resets = wide == WideKeyword::Unset && is_not_inherited(name);
    if (wide == WideKeyword::Initial || resets) return take_initial(name);
    if (wide != WideKeyword::None) return take_inherited(name);  // inherit, or unset of one that inherits
    auto substituted = substitute(value, result_);
    if (!substituted) {
      take_initial(name);
      if (registered_.initial.count(name) == 0) report(*entry.applied, "a variable that it refers to has no value");
      return;
    }
    const auto syntax = registered_.syntaxes.find(name);
    if (syntax == registered_.syntaxes.end() || matches_property_syntax(syntax->second, *substituted)) {
      result_[name] = std::move(*substituted);
      return;
    }
    // css-properties-values-api-1 §2.4: invalid at computed-value time
    report(*entry.applied, quoted(*substituted) + " is not of the syntax “" + std::string(syntax->second) + "”");
    is_not_inherited(name) ? take_initial(name) : take_inherited(name);
  }

  void take_inherited(std::string_view name) {
    const auto from_parent = inherited_.find(name);
    if (from_parent != inherited_.end()) result_.insert(*from_parent);
  }

  void take_initial(std::string_view name) {
    const auto initial = registered_.initial.find(name);
    if (initial != registered_.initial.end()) result_[name] = initial->second;
  }
  bool is_not_inherited(std::string_view name) const {
    auto const& names = registered_.not_inherited;
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  void report(AppliedDeclaration const& applied, std::string_view why) {
    const std::string name(applied.declaration->name);
    sink_.report_once(invalid_variable, name, applied.declaration->span, "“" + name + "” has no value: " + std::string(why));
  }

  Variables result_;
  Variables const& inherited_;
  RegisteredProperties const& registered_;
  DiagnosticSink& sink_;
  std::map<std::string_view, std::vector<AppliedDeclaration const*>> declared_;
  std::map<std::string_view, Entry> own_;
  std::vector<std::pair<std::string_view, Entry*>> stack_;
  std::uint32_t visited_ = 0;
};

}  // namespace

std::optional<std::vector<Token>> substitute(std::span<Token const> value, Variables const& variables) {
  std::vector<Token> out;
  if (!Substitution(variables).append(TokenCursor(value), out, 0)) return std::nullopt;
  while (!out.empty() && out.back().kind == TokenKind::Whitespace) out.pop_back();
  std::size_t first = 0;
  while (first < out.size() && out[first].kind == TokenKind::Whitespace) ++first;
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(first));
  return out;
}

std::optional<Variables> RegisteredProperties::passed_on(Variables const& parent) const {
  std::optional<Variables> out;
  for (const std::string_view name : not_inherited) {
    const auto at = parent.find(name);
    const auto first = initial.find(name);
    const bool same =
        at == parent.end() ? first == initial.end() : first != initial.end() && serialize(at->second) == serialize(first->second);
    if (same) continue;
    if (!out) out = parent;
    out->erase(name);
    if (first != initial.end()) out->insert(*first);
  }
  return out;
}

Variables compute_variables(std::vector<AppliedDeclaration> const& declarations, Variables const& inherited,
                            RegisteredProperties const& registered, DiagnosticSink& sink) {
  VariableResolver resolver(inherited, registered, sink);
  for (AppliedDeclaration const& applied : declarations)
    if (applied.declaration->name.starts_with("--")) resolver.declare(applied);
  return resolver.resolve();
}

}  // namespace bifolio::style
