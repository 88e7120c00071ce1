// A reading to a Document: title block, sections' headings, paragraphs, credits, biography, notes; and the metadata. The last step
// of the plain-text parser.
#include "parse/article/article.h"

#include <algorithm>

#include "parse/article/byline.h"
#include "parse/article/credit.h"
#include "parse/article/diagnostics.h"
#include "parse/article/features.h"
#include "parse/article/inline_text.h"
#include "parse/article/language.h"
#include "parse/article/reading.h"
#include "parse/dates.h"

namespace bifolio::parse {
namespace {

using model::NodeId;
using model::Role;
using model::Tag;

class ArticleBuilder {
 public:
  ArticleBuilder(Reading const& reading, SourceText source, DiagnosticSink& sink)
      : reading_(reading), source_(source), sink_(sink) {
    for (ReadBlock const& block : reading.blocks)
      if (block.role == BlockRole::Note) notes_.emplace(block.label, 0);
  }

  model::Document build() {
    read_metadata();
    for (ReadBlock const& block : reading_.blocks) add(block);
    return std::move(document_);
  }

 private:
  static bool is_title_matter(BlockRole role) {
    return role == BlockRole::Breadcrumb || role == BlockRole::Title || role == BlockRole::Subtitle || role == BlockRole::Date ||
           role == BlockRole::Byline;
  }

  void read_metadata() {
    model::Metadata& metadata = document_.metadata;
    if (reading_.is_book) metadata.type = model::PublicationType::Book;
    metadata.language = detect_language(source_.text);
    for (ReadBlock const& block : reading_.blocks) {
      std::string const& text = block.block.text;
      if (block.role == BlockRole::Title) metadata.title = label_of(text) == "title" ? without_label(text) : std::string_view(text);
      if (block.role == BlockRole::Subtitle && metadata.subtitle.empty()) metadata.subtitle = text;
      if (block.role == BlockRole::Date && metadata.date.iso.empty()) read_date(text);
      if (block.role == BlockRole::Byline) {
        if (metadata.date.iso.empty() && find_date(text)) read_date(text);
        for (model::Contributor& person : parse_byline(text, block.block.span)) add_creator(std::move(person));
      }
    }
    for (ReadBlock const& block : reading_.blocks) {
      if (block.role == BlockRole::Breadcrumb) read_breadcrumb(block.block.text);
      if (block.role == BlockRole::Biography) read_biography(block.block.text);
    }
  }

  void add_creator(model::Contributor person) {
    for (model::Contributor const& known : document_.metadata.creators)
      if (known.name == person.name) return;
    document_.metadata.creators.push_back(std::move(person));
  }

  void read_date(std::string_view text) {
    const auto date = find_date(text);
    document_.metadata.date = {std::string(text.substr(date->begin, date->end - date->begin)), date->iso};
  }

  // "Home / Asia / Korea / Title": the innermost section is the collection, all sections are subjects.
  void read_breadcrumb(std::string_view text) {
    model::Metadata& metadata = document_.metadata;
    std::vector<std::string_view> parts = breadcrumb_parts(text);
    if (!parts.empty() && says_the_same(parts.back(), metadata.title)) parts.pop_back();
    const bool names_home = !parts.empty() && (parts.size() > 1 || fold_case(parts[0]) == "home");
    if (names_home) parts.erase(parts.begin());
    for (std::string_view part : parts) metadata.subjects.emplace_back(part);
    if (!parts.empty()) metadata.collection = std::string(parts.back());
  }

  // The biography is the author's whom it names; of the only one, if it names none.
  void read_biography(std::string const& text) {
    std::vector<model::Contributor>& creators = document_.metadata.creators;
    for (model::Contributor& person : creators) {
      if (creators.size() > 1 && text.find(person.name) == std::string::npos) continue;
      if (!person.biography.empty()) person.biography += "\n\n";
      person.biography += text;
      return;
    }
  }

  void add(ReadBlock const& block) {
    if (is_title_matter(block.role)) return add_title_matter(block);
    if (about_ && block.role != BlockRole::Heading && block.role != BlockRole::AboutHeading && block.role != BlockRole::Note)
      extend(about_, block);
    if (block.role != BlockRole::ListItem) list_ = {};
    if (block.role != BlockRole::Quote) quote_ = {};
    switch (block.role) {
      case BlockRole::Paragraph:
      case BlockRole::Biography: return add_text(open_parent(), Tag::P, block);
      case BlockRole::Heading: return add_heading(block);
      case BlockRole::NotesHeading: return add_notes_heading(block);
      case BlockRole::AboutHeading: return add_about(block);
      case BlockRole::Quote: return add_quote(block);
      case BlockRole::ListItem: return add_list_item(block);
      case BlockRole::Credit: return add_credit(document_, open_parent(), block.block, source_, notes_);
      case BlockRole::Note: return add_note(block);
      case BlockRole::Separator: document_.append_element(open_parent(), Tag::Hr, block.block.span); return;
      case BlockRole::Verse: return add_verse(block);
      case BlockRole::RepeatedTitle: return;
      case BlockRole::Breadcrumb:
      case BlockRole::Title:
      case BlockRole::Subtitle:
      case BlockRole::Date:
      case BlockRole::Byline: return;
    }
  }

  NodeId open_parent() const { return about_ ? about_ : document_.body(); }

  void extend(NodeId element, ReadBlock const& block) {
    document_.set_span(element, {source_.id, document_[element].span.begin, block.block.span.end});
  }

  // A book's title page is made from its metadata; an article's title block stands where the source has it.
  void add_title_matter(ReadBlock const& block) {
    if (reading_.is_book && block.role != BlockRole::Breadcrumb) {
      if (!label_of(block.block.text).empty()) add_text(open_parent(), Tag::P, block);
      return;
    }
    if (!header_) {
      header_ = document_.append_element(document_.body(), Tag::Header, block.block.span);
      document_.add_class(header_, "title-block");
    }
    extend(header_, block);
    const bool title = block.role == BlockRole::Title;
    const NodeId line = document_.append_element(header_, title ? Tag::H1 : Tag::P, block.block.span,
                                                 block.role == BlockRole::Subtitle ? Role::Subtitle : Role::None);
    document_.add_class(line, block.role == BlockRole::Breadcrumb ? "collection" : to_string(block.role));
    if (block.role == BlockRole::Date) return add_date(line, block);
    if (block.role != BlockRole::Breadcrumb) return append_inline_text(document_, line, source_, block.block.span, notes_);
    add_breadcrumb(line, block);
  }

  // The title is said once: by the heading, not by the breadcrumb's last part too.
  void add_breadcrumb(NodeId line, ReadBlock const& block) {
    const auto parts = breadcrumb_parts(block.block.text);
    Span span = block.block.span;
    if (!parts.empty() && says_the_same(parts.back(), document_.metadata.title)) {
      const std::string_view raw = source_.text.substr(span.begin, span.end - span.begin);
      std::size_t end = raw.rfind(parts[parts.size() - 2]);
      if (end != std::string_view::npos) span.end = span.begin + static_cast<std::uint32_t>(end + parts[parts.size() - 2].size());
    }
    append_inline_text(document_, line, source_, span, notes_);
  }

  void add_date(NodeId line, ReadBlock const& block) {
    const Span span = block.block.span;
    const std::string_view raw = source_.text.substr(span.begin, span.end - span.begin);
    const auto date = find_date(raw);
    if (!date) return append_inline_text(document_, line, source_, span, notes_);
    const auto part = [&](std::size_t begin, std::size_t end) {
      return Span{source_.id, span.begin + static_cast<std::uint32_t>(begin), span.begin + static_cast<std::uint32_t>(end)};
    };
    append_inline_text(document_, line, source_, part(0, date->begin), notes_);
    const NodeId time = document_.append_element(line, Tag::Time, part(date->begin, date->end));
    document_.set_attribute(time, "datetime", date->iso);
    append_inline_text(document_, time, source_, part(date->begin, date->end), notes_);
    append_inline_text(document_, line, source_, part(date->end, raw.size()), notes_);
  }

  void add_text(NodeId parent, Tag tag, ReadBlock const& block) {
    append_inline_text(document_, document_.append_element(parent, tag, block.block.span), source_, block.block.span, notes_);
  }

  void add_heading(ReadBlock const& block) {
    about_ = {};
    const Tag tag = static_cast<Tag>(static_cast<int>(Tag::H1) + std::clamp(block.level, 1, 6) - 1);
    add_text(document_.body(), tag, block);
  }

  // Over notes that move to the foot of the pages no heading is left; over a list of references it stays.
  void add_notes_heading(ReadBlock const& block) {
    ReadBlock const* const next = &block + 1;
    const bool over_notes = next < reading_.blocks.data() + reading_.blocks.size() && next->role == BlockRole::Note;
    if (!over_notes) return add_heading(block);
    sink_.report(notes_heading, block.block.span,
                 "the heading “" + block.block.text + "” is left out: its notes stand where they are called");
  }

  void add_about(ReadBlock const& block) {
    about_ = document_.append_element(document_.body(), Tag::Section, block.block.span);
    document_.add_class(about_, "about-author");
    add_text(about_, Tag::H2, block);
  }

  // Quoted lines that follow each other are one quotation; an empty line between them divides its paragraphs.
  void add_quote(ReadBlock const& block) {
    const bool goes_on = quote_ && block.block.blank_before == 0;
    if (!quote_) quote_ = document_.append_element(open_parent(), Tag::Blockquote, block.block.span);
    const NodeId paragraph = goes_on ? document_[quote_].last_child : document_.append_element(quote_, Tag::P, block.block.span);
    for (NodeId element : {quote_, paragraph}) extend(element, block);
    for (TextLine line : block.block.lines) {
      while (line.begin < line.end && (source_.text[line.begin] == '>' || source_.text[line.begin] == ' ')) ++line.begin;
      if (document_[paragraph].first_child) document_.append_text(paragraph, "\n", {source_.id, line.begin, line.begin});
      append_inline_text(document_, paragraph, source_, {source_.id, line.begin, line.end}, notes_);
    }
  }

  void add_list_item(ReadBlock const& block) {
    std::string const& text = block.block.text;
    const bool ordered = text[0] == '(' || (text[0] >= '0' && text[0] <= '9');
    const Tag tag = ordered ? Tag::Ol : Tag::Ul;
    if (!list_ || document_[list_].tag != tag) {
      list_ = document_.append_element(open_parent(), tag, block.block.span);
      const std::size_t digit = text.find_first_of("0123456789");
      if (ordered && digit < list_marker(text) && std::atoi(text.c_str() + digit) != 1)
        document_.set_attribute(list_, "start", std::to_string(std::atoi(text.c_str() + digit)));
      if (text[0] == '(' && digit != 1) document_.set_attribute(list_, "type", "a");
    }
    extend(list_, block);
    const NodeId item = document_.append_element(list_, Tag::Li, block.block.span);
    Span span = block.block.span;
    span.begin += static_cast<std::uint32_t>(list_marker(text));
    append_inline_text(document_, item, source_, span, notes_);
  }

  void add_note(ReadBlock const& block) {
    if (!endnotes_) {
      endnotes_ = document_.make_element(Tag::Section, block.block.span, Role::Endnotes);
      document_.add_class(endnotes_, "footnotes");
      document_.append(document_.body(), endnotes_);
    }
    extend(endnotes_, block);
    const NodeId note = document_.append_element(endnotes_, Tag::Aside, block.block.span, Role::Footnote);
    document_.set_attribute(note, "id", "fn-" + block.label);
    Span span = block.block.span;
    span.begin = static_cast<std::uint32_t>(std::min<std::size_t>(source_.text.find_first_of("]. )", span.begin) + 1, span.end));
    while (span.begin < span.end && (source_.text[span.begin] == ' ' || source_.text[span.begin] == '.')) ++span.begin;
    append_inline_text(document_, document_.append_element(note, Tag::P, span), source_, span, notes_);
  }

  void add_verse(ReadBlock const& block) {
    const NodeId verse = document_.append_element(open_parent(), Tag::P, block.block.span);
    document_.add_class(verse, "verse");
    for (TextLine const& line : block.block.lines) {
      if (document_[verse].first_child) document_.append_element(verse, Tag::Br, {source_.id, line.begin, line.begin});
      append_inline_text(document_, verse, source_, {source_.id, line.begin, line.end}, notes_);
    }
  }

  Reading const& reading_;
  SourceText source_;
  DiagnosticSink& sink_;
  model::Document document_;
  NoteLabels notes_;
  NodeId header_, about_, list_, quote_, endnotes_;
};

// Plain paragraphs are explained only when something nearly made them headings.
void explain(Reading const& reading, std::vector<Explanation>& explanations) {
  for (ReadBlock const& block : reading.blocks) {
    if (block.evidence.reasons.empty()) continue;
    std::string decision(to_string(block.role));
    if (block.role == BlockRole::Paragraph) decision = "paragraph, not a heading";
    if (block.role == BlockRole::Heading) decision += " of level " + std::to_string(block.level);
    const std::size_t shown = block.block.text.size() <= 60 ? block.block.text.size() : block.block.text.find(' ', 48);
    decision += " “" + block.block.text.substr(0, shown) + (shown < block.block.text.size() ? " …”" : "”");
    explanations.push_back({block.block.span, std::move(decision), block.evidence.score, block.evidence.reasons});
  }
}

}  // namespace

model::Document parse_article(SourceText source, DiagnosticSink& sink, std::vector<Explanation>* explanations) {
  const Reading reading = read_article(source);
  if (explanations) explain(reading, *explanations);
  return ArticleBuilder(reading, source, sink).build();
}

}  // namespace bifolio::parse
