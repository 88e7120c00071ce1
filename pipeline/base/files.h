// Files, read whole and written whole: under a temporary name beside the target, synced, renamed. Never half a book.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace bifolio {

/// The environment's problem (missing file, full disk): the one exception type, caught once, in app/.
class EnvironmentError : public std::runtime_error {
 public:
  EnvironmentError(std::string path, std::string const& what) : std::runtime_error(path + ": " + what), path_(std::move(path)) {}
  std::string const& path() const { return path_; }

 private:
  std::string path_;
};

/// The file's bytes. Throws EnvironmentError for a missing or unreadable file, a directory, or one over `limit` bytes.
std::string read_file(std::string const& path, std::size_t limit = std::size_t{1} << 31);

/// Everything up to the end of standard input. Throws EnvironmentError.
std::string read_standard_input(std::size_t limit = std::size_t{1} << 31);

/// Writes `bytes` to `path` atomically: on failure the old file, if any, is untouched and nothing new stays. Throws
/// EnvironmentError.
void write_file(std::string const& path, std::string_view bytes);

/// Writes all of `bytes` to standard output. Throws EnvironmentError.
void write_standard_output(std::string_view bytes);

}  // namespace bifolio
