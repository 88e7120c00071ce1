// The computed styles of our EPUBs' content documents in Chromium against those of the cascade, element by element and property by
// property. differences.txt lists and explains what differs.
#include <gtest/gtest.h>

#include <fnmatch.h>
#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "chromium/browser.h"
#include "chromium/css_value.h"
#include "chromium/explanations.h"
#include "documents/tools.h"

namespace bifolio::tests {
namespace {

using Json = nlohmann::json;

const std::filesystem::path data = std::filesystem::path(BIFOLIO_SOURCE_DIR) / "tests/chromium";

/// A line of differences.txt: patterns of shells, and why the difference is right.
struct Explained {
  std::string property, place, ours, theirs;
  bool used = false;
};

std::vector<Explained> read_explained() {
  std::vector<Explained> out;
  for (std::vector<std::string> const& parts : read_explanations("differences.txt", "property | place | ours | theirs | why"))
    out.push_back({parts[0], parts[1], parts[2], parts[3]});
  return out;
}

bool like(std::string const& text, std::string const& pattern) { return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0; }

/// css-lists-3 §3.1.1: what applies to ::marker; a browser ignores the rest.
bool applies_to_marker(std::string const& property) {
  static const std::set<std::string> others = {"color",     "content",       "direction", "unicode-bidi", "white-space-collapse",
                                               "text-wrap", "text-transform"};
  return property.starts_with("font-") || others.count(property) != 0;
}

/// What Chromium shows for our computed value: screens have whole pixels for lines, and multiples of the font size are resolved.
std::string shown(std::string const& property, std::string const& value, Json const& style) {
  const bool line_width =
      property.ends_with("-width") && ((property.starts_with("border-") && property != "border-image-width") ||
                                       property.starts_with("outline-") || property.starts_with("column-rule-"));
  if (line_width) {
    const double px = std::atof(value.c_str()) * 4 / 3;
    return std::to_string(px <= 0 ? 0 : px < 1 ? 1 : std::floor(px + 0.001)) + "px";
  }
  if (value == "currentcolor") return style["color"];
  const bool is_number = value.find_first_not_of("0123456789.") == std::string::npos;
  if (property == "line-height" && is_number)
    return std::to_string(std::atof(value.c_str()) * std::atof(style["font-size"].get<std::string>().c_str())) + "pt";
  return value;
}

/// One publication: our styles, and how Chromium is asked about its EPUB.
struct Book {
  std::string name;
  Json ours;
  std::vector<std::string> properties;
  std::vector<BrowserPage> pages;
};

Json const& body_of(Json const& ours) {
  return *std::find_if(ours["elements"].begin(), ours["elements"].end(), [](Json const& e) { return e["tag"] == "body"; });
}

Book make_book(std::string const& name, std::string const& arguments, TemporaryFolder const& folder) {
  Book book{name, {}, {}, {}};
  const Result made = run(bifolio() + " -q " + arguments + " -o '" + folder / (name + ".epub") + "'");
  EXPECT_EQ(made.exit_code, 0) << made.err;
  book.ours = Json::parse(run(bifolio() + " inspect -q --stage styles --format json --media screen " + arguments).out);
  for (auto const& [property, value] : book.ours["styles"][0].items()) book.properties.push_back(property);
  const auto size = [&](Json const& element) {
    return to_px(book.ours["styles"][element["style"].get<std::size_t>()]["font-size"].get<std::string>());
  };
  const Json request = {{"properties", book.properties},
                        {"sizes", {{"html", size(book.ours["elements"][0])}, {"body", size(body_of(book.ours))}}}};
  const std::string script = "const bifolio_request = " + request.dump() + ";\n" + read_whole(data / "collect_styles.js");
  for (std::string const& file : unpack_epub(folder / (name + ".epub"), folder.path() / name)) {
    if (file.ends_with("/cover.xhtml")) continue;  // a page of the writer's, with a style of its own
    add_script(folder.path() / name / file, script);
    book.pages.push_back({name + "/" + file});
  }
  return book;
}

/// The body's descendants that are in the EPUB: not what is not displayed.
std::vector<Json const*> written_elements(Json const& ours) {
  Json const& elements = ours["elements"];
  std::vector<bool> hidden(elements.size());
  std::vector<Json const*> out;
  for (std::size_t i = static_cast<std::size_t>(&body_of(ours) - &elements[0]) + 1; i < elements.size(); ++i) {
    Json const& style = ours["styles"][elements[i]["style"].get<std::size_t>()];
    hidden[i] = hidden[elements[i]["parent"].get<std::size_t>()] || style["display"] == "none";
    if (!hidden[i]) out.push_back(&elements[i]);
  }
  return out;
}

/// A document with an element for each class that a rule of the sheet begins with; but for footnotes, which the EPUB has elsewhere.
std::string document_for(std::string const& sheet) {
  std::string out = "---\ntitle: Properties\nlang: en\ndate: 2026-01-01\nauthor: A. Tester\n---\n# Properties\n";
  static const std::regex rule(R"(\.([a-z0-9-]+))");
  static const std::regex footnote(R"(\.([a-z0-9-]+)\s*\{\s*float:\s*footnote)");
  std::set<std::string> seen;
  for (std::sregex_iterator it(sheet.begin(), sheet.end(), footnote), end; it != end; ++it) seen.insert((*it)[1]);
  for (std::sregex_iterator it(sheet.begin(), sheet.end(), rule), end; it != end; ++it)
    if (const std::string name = (*it)[1]; std::isdigit(static_cast<unsigned char>(name.back())) && seen.insert(name).second)
      out += "\n<div class=\"" + name +
             "\" title=\"t\"><p>Text <em title=\"T\">stressed</em> "
             "<strong>strongly</strong></p><ul><li>one</li><li>two</li></ul></div>\n";
  return out;
}

class Comparison {
 public:
  explicit Comparison(std::vector<Explained>& explained) : explained_(explained) {}

  void compare(Book const& book, std::vector<Json> const& said) {
    book_ = &book;
    std::vector<std::pair<Json const*, Json const*>> theirs;  // an element and the document that it stands in
    for (Json const& document : said) {
      compared_.clear();
      pair(book.ours["elements"][0], document["elements"][0], document);
      pair(body_of(book.ours), document["elements"][1], document);
      for (std::size_t i = 2; i < document["elements"].size(); ++i)
        if (!is_the_writers_own(document["elements"][i])) theirs.emplace_back(&document["elements"][i], &document);
    }
    const std::vector<Json const*> ours = written_elements(book.ours);
    ASSERT_EQ(ours.size(), theirs.size()) << book.name;
    Json const* last = nullptr;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (theirs[i].second != last) compared_.clear();
      last = theirs[i].second;
      Json const& mine = *ours[i];
      const bool check_box = mine["tag"] == "input" && (*theirs[i].first)["tag"] == "span";
      if (!check_box) {
        ASSERT_EQ(mine["tag"], (*theirs[i].first)["tag"]) << book.name << ": element " << i;
      }
      pair(mine, *theirs[i].first, *theirs[i].second);
    }
  }

  /// "property: ours 1pt, Chromium's 2px (p.note, 12 times)".
  std::string report() const {
    std::string out;
    for (auto const& [what, where] : found_) out += what + " (" + where.first + ", " + std::to_string(where.second) + " times)\n";
    return out;
  }
  std::size_t values() const { return values_; }

 private:
  /// Page breaks and numbers that the EPUB's writer adds.
  static bool is_the_writers_own(Json const& element) {
    return element["role"] == "doc-pagebreak" || element["role"] == "doc-cover";
  }

  void pair(Json const& mine, Json const& theirs, Json const& document) {
    std::string place = mine["tag"];
    if (mine.contains("class")) place += '.' + mine["class"].get<std::string>();
    styles(mine["style"], theirs["style"], document, place);
    const Json none = Json::object();
    Json const& pseudo = mine.contains("pseudo") ? mine["pseudo"] : none;
    for (auto const& [name, style] : pseudo.items()) {
      if (theirs["pseudo"].contains(name))
        styles(style, theirs["pseudo"][name], document, place + "::" + name);
      else
        found(name + ": ours, not Chromium's", place);
    }
    for (char const* name : {"before", "after"})
      if (theirs["pseudo"].contains(name) && !pseudo.contains(name)) found(std::string(name) + ": Chromium's, not ours", place);
  }

  void styles(std::size_t mine, std::size_t theirs, Json const& document, std::string const& place) {
    const bool marker = place.ends_with("::marker");
    Json const& style = book_->ours["styles"][mine];
    Json const& values = document["styles"][theirs];
    const auto [at, fresh] = compared_.try_emplace({mine, theirs, place});
    for (std::size_t i = 0; i < book_->properties.size(); ++i) {
      std::string const& property = book_->properties[i];
      const std::string their_value = values[i];
      if (their_value.empty() || (marker && !applies_to_marker(property))) continue;
      ++values_;
      if (!fresh) continue;
      const std::string my_value = shown(property, style[property], style);
      if (!same(my_value, their_value) && !is_explained(property, place, style[property], their_value))
        at->second.push_back(property + ": ours " + style[property].get<std::string>() + ", Chromium's " + their_value);
    }
    for (std::string const& difference : at->second) found(difference, place);
  }

  /// Few pairs of values are different; each is taken apart once.
  bool same(std::string const& ours, std::string const& theirs) {
    if (ours == theirs) return true;
    const auto [at, fresh] = same_.try_emplace({ours, theirs}, false);
    if (fresh) at->second = same_value(ours, theirs);
    return at->second;
  }

  bool is_explained(std::string const& property, std::string const& place, std::string const& ours, std::string const& theirs) {
    for (Explained& e : explained_)
      if (like(property, e.property) && like(place, e.place) && like(ours, e.ours) && like(theirs, e.theirs)) return e.used = true;
    return false;
  }

  void found(std::string const& what, std::string const& place) {
    auto& [where, times] = found_[what];
    if (times++ == 0) where = book_->name + ": " + place;
  }

  std::vector<Explained>& explained_;
  Book const* book_ = nullptr;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::vector<std::string>> compared_;  ///< of one document
  std::map<std::pair<std::string, std::string>, bool> same_;
  std::map<std::string, std::pair<std::string, std::size_t>> found_;
  std::size_t values_ = 0;
};

TEST(Styles, ChromiumComputesWhatTheCascadeDoes) {
  BIFOLIO_NEED_TOOL("chromium");
  BIFOLIO_NEED_TOOL("unzip");
  const TemporaryFolder folder;
  const std::string styles = (data / "styles").string();
  std::vector<Book> books;
  books.push_back(make_book("article", content_inputs("article"), folder));
  books.push_back(make_book("manual", content_inputs("manual"), folder));
  books.push_back(make_book("showcase", content_inputs("showcase"), folder));
  books.push_back(make_book("report", "--style report " + content_inputs("manual"), folder));
  const std::string sheet = styles + "/properties.css";
  const std::string document = folder.write("properties.md", document_for(read_whole(sheet)));
  books.push_back(make_book("properties", "--style none '" + document + "' '" + sheet + "'", folder));
  books.push_back(make_book("elements", "--style none '" + styles + "/elements.md' '" + styles + "/elements.css'", folder));
  books.push_back(make_book("siblings", "--style none '" + styles + "/siblings.md' '" + styles + "/siblings.css'", folder));
  std::vector<BrowserPage> pages;
  for (Book const& book : books) pages.insert(pages.end(), book.pages.begin(), book.pages.end());
  const std::vector<Json> said = ask_chromium(folder.path(), pages);

  std::vector<Explained> explained = read_explained();
  Comparison comparison(explained);
  auto at = said.begin();
  for (Book const& book : books) {
    const auto end = at + static_cast<std::ptrdiff_t>(book.pages.size());
    comparison.compare(book, {at, end});
    at = end;
  }
  EXPECT_EQ(comparison.report(), "");
  EXPECT_GT(comparison.values(), 100000U);
  for (Explained const& e : explained)
    EXPECT_TRUE(e.used) << "differences.txt explains what does not differ: " << e.property << " | " << e.place << " | " << e.ours;
}

TEST(Styles, TheSheetOfPropertiesHasThemAll) {
  const std::string sheet = read_whole(data / "styles/properties.css"), table = run(bifolio() + " properties").out;
  static const std::regex row("\n\\| `([a-z-]+)`");
  std::size_t rows = 0;
  for (std::sregex_iterator it(table.begin(), table.end(), row), end; it != end; ++it, ++rows)
    EXPECT_NE(sheet.find("{ " + (*it)[1].str() + ":"), std::string::npos) << (*it)[1] << " is in no rule of styles/properties.css";
  EXPECT_GT(rows, 200U);
}

}  // namespace
}  // namespace bifolio::tests
