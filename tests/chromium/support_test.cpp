// Which values the properties accept here and in Chromium (css-conditional-3 §7, CSS.supports()): every property that both know,
// every keyword, and values of each type. acceptance.txt lists and explains what differs.
#include <gtest/gtest.h>

#include <fnmatch.h>
#include <fstream>
#include <sstream>

#include "base/arena.h"
#include "chromium/browser.h"
#include "chromium/explanations.h"
#include "documents/tools.h"
#include "style/compute.h"
#include "style/properties.h"
#include "style/syntax/tokenizer.h"
#include "style/value_words.h"

namespace bifolio::tests {
namespace {

using Json = nlohmann::json;

constexpr std::string_view typed_values[] = {"0",
                                             "1",
                                             "-1",
                                             "1.5",
                                             "400",
                                             "1px",
                                             "-1px",
                                             "10%",
                                             "-10%",
                                             "1em",
                                             "calc(1px + 10%)",
                                             "calc(-1px)",
                                             "min(1px, 10%)",
                                             "30deg",
                                             "100deg",
                                             "1s",
                                             "1fr",
                                             "\"a\"",
                                             "\"a\" \"b\"",
                                             "url(a.png)",
                                             "#abc",
                                             "foo",
                                             "foo bar",
                                             "foo, bar",
                                             "foo 1",
                                             "1 foo",
                                             "1px 2px",
                                             "1px 2px 3px",
                                             "1px 2px 3px 4px",
                                             "1px 2px 3px 4px 5px",
                                             "10% 20%",
                                             "1 / 2",
                                             "2 3",
                                             "1 2 3",
                                             "linear-gradient(red, blue)",
                                             "auto auto",
                                             "none none",
                                             "normal normal",
                                             "center center",
                                             "left top",
                                             "top left",
                                             "red blue",
                                             "solid dashed",
                                             "1px solid red",
                                             "solid 1px",
                                             "1px inherit",
                                             "inherit inherit",
                                             "foo inherit",
                                             "\"kern\" on",
                                             "\"kern\" 1, \"liga\" off",
                                             "\"ker\" 1",
                                             "\"wght\" 400",
                                             "none, none",
                                             "hanging each-line 1px",
                                             "underline overline",
                                             "underline underline",
                                             "none underline",
                                             "over right",
                                             "right over",
                                             "filled circle",
                                             "circle filled",
                                             "auto 1 / 2",
                                             "small-caps small-caps",
                                             "bold bold 12px serif",
                                             "italic bold 12px/1.5 serif",
                                             "12px/ 2 \"A B\", serif",
                                             "oblique 100deg 12px serif",
                                             "inside outside",
                                             "none none none",
                                             "none square",
                                             "nowrap balance",
                                             "balance nowrap",
                                             "pre wrap",
                                             "hidden clip",
                                             "a 1 b 2",
                                             "none 1",
                                             "translate(1px) rotate(30deg)",
                                             "translate(1px), rotate(30deg)",
                                             "rgb(50%, 128, 0)",
                                             "hsl(none, 50%, 50%)",
                                             "color-mix(in srgb, red 0%, blue 0%)",
                                             "ThreeDFace"};

/// A line of acceptance.txt.
struct Explained {
  std::string property, value;
  bool ours = false;
  bool used = false;
};

std::vector<Explained> read_explained() {
  std::vector<Explained> out;
  for (std::vector<std::string> const& parts : read_explanations("acceptance.txt", "property | value | who accepts it | why"))
    out.push_back({parts[0], parts[1], parts[2] == "ours"});
  return out;
}

bool accepts(style::Property const& property, std::string const& text) {
  Arena strings;
  style::Tokenizer tokenizer(text, strings);
  std::vector<model::Token> tokens;
  for (model::Token t = tokenizer.next(); t.kind != model::TokenKind::EndOfFile; t = tokenizer.next()) tokens.push_back(t);
  return style::is_valid_value(property, tokens);
}

std::vector<std::string> values() {
  std::vector<std::string> all(style::value_words().begin(), style::value_words().end());
  all.insert(all.end(), std::begin(typed_values), std::end(typed_values));
  return all;
}

constexpr std::string_view script = R"(
  const {properties, values} = bifolio_request;
  const answers = properties.map((p) => values.map((v) => (CSS.supports(p, v) ? '1' : '0')).join(''));
  parent.postMessage({answers, known: properties.map((p) => CSS.supports(p, 'inherit'))}, '*');
)";

TEST(Support, ChromiumAcceptsTheSameValues) {
  BIFOLIO_NEED_TOOL("chromium");
  const std::vector<std::string> all = values();
  Json names = Json::array();
  for (style::Property const& p : style::properties()) names.push_back(std::string(p.name));
  const TemporaryFolder folder;
  const Json request = {{"properties", names}, {"values", all}};
  std::ofstream(folder.path() / "ask.html") << "<!doctype html><meta charset=utf-8><script>const bifolio_request = "
                                            << request.dump() << ";\n"
                                            << script << "</script>";
  const Json said = ask_chromium(folder.path(), {{"ask.html"}}).front();

  std::vector<Explained> explained = read_explained();
  std::string report;
  for (std::size_t p = 0; p < style::properties().size(); ++p) {
    if (!said["known"][p].get<bool>()) continue;
    style::Property const& property = style::properties()[p];
    const std::string answers = said["answers"][p];
    for (std::size_t v = 0; v < all.size(); ++v) {
      const bool ours = accepts(property, all[v]), theirs = answers[v] == '1';
      if (ours == theirs) continue;
      const auto found = std::find_if(explained.begin(), explained.end(), [&](Explained const& e) {
        return e.ours == ours && ::fnmatch(e.property.c_str(), std::string(property.name).c_str(), 0) == 0 &&
               ::fnmatch(e.value.c_str(), all[v].c_str(), 0) == 0;
      });
      if (found != explained.end())
        found->used = true;
      else
        report += std::string(property.name) + " | " + all[v] + (ours ? " | ours\n" : " | Chromium\n");
    }
  }
  EXPECT_EQ(report, "");
  for (Explained const& e : explained)
    EXPECT_TRUE(e.used) << "acceptance.txt explains what does not differ: " << e.property << " | " << e.value;
}

}  // namespace
}  // namespace bifolio::tests
