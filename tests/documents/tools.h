// Running programs and reading what they say: the built bifolio, and other people's tools that judge its books.
#pragma once

#include <filesystem>
#include <string>

namespace bifolio::tests {

struct Result {
  int exit_code = 0;
  std::string out, err;
};

/// Runs a shell command line. The environment has SOURCE_DATE_EPOCH unset unless the command sets it.
Result run(std::string const& command);

/// The built binary, quoted for the shell.
std::string bifolio();

/// Whether the program is installed. Under BIFOLIO_REQUIRE_TOOLS (as `./dev test` sets it) a missing one is a failure, else a
/// reason to skip.
bool has_tool(std::string const& name);

/// A folder of its own for one test, removed at its end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder();
  std::filesystem::path const& path() const { return path_; }
  std::string operator/(std::string const& name) const { return (path_ / name).string(); }
  std::string write(std::string const& name, std::string const& text) const;

 private:
  std::filesystem::path path_;
};

std::string read_whole(std::filesystem::path const& path);

/// The inputs of content/NAME, in order, quoted for the shell; with its own sheet if it has one.
std::string content_inputs(std::string const& name);

}  // namespace bifolio::tests

#define BIFOLIO_NEED_TOOL(name) \
  if (!bifolio::tests::has_tool(name)) GTEST_SKIP() << name << " is not installed"
