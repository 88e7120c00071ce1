// Text encodings: whatever the bytes are, the text is valid UTF-8 without NULs, and each replacement is where it says.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "parse/parse.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace bifolio;
  std::string why;
  const auto decoded = parse::decode(fuzz::as_text(data, size), why);
  if (!decoded) {
    fuzz::require(!why.empty(), "binary input is refused without a reason");
    return 0;
  }
  fuzz::require(utf8::find_invalid(decoded->text) == std::string_view::npos, "the decoded text is not UTF-8");
  fuzz::require(decoded->text.find('\0') == std::string::npos, "the decoded text has a NUL");
  fuzz::require(decoded->replaced.size() <= decoded->replaced_count, "more replacements are listed than were made");
  for (parse::Replacement const& replaced : decoded->replaced)
    fuzz::require(std::string_view(decoded->text).substr(replaced.offset).starts_with("\xEF\xBF\xBD"),
                  "no U+FFFD where one is reported");
  SourceSet sources;
  DiagnosticSink sink;
  parse::report_replacements(*decoded, sources.add("fuzz", decoded->text), sink);
  fuzz::require(sink.all().empty() == (decoded->replaced_count == 0), "replacements are not reported");
  return 0;
}
