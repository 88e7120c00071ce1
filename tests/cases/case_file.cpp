#include "cases/case_file.h"

#include <algorithm>

namespace bifolio::tests {

Section const* CaseFile::find(std::string_view name) const {
  const auto at = std::find_if(sections.begin(), sections.end(), [&](Section const& s) { return s.name == name; });
  return at == sections.end() ? nullptr : &*at;
}

CaseFile parse_case(std::string_view text) {
  CaseFile file;
  std::string* current = &file.prose;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("--- ")) {
      file.sections.push_back({std::string(line.substr(4)), ""});
      current = &file.sections.back().text;
    } else {
      (*current += line) += '\n';
    }
  }
  for (Section& section : file.sections)
    if (!section.text.empty()) section.text.pop_back();
  return file;
}

std::string format_case(CaseFile const& file) {
  std::string out = file.prose;
  for (Section const& section : file.sections) {
    out += "--- " + section.name + '\n' + section.text;
    if (!section.text.empty()) out += '\n';
  }
  return out;
}

SectionKind kind_of(std::string_view name) {
  if (name == "options") return SectionKind::Options;
  if (name == "style.css") return SectionKind::Sheet;
  if (name.starts_with("epub ")) return SectionKind::Expectation;
  if (name.ends_with(".md") || name.ends_with(".txt") || name.ends_with(".yaml")) return SectionKind::Input;
  return name.find('.') != std::string_view::npos ? SectionKind::File : SectionKind::Expectation;
}

}  // namespace bifolio::tests
