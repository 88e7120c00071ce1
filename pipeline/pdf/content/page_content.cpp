#include "pdf/content/page_content.h"

#include "base/numbers.h"
#include "pdf/content/crop_marks.h"
#include "pdf/content/image_matrix.h"
#include "pdf/objects/deflate.h"
#include "pdf/objects/syntax.h"

namespace bifolio::pdf {
namespace {

using model::Artifact;
using model::Fragment;

// ISO 32000-1 §14.8.2.2.2
std::string_view artifact_properties(Artifact artifact) {
  switch (artifact) {
    case Artifact::Header: return "/Type/Pagination/Subtype/Header";
    case Artifact::Footer: return "/Type/Pagination/Subtype/Footer";
    case Artifact::PageNumber:
    case Artifact::RepeatedTableHeader: return "/Type/Pagination";
    case Artifact::None:
    case Artifact::Layout: return "/Type/Layout";
    case Artifact::Background: return "/Type/Background";
  }
  return {};
}

}  // namespace

PageParts PageContent::write(std::span<ReplacedText const> replaced) {
  model::Page const& page = services_.publication.paged.pages[page_];
  for (std::uint32_t i = 0; i < page.fragments.size(); ++i) {
    std::size_t count = 0;
    while (count < replaced.size() && replaced[count].fragment == i) ++count;
    write_fragment(i, replaced.first(count));
    replaced = replaced.subspan(count);
  }
  end_mark();
  if (page.crop_marks) write_marks(crop_marks(out_.frame().trim, page.bleed));
  if (page.cross_marks) write_marks(cross_marks(out_.frame().trim, page.bleed));
  PageParts parts;
  parts.annotations = std::move(annotations_);
  parts.owners = std::move(owners_);
  parts.resources = resources_of(out_);
  parts.is_transparent = out_.is_transparent();
  parts.content = out_.take();
  return parts;
}

void PageContent::write_fragment(std::size_t index, std::span<ReplacedText const> replaced) {
  Fragment const& fragment = services_.publication.paged.pages[page_].fragments[index];
  if (auto const* const run = std::get_if<model::GlyphRun>(&fragment.content)) {
    write_run(fragment, *run, replaced);
  } else if (auto const* const image = std::get_if<model::PlacedImage>(&fragment.content)) {
    write_image(fragment, *image);
  } else if (auto const* const area = std::get_if<model::LinkArea>(&fragment.content)) {
    const model::LinkArea on_page{transforms_.apply(area->rect), area->href};
    const Ref annotation = services_.links.write({page_, out_.frame()}, fragment.box, on_page, services_.sink);
    if (annotation) annotations_.push_back(annotation);
  } else if (auto const* const group = std::get_if<model::GroupBegin>(&fragment.content)) {
    begin_group(index, *group);
  } else if (std::holds_alternative<model::GroupEnd>(fragment.content)) {
    end_group();
  } else {
    write_drawing(fragment);
  }
}

void PageContent::write_drawing(Fragment const& fragment) {
  if (auto const* const rect = std::get_if<model::FilledRect>(&fragment.content)) {
    if (rect->color.is_transparent()) return;
    mark(fragment, &rect->rect);
    out_.fill(rect->rect, rect->color);
  } else if (auto const* const line = std::get_if<model::StrokedLine>(&fragment.content)) {
    if (line->color.is_transparent()) return;
    mark(fragment, nullptr);
    out_.stroke(*line);
  } else if (auto const* const stroke = std::get_if<model::StrokedPath>(&fragment.content)) {
    if (stroke->color.is_transparent()) return;
    mark(fragment, nullptr);
    out_.stroke(*stroke);
  } else if (auto const* const path = std::get_if<model::FilledPath>(&fragment.content)) {
    if (!path->tiles.empty()) return write_tiles(fragment, *path);
    if (path->color.is_transparent()) return;
    const Rect bounds = bounding_box(path->path);
    mark(fragment, &bounds);
    out_.fill(path->path, path->rule, path->color);
  }
}

void PageContent::write_tiles(Fragment const& fragment, model::FilledPath const& path) {
  const Rect bounds = bounding_box(path.path);
  mark(fragment, &bounds);
  const Span span = fragment.box ? services_.publication.boxes[fragment.box].span : Span{};
  TilePainter(services_.shadings, services_.images, services_.publication.resources).fill(out_, path, span, services_.sink);
}

// Marked content and saved states do not overlap. Layout's y axis points down, PDF's up.
void PageContent::begin_group(std::size_t fragment, model::GroupBegin const& group) {
  end_mark();
  out_.save();
  transforms_.enter(group);
  for (model::Transform const& t : group.transform) {
    const double a = t.matrix[0] / 1e6, b = -t.matrix[1] / 1e6, c = -t.matrix[2] / 1e6, d = t.matrix[3] / 1e6;
    const double x = out_.frame().x(t.origin.x).points(), y = out_.frame().y(t.origin.y).points();
    out_.transform({a, b, c, d, x + t.shift.x.points() - a * x - c * y, y - t.shift.y.points() - b * x - d * y});
  }
  if (!group.clip.empty()) out_.clip(group.clip, group.rule);
  groups_.push_back(group.opacity != 65535 && paints_several(fragment));
  if (groups_.back())
    begin_form(group.opacity);
  else
    out_.fade(group.opacity);
}

void PageContent::end_group() {
  end_mark();
  if (groups_.back()) end_form();
  groups_.pop_back();
  transforms_.leave();
  out_.restore();
}

// One thing alone looks the same whether it is faded itself or as a group.
bool PageContent::paints_several(std::size_t begin) const {
  std::vector<Fragment> const& fragments = services_.publication.paged.pages[page_].fragments;
  int open = 0, painted = 0;
  for (std::size_t i = begin; i < fragments.size(); ++i) {
    auto const& content = fragments[i].content;
    if (std::holds_alternative<model::GroupBegin>(content)) {
      ++open;
    } else if (std::holds_alternative<model::GroupEnd>(content)) {
      if (--open == 0) return painted > 1;
    } else if (auto const* const path = std::get_if<model::FilledPath>(&content)) {
      painted += path->tiles.empty() ? 1 : 2;  // tiles are several things
    } else {
      painted += !std::holds_alternative<model::LinkArea>(content) && !std::holds_alternative<model::Anchor>(content);
    }
    if (painted > 1) return true;
  }
  return painted > 1;
}

void PageContent::begin_form(std::int32_t opacity) {
  Form form{std::move(out_), std::move(owners_), services_.objects.reserve(), opacity};
  out_ = ContentStream(form.around.frame());
  owners_.clear();
  forms_.push_back(std::move(form));
}

// The box is larger than the page, since a transform may bring in what stands beside it.
void PageContent::end_form() {
  Form form = std::move(forms_.back());
  forms_.pop_back();
  PageFrame const& frame = out_.frame();
  const Length width = frame.trim.width + frame.margin * 2, height = frame.trim.height + frame.margin * 2;
  std::string entries = "/Type/XObject/Subtype/Form/Group<</S/Transparency/I true>>/BBox";
  append_box(entries, -width, -height, width * 2, height * 2);
  if (!owners_.empty()) {
    entries += "/StructParents ";
    append_number(entries, services_.keys.add(put_owners(services_.structure.tree, owners_, services_.objects)));
  }
  append_resources(entries, resources_of(out_), services_.fonts, services_.images);
  services_.objects.put_stream(form.ref, entries + "/Filter/FlateDecode", deflate(out_.take()));
  out_ = std::move(form.around);
  owners_ = std::move(form.owners);
  out_.form(form.ref, form.opacity);
}

Ref put_owners(StructureTree const& tree, std::vector<ElementId> const& owners, ObjectWriter& objects) {
  std::string refs = "[";
  for (const ElementId owner : owners) {
    append_ref(refs, tree[owner].ref);
    refs += ' ';
  }
  return objects.put(refs + ']');
}

/// A rectangle of the page, as "[left bottom right top]".
std::string PageContent::box(Rect const& rect) const {
  PageFrame const& frame = out_.frame();
  const Rect on_page = transforms_.apply(rect);
  std::string box;
  append_box(box, frame.x(on_page.x), frame.y(on_page.bottom()), frame.x(on_page.right()), frame.y(on_page.y));
  return box;
}

void PageContent::write_run(Fragment const& fragment, model::GlyphRun const& run, std::span<ReplacedText const> replaced) {
  const std::span<model::PlacedGlyph const> glyphs(services_.publication.paged.glyphs);
  runs_.write(run, glyphs.subspan(run.first_glyph, run.glyph_count), replaced,
              [&](ReplacedText const* part) { mark(fragment, nullptr, part); });
}

// An image that cannot be shown keeps its place in the structure, with its alternative text.
void PageContent::write_image(Fragment const& fragment, model::PlacedImage const& placed) {
  model::BoxTree const& boxes = services_.publication.boxes;
  const Span span = fragment.box ? boxes[fragment.box].span : Span{};
  ImageTable::Entry const* const image = services_.images.find(placed.image, span, services_.sink);
  const ElementId owner = owner_of(fragment);
  StructureTree& tree = services_.structure.tree;
  if (owner && tree[owner].type == ElementType::Figure && tree[owner].attributes.empty()) {
    std::string& attributes = tree[owner].attributes;
    attributes = "/O/Layout/BBox" + box(placed.clip);
    attributes += model::is_block_level(boxes, fragment.box) ? "/Placement/Block" : "/Placement/Inline";
  }
  mark(fragment, nullptr);
  if (image == nullptr) return;
  const int orientation = services_.publication.resources[placed.image].orientation;
  out_.image(image->index, image_matrix(out_.frame(), placed.rect, orientation),
             placed.clip == placed.rect ? nullptr : &placed.clip);
}

void PageContent::write_marks(std::span<CropMark const> marks) {
  out_.begin_artifact("/Type/Page");
  for (CropMark const& mark : marks)
    out_.stroke(model::StrokedLine{mark.from, mark.to, crop_mark_width, model::BorderStyle::Solid, registration_color, {}, {}});
  out_.end_marked();
}

// Rules, borders and decorations of text carry no meaning of their own; nor do leaders.
ElementId PageContent::owner_of(Fragment const& fragment) const {
  if (!fragment.box || fragment.artifact != Artifact::None) return {};
  const bool is_drawing =
      std::holds_alternative<model::FilledRect>(fragment.content) || std::holds_alternative<model::StrokedLine>(fragment.content) ||
      std::holds_alternative<model::FilledPath>(fragment.content) || std::holds_alternative<model::StrokedPath>(fragment.content);
  if (is_drawing || services_.publication.boxes[fragment.box].kind == model::BoxKind::Leader) return {};
  return services_.structure.element_of_box[fragment.box.index()];
}

void PageContent::mark(Fragment const& fragment, Rect const* background, ReplacedText const* replaced) {
  const ElementId owner = owner_of(fragment);
  if (owner) {
    mark_content(fragment.box, owner, replaced);
  } else {
    mark_artifact(fragment.artifact, background);
  }
}

void PageContent::mark_content(model::BoxId box, ElementId owner, ReplacedText const* replaced) {
  if (is_open_ && open_owner_ == owner && replaced == nullptr && !is_replaced_) return;
  end_mark();
  const auto mcid = static_cast<std::uint32_t>(owners_.size());
  StructureTree& tree = services_.structure.tree;
  tree.ref(owner, services_.objects);
  tree.add_content(owner, services_.structure.rank_of_box[box.index()], {page_, mcid, forms_.empty() ? Ref() : forms_.back().ref});
  owners_.push_back(owner);
  if (replaced == nullptr) {
    out_.begin_content(to_string(tree[owner].type), mcid);
  } else {
    out_.begin_replaced_content(replaced->replacement, mcid);
  }
  is_open_ = true;
  is_replaced_ = replaced != nullptr;
  open_owner_ = owner;
}

void PageContent::mark_artifact(Artifact artifact, Rect const* background) {
  const bool is_background = artifact == Artifact::Background && background != nullptr;
  if (is_open_ && !open_owner_ && open_artifact_ == artifact && !is_background) return;
  end_mark();
  if (is_background) {  // table 330 wants to know where it is
    std::string properties(artifact_properties(artifact));
    out_.begin_artifact(properties + "/BBox" + box(*background));
  } else {
    out_.begin_artifact(artifact == Artifact::Background ? "/Type/Layout" : artifact_properties(artifact));
  }
  is_open_ = true;
  open_owner_ = {};
  open_artifact_ = artifact;
}

void PageContent::end_mark() {
  if (is_open_) out_.end_marked();
  is_open_ = false;
}

}  // namespace bifolio::pdf
