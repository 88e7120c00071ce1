// Choosing the face of a family that comes closest to what a style asks for (css-fonts-4 §5.2). Inside text/ only.
#pragma once

#include <tuple>

#include "text/face_source.h"

namespace bifolio::text {

/// How far a face is from the wish: compared in CSS's order, stretch before slant before weight; the least wins.
using MatchRank = std::tuple<std::int32_t, std::int32_t, std::int32_t>;
MatchRank match_rank(FaceRequest const& wish, FaceSource const& face);

}  // namespace bifolio::text
