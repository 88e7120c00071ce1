#include "check/epub/paths.h"

#include <vector>

namespace bifolio::check {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return out;
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find_first_of(":/?#");
  return url.substr(0, 2) == "//" || (colon != std::string_view::npos && colon > 0 && url[colon] == ':');
}

// RFC 3986 §5.2.4. A path that leads out of the archive keeps its "..", and so names no file.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    if (part == ".." && !parts.empty() && parts.back() != "..")
      parts.pop_back();
    else if (part != "." && !part.empty())
      parts.push_back(part);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  std::string out;
  for (const std::string_view part : parts) (out += out.empty() ? "" : "/") += part;
  return out;
}

}  // namespace

Reference resolve_reference(std::string_view url, std::string_view from) {
  Reference result;
  if (has_scheme(url)) return result.remote = true, result;
  const std::size_t hash = std::min(url.find('#'), url.size());
  if (hash < url.size()) result.fragment = decoded(url.substr(hash + 1));
  const std::string_view path = url.substr(0, std::min(url.find('?'), hash));
  const std::size_t folder = from.rfind('/');
  if (path.empty())
    result.path = from;
  else
    result.path = without_dots(std::string(folder == std::string_view::npos ? "" : from.substr(0, folder + 1)) + decoded(path));
  return result;
}

}  // namespace bifolio::check
