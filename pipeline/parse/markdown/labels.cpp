// Labels and character references, by libcmark-gfm's own tables. Changes with the library.
#include <cmark-gfm.h>

extern "C" {
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/utf8.h>
}

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/markdown/block_tree.h"

namespace bifolio::parse::markdown {
namespace {

/// A cmark_strbuf that frees itself.
class Buffer {
 public:
  Buffer() { cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer_, 0); }
  ~Buffer() { cmark_strbuf_free(&buffer_); }
  Buffer(Buffer const&) = delete;
  Buffer& operator=(Buffer const&) = delete;
  cmark_strbuf* get() { return &buffer_; }
  std::string_view view() const { return {reinterpret_cast<char const*>(buffer_.ptr), static_cast<std::size_t>(buffer_.size)}; }

 private:
  cmark_strbuf buffer_;
};

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string normalize_label(std::string_view label) {
  Buffer folded;
  if (!is_ascii(label)) {
    cmark_utf8proc_case_fold(folded.get(), bytes(label), static_cast<bufsize_t>(label.size()));
    label = folded.view();
  }
  std::string out;
  bool space = false;
  for (const char c : label) {
    if (utf8::is_html_space(c) || c == '\v') {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += to_lower(c);
  }
  return out;
}

std::optional<std::string> decode_entity(std::string_view text, std::size_t& length) {
  constexpr std::size_t longest = 64;
  if (text.size() < 3 || text[0] != '&') return std::nullopt;
  text = text.substr(1, longest);
  Buffer out;
  const bufsize_t read = houdini_unescape_ent(out.get(), bytes(text), static_cast<bufsize_t>(text.size()));
  if (read == 0) return std::nullopt;
  length = static_cast<std::size_t>(read) + 1;
  return std::string(out.view());
}

}  // namespace bifolio::parse::markdown
