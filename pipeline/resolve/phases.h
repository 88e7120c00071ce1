// The phases of resolving, in the order in which resolve.cpp runs them. Each leaves a resolved document as it is.
#pragma once

#include "base/diagnostics.h"
#include "model/document.h"
#include "resolve/ids.h"
#include "resolve/resolve.h"

namespace bifolio::resolve {

/// What a document says about itself becomes metadata: title, type, language, identifier. Gives the heading that is the title, if
/// the text says it: the title matter takes it in, so that it is said once.
model::NodeId complete_metadata(model::Document& document, Options const& options, DiagnosticSink& sink);

/// What may not stand where raw HTML has it is moved to where it may.
void settle_content_models(model::Document& document, DiagnosticSink& sink);

/// What the source says of its parts' languages has the form of a tag, or is left out.
void settle_languages(model::Document& document, DiagnosticSink& sink);

/// Title block (articles) or title page and imprint (books), and the authors' biographies that the text does not hold already.
void add_title_matter(model::Document& document, model::NodeId title);
void add_biographies(model::Document& document);

/// Notes, tips and warnings that the author gave no title get the usual one in the book's language.
void name_admonitions(model::Document& document);

/// Straight quotes, hyphens for dashes, three dots and plain spaces become what a typesetter would set (smart/).
void make_text_smart(model::Document& document, DiagnosticSink& sink);

/// Each heading and what follows becomes a section; a book's sections get their roles.
void make_sections(model::Document& document, DiagnosticSink& sink);

/// Notes are numbered, moved to the end of their chapter and linked with their references.
void settle_notes(model::Document& document, IdTable& ids, DiagnosticSink& sink);

/// The outline, from the headings that are not inside quotations, tables and the like.
void make_outline(model::Document& document, DiagnosticSink& sink);

/// A book's table of contents, or one that the source asks for.
void add_contents(model::Document& document, IdTable& ids, Options const& options);

/// Whether the node stands where a heading opens a section: below body, sections, articles, main, divisions and header groups only.
bool is_structural(model::Document const& document, model::NodeId node);

}  // namespace bifolio::resolve
