// Metadata that the source leaves out is found in its text, derived or chosen (with a diagnostic): none of what both books need is
// empty.
#include <algorithm>

#include "base/ascii.h"
#include "base/hash.h"
#include "resolve/diagnostics.h"
#include "resolve/phases.h"

namespace bifolio::resolve {
namespace {

using model::Document;
using model::Metadata;
using model::NodeId;
using model::NodeKind;
using model::PublicationType;
using model::Tag;

struct Headings {
  NodeId first;  ///< of any level
  NodeId first_h1;
  std::size_t h1_count = 0;
};

Headings find_headings(Document const& document) {
  Headings found;
  for (NodeId n = document.body(); n; n = next_in_order(document, n, document.body())) {
    if (document[n].kind != NodeKind::Element || !is_heading(document[n].tag) || !is_structural(document, n)) continue;
    if (document.has_class(n, "toc-title") || heading_text(document, n).empty()) continue;
    if (!found.first) found.first = n;
    if (document[n].tag != Tag::H1) continue;
    if (!found.first_h1) found.first_h1 = n;
    ++found.h1_count;
  }
  return found;
}

/// Whether the next block after the heading is a heading too: "# The Book", "# Chapter One".
bool is_followed_by_h1(Document const& document, NodeId heading) {
  for (NodeId n = document[heading].next; n; n = document[n].next)
    if (document[n].kind == NodeKind::Element) return document[n].tag == Tag::H1;
  return false;
}

/// The heading that is the title; none if the title stands only in the metadata.
NodeId find_title(Document& document, Headings const& headings, Options const& options, DiagnosticSink& sink) {
  Metadata& metadata = document.metadata;
  const bool h1_is_first = headings.first && headings.first == headings.first_h1;
  if (!metadata.title.empty())
    return h1_is_first && heading_text(document, headings.first) == metadata.title ? headings.first : NodeId();
  if (headings.first) {
    const bool h1_is_title = h1_is_first && (headings.h1_count == 1 || is_followed_by_h1(document, headings.first));
    metadata.title = heading_text(document, headings.first);
    if (h1_is_title) return headings.first;
    sink.report(no_title, document[headings.first].span, "no title is given; the first heading is taken: “" + metadata.title + "”");
    return {};
  }
  metadata.title = options.fallback_title.empty() ? "Untitled" : options.fallback_title;
  const NodeId first = document[document.body()].first_child;
  const Span place = first ? document[first].span : Span();
  sink.report(no_title, {place.source, place.begin, place.begin},
              "no title is given, and the text has no heading; “" + metadata.title + "” is used");
  return {};
}

/// Several headings of the first level, the title's not counted, are chapters.
void find_type(Document& document, Headings const& headings, NodeId title) {
  if (document.metadata.type_given || document.metadata.type == PublicationType::Book) return;
  if (headings.h1_count > (title ? 2U : 1U)) document.metadata.type = PublicationType::Book;
}

/// Whether the language is written from right to left: by its script subtag, else as it mostly is (CLDR, layout/orientation).
bool is_right_to_left(std::string const& language) {
  constexpr std::string_view languages[] = {"ar",  "arc", "ckb", "dv", "fa",  "glk", "he", "iw", "ks",    "lrc", "mzn",
                                            "nqo", "ps",  "rhg", "sd", "sdh", "syr", "ug", "ur", "uz-af", "yi",  "ji"};
  constexpr std::string_view scripts[] = {"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"};
  const std::string tag = lower_case(language);
  std::vector<std::string> parts(1);
  for (const char c : tag) {
    if (c == '-')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  for (std::size_t i = 1; i < parts.size() && parts[i].size() > 1; ++i)
    if (parts[i].size() == 4) return std::find(std::begin(scripts), std::end(scripts), parts[i]) != std::end(scripts);
  const auto is = [&](std::string_view known) { return parts[0] == known || tag == known; };
  return std::any_of(std::begin(languages), std::end(languages), is);
}

void find_language(Document& document, Options const& options, DiagnosticSink& sink) {
  std::string& language = document.metadata.language;
  if (language.empty()) language = document.attribute(document.root(), "lang");
  if (language.empty()) {
    language = options.default_language.empty() ? "en" : options.default_language;
    sink.report(no_language, {},
                "no language is given; “" + language + "” is assumed (say it in the front matter: lang: " + language + ")");
  }
  for (char& c : language)
    if (c == '_') c = '-';
  if (document.attribute(document.root(), "lang") != language) document.set_attribute(document.root(), "lang", language);
  if (is_right_to_left(language) && !document.has_attribute(document.root(), "dir"))
    document.set_attribute(document.root(), "dir", "rtl");
}

/// The same text by the same authors is the same publication, on every machine (RFC 9562 §5.8).
void find_identifier(Document& document) {
  Metadata& metadata = document.metadata;
  if (!metadata.identifiers.empty()) return;
  std::string said = metadata.title + '\0' + metadata.subtitle + '\0' + metadata.language + '\0';
  for (model::Contributor const& creator : metadata.creators) said += creator.name + '\0';
  said += text_content(document, document.body());
  metadata.identifiers.push_back({"uuid", to_uuid(hash128(said))});
}

}  // namespace

bool is_structural(Document const& document, NodeId node) {
  for (NodeId n = document[node].parent; n; n = document[n].parent) {
    switch (document[n].tag) {
      case Tag::Html:
      case Tag::Body:
      case Tag::Article:
      case Tag::Section:
      case Tag::Main:
      case Tag::Header:
      case Tag::Hgroup:
      case Tag::Div: continue;
      default: return false;
    }
  }
  return true;
}

NodeId complete_metadata(Document& document, Options const& options, DiagnosticSink& sink) {
  const Headings headings = find_headings(document);
  const NodeId title = find_title(document, headings, options, sink);
  find_type(document, headings, title);
  find_language(document, options, sink);
  find_identifier(document);
  return title;
}

}  // namespace bifolio::resolve
