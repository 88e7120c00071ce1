// base/files: whole reads, atomic writes, and what their failures say.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/files.h"

namespace bifolio {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "bifolio-files-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_F(Files, AreReadAsTheyWereWritten) {
  const std::string bytes("\0\r\n\xFF", 4);
  write_file(folder_ / "a", bytes);
  EXPECT_EQ(read_file(folder_ / "a"), bytes);
  EXPECT_EQ(count(), 1u);
}

TEST_F(Files, ReplacingKeepsThePermissions) {
  write_file(folder_ / "a", "old");
  fs::permissions(folder_ / "a", fs::perms(0640));
  write_file(folder_ / "a", "new");
  EXPECT_EQ(read_file(folder_ / "a"), "new");
  EXPECT_EQ(fs::status(folder_ / "a").permissions(), fs::perms(0640));
}

TEST_F(Files, AFailedWriteLeavesNothing) {
  fs::create_directory(folder_ / "taken");
  EXPECT_THROW(write_file(folder_ / "taken", "x"), EnvironmentError);
  EXPECT_THROW(write_file(folder_ / "missing" / "a", "x"), EnvironmentError);
  EXPECT_EQ(count(), 1u);
}

TEST_F(Files, FailuresNameThePathAndTheReason) {
  try {
    read_file(folder_ / "missing");
    FAIL();
  } catch (EnvironmentError const& problem) {
    EXPECT_EQ(problem.path(), (folder_ / "missing").string());
    EXPECT_NE(std::string(problem.what()).find("No such file"), std::string::npos);
  }
  EXPECT_THROW(read_file(folder_), EnvironmentError);
  write_file(folder_ / "large", "12345");
  EXPECT_THROW(read_file(folder_ / "large", 4), EnvironmentError);
}

TEST_F(Files, AFullDeviceIsAFailure) { EXPECT_THROW(write_file("/dev/full", "x"), EnvironmentError); }

}  // namespace
}  // namespace bifolio
