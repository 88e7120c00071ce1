// A declaration's lines as the EPUB has them, and what several parts of lowering declarations ask of its value.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/style_sheet.h"
#include "style/lower/lowering.h"

namespace bifolio::style {

/// Collects “name: value” in the order in which they are written.
class DeclarationLines {
 public:
  explicit DeclarationLines(bool important) : important_(important) {}
  void add(std::string_view name, std::span<model::Token const> value);
  void add(std::string_view name, std::string_view value);
  bool empty() const { return lines_.empty(); }
  std::vector<std::string> take() { return std::move(lines_); }

 private:
  bool important_;
  std::vector<std::string> lines_;
};

bool is_word(std::span<model::Token const> value, std::initializer_list<std::string_view> words);
/// Top-level values apart by white space: of a two-valued logical shorthand.
std::vector<std::vector<model::Token>> split_values(std::span<model::Token const> value);

/// Why a reading system has no use for the declaration; empty if it has.
std::string_view uselessness(std::string_view name, std::span<model::Token const> value);

/// Of each min() and max() the first argument, of clamp() the second: near enough for those who know none of them. Nothing where
/// there is none.
std::optional<std::vector<model::Token>> without_choices(std::span<model::Token const> value);

std::optional<double> absolute_points(model::Token const& token);
/// Font sizes that go with the reader's screen instead of the reader's letters, as if the screen were a small one (600 × 800 px).
std::optional<double> viewport_points(model::Token const& token);
double rounded(double number);
/// Properties whose lengths go with the size of the text, so that they grow when a reader enlarges it.
bool goes_with_text(std::string_view property);
/// `unit` is em, or rem where the element's own size is not known from the rule.
void points_to(std::string_view unit, std::vector<model::Token>& value, double em_points);

/// The font shorthand without what validators and older readers do not take in it: a width, which is written behind it, and the
/// fonts of a screen's controls. Its size and line height are relative; on the root, its longhands without the size.
void add_font(std::vector<model::Token> value, RuleSubject subject, double text_points, DeclarationLines& lines);

}  // namespace bifolio::style
