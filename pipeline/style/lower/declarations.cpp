// Declarations for reading systems: paged media left out, logical properties and points rewritten, variables resolved.
#include <algorithm>

#include "base/numbers.h"
#include "style/lower/declaration_lines.h"
#include "style/lower/older_words.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::StyleSheet;
using model::Token;
using model::TokenKind;

class DeclarationLowering {
 public:
  DeclarationLowering(RuleText text, LoweringContext const& context, bool important)
      : text_(text), context_(context), lines_(important) {}
  DeclarationLowering(DeclarationLowering const&) = delete;
  DeclarationLowering& operator=(DeclarationLowering const&) = delete;

  std::vector<std::string> lower(std::string_view name, std::vector<Token> value) {
    if (name == "font") return add_font(std::move(value), text_.subject, text_.em, lines_), lines_.take();
    if (name == "font-size") return font_size(std::move(value));
    if (name == "initial-letter" || name == "-webkit-initial-letter") return initial_letter(value);
    if (name == "inset") return inset(value);
    const bool knows_em = text_.says_size || text_.subject == RuleSubject::Root;
    if (goes_with_text(name)) points_to(knows_em ? "em" : "rem", value, knows_em ? text_.points : context_.text_points);
    if (name.starts_with("break-") || name.starts_with("page-break-")) return page_break(name, value);
    for (Renaming const& r : renamings)
      if (name == r.logical && !context_.vertical && has_one_side(r, value)) return renamed(r, value);
    for (Renaming const& r : twins)
      if (!context_.vertical && name == r.logical) return lines_.add(r.ltr, value), lines_.add(r.ltr_second, value), lines_.take();
    older(name, value);
    lines_.add(name, value);
    return lines_.take();
  }

 private:
  /// What older reading systems read instead.
  void older(std::string_view name, std::vector<Token> const& value) {
    for (auto const& [modern, known] : older_names)
      if (name == modern) lines_.add(known, value);
    for (OlderValue const& o : older_values)
      if (name == o.property && is_word(value, {o.newer}))
        lines_.add(o.older_property.empty() ? name : o.older_property, mirrored(o.older));
    if (const auto plain = without_choices(value)) lines_.add(name, *plain);
  }

  /// Of text from right to left.
  std::string_view mirrored(std::string_view side) const {
    if (text_.line_start != LineStart::Right) return side;
    return side == "left" ? "right" : side == "right" ? "left" : side;
  }

  /// CSS 2.1 §8.3: one to four values for the four sides.
  std::vector<std::string> inset(std::vector<Token> const& value) {
    const auto v = split_values(value);
    const std::size_t n = v.size();
    lines_.add("top", v[0]);
    lines_.add("right", v[n > 1 ? 1 : 0]);
    lines_.add("bottom", v[n > 2 ? 2 : 0]);
    lines_.add("left", v[n > 3 ? 3 : n > 1 ? 1 : 0]);
    return lines_.take();
  }

  /// css-inline-3 §3: an initial letter as a large one that floats. Of a letter N lines high in text with a line height of 1.4,
  /// whose capitals are 0.7 em.
  std::vector<std::string> initial_letter(std::vector<Token> const& value) {
    const auto height_in_lines =
        std::find_if(value.begin(), value.end(), [](Token const& t) { return t.kind == TokenKind::Number; });
    if (height_in_lines == value.end() || height_in_lines->number <= 1) return {};
    const double lines = height_in_lines->number, size = ((lines - 1) * 1.4 + 0.7) / 0.7;
    const std::string em = to_decimal(rounded(size), 2) + "em", height = to_decimal(rounded(lines * 1.15 / size), 3),
                      above = to_decimal(rounded(lines * 0.1 / size), 3) + "em";
    lines_.add("float", std::string_view("left"));
    lines_.add("font-size", std::string_view(em));
    lines_.add("line-height", std::string_view(height));
    lines_.add("margin-top", std::string_view(above));
    lines_.add("margin-right", std::string_view("0.08em"));
    return lines_.take();
  }

  /// Whether the property stands for the same physical ones wherever the rule applies.
  bool has_one_side(Renaming const& r, std::vector<Token> const& value) const {
    if (text_.line_start != LineStart::Varies || r.ltr == r.rtl) return true;
    return !r.ltr_second.empty() && split_values(value).size() == 1;
  }

  std::vector<std::string> renamed(Renaming const& r, std::vector<Token> const& value) {
    const bool rtl = text_.line_start == LineStart::Right;
    const std::string_view first = rtl ? r.rtl : r.ltr, second = rtl ? r.rtl_second : r.ltr_second;
    if (second.empty()) {
      lines_.add(first, value);
      return lines_.take();
    }
    const auto values = split_values(value);
    lines_.add(first, values.front());
    lines_.add(second, values.size() > 1 ? values[1] : values.front());
    return lines_.take();
  }

  /// Readers choose the size of the text; sizes in points become multiples of it.
  std::vector<std::string> font_size(std::vector<Token> value) {
    if (value.size() == 1) {
      const auto points = absolute_points(value[0]) ? absolute_points(value[0]) : viewport_points(value[0]);
      if (points && text_.subject == RuleSubject::Root) return {};
      if (points) value[0].number = *points, value[0].text = "pt";
      points_to("em", value, text_.em);  // no rem: readers choose the size of the body's text
    }
    lines_.add("font-size", value);
    return lines_.take();
  }

  /// Under both names, and without the side of the page.
  std::vector<std::string> page_break(std::string_view name, std::vector<Token> const& value) {
    const std::string_view modern = name.starts_with("page-") ? name.substr(5) : name;
    const std::string old = "page-" + std::string(modern);
    if (is_word(value, {"page", "left", "right", "recto", "verso", "always", "all"})) {
      lines_.add(old, std::string_view("always"));
      lines_.add(modern, std::string_view("page"));
    } else {
      const bool avoids = is_word(value, {"avoid", "avoid-page", "avoid-column"});
      if (is_word(value, {"auto"}))
        lines_.add(old, value);
      else if (avoids)
        lines_.add(old, std::string_view("avoid"));
      if (is_word(value, {"avoid-page"}))
        lines_.add(modern, std::string_view("avoid"));
      else
        lines_.add(modern, value);
    }
    return lines_.take();
  }

  RuleText text_;
  LoweringContext const& context_;
  DeclarationLines lines_;
};

/// initial-letter is of use on ::first-letter only: there it has a fallback.
bool is_first_letter(LoweredItem const& item) {
  return std::all_of(item.selectors.begin(), item.selectors.end(),
                     [](LoweredSelector const& s) { return s.selector.pseudo == model::PseudoElement::FirstLetter; });
}

/// Whether the lines say the same as the author's declaration, however spelled.
bool says_the_same(std::vector<std::string> const& lines, std::string_view name, std::span<Token const> written) {
  const std::string value = serialize(written);
  return std::any_of(lines.begin(), lines.end(), [&](std::string const& l) {
    return l.starts_with(name) && l.substr(name.size(), 2) == ": " && l.substr(name.size() + 2).starts_with(value);
  });
}

/// Whether the value has tokens that no property's grammar has: parsers of other readers may stumble over them.
bool is_odd(std::span<Token const> value) {
  if (value.empty() || value.front().kind == TokenKind::Comma || value.back().kind == TokenKind::Comma) return true;
  return std::any_of(value.begin(), value.end(), [](Token const& t) {
    switch (t.kind) {
      case TokenKind::AtKeyword:
      case TokenKind::BadString:
      case TokenKind::BadUrl:
      case TokenKind::Cdo:
      case TokenKind::Cdc:
      case TokenKind::OpenCurly:
      case TokenKind::Colon: return true;
      case TokenKind::Delim: return t.text.find_first_not_of("+-*/,.%#=") != std::string_view::npos;
      default: return false;
    }
  });
}

LoweredDeclaration lower_with_variables(LoweredItem const& item, Declaration const& d, RuleText text,
                                        LoweringContext const& context) {
  LoweredDeclaration out;
  Arena strings;
  const ResolvedValue resolved = resolve_variables(item, d, context);
  const bool is_valid = resolved.value && !is_odd(*resolved.value);
  const bool is_unset = !is_valid && !resolved.varies;  // css-variables-1 §3.1
  if (is_unset) {
    const std::string_view why = uselessness(d.name, {});
    if (!why.empty()) return {{}, why, {}};
    return {{std::string(d.name) + ": unset" + (d.important ? " !important" : "")},
            {},
            resolved.value ? "its variables give it no value" : "a variable in it has no value"};
  }
  if (is_valid) {
    const std::string_view why = uselessness(d.name, *resolved.value);
    if (!why.empty()) return {{}, why, {}};
    out.lines = DeclarationLowering(text, context, d.important).lower(d.name, lower_value(d.name, *resolved.value, strings));
    out.change = "its variables are written out";
  }
  if (!resolved.varies) return out;
  out.lines.push_back(std::string(d.name) + ": " + serialize((*item.sheet)[d.value]) + (d.important ? " !important" : ""));
  out.change = "its variables have several values in this book: one is written for readers without variables";
  return out;
}

}  // namespace

LoweredDeclaration lower_declaration(LoweredItem const& item, Declaration const& d, RuleText text, LoweringContext const& context) {
  const auto written = (*item.sheet)[d.value];
  if (d.name.starts_with("--")) {
    if (context.kept.count(d.name) == 0) return {{}, "its value is written wherever it is used", {}};
    return {{std::string(d.name) + ": " + serialize(written) + (d.important ? " !important" : "")}, {}, {}};
  }
  if (d.state == Declaration::State::HasVariable) return lower_with_variables(item, d, text, context);
  const bool has_fallback = d.name == "initial-letter" && is_first_letter(item);
  const std::string_view why = has_fallback ? std::string_view() : uselessness(d.name, written);
  if (!why.empty()) return {{}, why, {}};
  const bool is_known = d.state == Declaration::State::Valid;
  if (!is_known && is_odd(written)) return {{}, "its value is none that a property could have", {}};
  if (d.name == "font" && d.state == Declaration::State::UnknownValue) return {{}, "its value is none of a font's", {}};
  Arena strings;
  LoweredDeclaration lowered;
  lowered.lines = DeclarationLowering(text, context, d.important).lower(d.name, lower_value(d.name, written, strings));
  if (lowered.lines.empty()) lowered.why_not = "the reader chooses the size of the text";
  if (!says_the_same(lowered.lines, d.name, written)) lowered.change = "it is written as reading systems know it";
  return lowered;
}

RuleText rule_text(LoweredItem const& item, LoweringContext const& context) {
  model::Rule const& rule = *item.rule;
  RuleText text;
  text.points = context.text_points;
  const bool same_around = item.em_least == item.em_most && item.em_least > Length();
  text.em = same_around ? item.em_least.points() : context.text_points;
  text.subject = !rule.selectors.empty() && std::all_of(rule.selectors.begin(), rule.selectors.end(), is_root_selector)
                     ? RuleSubject::Root
                     : RuleSubject::Other;
  const bool rtl = item.ltr || item.rtl ? item.rtl : context.rtl;
  text.line_start = item.ltr && item.rtl ? LineStart::Varies : rtl ? LineStart::Right : LineStart::Left;
  ValueContext values;
  ComputedStyle parent = initial_style();
  parent.font_size = Length::from_points(context.text_points);
  values.parent = &parent;
  values.units.em = values.units.root_em = parent.font_size;
  for (Declaration const& d : rule.declarations) {
    if (d.name != "font-size" && d.name != "font") continue;
    const auto value = substitute((*item.sheet)[d.value], context.constants());
    if (!value) continue;
    ComputedStyle style = parent;
    ValueReader in{TokenCursor(*value), values};
    const bool understood = d.name == "font" ? read_font(in, style) : read_font_size(in, style);
    if (!understood || style.font_size <= Length()) continue;
    text.points = style.font_size.points();
    text.says_size = std::any_of(value->begin(), value->end(), [](Token const& t) { return absolute_points(t).has_value(); });
  }
  return text;
}

}  // namespace bifolio::style
