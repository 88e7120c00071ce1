// The dump of a StyledDocument, for people and for cases.
#include "model/dump.h"
#include "base/numbers.h"
#include "style/at_rules/at_rules.h"
#include "style/fields.h"
#include "style/properties.h"
#include "style/rows.h"
#include "style/selectors/parse.h"
#include "style/style.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;
using model::NodeId;
using model::PseudoElement;
using model::StyledDocument;

std::string printed(Property const& p, ComputedStyle const& style) {
  std::string out;
  p.print(out, style);
  return out;
}

/// What does not inherit, of an element that no rule speaks of and that has this colour.
ComputedStyle undeclared(Color const& color) {
  ComputedStyle style;
  style.color = color;
  for (model::Border* line :
       {&style.border.top, &style.border.right, &style.border.bottom, &style.border.left, &style.outline, &style.column_rule})
    line->color = color;
  return style;
}

/// " {a: b; c: d}": what is not as it would be without any declaration.
void append_differences(std::string& out, ComputedStyle const& style, ComputedStyle const& parent) {
  bool any = false;
  const auto add = [&](std::string_view name, std::string_view value) {
    ((out += any ? "; " : " {") += name) += ": ";
    out += value;
    any = true;
  };
  const ComputedStyle initial = undeclared(style.color);
  for (Property const& p : properties()) {
    if (!p.print) continue;
    std::string value = printed(p, style);
    if (value != printed(p, p.inherited ? parent : initial)) add(p.name, value);
  }
  if (style.lang != parent.lang) add("lang", style.lang);
  if (any) out += '}';
}

class StyleDump {
 public:
  StyleDump(StyledDocument const& styled, model::Document const& document) : styled_(styled), document_(document) {}

  std::string print() {
    const ComputedStyle initial;
    for (NodeId n = document_.root(); n; n = next_in_order(document_, n, document_.root())) {
      if (document_[n].kind != model::NodeKind::Element) continue;
      const NodeId parent = document_[n].parent;
      element(n, parent ? styled_.style_of(parent) : initial);
    }
    const Distinctions matter = distinctions();
    for (auto const& [context, page] : styled_.pages)
      if (matter.restricted(context) == context) page_line(context, page, matter);
    return std::move(out_);
  }

 private:
  /// What makes any difference between pages.
  struct Distinctions {
    bool first = false, left = false, blank = false;
    std::uint32_t nth = 0;
    model::PageContext restricted(model::PageContext context) const {
      context.first &= first;
      context.left &= left;
      context.blank &= blank;
      context.nth_matches &= nth;
      return context;
    }
  };

  Distinctions distinctions() const {
    Distinctions matter;
    const auto differs = [&](model::PageContext const& a, model::PageContext const& b) {
      const auto x = styled_.pages.find(a), y = styled_.pages.find(b);
      return x != styled_.pages.end() && y != styled_.pages.end() && x->second != y->second;
    };
    for (auto const& [context, page] : styled_.pages) {
      model::PageContext first = context, left = context, blank = context, nth = context;
      first.first = left.left = blank.blank = false;
      matter.first |= differs(context, first);
      matter.left |= differs(context, left);
      matter.blank |= differs(context, blank);
      for (std::uint32_t bit = 1; bit != 0 && bit <= context.nth_matches; bit <<= 1U) {
        nth.nth_matches = context.nth_matches & ~bit;
        if (differs(context, nth)) matter.nth |= bit;
      }
    }
    return matter;
  }

  void element(NodeId n, ComputedStyle const& parent) {
    const std::size_t indent = 2 * static_cast<std::size_t>(depth(document_, n));
    out_.append(indent, ' ');
    name(n);
    append_differences(out_, styled_.style_of(n), parent);
    out_ += '\n';
    for (auto at = styled_.pseudo_elements.lower_bound({n, PseudoElement::None});
         at != styled_.pseudo_elements.end() && at->first.first == n; ++at) {
      out_.append(indent + 2, ' ');
      (out_ += "::") += to_string(at->first.second);
      append_differences(out_, styled_.styles[at->second.index()], styled_.style_of(n));
      out_ += '\n';
    }
  }

  void name(NodeId n) {
    out_ += to_string(document_[n].tag);
    const std::string_view id = document_.attribute(n, "id"), classes = document_.attribute(n, "class");
    if (!id.empty()) (out_ += '#') += id;
    if (!classes.empty()) {
      out_ += '.';
      for (const char c : classes) out_ += c == ' ' ? '.' : c;
    }
    if (document_[n].role != model::Role::None) ((out_ += " [") += to_string(document_[n].role)) += ']';
  }

  /// Pages of all kinds that no rule tells apart are one line.
  void page_line(model::PageContext const& context, model::PageStyle const& page, Distinctions const& matter) {
    out_ += "@page";
    if (!context.name.empty()) (out_ += ' ') += context.name;
    if (context.first) out_ += " :first";
    if (matter.left) out_ += context.left ? " :left" : " :right";
    if (context.blank) out_ += " :blank";
    if (context.nth_matches != 0) append_number(out_ += " :nth ", context.nth_matches);
    out_ += " size ";
    print_value(out_, page.size.width);
    print_value(out_ += ' ', page.size.height);
    out_ += " margin";
    for (const Length l : {page.margin.top, page.margin.right, page.margin.bottom, page.margin.left}) print_value(out_ += ' ', l);
    if (page.bleed != Length()) print_value(out_ += " bleed ", page.bleed);
    if (page.crop_marks) out_ += " crop marks";
    if (page.cross_marks) out_ += " cross marks";
    if (page.rotation != 0) append_number(out_ += " turned ", page.rotation);
    out_ += '\n';
    ComputedStyle const& base = styled_.styles[page.style.index()];
    for (std::size_t i = 0; i < model::margin_box_count; ++i) {
      if (!page.margin_boxes[i].style) continue;
      (out_ += "  @") += to_string(static_cast<model::MarginBoxPosition>(i));
      append_differences(out_, styled_.styles[page.margin_boxes[i].style.index()], base);
      out_ += '\n';
    }
    out_ += "  @footnote";
    append_differences(out_, styled_.styles[page.footnote_area.index()], base);
    out_ += '\n';
  }

  StyledDocument const& styled_;
  model::Document const& document_;
  std::string out_;
};

}  // namespace

std::string dump(StyledDocument const& styled, model::Document const& document) { return StyleDump(styled, document).print(); }

}  // namespace bifolio::style
