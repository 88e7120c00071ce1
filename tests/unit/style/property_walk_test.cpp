// Every property with every keyword that values are made of, and with values of each type: what it accepts is printed as a value
// that it accepts and that is the same; and what the table of support says of values is so.
#include <algorithm>
#include <iterator>
#include <set>

#include "base/arena.h"
#include "style/compute.h"
#include "style/properties.h"
#include "style/support.h"
#include "style/syntax/tokenizer.h"
#include "style/value_words.h"
#include "style/values/named_colors.h"
#include "unit/style/style_fixture.h"

namespace bifolio::style::test {
namespace {

/// A value as tokens, and the arena that they need.
struct Written {
  explicit Written(std::string_view source) : text(source) {
    Tokenizer tokenizer(text, strings);
    for (model::Token t = tokenizer.next(); t.kind != model::TokenKind::EndOfFile; t = tokenizer.next()) tokens.push_back(t);
  }
  Written(Written const&) = delete;
  Written& operator=(Written const&) = delete;
  std::string text;
  Arena strings;
  std::vector<model::Token> tokens;
};

constexpr std::string_view typed_values[] = {"0",
                                             "1",
                                             "2",
                                             "-1",
                                             "1.5",
                                             "400",
                                             "1px",
                                             "-1px",
                                             "10%",
                                             "-10%",
                                             "1em",
                                             "calc(1px + 10%)",
                                             "min(1px, 10%)",
                                             "30deg",
                                             "\"a\"",
                                             "\"a\" \"b\"",
                                             "url(\"a.png\")",
                                             "#abc",
                                             "rgb(1 2 3 / 0.5)",
                                             "device-cmyk(0 0.5 1 0)",
                                             "foo",
                                             "foo bar",
                                             "foo, bar",
                                             "foo 2 bar",
                                             "1px 2px",
                                             "1px 2px 3px 4px",
                                             "10% 20%",
                                             "1px / 2px",
                                             "1 / 2",
                                             "auto 2 / 3",
                                             "2 3",
                                             "1 2 3 4",
                                             "2 fill",
                                             "counter(a)",
                                             "counters(a, \".\")",
                                             "attr(title)",
                                             "open-quote",
                                             "linear-gradient(red, blue 20%)",
                                             "radial-gradient(circle at 10% 1px, red, blue)",
                                             "conic-gradient(from 30deg, red, blue)",
                                             "1px solid red",
                                             "solid",
                                             "underline overline",
                                             "\"kern\" 0",
                                             "\"wght\" 400",
                                             "translate(1px, 10%) rotate(30deg)",
                                             "repeat, no-repeat",
                                             "first last",
                                             "10px hanging each-line",
                                             "5 2 3",
                                             "uppercase",
                                             "under left",
                                             "filled triangle",
                                             "symbols(cyclic \"a\" \"b\")",
                                             "fit-content(10px)",
                                             "oblique 20deg",
                                             "1px 2px 3px red inset",
                                             "string(a, first)",
                                             "running(a)",
                                             "target-counter(attr(href), page)",
                                             "leader(\".\")",
                                             "2 raise",
                                             "3 drop",
                                             "super",
                                             "ex-height 0.5",
                                             "content()",
                                             "a content(before)",
                                             "1dppx snap",
                                             "small-caps slashed-zero",
                                             "stylistic(a) historical-forms"};

/// Of the names of colours one will do.
bool is_color_name(std::string_view word) {
  return word != "red" &&
         std::any_of(std::begin(named_colors), std::end(named_colors), [&](NamedColor const& c) { return c.name == word; });
}

std::vector<std::string_view> values() {
  std::vector<std::string_view> all(std::begin(typed_values), std::end(typed_values));
  std::copy_if(value_words().begin(), value_words().end(), std::back_inserter(all),
               [](std::string_view w) { return !is_color_name(w); });
  return all;
}

/// What a declaration makes of the initial style; nothing when it is not understood.
std::optional<model::ComputedStyle> read(Property const& property, Written const& value) {
  if (!is_valid_value(property, value.tokens)) return std::nullopt;
  ValueContext context;
  context.parent = &initial_style();
  ValueReader in(TokenCursor(value.tokens), context);
  model::ComputedStyle style = initial_style();
  if (wide_keyword(value.tokens) != WideKeyword::None) return std::nullopt;
  if (!property.read(in, style)) return std::nullopt;
  return with_colors(std::move(style));
}

std::uint64_t hash_of(Property const& property, model::ComputedStyle const& style) {
  Hasher h;
  property.hash(h, style);
  return h.value();
}

/// As `bifolio inspect --format json` shows it.
std::string printed(Property const& property, std::vector<ComputedValue> const& values) {
  for (ComputedValue const& value : values)
    if (value.property == property.name) return value.value;
  return {};
}
std::string printed(Property const& property, model::ComputedStyle const& style) {
  return printed(property, computed_values(style));
}

/// Shown as the matrix or the function that they amount to.
bool is_printed_otherwise(std::string_view property) {
  static const std::set<std::string_view> others = {"translate", "rotate", "scale"};
  return others.count(property) != 0;
}

TEST(PropertyWalk, WhatIsAcceptedIsPrintedAsTheSameValue) {
  std::string wrong;
  std::size_t accepted = 0;
  for (Property const& p : properties()) {
    if (p.kind != RowKind::Longhand || is_printed_otherwise(p.name)) continue;
    for (const std::string_view text : values()) {
      const auto style = text == "currentcolor" ? std::nullopt : read(p, Written(text));  // is a colour by then
      if (!style) continue;
      ++accepted;
      const std::string once = printed(p, *style);
      const auto again = read(p, Written(once));
      const bool same =
          again && printed(p, *again) == once && (hash_of(p, *again) == hash_of(p, *style) || once.find('.') != once.npos);
      if (!same)
        wrong += std::string(p.name) + ": " + std::string(text) + " -> " + once +
                 (again ? " -> " + printed(p, *again) : " (not accepted)") + "\n";
    }
  }
  EXPECT_EQ(wrong, "");
  EXPECT_GT(accepted, 1000U);
}

/// A shorthand is what its longhands are: each of them accepts what it was set to.
TEST(PropertyWalk, ShorthandsSetValuesOfTheirLonghands) {
  std::string wrong;
  for (Property const& p : properties()) {
    if (p.kind != RowKind::Shorthand || p.name == "all") continue;
    for (const std::string_view text : values()) {
      const auto style = read(p, Written(text));
      if (!style) continue;
      const std::vector<ComputedValue> all = computed_values(*style);
      for (Property const& longhand : properties()) {
        if (longhand.kind != RowKind::Longhand || is_printed_otherwise(longhand.name)) continue;
        if (hash_of(longhand, *style) == hash_of(longhand, initial_style())) continue;
        const std::string value = printed(longhand, all);
        if (!read(longhand, Written(value)))
          wrong += std::string(p.name) + ": " + std::string(text) + " sets " + std::string(longhand.name) + ": " + value + "\n";
      }
    }
  }
  EXPECT_EQ(wrong, "");
}

/// `word` in backquotes, in the remark.
std::vector<std::string> quoted_words(std::string_view remark) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = remark.find('`', at)) != remark.npos;) {
    const std::size_t end = remark.find('`', at + 1);
    if (end == remark.npos) break;
    words.emplace_back(remark.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return words;
}

TEST(PropertyWalk, TheTableOfSupportSpeaksOfWhatIsAccepted) {
  const std::set<std::string, std::less<>> others = {"dir", "img", "running()",
                                                     "auto"};  // attributes, elements; `auto` with a ratio
  std::set<std::string_view> names;
  for (PropertySupport const& row : property_support()) {
    EXPECT_TRUE(names.insert(row.property).second) << row.property;
    Property const& property = properties()[find_property(row.property)];
    for (std::string const& word : quoted_words(row.remark)) {
      const bool known = others.count(word) != 0 || find_property(word) != model::Declaration::no_property;
      EXPECT_TRUE(known || is_valid_value(property, Written(word).tokens)) << row.property << ": " << word;
    }
    for (std::string_view left = row.unobeyed; left.find(' ') != left.npos; left.remove_prefix(left.find(' ') + 1))
      EXPECT_TRUE(is_valid_value(property, Written(left.substr(0, left.find(' '))).tokens)) << row.property << ": " << left;
  }
  for (const std::string_view name : epub_only_properties())
    EXPECT_EQ(find_property(name), model::Declaration::no_property) << name << " is both supported and not";
}

}  // namespace
}  // namespace bifolio::style::test
