// Inline layout's first phase: the inline-level boxes of a block container become one Paragraph. Changes when a kind of box, or
// what of its style bears on text, changes.
#pragma once

#include "layout/context.h"
#include "layout/inline/paragraph.h"

namespace bifolio::layout {

/// How a paragraph differs from its container's boxes as they are.
struct CollectOptions {
  model::BoxId left_out;       ///< an initial letter's box, which is set apart
  model::BoxId first_line_of;  ///< the container in whose first line's styles the text is; none: in its own
  Length font_size;            ///< when not zero: of all text: an initial letter's
};

/// Objects are not measured yet.
Paragraph collect(LayoutContext& context, model::BoxId container, CollectOptions const& options = {});

/// A paragraph of `text` alone, in `style`, which outlives it. The text is copied to the output's strings.
Paragraph collect_text(LayoutContext& context, std::string_view text, InlineStyle const& style);

}  // namespace bifolio::layout
