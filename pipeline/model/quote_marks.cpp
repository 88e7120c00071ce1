#include "model/quote_marks.h"

#include <string>
#include <utility>

#include "base/ascii.h"

namespace bifolio::model {
namespace {

constexpr QuoteMarks english = {"“", "”", "‘", "’"};
constexpr QuoteMarks german = {"„", "“", "‚", "‘"};
constexpr QuoteMarks guillemets = {"«", "»", "“", "”"};
constexpr QuoteMarks guillemets_low = {"«", "»", "„", "“"};
constexpr QuoteMarks guillemets_single = {"«", "»", "‘", "’"};
constexpr QuoteMarks low_high = {"„", "”", "«", "»"};
constexpr QuoteMarks low_high_inward = {"„", "”", "»", "«"};
constexpr QuoteMarks low_high_single = {"„", "”", "‚", "’"};
constexpr QuoteMarks right_right = {"”", "”", "’", "’"};
constexpr QuoteMarks swiss = {"«", "»", "‹", "›"};
constexpr QuoteMarks inward = {"»", "«", "›", "‹"};
constexpr QuoteMarks right_left = {"”", "“", "’", "‘"};
constexpr QuoteMarks corners = {"「", "」", "『", "』"};

// Sorted by nothing: short enough to read through once an element with quotes. The longest matching tag wins.
constexpr std::pair<std::string_view, QuoteMarks const*> languages[] = {
    {"en", &english},
    {"de", &german},
    {"de-ch", &swiss},
    {"de-li", &swiss},
    {"fr", &guillemets},
    {"fr-ch", &swiss},
    {"it", &guillemets},
    {"it-ch", &swiss},
    {"es", &guillemets},
    {"es-419", &english},
    {"es-mx", &english},
    {"ast", &guillemets},
    {"oc", &guillemets},
    {"br", &guillemets},
    {"sc", &guillemets},
    {"rm", &swiss},
    {"gsw", &swiss},
    {"ca", &guillemets},
    {"gl", &guillemets},
    {"eu", &guillemets},
    {"pt", &english},
    {"pt-pt", &guillemets},
    {"pt-ao", &guillemets},
    {"pt-mz", &guillemets},
    {"el", &guillemets},
    {"ru", &guillemets_low},
    {"uk", &guillemets_low},
    {"be", &guillemets_low},
    {"ky", &guillemets_low},
    {"os", &guillemets_low},
    {"sah", &guillemets_low},
    {"tt", &guillemets_low},
    {"ba", &guillemets_low},
    {"cv", &guillemets_low},
    {"kk", &guillemets},
    {"mg", &guillemets},
    {"ti", &guillemets},
    {"rw", &guillemets_single},
    {"bg", &german},
    {"lb", &german},
    {"nds", &german},
    {"hsb", &german},
    {"dsb", &german},
    {"cs", &german},
    {"sk", &german},
    {"sl", &german},
    {"hr", &low_high_single},
    {"sr", &low_high_single},
    {"bs", &low_high_single},
    {"cnr", &low_high_single},
    {"sh", &low_high_single},
    {"mk", &german},
    {"pl", &low_high},
    {"ro", &low_high},
    {"hu", &low_high_inward},
    {"nl", &english},
    {"da", &inward},
    {"nb", &guillemets_single},
    {"nn", &guillemets_single},
    {"no", &guillemets_single},
    {"sv", &right_right},
    {"fi", &right_right},
    {"se", &right_right},
    {"yi", &right_right},
    {"is", &german},
    {"et", &german},
    {"lv", &english},
    {"lt", &german},
    {"sq", &guillemets},
    {"tr", &english},
    {"he", &right_right},
    {"ar", &right_left},
    {"ur", &right_left},
    {"am", &swiss},
    {"fa", &swiss},
    {"hy", &guillemets},
    {"ka", &german},
    {"ja", &corners},
    {"zh-hant", &corners},
    {"zh-tw", &corners},
    {"zh-hk", &corners},
    {"zh-mo", &corners},
    {"yue", &corners},
    {"yue-hans", &english},
    {"zh", &english},
    {"ko", &english},
    {"la", &english},
};

bool is_prefix_tag(std::string_view prefix, std::string_view tag) {
  return tag.substr(0, prefix.size()) == prefix && (tag.size() == prefix.size() || tag[prefix.size()] == '-');
}

}  // namespace

QuoteMarks const& quote_marks(std::string_view language) {
  const std::string tag = lower_case(language);
  QuoteMarks const* best = &english;
  std::size_t longest = 0;
  for (auto const& [name, marks] : languages)
    if (name.size() > longest && is_prefix_tag(name, tag)) best = marks, longest = name.size();
  return *best;
}

}  // namespace bifolio::model
