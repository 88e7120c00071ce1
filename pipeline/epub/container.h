// The EPUB container (epub-33 §4, OCF): a zip archive with fixed order, times and attributes, so that equal content gives equal
// bytes. Changes only when the container format does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bifolio::epub {

/// Stored is for what is compressed already (PNG, JPEG) and for `mimetype`.
enum class Compression : std::uint8_t { Stored, Deflated };

struct ContainerFile {
  std::string path;  ///< from the archive's root: "EPUB/text/chapter-01.xhtml"
  std::string bytes;
  Compression compression = Compression::Deflated;
};

/// The archive's bytes: `mimetype`, then `files` in their order, all with the time `modified` (seconds since 1970 UTC, clamped to
/// what DOS times can say). Throws EnvironmentError when libzip fails (memory).
std::string write_container(std::vector<ContainerFile> const& files, std::int64_t modified);

/// META-INF/container.xml for the package document at `package_path` (epub-33 §4.2.6.3.1).
std::string container_xml(std::string const& package_path);

}  // namespace bifolio::epub
