#include "epub/content_document.h"

#include <algorithm>

#include "base/numbers.h"
#include "base/utf8.h"
#include "epub/content_text.h"
#include "epub/diagnostics.h"
#include "epub/elements.h"
#include "epub/terms.h"
#include "epub/xhtml_page.h"
#include "epub/xml.h"

namespace bifolio::epub {
namespace {

using model::NodeId;
using model::NodeKind;
using model::Tag;

/// At which ends of a line white space is not shown: where no generated content stands beside it.
struct Ends {
  bool start = true, end = true;
};

class ContentWriter {
 public:
  ContentWriter(ContentInput const& input, std::uint32_t file, ImageSet& images, ContentFacts& facts)
      : ContentWriter(input.book, input.generated, file, images, facts) {}
  ContentWriter(Book const& book, GeneratedContent const& generated, std::uint32_t file, ImageSet& images, ContentFacts& facts)
      : book_(book),
        generated_(generated),
        document_(book.document()),
        presence_(book.presence),
        file_(file),
        facts_(facts),
        elements_(book, file, images, facts) {}

  /// All units of the file, in the elements that hold them.
  void write(pugi::xml_node body) {
    open_.push_back({document_.body(), {body, Tag::Body, false, false, 2}, {}});
    for (const NodeId unit : book_.partition.files[file_].units) write_unit(unit);
    while (open_.size() > 1) close();
    flush();
    footnotes(open_.back().place);
    close();
  }

 private:
  struct OpenElement {
    NodeId node;
    Place place;
    std::vector<NodeId> inline_run;  // units that stand on one line
  };

  void write_unit(NodeId unit) {
    std::vector<NodeId> chain;
    for (NodeId n = document_[unit].parent; n && n != document_.body(); n = document_[n].parent) chain.push_back(n);
    std::reverse(chain.begin(), chain.end());
    std::size_t same = 0;
    while (same < chain.size() && same + 1 < open_.size() && open_[same + 1].node == chain[same]) ++same;
    while (open_.size() > same + 1) close();
    for (; same < chain.size(); ++same) open(chain[same]);
    if (presence_.is_on_own_line(unit)) {
      flush();
      own_line(unit, open_.back().place);
    } else {
      open_.back().inline_run.push_back(unit);
    }
  }

  void open(NodeId element) {
    flush();
    Place& place = open_.back().place;
    append_new_line(place.parent, place.level);
    const Opening opening = book_.partition.file(element) == file_ ? Opening::First : Opening::Again;
    open_.push_back({element, elements_.open(element, place, opening), {}});
    if (opening == Opening::First) generated(element, model::PseudoElement::Before, open_.back().place.parent);
  }

  void close() {
    flush();
    Place& place = open_.back().place;
    if (open_.size() > 1) append_new_line(place.parent, place.level - 1);
    open_.pop_back();
  }

  void flush() {
    if (!open_.empty()) inline_line(std::exchange(open_.back().inline_run, {}), open_.back().place);
  }

  /// Nodes that stand on one line, on a line of their own in the source too. White space at either end is not shown.
  void inline_line(std::vector<NodeId> const& run, Place const& place) {
    std::size_t first = 0, last = run.size();
    while (first < last && is_blank(run[first])) ++first;
    while (last > first && is_blank(run[last - 1])) --last;
    if (first == last) return;
    append_new_line(place.parent, place.level);
    const pugi::xml_node line = place.parent.last_child();
    for (std::size_t i = first; i < last; ++i) node(run[i], place);
    trim(line.next_sibling(), place.parent.last_child());
  }

  Ends bare_ends(NodeId n) const {
    return {!presence_.pseudo_box(n, model::PseudoElement::Before), !presence_.pseudo_box(n, model::PseudoElement::After)};
  }

  /// White space at the ends of a line's text nodes is not shown either.
  static void trim(pugi::xml_node first, pugi::xml_node last, Ends bare = {}) {
    if (bare.start && first.type() == pugi::node_pcdata && first.value()[0] == ' ')
      first.set_value(std::string(first.value() + 1).c_str());
    const std::string end = last.type() == pugi::node_pcdata ? last.value() : "";
    if (bare.end && end.size() > 1 && end.back() == ' ') last.set_value(end.substr(0, end.size() - 1).c_str());
  }

  bool is_blank(NodeId n) const {
    std::string_view const text = document_[n].text;
    return document_[n].kind == NodeKind::Text && std::all_of(text.begin(), text.end(), utf8::is_html_space);
  }

  void own_line(NodeId element, Place const& place) {
    append_new_line(place.parent, place.level);
    node(element, place);
  }

  void node(NodeId n, Place const& place) {
    if (!presence_.appears(n)) return;
    if (document_[n].kind == NodeKind::Text) return text(n, place.parent);
    element(n, place);
  }

  void element(NodeId n, Place const& place) {
    if (presence_.is_footnote_of_sheet(n) && !is_structural(place.parent_tag)) return call(n, place);
    whole(n, place);
  }

  void whole(NodeId n, Place const& place) {
    switch (document_[n].tag) {
      case Tag::Img: return image(n, place);
      case Tag::Svg:
      case Tag::Math:
      case Tag::Audio:
      case Tag::Video:
      case Tag::Input: return replaced_by_text(n, place);
      default: break;
    }
    if (is_heading(document_[n].tag)) ++facts_.headings;
    if (is_void(document_[n].tag)) markers_before(n, place.parent);
    const Place inside = elements_.open(n, place, Opening::First);
    if (is_void(document_[n].tag)) return;
    markers_before(n, inside.parent);
    const bool takes_text = !is_structural(document_[n].tag);
    if (takes_text) generated(n, model::PseudoElement::Before, inside.parent);
    children(n, inside);
    if (takes_text) generated(n, model::PseudoElement::After, inside.parent);
    keep_end_tag(inside.parent);
  }

  /// A footnote of the style sheet's, which is called where it stands in the document and written at the file's end.
  struct SheetNote {
    NodeId node;
    std::string id, call, label;
  };

  void call(NodeId n, Place const& place) {
    std::string number;
    append_number(number, static_cast<std::int64_t>(notes_.size() + 1));
    std::string label = presence_.text(n, model::PseudoElement::FootnoteCall);
    if (label.empty()) label = number;
    SheetNote note{n, free_id("note-" + number), free_id("note-call-" + number), label};
    pugi::xml_node anchor = append(place.parent, place.in_link ? "span" : "a", label);
    set(anchor, "id", note.call);
    if (!place.in_link) {
      set(anchor, "href", "#" + note.id);
      set(anchor, "role", "doc-noteref");
      set(anchor, "epub:type", "noteref");
    }
    notes_.push_back(std::move(note));
  }

  std::string free_id(std::string id) const {
    while (book_.targets.has_id(id)) id += "-";
    return id;
  }

  /// Those that are called within another come behind it.
  void footnotes(Place const& place) {
    if (notes_.empty()) return;
    append_new_line(place.parent, place.level);
    pugi::xml_node body = place.parent, section = body.append_child("section");
    set(section, "class", "footnotes");
    set(section, "aria-label", terms(book_.metadata().language).notes);
    set(section, "role", "doc-endnotes");
    set(section, "epub:type", "endnotes");
    for (std::size_t i = 0; i < notes_.size(); ++i)
      footnote(SheetNote(notes_[i]), {section, Tag::Section, false, false, place.level + 1});
    append_new_line(section, place.level);
  }

  /// Its number leads back to its call.
  void footnote(SheetNote const& note, Place const& place) {
    append_new_line(place.parent, place.level);
    pugi::xml_node section = place.parent, aside = section.append_child("aside");
    set(aside, "id", note.id);
    set(aside, "role", "doc-footnote");
    set(aside, "epub:type", "footnote");
    append_new_line(aside, place.level + 1);
    pugi::xml_node line = aside.append_child("p");
    pugi::xml_node number = append(line, "a", marker_of(note));
    set(number, "class", "note-number");
    set(number, "href", "#" + note.call);
    set(number, "role", "doc-backlink");
    set(number, "epub:type", "backlink");
    if (is_phrasing(document_[note.node].tag)) {
      append_text(line, " ");
      whole(note.node, {line, Tag::P, true, false, place.level + 2});
    } else {
      append_new_line(aside, place.level + 1);
      whole(note.node, {aside, Tag::Aside, false, false, place.level + 1});
    }
    append_new_line(aside, place.level);
  }

  std::string marker_of(SheetNote const& note) const {
    std::string text = presence_.text(note.node, model::PseudoElement::FootnoteMarker);
    while (!text.empty() && utf8::is_html_space(text.back())) text.pop_back();
    return text.empty() ? note.label : text;
  }

  void image(NodeId n, Place const& place) {
    markers_before(n, place.parent);
    elements_.image(n, place.parent);
  }

  /// An element that the box tree shows by text of its own (a check box, media that cannot be shown): that text in a span.
  void replaced_by_text(NodeId n, Place const& place) {
    markers_before(n, place.parent);
    elements_.text_instead(n, place.parent, generated_text(n));
  }

  std::string generated_text(NodeId n) const {
    model::BoxTree const& boxes = book_.publication.boxes;
    std::string text;
    for (model::BoxId box = presence_.box(n) ? boxes[presence_.box(n)].first_child : model::BoxId(); box; box = boxes[box].next)
      if (boxes[box].kind == model::BoxKind::Text) text += boxes[box].text;
    return text.empty() ? plain_text(document_, n) : text;
  }

  void children(NodeId n, Place const& place) {
    std::vector<NodeId> all;
    bool blocks = false;
    for (NodeId child = document_[n].first_child; child; child = document_[child].next) {
      if (!presence_.appears(child)) continue;
      all.push_back(child);
      blocks = blocks || presence_.is_on_own_line(child);
    }
    if (presence_.keeps_white_space(n)) return inline_content(all, place);
    if (!blocks && !presence_.is_on_own_line(n)) return inline_content(all, place);
    if (!blocks) {
      const pugi::xml_node last_before = place.parent.last_child();
      const Ends bare = bare_ends(n);
      inline_content(trimmed(std::move(all), bare), place);
      return trim(last_before ? last_before.next_sibling() : place.parent.first_child(), place.parent.last_child(), bare);
    }
    std::vector<NodeId> run;
    for (const NodeId child : all) {
      if (!presence_.is_on_own_line(child)) {
        run.push_back(child);
        continue;
      }
      inline_line(std::exchange(run, {}), place);
      own_line(child, place);
    }
    inline_line(run, place);
    append_new_line(place.parent, place.level - 1);
  }

  std::vector<NodeId> trimmed(std::vector<NodeId> run, Ends bare) const {
    while (bare.end && !run.empty() && is_blank(run.back())) run.pop_back();
    if (bare.start) run.erase(run.begin(), std::find_if(run.begin(), run.end(), [&](NodeId n) { return !is_blank(n); }));
    return run;
  }

  void inline_content(std::vector<NodeId> const& nodes, Place const& place) {
    for (const NodeId n : nodes) node(n, place);
  }

  /// Generated text that reading systems would not show, in the place of its pseudo-element.
  void generated(NodeId n, model::PseudoElement pseudo, pugi::xml_node parent) {
    const std::string content = generated_.text(n, pseudo);
    if (!content.empty())
      set(append(parent, "span", content), "class", pseudo == model::PseudoElement::Before ? "before" : "after");
  }

  /// Elements that no text may stand in directly.
  static bool is_structural(Tag tag) {
    switch (tag) {
      case Tag::Ul:
      case Tag::Ol:
      case Tag::Dl:
      case Tag::Table:
      case Tag::Thead:
      case Tag::Tbody:
      case Tag::Tfoot:
      case Tag::Tr:
      case Tag::Colgroup:
      case Tag::Hgroup:
      case Tag::Ruby:
      case Tag::Picture: return true;
      default: return false;
    }
  }

  void text(NodeId n, pugi::xml_node parent) {
    if (!is_xml_text(document_[n].text))
      book_.sink.report(character_not_allowed, document_[n].span,
                        "control characters cannot stand in an EPUB; each is written as U+FFFD");
    std::vector<std::size_t> const& markers = book_.markers.at(n);
    std::vector<std::uint32_t> offsets;
    for (const std::size_t i : markers) offsets.push_back(book_.markers.all()[i].offset);
    const WhiteSpace white_space = presence_.keeps_white_space(n) ? WhiteSpace::Keep : WhiteSpace::Collapse;
    const std::vector<std::string> pieces = text_pieces(document_[n].text, white_space, offsets);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) marker(markers[i - 1], parent);
      if (!pieces[i].empty()) append_text(parent, pieces[i]);
    }
    if (!is_blank(n)) ++facts_.words_of_text;
  }

  void markers_before(NodeId n, pugi::xml_node parent) {
    for (const std::size_t i : book_.markers.at(n)) marker(i, parent);
  }

  void marker(std::size_t index, pugi::xml_node parent) {
    PageMarker const& page = book_.markers.all()[index];
    pugi::xml_node span = parent.append_child("span");
    set(span, "id", page.id);
    set(span, "role", "doc-pagebreak");
    set(span, "epub:type", "pagebreak");
    set(span, "aria-label", page.label);
    keep_end_tag(span);
  }

  Book const& book_;
  GeneratedContent const& generated_;
  model::Document const& document_;
  Presence const& presence_;
  std::uint32_t file_;
  ContentFacts& facts_;
  ElementWriter elements_;
  std::vector<OpenElement> open_;
  std::vector<SheetNote> notes_;  ///< called in this file
};

std::string_view body_type(FileKind kind) {
  switch (kind) {
    case FileKind::Cover: return "cover";
    case FileKind::TitlePage:
    case FileKind::Imprint:
    case FileKind::FrontMatter:
    case FileKind::Contents: return "frontmatter";
    case FileKind::Body: return "bodymatter";
    case FileKind::BackMatter: return "backmatter";
  }
  return "";
}

/// The html element's dir: written, or of its style.
std::string root_direction(Book const& book) {
  std::string written(book.document().attribute(book.document().root(), "dir"));
  model::BoxTree const& boxes = book.publication.boxes;
  if (!written.empty() || boxes.boxes.empty()) return written;
  return boxes.style(boxes.root()).direction == model::Direction::Rtl ? "rtl" : "";
}

std::string full_title(std::string const& section, std::string const& book) {
  if (section.empty() || section == book) return book;
  return book.empty() ? section : section + " — " + book;
}

}  // namespace

std::string content_document(ContentInput const& input, std::size_t index, ImageSet& images, ContentFacts& facts) {
  Book const& book = input.book;
  ContentFile const& file = book.partition.files[index];
  pugi::xml_document xml;
  const Page page{full_title(file.title, book.metadata().title), book.metadata().language, root_direction(book), input.sheets};
  pugi::xml_node body = start_page(xml, page);
  if (const std::string_view classes = book.document().attribute(book.document().body(), "class"); !classes.empty())
    set(body, "class", classes);
  ElementWriter(book, static_cast<std::uint32_t>(index), images, facts).from_style(book.document().body(), body);
  set(body, "epub:type", body_type(file.kind));
  if (std::string const& start = input.generated.counter_start(index); !start.empty())
    set(body, "style", "counter-reset: " + start);
  ContentWriter(input, static_cast<std::uint32_t>(index), images, facts).write(body);
  return finish_page(xml);
}

}  // namespace bifolio::epub
