// The keywords of each enumerated property, in one table an enum. The first name of a value is how it is printed.
#pragma once

#include <array>
#include <string_view>

#include "model/values.h"

namespace bifolio::style {

template <class Enum>
struct Keyword {
  std::string_view name;
  Enum value;
};
// Deduces the table's length; the compiler finds a table by its enum.
template <class Enum, std::size_t N>
constexpr std::array<Keyword<Enum>, N> keyword_table(Keyword<Enum> const (&rows)[N]) {
  return std::to_array(rows);
}

#define BIFOLIO_KEYWORDS(Enum, ...)                                                  \
  inline constexpr auto Enum##_keywords = keyword_table<model::Enum>({__VA_ARGS__}); \
  constexpr auto const& keywords_of(model::Enum) { return Enum##_keywords; }

BIFOLIO_KEYWORDS(Display, {"none", model::Display::None}, {"contents", model::Display::Contents}, {"block", model::Display::Block},
                 {"inline", model::Display::Inline}, {"inline-block", model::Display::InlineBlock},
                 {"flow-root", model::Display::FlowRoot}, {"list-item", model::Display::ListItem}, {"table", model::Display::Table},
                 {"inline-table", model::Display::InlineTable}, {"table-row-group", model::Display::TableRowGroup},
                 {"table-header-group", model::Display::TableHeaderGroup}, {"table-footer-group", model::Display::TableFooterGroup},
                 {"table-row", model::Display::TableRow}, {"table-cell", model::Display::TableCell},
                 {"table-column-group", model::Display::TableColumnGroup}, {"table-column", model::Display::TableColumn},
                 {"table-caption", model::Display::TableCaption}, {"flex", model::Display::Flex}, {"grid", model::Display::Grid},
                 {"ruby", model::Display::Ruby}, {"ruby-base", model::Display::RubyBase}, {"ruby-text", model::Display::RubyText},
                 {"ruby-base-container", model::Display::RubyBaseContainer},
                 {"ruby-text-container", model::Display::RubyTextContainer})
BIFOLIO_KEYWORDS(PositionScheme, {"static", model::PositionScheme::Static}, {"relative", model::PositionScheme::Relative},
                 {"sticky", model::PositionScheme::Sticky}, {"-webkit-sticky", model::PositionScheme::Sticky},
                 {"absolute", model::PositionScheme::Absolute}, {"fixed", model::PositionScheme::Fixed})
BIFOLIO_KEYWORDS(Float, {"none", model::Float::None}, {"left", model::Float::Left}, {"right", model::Float::Right},
                 {"inline-start", model::Float::InlineStart}, {"inline-end", model::Float::InlineEnd},
                 {"footnote", model::Float::Footnote}, {"top", model::Float::Top}, {"bottom", model::Float::Bottom})
BIFOLIO_KEYWORDS(Clear, {"none", model::Clear::None}, {"left", model::Clear::Left}, {"right", model::Clear::Right},
                 {"both", model::Clear::Both}, {"inline-start", model::Clear::InlineStart}, {"inline-end", model::Clear::InlineEnd})
BIFOLIO_KEYWORDS(BoxSizing, {"content-box", model::BoxSizing::ContentBox}, {"border-box", model::BoxSizing::BorderBox})
BIFOLIO_KEYWORDS(Overflow, {"visible", model::Overflow::Visible}, {"hidden", model::Overflow::Hidden},
                 {"clip", model::Overflow::Clip}, {"scroll", model::Overflow::Scroll}, {"auto", model::Overflow::Auto},
                 {"overlay", model::Overflow::Auto})
BIFOLIO_KEYWORDS(Visibility, {"visible", model::Visibility::Visible}, {"hidden", model::Visibility::Hidden},
                 {"collapse", model::Visibility::Collapse})
BIFOLIO_KEYWORDS(BorderStyle, {"none", model::BorderStyle::None}, {"hidden", model::BorderStyle::Hidden},
                 {"dotted", model::BorderStyle::Dotted}, {"dashed", model::BorderStyle::Dashed},
                 {"solid", model::BorderStyle::Solid}, {"double", model::BorderStyle::Double},
                 {"groove", model::BorderStyle::Groove}, {"ridge", model::BorderStyle::Ridge}, {"inset", model::BorderStyle::Inset},
                 {"outset", model::BorderStyle::Outset})
BIFOLIO_KEYWORDS(FontStyle, {"normal", model::FontStyle::Normal}, {"italic", model::FontStyle::Italic},
                 {"oblique", model::FontStyle::Oblique})
BIFOLIO_KEYWORDS(FontVariantCaps, {"normal", model::FontVariantCaps::Normal}, {"small-caps", model::FontVariantCaps::SmallCaps},
                 {"all-small-caps", model::FontVariantCaps::AllSmallCaps}, {"petite-caps", model::FontVariantCaps::PetiteCaps},
                 {"all-petite-caps", model::FontVariantCaps::AllPetiteCaps}, {"unicase", model::FontVariantCaps::Unicase},
                 {"titling-caps", model::FontVariantCaps::TitlingCaps})
BIFOLIO_KEYWORDS(FontVariantPosition, {"normal", model::FontVariantPosition::Normal}, {"sub", model::FontVariantPosition::Sub},
                 {"super", model::FontVariantPosition::Super})
BIFOLIO_KEYWORDS(FontKerning, {"auto", model::FontKerning::Auto}, {"normal", model::FontKerning::Normal},
                 {"none", model::FontKerning::None})
BIFOLIO_KEYWORDS(TextAlign, {"start", model::TextAlign::Start}, {"end", model::TextAlign::End}, {"left", model::TextAlign::Left},
                 {"right", model::TextAlign::Right}, {"center", model::TextAlign::Center}, {"justify", model::TextAlign::Justify},
                 {"justify-all", model::TextAlign::JustifyAll}, {"match-parent", model::TextAlign::MatchParent})
BIFOLIO_KEYWORDS(TextAlignLast, {"auto", model::TextAlignLast::Auto}, {"start", model::TextAlignLast::Start},
                 {"end", model::TextAlignLast::End}, {"left", model::TextAlignLast::Left}, {"right", model::TextAlignLast::Right},
                 {"center", model::TextAlignLast::Center}, {"justify", model::TextAlignLast::Justify})
BIFOLIO_KEYWORDS(TextTransform, {"none", model::TextTransform::None}, {"uppercase", model::TextTransform::Uppercase},
                 {"lowercase", model::TextTransform::Lowercase}, {"capitalize", model::TextTransform::Capitalize},
                 {"full-width", model::TextTransform::FullWidth})
BIFOLIO_KEYWORDS(TextWrap, {"wrap", model::TextWrap::Wrap}, {"nowrap", model::TextWrap::NoWrap},
                 {"balance", model::TextWrap::Balance}, {"pretty", model::TextWrap::Pretty}, {"stable", model::TextWrap::Stable},
                 {"auto", model::TextWrap::Wrap})
BIFOLIO_KEYWORDS(WhiteSpaceCollapse, {"collapse", model::WhiteSpaceCollapse::Collapse},
                 {"preserve", model::WhiteSpaceCollapse::Preserve}, {"preserve-breaks", model::WhiteSpaceCollapse::PreserveBreaks},
                 {"break-spaces", model::WhiteSpaceCollapse::BreakSpaces})
BIFOLIO_KEYWORDS(OverflowWrap, {"normal", model::OverflowWrap::Normal}, {"break-word", model::OverflowWrap::BreakWord},
                 {"anywhere", model::OverflowWrap::Anywhere})
BIFOLIO_KEYWORDS(WordBreak, {"normal", model::WordBreak::Normal}, {"break-all", model::WordBreak::BreakAll},
                 {"keep-all", model::WordBreak::KeepAll}, {"break-word", model::WordBreak::BreakWord},
                 {"auto-phrase", model::WordBreak::AutoPhrase})
BIFOLIO_KEYWORDS(LineBreakStrictness, {"auto", model::LineBreakStrictness::Auto}, {"loose", model::LineBreakStrictness::Loose},
                 {"normal", model::LineBreakStrictness::Normal}, {"strict", model::LineBreakStrictness::Strict},
                 {"anywhere", model::LineBreakStrictness::Anywhere})
BIFOLIO_KEYWORDS(Hyphens, {"none", model::Hyphens::None}, {"manual", model::Hyphens::Manual}, {"auto", model::Hyphens::Auto})
BIFOLIO_KEYWORDS(Direction, {"ltr", model::Direction::Ltr}, {"rtl", model::Direction::Rtl})
BIFOLIO_KEYWORDS(UnicodeBidi, {"normal", model::UnicodeBidi::Normal}, {"embed", model::UnicodeBidi::Embed},
                 {"isolate", model::UnicodeBidi::Isolate}, {"bidi-override", model::UnicodeBidi::BidiOverride},
                 {"isolate-override", model::UnicodeBidi::IsolateOverride}, {"plaintext", model::UnicodeBidi::Plaintext})
BIFOLIO_KEYWORDS(ListStylePosition, {"outside", model::ListStylePosition::Outside}, {"inside", model::ListStylePosition::Inside})
BIFOLIO_KEYWORDS(TableLayout, {"auto", model::TableLayout::Auto}, {"fixed", model::TableLayout::Fixed})
BIFOLIO_KEYWORDS(BorderCollapse, {"separate", model::BorderCollapse::Separate}, {"collapse", model::BorderCollapse::Collapse})
BIFOLIO_KEYWORDS(CaptionSide, {"top", model::CaptionSide::Top}, {"bottom", model::CaptionSide::Bottom})
BIFOLIO_KEYWORDS(EmptyCells, {"show", model::EmptyCells::Show}, {"hide", model::EmptyCells::Hide})
BIFOLIO_KEYWORDS(BreakBetween, {"auto", model::BreakBetween::Auto}, {"avoid", model::BreakBetween::Avoid},
                 {"avoid-page", model::BreakBetween::AvoidPage}, {"avoid-column", model::BreakBetween::AvoidColumn},
                 {"page", model::BreakBetween::Page}, {"left", model::BreakBetween::Left}, {"right", model::BreakBetween::Right},
                 {"recto", model::BreakBetween::Recto}, {"verso", model::BreakBetween::Verso},
                 {"column", model::BreakBetween::Column}, {"always", model::BreakBetween::Always},
                 {"all", model::BreakBetween::Always})
BIFOLIO_KEYWORDS(BreakInside, {"auto", model::BreakInside::Auto}, {"avoid", model::BreakInside::Avoid},
                 {"avoid-page", model::BreakInside::AvoidPage}, {"avoid-column", model::BreakInside::AvoidColumn})
BIFOLIO_KEYWORDS(BoxDecorationBreak, {"slice", model::BoxDecorationBreak::Slice}, {"clone", model::BoxDecorationBreak::Clone})
BIFOLIO_KEYWORDS(ObjectFit, {"fill", model::ObjectFit::Fill}, {"contain", model::ObjectFit::Contain},
                 {"cover", model::ObjectFit::Cover}, {"none", model::ObjectFit::None}, {"scale-down", model::ObjectFit::ScaleDown})
BIFOLIO_KEYWORDS(BookmarkState, {"open", model::BookmarkState::Open}, {"closed", model::BookmarkState::Closed})
BIFOLIO_KEYWORDS(FootnotePolicy, {"auto", model::FootnotePolicy::Auto}, {"line", model::FootnotePolicy::Line},
                 {"block", model::FootnotePolicy::Block})
BIFOLIO_KEYWORDS(FootnoteDisplay, {"block", model::FootnoteDisplay::Block}, {"inline", model::FootnoteDisplay::Inline},
                 {"compact", model::FootnoteDisplay::Compact})
BIFOLIO_KEYWORDS(TextDecorationStyle, {"solid", model::TextDecorationStyle::Solid}, {"double", model::TextDecorationStyle::Double},
                 {"dotted", model::TextDecorationStyle::Dotted}, {"dashed", model::TextDecorationStyle::Dashed},
                 {"wavy", model::TextDecorationStyle::Wavy})

BIFOLIO_KEYWORDS(TextDecorationSkipInk, {"auto", model::TextDecorationSkipInk::Auto}, {"none", model::TextDecorationSkipInk::None},
                 {"all", model::TextDecorationSkipInk::All})
BIFOLIO_KEYWORDS(TextUnderlinePosition, {"auto", model::TextUnderlinePosition::Auto},
                 {"from-font", model::TextUnderlinePosition::FromFont}, {"under", model::TextUnderlinePosition::Under})
BIFOLIO_KEYWORDS(TextJustify, {"auto", model::TextJustify::Auto}, {"none", model::TextJustify::None},
                 {"inter-word", model::TextJustify::InterWord}, {"inter-character", model::TextJustify::InterCharacter})
BIFOLIO_KEYWORDS(WritingMode, {"horizontal-tb", model::WritingMode::HorizontalTb}, {"vertical-rl", model::WritingMode::VerticalRl},
                 {"vertical-lr", model::WritingMode::VerticalLr}, {"sideways-rl", model::WritingMode::SidewaysRl},
                 {"sideways-lr", model::WritingMode::SidewaysLr}, {"lr", model::WritingMode::HorizontalTb},
                 {"lr-tb", model::WritingMode::HorizontalTb}, {"rl", model::WritingMode::HorizontalTb},
                 {"rl-tb", model::WritingMode::HorizontalTb}, {"tb", model::WritingMode::VerticalRl},
                 {"tb-rl", model::WritingMode::VerticalRl}, {"tb-lr", model::WritingMode::VerticalLr})
BIFOLIO_KEYWORDS(TextOrientation, {"mixed", model::TextOrientation::Mixed}, {"upright", model::TextOrientation::Upright},
                 {"sideways", model::TextOrientation::Sideways}, {"sideways-right", model::TextOrientation::Sideways},
                 {"vertical-right", model::TextOrientation::Mixed})
BIFOLIO_KEYWORDS(TextSpacingTrim, {"normal", model::TextSpacingTrim::Normal}, {"space-all", model::TextSpacingTrim::SpaceAll},
                 {"space-first", model::TextSpacingTrim::SpaceFirst}, {"trim-start", model::TextSpacingTrim::TrimStart},
                 {"trim-both", model::TextSpacingTrim::TrimBoth}, {"trim-all", model::TextSpacingTrim::TrimAll},
                 {"auto", model::TextSpacingTrim::Auto})
BIFOLIO_KEYWORDS(RubyPosition, {"alternate", model::RubyPosition::Alternate},
                 {"alternate under", model::RubyPosition::AlternateUnder}, {"over", model::RubyPosition::Over},
                 {"under", model::RubyPosition::Under}, {"inter-character", model::RubyPosition::InterCharacter})
BIFOLIO_KEYWORDS(RubyAlign, {"space-around", model::RubyAlign::SpaceAround}, {"space-between", model::RubyAlign::SpaceBetween},
                 {"start", model::RubyAlign::Start}, {"center", model::RubyAlign::Center})
BIFOLIO_KEYWORDS(RubyMerge, {"separate", model::RubyMerge::Separate}, {"merge", model::RubyMerge::Merge},
                 {"auto", model::RubyMerge::Auto}, {"collapse", model::RubyMerge::Merge})
BIFOLIO_KEYWORDS(RubyOverhang, {"auto", model::RubyOverhang::Auto}, {"none", model::RubyOverhang::None})
BIFOLIO_KEYWORDS(HyphenateLimitLast, {"none", model::HyphenateLimitLast::None}, {"always", model::HyphenateLimitLast::Always},
                 {"column", model::HyphenateLimitLast::Column}, {"page", model::HyphenateLimitLast::Page},
                 {"spread", model::HyphenateLimitLast::Spread})
BIFOLIO_KEYWORDS(FontSizeAdjustMetric, {"ex-height", model::FontSizeAdjustMetric::ExHeight},
                 {"cap-height", model::FontSizeAdjustMetric::CapHeight}, {"ch-width", model::FontSizeAdjustMetric::ChWidth},
                 {"ic-width", model::FontSizeAdjustMetric::IcWidth}, {"ic-height", model::FontSizeAdjustMetric::IcHeight})
BIFOLIO_KEYWORDS(FontVariantEmoji, {"normal", model::FontVariantEmoji::Normal}, {"text", model::FontVariantEmoji::Text},
                 {"emoji", model::FontVariantEmoji::Emoji}, {"unicode", model::FontVariantEmoji::Unicode})
BIFOLIO_KEYWORDS(FontPalette, {"normal", model::FontPalette::Normal}, {"light", model::FontPalette::Light},
                 {"dark", model::FontPalette::Dark})
BIFOLIO_KEYWORDS(LineGrid, {"match-parent", model::LineGrid::MatchParent}, {"create", model::LineGrid::Create})
BIFOLIO_KEYWORDS(LineSnap, {"none", model::LineSnap::None}, {"baseline", model::LineSnap::Baseline},
                 {"contain", model::LineSnap::Contain})
BIFOLIO_KEYWORDS(BlockStepAlign, {"auto", model::BlockStepAlign::Auto}, {"center", model::BlockStepAlign::Center},
                 {"start", model::BlockStepAlign::Start}, {"end", model::BlockStepAlign::End})
BIFOLIO_KEYWORDS(BlockStepRound, {"up", model::BlockStepRound::Up}, {"down", model::BlockStepRound::Down},
                 {"nearest", model::BlockStepRound::Nearest})
BIFOLIO_KEYWORDS(PageDepth, {"ragged", model::PageDepth::Ragged}, {"even", model::PageDepth::Even},
                 {"justify", model::PageDepth::Justify})
BIFOLIO_KEYWORDS(FontOpticalSizing, {"auto", model::FontOpticalSizing::Auto}, {"none", model::FontOpticalSizing::None})
BIFOLIO_KEYWORDS(ColumnFill, {"balance", model::ColumnFill::Balance}, {"balance-all", model::ColumnFill::BalanceAll},
                 {"auto", model::ColumnFill::Auto})
BIFOLIO_KEYWORDS(ColumnSpan, {"none", model::ColumnSpan::None}, {"all", model::ColumnSpan::All})
BIFOLIO_KEYWORDS(FloatReference, {"inline", model::FloatReference::Inline}, {"column", model::FloatReference::Column},
                 {"page", model::FloatReference::Page})
BIFOLIO_KEYWORDS(BackgroundBox, {"border-box", model::BackgroundBox::BorderBox}, {"padding-box", model::BackgroundBox::PaddingBox},
                 {"content-box", model::BackgroundBox::ContentBox})
BIFOLIO_KEYWORDS(BackgroundRepeat, {"repeat", model::BackgroundRepeat::Repeat}, {"no-repeat", model::BackgroundRepeat::NoRepeat},
                 {"space", model::BackgroundRepeat::Space}, {"round", model::BackgroundRepeat::Round})
BIFOLIO_KEYWORDS(BorderImageRepeat, {"stretch", model::BorderImageRepeat::Stretch}, {"repeat", model::BorderImageRepeat::Repeat},
                 {"round", model::BorderImageRepeat::Round}, {"space", model::BorderImageRepeat::Space})
BIFOLIO_KEYWORDS(BackgroundAttachment, {"scroll", model::BackgroundAttachment::Scroll},
                 {"fixed", model::BackgroundAttachment::Fixed}, {"local", model::BackgroundAttachment::Local})
BIFOLIO_KEYWORDS(TextOverflow, {"clip", model::TextOverflow::Clip}, {"ellipsis", model::TextOverflow::Ellipsis})

#undef BIFOLIO_KEYWORDS

}  // namespace bifolio::style
