// Drawings for PDF: a PDF page, made elsewhere, becomes a form XObject (ISO 32000-1 §8.10) that is placed as an image is, on the
// unit square. One reason to change: what of another PDF may be taken over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/haru/object_writer.h"

namespace bifolio::pdf {

/// The first page of `pdf` with all that it needs, as objects of `objects`. Nothing, with `why`, if it cannot be read.
std::optional<Ref> import_drawing(std::string_view pdf, ObjectWriter& objects, std::string& why);

}  // namespace bifolio::pdf
