#include "epub/style_sheets.h"

#include "base/utf8.h"
#include "epub/diagnostics.h"

namespace bifolio::epub {
namespace {

/// Walks a sheet by the tokens that matter here: comments, strings, url( (css-syntax-3 §4.3).
class UrlRewriter {
 public:
  UrlRewriter(std::string_view css, Book const& book, ImageSet& images) : css_(css), book_(book), images_(images) {}

  std::string run() {
    while (at_ < css_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = css_[at_];
    if (css_.substr(at_, 2) == "/*") return copy_until(css_.find("*/", at_ + 2), 2);
    if (c == '"' || c == '\'') return copy_until(string_end(at_), 1);
    if (is_url_function()) return url();
    out_ += c;
    ++at_;
  }

  void copy_until(std::size_t end, std::size_t length) {
    const std::size_t stop = end == std::string_view::npos ? css_.size() : end + length;
    out_ += css_.substr(at_, stop - at_);
    at_ = stop;
  }

  std::size_t string_end(std::size_t begin) const {
    for (std::size_t i = begin + 1; i < css_.size(); ++i) {
      if (css_[i] == '\\')
        ++i;
      else if (css_[i] == css_[begin])
        return i;
    }
    return std::string_view::npos;
  }

  bool is_url_function() const {
    if (at_ > 0 && (css_[at_ - 1] == '-' || css_[at_ - 1] == '_' || (css_[at_ - 1] >= 'a' && css_[at_ - 1] <= 'z'))) return false;
    const std::string_view word = css_.substr(at_, 4);
    return word == "url(" || word == "URL(";
  }

  void url() {
    std::size_t begin = at_ + 4;
    while (begin < css_.size() && utf8::is_html_space(css_[begin])) ++begin;
    const bool quoted = begin < css_.size() && (css_[begin] == '"' || css_[begin] == '\'');
    const std::size_t found = quoted ? string_end(begin) : css_.find(')', begin);
    const std::size_t end = found == std::string_view::npos ? css_.size() : found;
    std::string_view name = css_.substr(begin + quoted, end - begin - quoted);
    while (!name.empty() && utf8::is_html_space(name.back())) name.remove_suffix(1);
    const std::size_t close = css_.find(')', end);
    at_ = close == std::string_view::npos ? css_.size() : close + 1;
    const model::ResourceId image = book_.publication.resources.find(name);
    if (image) {
      out_ += "url(\"../images/" + percent_encoded(images_.use(image)) + "\")";
      return;
    }
    book_.sink.report_once(style_resource_missing, name, {},
                           "“" + std::string(name) + "”, which a style sheet names, is not in the EPUB");
    out_ += "none";
  }

  std::string_view css_;
  Book const& book_;
  ImageSet& images_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string linked_style_sheet(std::string_view css, Book const& book, ImageSet& images) {
  return UrlRewriter(css, book, images).run();
}

}  // namespace bifolio::epub
