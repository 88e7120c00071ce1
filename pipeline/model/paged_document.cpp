// PagedDocument's invariants: what every writer may rely on.
#include "model/paged_document.h"

#include "base/numbers.h"

namespace bifolio::model {
namespace {

/// Far outside any page: a Length that has overflowed.
constexpr std::int64_t far_away = 200'000;

bool is_near(Length length) { return abs(length) < Length::from_points(far_away); }
bool is_near(Point point) { return is_near(point.x) && is_near(point.y); }
bool is_near(Rect const& rect) { return is_near(Point{rect.x, rect.y}) && is_near(rect.width) && is_near(rect.height); }

class Verifier {
 public:
  Verifier(PagedDocument const& paged, BoxTree const& tree, std::vector<std::string>& broken)
      : paged_(paged), tree_(tree), broken_(broken) {}

  void run() {
    if (paged_.page_map.pages.size() != paged_.pages.size()) broken_.push_back("the page map has another size than the pages");
    for (page_ = 0; page_ < paged_.pages.size(); ++page_) verify_page();
  }

  void operator()(GlyphRun const& run) {
    if (std::uint64_t{run.first_glyph} + run.glyph_count > paged_.glyphs.size()) return fail("a glyph range is out of range");
    if (!run.font) fail("a run without a font");
    if (run.font_size < Length()) fail("a negative font size");
    if (!is_near(run.origin)) fail("a run far outside the page");
    for (std::uint32_t i = 0; i < run.glyph_count; ++i)
      if (paged_.glyphs[run.first_glyph + i].cluster > run.text.size()) return fail("a cluster outside its text");
  }
  void operator()(FilledRect const& fill) { check(fill.rect, "a rectangle"); }
  void operator()(StrokedLine const& line) {
    if (!is_near(line.from) || !is_near(line.to)) fail("a line far outside the page");
  }
  void operator()(PlacedImage const& image) {
    check(image.rect, "an image");
    check(image.clip, "an image's clip");
    if (!image.image) fail("an image without a resource");
  }
  void operator()(LinkArea const& link) {
    check(link.rect, "a link");
    if (link.href.empty()) fail("a link to nowhere");
  }
  void operator()(Anchor const& anchor) {
    if (!is_near(anchor.point)) fail("an anchor far outside the page");
  }

 private:
  void verify_page() {
    Page const& page = paged_.pages[page_];
    if (page.size.width <= Length() || page.size.height <= Length()) fail("a page without a size");
    if (page_ < paged_.page_map.pages.size() && paged_.page_map.pages[page_].label != page.label)
      fail("its label is not the page map's");
    for (Fragment const& fragment : page.fragments) {
      if (fragment.box && fragment.box.index() >= tree_.boxes.size()) fail("a fragment of a box that is not there");
      if (!fragment.box && fragment.artifact == Artifact::None) fail("content without a box");
      std::visit(*this, fragment.content);
    }
  }

  void check(Rect const& rect, std::string_view what) {
    if (!is_near(rect)) fail(std::string(what) + " far outside the page");
    if (rect.width < Length() || rect.height < Length()) fail(std::string(what) + " of negative size");
  }

  void fail(std::string_view what) {
    std::string message = "page ";
    append_number(message, static_cast<std::int64_t>(page_ + 1));
    broken_.push_back((message += ": ") += what);
  }

  PagedDocument const& paged_;
  BoxTree const& tree_;
  std::vector<std::string>& broken_;
  std::size_t page_ = 0;
};

}  // namespace

std::vector<std::string> verify(PagedDocument const& paged, BoxTree const& tree) {
  std::vector<std::string> broken;
  Verifier(paged, tree, broken).run();
  return broken;
}

}  // namespace bifolio::model
