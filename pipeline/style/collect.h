// Collecting: the rules of all sheets that apply in one medium, flattened and put in cascade order (css-cascade-5 §6).
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "model/style_sheet.h"
#include "style/compute.h"

namespace bifolio::style {

struct RuleOrigin {
  model::Rule const* rule = nullptr;
  model::StyleSheet const* sheet = nullptr;
  model::Origin origin = model::Origin::Author;
  std::uint32_t layer = 0;  ///< rank: later layers are larger, rules without a layer largest
  std::uint32_t order = 0;  ///< of appearance, over all sheets
};

/// One selector of a style rule.
struct SelectorEntry {
  RuleOrigin from;
  model::Selector const* selector = nullptr;
};

struct CollectedRules {
  /// By ascending precedence of normal declarations: origin, layer, specificity, order.
  std::vector<SelectorEntry> selectors;
  std::vector<RuleOrigin> pages, font_faces, font_feature_values, counter_styles,
      properties;  ///< by ascending precedence, specificity left out
};

/// Of @property rules by ascending precedence.
RegisteredProperties registered_properties(std::vector<RuleOrigin> const& rules);

/// Reports counter styles that the rules name and nobody defines.
void check_counter_style_names(CollectedRules const& rules, std::map<std::string, model::CounterStyle> const& defined,
                               DiagnosticSink& sink);

CollectedRules collect_rules(std::vector<model::StyleSheet> const& sheets, model::MediaType media);

}  // namespace bifolio::style
