// <position> (css-values-4 §8.3) and the three-value form that only background-position has (css-backgrounds-3 §2.6).
#include <vector>

#include "style/values/reader.h"

namespace bifolio::style {
namespace {

using model::LengthPercentage;
using model::Position;

/// A keyword, or an offset.
struct Item {
  enum class Kind { Left, Right, Top, Bottom, Center, Offset };
  Kind kind = Kind::Center;
  LengthPercentage offset;
  bool is_offset() const { return kind == Kind::Offset; }
  bool fits_x() const { return kind == Kind::Left || kind == Kind::Right || kind == Kind::Center || is_offset(); }
  bool fits_y() const { return kind == Kind::Top || kind == Kind::Bottom || kind == Kind::Center || is_offset(); }
};

std::optional<Item> item(ValueReader& in) {
  using Kind = Item::Kind;
  if (in.accept("left")) return Item{Kind::Left, {}};
  if (in.accept("right")) return Item{Kind::Right, {}};
  if (in.accept("top")) return Item{Kind::Top, {}};
  if (in.accept("bottom")) return Item{Kind::Bottom, {}};
  if (in.accept("center")) return Item{Kind::Center, {}};
  const auto offset = in.length_percentage();
  if (!offset) return std::nullopt;
  return Item{Kind::Offset, *offset};
}

/// What is left of the whole behind `offset`.
LengthPercentage complement(LengthPercentage const& offset) {
  if (!offset.expression) return {-offset.length, 100000 - offset.percent, {}};
  using Operation = model::MathOperation;
  std::vector<model::MathStep> steps = offset.expression.steps();
  steps.push_back({Operation::Value, 0, -1, 0});
  steps.push_back({Operation::Product, 2, 0, 0});
  steps.push_back({Operation::Value, 0, 0, 100});
  steps.push_back({Operation::Sum, 2, 0, 0});
  return {{}, 0, model::MathExpression(std::move(steps))};
}

/// Where a keyword stands, `offset` inwards.
LengthPercentage placed(Item const& item, LengthPercentage const& offset = {}) {
  switch (item.kind) {
    case Item::Kind::Offset: return item.offset;
    case Item::Kind::Center: return {{}, 50000, {}};
    case Item::Kind::Left:
    case Item::Kind::Top: return offset;
    case Item::Kind::Right:
    case Item::Kind::Bottom: return complement(offset);
  }
  return {};
}

std::optional<Position> two(Item const& first, Item const& second) {
  if (first.fits_x() && second.fits_y()) return Position{placed(first), placed(second)};
  const bool keywords = !first.is_offset() && !second.is_offset();
  if (keywords && first.fits_y() && second.fits_x()) return Position{placed(second), placed(first)};
  return std::nullopt;
}

/// Two keywords of different axes, at least one with an offset behind it.
std::optional<Position> edges_and_offsets(std::vector<Item> const& items) {
  Item keyword[2];
  LengthPercentage at[2];
  std::size_t count = 0;
  for (std::size_t i = 0; i < items.size(); ++i, ++count) {
    if (count == 2 || items[i].is_offset()) return std::nullopt;
    keyword[count] = items[i];
    const bool has_offset = i + 1 < items.size() && items[i + 1].is_offset();
    if (has_offset && items[i].kind == Item::Kind::Center) return std::nullopt;
    at[count] = has_offset ? placed(items[i], items[i + 1].offset) : placed(items[i]);
    if (has_offset) ++i;
  }
  if (count != 2) return std::nullopt;
  if (keyword[0].fits_x() && keyword[1].fits_y()) return Position{at[0], at[1]};
  if (keyword[0].fits_y() && keyword[1].fits_x()) return Position{at[1], at[0]};
  return std::nullopt;
}

}  // namespace

std::optional<Position> read_place(ValueReader& in, PlaceForm form) {
  std::vector<Item> items;
  const std::size_t most_items = form == PlaceForm::Plane ? 2 : 4;
  while (items.size() < most_items && !in.at_end()) {
    const auto next = item(in);
    if (!next) break;
    items.push_back(*next);
  }
  if (items.size() == 1) {
    const bool vertical = !items[0].fits_x();
    return vertical ? Position{{{}, 50000, {}}, placed(items[0])} : Position{placed(items[0]), {{}, 50000, {}}};
  }
  if (items.size() == 2) return two(items[0], items[1]);
  if (items.size() == 4 || (items.size() == 3 && form == PlaceForm::Background)) return edges_and_offsets(items);
  return std::nullopt;
}

std::optional<LengthPercentage> read_place_on_axis(ValueReader& in, Axis axis) {
  const auto first = item(in);
  if (!first || !(axis == Axis::X ? first->fits_x() : first->fits_y())) return std::nullopt;
  if (first->is_offset() || first->kind == Item::Kind::Center) return placed(*first);
  const auto offset = in.length_percentage();
  return placed(*first, offset.value_or(LengthPercentage{}));
}

}  // namespace bifolio::style
