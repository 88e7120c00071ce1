// Hashing and printing of the values that some scripts need. Changes with their model.
#include "model/dump.h"
#include "style/fields.h"

namespace bifolio::style {

void hash_value(Hasher& h, model::TextAutospace const& value) {
  h.add((value.ideograph_alpha ? 1U : 0U) | (value.ideograph_numeric ? 2U : 0U) | (value.punctuation ? 4U : 0U) |
        (value.replace ? 8U : 0U));
}
void hash_value(Hasher& h, model::TextEmphasis const& value) {
  hash_value(h, value.shape), hash_value(h, value.open), hash_value(h, value.text);
}

void print_value(std::string& out, model::TextAutospace const& value) {
  if (value == model::TextAutospace{}) {
    out += "normal";
    return;
  }
  if (!value.any()) {
    out += "no-autospace";
    return;
  }
  const std::size_t before = out.size();
  if (value.ideograph_alpha) out += "ideograph-alpha ";
  if (value.ideograph_numeric) out += "ideograph-numeric ";
  if (value.punctuation) out += "punctuation ";
  if (value.replace) out += "replace ";
  if (out.size() > before) out.pop_back();
}

void print_value(std::string& out, model::TextEmphasis const& value) {
  using Shape = model::TextEmphasis::Shape;
  if (value.shape == Shape::None) {
    out += "none";
    return;
  }
  if (value.shape == Shape::Text) return model::append_quoted(out, value.text);
  out += value.open ? "open" : "filled";
  switch (value.shape) {
    case Shape::None:
    case Shape::Auto:
    case Shape::Text: return;
    case Shape::Dot: out += " dot"; return;
    case Shape::Circle: out += " circle"; return;
    case Shape::DoubleCircle: out += " double-circle"; return;
    case Shape::Triangle: out += " triangle"; return;
    case Shape::Sesame: out += " sesame"; return;
  }
}

}  // namespace bifolio::style
