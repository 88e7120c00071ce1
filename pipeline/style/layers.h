// LayerTree: the cascade layers of all sheets, in order of first appearance.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bifolio::style {

/// Cascade layers (css-cascade-5 §6.4.2): a tree in order of first appearance. What a layer holds directly comes after its
/// sublayers.
class LayerTree {
 public:
  static constexpr std::uint32_t root = 0;

  std::uint32_t child(std::uint32_t parent, std::string_view name) {
    if (name.empty()) return add(parent);  // anonymous: always a new one
    const std::size_t dot = name.find('.');
    const auto [at, fresh] = by_name_.try_emplace({parent, std::string(name.substr(0, dot))}, 0);
    if (fresh) at->second = add(parent);
    return dot == std::string_view::npos ? at->second : child(at->second, name.substr(dot + 1));
  }

  std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> out(children_.size());
    std::uint32_t next = 0;
    std::vector<std::pair<std::uint32_t, std::size_t>> stack = {{root, 0}};
    while (!stack.empty()) {
      auto& [layer, at] = stack.back();
      if (at < children_[layer].size()) {
        const std::uint32_t child = children_[layer][at++];
        stack.emplace_back(child, 0);
      } else {
        out[layer] = next++;
        stack.pop_back();
      }
    }
    return out;
  }

 private:
  std::uint32_t add(std::uint32_t parent) {
    const auto id = static_cast<std::uint32_t>(children_.size());
    children_.emplace_back();
    children_[parent].push_back(id);
    return id;
  }
  std::vector<std::vector<std::uint32_t>> children_ = {{}};
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> by_name_;
};

}  // namespace bifolio::style
