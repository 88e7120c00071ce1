#include "app/styles_json.h"

#include <nlohmann/json.hpp>

#include "style/style.h"

namespace bifolio::app {
namespace {

using Json = nlohmann::ordered_json;
using model::NodeId;

Json style_json(model::ComputedStyle const& style) {
  Json out = Json::object();
  for (style::ComputedValue& v : style::computed_values(style)) out.emplace(v.property, std::move(v.value));
  return out;
}

Json element_json(model::StyledDocument const& styled, model::Document const& document, NodeId n) {
  Json out = {{"tag", model::to_string(document[n].tag)}};
  for (const std::string_view name : {"id", "class"})
    if (document.has_attribute(n, name)) out[std::string(name)] = document.attribute(n, name);
  out["style"] = styled.of_node[n.index()].index();
  for (auto at = styled.pseudo_elements.lower_bound({n, model::PseudoElement::None});
       at != styled.pseudo_elements.end() && at->first.first == n; ++at)
    out["pseudo"][std::string(style::pseudo_element_name(at->first.second))] = at->second.index();
  return out;
}

}  // namespace

std::string styles_json(model::StyledDocument const& styled, model::Document const& document) {
  Json out = {{"media", styled.media == model::MediaType::Print ? "print" : "screen"}};
  out["styles"] = Json::array();
  for (model::ComputedStyle const& style : styled.styles) out["styles"].push_back(style_json(style));
  Json& elements = out["elements"] = Json::array();
  std::vector<std::size_t> number_of(document.size());  // of an element in the list
  for (NodeId n = document.root(); n; n = next_in_order(document, n, document.root())) {
    if (document[n].kind != model::NodeKind::Element) continue;
    number_of[n.index()] = elements.size();
    elements.push_back(element_json(styled, document, n));
    if (const NodeId parent = document[n].parent) elements.back()["parent"] = number_of[parent.index()];
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bifolio::app
