// Our layout against Chromium's: pages of mixed content, one tall page each, in the same font files. Every element that has an id
// must have its border box where Chromium has it, within 1 px. layout/NAME.md and .css are such a page; its EPUB is what Chromium
// opens.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>

#include "chromium/browser.h"
#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

const fs::path data = fs::path(BIFOLIO_SOURCE_DIR) / "tests/chromium";

/// In px. Positions are from the top left corner of the element #page.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};
using Boxes = std::map<std::string, Box>;

// What is added to each sheet of ours: one page, and backgrounds, which tell where the boxes are.
const std::string probe = "@page { size: 600px 6000px; margin: 0 }\n#page [id], #page { background-color: #010203 !important }\n";
constexpr char probe_color[] = " #010203 ";

/// "rect X,Y WxH #010203 <div#a>", "image X,Y WxH <img#b>", of which what is shown counts; those of one element are united.
Boxes boxes_of_pages(std::string const& dump) {
  Boxes boxes;
  std::stringstream lines(dump);
  for (std::string line; std::getline(lines, line);) {
    double x = 0, y = 0, width = 0, height = 0;
    const std::size_t place = line.find_first_not_of(' ');
    if (place == std::string::npos) continue;
    const bool image = line.compare(place, 6, "image ") == 0;
    const bool rect = line.compare(place, 5, "rect ") == 0 && line.find(probe_color) != std::string::npos;
    if (!image && !rect) continue;
    const std::size_t clip = image ? line.find(" clip ", place) : std::string::npos;
    const std::size_t from = clip == std::string::npos ? place : clip + 1;
    if (std::sscanf(line.c_str() + from, "%*s %lf,%lf %lfx%lf", &x, &y, &width, &height) != 4) continue;
    const std::size_t hash = line.find('#', line.rfind('<')), end = line.rfind('>');
    if (line.rfind('<') == std::string::npos || hash == std::string::npos || end < hash) continue;
    constexpr double px = 4.0 / 3;
    const Box box{x * px, y * px, width * px, height * px};
    const auto [at, fresh] = boxes.try_emplace(line.substr(hash + 1, end - hash - 1), box);
    if (fresh) continue;
    Box& all = at->second;
    const double right = std::max(all.x + all.width, box.x + box.width), bottom = std::max(all.y + all.height, box.y + box.height);
    all.x = std::min(all.x, box.x), all.y = std::min(all.y, box.y);
    all.width = right - all.x, all.height = bottom - all.y;
  }
  return boxes;
}

Boxes boxes_of_chromium(Json const& said) {
  Boxes boxes;
  for (auto const& [id, box] : said.items()) boxes[id] = {box[0], box[1], box[2], box[3]};
  return boxes;
}

void from_the_page(Boxes& boxes) {
  const auto page = boxes.find("page");
  if (page == boxes.end()) return;
  const Box origin = page->second;
  for (auto& [id, box] : boxes) box.x -= origin.x, box.y -= origin.y;
}

std::string shown(Box const& box) {
  std::stringstream out;
  out.setf(std::ios::fixed);
  out.precision(2);
  out << box.x << ',' << box.y << ' ' << box.width << 'x' << box.height;
  return out.str();
}

bool agree(Box const& a, Box const& b) {
  const auto near = [](double p, double q) { return std::abs(p - q) <= 1; };
  return near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height);
}

/// "#a: ours 0.00,0.00 1.00x1.00, Chromium's …", one a line.
std::string differences(Boxes const& ours, Boxes const& theirs) {
  std::string out;
  for (auto const& [id, box] : theirs) {
    const auto mine = ours.find(id);
    const bool is_empty = box.width == 0 || box.height == 0;
    if (mine == ours.end() && is_empty) continue;
    if (mine == ours.end())
      out += "#" + id + ": not ours, Chromium's " + shown(box) + "\n";
    else if (!agree(mine->second, box))
      out += "#" + id + ": ours " + shown(mine->second) + ", Chromium's " + shown(box) + "\n";
  }
  return out;
}

struct LayoutPage {
  std::string name;
  Boxes ours, theirs;
};

LayoutPage our_layout(std::string const& name, TemporaryFolder const& folder) {
  const fs::path layout = data / "layout";
  const std::string probing = folder.write("probe.css", probe);
  const std::string arguments =
      " -q --style none '" + (layout / (name + ".md")).string() + "' '" + (layout / (name + ".css")).string() + "' ";
  const Result pages = run(bifolio() + " inspect --stage pages" + arguments + "'" + probing + "'");
  EXPECT_EQ(pages.err, "") << name;
  EXPECT_EQ(pages.out.find("page 2 "), std::string::npos) << name << " does not fit on one page";
  const Result made = run(bifolio() + arguments + "-o '" + folder / (name + ".epub") + "'");
  EXPECT_EQ(made.exit_code, 0) << made.err;
  return {name, boxes_of_pages(pages.out), {}};
}

std::vector<std::string> layout_names() {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(data / "layout"))
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Layout, BoxesAreWhereChromiumHasThem) {
  BIFOLIO_NEED_TOOL("chromium");
  BIFOLIO_NEED_TOOL("unzip");
  const TemporaryFolder folder;
  std::vector<LayoutPage> pages;
  std::vector<BrowserPage> asked;
  for (std::string const& name : layout_names()) {
    pages.push_back(our_layout(name, folder));
    const std::vector<std::string> files = unpack_epub(folder / (name + ".epub"), folder.path() / name);
    add_script(folder.path() / name / files.back(), read_whole(data / "collect_boxes.js"));
    asked.push_back({name + "/" + files.back(), 600, 6000});
  }
  const std::vector<Json> said = ask_chromium(folder.path(), asked);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i].theirs = boxes_of_chromium(said[i]);
    ASSERT_TRUE(pages[i].theirs.count("page")) << pages[i].name << ": the content stands in another file";
    from_the_page(pages[i].ours), from_the_page(pages[i].theirs);
    EXPECT_EQ(differences(pages[i].ours, pages[i].theirs), "") << pages[i].name;
    compared += pages[i].theirs.size();
  }
  EXPECT_GT(compared, 60U);
}

}  // namespace
}  // namespace bifolio::tests
