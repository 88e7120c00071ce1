#include "resolve/smart/conventions.h"

#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace bifolio::resolve::smart {
namespace {

struct Row {
  std::string_view language;  ///< primary subtag
  std::string_view short_words, enclitics, elisions, abbreviations, titles;
};

constexpr std::string_view general_abbreviations =
    " § §§ № n° nº no nr fig vol p pp € £ ¥ ₽ ₹ ₴ CHF EUR USD GBP JPY SEK NOK DKK PLN CZK HUF ";

constexpr Row rows[] = {
    {"en", "", "",
     " tis twas twere twill twould twasn tisn til till em er im cause cos cuz bout round nuff neath cept gainst tween n ",
     " no nos p pp fig figs vol vols ch chap sec art eq ed l ll fol ff cf ca c pt bk col par vv v tab § §§ ¶ № € £ ¥ ₹ CHF EUR USD "
     "GBP JPY ",
     " mr mrs ms mx dr prof st messrs rev hon gen col capt lt sgt sr fr mt sir "},
    {"de", "", "", " s n ne nen nem ner ran raus rein rum runter rauf ’s ",
     " s nr abb tab kap bd bde art abs § §§ heft z zeile fig aufl jg nrn ca vgl fr € £ ¥ CHF EUR USD GBP ",
     " dr prof hr hrn fr herr herrn frau dipl ing st mag "},
    {"fr", "", "", "", " p pp n° no nº nos t vol ch chap fig art al § §§ l v env ",
     " m mm mme mmes mlle mlles dr pr me mgr st ste "},
    {"es", "", "", "", " p pp pág págs n.º nº núm vol cap fig art t § ", " d dª dña sr sra sres srta dr dra prof st sto sta "},
    {"it", "", "", "", " p pp n nº num vol cap fig art t § §§ ", " sig dott prof ing avv on st "},
    {"pt", "", "", "", " p pp pág págs n.º nº núm vol cap fig art t § ", " sr sra srs dr dra prof d st "},
    {"nl", "", "", " s t n k m ns tis twas er ie em ", " p pp nr nrs blz fig tab hfst dl art § §§ ca ",
     " dhr mevr mw dr prof ir ing mr drs "},
    {"af", "", "", " n s t k m ", " p pp nr bl fig art § ", " mnr mev mej dr prof "},
    {"da", "", "", "", " s nr fig kap bd art § §§ ca ", " hr fru dr prof "},
    {"sv", "", "", "", " s nr fig kap bd art § §§ ca ", " hr fru dr prof "},
    {"nb", "", "", "", " s nr fig kap bd art § §§ ca ", " hr fru dr prof "},
    {"nn", "", "", "", " s nr fig kap bd art § §§ ca ", " hr fru dr prof "},
    {"no", "", "", "", " s nr fig kap bd art § §§ ca ", " hr fru dr prof "},
    {"cs", " k s v z o u i a K S V Z O U I A ", "", "", " s str č čís obr tab kap sv roč odst čl § §§ ",
     " p pí dr prof doc mgr ing mudr judr "},
    {"sk", " k s v z o u i a K S V Z O U I A ", "", "", " s str č čís obr tab kap zv roč ods čl § §§ ", " p dr prof doc mgr ing "},
    {"pl", " a i o u w z A I O U W Z ", "", "", " s str nr rys tab rozdz t art ust § §§ ", " p dr prof mgr inż ks św "},
    {"sl", " k s v z o h K S V Z O H ", "", "", " str št sl tab zv čl § §§ ", " g ga dr prof "},
    {"hr", " k s u i o a K S U I O A ", "", "", " str br sl tab sv čl § §§ ", " g gđa dr prof "},
    {"ru", " в к с о у и а я на по из от до за об со ко во не ни но да В К С О У И А Я На По Из От До За Об Со Ко Во Не Ни Но Да ",
     " же ли бы б ж ", "", " с стр рис табл гл т ч ст п № § §§ ", " г гг проф акад др "},
    {"uk", " в у з і й а о я на по до за не ні чи та із зі від В У З І Й А О Я На По До За Не Ні Чи Та Із Зі ", " же ж би б ", "",
     " с стор рис табл гл т ч ст п № § §§ ", " п проф акад "},
    {"be", " у з і а к ў на па да за не ні ці У З І А К На Па Да За Не Ні Ці ", " ж жа бы б ", "",
     " с стар мал табл гл т ч арт № § §§ ", " сп праф акад "},
    {"ca", "", "", "", " p pp pàg pàgs n.º núm vol cap fig art t § ", " sr sra srs dr dra prof st sta "},
    {"ro", "", "", "", " p pp pag pg nr vol cap fig art t § ", " dl dna dr prof sf "},
    {"hu", "", "", "", " old sz kb fej bek § ", " dr prof id ifj özv "},
    {"fi", "", "", "", " s ss nro kuva luku § §§ n ", " hra rva nti tri prof "},
    {"el", "", "", "", " σ σσ αρ άρ κεφ εικ τόμ πίν § ", " κ κα κος δρ "},
    {"sr", "", "", "", " str br sl tab sv čl стр бр сл таб св чл § §§ № ", " g gđa dr prof г др проф "},
    {"bg", " в с и а о у В С И А О У ", "", "", " с стр фиг табл гл т чл № § §§ ", " г проф акад "},
};

/// Languages that write ordinal numbers with a full stop.
constexpr std::string_view ordinal_languages = " cs sk sl hr sr bs cnr da nb nn no fo is fi et lv lt hu hsb dsb eu tr ";

constexpr std::string_view german_date_words =
    " januar jänner februar feber märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts "
    "jahrhunderten jahrhunderte jh jhd jhdt jhs jan feb apr jun jul aug sep sept okt nov dez ";

/// Names beside the languages' own tags.
constexpr std::pair<std::string_view, model::QuoteMarks> names[] = {
    {"american", {"“", "”", "‘", "’"}},   {"british", {"‘", "’", "“", "”"}}, {"french", {"«", "»", "“", "”"}},
    {"german", {"„", "“", "‚", "‘"}},     {"swiss", {"«", "»", "‹", "›"}},   {"inward", {"»", "«", "›", "‹"}},
    {"guillemets", {"«", "»", "‹", "›"}}, {"swedish", {"”", "”", "’", "’"}}, {"polish", {"„", "”", "«", "»"}},
};

// Signs of SI and other units, currencies, and words that belong to the number before them.
constexpr std::string_view units =
    " % ‰ ° °c °f ° k m km dm cm mm µm μm nm ha ar m² km² cm² mm² m³ cm³ dm³ km2 m2 m3 l dl cl ml hl g kg mg µg μg dag dkg lb lbs "
    "oz t kt mt h min s "
    "ms µs μs ns hz khz mhz ghz w kw mw gw kwh mwh gwh twh v kv mv j kj mj cal kcal n kn pa hpa kpa mpa bar mbar mol lm lx cd db "
    "ev kev "
    "mev gev kb mb gb tb kib mib gib bit kbit mbit gbit px pt pc ft mi yd mph rpm km/h m/s kn/h l/min kg/m³ € $ £ ¥ ₽ zł "
    "kč "
    "chf "
    "eur usd gbp "
    "am pm a.m p.m bc ad bce ce uhr mio mrd tsd f ff kr ft lei din tys mln mld tis "
    "км м см мм кг г гг мг т л мл ч мин с сек руб коп тыс млн млрд в вв грн лв ден χλμ εκ χμ ";

std::string primary(std::string_view language) { return lower_case(language.substr(0, language.find_first_of("-_"))); }

bool has_subtag(std::string_view language, std::string_view region) {
  for (std::size_t at = language.find('-'); at != std::string_view::npos; at = language.find('-', at + 1)) {
    const std::string_view subtag = language.substr(at + 1, language.find('-', at + 1) - at - 1);
    if (subtag.size() == 2 && (subtag[0] | 0x20) == region[0] && (subtag[1] | 0x20) == region[1]) return true;
  }
  return false;
}

PunctuationSpaces punctuation_of(std::string_view language) {
  if (primary(language) != "fr") return PunctuationSpaces::None;
  if (has_subtag(language, "ca")) return PunctuationSpaces::Canadian;
  return has_subtag(language, "ch") ? PunctuationSpaces::Swiss : PunctuationSpaces::French;
}

/// The marks if they are four characters, spaces and commas between them left out; the views are into `text`.
std::optional<model::QuoteMarks> four_marks(std::string_view text) {
  std::vector<std::string_view> marks;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    if (c.code_point >= 0x80 || c.code_point == '"' || c.code_point == '\'')
      marks.push_back(text.substr(at, c.length));
    else if (c.code_point != ' ' && c.code_point != ',')
      return std::nullopt;
    at += c.length;
  }
  if (marks.size() != 4) return std::nullopt;
  return model::QuoteMarks{marks[0], marks[1], marks[2], marks[3]};
}

}  // namespace

std::optional<model::QuoteMarks> quote_marks_named(std::string_view text) {
  for (auto const& [name, marks] : names)
    if (name == text) return marks;
  if (auto marks = four_marks(text)) return marks;
  const std::string tag = primary(text);
  if (tag.size() < 2 || tag.size() > 3) return std::nullopt;
  for (const char c : tag)
    if (c < 'a' || c > 'z') return std::nullopt;
  return model::quote_marks(text);
}

Conventions conventions_for(std::string_view language, std::string_view quotes) {
  Conventions made;
  const auto named = quotes.empty() ? std::nullopt : quote_marks_named(quotes);
  made.quotes = named ? *named : model::quote_marks(language);
  made.punctuation = punctuation_of(language);
  made.abbreviations = general_abbreviations;
  const std::string tag = primary(language);
  for (Row const& row : rows) {
    if (row.language != tag) continue;
    made.short_words = row.short_words;
    made.enclitics = row.enclitics;
    made.elisions = row.elisions;
    made.abbreviations = row.abbreviations;
    made.titles = row.titles;
  }
  if (tag == "haw" || tag == "sm" || tag == "to") made.apostrophe = ApostropheLetter::Okina;
  if (tag == "uz") made.apostrophe = ApostropheLetter::Uzbek;
  if (has_word(ordinal_languages, tag)) made.ordinals = Ordinals::BeforeSmall;
  if (tag == "de" || tag == "lb") made.ordinals = Ordinals::BeforeMonths;
  made.closes_dashes = tag == "en";
  made.keeps_dash_to_word = tag == "ru" || tag == "uk" || tag == "be" || tag == "bg";
  return made;
}

bool has_word(std::string_view list, std::string_view word) {
  if (list.empty() || word.empty() || word.size() > 12) return false;
  std::string framed = " ";
  (framed += lower_case(word)) += ' ';
  if (list.find(framed) != std::string_view::npos) return true;
  framed.replace(1, word.size(), word);
  return list.find(framed) != std::string_view::npos;
}

bool is_german_date_word(std::string_view word) { return has_word(german_date_words, word); }

bool is_unit(std::string_view word) { return has_word(units, word); }

}  // namespace bifolio::resolve::smart
