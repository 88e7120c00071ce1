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

namespace {

constexpr std::string_view escaped = " (escaped)", base64 = " (base64)";

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 's': out += ' '; break;
      case 'x': out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16)), i += 2; break;
      default: out += text[i];
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    if ((count += 6) >= 8) out += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return out;
}

std::string_view without_form(std::string_view name) {
  for (const std::string_view form : {escaped, base64})
    if (name.ends_with(form)) name.remove_suffix(form.size());
  return name;
}

}  // namespace

std::string file_name(Section const& section) { return std::string(without_form(section.name)); }

std::string file_bytes(Section const& section) {
  if (section.name.ends_with(escaped)) return unescape(section.text);
  if (section.name.ends_with(base64)) return decode_base64(section.text);
  return section.text + "\n";
}

SectionKind kind_of(std::string_view name) {
  name = without_form(name);
  if (name == "options") return SectionKind::Options;
  if (name == "style.css") return SectionKind::Sheet;
  if (name.starts_with("epub ")) return SectionKind::Expectation;
  if (name.ends_with(".md") || name.ends_with(".txt") || name.ends_with(".yaml")) return SectionKind::Input;
  return name.find('.') != std::string_view::npos ? SectionKind::File : SectionKind::Expectation;
}

}  // namespace bifolio::tests
