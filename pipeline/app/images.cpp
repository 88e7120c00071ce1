#include "app/images.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/diagnostics.h"
#include "app/image_header.h"
#include "app/webp.h"
#include "base/ascii.h"
#include "base/files.h"
#include "base/percent.h"

namespace bifolio::app {
namespace {

// A larger image is a mistake, not a picture.
constexpr std::size_t byte_limit = std::size_t{256} << 20;
constexpr double pixel_limit = 400e6;

// RFC 3986 §3.1; a single letter is not a scheme here but a drive.
std::string_view scheme_of(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || colon < 2) return {};
  const auto is_scheme = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  return std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(colon), is_scheme) ? url.substr(0, colon)
                                                                                               : std::string_view();
}

bool is_relative(std::string_view url) { return !url.empty() && url[0] != '/' && scheme_of(url).empty(); }

// RFC 4648 §4; white space is skipped. Nothing for anything else.
std::optional<std::string> base64_decode(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z')
      value = c - 'A';
    else if (c >= 'a' && c <= 'z')
      value = c - 'a' + 26;
    else if (c >= '0' && c <= '9')
      value = c - '0' + 52;
    else if (c == '+' || c == '-')
      value = 62;
    else if (c == '/' || c == '_')
      value = 63;
    else if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t')
      continue;
    else
      return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++count % 4 != 1) out += static_cast<char>(bits >> (6 - 2 * ((count - 1) % 4)) & 0xFF);
  }
  return out;
}

// "Figure 1.PNG" to "figure-1": letters that every zip reader and every URL takes as they are.
std::string file_stem(std::string_view path) {
  path = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  path = path.substr(0, path.rfind('.'));
  std::string stem;
  for (const char c : path) {
    const char lower = to_lower(c);
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
      stem += lower;
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
  }
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return stem.empty() ? "image" : stem.substr(0, 60);
}

class Loader {
 public:
  explicit Loader(DiagnosticSink& sink) : sink_(sink) {}

  void load(std::string_view url, Span span) {
    if (url.empty() || !seen_.insert(std::string(url)).second) return;
    const std::string_view shown = url.substr(0, 200);
    const std::string_view scheme = scheme_of(url);
    std::optional<std::string> bytes;
    if (scheme == "data")
      bytes = read_data_url(url, span);
    else if (scheme.empty() || scheme == "file")
      bytes = read_path(scheme.empty() ? url : url.substr(url.find("//") == 5 ? 7 : 5), span);
    else
      sink_.report(image_remote, span, "the image " + std::string(shown) + " is not on this machine; save it beside the document");
    if (bytes) add(std::string(url), std::move(*bytes), span);
  }

  model::Resources take() { return std::move(resources_); }

 private:
  std::optional<std::string> read_path(std::string_view url, Span span) {
    std::string path(url.substr(0, url.find_first_of("?#")));
    if (path.empty()) path = std::string(url);
    try {
      return read_file(percent_decoded_bytes(path), byte_limit);
    } catch (EnvironmentError const& problem) {
      sink_.report(image_unreadable, span, std::string("cannot read the image ") + problem.what());
      return std::nullopt;
    }
  }

  std::optional<std::string> read_data_url(std::string_view url, Span span) {
    const std::size_t comma = url.find(',');
    std::optional<std::string> bytes;
    if (comma != std::string_view::npos) {
      bytes = percent_decoded_bytes(url.substr(comma + 1));
      if (url.substr(0, comma).ends_with(";base64")) bytes = base64_decode(*bytes);
    }
    if (!bytes) sink_.report(image_damaged, span, "the image's data: URL cannot be decoded");
    return bytes;
  }

  void add(std::string url, std::string bytes, Span span) {
    const Hash128 hash = hash128(bytes);
    if (const auto known = by_hash_.find(hash); known != by_hash_.end()) return resources_.add_name(std::move(url), known->second);
    std::string why;
    if (image_type(bytes) == "WebP" && !convert_webp(url, bytes, span)) return;
    const std::optional<ImageHeader> header = read_image_header(bytes, why);
    if (!header) {
      const std::string_view type = image_type(bytes);
      return sink_.report(type == "PNG" || type == "JPEG" || type == "GIF" || type == "SVG" ? image_damaged : image_format, span,
                          "the image " + url.substr(0, 200) + " cannot be used: " + why);
    }
    if (header->size.width * header->size.height > pixel_limit)
      return sink_.report(image_limit, span, "the image " + url.substr(0, 200) + " has more than 400 million pixels");
    model::Resource resource{
        url, unique_name(url, header->format), std::move(bytes), header->format, header->size, header->orientation, hash};
    by_hash_.emplace(hash, resources_.add(std::move(resource)));
  }

  /// True when `bytes` are now those of a PNG.
  bool convert_webp(std::string const& url, std::string& bytes, Span span) {
    std::string why;
    std::optional<std::string> png = webp_to_png(bytes, why);
    if (png)
      sink_.report(image_converted, span, "the WebP image " + url.substr(0, 200) + " is taken over as PNG");
    else
      sink_.report(image_damaged, span, "the image " + url.substr(0, 200) + " cannot be used: " + why);
    if (png) bytes = std::move(*png);
    return png.has_value();
  }

  std::string unique_name(std::string_view url, model::ImageFormat format) {
    const std::string stem = scheme_of(url) == "data" ? "image" : file_stem(url);
    const std::string extension = std::string(model::file_extension(format));
    std::string name = stem + extension;
    for (int n = 2; !names_.insert(name).second; ++n) name = stem + '-' + std::to_string(n) + extension;
    return name;
  }

  DiagnosticSink& sink_;
  model::Resources resources_;
  std::set<std::string, std::less<>> seen_;
  std::set<std::string> names_;
  std::map<Hash128, model::ResourceId> by_hash_;
};

}  // namespace

void rebase_references(model::Document& document, std::string_view folder) {
  if (folder.empty()) return;
  const std::string before = path_in_url(folder);
  for (model::NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (!document.is_element(n, model::Tag::Img)) continue;
    const std::string_view src = document.attribute(n, "src");
    if (is_relative(src)) document.set_attribute(n, "src", before + std::string(src));
  }
  if (is_relative(document.metadata.cover)) document.metadata.cover.insert(0, before);
  for (std::string& sheet : document.metadata.style_sheets)
    if (is_relative(sheet) && sheet.ends_with(".css")) sheet.insert(0, folder);
}

namespace {

bool shows_images(std::string_view property) {
  constexpr std::string_view names[] = {"background", "background-image", "border-image", "border-image-source",
                                        "list-style", "list-style-image", "content"};
  return std::find(std::begin(names), std::end(names), property) != std::end(names);
}

/// url(#x) is a place in the document.
void load_url(Loader& loader, model::Token const& token, Span span) {
  if (!token.text.starts_with('#')) loader.load(token.text, span);
}

void load_images_of(Loader& loader, model::StyleSheet const& sheet, std::vector<model::Rule> const& rules) {
  for (model::Rule const& rule : rules) {
    for (model::Declaration const& declaration : rule.declarations) {
      if (!shows_images(declaration.name)) continue;
      model::Token const* before = nullptr;
      for (model::Token const& token : sheet[declaration.value]) {
        const bool quoted = token.kind == model::TokenKind::String && before != nullptr &&
                            before->kind == model::TokenKind::Function && before->text == "url";
        if (token.kind == model::TokenKind::Url || quoted) load_url(loader, token, declaration.span);
        if (token.kind != model::TokenKind::Whitespace) before = &token;
      }
    }
    load_images_of(loader, sheet, rule.rules);
  }
}

}  // namespace

model::Resources load_images(model::Document const& document, std::vector<model::StyleSheet> const& sheets, DiagnosticSink& sink) {
  Loader loader(sink);
  if (!document.metadata.cover.empty()) loader.load(document.metadata.cover, document.metadata.cover_span);
  for (model::NodeId n = document.body(); n; n = next_in_order(document, n, document.body()))
    if (document.is_element(n, model::Tag::Img)) loader.load(document.attribute(n, "src"), document[n].span);
  for (model::StyleSheet const& sheet : sheets) load_images_of(loader, sheet, sheet.rules);
  return loader.take();
}

}  // namespace bifolio::app
