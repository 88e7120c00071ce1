// Ruby (css-ruby-1): bases are part of the paragraph's text, annotations are lines of their own that stand over or under them.
// Collecting pairs them, measuring makes room, placing puts them where their bases are. Changes with css-ruby.
#pragma once

#include <map>

#include "layout/context.h"
#include "layout/inline/line_content.h"
#include "layout/inline/paragraph.h"

namespace bifolio::layout {

/// Whether the box is an annotation, or a container of them, in a ruby box: it is not part of the paragraph's text.
bool is_ruby_annotation(model::BoxTree const& tree, model::BoxId box);

/// The ruby box's bases and annotations, paired (§2.2). `bases` gets the number of each base.
void pair_ruby(model::BoxTree const& tree, model::BoxId ruby, Paragraph& paragraph, std::map<model::BoxId, std::uint32_t>& bases);

/// Lays out the annotations and makes room for them (§4).
void measure_ruby(LayoutContext& context, Paragraph& paragraph);

/// Whether a line may not end at the paragraph's offset `at`, which is within a base, or between bases under one annotation. A base
/// wider than `line` is divided all the same.
bool is_kept_by_ruby(Paragraph const& paragraph, std::uint32_t at, Length line);

/// Puts the annotations of the bases that begin on the line where they stand. Atoms have their places.
void place_ruby(LayoutContext& context, Paragraph const& paragraph, LineContent& line, Line& placed);

}  // namespace bifolio::layout
