// Declarations for reading systems: paged media left out, logical properties and points rewritten, variables resolved.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/numbers.h"
#include "style/lower/lowering.h"
#include "style/lower/older_words.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::Declaration;
using model::StyleSheet;
using model::Token;
using model::TokenKind;

constexpr std::string_view paged_properties[] = {"page",
                                                 "string-set",
                                                 "bookmark-level",
                                                 "bookmark-label",
                                                 "bookmark-state",
                                                 "footnote-policy",
                                                 "footnote-display",
                                                 "float-defer",
                                                 "float-offset",
                                                 "float-reference",
                                                 "bleed",
                                                 "marks",
                                                 "size",
                                                 "page-orientation",
                                                 "margin-break",
                                                 "running",
                                                 "footnote-area",
                                                 "block-step",
                                                 "block-step-size",
                                                 "block-step-align",
                                                 "block-step-round",
                                                 "line-grid",
                                                 "line-snap",
                                                 "-bifolio-page-depth"};

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
  if (name.starts_with("-bifolio-")) return "reading systems make their own lines";
  if (name == "image-resolution") return "reading systems know it not; images have a width instead";
  if (name == "initial-letter" || name == "initial-letter-align") return "reading systems know no initial letters here";
  if (name == "direction" || name == "unicode-bidi") return "reading systems obey the dir attribute instead";
  if (name == "float" &&
      is_word(value, {"footnote", "top", "bottom", "block-start", "block-end", "snap-block", "inside", "outside"}))
    return "it is about pages";
  if (name == "float" && contains_function(value, {"snap-block", "snap-inline"})) return "it is about pages";
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

/// `unit` is em, or rem where the element's own size is not known from the rule.
void points_to(std::string_view unit, std::vector<Token>& value, double em_points) {
  for (Token& t : value) {
    const auto points = absolute_points(t);
    if (!points) continue;
    t.number = rounded(*points / em_points);
    t.text = unit;
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

/// Font sizes that go with the reader's screen instead of the reader's letters, as if the screen were a small one (600 × 800 px).
std::optional<double> viewport_points(Token const& t) {
  if (t.kind != TokenKind::Dimension) return std::nullopt;
  const std::string unit = lower_case(t.text);
  if (unit.size() < 2) return std::nullopt;
  const bool sized = unit.size() >= 3 && (unit[0] == 's' || unit[0] == 'l' || unit[0] == 'd') && unit[1] == 'v';
  const std::string_view plain = std::string_view(unit).substr(sized ? 1 : 0);
  if (plain == "vw" || plain == "vi" || plain == "vmin") return t.number * 6 * 0.75;
  if (plain == "vh" || plain == "vb" || plain == "vmax") return t.number * 8 * 0.75;
  return std::nullopt;
}

class DeclarationLowering {
 public:
  DeclarationLowering(RuleText text, LoweringContext const& context, bool important)
      : text_(text), context_(context), important_(important) {}
  DeclarationLowering(DeclarationLowering const&) = delete;
  DeclarationLowering& operator=(DeclarationLowering const&) = delete;

  std::vector<std::string> lines(std::string_view name, std::vector<Token> value) {
    if (name == "font") return font(std::move(value));
    if (name == "font-size") return font_size(std::move(value));
    if (name == "initial-letter" || name == "-webkit-initial-letter") return initial_letter(value);
    if (name == "inset") return inset(value);
    const bool knows_em = text_.says_size || text_.subject == RuleSubject::Root;
    if (name == "line-height" && knows_em) line_height_to_number(value, text_.points);
    if (goes_with_text(name) || name == "line-height")
      points_to(knows_em ? "em" : "rem", value, knows_em ? text_.points : context_.text_points);
    if (name.starts_with("break-") || name.starts_with("page-break-")) return page_break(name, value);
    for (Renaming const& r : renamings)
      if (name == r.logical && !context_.vertical) return renamed(r, value);
    for (Renaming const& r : twins)
      if (!context_.vertical && name == r.logical) return line(r.ltr, value), line(r.ltr_second, value), std::move(out_);
    older(name, value);
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

  /// What older reading systems read instead.
  void older(std::string_view name, std::vector<Token> const& value) {
    for (auto const& [modern, known] : older_names)
      if (name == modern) line(known, value);
    for (OlderValue const& o : older_values)
      if (name == o.property && is_word(value, {o.newer})) line(o.older_property.empty() ? name : o.older_property, o.older);
    if (const auto plain = without_choices(value)) line(name, *plain);
  }

  /// Of each min() and max() the first argument, of clamp() the second: near enough for those who know none of them.
  static std::optional<std::vector<Token>> without_choices(std::vector<Token> const& value) {
    std::vector<Token> out;
    bool chosen = false;
    for (TokenCursor in(value); !in.at_end();) {
      const bool clamps = in.is_function("clamp");
      if (!clamps && !in.is_function("min") && !in.is_function("max")) {
        const std::size_t begin = in.position();
        if (closer_of(in.kind()) == TokenKind::EndOfFile)
          in.next();
        else
          in.enter();
        out.insert(out.end(), value.begin() + static_cast<std::ptrdiff_t>(begin),
                   value.begin() + static_cast<std::ptrdiff_t>(in.position()));
        continue;
      }
      chosen = true;
      append_argument(in.enter(), clamps ? 1 : 0, out);
    }
    return chosen ? std::optional(std::move(out)) : std::nullopt;
  }

  /// A sum stays in calc().
  static void append_argument(TokenCursor inside, int wanted, std::vector<Token>& out) {
    std::vector<Token> argument;
    for (int depth = 0; !inside.at_end();) {
      if (depth == 0 && inside.kind() == TokenKind::Comma && --wanted < 0) break;
      if (closer_of(inside.kind()) != TokenKind::EndOfFile) ++depth;
      if (inside.kind() == TokenKind::CloseParen) --depth;
      const Token token = inside.next();
      const bool blank = token.kind == TokenKind::Whitespace && argument.empty();
      if (wanted == 0 && !blank && (token.kind != TokenKind::Comma || depth > 0)) argument.push_back(token);
    }
    while (!argument.empty() && argument.back().kind == TokenKind::Whitespace) argument.pop_back();
    const bool is_sum = std::any_of(argument.begin(), argument.end(), [](Token const& t) { return t.kind == TokenKind::Delim; });
    if (is_sum) out.push_back(mark("calc("));
    out.insert(out.end(), argument.begin(), argument.end());
    if (is_sum) out.push_back(mark(")"));
  }

  static Token mark(std::string_view text) {
    Token t;
    t.kind = TokenKind::Delim;
    t.text = text;
    return t;
  }

  /// CSS 2.1 §8.3: one to four values for the four sides.
  std::vector<std::string> inset(std::vector<Token> const& value) {
    const auto v = split_values(value);
    const std::size_t n = v.size();
    line("top", v[0]);
    line("right", v[n > 1 ? 1 : 0]);
    line("bottom", v[n > 2 ? 2 : 0]);
    line("left", v[n > 3 ? 3 : n > 1 ? 1 : 0]);
    return std::move(out_);
  }

  /// css-inline-3 §3: an initial letter as a large one that floats. Of a letter N lines high in text with a line height of 1.4,
  /// whose capitals are 0.7 em.
  std::vector<std::string> initial_letter(std::vector<Token> const& value) {
    if (value.empty() || value[0].kind != TokenKind::Number || value[0].number <= 1) return {};
    const double lines = value[0].number, size = ((lines - 1) * 1.4 + 0.7) / 0.7;
    const std::string em = to_decimal(rounded(size), 2) + "em", height = to_decimal(rounded(lines * 1.15 / size), 3),
                      above = to_decimal(rounded(lines * 0.1 / size), 3) + "em";
    line("float", std::string_view("left"));
    line("font-size", std::string_view(em));
    line("line-height", std::string_view(height));
    line("margin-top", std::string_view(above));
    line("margin-right", std::string_view("0.08em"));
    return std::move(out_);
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
    if (value.size() == 1) {
      const auto points = absolute_points(value[0]) ? absolute_points(value[0]) : viewport_points(value[0]);
      if (points && text_.subject == RuleSubject::Root) return {};
      if (points) value[0].number = *points, value[0].text = "pt";
      points_to("em", value, context_.text_points);  // epubcheck takes no rem here
    }
    line("font-size", value);
    return std::move(out_);
  }

  /// The shorthand without what validators and older readers do not take in it: a width, which is written behind it, and the fonts
  /// of a screen's controls.
  std::vector<std::string> font(std::vector<Token> value) {
    if (is_word(value, {"caption", "icon", "menu", "message-box", "small-caption", "status-bar"}))
      value = controls_font(value.front());
    const auto width = std::find_if(value.begin(), value.end(), [](Token const& t) {
      return t.kind == TokenKind::Ident &&
             (lower_case(t.text).ends_with("-condensed") || lower_case(t.text).ends_with("-expanded") ||
              same_name(t.text, "condensed") || same_name(t.text, "expanded"));
    });
    const bool has_width = width != value.end() && width + 1 != value.end() && (width + 1)->kind == TokenKind::Whitespace;
    const std::string_view name = has_width ? width->text : std::string_view();
    if (has_width) value.erase(width, width + 2);
    plain_font(std::move(value));
    if (has_width && !out_.empty()) line("font-stretch", name);
    return std::move(out_);
  }

  /// As the PDF's: sans-serif, in the size of the text but where a screen's are small.
  static std::vector<Token> controls_font(Token const& name) {
    Token size = name, space = name, family = name;
    size.kind = TokenKind::Dimension;
    size.number = same_name(name.text, "small-caption") ? 9.75 : 12;
    size.text = "pt";
    space.kind = TokenKind::Whitespace;
    family.text = "sans-serif";
    return {size, space, family};
  }

  /// The shorthand, with its size and line height made relative; on the root, its longhands without the size.
  void plain_font(std::vector<Token> value) {
    const auto size = std::find_if(value.begin(), value.end(), [](Token const& t) { return absolute_points(t).has_value(); });
    if (size == value.end()) return line("font", value);
    const double points = *absolute_points(*size);
    auto height = size + 1;
    while (height != value.end() && height->kind == TokenKind::Whitespace) ++height;
    const bool has_height = height != value.end() && height->kind == TokenKind::Delim && height->text == "/";
    if (has_height) {
      do ++height;
      while (height != value.end() && height->kind == TokenKind::Whitespace);
      if (height == value.end()) return line("font", value);
      std::vector<Token> one = {*height};
      line_height_to_number(one, points);
      *height = one.front();
    }
    if (text_.subject == RuleSubject::Root) return root_font(value, has_height ? &*height : nullptr);
    std::vector<Token> one = {*size};
    points_to("em", one, context_.text_points);
    *size = one.front();
    line("font", value);
  }

  void root_font(std::vector<Token> const& value, Token const* height) {
    ValueContext context;
    context.parent = &initial_style();
    ComputedStyle style;
    ValueReader in{TokenCursor(value), context};
    if (!read_font(in, style)) return;
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
    if (style.font_variant_caps != model::FontVariantCaps::Normal) line("font-variant", std::string_view("small-caps"));
    if (style.font_weight != 400) line("font-weight", to_decimal(style.font_weight, 0));
    if (height) line("line-height", std::span(height, 1));
  }

  /// Under both names, and without the side of the page.
  std::vector<std::string> page_break(std::string_view name, std::vector<Token> const& value) {
    const std::string_view modern = name.starts_with("page-") ? name.substr(5) : name;
    const std::string old = "page-" + std::string(modern);
    if (is_word(value, {"page", "left", "right", "recto", "verso", "always", "all"})) {
      line(old, std::string_view("always"));
      line(modern, std::string_view("page"));
    } else {
      const bool avoids = is_word(value, {"avoid", "avoid-page", "avoid-column"});
      if (is_word(value, {"auto"}))
        line(old, value);
      else if (avoids)
        line(old, std::string_view("avoid"));
      if (is_word(value, {"avoid-page"}))
        line(modern, std::string_view("avoid"));
      else
        line(modern, value);
    }
    return std::move(out_);
  }

  RuleText text_;
  LoweringContext const& context_;
  bool important_;
  std::vector<std::string> out_;
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

LoweredDeclaration lower_with_variables(LoweredItem const& item, Declaration const& d, RuleText text,
                                        LoweringContext const& context) {
  LoweredDeclaration out;
  Arena strings;
  const ResolvedValue resolved = resolve_variables(item, d, context);
  if (!resolved.value && !resolved.varies) return {{}, "a variable in it has no value", {}};
  if (resolved.value) {
    const std::string_view why = uselessness(d.name, *resolved.value);
    if (!why.empty()) return {{}, why, {}};
    out.lines = DeclarationLowering(text, context, d.important).lines(d.name, lower_value(*resolved.value, strings));
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
  if (d.name == "font" && d.state == Declaration::State::UnknownValue) return {{}, "its value is none of a font's", {}};
  Arena strings;
  LoweredDeclaration lowered;
  lowered.lines = DeclarationLowering(text, context, d.important)
                      .lines(d.name, lower_value(std::vector<Token>(written.begin(), written.end()), strings));
  if (lowered.lines.empty()) lowered.why_not = "the reader chooses the size of the text";
  if (!says_the_same(lowered.lines, d.name, written)) lowered.change = "it is written as reading systems know it";
  return lowered;
}

RuleText rule_text(LoweredItem const& item, LoweringContext const& context) {
  model::Rule const& rule = *item.rule;
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
