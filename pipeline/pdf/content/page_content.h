// PageContent: one page's fragments as a content stream, each either tagged with its structure element or marked as an artifact,
// and its links. One reason to change: how fragments are tagged.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pdf/content/content_stream.h"
#include "pdf/content/crop_marks.h"
#include "pdf/content/divided_words.h"
#include "pdf/content/glyph_run.h"
#include "pdf/content/group_transforms.h"
#include "pdf/content/resources.h"
#include "pdf/content/tile_painter.h"
#include "pdf/fonts/font_objects.h"
#include "pdf/images/image_table.h"
#include "pdf/navigation/links.h"
#include "pdf/pdf.h"
#include "pdf/structure/box_structure.h"
#include "pdf/structure/parent_keys.h"

namespace bifolio::pdf {

/// What the pages share while they are written, one after the other.
struct PageServices {
  Publication const& publication;
  FontTable& fonts;
  ImageTable& images;
  ShadingTable& shadings;
  BoxStructure& structure;
  LinkWriter& links;
  ObjectWriter& objects;
  ParentKeys& keys;
  DiagnosticSink& sink;
};

/// A written page, before its objects are made.
struct PageParts {
  std::string content;
  std::vector<Ref> annotations;
  std::vector<ElementId> owners;  ///< by MCID
  StreamResources resources;
  bool is_transparent = false;
};

/// The array of the elements that own a stream's marked content, by MCID.
Ref put_owners(StructureTree const& tree, std::vector<ElementId> const& owners, ObjectWriter& objects);

class PageContent {
 public:
  PageContent(PageServices const& services, std::uint32_t page, PageFrame frame)
      : services_(services), page_(page), out_(frame), runs_(out_, services.fonts) {}

  /// `replaced`: the replaced texts of this page.
  PageParts write(std::span<ReplacedText const> replaced);

 private:
  void write_fragment(std::size_t index, std::span<ReplacedText const> replaced);
  void write_run(model::Fragment const& fragment, model::GlyphRun const& run, std::span<ReplacedText const> replaced);
  void write_drawing(model::Fragment const& fragment);
  void write_tiles(model::Fragment const& fragment, model::FilledPath const& path);
  void begin_group(std::size_t fragment, model::GroupBegin const& group);
  void end_group();
  bool paints_several(std::size_t begin) const;
  void begin_form(std::int32_t opacity);
  void end_form();
  std::string box(Rect const& rect) const;
  void write_image(model::Fragment const& fragment, model::PlacedImage const& image);
  void write_marks(std::span<CropMark const> marks);
  void mark_content(model::BoxId box, ElementId owner, ReplacedText const* replaced);
  void mark_artifact(model::Artifact artifact, Rect const* background);
  void mark(model::Fragment const& fragment, Rect const* background, ReplacedText const* replaced = nullptr);
  void end_mark();
  ElementId owner_of(model::Fragment const& fragment) const;

  PageServices const& services_;
  std::uint32_t page_;
  ContentStream out_;
  GlyphRunWriter runs_;
  /// A group that is faded as a whole is a form of its own (ISO 32000-1 §11.6.6), with marked content of its own (§14.7.4.4).
  struct Form {
    ContentStream around;           ///< what stands before it
    std::vector<ElementId> owners;  ///< of that
    Ref ref;
    std::int32_t opacity = 65535;
  };
  std::vector<Form> forms_;
  std::vector<bool> groups_;  ///< those that are open: whether each is a form
  GroupTransforms transforms_;
  std::vector<Ref> annotations_;
  std::vector<ElementId> owners_;
  // the open marked-content sequence
  bool is_open_ = false, is_replaced_ = false;
  ElementId open_owner_;
  model::Artifact open_artifact_ = model::Artifact::None;
};

}  // namespace bifolio::pdf
