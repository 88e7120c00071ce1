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
  void operator()(FilledPath const& fill) {
    check_path(fill.path);
    if (fill.path.empty()) fail("an empty path");
    for (TileFill const& tile : fill.tiles) check_tile(tile);
  }
  void operator()(StrokedPath const& stroke) {
    check_path(stroke.path);
    if (stroke.width < Length() || stroke.dash < Length() || stroke.gap < Length()) fail("a stroke of negative size");
  }
  void operator()(GroupBegin const& group) {
    ++open_groups_;
    check_path(group.clip);
    if (group.opacity < 0 || group.opacity > 65535) fail("an opacity that is none");
  }
  void operator()(GroupEnd const&) {
    if (open_groups_ == 0) return fail("a group ends that has not begun");
    --open_groups_;
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
    if (open_groups_ != 0) fail("a group without an end");
    open_groups_ = 0;
  }

  /// Each subpath begins with Move; curves have three points.
  void check_path(Path const& path) {
    std::size_t curve = 0;
    for (PathPoint const& step : path) {
      if (!is_near(step.point)) return fail("a path far outside the page");
      if (&step == path.data() && step.verb != PathVerb::Move) return fail("a path that begins nowhere");
      if (step.verb != PathVerb::Curve && curve % 3 != 0) return fail("a curve without its end");
      curve = step.verb == PathVerb::Curve ? curve + 1 : 0;
    }
    if (curve % 3 != 0) fail("a curve without its end");
  }

  void check_tile(TileFill const& tile) {
    check(tile.tile, "a tile");
    if (tile.step.width < Length() || tile.step.height < Length()) fail("a tile with a negative step");
    if (!tile.image && tile.gradient.size() != 1) fail("a tile without a picture");
    for (GradientFill const& gradient : tile.gradient) {
      if (gradient.stops.size() < 2) fail("a gradient of one colour");
      std::int32_t last = 0;
      for (GradientStop const& stop : gradient.stops) {
        if (stop.offset < last || stop.offset > 1000000) return fail("a gradient with disordered stops");
        last = stop.offset;
      }
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
  std::size_t page_ = 0, open_groups_ = 0;
};

}  // namespace

std::vector<std::string> verify(PagedDocument const& paged, BoxTree const& tree) {
  std::vector<std::string> broken;
  Verifier(paged, tree, broken).run();
  return broken;
}

}  // namespace bifolio::model
