// Declarations for reading systems: paged media left out, logical properties and points rewritten, variables resolved.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/numbers.h"
#include "style/lower/lowering.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::StyleSheet;
using model::Token;
using model::TokenKind;

struct Renaming {
  std::string_view logical, ltr, rtl;
  std::string_view ltr_second = {}, rtl_second = {};  ///< of a pair: the end side
};
constexpr Renaming renamings[] = {
    {"margin-inline-start", "margin-left", "margin-right"},
    {"margin-inline-end", "margin-right", "margin-left"},
    {"margin-block-start", "margin-top", "margin-top"},
    {"margin-block-end", "margin-bottom", "margin-bottom"},
    {"padding-inline-start", "padding-left", "padding-right"},
    {"padding-inline-end", "padding-right", "padding-left"},
    {"padding-block-start", "padding-top", "padding-top"},
    {"padding-block-end", "padding-bottom", "padding-bottom"},
    {"inset-inline-start", "left", "right"},
    {"inset-inline-end", "right", "left"},
    {"inset-block-start", "top", "top"},
    {"inset-block-end", "bottom", "bottom"},
    {"border-inline-start", "border-left", "border-right"},
    {"border-inline-end", "border-right", "border-left"},
    {"border-block-start", "border-top", "border-top"},
    {"border-block-end", "border-bottom", "border-bottom"},
    {"inline-size", "width", "width"},
    {"block-size", "height", "height"},
    {"min-inline-size", "min-width", "min-width"},
    {"min-block-size", "min-height", "min-height"},
    {"max-inline-size", "max-width", "max-width"},
    {"max-block-size", "max-height", "max-height"},
    {"margin-inline", "margin-left", "margin-right", "margin-right", "margin-left"},
    {"margin-block", "margin-top", "margin-top", "margin-bottom", "margin-bottom"},
    {"padding-inline", "padding-left", "padding-right", "padding-right", "padding-left"},
    {"padding-block", "padding-top", "padding-top", "padding-bottom", "padding-bottom"},
    {"inset-inline", "left", "right", "right", "left"},
    {"inset-block", "top", "top", "bottom", "bottom"},
};

constexpr std::string_view paged_properties[] = {
    "page",  "string-set", "bookmark-level", "bookmark-label", "bookmark-state", "footnote-policy", "footnote-display", "bleed",
    "marks", "size"};

bool contains_function(std::span<Token const> value, std::initializer_list<std::string_view> names) {
  return std::any_of(value.begin(), value.end(), [&](Token const& t) {
    return t.kind == TokenKind::Function &&
           std::any_of(names.begin(), names.end(), [&](std::string_view n) { return same_name(t.text, n); });
  });
}

bool is_word(std::span<Token const> value, std::initializer_list<std::string_view> words) {
  return value.size() == 1 && value[0].kind == TokenKind::Ident &&
         std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same_name(value[0].text, w); });
}

/// Why a reading system has no use for the declaration; empty if it has.
std::string_view uselessness(std::string_view name, std::span<Token const> value) {
  if (std::find(std::begin(paged_properties), std::end(paged_properties), name) != std::end(paged_properties))
    return "it is about pages";
  if (name == "direction" || name == "unicode-bidi") return "reading systems obey the dir attribute instead";
  if (name == "float" && is_word(value, {"footnote", "top", "bottom"})) return "it is about pages";
  if (name == "position" && contains_function(value, {"running"})) return "it is about pages";
  if (name == "content" &&
      contains_function(value, {"string", "element", "leader", "target-counter", "target-counters", "target-text", "content"}))
    return "its content is known on pages only";
  return {};
}

std::optional<double> absolute_points(Token const& t) {
  if (t.kind != TokenKind::Dimension) return std::nullopt;
  constexpr std::pair<std::string_view, double> units[] = {{"pt", 1},         {"px", 0.75}, {"pc", 12},       {"mm", 72 / 25.4},
                                                           {"cm", 72 / 2.54}, {"in", 72},   {"q", 72 / 101.6}};
  for (auto const& [name, points] : units)
    if (same_name(t.text, name)) return t.number * points;
  return std::nullopt;
}

double rounded(double n) { return std::round(n * 1000) / 1000; }

/// Properties whose lengths go with the size of the text, so that they grow when a reader enlarges it.
bool goes_with_text(std::string_view name) {
  return name.starts_with("margin") || name.starts_with("padding") || name == "text-indent" || name == "letter-spacing" ||
         name == "word-spacing";
}

void points_to_em(std::vector<Token>& value, double em_points) {
  for (Token& t : value) {
    const auto points = absolute_points(t);
    if (!points) continue;
    t.number = rounded(*points / em_points);
    t.text = "em";
    if (t.number == 0) t.kind = TokenKind::Number;
  }
}

/// line-height: 15pt is a multiple of the rule's own text.
void line_height_to_number(std::vector<Token>& value, double text_points) {
  if (value.size() != 1) return;
  const auto points = absolute_points(value[0]);
  if (!points) return;
  value[0].kind = TokenKind::Number;
  value[0].number = rounded(*points / text_points);
}

/// Top-level values apart by white space: of a two-valued logical shorthand.
std::vector<std::vector<Token>> split_values(std::vector<Token> const& value) {
  std::vector<std::vector<Token>> out(1);
  int depth = 0;
  for (Token const& t : value) {
    if (closer_of(t.kind) != TokenKind::EndOfFile) ++depth;
    if (t.kind == TokenKind::CloseParen) --depth;
    if (depth == 0 && t.kind == TokenKind::Whitespace)
      out.emplace_back();
    else
      out.back().push_back(t);
  }
  return out;
}

class DeclarationLowering {
 public:
  DeclarationLowering(RuleText text, LoweringContext const& context, bool important)
      : text_(text), context_(context), important_(important) {}

  std::vector<std::string> lines(std::string_view name, std::vector<Token> value) {
    if (name == "font") return font(std::move(value));
    if (name == "font-size") return font_size(std::move(value));
    if (name == "line-height") line_height_to_number(value, text_.points);
    if (goes_with_text(name)) points_to_em(value, text_.points);
    if (name.starts_with("break-") || name.starts_with("page-break-")) return page_break(name, value);
    for (Renaming const& r : renamings)
      if (name == r.logical) return renamed(r, value);
    if (name == "hyphens") line("-webkit-hyphens", value), line("-epub-hyphens", value);
    line(name, value);
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::span<Token const> value) {
    std::string text(name);
    (text += ": ") += serialize(value);
    if (important_) text += " !important";
    out_.push_back(std::move(text));
  }
  void line(std::string_view name, std::string_view value) {
    std::string text(name);
    (text += ": ") += value;
    if (important_) text += " !important";
    out_.push_back(std::move(text));
  }

  std::vector<std::string> renamed(Renaming const& r, std::vector<Token> const& value) {
    const std::string_view first = context_.rtl ? r.rtl : r.ltr, second = context_.rtl ? r.rtl_second : r.ltr_second;
    if (second.empty()) {
      line(first, value);
      return std::move(out_);
    }
    const auto values = split_values(value);
    line(first, values.front());
    line(second, values.size() > 1 ? values[1] : values.front());
    return std::move(out_);
  }

  /// Readers choose the size of the text; sizes in points become multiples of it.
  std::vector<std::string> font_size(std::vector<Token> value) {
    if (value.size() == 1 && absolute_points(value[0])) {
      if (text_.subject == RuleSubject::Root) return {};
      points_to_em(value, context_.text_points);
    }
    line("font-size", value);
    return std::move(out_);
  }

  /// The shorthand, with its size and line height made relative; on the root, its longhands without the size.
  std::vector<std::string> font(std::vector<Token> value) {
    const auto size = std::find_if(value.begin(), value.end(), [](Token const& t) { return absolute_points(t).has_value(); });
    if (size == value.end()) return line("font", value), std::move(out_);
    const double points = *absolute_points(*size);
    auto height = size + 1;
    while (height != value.end() && height->kind == TokenKind::Whitespace) ++height;
    const bool has_height = height != value.end() && height->kind == TokenKind::Delim && height->text == "/";
    if (has_height) {
      do ++height;
      while (height != value.end() && height->kind == TokenKind::Whitespace);
      if (height == value.end()) return line("font", value), std::move(out_);
      std::vector<Token> one = {*height};
      line_height_to_number(one, points);
      *height = one.front();
    }
    if (text_.subject == RuleSubject::Root) return root_font(value, has_height ? &*height : nullptr);
    std::vector<Token> one = {*size};
    points_to_em(one, context_.text_points);
    *size = one.front();
    line("font", value);
    return std::move(out_);
  }

  std::vector<std::string> root_font(std::vector<Token> const& value, Token const* height) {
    ValueContext context;
    context.parent = &initial_style();
    ComputedStyle style;
    ValueReader in{TokenCursor(value), context};
    if (!read_font(in, style)) return {};
    std::string families;
    for (std::string const& family : style.font_family) {
      if (!families.empty()) families += ", ";
      if (family.find(' ') == std::string::npos)
        families += family;
      else
        (families += '"') += family + '"';
    }
    line("font-family", families);
    if (style.font_style == model::FontStyle::Italic) line("font-style", std::string_view("italic"));
    if (style.font_weight != 400) line("font-weight", to_decimal(style.font_weight, 0));
    if (height) line("line-height", std::span(height, 1));
    return std::move(out_);
  }

  /// Under both names, and without the side of the page.
  std::vector<std::string> page_break(std::string_view name, std::vector<Token> const& value) {
    const std::string_view modern = name.starts_with("page-") ? name.substr(5) : name;
    const std::string old = "page-" + std::string(modern);
    if (is_word(value, {"page", "left", "right", "recto", "verso", "always", "all"})) {
      line(old, std::string_view("always"));
      line(modern, std::string_view("page"));
    } else {
      if (is_word(value, {"auto", "avoid"})) line(old, value);
      line(modern, value);
    }
    return std::move(out_);
  }

  RuleText text_;
  LoweringContext const& context_;
  bool important_;
  std::vector<std::string> out_;
};

bool refers_to_varying(std::span<Token const> value, LoweringContext const& context) {
  return std::any_of(value.begin(), value.end(),
                     [&](Token const& t) { return t.kind == TokenKind::Ident && context.varying.count(t.text) != 0; });
}

}  // namespace

LoweredDeclaration lower_declaration(StyleSheet const& sheet, Declaration const& d, RuleText text, LoweringContext const& context) {
  const auto written = sheet[d.value];
  if (d.name.starts_with("--")) {
    if (context.varying.count(d.name) == 0) return {{}, "its value is written wherever it is used"};
    return {{std::string(d.name) + ": " + serialize(written)}, {}};
  }
  const std::string_view why = uselessness(d.name, written);
  if (!why.empty()) return {{}, why};
  Arena strings;
  LoweredDeclaration lowered;
  std::vector<Token> value(written.begin(), written.end());
  if (d.state == Declaration::State::HasVariable) {
    auto resolved = substitute(written, context.constants);
    const bool varies = refers_to_varying(written, context);
    if (!resolved && !varies) return {{}, "a variable in it has no value"};
    if (resolved) lowered.lines = DeclarationLowering(text, context, d.important).lines(d.name, lower_value(*resolved, strings));
    if (!varies) return lowered;
    lowered.lines.push_back(std::string(d.name) + ": " + serialize(written) + (d.important ? " !important" : ""));
    return lowered;
  }
  lowered.lines = DeclarationLowering(text, context, d.important).lines(d.name, lower_value(value, strings));
  if (lowered.lines.empty()) lowered.why_not = "the reader chooses the size of the text";
  return lowered;
}

RuleText rule_text(StyleSheet const& sheet, model::Rule const& rule, LoweringContext const& context) {
  RuleText text;
  text.points = context.text_points;
  text.subject = !rule.selectors.empty() && std::all_of(rule.selectors.begin(), rule.selectors.end(), is_root_selector)
                     ? RuleSubject::Root
                     : RuleSubject::Other;
  ValueContext values;
  ComputedStyle parent = initial_style();
  parent.font_size = Length::from_points(context.text_points);
  values.parent = &parent;
  values.units.em = values.units.root_em = parent.font_size;
  for (Declaration const& d : rule.declarations) {
    if (d.name != "font-size" && d.name != "font") continue;
    const auto value = substitute(sheet[d.value], context.constants);
    if (!value) continue;
    ComputedStyle style = parent;
    ValueReader in{TokenCursor(*value), values};
    const bool understood = d.name == "font" ? read_font(in, style) : read_font_size(in, style);
    if (understood && style.font_size > Length()) text.points = style.font_size.points();
  }
  return text;
}

}  // namespace bifolio::style
