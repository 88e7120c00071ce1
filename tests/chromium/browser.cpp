#include "chromium/browser.h"

#include <fstream>
#include <map>
#include <regex>
#include <stdexcept>

#include "documents/tools.h"

namespace bifolio::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// The frames tell each other apart by their number: a message is [number, what the script said].
std::string holder(std::vector<BrowserPage> const& pages) {
  std::string frames;
  for (BrowserPage const& page : pages)
    frames += "<iframe src=\"" + page.path + "\" width=\"" + std::to_string(page.width) + "\" height=\"" +
              std::to_string(page.height) + "\" style=\"border: 0; display: block\"></iframe>\n";
  return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<script>\nconst said = [];\n"
         "addEventListener('message', (event) => {\n"
         "  const number = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === event.source);\n"
         "  said.push([number, event.data]);\n"
         "  if (said.length < " +
         std::to_string(pages.size()) +
         ") return;\n"
         "  document.body.textContent = JSON.stringify(said).replace(/[<>&\\u0080-\\uffff]/g,\n"
         "    (c) => '\\\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));\n"
         "});\n</script>\n<body>" +
         frames + "</body>\n";
}

std::string between(std::string const& text, std::string const& from, std::string const& to) {
  const std::size_t begin = text.find(from), end = text.rfind(to);
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return text.substr(begin + from.size(), end - begin - from.size());
}

}  // namespace

std::vector<Json> ask_chromium(fs::path const& folder, std::vector<BrowserPage> const& pages) {
  const fs::path path = folder / "bifolio-holder.html";
  std::ofstream(path) << holder(pages);
  const TemporaryFolder profile;
  const Result result =
      run("chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars "
          "--force-device-scale-factor=1 --font-render-hinting=none --user-data-dir='" +
          profile.path().string() + "' --virtual-time-budget=20000 --dump-dom 'file://" + path.string() + "'");
  const std::string body = between(result.out, "<body>", "</body>");
  const Json said = Json::parse(body, nullptr, false);
  if (!said.is_array() || said.size() != pages.size())
    throw std::runtime_error("Chromium says: " + body.substr(0, 300) + result.err);
  std::vector<Json> out(pages.size());
  for (Json const& message : said) out.at(message[0].get<std::size_t>()) = message[1];
  return out;
}

void add_script(fs::path const& xhtml, std::string const& script) {
  std::string text = read_whole(xhtml);
  const std::size_t at = text.find("</head>");
  if (at == std::string::npos) throw std::runtime_error(xhtml.string() + " has no head");
  text.insert(at, "<script><![CDATA[\n" + script + "\n]]></script>");
  std::ofstream(xhtml, std::ios::binary) << text;
}

std::vector<std::string> unpack_epub(std::string const& epub, fs::path const& folder) {
  run("mkdir -p '" + folder.string() + "' && unzip -q -o '" + epub + "' -d '" + folder.string() + "'");
  const std::string package = read_whole(folder / "EPUB/package.opf");
  std::map<std::string, std::string> hrefs;
  const std::regex item("<item ([^>]*)/>"), id("id=\"([^\"]*)\""), href("href=\"([^\"]*)\""),
      itemref("<itemref idref=\"([^\"]*)\"");
  for (std::sregex_iterator it(package.begin(), package.end(), item), end; it != end; ++it) {
    const std::string attributes = (*it)[1];
    std::smatch name, target;
    if (std::regex_search(attributes, name, id) && std::regex_search(attributes, target, href)) hrefs[name[1]] = target[1];
  }
  std::vector<std::string> spine;
  for (std::sregex_iterator it(package.begin(), package.end(), itemref), end; it != end; ++it)
    spine.push_back("EPUB/" + hrefs.at((*it)[1]));
  return spine;
}

}  // namespace bifolio::tests
