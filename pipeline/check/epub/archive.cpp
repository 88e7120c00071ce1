#include "check/epub/archive.h"

#include <zip.h>

#include <memory>

#include "base/ascii.h"
#include "check/epub/diagnostics.h"

namespace bifolio::check {
namespace {

constexpr std::string_view media_type = "application/epub+zip";
constexpr std::size_t size_limit = std::size_t{1} << 31;  // of all files together: an archive must not eat the memory
constexpr std::size_t name_limit = 255;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::uint32_t little_endian(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// epub-33 §4.2.2: characters that file names must not have.
bool is_valid_name(std::string_view path) {
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    if (name.empty() || name.size() > name_limit || name.back() == '.' ||
        name.find_first_of("\"*:<>?\\|\x7f") != std::string_view::npos)
      return false;
    for (const char c : name)
      if (static_cast<unsigned char>(c) < 0x20) return false;
    begin = end + 1;
  }
  return true;
}

void check_entry(zip_stat_t const& stat, std::map<std::string, std::string>& folded_names, DiagnosticSink& sink) {
  const std::string name = stat.name;
  if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
    sink.report(epub_container, {}, name + " is compressed in a way that EPUB does not allow");
  if (stat.encryption_method != ZIP_EM_NONE) sink.report(epub_container, {}, name + " is encrypted");
  if (!is_valid_name(name)) sink.report(epub_container, {}, "“" + name + "” is not a valid file name");
  if (const auto [other, added] = folded_names.try_emplace(lower_case(name), name); !added)
    sink.report(epub_container, {}, name + " and " + other->second + " have the same name but for the case");
}

}  // namespace

EpubArchive::EpubArchive(std::string_view bytes, DiagnosticSink& sink) {
  check_first_entry(bytes, sink);
  read(bytes, sink);
}

std::string_view EpubArchive::operator[](std::string const& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? std::string_view() : std::string_view(found->second);
}

// epub-33 §4.2.6.2: the first local file header, byte by byte, so that the file can be recognised by its first 58 bytes.
void EpubArchive::check_first_entry(std::string_view bytes, DiagnosticSink& sink) const {
  constexpr std::size_t header = 30, name = 8;
  if (bytes.size() < header + name + media_type.size() || bytes.substr(0, 4) != "PK\x03\x04")
    return sink.report(epub_container, {}, "this is not a zip archive");
  if (bytes.substr(header, name) != "mimetype" || little_endian(bytes, 26, 2) != name)
    return sink.report(epub_container, {}, "mimetype is not the archive's first file");
  if (little_endian(bytes, 28, 2) != 0) sink.report(epub_container, {}, "mimetype has an extra field");
  if (little_endian(bytes, 8, 2) != 0) sink.report(epub_container, {}, "mimetype is compressed");
  const std::size_t size = little_endian(bytes, 22, 4), begin = header + name + little_endian(bytes, 28, 2);
  if (begin + size > bytes.size() || bytes.substr(begin, size) != media_type)
    sink.report(epub_container, {}, "mimetype says something else than application/epub+zip");
}

void EpubArchive::read(std::string_view bytes, DiagnosticSink& sink) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, Discard> archive(source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error)
                                                       : nullptr);
  if (!archive) {
    if (source) zip_source_free(source);
    return sink.report(epub_container, {}, std::string("the archive cannot be read: ") + zip_error_strerror(&error));
  }
  std::map<std::string, std::string> folded_names;
  std::size_t total = 0;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(archive.get(), index, 0, &stat) != 0) continue;
    check_entry(stat, folded_names, sink);
    total += stat.size;
    if (total > size_limit) return sink.report(epub_container, {}, "the archive's files are larger than 2 GB");
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive.get(), index, 0));
    std::string content(stat.size, '\0');
    if (!file || zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size()))
      sink.report(epub_container, {}, std::string(stat.name) + " cannot be read");
    files_[stat.name] = std::move(content);
  }
}

}  // namespace bifolio::check
