#include "app/style_sheets.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/diagnostics.h"
#include "app/share.h"
#include "base/files.h"
#include "style/style.h"

namespace bifolio::app {
namespace {

using model::Origin;

class SheetLoader {
 public:
  SheetLoader(Publication& publication, std::string styles_folder) : publication_(publication), folder_(std::move(styles_folder)) {}

  bool is_theme(std::string const& name) const {
    return name == "none" || (is_shipped(name) && name != "base" && name != "foundation" && name != "common" && !is_trim(name));
  }
  /// A small sheet that gives a theme another page.
  bool is_trim(std::string const& name) const { return name.starts_with("trim-") && is_shipped(name); }
  /// The names of the sheets that may be asked for, sorted.
  std::vector<std::string> names() const {
    std::vector<std::string> names = {"none"};
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder_, error)) {
      const std::string name = entry.path().stem().string();
      if (is_theme(name) || is_trim(name)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void load_shipped(std::string const& name, Origin origin) { load(folder_ + name + ".css", "styles/" + name + ".css", origin); }
  void load_author(std::string const& path) { load(path, path, Origin::Author); }
  std::vector<model::StyleSheet> take() { return std::move(sheets_); }

 private:
  bool is_shipped(std::string const& name) const {
    std::error_code error;
    return name.find('/') == std::string::npos && std::filesystem::exists(folder_ + name + ".css", error);
  }

  // `shown` is the path that diagnostics name: shipped sheets are not on a path that the user knows.
  void load(std::string const& path, std::string const& shown, Origin origin) {
    const SourceId id = read(path, shown);
    const style::Importer importer = [this, origin](std::string_view url, std::string_view from, Span place) {
      return import(url, from, place, origin);
    };
    sheets_.push_back(style::parse_sheet(publication_.sources, id, origin, importer, publication_.sink));
  }

  SourceId read(std::string const& path, std::string const& shown) {
    std::string why;
    auto decoded = parse::decode(read_file(path), why);
    if (!decoded) throw EnvironmentError(path, "is not a style sheet: " + why);
    const SourceId id = publication_.sources.add(shown, std::exchange(decoded->text, {}));
    parse::report_replacements(*decoded, id, publication_.sink);
    return id;
  }

  // Relative to the importing sheet; what is on the network is not fetched.
  SourceId import(std::string_view url, std::string_view from, Span place, Origin origin) {
    const std::size_t slash = from.rfind('/');
    const std::string path = url.starts_with('/') || slash == std::string_view::npos
                                 ? std::string(url)
                                 : std::string(from.substr(0, slash + 1)).append(url);
    if (url.find("://") != std::string_view::npos)
      return publication_.sink.report(import_unreadable, place,
                                      "@import " + std::string(url) + ": only files on this machine are read"),
             SourceId();
    try {
      return read(origin == Origin::Author ? path : folder_ + path.substr(path.rfind('/') + 1), path);
    } catch (EnvironmentError const& problem) {
      publication_.sink.report(import_unreadable, place, std::string("@import: ") + problem.what());
      return {};
    }
  }

  Publication& publication_;
  std::string folder_;
  std::vector<model::StyleSheet> sheets_;
};

/// A word that is neither a sheet of ours nor a file: names what there is.
void demand_sheet(SheetLoader const& loader, std::string const& style) {
  std::error_code error;
  if (style.find_first_of("./") != std::string::npos || std::filesystem::exists(style, error)) return;
  std::string list;
  for (std::string const& name : loader.names()) (list += list.empty() ? "" : ", ") += name;
  throw EnvironmentError(style, "is neither a file nor a shipped style sheet (" + list + ")");
}

}  // namespace

std::vector<model::StyleSheet> load_style_sheets(Request const& request, Publication& publication) {
  SheetLoader loader(publication, share_folder() + "/styles/");
  model::Metadata const& metadata = publication.document.metadata;
  std::string theme = metadata.type == model::PublicationType::Book ? "book" : "article";
  std::vector<std::string> trims, own;
  const auto choose = [&](std::string const& style) {
    if (loader.is_theme(style)) {
      theme = style;
    } else if (loader.is_trim(style)) {
      trims.push_back(style);
    } else {
      demand_sheet(loader, style);
      own.push_back(style);
    }
  };
  for (std::string const& style : metadata.style_sheets) choose(style);
  for (std::string const& style : request.styles) choose(style);
  loader.load_shipped("base", Origin::UserAgent);
  loader.load_shipped("foundation", Origin::Theme);
  if (theme != "none") loader.load_shipped(theme, Origin::Theme);
  for (std::string const& trim : trims) loader.load_shipped(trim, Origin::Theme);
  for (std::string const& path : own) loader.load_author(path);
  return loader.take();
}

}  // namespace bifolio::app
