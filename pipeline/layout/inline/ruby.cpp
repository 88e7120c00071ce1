#include "layout/inline/ruby.h"

#include <algorithm>

#include "base/utf8.h"
#include "layout/block/decoration.h"
#include "layout/diagnostics.h"
#include "layout/inline/collect.h"
#include "layout/inline/east_asian.h"
#include "layout/inline/objects.h"
#include "layout/paint/moved.h"

namespace bifolio::layout {
namespace {

using model::BoxId;

/// What letters reach from the baseline as ruby stacks them: fonts with room for every script leave more above than ideographs use.
Length letters_above(InlineStyle const& style) { return min(style.ascent, style.text.size.scaled(880, 1000)); }
Length letters_below(InlineStyle const& style) { return min(style.descent, style.text.size.scaled(200, 1000)); }

class RubyMeasure {
 public:
  RubyMeasure(LayoutContext& context, Paragraph& paragraph) : context_(context), paragraph_(paragraph) {}
  void run();

 private:
  void measure_bases();
  void lay_out(RubyAnnotation& annotation);
  void merge_wide();
  void make_room(RubyAnnotation const& annotation);
  bool spread_base(RubyAnnotation const& annotation, Length excess);
  Length overhang(std::uint32_t at, bool before, RubyAnnotation const& annotation) const;
  void stack(RubyAnnotation& annotation);
  Length bases_width(RubyAnnotation const& annotation) const;

  LayoutContext& context_;
  Paragraph& paragraph_;
};

void RubyMeasure::measure_bases() {
  std::vector<std::size_t> opened;
  for (std::size_t i = 0; i < paragraph_.pieces.size(); ++i) {
    Piece const& piece = paragraph_.pieces[i];
    if (piece.ruby_base == 0) continue;
    RubyBase& base = paragraph_.ruby_bases[piece.ruby_base - 1];
    if (piece.kind == PieceKind::Open) {
      opened.push_back(i);
      base.above = letters_above(paragraph_.style(piece));
      base.below = letters_below(paragraph_.style(piece));
      continue;
    }
    const std::size_t first = opened.back();
    opened.pop_back();
    if (base.begin == base.end) continue;
    const Stretch stretch{.begin = base.begin, .end = base.end, .first_piece = first, .last_piece = i, .ends_paragraph = false};
    base.width = Length::from_raw(shape_stretch(context_, paragraph_, stretch).advance.back());
  }
}

void RubyMeasure::lay_out(RubyAnnotation& annotation) {
  for (const BoxId box : annotation.boxes) {
    if (context_.tree.style(box).ruby_position == model::RubyPosition::InterCharacter)
      context_.sink.report_once(kinds::approximated, "ruby-position inter-character", context_.tree[box].span,
                                "ruby-position: inter-character is set as over");
    Paragraph text = collect(context_, box);
    InlineStyle const& style = *text.styles[0];
    annotation.size = max(annotation.size, style.text.size);
    annotation.above = max(annotation.above, letters_above(style));
    annotation.below = max(annotation.below, letters_below(style));
    if (!text.has_content) continue;
    measure_objects(context_, text, {context_.page_width});
    measure_ruby(context_, text);  // annotations of annotations; as deep as the document
    Line line = set_one_line(context_, text);
    for (model::Fragment& fragment : line.fragments)
      annotation.fragments.push_back(moved(std::move(fragment), {annotation.width, -line.baseline}, 0));
    annotation.width += line.width;
    annotation.footnotes.insert(annotation.footnotes.end(), line.footnotes.begin(), line.footnotes.end());
    annotation.begun.insert(annotation.begun.end(), line.begun.begin(), line.begun.end());
  }
}

Length RubyMeasure::bases_width(RubyAnnotation const& annotation) const {
  Length sum;
  for (std::uint32_t i = annotation.first_base; i <= annotation.last_base; ++i) sum += paragraph_.ruby_bases[i].width;
  return sum;
}

/// css-ruby-1 §4.3, ruby-merge: auto. A level with an annotation that its base has no room for becomes one.
void RubyMeasure::merge_wide() {
  std::vector<RubyAnnotation>& all = paragraph_.ruby_annotations;
  std::vector<RubyAnnotation> merged;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    const auto segment = paragraph_.ruby_bases[all[i].first_base].segment;
    while (end < all.size() && all[end].level == all[i].level && paragraph_.ruby_bases[all[end].first_base].segment == segment &&
           all[end].first_base > all[end - 1].first_base)
      ++end;
    const bool automatic = context_.tree.style(all[i].boxes[0]).ruby_merge == model::RubyMerge::Auto;
    const bool wide = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(i), all.begin() + static_cast<std::ptrdiff_t>(end),
                                  [&](RubyAnnotation const& a) { return a.width > bases_width(a); });
    if (automatic && wide) {
      RubyAnnotation& first = merged.emplace_back(std::move(all[i++]));
      for (; i < end; ++i) {
        for (model::Fragment& fragment : all[i].fragments)
          first.fragments.push_back(moved(std::move(fragment), {first.width, {}}, 0));
        first.footnotes.insert(first.footnotes.end(), all[i].footnotes.begin(), all[i].footnotes.end());
        first.begun.insert(first.begun.end(), all[i].begun.begin(), all[i].begun.end());
        first.width += all[i].width;
        first.last_base = all[i].last_base;
      }
      continue;
    }
    for (; i < end; ++i) merged.push_back(std::move(all[i]));
  }
  all = std::move(merged);
}

/// How far the annotation may hang over what stands beside its base: over kana, stops and brackets, by one of its letters
/// (css-ruby-1 §4.4, JLREQ §3.3.8).
Length RubyMeasure::overhang(std::uint32_t at, bool before, RubyAnnotation const& annotation) const {
  if (context_.tree.style(annotation.boxes[0]).ruby_overhang == model::RubyOverhang::None) return {};
  std::string_view const text = paragraph_.text;
  if (before ? at == 0 : at >= text.size()) return {};
  std::uint32_t from = at;
  if (before) do
      --from;
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U);
  for (RubyBase const& base : paragraph_.ruby_bases)
    if (base.begin <= from && from < base.end) return {};
  const char32_t c = utf8::decode(text, from).code_point;
  const bool kana = c >= 0x3041 && c <= 0x30FF;
  return kana || (c >= 0x3001 && c <= 0x3020) ? annotation.size : Length();
}

/// A base of several ideographs is spread under its annotation. False if it has only one, or letters.
bool RubyMeasure::spread_base(RubyAnnotation const& annotation, Length excess) {
  RubyBase& base = paragraph_.ruby_bases[annotation.first_base];
  std::vector<std::uint32_t> places;
  for (std::uint32_t at = base.begin; at < base.end;) {
    const utf8::Decoded c = utf8::decode(paragraph_.text, at);
    if (!is_wide(c.code_point)) return false;
    places.push_back(at);
    at += static_cast<std::uint32_t>(c.length);
  }
  const auto count = static_cast<std::int64_t>(places.size());
  const bool around = annotation.align == model::RubyAlign::SpaceAround;
  if (count < 2 || (!around && annotation.align != model::RubyAlign::SpaceBetween)) return false;
  const Length each = excess / (around ? count : count - 1);
  for (std::size_t i = 1; i < places.size(); ++i) paragraph_.ruby_gaps.push_back({places[i - 1], places[i], each});
  base.width += each * (count - 1);
  const Length rest = excess - each * (count - 1);
  base.start = max(base.start, rest / 2);
  base.finish = max(base.finish, rest - rest / 2);
  return true;
}

void RubyMeasure::make_room(RubyAnnotation const& annotation) {
  const Length excess = annotation.width - bases_width(annotation);
  if (excess <= Length()) return;
  RubyBase& first = paragraph_.ruby_bases[annotation.first_base];
  RubyBase& last = paragraph_.ruby_bases[annotation.last_base];
  if (&first == &last && spread_base(annotation, excess)) return;
  const Length before = annotation.align == model::RubyAlign::Start ? Length() : excess / 2;
  first.start = max(first.start, before - min(before, overhang(first.begin, true, annotation)));
  const Length after = excess - before;
  last.finish = max(last.finish, after - min(after, overhang(last.end, false, annotation)));
}

/// The annotation stands outside of those that its bases have already.
void RubyMeasure::stack(RubyAnnotation& annotation) {
  if (annotation.fragments.empty()) return;  // nothing is in it: it takes no room
  Length reach;
  const auto side = [&](RubyBase& base) -> Length& { return annotation.under ? base.below : base.above; };
  for (std::uint32_t i = annotation.first_base; i <= annotation.last_base; ++i) {
    reach = max(reach, side(paragraph_.ruby_bases[i]));
    paragraph_.ruby_bases[i].joined = paragraph_.ruby_bases[i].joined || i < annotation.last_base;
  }
  annotation.shift = annotation.under ? reach + annotation.above : -(reach + annotation.below);
  for (std::uint32_t i = annotation.first_base; i <= annotation.last_base; ++i)
    side(paragraph_.ruby_bases[i]) = reach + annotation.above + annotation.below;
}

void RubyMeasure::run() {
  measure_bases();
  for (RubyAnnotation& annotation : paragraph_.ruby_annotations) lay_out(annotation);
  merge_wide();
  for (RubyAnnotation& annotation : paragraph_.ruby_annotations) {
    make_room(annotation);
    stack(annotation);
  }
  std::sort(paragraph_.ruby_gaps.begin(), paragraph_.ruby_gaps.end(),
            [](RubyGap const& a, RubyGap const& b) { return a.at < b.at; });
}

/// Where a base's text is on the line.
struct BasePlace {
  Length left = Length::max(), right = -Length::max(), baseline;
};

void find_base(Paragraph const& paragraph, LineContent const& line, Line const& placed, std::vector<BasePlace>& places) {
  for (Atom const& atom : line.atoms) {
    if (atom.kind != AtomKind::Run && atom.kind != AtomKind::Object && atom.kind != AtomKind::Open) continue;
    for (std::uint32_t box = atom.box; box != 0; box = line.boxes[box].parent) {
      const std::uint32_t number = line.boxes[box].ruby_base;
      if (number == 0) continue;
      BasePlace& place = places[number - 1];
      const bool own = atom.kind == AtomKind::Open && atom.box == box;
      const bool ltr = paragraph.computed(paragraph.pieces[atom.piece]).direction == model::Direction::Ltr;
      const Length left = own && ltr ? atom.x + atom.width : atom.x;
      place.left = min(place.left, left);
      place.right = max(place.right, own ? left : atom.x + atom.width);
      place.baseline = placed.baseline + line.boxes[box].shift;
    }
  }
}

/// css-ruby-1 §4.2: a narrower annotation is spread over its base where ideographs and kana let it. Returns where it begins.
Length spread_annotation(LayoutContext& context, RubyAnnotation const& annotation, Length room, std::vector<model::Fragment>& out) {
  const Length slack = room - annotation.width;
  std::int64_t letters = 0;
  bool wide = slack > Length();
  for (model::Fragment const& fragment : out) {
    auto const* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (run == nullptr) continue;
    for (std::uint32_t i = 0; i < run->glyph_count; ++i) {
      model::PlacedGlyph const& glyph = context.output.glyphs[run->first_glyph + i];
      wide = wide && glyph.cluster < run->text.size() && is_wide(utf8::decode(run->text, glyph.cluster).code_point);
      ++letters;
    }
  }
  using enum model::RubyAlign;
  if (annotation.align == Start || letters == 0) return {};
  if (!wide || annotation.align == Center || (annotation.align == SpaceBetween && letters < 2)) return slack / 2;
  const bool around = annotation.align == SpaceAround;
  Length each = slack / (around ? letters : letters - 1);
  if (around) each = min(each, annotation.size * 2);  // JLREQ §3.3.6: its ends do not stand far inside the base's
  Length moved_by;
  for (model::Fragment& fragment : out) {
    auto* run = std::get_if<model::GlyphRun>(&fragment.content);
    if (run == nullptr) continue;
    run->origin.x += moved_by;
    for (std::uint32_t i = 0; i < run->glyph_count; ++i) context.output.glyphs[run->first_glyph + i].advance += each;
    moved_by += each * static_cast<std::int64_t>(run->glyph_count);
  }
  return (slack - each * (letters - 1)) / 2;
}

}  // namespace

void measure_ruby(LayoutContext& context, Paragraph& paragraph) {
  if (!paragraph.ruby_bases.empty()) RubyMeasure(context, paragraph).run();
}

bool is_kept_by_ruby(Paragraph const& paragraph, std::uint32_t at, Length line) {
  const auto base =
      std::partition_point(paragraph.ruby_bases.begin(), paragraph.ruby_bases.end(), [&](RubyBase const& b) { return b.end < at; });
  if (base == paragraph.ruby_bases.end()) return false;
  return (base->begin < at && at < base->end && base->width <= line) || (base->end == at && base->joined);
}

void place_ruby(LayoutContext& context, Paragraph const& paragraph, LineContent& line, Line& placed) {
  if (paragraph.ruby_annotations.empty()) return;
  std::vector<BasePlace> places(paragraph.ruby_bases.size());
  find_base(paragraph, line, placed, places);
  std::vector<bool> opens(paragraph.ruby_bases.size(), false);
  for (Atom const& atom : line.atoms)
    if (const std::uint32_t base = paragraph.pieces[atom.piece].ruby_base;
        base != 0 && atom.kind == AtomKind::Open && !atom.is_clone)
      opens[base - 1] = true;
  for (RubyAnnotation const& annotation : paragraph.ruby_annotations) {
    if (!opens[annotation.first_base]) continue;
    line.footnotes.insert(line.footnotes.end(), annotation.footnotes.begin(), annotation.footnotes.end());
    line.begun.insert(line.begun.end(), annotation.begun.begin(), annotation.begun.end());
    BasePlace place = places[annotation.first_base];
    for (std::uint32_t i = annotation.first_base; i <= annotation.last_base; ++i) {
      place.left = min(place.left, places[i].left);
      place.right = max(place.right, places[i].right);
    }
    std::vector<model::Fragment> fragments = annotation.fragments;
    Length x = place.left + spread_annotation(context, annotation, place.right - place.left, fragments);
    x = max(line.cut.x, min(x, line.cut.x + line.cut.width - annotation.width));
    for (model::Fragment& fragment : fragments)
      placed.fragments.push_back(moved(std::move(fragment), {x, place.baseline + annotation.shift}, 0));
  }
}

}  // namespace bifolio::layout
