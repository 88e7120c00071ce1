// A finished EPUB's container read back (epub-33 §4): its files, and what is wrong with the archive itself.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace bifolio::check {

class EpubArchive {
 public:
  /// Reads every file; what breaks the container format is reported.
  EpubArchive(std::string_view bytes, DiagnosticSink& sink);

  bool has(std::string const& path) const { return files_.count(path) != 0; }
  /// Empty for a missing file.
  std::string_view operator[](std::string const& path) const;
  std::map<std::string, std::string> const& files() const { return files_; }

 private:
  void check_first_entry(std::string_view bytes, DiagnosticSink& sink) const;
  void read(std::string_view bytes, DiagnosticSink& sink);

  std::map<std::string, std::string> files_;
};

}  // namespace bifolio::check
