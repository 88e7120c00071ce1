#include "pdf/navigation/trees.h"

#include <algorithm>

#include "base/numbers.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t fan_out = 64;

struct TreeNode {
  Ref ref;
  std::string first, last;  ///< the smallest and largest key, as PDF text
};

std::string limits(std::string const& first, std::string const& last) { return "/Limits[" + first + ' ' + last + ']'; }

// Joins nodes under parents until one is left; that one has no limits (table 36).
Ref join(ObjectWriter& objects, std::vector<TreeNode> nodes) {
  do {
    std::vector<TreeNode> parents;
    const bool is_root = nodes.size() <= fan_out;
    for (std::size_t i = 0; i < nodes.size(); i += fan_out) {
      const std::size_t end = std::min(i + fan_out, nodes.size());
      std::string body = "<<";
      if (!is_root) body += limits(nodes[i].first, nodes[end - 1].last);
      body += "/Kids[";
      for (std::size_t k = i; k < end; ++k) {
        if (k != i) body += ' ';
        append_ref(body, nodes[k].ref);
      }
      parents.push_back({objects.put(body + "]>>"), nodes[i].first, nodes[end - 1].last});
    }
    nodes = std::move(parents);
  } while (nodes.size() > 1);
  return nodes.front().ref;
}

// `entries`: key and value as PDF text.
Ref write_tree(ObjectWriter& objects, std::string_view leaf_key, std::vector<std::pair<std::string, std::string>> const& entries) {
  if (entries.empty()) return objects.put("<<" + std::string(leaf_key) + "[]>>");
  std::vector<TreeNode> leaves;
  for (std::size_t i = 0; i < entries.size(); i += fan_out) {
    const std::size_t end = std::min(i + fan_out, entries.size());
    std::string body = "<<" + limits(entries[i].first, entries[end - 1].first) + std::string(leaf_key) + '[';
    for (std::size_t k = i; k < end; ++k) body.append(entries[k].first).append(1, ' ').append(entries[k].second).append(1, '\n');
    leaves.push_back({objects.put(body + "]>>"), entries[i].first, entries[end - 1].first});
  }
  return join(objects, std::move(leaves));
}

}  // namespace

Ref write_name_tree(ObjectWriter& objects, std::vector<std::pair<std::string, std::string>> const& entries) {
  if (entries.empty()) return {};
  std::vector<std::pair<std::string, std::string>> written;
  written.reserve(entries.size());
  for (auto const& [key, value] : entries) {
    std::string name;
    append_byte_string(name, key);
    written.emplace_back(std::move(name), value);
  }
  return write_tree(objects, "/Names", written);
}

Ref write_number_tree(ObjectWriter& objects, std::vector<Ref> const& values) {
  std::vector<std::pair<std::string, std::string>> written;
  written.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::string value;
    append_ref(value, values[i]);
    written.emplace_back(std::to_string(i), std::move(value));
  }
  return write_tree(objects, "/Nums", written);
}

}  // namespace bifolio::pdf
