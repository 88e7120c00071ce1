// The shaper: items to glyphs by HarfBuzz, word by word, through the cache. Changes with how runs are cut into words and scaled.
#include <deque>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/shape_setting.h"

namespace bifolio::text {
namespace {

constexpr std::uint32_t longest_run = 4096;  // bytes given to HarfBuzz at once, whose buffers take far more than the text
constexpr std::size_t most_settings = 64;    // beyond this the caches start anew; results stay the same

/// Bytes [begin, end) that are shaped together: a word, or one space.
struct Piece {
  std::uint32_t begin = 0, end = 0;
};

// What separates words: shaped alone, so that a word's glyphs do not depend on its neighbours.
bool is_separator(char c) { return c == ' ' || is_space_control(static_cast<unsigned char>(c)); }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool combines(char32_t c) {
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT: return true;
    default: return false;
  }
}

// Where a very long run is cut: at or before `limit`, if possible before a character that stands by itself.
std::uint32_t cut_before(std::string_view text, std::uint32_t limit) {
  while (is_continuation(text[limit])) --limit;
  std::uint32_t at = limit;
  for (int tries = 0; tries < 64 && combines(utf8::decode(text, at).code_point); ++tries) do
      --at;
    while (is_continuation(text[at]));
  return combines(utf8::decode(text, at).code_point) ? limit : at;
}

/// One call of shape().
struct Run {
  std::string_view text;
  Length size;
  std::int32_t units_per_em;
  std::vector<Glyph>& out;

  Piece next_piece(std::uint32_t begin, std::uint32_t end) const {
    if (is_separator(text[begin])) return {begin, begin + 1};
    std::uint32_t at = begin + 1;
    while (at < end && !is_separator(text[at]) && at - begin < longest_run) ++at;
    return {begin, at < end && !is_separator(text[at]) ? cut_before(text, at) : at};
  }

  void append(UnitGlyph const& unit, std::uint32_t base) const {
    Glyph& glyph = out.emplace_back();
    glyph.glyph = unit.glyph;
    glyph.cluster = base + unit.cluster;
    glyph.advance = size.scaled(unit.advance, units_per_em);
    if (unit.x_offset != 0) glyph.x_offset = size.scaled(unit.x_offset, units_per_em);
    if (unit.y_offset != 0) glyph.y_offset = size.scaled(unit.y_offset, units_per_em);
    glyph.unsafe_to_break = unit.unsafe_to_break;
  }
};

// Whether letters outside the piece touch it; only then does its shape depend on them.
bool has_neighbours(std::string_view text, Piece piece) {
  return (piece.begin > 0 && !is_separator(text[piece.begin - 1])) || (piece.end < text.size() && !is_separator(text[piece.end]));
}

// Down the line an advance is positive, and glyphs are placed from where PDF's vertical metrics have them: 0.88 em below the top
// (ISO 32000-1 §9.7.4.3, DW2).
void turn_along_line(UnitGlyph& glyph, hb_glyph_position_t const& position, std::int32_t units_per_em) {
  glyph.advance = -position.y_advance;
  glyph.x_offset = -position.y_offset - units_per_em * 88 / 100;
  glyph.y_offset = 0;
}

}  // namespace

struct Shaper::State {
  explicit State(Fonts const& all) : fonts(all) {}
  Fonts const& fonts;
  BufferHandle buffer{hb_buffer_create()};
  std::deque<ShapeSetting> settings;
  ShapeSetting* latest = nullptr;
  std::vector<UnitGlyph> uncached;

  ShapeSetting& setting_for(Item const& item, TextStyle const& style) {
    if (latest != nullptr && latest->is_for(item, style)) return *latest;
    for (ShapeSetting& setting : settings)
      if (setting.is_for(item, style)) return *(latest = &setting);
    if (settings.size() >= most_settings) settings.clear();
    return *(latest = &settings.emplace_back(fonts, item, style));
  }

  // HarfBuzz shapes `word` alone, or as a part of `around` with the letters that touch it. Appends to `out`.
  void run_harfbuzz(ShapeSetting const& setting, std::string_view word, std::string_view around, std::vector<UnitGlyph>& out);
  GlyphRange cached(ShapeSetting& setting, std::string_view word);
  void shape_piece(ShapeSetting& setting, Run const& run, Piece piece);
};

void Shaper::State::run_harfbuzz(ShapeSetting const& setting, std::string_view word, std::string_view around,
                                 std::vector<UnitGlyph>& out) {
  hb_buffer_t* b = buffer.get();
  hb_buffer_reset(b);
  hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  const auto offset = static_cast<unsigned>(word.data() - around.data());
  hb_buffer_add_utf8(b, around.data(), static_cast<int>(around.size()), offset, static_cast<int>(word.size()));
  hb_buffer_set_direction(b, setting.upright ? HB_DIRECTION_TTB : setting.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(b, static_cast<hb_script_t>(setting.script));
  hb_buffer_set_language(b, setting.hb_language);
  unsigned count = 0;
  hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(b, &count);
  for (unsigned i = 0; i < count; ++i)  // line and paragraph separators show nothing
    if (infos[i].codepoint == 0x2028 || infos[i].codepoint == 0x2029) infos[i].codepoint = 0x200B;
  hb_shape(setting.face->font.get(), b, setting.hb_features.data(), static_cast<unsigned>(setting.hb_features.size()));
  infos = hb_buffer_get_glyph_infos(b, &count);
  hb_glyph_position_t const* positions = hb_buffer_get_glyph_positions(b, &count);
  for (unsigned i = 0; i < count; ++i) {
    UnitGlyph glyph{infos[i].codepoint,     infos[i].cluster - offset,
                    positions[i].x_advance, positions[i].x_offset,
                    positions[i].y_offset,  (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0};
    if (setting.upright) turn_along_line(glyph, positions[i], setting.face->metrics.units_per_em);
    out.push_back(glyph);
  }
}

GlyphRange Shaper::State::cached(ShapeSetting& setting, std::string_view word) {
  if (GlyphRange const* found = setting.words.find(word)) return *found;
  if (setting.words.is_full()) {
    setting.words = WordCache();
    setting.glyphs.clear();
  }
  const std::size_t first = setting.glyphs.size();
  run_harfbuzz(setting, word, word, setting.glyphs);
  const GlyphRange range{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(setting.glyphs.size() - first)};
  setting.words.insert(word, range);
  return range;
}

void Shaper::State::shape_piece(ShapeSetting& setting, Run const& run, Piece piece) {
  std::string_view word = run.text.substr(piece.begin, piece.end - piece.begin);
  const bool is_space = is_separator(word[0]);
  const bool in_context = setting.joins && !is_space && has_neighbours(run.text, piece);
  if (is_space) word = " ";
  if (word.size() <= WordCache::longest_word && !in_context) {
    const GlyphRange range = cached(setting, word);
    for (std::uint32_t i = 0; i < range.count; ++i) run.append(setting.glyphs[range.first + i], piece.begin);
    return;
  }
  uncached.clear();
  run_harfbuzz(setting, word, in_context ? run.text : word, uncached);
  for (UnitGlyph const& unit : uncached) run.append(unit, piece.begin);
}

Shaper::Shaper(Fonts const& fonts) : state_(new State(fonts)) {}
Shaper::~Shaper() = default;

void Shaper::shape(std::string_view text, Item const& item, std::uint32_t begin, std::uint32_t end, TextStyle const& style,
                   std::vector<Glyph>& out) {
  if (!item.font || begin >= end) return;
  ShapeSetting& setting = state_->setting_for(item, style);
  FontMetrics const& metrics = setting.face->metrics;
  const Run run{text, metrics.drawn_size(style.size), metrics.units_per_em, out};
  if (!item.is_right_to_left()) {
    for (std::uint32_t at = begin; at < end;) {
      const Piece piece = run.next_piece(at, end);
      state_->shape_piece(setting, run, piece);
      at = piece.end;
    }
    return;
  }
  std::vector<Piece> pieces;
  for (std::uint32_t at = begin; at < end; at = pieces.back().end) pieces.push_back(run.next_piece(at, end));
  for (std::size_t i = pieces.size(); i > 0; --i) state_->shape_piece(setting, run, pieces[i - 1]);
}

}  // namespace bifolio::text
