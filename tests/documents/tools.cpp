#include "documents/tools.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace bifolio::tests {

namespace fs = std::filesystem;

std::string read_whole(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Result run(std::string const& command) {
  const TemporaryFolder folder;
  const std::string line = "unset SOURCE_DATE_EPOCH; { " + command + "\n} >" + folder / "out" + " 2>" + folder / "err";
  const int status = std::system(("exec /bin/sh -c '" +
                                  [&] {
                                    std::string quoted;
                                    for (const char c : line) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
                                    return quoted;
                                  }() +
                                  "' </dev/null")
                                     .c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_whole(folder / "out"), read_whole(folder / "err")};
}

std::string bifolio() { return std::string("'") + BIFOLIO_BINARY + "'"; }

bool has_tool(std::string const& name) {
  if (run("command -v " + name).exit_code == 0) return true;
  if (std::getenv("BIFOLIO_REQUIRE_TOOLS")) ADD_FAILURE() << name << " is not installed";
  return false;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "bifolio-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::string TemporaryFolder::write(std::string const& name, std::string const& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return (path_ / name).string();
}

std::string content_inputs(std::string const& name) {
  const fs::path folder = fs::path(BIFOLIO_SOURCE_DIR) / "content" / name;
  std::string inputs;
  for (std::string const extension : {".yaml", ".md", ".txt"}) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == extension && entry.path().filename() != "README.md") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (fs::path const& file : files) inputs += " '" + file.string() + "'";
  }
  const fs::path sheet = folder / (name + ".css");
  if (fs::exists(sheet)) inputs += " '" + sheet.string() + "'";
  return inputs;
}

}  // namespace bifolio::tests
