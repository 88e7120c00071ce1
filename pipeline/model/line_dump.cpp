#include "model/line_dump.h"

#include "base/numbers.h"
#include "model/box_kind.h"

namespace bifolio::model {
namespace {

/// After a letter: one between spaces is a dash.
bool ends_in_own_hyphen(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  for (const std::string_view hyphen : {"-", "\u2010"})
    if (text.ends_with(hyphen)) return text.size() > hyphen.size() && text[text.size() - hyphen.size() - 1] != ' ';
  return false;
}

class LinePrinter {
 public:
  LinePrinter(std::string& out, PagedDocument const& paged, BoxTree const& tree) : out_(out), paged_(paged), tree_(tree) {}

  void add(GlyphRun const& run, BoxId box) {
    const BoxId container = line_container(tree_, box);
    const Length rise = abs(run.origin.y - origin_.y);  // superiors and inferiors stand on the line all the same
    if (runs_ > 0 && (container != container_ || rise * 2 > size_)) flush();
    if (runs_++ == 0) {
      origin_ = run.origin;
      size_ = run.font_size;
      container_ = container;
      right_ = run.origin.x;
    }
    Length x = run.origin.x;
    for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
      PlacedGlyph const& glyph = paged_.glyphs[run.first_glyph + i];
      x += glyph.advance;
      if (glyph.cluster < run.text.size() && run.text[glyph.cluster] == ' ') {
        ++waiting_;
        waiting_width_ += glyph.advance;
        continue;
      }
      right_ = max(right_, x);
      spaces_ += waiting_;
      width_ += waiting_width_;
      waiting_ = 0;
      waiting_width_ = {};
    }
    divided_ = run.ends_in_hyphen;
    own_hyphen_ = !divided_ && ends_in_own_hyphen(run.text);
  }

  void flush() {
    if (runs_ == 0) return;
    ComputedStyle const& style = tree_.style(container_);
    out_ += "  line ";
    append_decimal(out_, origin_.x.points(), 3);
    append_decimal(out_ += ',', origin_.y.points(), 3);
    append_decimal(out_ += " to=", right_.points(), 3);
    append_decimal(out_ += " size=", size_.points(), 3);
    append_number(out_ += " spaces=", spaces_);
    append_decimal(out_ += " gap=", spaces_ > 0 ? width_.points() / static_cast<double>(spaces_) : 0, 3);
    if (style.text_align == TextAlign::Justify && style.text_justify != TextJustify::None) out_ += " justified";
    if (divided_) out_ += " hyphen";
    if (own_hyphen_) out_ += " own-hyphen";
    append_number(out_ += " block=", static_cast<std::int64_t>(container_.value));
    out_ += '\n';
    runs_ = spaces_ = waiting_ = 0;
    width_ = waiting_width_ = {};
  }

 private:
  std::string& out_;
  PagedDocument const& paged_;
  BoxTree const& tree_;
  Point origin_;  ///< of the line that is being gathered
  Length size_, right_, width_, waiting_width_;
  BoxId container_;
  std::int64_t runs_ = 0, spaces_ = 0, waiting_ = 0;  ///< `waiting_`: spaces that end the line, unless something follows
  bool divided_ = false, own_hyphen_ = false;
};

}  // namespace

std::string dump_lines(PagedDocument const& paged, BoxTree const& tree) {
  std::string out;
  LinePrinter printer(out, paged, tree);
  for (std::size_t i = 0; i < paged.pages.size(); ++i) {
    append_number(out += "page ", static_cast<std::int64_t>(i + 1));
    out += '\n';
    for (Fragment const& fragment : paged.pages[i].fragments) {
      GlyphRun const* run = std::get_if<GlyphRun>(&fragment.content);
      if (run != nullptr && fragment.box && fragment.artifact == Artifact::None) printer.add(*run, fragment.box);
    }
    printer.flush();
  }
  return out;
}

}  // namespace bifolio::model
