// The state that box generation's phases share, and the phases themselves in the order in which generate.cpp runs them.
// Boxes are made in document order with raw text (elements, generated_content, footnotes, replaced); then tables, blocks and
// white_space bring the tree into the form that box_tree.h promises, and compaction numbers it.
#pragma once

#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "boxes/boxes.h"
#include "boxes/counters.h"
#include "boxes/notes.h"

namespace bifolio::boxes {

/// What generated content asks of an element elsewhere (target-counter, target-text): gathered in one pass, read in the next.
struct Targets {
  struct Values {
    std::map<std::string, std::vector<std::int32_t>, std::less<>> counters;
    std::string before, after;
  };
  bool any = false, need_pass = false;     ///< whether some sheet has target functions; such that need more than page numbers
  std::vector<std::string> counter_names;  ///< those that some sheet's target-counter() names
  std::unordered_map<std::string_view, model::NodeId> elements;
  std::unordered_map<std::string_view, Values> values;  ///< by id
};

/// The counters that margin boxes show, with the values that tree.counters last gave them.
using ShownCounters = std::map<std::string, std::vector<std::int32_t>, std::less<>>;

struct Generation {
  model::Document const& document;
  model::StyledDocument const& styled;
  model::Resources const& resources;
  DiagnosticSink& sink;
  Targets const& targets;  ///< of the pass before
  Targets& found;          ///< of this pass
  Notes notes = {};
  std::unordered_map<model::NodeId, std::string> note_labels = {};  ///< by the text that they stand in place of
  std::unordered_map<model::NodeId, std::int32_t> note_numbers =
      {};  ///< of notes, where Markdown's and the sheet's are one sequence
  model::BoxTree tree = {};
  Counters counters = {};
  ShownCounters shown_counters = {};
  bool notes_by_page = false;  ///< pages number the footnotes: layout does
  int quote_depth = 0;
  int inline_depth = 0;             ///< nested inline boxes around the current place
  int detached_depth = 0;           ///< > 0 within a footnote's body or a running element
  bool in_footnote = false;         ///< within a body that leaves the flow
  std::size_t running_waiting = 0;  ///< the first of tree.running whose `at` is not known yet
  std::map<std::pair<model::StyleId, model::Display>, model::StyleId> anonymous_styles = {}, redisplayed_styles = {};
  std::map<std::pair<model::StyleId, int>, model::StyleId> piece_styles = {};
  std::map<model::StyleId, model::StyleId> marker_styles = {};
  std::map<model::StyleId, std::pair<model::StyleId, model::StyleId>> table_styles = {};
  std::map<std::array<model::StyleId, 3>, model::StyleId> inserted_styles = {};

  model::ComputedStyle const& style_of(model::NodeId element) const { return styled.style_of(element); }
};

// margin_counters.cpp
/// Counters of the document that margin boxes show.
ShownCounters shown_counters(model::StyledDocument const& styled);
/// Notes what they are at the box, where they have changed.
void note_counters(Generation& g, model::BoxId box);

// styles.cpp
model::StyleId anonymous_style(Generation& g, model::StyleId parent, model::Display display);
/// The same style with another display.
model::StyleId redisplayed_style(Generation& g, model::StyleId style, model::Display display);
/// The wrapper's and the table's share of a table element's style (css-tables-3 §3.2).
std::pair<model::StyleId, model::StyleId> table_styles(Generation& g, model::StyleId style);
bool is_floating(model::ComputedStyle const& style);
/// Moves what places the box (float, position, insets, margins) to the anonymous box around it.
void move_placement(Generation& g, model::BoxId box, model::BoxId outside);
/// Which edges a piece of an inline box has that is split around blocks.
struct PieceEdges {
  bool start, end;
};
model::StyleId piece_style(Generation& g, model::StyleId style, PieceEdges edges);
/// Whether the box has a margin, border or padding at one of these edges.
bool has_edges(Generation const& g, model::StyleId style, PieceEdges edges);

// elements.cpp
model::BoxId add_box(Generation& g, model::BoxId parent, model::Box box);
model::BoxId add_text(Generation& g, model::BoxId parent, model::NodeId element, std::string_view text);
void generate_element(Generation& g, model::NodeId element, model::BoxId parent);
void generate_children(Generation& g, model::NodeId element, model::BoxId box);
/// The element's principal box, with id, href and span.
model::BoxId open_box(Generation& g, model::NodeId element, model::BoxId parent, model::BoxKind kind);
/// Strings and bookmarks of the element, then its marker, ::before, children and ::after in `box`.
void fill_box(Generation& g, model::NodeId element, model::BoxId box);
void apply_counters(Generation& g, model::NodeId element, model::ComputedStyle const& style);

// generated_content.cpp
void append_content(Generation& g, model::ContentList const& content, model::NodeId element, model::BoxId parent);
std::string content_text(Generation& g, model::ContentList const& content, model::NodeId element);
void generate_pseudo_element(Generation& g, model::NodeId element, model::PseudoElement pseudo, model::BoxId parent);
/// The element's style for the pseudo-element; none if no rule gives it one.
model::StyleId pseudo_style(Generation const& g, model::NodeId element, model::PseudoElement pseudo);
void assign_strings(Generation& g, model::NodeId element, model::BoxId box);
void add_bookmark(Generation& g, model::NodeId element, model::BoxId box);
/// The element's text as a reader sees it: white space collapsed, without note references and undisplayed parts.
std::string visible_text(Generation const& g, model::NodeId element);

// targets.cpp
Targets find_targets(model::Document const& document, model::StyledDocument const& styled);
void note_target(Generation& g, model::NodeId element);
/// The id that a target function's item points at; empty, with a diagnostic, when it points nowhere.
std::string_view target_id(Generation& g, model::ContentItem const& item, model::NodeId element);
std::string target_text(Generation& g, model::ContentItem const& item, model::NodeId element);

// markers.cpp
void generate_marker(Generation& g, model::NodeId element, model::BoxId box);

// replaced.cpp
/// True if the element is one whose content is not its children, and its boxes are made.
bool generate_replaced(Generation& g, model::NodeId element, model::BoxId parent);

// note_labels.cpp
void label_notes(Generation& g);
/// Whether a note's label is a number, of nine digits at most.
bool is_number(std::string_view label);

// footnotes.cpp
void generate_footnote(Generation& g, model::NodeId element, model::BoxId parent);
void generate_call(Generation& g, model::NodeId anchor, model::BoxId parent);
void pair_footnotes(Generation& g);

// tables.cpp, table_grid.cpp
void fix_tables(Generation& g, model::BoxId box);
// ruby.cpp
void arrange_ruby(Generation& g, model::BoxId ruby);
void place_cells(Generation& g, model::BoxId table);

// blocks.cpp
void fix_blocks(Generation& g, model::BoxId box);

// white_space.cpp
void collapse_white_space(Generation& g, model::BoxId container);
bool is_collapsible_space(model::BoxTree const& tree, model::BoxId box);

// first_lines.cpp
/// `own`'s style were a box of `inserted` style between it and the box of `around` style that it inherits from.
model::StyleId inserted_style(Generation& g, model::StyleId own, model::StyleId around, model::StyleId inserted);
void inherit_through(model::InheritedStyle& own, model::InheritedStyle const& around, model::InheritedStyle const& inserted);
/// The block container whose first line is the box's first formatted line (css-pseudo-4 §2.1.1); none if it has none.
model::BoxId first_formatted_line(model::BoxTree const& tree, model::BoxId box);
void find_first_lines(Generation& g);

// first_letters.cpp
/// A block container that an element generated, and is its principal box.
bool is_principal_block_container(model::BoxTree const& tree, model::BoxId box);
void find_first_letters(Generation& g);

// compaction.cpp
/// Boxes in document order, flow first, then footnotes' bodies, then running elements; those taken out of the tree are gone.
void compact(model::BoxTree& tree);

}  // namespace bifolio::boxes
