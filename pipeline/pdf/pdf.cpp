#include "pdf/pdf.h"

#include <algorithm>

#include "base/numbers.h"
#include "model/writing.h"
#include "pdf/content/marked_words.h"
#include "pdf/content/page_content.h"
#include "pdf/diagnostics.h"
#include "pdf/metadata/document_information.h"
#include "pdf/metadata/srgb_profile.h"
#include "pdf/navigation/outline.h"
#include "pdf/navigation/page_labels.h"
#include "pdf/navigation/trees.h"
#include "pdf/objects/deflate.h"
#include "pdf/page_tree.h"
#include "pdf/structure/language.h"

namespace bifolio::pdf {
namespace {

constexpr std::size_t pages_at_once = 128;  // whose contents are in memory, to be deflated together

/// One file while it is written, in the order of the member functions below.
class PdfWriter {
 public:
  PdfWriter(Publication const& publication, DiagnosticSink& sink)
      : publication_(publication),
        sink_(sink),
        destinations_(publication.paged),
        structure_(build_structure({publication.document, publication.boxes, publication.resources}, sink)),
        fonts_(publication.fonts, objects_),
        images_(publication.resources, publication.fonts, objects_),
        shadings_(objects_),
        keys_(publication.paged.pages.size()),
        links_(publication.boxes, destinations_, structure_, objects_, keys_),
        tree_(objects_, publication.paged.pages.size()) {
    for (model::Page const& page : publication.paged.pages) frames_.push_back(page_frame(page));
  }

  std::string write() {
    write_pages();
    fonts_.write(images_, sink_);
    tree_.finish();
    const Ref structure = write_structure();
    const DocumentInformation information = describe();
    const Ref catalog = write_catalog(structure, information);
    const Ref info = objects_.put(information_dictionary(information));
    return objects_.finish(catalog, info);
  }

 private:
  void write_pages() {
    std::vector<ReplacedText> replaced = find_divided_words(publication_.paged, publication_.boxes);
    add_marked_words(publication_.paged, replaced);
    auto next = replaced.begin();
    const std::size_t count = publication_.paged.pages.size();
    for (std::size_t begin = 0; begin < count; begin += pages_at_once) {
      const std::size_t end = std::min(begin + pages_at_once, count);
      std::vector<PageParts> parts;
      std::vector<std::string> contents;
      for (std::size_t page = begin; page < end; ++page) {
        const auto first = next;
        while (next != replaced.end() && next->page == page) ++next;
        parts.push_back(page_content(page, {first, next}));
        contents.push_back(std::move(parts.back().content));
      }
      deflate_all(contents, publication_.threads);
      for (std::size_t page = begin; page < end; ++page) put_page(page, parts[page - begin], contents[page - begin]);
    }
  }

  PageParts page_content(std::size_t page, std::span<ReplacedText const> replaced) {
    const PageServices services{publication_, fonts_, images_, shadings_, structure_, links_, objects_, keys_, sink_};
    return PageContent(services, static_cast<std::uint32_t>(page), frames_[page]).write(replaced);
  }

  void put_page(std::size_t page, PageParts const& parts, std::string const& deflated) {
    const Ref contents = objects_.put_stream("/Filter/FlateDecode", deflated);
    tree_.write_page({page, contents}, publication_.paged.pages[page], parts, fonts_, images_);
    parents_.push_back(put_owners(structure_.tree, parts.owners, objects_));
  }

  // ISO 32000-1 §14.7.2
  Ref write_structure() {
    const Ref root = objects_.reserve();
    const Ref document = structure_.tree.ref(ElementId(std::size_t{0}), objects_);
    structure_.tree.write(objects_, root, tree_.pages());
    parents_.insert(parents_.end(), keys_.entries().begin(), keys_.entries().end());
    std::string body = "<</Type/StructTreeRoot/K ";
    append_ref(body, document);
    body += "/ParentTree ";
    append_ref(body, write_number_tree(objects_, parents_));
    body += "/ParentTreeNextKey ";
    append_number(body, static_cast<std::int64_t>(parents_.size()));
    body += "/RoleMap" + std::string(role_map());
    if (const Ref ids = write_ids()) {
      body += "/IDTree ";
      append_ref(body, ids);
    }
    objects_.put(root, body + ">>");
    return root;
  }

  Ref write_ids() {
    std::vector<std::pair<std::string, std::string>> entries;
    for (auto const& [id, element] : structure_.tree.ids()) {
      entries.emplace_back(id, "");
      append_ref(entries.back().second, element);
    }
    std::sort(entries.begin(), entries.end());
    return write_name_tree(objects_, entries);
  }

  DocumentInformation describe() {
    DocumentInformation information = document_information(publication_.document.metadata, publication_.modified);
    if (!is_language_tag(information.language)) {
      if (!information.language.empty())
        sink_.report_once(malformed_language, information.language, {}, "\"" + information.language + "\" is not a language tag");
      information.language.clear();
    }
    information.is_accessible =
        structure_.is_accessible && !fonts_.shows_missing_glyphs() && !information.title.empty() && !information.language.empty();
    if (information.title.empty()) sink_.report(incomplete_metadata, {}, "the publication has no title");
    if (information.language.empty()) sink_.report(incomplete_metadata, {}, "the publication has no language");
    return information;
  }

  // §7.7.2
  Ref write_catalog(Ref structure, DocumentInformation const& information) {
    std::string body = "<</Type/Catalog";
    const auto entry = [&body](std::string_view key, Ref ref) {
      if (!ref) return;
      body.append(key).append(1, ' ');
      append_ref(body, ref);
    };
    const std::vector<Bookmark> bookmarks = find_bookmarks(publication_.boxes, publication_.document, destinations_);
    entry("/Pages", tree_.root());
    entry("/StructTreeRoot", structure);
    entry("/Outlines", write_outline(objects_, bookmarks, tree_.pages(), frames_));
    entry("/Metadata", objects_.put_stream("/Type/Metadata/Subtype/XML", xmp_packet(information)));
    body += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true";
    if (model::pages_go_left(publication_.boxes)) body += "/Direction/R2L";  // §12.2
    body += ">>";
    if (!bookmarks.empty()) body += "/PageMode/UseOutlines";
    if (!information.language.empty()) {
      body += "/Lang";
      append_text_string(body, information.language);
    }
    if (const Ref names = destinations_.write_names(objects_, tree_.pages(), frames_)) {
      body += "/Names<</Dests ";
      append_ref(body, names);
      body += ">>";
    }
    if (const std::string labels = page_label_ranges(publication_.paged.pages); !labels.empty())
      body += "/PageLabels<</Nums[" + labels + "]>>";
    body +=
        "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB "
        "IEC61966-2.1)/DestOutputProfile ";
    append_ref(body, objects_.put_deflated("/N 3", srgb_profile()));
    return objects_.put(body + ">>]>>");
  }

  Publication const& publication_;
  DiagnosticSink& sink_;
  ObjectWriter objects_;
  Destinations destinations_;
  BoxStructure structure_;
  FontTable fonts_;
  ImageTable images_;
  ShadingTable shadings_;
  ParentKeys keys_;
  LinkWriter links_;
  PageTree tree_;
  std::vector<PageFrame> frames_;
  std::vector<Ref> parents_;  ///< the parent tree: a page's elements by MCID, then what annotations and forms name
};

}  // namespace

std::string write(Publication const& publication, DiagnosticSink& sink) { return PdfWriter(publication, sink).write(); }

}  // namespace bifolio::pdf
