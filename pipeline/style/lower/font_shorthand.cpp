// The font shorthand for reading systems.
#include <algorithm>

#include "base/numbers.h"
#include "style/lower/declaration_lines.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::Token;
using model::TokenKind;

/// As the PDF's: sans-serif, in the size of the text but where a screen's are small.
std::vector<Token> controls_font(Token const& name) {
  Token size = name, space = name, family = name;
  size.kind = TokenKind::Dimension;
  size.number = same_name(name.text, "small-caption") ? 9.75 : 12;
  size.text = "pt";
  space.kind = TokenKind::Whitespace;
  family.text = "sans-serif";
  return {size, space, family};
}

/// The shorthand's one or more lines.
class FontLines {
 public:
  FontLines(RuleSubject subject, double text_points, DeclarationLines& lines)
      : subject_(subject), text_points_(text_points), lines_(lines) {}

  /// The shorthand, with its size and line height made relative; on the root, its longhands without the size.
  void add(std::vector<Token> value) {
    const auto size = std::find_if(value.begin(), value.end(), [](Token const& t) { return absolute_points(t).has_value(); });
    if (size == value.end()) return lines_.add("font", value);
    const double points = *absolute_points(*size);
    auto height = size + 1;
    while (height != value.end() && height->kind == TokenKind::Whitespace) ++height;
    const bool has_height = height != value.end() && height->kind == TokenKind::Delim && height->text == "/";
    if (has_height) {
      do ++height;
      while (height != value.end() && height->kind == TokenKind::Whitespace);
      if (height == value.end()) return lines_.add("font", value);
      std::vector<Token> one = {*height};
      points_to("em", one, points);
      *height = one.front();
    }
    if (subject_ == RuleSubject::Root) return add_root_font(value, has_height ? &*height : nullptr);
    std::vector<Token> one = {*size};
    points_to("em", one, text_points_);
    *size = one.front();
    lines_.add("font", value);
  }

 private:
  void add_root_font(std::vector<Token> const& value, Token const* height) {
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
    lines_.add("font-family", families);
    if (style.font_style == model::FontStyle::Italic) lines_.add("font-style", std::string_view("italic"));
    if (style.font_variant_caps != model::FontVariantCaps::Normal) lines_.add("font-variant", std::string_view("small-caps"));
    if (style.font_weight != 400) lines_.add("font-weight", to_decimal(style.font_weight, 0));
    if (height) lines_.add("line-height", std::span(height, 1));
  }

  RuleSubject subject_;
  double text_points_;
  DeclarationLines& lines_;
};

}  // namespace

void add_font(std::vector<Token> value, RuleSubject subject, double text_points, DeclarationLines& lines) {
  if (is_word(value, {"caption", "icon", "menu", "message-box", "small-caption", "status-bar"}))
    value = controls_font(value.front());
  const auto width = std::find_if(value.begin(), value.end(), [](Token const& t) {
    return t.kind == TokenKind::Ident && (lower_case(t.text).ends_with("-condensed") || lower_case(t.text).ends_with("-expanded") ||
                                          same_name(t.text, "condensed") || same_name(t.text, "expanded"));
  });
  const bool has_width = width != value.end() && width + 1 != value.end() && (width + 1)->kind == TokenKind::Whitespace;
  const std::string_view name = has_width ? width->text : std::string_view();
  if (has_width) value.erase(width, width + 2);
  FontLines(subject, text_points, lines).add(std::move(value));
  if (has_width && !lines.empty()) lines.add("font-stretch", name);
}

}  // namespace bifolio::style
