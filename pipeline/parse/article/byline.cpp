#include "parse/article/byline.h"

#include <algorithm>
#include <string>

#include "parse/article/features.h"
#include "parse/dates.h"

namespace bifolio::parse {
namespace {

std::string without_date(std::string_view text) {
  std::string out(text);
  if (const auto date = find_date(text)) out.erase(date->begin, date->end - date->begin);
  return out;
}

// Cuts at each of `separators`, keeping no empty part.
std::vector<std::string_view> cut(std::string_view text, std::initializer_list<std::string_view> separators) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.size(), size = 0;
    for (std::string_view separator : separators)
      if (const std::size_t at = text.find(separator, begin); at < end) end = at, size = separator.size();
    std::string_view part = trim(text.substr(begin, end - begin));
    while (!part.empty() && (part.back() == ',' || part.back() == '.') && !(part.size() > 2 && part[part.size() - 3] == ' '))
      part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    if (size == 0) break;
    begin = end + size;
  }
  return parts;
}

}  // namespace

std::vector<model::Contributor> parse_byline(std::string_view text, Span span) {
  const std::string rest = without_date(text.substr(byline_opening(text)));
  std::vector<model::Contributor> people;
  const auto add_person = [&](std::string_view name) {
    model::Contributor person;
    person.name = std::string(name);
    person.span = span;
    people.push_back(std::move(person));
  };
  for (std::string_view group : cut(rest, {" and ", " & ", " und ", " et ", " y ", " e ", " i ", " та ", " и ", " with "})) {
    bool first = true;
    for (std::string_view part : cut(group, {", ", "; "})) {
      const bool name = !is_position(part) && (is_person_name(part) || (first && people.empty()));
      if (name)
        add_person(part);
      else if (people.empty())
        add_person(part);
      else if (std::string& title = people.back().title; title.empty())
        title = std::string(part);
      else
        (people.back().affiliation += people.back().affiliation.empty() ? "" : ", ") += part;
      first = false;
    }
  }
  return people;
}

}  // namespace bifolio::parse
