#include "check/epub/package.h"

#include <algorithm>
#include <array>
#include <set>

#include "check/epub/diagnostics.h"
#include "check/epub/paths.h"

namespace bifolio::check {
namespace {

std::string trimmed(std::string const& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// epub-33 §5.5.4: CCYY-MM-DDThh:mm:ssZ.
bool is_modification_time(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return false;
  return true;
}

/// What a file's first bytes say it is; empty for what has no signature.
std::string_view sniffed_type(std::string_view bytes) {
  const auto begins = [&](std::string_view signature) { return bytes.substr(0, signature.size()) == signature; };
  if (begins("\x89PNG\r\n\x1a\n")) return "image/png";
  if (begins("\xFF\xD8\xFF")) return "image/jpeg";
  if (begins("GIF8")) return "image/gif";
  if (begins("OTTO")) return "font/otf";
  if (begins(std::string_view("\0\1\0\0", 4)) || begins("true")) return "font/ttf";
  if (begins("wOF2")) return "font/woff2";
  return {};
}

class PackageReader {
 public:
  PackageReader(EpubArchive const& archive, DiagnosticSink& sink) : archive_(archive), sink_(sink) {}

  EpubPackage read() {
    if (!find_package()) return std::move(package_);
    pugi::xml_document document;
    if (!parse_xml(document, archive_[package_.path], package_.path, sink_)) return std::move(package_);
    const pugi::xml_node root = document.document_element();
    if (local_name(root) != "package" || std::string_view(root.attribute("version").value()) != "3.0")
      sink_.report(epub_package, {}, package_.path + " is not a package document of version 3.0");
    const pugi::xml_node metadata = root.child("metadata");
    identifier(root, metadata);
    required_metadata(metadata);
    accessibility(metadata);
    manifest(root.child("manifest"));
    unlisted_files();
    properties();
    spine(root.child("spine"));
    return std::move(package_);
  }

 private:
  bool find_package() {
    const std::string path = "META-INF/container.xml";
    if (!archive_.has(path)) return sink_.report(epub_container, {}, path + " is missing"), false;
    pugi::xml_document document;
    if (!parse_xml(document, archive_[path], path, sink_)) return false;
    const pugi::xml_node rootfile = document.child("container").child("rootfiles").child("rootfile");
    package_.path = rootfile.attribute("full-path").value();
    if (std::string_view(rootfile.attribute("media-type").value()) != "application/oebps-package+xml")
      sink_.report(epub_container, {}, path + " names no package document of the right media type");
    if (archive_.has(package_.path)) return true;
    sink_.report(epub_container, {}, path + " names the package document “" + package_.path + "”, which is not there");
    return package_.path.clear(), false;
  }

  void identifier(pugi::xml_node root, pugi::xml_node metadata) {
    const std::string_view wanted = root.attribute("unique-identifier").value();
    for (pugi::xml_node id : metadata.children("dc:identifier"))
      if (!wanted.empty() && id.attribute("id").value() == wanted) package_.unique_identifier = trimmed(text_of(id));
    if (package_.unique_identifier.empty()) sink_.report(epub_metadata, {}, "unique-identifier names no dc:identifier");
  }

  void required_metadata(pugi::xml_node metadata) {
    for (const char* name : {"dc:title", "dc:language"}) {
      if (!metadata.child(name)) sink_.report(epub_metadata, {}, std::string(name) + " is missing");
      for (pugi::xml_node element : metadata.children(name))
        if (trimmed(text_of(element)).empty()) sink_.report(epub_metadata, {}, std::string(name) + " is empty");
    }
    std::size_t count = 0;
    for (pugi::xml_node meta : metadata.children("meta")) {
      if (std::string_view(meta.attribute("property").value()) != "dcterms:modified" || meta.attribute("refines")) continue;
      ++count;
      if (!is_modification_time(trimmed(text_of(meta))))
        sink_.report(epub_metadata, {}, "dcterms:modified is not CCYY-MM-DDThh:mm:ssZ");
    }
    if (count != 1) sink_.report(epub_metadata, {}, "dcterms:modified does not stand exactly once");
    refinements(metadata);
  }

  void refinements(pugi::xml_node metadata) {
    std::set<std::string_view> ids;
    for (pugi::xml_node element : metadata.children())
      if (const std::string_view id = element.attribute("id").value(); !id.empty() && !ids.insert(id).second)
        sink_.report(epub_identifier, {}, package_.path + " has the id “" + std::string(id) + "” twice");
    for (pugi::xml_node meta : metadata.children("meta")) {
      const std::string_view refines = meta.attribute("refines").value();
      if (!refines.empty() && refines.front() == '#' && !ids.count(refines.substr(1)))
        sink_.report(epub_metadata, {}, "a meta element refines “" + std::string(refines) + "”, which is not there");
    }
  }

  // epub-a11y-11 §2.2: what every EPUB has to say about itself.
  void accessibility(pugi::xml_node metadata) {
    constexpr std::array<std::string_view, 3> required = {"schema:accessMode", "schema:accessibilityFeature",
                                                          "schema:accessibilityHazard"};
    for (const std::string_view property : required) {
      const bool found = static_cast<bool>(metadata.find_child(
          [&](pugi::xml_node meta) { return meta.attribute("property").value() == property && !trimmed(text_of(meta)).empty(); }));
      if (!found) sink_.report(epub_accessibility, {}, std::string(property) + " is missing");
    }
  }

  void manifest(pugi::xml_node manifest) {
    for (pugi::xml_node element : manifest.children("item")) {
      const Reference reference = resolve_reference(element.attribute("href").value(), package_.path);
      EpubItem item{element.attribute("id").value(), reference.path, element.attribute("media-type").value(),
                    element.attribute("properties").value()};
      if (item.id.empty() || !package_.by_id.try_emplace(item.id, package_.items.size()).second)
        sink_.report(epub_identifier, {}, "the manifest has the id “" + item.id + "” twice, or empty");
      if (reference.remote)
        sink_.report(epub_resource, {}, "the manifest lists a remote resource: " + std::string(element.attribute("href").value()));
      else if (!archive_.has(item.path))
        sink_.report(epub_manifest, {}, "the manifest lists " + item.path + ", which is not there");
      if (!reference.fragment.empty()) sink_.report(epub_manifest, {}, "the manifest lists a fragment of " + item.path);
      if (!package_.by_path.try_emplace(item.path, package_.items.size()).second)
        sink_.report(epub_manifest, {}, "the manifest lists " + item.path + " twice");
      media_type(item);
      package_.items.push_back(std::move(item));
    }
  }

  void media_type(EpubItem const& item) {
    if (item.media_type.empty()) return sink_.report(epub_manifest, {}, item.path + " has no media type");
    const std::string_view real = sniffed_type(archive_[item.path]);
    if (!real.empty() && real != item.media_type)
      sink_.report(epub_manifest, {}, item.path + " is " + std::string(real) + ", but the manifest says " + item.media_type);
    const bool claims_signature = item.media_type.substr(0, 6) == "image/" && item.media_type != "image/svg+xml";
    if (claims_signature && real.empty() && archive_.has(item.path))
      sink_.report(epub_manifest, {}, item.path + " is no " + item.media_type);
  }

  void unlisted_files() {
    for (auto const& [path, bytes] : archive_.files()) {
      const bool outside = path == "mimetype" || path == package_.path || path.substr(0, 9) == "META-INF/";
      if (outside == (package_.item(path) != nullptr))
        sink_.report(epub_manifest, {}, path + (outside ? " must not be in the manifest" : " is not in the manifest"));
    }
  }

  void properties() {
    std::size_t navs = 0, covers = 0;
    for (EpubItem const& item : package_.items) {
      navs += item.has_property("nav");
      covers += item.has_property("cover-image");
      if (item.has_property("cover-image") && item.media_type.substr(0, 6) != "image/")
        sink_.report(epub_manifest, {}, "the cover image " + item.path + " is no image");
    }
    if (navs != 1) sink_.report(epub_manifest, {}, "the manifest does not have exactly one navigation document");
    if (covers > 1) sink_.report(epub_manifest, {}, "the manifest has more than one cover image");
  }

  void spine(pugi::xml_node spine) {
    if (const std::string toc = spine.attribute("toc").value(); !toc.empty()) {
      EpubItem const* const ncx = package_.item_with_id(toc);
      if (!ncx || ncx->media_type != "application/x-dtbncx+xml") sink_.report(epub_spine, {}, "the spine's toc names no NCX");
    }
    std::set<std::string> seen;
    std::size_t linear = 0;
    for (pugi::xml_node reference : spine.children("itemref")) {
      const std::string id = reference.attribute("idref").value();
      linear += std::string_view(reference.attribute("linear").value()) != "no";
      EpubItem const* const item = package_.item_with_id(id);
      if (!item || !seen.insert(id).second) {
        sink_.report(epub_spine, {}, "the spine's “" + id + "” " + (item ? "stands there twice" : "is not in the manifest"));
        continue;
      }
      if (item->media_type != "application/xhtml+xml" && item->media_type != "image/svg+xml")
        sink_.report(epub_spine, {}, item->path + " is in the spine but no content document");
      package_.spine.push_back(item->path);
    }
    if (linear == 0) sink_.report(epub_spine, {}, "the spine has nothing to read");
    if (const std::string_view direction = spine.attribute("page-progression-direction").value();
        !direction.empty() && direction != "ltr" && direction != "rtl" && direction != "default")
      sink_.report(epub_spine, {}, "page-progression-direction is neither ltr, rtl nor default");
  }

  EpubArchive const& archive_;
  DiagnosticSink& sink_;
  EpubPackage package_;
};

}  // namespace

bool EpubItem::has_property(std::string_view name) const { return has_word(properties, name); }

EpubPackage read_package(EpubArchive const& archive, DiagnosticSink& sink) { return PackageReader(archive, sink).read(); }

}  // namespace bifolio::check
