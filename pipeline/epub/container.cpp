#include "epub/container.h"

#include <zip.h>

#include <memory>
#include <string_view>

#include "base/files.h"
#include "epub/calendar.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

constexpr std::string_view media_type = "application/epub+zip";
constexpr int deflate_level = 9;
constexpr std::uint32_t regular_file = 0100644U << 16;  // what unzip gives the file on Unix

struct CloseSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, CloseSource>;
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

[[noreturn]] void fail(std::string const& what) { throw EnvironmentError("EPUB container", what); }

void add_file(zip_t* archive, ContainerFile const& file, DosTime time) {
  zip_source_t* const source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  if (!source) fail(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    fail(zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const bool stored = file.compression == Compression::Stored;
  if (zip_set_file_compression(archive, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, stored ? 0 : deflate_level) != 0 ||
      zip_file_set_dostime(archive, at, time.time, time.date, 0) !=
          0 ||  // not mtime: libzip would convert it by the local time zone
      zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, regular_file) != 0)
    fail(zip_strerror(archive));
}

std::string read_back(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) fail(zip_error_strerror(zip_source_error(source)));
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) fail("the archive cannot be read back");
  return bytes;
}

}  // namespace

std::string write_container(std::vector<ContainerFile> const& files, std::int64_t modified) {
  zip_error_t error;
  zip_error_init(&error);
  const Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) fail(zip_error_strerror(&error));
  zip_source_keep(target.get());  // the archive owns one reference, `target` the other
  Archive archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target.get());
    fail(zip_error_strerror(&error));
  }
  const DosTime time = dos_time(modified);
  const ContainerFile mimetype{"mimetype", std::string(media_type), Compression::Stored};
  add_file(archive.get(), mimetype, time);
  for (ContainerFile const& file : files) add_file(archive.get(), file, time);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());  // zip_close freed it
  return read_back(target.get());
}

std::string container_xml(std::string const& package_path) {
  pugi::xml_document document;
  pugi::xml_node container = document.append_child("container");
  set(container, "version", "1.0");
  set(container, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  pugi::xml_node rootfile = container.append_child("rootfiles").append_child("rootfile");
  set(rootfile, "full-path", package_path);
  set(rootfile, "media-type", "application/oebps-package+xml");
  return to_indented_xml(document, Doctype::None);
}

}  // namespace bifolio::epub
