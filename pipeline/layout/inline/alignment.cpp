#include "layout/inline/alignment.h"

namespace bifolio::layout {

model::TextAlignLast aligned_as(model::TextAlign align) {
  switch (align) {
    case model::TextAlign::Start:
    case model::TextAlign::MatchParent: return model::TextAlignLast::Start;
    case model::TextAlign::End: return model::TextAlignLast::End;
    case model::TextAlign::Left: return model::TextAlignLast::Left;
    case model::TextAlign::Right: return model::TextAlignLast::Right;
    case model::TextAlign::Center: return model::TextAlignLast::Center;
    case model::TextAlign::Justify:
    case model::TextAlign::JustifyAll: return model::TextAlignLast::Justify;
  }
  return model::TextAlignLast::Start;
}

bool is_justified(model::ComputedStyle const& style) {
  return aligned_as(style.text_align) == model::TextAlignLast::Justify && style.text_justify != model::TextJustify::None;
}

// css-text-4 §7.2
model::TextAlignLast alignment(model::ComputedStyle const& style, bool is_last) {
  if (!is_last || style.text_align == model::TextAlign::JustifyAll) return aligned_as(style.text_align);
  if (style.text_align_last != model::TextAlignLast::Auto) return style.text_align_last;
  const model::TextAlignLast align = aligned_as(style.text_align);
  return align == model::TextAlignLast::Justify ? model::TextAlignLast::Start : align;
}

Length aligned_offset(model::TextAlignLast align, Length slack, bool right_to_left) {
  if (slack < Length()) return right_to_left ? slack : Length();
  switch (align) {
    case model::TextAlignLast::Left: return {};
    case model::TextAlignLast::Right: return slack;
    case model::TextAlignLast::Center: return slack / 2;
    case model::TextAlignLast::Auto:
    case model::TextAlignLast::Start:
    case model::TextAlignLast::Justify: return right_to_left ? slack : Length();
    case model::TextAlignLast::End: return right_to_left ? Length() : slack;
  }
  return {};
}

}  // namespace bifolio::layout
