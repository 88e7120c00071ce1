#include "pdf/content/glyph_run.h"

#include <algorithm>
#include <cmath>

namespace bifolio::pdf {
namespace {

constexpr std::int64_t units = 1000000;
// Adjustments are whole thousandths of an em (0.01 pt at 10 pt), of which the rest is carried on; for display sizes tenths of that.
const Length display_size = Length::from_points(std::int64_t{24});

/// A synthesised bold's strokes are this part of the font size wide: half of it grows outwards.
constexpr std::int64_t embolden_divisor = 28;

/// In vertical lines a glyph's baseline is as far below the pen (§9.7.4.3, DW2's default), in thousandths of an em.
constexpr std::int64_t ascent_in_vertical = 880;

/// Where the last character of the text, which is not empty, begins.
std::size_t start_of_last(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

/// A mark over or under a letter, or a part of one.
bool is_mark(model::PlacedGlyph const& glyph) { return glyph.advance == Length(); }

double slant_of(text::Synthesis const& synthesis) {
  constexpr double radians = 3.14159265358979323846 / 180000;
  return synthesis.slant == 0 ? 0 : std::tan(std::clamp(synthesis.slant, -60000, 60000) * radians);
}

}  // namespace

// §9.4.4: after a glyph the pen moves by (width − adjustment) × size × scale. `due_` carries what rounding leaves, so nothing
// drifts.
void GlyphRunWriter::flush_adjustment(Line line) {
  const std::int64_t tenths_step = font_size_ > display_size ? 1 : 10;
  const std::int64_t step = std::int64_t{font_size_.raw()} * (units / 10000) * tenths_step;
  if (step <= 0) return;
  const std::int64_t steps = (due_ + (due_ < 0 ? -step / 2 : step / 2)) / step;
  if (steps == 0) return;
  out_.adjust(line == Line::Vertical ? steps * tenths_step : -steps * tenths_step);  // down is negative (§9.4.4)
  due_ -= steps * step;
}

void GlyphRunWriter::move(Length distance, std::int32_t scale) {
  const std::int64_t raw = std::int64_t{distance.raw()} * units;
  due_ += scale == 100000 ? raw : raw / scale * 100000;
}

void GlyphRunWriter::show(model::GlyphRun const& run, model::PlacedGlyph const& glyph, GlyphCode code) {
  out_.select_font({font_index_, code.variant}, font_size_);
  out_.rise(glyph.y_offset);
  move(glyph.x_offset, run.horizontal_scale);
  flush_adjustment();
  out_.show_code(code.cid, is_color_);
  due_ -= std::int64_t{code.width} * font_size_.raw();
  move(glyph.advance - glyph.x_offset, run.horizontal_scale);
}

// A glyph of a vertical font moves the pen down by one em (§9.7.4.3, DW2).
void GlyphRunWriter::show_upright(model::PlacedGlyph const& glyph, GlyphCode code) {
  out_.select_font({font_index_, static_cast<std::uint16_t>(code.variant | vertical_font)}, font_size_);
  out_.rise({});
  move(glyph.x_offset, 100000);
  flush_adjustment(Line::Vertical);
  out_.show_code(code.cid);
  due_ -= std::int64_t{units} * font_size_.raw();
  move(glyph.advance - glyph.x_offset, 100000);
}

// Readers of text turn right-to-left runs around code by code, so that what one code says of several characters (a ligature, a
// joiner with its letter) comes out backwards. So a glyph says its last character only; the others have codes of their own.
bool GlyphRunWriter::says_codes_apart(model::GlyphRun const& run) const {
  return run.right_to_left && run.orientation != model::GlyphOrientation::Upright && fonts_.space_glyph(run.font) != 0;
}

void GlyphRunWriter::show_with_text(model::GlyphRun const& run, model::PlacedGlyph const& glyph, std::string_view text) {
  const std::size_t last = text.size() > 1 && !is_color_ && says_codes_apart(run) ? start_of_last(text) : 0;
  const GlyphCode code = fonts_[run.font].encoding.encode(glyph.glyph, text.substr(last));
  const bool upright = run.orientation == model::GlyphOrientation::Upright;
  fonts_.dictionary(font_index_, upright ? static_cast<std::uint16_t>(code.variant | vertical_font) : code.variant);
  upright ? show_upright(glyph, code) : show(run, glyph, code);
  say_next(text.substr(0, last));
}

// From the last to the first, as glyphs would stand.
void GlyphRunWriter::say_next(std::string_view text) {
  for (; !text.empty(); text = text.substr(0, start_of_last(text))) unsaid_.push_back(text.substr(start_of_last(text)));
}

// The code of the space shows nothing. It moves a little, and all of them together nothing, since readers sort codes by place.
void GlyphRunWriter::say_unsaid(model::GlyphRun const& run) {
  const Length step = run.font_size.scaled(50, 1000);
  for (std::size_t i = 0; i < unsaid_.size(); ++i) move(-step, run.horizontal_scale);
  for (const std::string_view character : unsaid_) {
    const GlyphCode code = fonts_[run.font].encoding.encode(fonts_.space_glyph(run.font), character);
    fonts_.dictionary(font_index_, code.variant);
    show(run, {.glyph = 0, .advance = step, .x_offset = {}, .y_offset = {}, .cluster = 0}, code);
  }
  unsaid_.clear();
}

// A font of pictures has no vertical form (§9.6.5): each stands by itself where that would put it (§9.7.4.3, DW2).
void GlyphRunWriter::show_upright_picture(Point top, GlyphCode code) {
  const Length width = Length::from_raw(static_cast<std::int32_t>(std::int64_t{code.width} * font_size_.raw() / units));
  out_.begin_text({top.x - width / 2, top.y + font_size_.scaled(ascent_in_vertical, 1000)});
  out_.select_font({font_index_, code.variant}, font_size_);
  out_.rise({});
  out_.show_code(code.cid, true);
  out_.end_text();
}

void GlyphRunWriter::write_upright_pictures(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs,
                                            Segment const& segment) {
  Point top = segment.origin;
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    const GlyphCode code = fonts_[run.font].encoding.encode(glyphs[i].glyph, texts_[i].text);
    fonts_.dictionary(font_index_, code.variant);
    show_upright_picture({top.x, top.y + glyphs[i].x_offset}, code);
    top.y += glyphs[i].advance;
  }
}

void GlyphRunWriter::begin(model::GlyphRun const& run, Point origin, double slant) {
  if (run.orientation == model::GlyphOrientation::Sideways)
    out_.begin_turned_text(origin);
  else
    out_.begin_text(origin, slant);
}

void GlyphRunWriter::write_segment(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs, Segment const& segment) {
  FontTable::Entry& font = fonts_[run.font];
  font_index_ = font.index;
  font_size_ = fonts_.drawn_size(run.font, run.font_size);
  due_ = 0;
  is_color_ = font.encoding.is_color();
  if (is_color_) out_.note_transparency();
  const text::Synthesis synthesis = is_color_ ? text::Synthesis() : fonts_.synthesis(run.font);
  out_.text_color(run.color);
  out_.embolden(synthesis.bold ? font_size_ / embolden_divisor : Length(), run.color);
  out_.horizontal_scale(run.orientation == model::GlyphOrientation::Upright ? 100000 : run.horizontal_scale);
  const bool upright = run.orientation == model::GlyphOrientation::Upright;
  if (upright && is_color_) return write_upright_pictures(run, glyphs, segment);
  begin(run, segment.origin, slant_of(synthesis));
  for (std::size_t i = segment.begin; i < segment.end; ++i) {
    const bool is_apart = is_mark(glyphs[i]) && (run.right_to_left || texts_[i].text.empty());
    const bool is_shown = segment.layer == Layer::All || (segment.layer == Layer::Marks) == is_apart;
    if (is_shown) {
      say_unsaid(run);
      show_with_text(run, glyphs[i], segment.layer == Layer::Marks ? std::string_view() : texts_[i].text);
    } else {
      if (segment.layer == Layer::Letters) say_next(texts_[i].text);
      move(glyphs[i].advance, run.horizontal_scale);
    }
  }
  say_unsaid(run);
  out_.end_text();
}

// Readers of text take a raised mark for another line, and one that is moved over its letter for the end of a word. So the letters
// are written first, with codes that show nothing in the marks' places, and then the marks, which say nothing (§14.9.4).
void GlyphRunWriter::write_marks_apart(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs,
                                       MarkSegment const& mark) {
  mark(nullptr);
  write_segment(run, glyphs, {0, glyphs.size(), run.origin, Layer::Letters});
  const ReplacedText nothing;
  mark(&nothing);
  write_segment(run, glyphs, {0, glyphs.size(), run.origin, Layer::Marks});
}

void GlyphRunWriter::write(model::GlyphRun const& run, std::span<model::PlacedGlyph const> glyphs,
                           std::span<ReplacedText const> replaced, MarkSegment const& mark) {
  if (glyphs.empty() || fonts_.drawn_size(run.font, run.font_size).raw() <= 0 || run.horizontal_scale <= 0) return;
  assign_texts(run, glyphs, texts_);
  if (replaced.empty() && says_codes_apart(run) && !fonts_[run.font].encoding.is_color() &&
      std::any_of(glyphs.begin(), glyphs.end(), is_mark))
    return write_marks_apart(run, glyphs, mark);
  if (replaced.empty() && run.orientation == model::GlyphOrientation::Horizontal && !run.right_to_left &&
      !fonts_[run.font].encoding.is_color() && give_marks_to_letters(glyphs, texts_))
    return write_marks_apart(run, glyphs, mark);
  const auto part_of = [&](std::size_t i) -> ReplacedText const* {
    const std::uint32_t at = texts_[i].begin;
    for (ReplacedText const& part : replaced)
      if (at >= part.begin && at < part.end) return &part;
    return nullptr;
  };
  Segment segment{0, 0, run.origin};
  while (segment.begin < glyphs.size()) {
    ReplacedText const* const part = part_of(segment.begin);
    Length advance;
    for (segment.end = segment.begin; segment.end < glyphs.size() && part_of(segment.end) == part; ++segment.end)
      advance += glyphs[segment.end].advance;
    mark(part);
    write_segment(run, glyphs, segment);
    (run.orientation == model::GlyphOrientation::Horizontal ? segment.origin.x : segment.origin.y) += advance;
    segment.begin = segment.end;
  }
}

}  // namespace bifolio::pdf
