// Which characters an emphasis mark is drawn for. Changes with css-text-decor's rule.
#pragma once

namespace bifolio::text {

/// css-text-decor-4 §3.5: letters, digits and symbols; not spaces, controls and punctuation (but # % ‰ ‱ @ & § ¶ and their like).
bool takes_emphasis_mark(char32_t c);

}  // namespace bifolio::text
