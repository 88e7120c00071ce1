#include "style/compute.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "style/diagnostics.h"
#include "style/names.h"
#include "style/rows.h"

namespace bifolio::style {
namespace {

using model::ComputedStyle;
using model::Declaration;
using model::Origin;

/// What `revert` goes back to: the style as the origins (or layers) before left it.
struct Snapshot {
  Origin origin;
  std::uint32_t layer;
  ComputedStyle style;
  bool is_end;  ///< of the normal declarations

  auto place() const { return std::tuple(is_end, origin, layer); }
};

std::array<model::Border*, 4> borders_of(ComputedStyle& s) {
  return {&s.border.top, &s.border.right, &s.border.bottom, &s.border.left};
}

class StyleComputer {
 public:
  StyleComputer(ComputeInput const& input, DiagnosticSink& sink) : input_(input), sink_(sink) {
    static_cast<model::InheritedStyle&>(style_) = input.parent;
    static_cast<model::BoxStyle&>(style_) = initial_style();
    style_.text_underline_offset = input.parent.text_underline_offset;  // css-text-decor-4 §2.9: inherits, unlike its neighbours
    context_.units = input.units;
    context_.parent = &input.parent;
    context_.current_color = input.parent.color;
    may_revert_ = std::any_of(input.declarations.begin(), input.declarations.end(), [](AppliedDeclaration const& d) {
      const auto value = (*d.sheet)[d.declaration->value];  // in var()'s fallback too
      return std::any_of(value.begin(), value.end(), [](model::Token const& t) {
        return t.kind == model::TokenKind::Ident && (same_name(t.text, "revert") || same_name(t.text, "revert-layer"));
      });
    });
  }

  ComputedStyle compute() {
    apply(Phase::FontSize);
    context_.units.em = style_.font_size;
    context_.units.font = &style_;
    if (input_.is_root) {  // css-values-4 §6.1.1: rem is the parent's only in the root's own font size
      context_.root_em_in_font_size = context_.units.root_em;
      context_.units.root_em = style_.font_size;
      context_.units.root_font = &style_;
    }
    apply(Phase::Early);
    join_features();
    context_.current_color = style_.color;
    apply(Phase::Normal);
    settle_borders();
    settle_overflow();
    settle_display();
    if (style_.text_align == model::TextAlign::MatchParent) style_.text_align = match_parent();
    return std::move(style_);
  }

 private:
  /// Font sizes are applied in both of the first two phases: first to know what an em is, then for what follows in `font`.
  static bool belongs(Property const& row, Phase phase) {
    return row.phase == phase || (phase == Phase::Early && row.phase == Phase::FontSize);
  }

  void apply(Phase phase) {
    snapshots_.clear();
    for (AppliedDeclaration const& applied : input_.declarations) {
      Declaration const& d = *applied.declaration;
      if (d.property == Declaration::no_property) continue;
      if (may_revert_) remember(applied);
      Property const& row = properties()[d.property];
      if (!row.copy)
        apply_to_all(applied, phase);
      else if (belongs(row, phase))
        apply(applied, row);
    }
  }

  void apply(AppliedDeclaration const& applied, Property const& row) {
    switch (applied.declaration->state) {
      case Declaration::State::Valid: return apply_value(applied, row, (*applied.sheet)[applied.declaration->value]);
      case Declaration::State::HasVariable: return apply_with_variables(applied, row);
      case Declaration::State::UnknownProperty:
      case Declaration::State::UnknownValue:
      case Declaration::State::Unsupported: return;
    }
  }

  void apply_value(AppliedDeclaration const& applied, Property const& row, std::span<model::Token const> value) {
    const WideKeyword wide = wide_keyword(value);
    if (wide != WideKeyword::None) return apply_wide(applied, row, wide);
    ValueReader in(TokenCursor(value), context_);
    row.read(in, style_);
  }

  // css-variables-1 §3.1: invalid at computed-value time is `unset`.
  void apply_with_variables(AppliedDeclaration const& applied, Property const& row) {
    Declaration const& d = *applied.declaration;
    const auto value = substitute((*applied.sheet)[d.value], input_.variables);
    if (value && is_valid_value(row, *value)) return apply_value(applied, row, *value);
    sink_.report_once(invalid_variable, serialize((*applied.sheet)[d.value]) + std::string(d.name), d.span,
                      quoted((*applied.sheet)[d.value]) + " gives no value for “" + std::string(d.name) + "” here");
    apply_wide(applied, row, WideKeyword::Unset);
  }

  void apply_to_all(AppliedDeclaration const& applied, Phase phase) {
    const auto value = substitute((*applied.sheet)[applied.declaration->value], input_.variables);
    const WideKeyword wide = value ? wide_keyword(*value) : WideKeyword::Unset;
    if (wide == WideKeyword::None) return;
    for (Property const& row : properties()) {
      const bool spared = row.name == "direction" || row.name == "unicode-bidi";  // css-cascade-5 §3.2
      if (row.kind == RowKind::Longhand && !spared && belongs(row, phase)) apply_wide(applied, row, wide);
    }
  }

  void apply_wide(AppliedDeclaration const& applied, Property const& row, WideKeyword wide) {
    switch (wide) {
      case WideKeyword::None: return;
      case WideKeyword::Inherit: return row.copy(input_.parent, style_);
      case WideKeyword::Initial: return row.copy(initial_style(), style_);
      case WideKeyword::Unset: return row.copy(row.inherited ? input_.parent : initial_style(), style_);
      case WideKeyword::Revert:
        return void(revert_to(row, [&](Snapshot const& s) { return s.is_end || s.origin >= applied.origin; }));
      case WideKeyword::RevertLayer: return revert_layer(row, {false, applied.origin, applied.layer});
    }
  }

  /// Before the first normal declaration of each origin and layer, and behind the last.
  void remember(AppliedDeclaration const& next) {
    Snapshot now{next.origin, next.layer, {}, next.declaration->important};
    if (!snapshots_.empty() && (snapshots_.back().is_end || snapshots_.back().place() == now.place())) return;
    now.style = style_;
    snapshots_.push_back(std::move(now));
  }

  template <class Predicate>
  bool revert_to(Property const& row, Predicate is_wanted) {
    const auto found = std::find_if(snapshots_.begin(), snapshots_.end(), is_wanted);
    if (found != snapshots_.end()) row.copy(found->style, style_);
    return found != snapshots_.end();
  }

  /// css-cascade-5 §7.3.4: to the layers below in their normal order, also from an important declaration.
  void revert_layer(Property const& row, std::tuple<bool, Origin, std::uint32_t> own) {
    if (!revert_to(row, [&](Snapshot const& s) { return s.place() == own; }))
      revert_to(row, [&](Snapshot const& s) { return s.place() > own; });
  }

  void join_features() {
    style_.font_features.clear();
    for (auto const& group : style_.font_feature_groups)
      style_.font_features.insert(style_.font_features.end(), group.begin(), group.end());
  }

  // css-overflow-3 §3.1
  void settle_overflow() {
    using model::Overflow;
    const auto is_plain = [](Overflow o) { return o == Overflow::Visible || o == Overflow::Clip; };
    if (is_plain(style_.overflow_x) == is_plain(style_.overflow_y)) return;
    for (Overflow* o : {&style_.overflow_x, &style_.overflow_y})
      if (is_plain(*o)) *o = *o == Overflow::Visible ? Overflow::Auto : Overflow::Hidden;
  }

  // css-backgrounds-3 §3.3: no line, no width.
  void settle_borders() {
    for (model::Border* b : borders_of(style_))
      if (b->style == model::BorderStyle::None || b->style == model::BorderStyle::Hidden) b->width = Length();
  }

  // CSS 2.1 §9.7, css-display-3 §2.7
  void settle_display() {
    const bool out_of_flow = style_.position == model::PositionScheme::Absolute || style_.position == model::PositionScheme::Fixed;
    if (out_of_flow) style_.float_ = model::Float::None;
    const bool flex_item = input_.parent.display == model::Display::Flex || input_.parent.display == model::Display::Grid;
    if (out_of_flow || style_.float_ != model::Float::None || flex_item || input_.is_root)
      style_.display = blockified(style_.display);
    if (input_.is_root && style_.display == model::Display::Contents) style_.display = model::Display::Block;
  }

  static model::Display blockified(model::Display display) {
    using model::Display;
    switch (display) {
      case Display::Inline:
      case Display::TableRowGroup:
      case Display::TableHeaderGroup:
      case Display::TableFooterGroup:
      case Display::TableRow:
      case Display::TableCell:
      case Display::TableColumnGroup:
      case Display::TableColumn:
      case Display::TableCaption:
      case Display::Ruby:
      case Display::RubyBase:
      case Display::RubyText:
      case Display::RubyBaseContainer:
      case Display::RubyTextContainer:
      case Display::InlineBlock: return Display::Block;
      case Display::InlineTable: return Display::Table;
      case Display::None:
      case Display::Contents:
      case Display::Block:
      case Display::FlowRoot:
      case Display::ListItem:
      case Display::Table:
      case Display::Flex:
      case Display::Grid: return display;
    }
    return display;
  }

  // css-text-4 §6.1
  model::TextAlign match_parent() const {
    const bool ltr = input_.parent.direction == model::Direction::Ltr;
    if (input_.parent.text_align == model::TextAlign::Start) return ltr ? model::TextAlign::Left : model::TextAlign::Right;
    if (input_.parent.text_align == model::TextAlign::End) return ltr ? model::TextAlign::Right : model::TextAlign::Left;
    return input_.parent.text_align;
  }

  ComputeInput const& input_;
  DiagnosticSink& sink_;
  ComputedStyle style_;
  ValueContext context_;
  std::vector<Snapshot> snapshots_;
  bool may_revert_ = false;
};

}  // namespace

ComputedStyle const& initial_style() {
  static const ComputedStyle style = [] {
    ComputedStyle s;
    for (model::Border* b : borders_of(s)) b->width = Length::from_px(3), b->color = current_color_mark;
    s.outline.color = s.column_rule.color = current_color_mark;
    s.text_decoration_color = current_color_mark;
    return s;
  }();
  return style;
}

ComputedStyle with_colors(ComputedStyle style) {
  const auto settle = [&](Color& color) {
    if (color == current_color_mark) color = style.color;
  };
  for (model::Border* b : borders_of(style)) settle(b->color);
  settle(style.outline.color);
  settle(style.column_rule.color);
  settle(style.background_color);
  style.text_decoration_color_is_current = style.text_decoration_color == current_color_mark;
  if (style.text_decoration_color_is_current) style.text_decoration_color = Color::black();
  for (model::Shadow& s : style.box_shadow) settle(s.color);
  for (model::Shadow& s : style.text_shadow) settle(s.color);
  const auto settle_image = [&](model::BackgroundImage& image) {
    for (model::Gradient& gradient : image.gradient)
      for (model::ColorStop& stop : gradient.stops) settle(stop.color);
  };
  for (model::BackgroundImage& image : style.background_image) settle_image(image);
  settle_image(style.border_image.source);
  return style;
}

ComputedStyle compute_style(ComputeInput const& input, DiagnosticSink& sink) { return StyleComputer(input, sink).compute(); }

bool is_valid_value(Property const& property, std::span<model::Token const> value) {
  if (wide_keyword(value) != WideKeyword::None) return true;
  if (value.empty()) return false;
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in(TokenCursor(value), context);
  ComputedStyle scratch;
  return property.read(in, scratch) && in.at_end();
}

}  // namespace bifolio::style
