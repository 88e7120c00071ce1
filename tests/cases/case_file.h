// A .case file: prose, inputs, expectations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifolio::tests {

struct Section {
  std::string name;
  std::string text;  ///< up to the next "--- " line, without its last line end
};

struct CaseFile {
  std::string prose;
  std::vector<Section> sections;
  Section const* find(std::string_view name) const;
};

CaseFile parse_case(std::string_view text);
std::string format_case(CaseFile const& file);

/// Of a section that is a file: "input.md (escaped)" is input.md with \n \r \t \s \xNN (\s is a space) and no line end added, and
/// "dot.png (base64)" is dot.png.
std::string file_name(Section const& section);
std::string file_bytes(Section const& section);

enum class SectionKind { Input, Sheet, File, Options, Expectation };
SectionKind kind_of(std::string_view section_name);

}  // namespace bifolio::tests
