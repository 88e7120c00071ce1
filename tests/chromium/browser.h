// Pages opened in headless Chromium, and what scripts in them say. One start of the browser for all pages of a call: each is a
// frame of one page, of a size of its own, and posts one message.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace bifolio::tests {

struct BrowserPage {
  std::string path;  ///< from the folder given to ask_chromium()
  int width = 600, height = 800;
};

/// Opens the pages; the scripts in them must each call parent.postMessage() once. The messages, in the pages' order. Throws
/// std::runtime_error when Chromium does not answer.
std::vector<nlohmann::json> ask_chromium(std::filesystem::path const& folder, std::vector<BrowserPage> const& pages);

/// Adds a script at the end of an XHTML file's head: before the body, so that no selector sees it.
void add_script(std::filesystem::path const& xhtml, std::string const& script);

/// An EPUB unpacked to `folder`; its content documents in reading order, from there.
std::vector<std::string> unpack_epub(std::string const& epub, std::filesystem::path const& folder);

}  // namespace bifolio::tests
